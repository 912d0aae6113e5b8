"""Touch tasks without a screen: what is shown when, what a touch means, what is kept. Made-up people."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.cognition import LATEST, TASKS, plan, score
from kiosk.core.settle import Failed, Settled
from kiosk.ui.course import PAUSE, TRIES, Course
from kiosk.ui.tasking import RESTARTS, Reactions, Span, Trail, course

FRAME = 0.016


class Played:
    """A course with a clock of its own, which jumps to whatever is next."""

    def __init__(self, task: str) -> None:
        self.course = course(task)
        self.now = 100.0

    def until(self, *states: str) -> str:
        """Let time pass until one of these states, or until something is seen."""
        for _ in range(400):
            one = self.course
            if one.awaits_frame:
                self.now += FRAME
                one.drawn(self.now)
            if one.state in states:
                return one.what
            assert one.due < inf, f"waits for ever in {one.state}"
            self.now = max(self.now, one.due)
            one.step(self.now)
        raise AssertionError(f"never {states}")

    def press(self, what: str, after: float = 0.4) -> None:
        self.now += after
        self.course.press(what, self.now, self.now)


def react(played: Played, answer: Callable[[str], tuple[str, float] | None]) -> None:
    """Answer every sign until it is through; None: let it be."""
    while True:
        what = played.until("shown", "ready", "over")
        if played.course.state != "shown":
            return
        answered = answer(what)
        if answered is not None:
            played.press(*answered)
        else:
            played.now = played.course.due
            played.course.step(played.now)


def rightly(what: str) -> tuple[str, float] | None:
    return None if what == "stay" else (what, 0.4)


@pytest.mark.parametrize("key", ["simple", "choice", "go-no-go"])
def test_practice_then_task_then_a_score(key: str) -> None:
    played = Played(f"{key}:5")
    played.course.practise(played.now)
    react(played, rightly)
    assert (played.course.state, played.course.events) == ("ready", ())
    played.course.start(played.now)
    react(played, rightly)
    assert played.course.state == "over"
    shown = [name for name, _ in played.course.events if name.startswith("show:")]
    assert shown == [f"show:{number}" for number in range(len(plan(f"{key}:5")))]
    outcome = score(f"{key}:5", played.course.events)
    assert isinstance(outcome, Settled)
    assert float(outcome.values[0][1]) == pytest.approx(0.4)


def test_who_answers_nothing_gets_to_the_end_without_a_value() -> None:
    played = Played("choice:5")
    played.course.start(played.now)
    react(played, lambda what: None)
    assert played.course.state == "over"
    assert score("choice:5", played.course.events) == Failed("incomplete")
    assert played.now - 100 < 12 * (2.8 + LATEST + PAUSE + 0.1)


def test_the_practice_says_what_was_wrong_and_shows_it_again_a_few_times() -> None:
    played = Played("choice:5")
    played.course.practise(played.now)
    hints = []
    for _ in range(TRIES):
        assert played.until("shown") == "left"
        played.press("right")
        hints.append(played.course.hint)
    assert hints == ["other"] * TRIES
    assert played.until("shown") == "right"
    played.press("right")
    assert played.course.hint == "good"
    played.until("ready")


def test_a_square_that_was_touched_is_explained_in_the_practice() -> None:
    played = Played("go-no-go:5")
    played.course.practise(played.now)
    played.until("shown")
    played.press("go")
    assert played.until("shown") == "stay"
    played.press("go")
    assert played.course.hint == "stay"
    assert played.until("shown") == "stay"
    assert played.until("wait", "pause") == ""
    assert played.course.hint == "good"


def test_a_touch_too_early_makes_the_wait_begin_anew_but_not_for_ever() -> None:
    played = Played("simple:5")
    played.course.start(played.now)
    dues = []
    for _ in range(RESTARTS + 2):
        played.press("go", 0.1)
        dues.append(played.course.due)
    assert played.course.hint == "early"
    assert len(set(dues)) == RESTARTS
    played.until("shown")
    assert played.course.hint == ""
    played.press("go", 0.3)
    react(played, rightly)
    assert isinstance(score("simple:5", played.course.events), Settled)


def test_a_touch_made_before_the_frame_was_on_the_glass_is_no_answer() -> None:
    one = course("simple:5")
    one.start(100.0)
    one.step(one.due)
    one.press("go", 103.0, 103.1)
    assert (one.state, one.awaits_frame) == ("shown", True)
    one.drawn(103.05)
    one.press("go", 103.02, 103.2)
    assert one.state == "shown"
    one.press("go", 103.4, 103.41)
    assert one.due == 103.41 + PAUSE
    assert one.events == (("press:go", 103.0), ("press:go", 103.02), ("show:0", 103.05), ("press:go", 103.4))


def test_the_frame_is_stamped_once() -> None:
    one = course("simple:5")
    one.start(100.0)
    one.step(one.due)
    one.drawn(103.0)
    one.drawn(103.5)
    assert one.events == (("show:0", 103.0),)
    assert one.due == 103.0 + LATEST


def test_the_trail_takes_numbers_in_order_and_says_the_next_after_an_error() -> None:
    played = Played("number-trail:5")
    trail = played.course
    assert isinstance(trail, Trail)
    trail.practise(played.now)
    played.until("shown")
    for number in "1234":
        played.press(number)
    played.until("ready")
    trail.start(played.now)
    played.until("shown")
    played.press("1")
    played.press("1")  # a second touch of the same finger
    played.press("3")
    assert (trail.hint, trail.wanted) == ("next", 2)
    for wanted in range(2, 13):
        played.press(str(wanted))
    assert trail.hint == ""
    played.until("over")
    outcome = score("number-trail:5", trail.events)
    assert isinstance(outcome, Settled)
    values = {key: float(value) for key, value in outcome.values}
    assert values == pytest.approx({"number_trail_time": 14 * 0.4, "number_trail_errors": 1})


def row_of(played: Played) -> str:
    """Watch a row to its end, digit by digit."""
    seen = ""
    while played.until("shown", "reply") and played.course.state == "shown":
        seen += played.course.what
        played.now = played.course.due
        played.course.step(played.now)
    return seen


def type_in(played: Played, digits: str) -> None:
    for key in (*digits, "ok"):
        played.press(key, 0.3)


def test_rows_grow_until_two_of_a_length_are_wrong() -> None:
    played = Played("forward-span:5")
    span = played.course
    assert isinstance(span, Span)
    span.practise(played.now)
    assert row_of(played) == "52"
    type_in(played, "52")
    played.until("ready")
    span.start(played.now)
    rows = [item.what for item in plan("forward-span:5")]
    for number, row in enumerate(rows):
        assert row_of(played) == row
        type_in(played, row if number < 4 else "")
        if span.state == "over":
            break
    assert number == 5
    outcome = score("forward-span:5", span.events)
    assert isinstance(outcome, Settled)
    assert int(outcome.values[0][1]) == 4


def test_digits_come_one_a_second() -> None:
    played = Played("forward-span:5")
    played.course.start(played.now)
    times = []
    while played.until("shown", "reply") and played.course.state == "shown":
        times.append(played.now)
        played.now = played.course.due
        played.course.step(played.now)
    assert [late - early for early, late in pairwise(times)] == pytest.approx([1.0, 1.0])


def test_what_was_typed_can_be_rubbed_out_and_nothing_means_not_known() -> None:
    played = Played("forward-span:5")
    span = played.course
    assert isinstance(span, Span)
    span.start(played.now)
    played.press("7")  # while the digits are shown
    assert span.typed == ""
    played.until("reply")
    for key in ("1", "2", "back", "9"):
        played.press(key)
    assert span.typed == "19"
    for _ in range(12):
        played.press("8")
    assert len(span.typed) == 9
    played.press("ok")
    played.until("reply")
    played.press("ok")
    assert [name for name, _ in span.events if name.startswith("press:")] == ["press:198888888", "press:"]


@pytest.mark.parametrize("task", ["", "unknown:4"])
def test_an_unknown_task_is_refused(task: str) -> None:
    with pytest.raises(KeyError):
        course(task)


@pytest.mark.parametrize("key", TASKS)
@given(data=st.data())
def test_whatever_is_touched_nothing_breaks_and_the_events_run_forward(key: str, data: st.DataObject) -> None:
    one = course(f"{key}:{data.draw(st.integers(0, 99))}")
    touchable = {Trail: [str(n) for n in range(1, 13)], Span: [*"123456789", "back", "ok"]}
    names = touchable.get(type(one), ["go", "left", "right"])
    now = 10.0
    for what, passed in data.draw(st.lists(st.tuples(st.sampled_from([*names, "", "start"]), st.floats(0, 3)))):
        now += passed
        if what == "start" and one.state == "ready":
            one.start(now)
        elif what in names:
            one.press(what, now - passed / 2, now)
        if one.awaits_frame:
            one.drawn(now)
        one.step(now)
    times = [at for _, at in one.events]
    assert times == sorted(times)
    assert isinstance(one, Course)
    assert isinstance(score(one.task, one.events), Settled | Failed)
    assert isinstance(one, Reactions) or one.key in ("number-trail", "forward-span")
