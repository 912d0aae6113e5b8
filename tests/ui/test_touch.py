"""Real touches on the real screens: what they send, how they feel, what they forgive."""

from __future__ import annotations

import time
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.core.messages import (
    RESIDENT,
    Acknowledge,
    Answer,
    Back,
    CallStaff,
    Clear,
    Consent,
    Finish,
    Identify,
    Intent,
    Next,
    Print,
    Redo,
    Scene,
    Shown,
    Skip,
    SpeakLanguage,
    Start,
    StillHere,
    Told,
    Touch,
    TypeValue,
    Wiped,
)
from kiosk.core.resident import Sex
from kiosk.core.texts import Sentence
from kiosk.ui.hand import NotOnScreenError
from kiosk.ui.staff import STAFF
from tests.ui.conftest import Desk
from tests.ui.scenes import SCENES
from tests.ui.states import screen


def put(desk: Desk, scene: Scene | str) -> None:
    """Show a scene and wait for it."""
    shown = SCENES[scene] if isinstance(scene, str) else scene
    desk.ui.tell(Shown(shown))
    desk.hand.wait_until(lambda: desk.ui.shell.scene["step"] == shown.step)
    desk.hand.settle()


def sent(desk: Desk) -> list[Intent]:
    """What was sent, without the signs of life."""
    return [intent for intent in desk.sent if not isinstance(intent, Touch)]


def sees(desk: Desk, name: str) -> bool:
    """Whether the control is there once the screen has come to rest."""
    desk.hand.settle()
    return desk.hand.sees(name)


def centre(item: QQuickItem) -> QPoint:
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()


@pytest.mark.parametrize(
    ("scene", "name", "intent"),
    [
        ("attract", "start", Start()),
        ("height-explain", "next", Next()),
        ("height-explain", "back", Back()),
        ("height-explain", "skip", Skip()),
        ("height-explain", "finish", Finish()),
        ("weight-live", "skip", Skip()),
        ("good-height", "redo", Redo()),
        ("safety-3", "no", Answer("safety.3", False)),
        ("safety-3", "yes", Answer("safety.3", True)),
        ("consent-keep", "yes", Consent("keep", True)),
        ("consent-platform", "no", Consent("platform", False)),
        ("still-there", "still-here", StillHere()),
        ("results", "print", Print()),
        ("goodbye", "next", Next()),
        ("closed", "call-staff", CallStaff()),
    ],
)
def test_a_touch_sends_its_intent(portrait: Desk, scene: str, name: str, intent: Intent) -> None:
    put(portrait, scene)
    portrait.hand.press(name)
    assert sent(portrait) == [intent]
    assert intent.actor == RESIDENT


def test_the_whole_form_by_hand(portrait: Desk) -> None:
    put(portrait, "who")
    portrait.hand.press("phone")
    portrait.hand.press("sex-F")
    portrait.hand.type("19480305")
    portrait.hand.press("key-ok")
    portrait.hand.type("4321")
    portrait.hand.press("key-ok")
    assert sent(portrait) == [Identify(Sex.FEMALE, date(1948, 3, 5), "4321")]


def test_result_pages_turn_before_next_is_sent(portrait: Desk) -> None:
    put(portrait, "results")
    pages = int(screen(portrait.ui).property("pages"))
    for _ in range(pages - 1):
        portrait.hand.press("next")
    assert (pages > 2, sent(portrait)) == (True, [])
    portrait.hand.press("next")
    assert sent(portrait) == [Next()]


def test_back_turns_a_result_page_back_and_sends_nothing(portrait: Desk) -> None:
    put(portrait, "results")
    portrait.hand.press("next")
    portrait.hand.press("back")
    assert not sent(portrait)
    assert not sees(portrait, "back")


def test_long_words_turn_pages_at_200_percent_and_the_answer_waits_for_the_last(portrait: Desk) -> None:
    for _ in range(4):
        portrait.ui.shell.set("text-larger")
    put(portrait, "consent-keep")
    assert not sees(portrait, "yes")
    portrait.hand.press("next")
    portrait.hand.press("yes")
    assert sent(portrait) == [Consent("keep", True)]


def test_hide_covers_the_results_and_shows_them_again(portrait: Desk) -> None:
    put(portrait, "results")
    portrait.hand.press("hide")
    assert not sees(portrait, "next")
    assert not sees(portrait, "print")
    portrait.hand.press("hide")
    assert sees(portrait, "next")
    assert not sent(portrait)


def test_staff_clear_with_a_pin(portrait: Desk) -> None:
    put(portrait, "staff-safety")
    portrait.hand.press("clear")
    portrait.hand.type("1234")
    portrait.hand.press("key-ok")
    assert sent(portrait) == [Clear("1234", actor=STAFF)]
    portrait.ui.tell(Told("pin", Sentence("pin.wrong"), ok=False))
    portrait.hand.type("98")
    portrait.hand.press("back")
    assert sees(portrait, "next")


def test_staff_type_a_value(portrait: Desk) -> None:
    put(portrait, "trouble-absent")
    portrait.hand.press("type-value")
    for name in ("key-6", "key-1", "key-point", "key-2", "key-ok", "reason-device"):
        portrait.hand.press(name)
    portrait.hand.type("1234")
    portrait.hand.press("key-ok")
    (intent,) = sent(portrait)
    assert isinstance(intent, TypeValue)
    assert [(key, str(value)) for key, value in intent.values] == [("body_weight", "61.2")]


def test_a_call_is_answered_at_its_notice(portrait: Desk) -> None:
    put(portrait, "height-explain")
    portrait.hand.press("call-staff")
    portrait.ui.tell(Told("call", Sentence("call.sent")))
    portrait.hand.press("acknowledge")
    portrait.hand.type("1234")
    portrait.hand.press("key-ok")
    assert sent(portrait) == [CallStaff(), Acknowledge("1234", actor=STAFF)]
    portrait.ui.tell(Told("pin", Sentence("pin.ok")))
    portrait.ui.tell(Told("call", Sentence("call.acknowledged")))
    assert portrait.hand.wait_until(lambda: sees(portrait, "next"))
    assert portrait.ui.shell.call == "coming"


def test_settings_change_the_look_and_wiping_ends_them(portrait: Desk) -> None:
    put(portrait, "height-explain")
    portrait.hand.press("settings")
    for name in ("text-larger", "contrast", "low", "language-en", "settings-close"):
        portrait.hand.press(name)
    shell = portrait.ui.shell
    assert (shell.zoom, shell.contrast, shell.low, shell.language) == (1.25, True, True, "en")
    assert sent(portrait) == [SpeakLanguage("en")]
    assert sees(portrait, "next")
    item = portrait.hand.find("next")
    assert item is not None
    assert item.property("text") == "Next"
    portrait.ui.tell(Wiped())
    portrait.hand.wait_until(lambda: shell.language == "ko")
    assert (shell.zoom, shell.contrast, shell.low, shell.language) == (1.0, False, False, "ko")
    assert sent(portrait) == [SpeakLanguage("en")]


def test_language_changes_at_the_welcome(portrait: Desk) -> None:
    portrait.hand.press("language-en")
    portrait.hand.settle()
    item = portrait.hand.find("start")
    assert item is not None
    assert item.property("text") == "Start"


# --- how it feels ----------------------------------------------------------------------------------------------------


def test_the_press_shows_in_the_next_frame(portrait: Desk) -> None:
    put(portrait, "height-explain")
    item = portrait.hand.find("next")
    assert item is not None
    before = portrait.ui.window.grabWindow()
    window, point = portrait.ui.window, centre(item)
    QTest.touchEvent(window, portrait.hand._device).press(0, point, window).commit()
    assert item.property("down")
    after = window.grabWindow()
    assert before != after
    QTest.touchEvent(window, portrait.hand._device).release(0, point, window).commit()


def test_it_acts_on_release_inside_only(portrait: Desk) -> None:
    put(portrait, "height-explain")
    item = portrait.hand.find("next")
    assert item is not None
    window, device, point = portrait.ui.window, portrait.hand._device, centre(item)
    QTest.touchEvent(window, device).press(0, point, window).commit()
    assert not sent(portrait)
    away = QPoint(point.x(), 300)
    QTest.touchEvent(window, device).move(0, away, window).commit()
    QTest.touchEvent(window, device).release(0, away, window).commit()
    QTest.qWait(20)
    assert not sent(portrait)


TREMBLES = 0.35
"""Seconds; the screen says 0.4."""


def test_a_trembling_second_press_is_ignored_on_this_screen_and_the_next(portrait: Desk) -> None:
    put(portrait, "height-explain")
    item = portrait.hand.find("next")
    assert item is not None
    point = centre(item)
    for _ in range(10):
        put(portrait, "height-explain")
        before, began = len(sent(portrait)), time.monotonic()
        portrait.hand.touch(point)
        portrait.hand.touch(point)
        put(portrait, "weight-explain")
        portrait.hand.touch(point)
        if time.monotonic() - began < TREMBLES:
            assert sent(portrait)[before:] == [Next()]
            return
        portrait.hand.wait_until(lambda: False, 0.5)
    pytest.fail("this machine never was quick enough to tremble")


def test_two_different_digits_may_follow_each_other_at_once(portrait: Desk) -> None:
    put(portrait, "who")
    portrait.hand.press("guest")
    portrait.hand.press("sex-F")
    portrait.hand.settle()
    points = [centre(item) for name in ("key-1", "key-9", "key-4") if (item := portrait.hand.find(name))]
    QTest.qWait(420)
    for point in points:
        portrait.hand.touch(point)
    assert portrait.ui.who.digits == "194"


def test_a_long_press_is_a_press(portrait: Desk) -> None:
    put(portrait, "height-explain")
    item = portrait.hand.find("next")
    assert item is not None
    window, device, point = portrait.ui.window, portrait.hand._device, centre(item)
    QTest.touchEvent(window, device).press(0, point, window).commit()
    QTest.qWait(900)
    QTest.touchEvent(window, device).release(0, point, window).commit()
    assert sent(portrait) == [Next()]


def test_signs_of_life_come_at_most_once_a_second(portrait: Desk) -> None:
    put(portrait, "height-explain")
    for _ in range(5):
        portrait.hand.touch(QPoint(500, 900))
    assert portrait.sent.count(Touch()) == 1


def test_the_keyboard_reaches_every_control(portrait: Desk) -> None:
    put(portrait, "height-explain")
    window = portrait.ui.window
    seen = set()
    for _ in range(12):
        QTest.keyClick(window, Qt.Key.Key_Down)
        focus = window.activeFocusItem()
        if focus.objectName():
            seen.add(focus.objectName())
    assert {"settings", "call-staff", "next", "back", "skip", "finish"} <= seen
    while window.activeFocusItem().objectName() != "skip":
        QTest.keyClick(window, Qt.Key.Key_Down)
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert sent(portrait) == [Skip()]


def test_the_hand_presses_only_what_is_there(portrait: Desk) -> None:
    put(portrait, "weight-live")
    with pytest.raises(NotOnScreenError):
        portrait.hand.press("next", seconds=0.1)
    assert not sent(portrait)
