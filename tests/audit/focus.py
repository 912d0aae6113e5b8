"""The way through a screen without touching it: the order of the focus, and the ring round what has it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickItem
from shiboken6 import getCppPointer

from tests.audit import eyes
from tests.audit.checks import SHAPE, View
from tests.ui import measure

RING = 3.0  # mm


def order(view: View) -> list[str]:
    """Tab goes from each control to the next: every one once, in reading order, and round again."""
    controls = {id_of(one.item): one for one in view.controls}
    if not controls:
        return []
    first = view.controls[0]
    first.item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    before = _focused(view, Qt.Key.Key_Backtab)
    way = [first]
    for _ in range(2 * len(controls)):
        at = _focused(view, Qt.Key.Key_Tab)
        if at == _id(first):
            break
        way += [controls[at]] if at in controls else []
    clear(view)
    found = [f"Tab never comes to {one.name}" for key, one in controls.items() if key not in map(_id, way)]
    if len(way) != len(set(map(_id, way))):
        found.append("Tab comes to a control twice")
    if before != _id(way[-1]):
        found.append(f"Backtab from {first.name} goes elsewhere than Tab comes from")
    return found + _upwards(view, way)


def _focused(view: View, key: Qt.Key) -> int:
    """Press a key of the keyboard; what has the focus then. Backtab is taken back at once.

    As a key that is held down: a card is read as quickly as single presses would come.
    """
    _press(view, key)
    item: QQuickItem | None = view.ui.window.activeFocusItem()
    at = 0 if item is None else id_of(item)
    if key == Qt.Key.Key_Backtab:
        _press(view, Qt.Key.Key_Tab)
    return at


def _press(view: View, key: Qt.Key) -> None:
    held = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", True)
    QCoreApplication.sendEvent(view.ui.window, held)


def _id(one: measure.Seen) -> int:
    return id_of(one.item)


def id_of(item: QQuickItem) -> int:
    """The item's own address: PySide may make two wrappers for one."""
    return int(getCppPointer(item)[0])


def _upwards(view: View, way: list[measure.Seen]) -> list[str]:
    """Steps that go up in the same column, or against the line in the same row: nobody reads so."""
    found = []
    for one, two in pairwise(way):
        a, b = one.rect, two.rect
        same_group = group(one.item) == group(two.item)
        up = b.bottom() <= a.top() + 1 and b.left() < a.right() and a.left() < b.right()
        same_row = b.top() < a.center().y() < b.bottom() and a.top() < b.center().y() < a.bottom()
        back_in_row = same_row and (b.right() <= a.left() if not view.look.left else False)
        if same_group and (up or back_in_row):
            found.append(f"Tab goes back from {one.name} to {two.name}")
    groups = list(dict.fromkeys(group(one.item) for one in way))
    runs = [group(one.item) for one in way]
    changes = [one for index, one in enumerate(runs) if index == 0 or runs[index - 1] != one]
    return found if len(changes) == len(groups) else [*found, f"Tab leaves and comes again: {changes}"]


def group(item: QQuickItem) -> str:
    """Band, bottom, notice, or the screen between them."""
    kinds = [measure.kind(one) for one in measure.above(item)]
    return next((one for one in ("Band", "Bottom") if one in kinds), measure.kind(item) if "Notice" in kinds else "")


def ring(view: View) -> list[str]:
    """The ring round the focused control is at least 3 mm thick in all, and stands out from what was there before."""
    controls = view.controls
    if not controls:
        return []
    turn = sum(map(ord, str(view.look) + str(view.ui.shell.scene["step"]))) % len(controls)
    found = []
    for one in controls if view.every_control else [controls[turn]]:
        thick = thickness(view, one)
        if thick < RING - 0.3:
            found.append(f"the focus ring of {one.name} is {thick:.1f} mm thick where it can be seen")
    return found


def thickness(view: View, one: measure.Seen) -> float:
    """Millimetres of change that stand out along a line through the middle of the best seen side."""
    one.item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    after = eyes.grab(view.ui.window)
    clear(view)
    before = eyes.grab(view.ui.window)
    x, y = int(one.rect.center().x()), int(one.rect.center().y())
    deep = round(2 * RING / view.pitch)
    best = 0
    for line, at, edge in (("row", y, one.rect.left()), ("row", y, one.rect.right()), ("column", x, one.rect.top())):
        cut = slice(max(0, round(edge) - deep), round(edge) + deep)
        was, became = (dots[at, cut] if line == "row" else dots[cut, at] for dots in (before, after))
        stands = eyes.contrast(eyes.luminance(was), eyes.luminance(became)) >= SHAPE
        best = max(best, int(stands.sum()))
    return best * view.pitch


def clear(view: View) -> None:
    """Take the focus away from every control."""
    item: QQuickItem | None = view.ui.window.activeFocusItem()
    if item is not None and measure.is_control(item):
        item.setFocus(False)
