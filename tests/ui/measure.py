"""Looks at a screen as the checklist does (ui-guidelines §7): what is cut off, too small, too near or has no name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtQml import QQmlEngine, QQmlProperty
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.ui.engine import Ui
from kiosk.ui.hand import Hand, walk
from tests.ui.states import pages

PITCH = 0.248
LEAST_STAFF_TEXT = 9.0
LEAST_TEXT, LEAST_TARGET, LEAST_GAP, MAIN_TARGET = 12.0, 20.0, 3.0, 25.0  # mm
_MARKS = {
    "Band": "hideHere",
    "Bottom": "packed",
    "Field": "split",
    "Keypad": "keyHeight",
    "Notice": "told",
    "Picture": "found",
    "Progress": "visualPosition",
    "ResultBar": "thick",
    "Dial": "hub",
    "Beads": "bead",
    "Phases": "each",
}
_H_RIGHT, _H_CENTER = 2, 4  # Text.AlignRight, Text.AlignHCenter
_EDGE = 1.5  # px of rounding


@dataclass(frozen=True, slots=True)
class Seen:
    """One text or one control, and the rectangle of what is really drawn, in window pixels."""

    item: QQuickItem
    name: str
    rect: QRectF
    control: bool


def kind(item: QQuickItem) -> str:
    """Which control it is, of those that matter here; told by a property that no other has.

    Its type would tell it too, but Python keeps types, and takes an item that comes to lie in the same place for one.
    """
    return next((one for one, mark in _MARKS.items() if item.property(mark) is not None), "")


def is_control(item: QQuickItem) -> bool:
    """Whether a finger can press it."""
    return item.property("guard") is not None


def is_shape(item: QQuickItem) -> bool:
    """Whether it is a rectangle, round or not."""
    return None not in (item.property("radius"), item.property("color"))


def is_text(item: QQuickItem) -> bool:
    """Whether it draws words."""
    return item.property("lineHeight") is not None and bool(str(item.property("text") or "").strip("\u200b "))


def _ink(item: QQuickItem) -> QRectF:
    """What a text really covers: the last line's leading is air, and an aligned text is as wide as its words."""
    wide, high = float(item.property("contentWidth")), float(item.property("contentHeight"))
    size = float(item.property("size"))
    if float(item.property("lineHeight")) > 1.0:
        high -= size * 0.28
    align = int(item.property("side"))
    room = item.width() - wide
    left = room if align == _H_RIGHT else room / 2 if align == _H_CENTER else 0.0
    above = float(item.property("topPadding") or 0)
    # the letters themselves stand lower than the line's top and higher than its bottom
    return item.mapRectToScene(QRectF(left, above + size * 0.06, wide, high - size * 0.16))


def seen(window: QQuickWindow) -> Iterator[Seen]:
    """Everything visible that is a text or a control."""
    for item in walk(window.contentItem()):
        if is_control(item):
            yield Seen(item, item.objectName(), item.mapRectToScene(QRectF(0, 0, item.width(), item.height())), True)
        elif is_text(item):
            yield Seen(item, str(item.property("text")).replace("\n", " "), _ink(item), False)


def _inside(item: QQuickItem, other: QQuickItem) -> bool:
    return item is other or any(one is other for one in above(item))


def _overlap(one: QRectF, two: QRectF) -> bool:
    both = one.intersected(two)
    return both.width() > _EDGE and both.height() > _EDGE


def misfits(window: QQuickWindow) -> list[str]:
    """Texts that are cut, words wider than their column, anything over anything or beyond the window."""
    everything = list(seen(window))
    whole = QRectF(0, 0, window.width(), window.height()).adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE)
    found = [f"{one.name!r} leaves the window" for one in everything if not whole.contains(one.rect)]
    for one in everything:
        if one.control:
            continue
        if bool(one.item.property("truncated")):
            found.append(f"{one.name!r} is truncated")
        if float(one.item.property("contentWidth")) > one.item.width() + _EDGE:
            found.append(f"{one.name!r} is wider than its place")
        for box in _boxes(one.item):
            place = box.mapRectToScene(QRectF(0, 0, box.width(), box.height())).adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE)
            if not place.contains(one.rect):
                found.append(f"{one.name!r} leaves its {kind(box)}")
    pictures = [
        Seen(item, kind(item).lower(), item.mapRectToScene(QRectF(0, 0, item.width(), item.height())), False)
        for item in walk(window.contentItem())
        if _solid(item) and not in_control(item)
    ]
    everything += pictures
    for index, one in enumerate(everything):
        for two in everything[index + 1 :]:
            if _inside(one.item, two.item) or _inside(two.item, one.item):
                continue
            if _overlap(one.rect, two.rect):
                found.append(f"{one.name!r} and {two.name!r} overlap")
    return found


def _solid(item: QQuickItem) -> bool:
    if kind(item) == "Picture":
        return bool(item.property("found"))
    return kind(item) in ("Field", "Progress", "Beads", "Dial")


def in_control(item: QQuickItem) -> bool:
    """Whether it stands on something that can be pressed."""
    return any(is_control(one) for one in above(item))


def _boxes(item: QQuickItem) -> Iterator[QQuickItem]:
    """What it must not leave: a control, or anything with a ground or an edge of its own."""
    return (one for one in above(item) if is_control(one) or is_shape(one))


def too_small(window: QQuickWindow, hangul: float, zoom: float, pitch: float = PITCH) -> list[str]:
    """Texts under 12 mm, or not zoomed; targets under 20 mm or nearer than 3 mm."""
    everything = list(seen(window))
    found = []
    for one in everything:
        if not one.control:
            height = float(one.item.property("size")) * hangul * pitch
            fitted = any(kind(box) in ("Field", "Keypad") for box in above(one.item))  # grows as far as it fits
            shrunk = max(0.85, float(one.item.property("shrink") or 1.0))  # a sentence higher than the room
            least = LEAST_TEXT * (1.0 if fitted else zoom * shrunk)
            if of_staff(one.item):
                least = LEAST_STAFF_TEXT
            if height < least - 0.1:
                found.append(f"{one.name!r} is {height:.1f} mm high, not {least:.0f}")
    controls = [one for one in everything if one.control]
    for index, one in enumerate(controls):
        least = MAIN_TARGET if one.item.property("main") else LEAST_TARGET
        wide, high = one.rect.width() * pitch, one.rect.height() * pitch
        if wide < LEAST_TARGET - 0.2 or high < least - 0.2:
            found.append(f"{one.name} is {wide:.1f} x {high:.1f} mm")
        for two in controls[index + 1 :]:
            gap = _gap(one.rect, two.rect) * pitch
            if gap < LEAST_GAP - 0.1:
                found.append(f"{one.name} and {two.name} are {gap:.1f} mm apart")
    return found


def above(item: QQuickItem) -> Iterator[QQuickItem]:
    """What it stands on, and what that stands on, up to the window."""
    one: QQuickItem | None = item.parentItem()  # the stub forgets that the topmost has none
    while one is not None:
        yield one
        one = one.parentItem()


def of_staff(item: QQuickItem) -> bool:
    """Whether it belongs to staff, in their own size."""
    return any(box.objectName() == "staff" for box in above(item))


def _gap(one: QRectF, two: QRectF) -> float:
    across = max(one.left() - two.right(), two.left() - one.right())
    down = max(one.top() - two.bottom(), two.top() - one.bottom())
    return max(across, down)


def unnamed(window: QQuickWindow) -> list[str]:
    """Controls without a name of their own, without a role, or whose name is not their label."""
    found, names, words = [], set(), set()
    for one in (one for one in seen(window) if one.control):
        label = str(one.item.property("text"))
        spoken = str(QQmlProperty.read(one.item, "Accessible.name", QQmlEngine.contextForObject(one.item)) or "")
        if not one.name or one.name in names:
            found.append(f"objectName {one.name!r} of {label!r} is not its own")
        if not label or spoken != label or label in words:
            found.append(f"{one.name}: label {label!r}, accessible name {spoken!r}")
        names.add(one.name)
        words.add(label)
    return found


def too_high(window: QQuickWindow) -> list[str]:
    """In the low position everything that can be pressed lies within the lower 60 %."""
    limit = window.height() * 0.4 - _EDGE
    return [f"{one.name} is too high up" for one in seen(window) if one.control and one.rect.top() < limit]


def looked_at(ui: Ui, hand: Hand) -> list[str]:
    """Tell everything that is wrong with what is on the screen now, page after page."""
    hangul, zoom = float(ui.face.hangul), float(ui.shell.zoom)
    found = []
    for page in pages(ui, hand):
        wrong = misfits(ui.window) + too_small(ui.window, hangul, zoom) + unnamed(ui.window)
        if ui.shell.low:
            wrong += too_high(ui.window)
        found += [f"page {page + 1}: {one}" for one in wrong]
    return found + ui.warnings
