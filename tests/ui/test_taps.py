"""What a helper, a chooser and staff press, by real touches: what is sent, and that nothing is lost."""

from __future__ import annotations

from decimal import Decimal
from time import monotonic

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kiosk.core.messages import (
    Accept,
    Chosen,
    Clocked,
    HelperHere,
    Intent,
    Live,
    Redo,
    Scene,
    Skip,
    Tap,
    Told,
    TypeValue,
)
from kiosk.core.texts import Sentence
from kiosk.ui.staff import STAFF
from tests.ui.conftest import PITCH, PORTRAIT, Desk
from tests.ui.states import screen
from tests.ui.tap_scenes import TAP_SCENES
from tests.ui.test_touch import centre, put, sees, sent

GUARD_MS = 420


def tapped(desk: Desk) -> list[str]:
    return [intent.button for intent in desk.sent if isinstance(intent, Tap)]


def shows(desk: Desk, scene: str | Scene) -> None:
    put(desk, TAP_SCENES[scene] if isinstance(scene, str) else scene)


def clock(desk: Desk, scene: str, since: float, window: float | None = None) -> None:
    go = monotonic() - since
    desk.ui.tell(Clocked(TAP_SCENES[scene].step, go, None if window is None else go + window))
    desk.hand.wait_until(lambda: False, 0.01)
    desk.hand.settle()


def place(desk: Desk, name: str) -> QPoint:
    item = desk.hand.find(name)
    assert item is not None, desk.hand.names()
    return centre(item)


# --- choices -------------------------------------------------------------------------------------------------


def test_an_answer_is_chosen_by_one_touch(portrait: Desk) -> None:
    shows(portrait, "choose-two")
    portrait.hand.press("choice-right")
    assert sent(portrait) == [Chosen("choose-two", "right")]


def test_answers_that_do_not_fit_stand_on_further_pages(portrait: Desk) -> None:
    shows(portrait, "choose-long")
    assert sees(portrait, "choice-option-1")
    assert not sees(portrait, "choice-option-7")
    turned = 0
    while not sees(portrait, "choice-option-7"):
        portrait.hand.press("next")
        turned += 1
    assert not sees(portrait, "choice-option-1")
    for _ in range(turned):
        portrait.hand.press("back")
    assert sees(portrait, "choice-option-1")
    portrait.hand.press("next")
    assert sent(portrait) == []


def test_every_answer_stands_on_exactly_one_page(portrait: Desk) -> None:
    for zoom in range(5):
        shows(portrait, "choose-eight")
        found: list[str] = []
        while True:
            portrait.hand.settle()
            found += [name for name in portrait.hand.names() if name.startswith("choice-")]
            if not sees(portrait, "next"):
                break
            portrait.hand.press("next")
        assert found == [f"choice-{key}" for key, _ in TAP_SCENES["choose-eight"].options], zoom
        portrait.ui.shell.set("text-larger")


def test_with_large_letters_what_the_question_means_is_read_before_its_answers(portrait: Desk) -> None:
    for _ in range(4):
        portrait.ui.shell.set("text-larger")
    shows(portrait, "choose-two")
    assert screen(portrait.ui).property("note")
    assert not sees(portrait, "choice-left")
    while not sees(portrait, "choice-left"):
        portrait.hand.press("next")
    assert not screen(portrait.ui).property("note")
    portrait.hand.press("back")
    assert not sees(portrait, "choice-left")
    assert sent(portrait) == []


def test_a_choice_can_be_made_with_the_arrow_keys(portrait: Desk) -> None:
    shows(portrait, "choose-two")
    window = portrait.ui.window
    for _ in range(12):
        QTest.keyClick(window, Qt.Key.Key_Down)
        if window.activeFocusItem().objectName() == "choice-left":
            break
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert sent(portrait) == [Chosen("choose-two", "left")]


# --- a helper, a doubt, a value by hand ----------------------------------------------------------------------


def test_a_helper_confirms_by_touch(portrait: Desk) -> None:
    shows(portrait, "helper")
    portrait.hand.press("helper-here")
    assert sent(portrait) == [HelperHere()]


def test_a_helper_confirms_with_a_pin(portrait: Desk) -> None:
    shows(portrait, "helper-pin")
    portrait.hand.press("helper-pin")
    portrait.hand.type("1234")
    portrait.hand.press("key-ok")
    assert sent(portrait) == [HelperHere("1234", actor=STAFF)]
    assert "1234" not in repr(sent(portrait))


def test_a_doubtful_value_is_measured_again_or_accepted_by_staff(portrait: Desk) -> None:
    shows(portrait, "doubt")
    portrait.hand.press("redo")
    portrait.hand.press("accept")
    portrait.hand.press("reason-condition")
    portrait.hand.type("1234")
    portrait.hand.press("key-ok")
    assert sent(portrait) == [Redo(), Accept("1234", "condition", actor=STAFF)]
    portrait.ui.tell(Told("pin", Sentence("pin.wrong"), ok=False))
    portrait.hand.press("back")
    assert sees(portrait, "reason-seen")
    portrait.hand.press("back")
    portrait.hand.press("skip")
    assert sent(portrait)[-1] == Skip()


def test_a_value_that_no_device_gives_is_typed_by_staff(portrait: Desk) -> None:
    shows(portrait, "typed-only")
    portrait.hand.press("type-value")
    for name in ("key-8", "key-1", "key-point", "key-5", "key-ok", "reason-other-device"):
        portrait.hand.press(name)
    portrait.hand.type("1234")
    portrait.hand.press("key-ok")
    assert sent(portrait) == [TypeValue("1234", (("waist", Decimal("81.5")),), "other-device", actor=STAFF)]


# --- taps ----------------------------------------------------------------------------------------------------


def test_a_tap_counts_when_the_finger_comes_down_and_not_again(portrait: Desk) -> None:
    shows(portrait, "count")
    clock(portrait, "count", 1.0, 30.0)
    window, device, point = portrait.ui.window, portrait.hand._device, place(portrait, "tap-count")
    before = monotonic()
    QTest.touchEvent(window, device).press(0, point, window).commit()
    assert tapped(portrait) == ["count"]
    away = QPoint(point.x(), 300)
    QTest.touchEvent(window, device).move(0, away, window).commit()
    QTest.touchEvent(window, device).release(0, away, window).commit()
    QTest.qWait(20)
    assert tapped(portrait) == ["count"]
    (tap,) = (intent for intent in portrait.sent if isinstance(intent, Tap))
    assert before - 1.0 < tap.at <= monotonic()
    assert 0 <= tap.late < 1.0


def test_quick_taps_and_two_thumbs_all_count(portrait: Desk) -> None:
    shows(portrait, "count")
    clock(portrait, "count", 1.0, 30.0)
    window, device, point = portrait.ui.window, portrait.hand._device, place(portrait, "tap-count")
    for _ in range(5):
        portrait.hand.touch(point)
    assert tapped(portrait) == ["count"] * 5
    other = point + QPoint(200, 0)
    QTest.touchEvent(window, device).press(0, point, window).commit()
    QTest.touchEvent(window, device).stationary(0).press(1, other, window).commit()
    QTest.touchEvent(window, device).stationary(1).release(0, point, window).commit()
    QTest.touchEvent(window, device).release(1, other, window).commit()
    assert tapped(portrait) == ["count"] * 7
    times = [intent.at for intent in portrait.sent if isinstance(intent, Tap)]
    assert times == sorted(times)


def test_a_mouse_and_a_keyboard_tap_as_well_and_a_held_key_once(portrait: Desk) -> None:
    shows(portrait, "count")
    clock(portrait, "count", 1.0, 30.0)
    window = portrait.ui.window
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place(portrait, "tap-count"))
    assert tapped(portrait) == ["count"]
    item = portrait.hand.find("tap-count")
    assert item is not None
    item.forceActiveFocus()
    QTest.keyClick(window, Qt.Key.Key_Return)
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert tapped(portrait) == ["count"] * 3


def test_a_trembling_hand_does_not_end_what_it_began(portrait: Desk) -> None:
    shows(portrait, "watch")
    portrait.hand.touch(place(portrait, "tap-go"))
    clock(portrait, "watch", 0.0)
    point = place(portrait, "tap-stop")
    portrait.hand.touch(point)
    early = tapped(portrait)
    QTest.qWait(GUARD_MS)
    portrait.hand.touch(point)
    assert (early[0], tapped(portrait)[-1], tapped(portrait).count("stop") <= 2) == ("go", "stop", True)


def test_the_seconds_stand_still_when_stop_is_pressed(portrait: Desk) -> None:
    shows(portrait, "watch")
    clock(portrait, "watch", 7.0)
    portrait.hand.touch(place(portrait, "tap-stop"))
    stood = portrait.ui.live.elapsed
    QTest.qWait(250)
    assert portrait.ui.live.elapsed == stood
    assert tapped(portrait) == ["stop"]


def test_the_buttons_change_by_themselves_when_the_time_is_up(portrait: Desk) -> None:
    shows(portrait, "laps")
    assert portrait.ui.live.taps == ["go"]
    clock(portrait, "laps", -0.2, 0.4)
    assert portrait.ui.live.phase == "countdown"
    assert portrait.hand.wait_until(lambda: portrait.ui.live.phase == "running")
    assert portrait.hand.wait_until(lambda: portrait.ui.live.phase == "over")
    assert sees(portrait, "tap-plus-1")
    assert not sees(portrait, "tap-lap")


def test_a_page_for_staff_over_it_loses_nothing(portrait: Desk) -> None:
    shows(portrait, "count")
    clock(portrait, "count", 1.0, 30.0)
    portrait.ui.tell(Live("chair_stand_30s", Decimal(4)))
    portrait.hand.press("staff")
    assert not sees(portrait, "tap-count")
    portrait.ui.tell(Live("chair_stand_30s", Decimal(5)))
    portrait.hand.press("back")
    assert sees(portrait, "tap-count")
    assert (portrait.ui.live.digits, portrait.ui.live.phase) == ("5", "running")


def test_the_clock_of_another_trial_is_not_heard_and_a_new_scene_begins_anew(portrait: Desk) -> None:
    shows(portrait, "count")
    portrait.ui.tell(Clocked("something-else", monotonic()))
    portrait.hand.wait_until(lambda: False, 0.01)
    assert portrait.ui.live.phase == "ready"
    clock(portrait, "count", 1.0, 30.0)
    shows(portrait, "watch")
    assert portrait.ui.live.phase == "ready"
    clock(portrait, "watch", 1.0)
    portrait.ui.tell(Clocked("watch"))
    assert portrait.hand.wait_until(lambda: portrait.ui.live.phase == "ready")


def test_a_tap_on_no_live_screen_sends_nothing(portrait: Desk) -> None:
    portrait.ui.live.tap("count")
    portrait.ui.live.tasks.press("go")
    assert sent(portrait) == []


# --- seen from three metres ----------------------------------------------------------------------------------


@pytest.mark.parametrize("zoom", [0, 4])
@pytest.mark.parametrize("desk", ["upright", "lying"])
@pytest.mark.parametrize(
    ("name", "since", "window", "least"),
    [
        ("count-far", 5.0, 30.0, 60.0),
        ("watch-far", 5.0, None, 60.0),
        ("track", 5.0, None, 60.0),
        ("count-far", -2.5, 30.0, 90.0),
    ],
)
def test_what_is_done_away_from_the_screen_is_read_from_there(
    request: pytest.FixtureRequest, desk: str, name: str, since: float, window: float | None, least: float, zoom: int
) -> None:
    one: Desk = request.getfixturevalue(desk)
    while one.ui.shell.zoom > 1:
        one.ui.shell.set("text-smaller")
    for _ in range(zoom):
        one.ui.shell.set("text-larger")
    shows(one, name)
    clock(one, name, since, window)
    number = one.hand.find("number")
    assert number is not None
    assert float(number.property("size")) * one.ui.face.digit * PITCH >= least - 0.5
    assert sees(one, "skip")
    assert screen(one.ui).property("far")


def test_no_intent_carries_who_pressed_but_the_resident_or_staff(portrait: Desk) -> None:
    shows(portrait, "count")
    clock(portrait, "count", 1.0, 30.0)
    portrait.hand.touch(place(portrait, "tap-uncount"))
    intents: list[Intent] = sent(portrait)
    assert [(intent.actor.kind, type(intent)) for intent in intents] == [("resident", Tap)]


def test_nothing_ticks_when_the_screens_are_gone(qapp: QGuiApplication) -> None:
    """A timer that outlives its screen is freed by whichever thread collects the garbage: Qt dies of that."""
    desk = Desk(PORTRAIT)
    shows(desk, "count")
    timers = [*desk.ui.live.findChildren(QTimer), *desk.ui.live.tasks.findChildren(QTimer)]
    assert any(timer.isActive() for timer in timers)
    desk.close()
    assert not any(timer.isActive() for timer in timers)
