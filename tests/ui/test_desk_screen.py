"""The staff's side under real touches and real keys: the door in the band, the keypad, a keyboard, a reader, a mode."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from kiosk.core.card_code import code_of
from kiosk.core.duties import Home, Register, Signal, SignIn
from kiosk.core.messages import Asked, CardShown, ModeChanged, Shown, StaffShown, Told
from kiosk.core.texts import Sentence
from kiosk.ui.staff import STAFF
from tests.ui.conftest import Desk
from tests.ui.desk_pages import PAGES
from tests.ui.desk_states import open_page
from tests.ui.scenes import SCENES
from tests.ui.states import LOOKS, show


def duties(desk: Desk) -> list[object]:
    return [one.duty for one in desk.sent if isinstance(one, Asked) and one.duty != Signal()]


def keys(desk: Desk, text: str, stamp: int, gap: int) -> None:
    """Keys of a keyboard, at the times they say."""
    for letter in text:
        stamp += gap
        key = Qt.Key.Key_Return if letter == "\r" else Qt.Key(ord(letter.upper()))
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
        event.setTimestamp(stamp)
        QCoreApplication.sendEvent(desk.ui.window, event)


@pytest.mark.parametrize(
    "name", [name for name in LOOKS if name not in ("pin", "pin-wrong", "type-value", "type-reason")]
)
def test_the_door_is_on_every_screen_of_a_resident(upright: Desk, name: str) -> None:
    show(upright.ui, upright.hand, name)
    assert upright.hand.sees("staff")


def test_one_touch_and_the_pin(portrait: Desk) -> None:
    portrait.ui.tell(Shown(SCENES["pressure-live"]))
    portrait.hand.press("staff")
    portrait.hand.type("5106")
    portrait.hand.press("key-ok")
    assert duties(portrait) == [SignIn("5106")]
    portrait.ui.tell(Told("pin", Sentence("pin.wrong"), ok=False))
    portrait.hand.wait_until(lambda: portrait.ui.staff.typed == "")
    portrait.hand.wait_until(lambda: False, 0.5)  # a second press within 0.4 s would be a trembling hand
    keys(portrait, "840952\r", 5000, 200)
    assert duties(portrait)[1:] == [SignIn("840952")]
    portrait.ui.tell(StaffShown(PAGES["home"]))
    portrait.hand.wait_until(lambda: portrait.hand.sees("close"))
    assert not portrait.hand.sees("skip")
    portrait.ui.tell(StaffShown(None))
    portrait.hand.wait_until(lambda: portrait.hand.sees("skip"))
    assert portrait.ui.shell.scene["kind"] == "live"


def test_the_keypad_alone_fills_a_form(portrait: Desk) -> None:
    hand = portrait.hand
    open_page(portrait.ui, hand, "register")
    for name in ("ㄱ", "ㅣ", "ㅁ", "shift", "ㅃ", "ㅗ", "next", "1", "9", "4", "8", "0", "3", "0", "5"):
        hand.press(f"key-{name}")
    for name in ("sex-F", "keep-no", "register"):
        hand.press(name)
    assert duties(portrait) == [Register("김뽀", "1948-03-05", "F", "", "no", sent=True)]
    assert any(isinstance(one, Asked) and one.duty == Signal() for one in portrait.sent)


def test_a_keyboard_fills_it_too(portrait: Desk) -> None:
    hand = portrait.hand
    open_page(portrait.ui, hand, "register")
    keys(portrait, "rla QHal", 9000, 150)
    QTest.keyClick(portrait.ui.window, Qt.Key.Key_Backspace)
    QTest.keyClick(portrait.ui.window, Qt.Key.Key_Tab)
    keys(portrait, "19480305", 20000, 150)
    QTest.keyClick(portrait.ui.window, Qt.Key.Key_Return)
    QTest.keyClick(portrait.ui.window, Qt.Key.Key_Escape)
    assert duties(portrait) == [Register("김 뽀ㅁ", "1948-03-05", sent=True), Home()]


def test_an_enter_that_is_held_down_or_pressed_twice_is_one_press(portrait: Desk) -> None:
    open_page(portrait.ui, portrait.hand, "register")
    QTest.keyClick(portrait.ui.window, Qt.Key.Key_Return)
    QTest.keyClick(portrait.ui.window, Qt.Key.Key_Return)
    portrait.hand.wait_until(lambda: False, 0.5)  # longer than a hand trembles
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QCoreApplication.sendEvent(portrait.ui.window, held)
    assert duties(portrait) == [Register(sent=True)]


def test_arrows_go_from_button_to_button(portrait: Desk) -> None:
    open_page(portrait.ui, portrait.hand, "person")
    seen = set()
    for _ in range(24):
        QTest.keyClick(portrait.ui.window, Qt.Key.Key_Down)
        item = portrait.ui.window.activeFocusItem()
        seen.add(item.objectName())
    assert {"back", "settings", "close", "row-v0", "begin"} <= seen


def test_a_reader_is_heard_on_every_screen_and_types_nothing(portrait: Desk) -> None:
    code = code_of(bytes(15))
    keys(portrait, code + "\r", 1000, 5)
    open_page(portrait.ui, portrait.hand, "register")
    keys(portrait, code + "\r", 90000, 5)
    assert [one for one in portrait.sent if isinstance(one, CardShown)] == [CardShown(code)] * 2
    assert portrait.ui.desk.typed["name"] == ""
    assert duties(portrait) == []


def test_settings_open_over_a_staff_page_and_lead_back(portrait: Desk) -> None:
    open_page(portrait.ui, portrait.hand, "register")
    portrait.hand.press("key-ㄱ")
    portrait.hand.press("settings")
    portrait.hand.press("text-larger")
    portrait.hand.press("settings-close")
    portrait.hand.wait_until(lambda: portrait.hand.sees("register"))
    assert portrait.ui.desk.typed["name"] == "ㄱ"


@pytest.mark.parametrize("look", ["attract", "weight-live", "results", "people", "register"])
def test_a_mode_stands_behind_every_screen(portrait: Desk, look: str) -> None:
    def picture() -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
        portrait.hand.settle()
        image = portrait.ui.window.grabWindow()
        return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4).copy()

    if look in SCENES:
        show(portrait.ui, portrait.hand, look)
    else:
        open_page(portrait.ui, portrait.hand, look)
    before = picture()
    portrait.ui.tell(ModeChanged("training"))
    portrait.hand.wait_until(lambda: portrait.ui.shell.mode == "training")
    changed = (picture() != before).any(axis=2)
    high, wide = changed.shape
    assert changed.mean() > 0.02, "seen"
    for part in (changed[: high // 2], changed[high // 2 :], changed[:, : wide // 2], changed[:, wide // 2 :]):
        assert part.mean() > 0.005, "everywhere"
    assert np.abs(picture().astype(int) - before).max() < 60, "and over nothing"
    portrait.ui.tell(ModeChanged(""))


def test_who_asks_is_staff(portrait: Desk) -> None:
    open_page(portrait.ui, portrait.hand, "person")
    portrait.hand.press("begin")
    assert [one.actor for one in portrait.sent if isinstance(one, Asked)][-1] == STAFF
