"""Whoever touches or types is there: on a control, beside it, on a keyboard, by a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest

from kiosk.core.messages import Shown, Touch
from tests.ui.conftest import Desk
from tests.ui.scenes import SCENES


def fresh(desk: Desk) -> None:
    """The form, and nothing touched for a while."""
    desk.ui.tell(Shown(SCENES["who"]))
    assert desk.hand.wait_until(lambda: desk.hand.sees("phone"))
    desk.hand.settle()
    desk.ui.shell._touched = 0.0
    desk.sent.clear()


def test_a_touch_on_a_control_that_asks_for_nothing_is_a_sign_of_life(portrait: Desk, qapp: QGuiApplication) -> None:
    fresh(portrait)
    portrait.hand.press("phone")  # a page of the form: the station hears nothing of it
    assert portrait.sent == [Touch()]


def test_a_touch_beside_everything_is_one_too(portrait: Desk, qapp: QGuiApplication) -> None:
    fresh(portrait)
    portrait.hand.touch(QPoint(5, portrait.ui.window.height() // 2))
    assert portrait.sent == [Touch()]


def test_a_key_is_one_too(portrait: Desk, qapp: QGuiApplication) -> None:
    fresh(portrait)
    QTest.keyClick(portrait.ui.window, Qt.Key.Key_Tab)
    assert portrait.sent == [Touch()]


def test_a_press_by_a_screen_reader_is_one_too(portrait: Desk, qapp: QGuiApplication) -> None:
    fresh(portrait)
    item = portrait.hand.find("phone")
    assert item is not None
    actions = QAccessible.queryAccessibleInterface(item).actionInterface()
    actions.doAction("Press")
    assert portrait.sent == [Touch()]
