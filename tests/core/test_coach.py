"""The word of the moment: the right one, never two at once, never one that what is seen contradicts."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.beats import place
from kiosk.core.coach import DWELL, LOST, QUIET, Coach
from kiosk.core.coach_signs import Memory, Signs, cuff_phase
from kiosk.core.texts import load_texts
from kiosk.core.tracks import TRACKS

KO = load_texts("ko")
Moment = tuple[float, float | None, bool | None]
STEP = 0.1


def told(signs: list[Signs]) -> list[tuple[float, str]]:
    """When which word came."""
    coach, words = Coach(), []
    for one in signs:
        before, coach = coach, coach.see(one)
        if coach.word != before.word:
            words.append((one.now, coach.word))
    return words


def by(view: str, *moments: Moment, **more: object) -> list[str]:
    """The words of a course given as (seconds, number, settled), each lasting until the next."""
    return [word for _, word in told(course(view, *moments, **more))]


def course(view: str, *moments: Moment, **more: object) -> list[Signs]:
    signs, heard = [], 0.0
    for (at, value, stable), (until, *_) in pairwise(moments):
        for number in range(round(at / STEP), round(until / STEP)):
            heard = number * STEP if value is not None else heard
            signs.append(Signs(view, number * STEP, value=value, stable=stable, heard=heard, **more))  # type: ignore[arg-type]
    return signs


def test_a_scale_leads_from_stepping_on_to_coming_to_rest() -> None:
    words = by("scale", (0, 0.0, None), (12, 61.3, False), (15, 61.2, True), (19, None, None))
    assert words == ["coach.scale.still", "coach.scale.nearly"]


def test_whoever_does_not_step_on_is_told_what_to_do_then_offered_help() -> None:
    assert [word for _, word in told(course("scale", (0, None, None), (40, None, None)))] == [
        "coach.scale.on",
        "coach.help",
    ]
    assert [at for at, _ in told(course("scale", (0, None, None), (40, None, None)))] == pytest.approx([QUIET, LOST])


def test_whoever_sways_is_told_why_it_does_not_settle() -> None:
    assert by("scale", (0, 61.0, False), (15, None, None)) == ["coach.scale.still", "coach.scale.alone"]


def test_a_squeeze_is_cheered_on_and_ended() -> None:
    words = told(course("grip", (0, 0.4, None), (4, 20.0, None), (10, None, None)))
    assert [word for _, word in words] == ["coach.grip.more", "coach.grip.release"]
    assert words[0][0] == pytest.approx(4.0)  # at once: a second later half of it is over
    assert words[1][0] - words[0][0] == pytest.approx(3.5)


def test_after_the_hand_let_go_nobody_says_more() -> None:
    words = by("grip", (0, 25.0, None), (3, 5.0, None), (6, 26.0, None), (12, None, None))
    assert words == ["coach.grip.more", "coach.grip.release"]


def test_a_cuff_that_tells_its_pressure_says_what_it_does() -> None:
    moments = ((0, None, None), (2, 90.0, None), (5, 170.0, None), (8, 150.0, None), (20, 90.0, None), (30, 20.0, None))
    words = by("cuff", *moments, (34, None, None), lasts=40.0)
    assert words == ["coach.cuff.tighten", "coach.cuff.measure", "coach.cuff.release"]


def test_a_cuff_that_says_nothing_is_told_of_by_the_time_alone() -> None:
    words = by("cuff", (0, None, None), (80, None, None), lasts=40.0)
    assert words == ["coach.cuff.press", "coach.cuff.calm", "coach.cuff.wait", "coach.help"]
    assert not {"coach.cuff.tighten", "coach.cuff.measure", "coach.cuff.release"} & set(words)  # nobody knows


def test_a_cuff_phase_never_goes_back() -> None:
    memory, seen = Memory(), []
    for value in (10.0, 80.0, 150.0, 148.0, 120.0, 60.0, 38.0, 70.0, 20.0):
        memory = memory.take(Signs("cuff", 0.0, value=value))
        seen.append(cuff_phase(memory))
    assert seen == ["", "tighten", "tighten", "tighten", "measure", "measure", "release", "release", "release"]


def running(view: str, seconds: float, window: float, **more: object) -> list[Signs]:
    open_end = window <= 0
    signs = []
    for number in range(round(seconds / STEP)):
        at = number * STEP
        over = not open_end and at >= window
        left = -1.0 if open_end else max(0.0, window - at)
        signs.append(
            Signs(
                view,
                at,
                phase="over" if over else "running",
                elapsed=min(at, window) if not open_end else at,
                left=left,
                helped=True,
                **more,  # type: ignore[arg-type]
            )
        )
    return signs


def test_a_stance_has_a_middle_a_last_and_an_end() -> None:
    words = [word for _, word in told(running("hold", 64, 60))]
    assert words == ["coach.hold.look", "coach.good", "coach.hold.last", "coach.over"]
    assert [word for _, word in told(running("hold", 14, 10))][-1] == "coach.over"


def test_the_way_back_is_said_where_there_is_one() -> None:
    assert [word for _, word in told(running("watch", 9, 0, quantity="up_and_go_3m"))] == ["coach.watch.turn"]
    assert told(running("watch", 9, 0, quantity="chair_stand_5x")) == []


def test_repetitions_may_rest_and_the_last_of_them_are_cheered() -> None:
    signs = [replace(one, value=float(int(one.elapsed / 2.0))) for one in running("count", 33, 30)]
    assert [word for _, word in told(signs)] == ["coach.good", "coach.count.last", "coach.over"]
    idle = [replace(one, value=3.0) for one in running("count", 33, 30)]
    assert told(idle)[0][1] == "coach.count.rest"


def test_a_pulse_that_the_helper_counts_needs_no_word() -> None:
    assert told(running("count", 12, 10, quantity="recovery_hr_60s")) == []


def test_beeps_that_become_faster_are_said() -> None:
    signs = [replace(one, faster=60 <= one.now < 64) for one in running("track", 80, 0)]
    assert [word for _, word in told(signs)] == ["coach.track.faster", ""]


VIEWS = ("scale", "height", "value", "grip", "cuff", "count", "watch", "hold", "track", "task")


@st.composite
def courses(draw: st.DrawFn) -> list[Signs]:
    view, window = draw(st.sampled_from(VIEWS)), draw(st.sampled_from([0.0, 10.0, 30.0, 60.0]))
    go, helped = draw(st.floats(0, 20)), draw(st.booleans())
    signs, now, heard, value, stable = [], 0.0, 0.0, None, None
    for gap, number, settled in draw(
        st.lists(st.tuples(st.floats(0.05, 3.0), st.none() | st.floats(0, 200), st.none() | st.booleans()), max_size=50)
    ):
        now += gap
        if number is not None:
            value, stable, heard = number, settled, now
        elapsed = max(0.0, now - go)
        over = window > 0 and elapsed >= window
        phase = "ready" if now < go else "over" if over else "running"
        left = -1.0 if not window or now < go else max(0.0, window - elapsed)
        elapsed = min(elapsed, window) if window else elapsed
        signs.append(
            Signs(view, now, "", phase, value, stable, heard, elapsed, left, 40.0, helped)  # type: ignore[arg-type]
        )
    return signs


@given(courses())
def test_it_never_flickers_never_contradicts_and_has_words(signs: list[Signs]) -> None:
    words = told(signs)
    assert words == told(signs)  # the same again
    assert all(later - earlier >= DWELL - 1e-9 for (earlier, _), (later, _) in pairwise(words))
    assert {word for _, word in words} - {""} <= set(KO)
    said = [word for _, word in words]
    if "coach.grip.release" in said:
        assert said.index("coach.grip.release") == len(said) - 1
    if "coach.over" in said:
        assert said.index("coach.over") == len(said) - 1


def test_every_word_is_two_short_lines() -> None:
    for key, text in KO.items():
        if key.startswith("coach."):
            lines = text.split("\n")
            assert len(lines) == 2
            assert all(len(line.replace(" ", "")) <= 12 for line in lines), text


def test_marks_of_a_shuttle_run_follow_its_beeps() -> None:
    track = TRACKS["shuttle-20m"]
    first = next(cue.at for cue in track.cues if cue.kind == "level") - track.go_at
    before, after = place("shuttle-20m", float(first) - 0.01), place("shuttle-20m", float(first) + 0.01)
    assert (before.level, before.done, before.of, before.fresh) == (1, 6, 7, -1.0)
    assert (after.level, after.done, after.total) == (2, 0, 7)
    assert after.fresh == pytest.approx(0.01, abs=1e-3)


@given(st.floats(0, 2000), st.floats(0, 30), st.sampled_from(sorted(TRACKS)))
def test_marks_only_go_on(at: float, more: float, track: str) -> None:
    one, two = place(track, at), place(track, at + more)
    assert one.total <= two.total
    assert one.level <= two.level
    assert 0 <= one.done <= one.of or one.of == 0


def test_what_has_no_marks_has_none() -> None:
    assert place("stopwatch", 5.0).of == place("", 5.0).of == place("30-s", 5.0).of == 0
    assert (place("step", 0.0).done, place("step", 0.7).done, place("6-min", 61.0).done) == (1, 2, 1)
