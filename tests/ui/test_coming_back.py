"""Real touches: nobody skips a screen by pressing twice; who leaves the results for a paper finds their page again."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.core.messages import Covered, Intent, Next, Shown, Skip, Touch, Wiped
from tests.ui.conftest import Desk
from tests.ui.paper_scenes import PAPER_SCENES
from tests.ui.result_scenes import RESULT_SCENES
from tests.ui.scenes import SCENES
from tests.ui.states import screen

EVERYTHING = SCENES | RESULT_SCENES | PAPER_SCENES


def put(desk: Desk, name: str) -> None:
    """Show it and wait for it."""
    shown = EVERYTHING[name]
    desk.ui.tell(Shown(shown))
    assert desk.hand.wait_until(lambda: desk.ui.shell.scene["step"] == shown.step)
    assert desk.hand.settle()


def sent(desk: Desk) -> list[Intent]:
    return [intent for intent in desk.sent if not isinstance(intent, Touch)]


def page(desk: Desk) -> int:
    return int(screen(desk.ui).property("page"))


def tap(desk: Desk, name: str) -> None:
    """Touch at once, whether or not a press counts yet."""
    item = desk.hand.find(name)
    assert item is not None
    desk.hand.touch(item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint())


def test_a_paper_asked_for_leads_back_to_the_page_it_was_asked_on(portrait: Desk) -> None:
    put(portrait, "results-fitness")
    for _ in range(3):
        portrait.hand.press("next")
    assert page(portrait) == 3
    put(portrait, "paper")
    put(portrait, "results-fitness")
    assert page(portrait) == 3
    portrait.hand.press("back")
    put(portrait, "still-there")
    put(portrait, "results-fitness")
    assert page(portrait) == 2
    portrait.ui.tell(Wiped())
    put(portrait, "results-fitness")
    assert page(portrait) == 0, "the next resident begins with the answer"


def test_a_second_press_is_none_on_a_screen_that_has_only_just_come(portrait: Desk) -> None:
    put(portrait, "height-explain")
    portrait.hand.press("next")
    QTest.qWait(350)  # the station takes its time: the first guard is nearly over when the next screen comes
    put(portrait, "weight-explain")
    QTest.qWait(80)
    tap(portrait, "next")
    assert sent(portrait) == [Next()]
    portrait.hand.press("next")  # who looks first is heard
    assert sent(portrait) == [Next(), Next()]


def test_a_screen_reader_and_a_key_need_not_wait(portrait: Desk) -> None:
    """They do not tremble, and what they press is what was read out."""
    put(portrait, "height-explain")
    portrait.hand.press("next")
    QTest.qWait(410)
    put(portrait, "weight-explain")
    button = portrait.hand.find("next")
    assert button is not None
    reader = QAccessible.queryAccessibleInterface(button)
    assert reader is not None
    reader.actionInterface().doAction("Press")
    assert sent(portrait) == [Next(), Next()]


def test_a_screen_that_nobody_brought_holds_nobody_up(portrait: Desk) -> None:
    put(portrait, "height-explain")
    QTest.qWait(10)
    tap(portrait, "skip")
    assert sent(portrait) == [Skip()]


def test_a_finger_that_came_down_on_the_screen_before_presses_nothing(portrait: Desk) -> None:
    put(portrait, "height-explain")
    button = portrait.hand.find("next")
    assert isinstance(button, QQuickItem)
    point = button.mapToScene(QPointF(button.width() / 2, button.height() / 2)).toPoint()
    finger = portrait.hand._device
    QTest.touchEvent(portrait.ui.window, finger).press(0, point, portrait.ui.window).commit()
    QTest.qWait(20)
    put(portrait, "weight-explain")
    QTest.touchEvent(portrait.ui.window, finger).release(0, point, portrait.ui.window).commit()
    QTest.qWait(20)
    assert sent(portrait) == []


def test_results_left_alone_are_covered_and_one_touch_shows_them(portrait: Desk) -> None:
    put(portrait, "results-fine")
    portrait.ui.tell(Covered())
    assert portrait.hand.wait_until(lambda: portrait.ui.shell.hidden)
    assert portrait.hand.settle()
    assert not portrait.hand.sees("print")
    portrait.hand.press("hide")
    assert portrait.hand.settle()
    assert (portrait.ui.shell.hidden, portrait.hand.sees("next")) == (False, True)
    put(portrait, "height-explain")
    portrait.ui.tell(Covered())
    put(portrait, "results-fine")
    assert not portrait.ui.shell.hidden, "nothing else is ever covered"
