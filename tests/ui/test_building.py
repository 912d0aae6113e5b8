"""A screen that comes is built in small pieces, and its buttons once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk.core.messages import Shown, Wiped
from kiosk.core.texts import load_texts
from kiosk.ui.hand import walk
from kiosk.ui.words import Shelf
from tests.ui.conftest import Desk
from tests.ui.states import SCENES


def go(desk: Desk, name: str) -> None:
    """Show a sample scene and wait until nothing moves."""
    desk.ui.tell(Shown(SCENES[name]))
    assert desk.hand.wait_until(lambda: bool(desk.ui.shell.scene["step"] == SCENES[name].step))
    assert desk.hand.settle(10.0)


class Rows:
    """Hears how many buttons stand there whenever the rows are laid anew."""

    def __init__(self, desk: Desk) -> None:
        items = walk(desk.ui.window.contentItem())
        self._bar: QQuickItem = next(one for one in items if one.metaObject().className().startswith("Bottom"))
        self.counts: list[int] = []
        self._bar.planChanged.connect(self._laid)  # type: ignore[attr-defined]

    def _laid(self) -> None:
        plan = self._bar.property("plan")
        self.counts.append(len((plan.toVariant() if hasattr(plan, "toVariant") else plan)["items"]))


def test_a_screen_of_the_same_kind_lays_its_buttons_once(portrait: Desk) -> None:
    go(portrait, "height-explain")
    rows = Rows(portrait)
    go(portrait, "safety-1")
    assert len(rows.counts) == 1
    assert rows.counts[0] >= 4


def test_a_screen_of_another_kind_lays_its_buttons_once(portrait: Desk) -> None:
    go(portrait, "height-explain")
    rows = Rows(portrait)
    go(portrait, "goodbye")
    assert rows.counts == [2]


def test_letters_colours_and_language_lay_the_buttons_once(portrait: Desk) -> None:
    go(portrait, "attract")
    rows = Rows(portrait)
    for name in ("text-larger", "contrast", "language-en"):
        portrait.ui.shell.set(name)
        assert len(rows.counts) == 1, name
        rows.counts.clear()
    portrait.ui.shell.apply(Wiped())
    assert len(rows.counts) == 1


class Turns(QObject):
    """Counts the turns of timers in which screens are built."""

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__()
        self.kinds: list[str] = []
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt name)
        if event.type() == QEvent.Type.Timer and watched.metaObject().className() == "QQuickWindowIncubationController":
            self.kinds.append("Qt's own")
        return False


def test_the_results_are_built_by_our_own_builder(portrait: Desk, qapp: QGuiApplication) -> None:
    go(portrait, "attract")
    turns = Turns(qapp)
    portrait.ui.tell(Shown(SCENES["results"]))
    assert portrait.hand.wait_until(lambda: bool(portrait.ui.window.property("arrived")) and portrait.hand.sees("next"))
    qapp.removeEventFilter(turns)
    assert turns.kinds == []


def test_every_language_is_packed_once() -> None:
    texts = {code: load_texts(code) for code in ("ko", "en")}
    shelf = Shelf(texts)
    shelf.fill()
    texts["en"] = {}
    assert shelf.words("en").translate("", "action.next") == load_texts("en")["action.next"]
    assert shelf.words("ko").translate("", "action.next") == load_texts("ko")["action.next"]
