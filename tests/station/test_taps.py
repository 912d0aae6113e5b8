"""Trials by the helper's taps: the instant of the touch counts, the window ends by itself, the evidence replays."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.cognition import score
from kiosk.core.messages import CallStaff, Clocked, Redo, Skip, StillHere, Tap, TaskDone, TypeValue
from kiosk.core.reading import Edge, Method
from kiosk.core.settle import Settled
from kiosk.core.timing import Counted, Held, Lapped, Misses, Stopwatch, edges_of, late_of
from kiosk.core.tracks import TRACKS
from kiosk.station.running import HEARD_WITHIN, Running
from tests.station.offering import KEY, Trying, counting

WATCH = counting(
    view="watch",
    needs=("up_and_go_3m",),
    settler=lambda: Stopwatch("up_and_go_3m", Decimal(120)),
    buttons=("go", "stop"),
    window=0.0,
)


async def test_a_count_by_taps_is_kept_with_what_stands_behind_it() -> None:
    async with Trying(counting()) as play:
        await play.to_trial()
        await play.tap("go", 2)
        for _ in range(12):
            await play.tap("count", 2, late=0.02)
        await play.tap("uncount", 1)
        assert play.kind == "live"
        await play.wait(6)
        assert play.kind == "good"
        (row,) = play.rows
        assert (row.quantity, str(row.value), row.method) == ("chair_stand_30s", "11", Method.TAPPED)
        assert (row.proof.driver, row.proof.codec, row.proof.codec_version) == ("kiosk-tap", "edges", "1")
        assert max(late_of(row.proof.raw)) == pytest.approx(0.02)
        assert row.proof.said.endswith("late 0.020 s")
        (instrument,) = play.stored.instruments
        assert (instrument.driver, instrument.maker) == ("kiosk-tap", "Lifelog Kiosk")
        assert [number for number in play.counts if number != "0"][-2:] == ["12", "11"]
        again = Counted("chair_stand_30s", 30.0).feed(edges_of(row.proof.raw))
        assert isinstance(again, Settled)
        assert dict(again.values)["chair_stand_30s"] == row.value


async def test_the_clock_of_the_trial_is_told_and_taken_away() -> None:
    async with Trying(counting()) as play:
        await play.to_trial()
        await play.tap("go", 2)
        go = play.now
        assert play.clocked == [Clocked(KEY, go, go + 30)]
        await play.wait(31)
        assert play.clocked[-1] == Clocked(KEY, None, None)


async def test_a_track_leads_and_go_is_where_it_says_so() -> None:
    async with Trying(counting(track="30-s")) as play:
        await play.to_trial()
        await play.tap("go")
        pressed = play.now
        assert play.sounds.played == ["30-s"]
        assert play.clocked[-1].go == pytest.approx(pressed + TRACKS["30-s"].go)
        await play.tap("count", 1)  # still counting down: nothing yet
        await play.wait(TRACKS["30-s"].go)
        await play.tap("count", 1)
        await play.wait(31)
        assert play.scene.values == (("chair_stand_30s", "1"),)
        assert play.sounds.silent


async def test_stop_during_the_countdown_takes_the_start_back() -> None:
    async with Trying(counting(track="30-s")) as play:
        await play.to_trial()
        await play.tap("go")
        await play.tap("stop", 1)
        assert play.clocked[-1] == Clocked(KEY, None, None)
        assert play.sounds.silent
        await play.wait(40)  # the timer of the start that was taken back rings for nobody
        assert play.kind == "live"
        await play.tap("go")
        await play.tap("count", 10)
        await play.wait(40)
        assert play.scene.values == (("chair_stand_30s", "1"),)


async def test_a_tap_made_in_time_counts_though_it_is_heard_after_the_end() -> None:
    async with Trying(counting()) as play:
        await play.to_trial()
        await play.tap("go")
        await play.tap("count", 29.99, late=0.3)
        await play.wait(2)
        assert play.scene.values == (("chair_stand_30s", "1"),)


async def test_a_tap_after_the_end_counts_nothing() -> None:
    async with Trying(counting()) as play:
        await play.to_trial()
        await play.tap("go")
        await play.tap("count", 30.1)
        await play.wait(2)
        assert play.scene.values == (("chair_stand_30s", "0"),)


async def test_the_rest_of_a_lap_is_added_after_the_end() -> None:
    walk = counting(
        needs=("six_min_walk",),
        settler=lambda: Lapped("six_min_walk", Decimal(30), 360.0),
        buttons=("go", "lap", "plus-1", "plus-5", "stop"),
        window=360.0,
    )
    async with Trying(walk) as play:
        await play.to_trial()
        await play.tap("go")
        for _ in range(11):
            await play.tap("lap", 30)
        await play.wait(60)
        for button in ("plus-5", "plus-5", "plus-1", "stop"):
            await play.tap(button, 0.5)
        assert play.scene.values == (("six_min_walk", "341"),)


async def test_a_stopwatch_is_exact_to_the_touch_however_late_it_is_heard() -> None:
    async with Trying(WATCH) as play:
        await play.to_trial()
        await play.tap("go", 1, late=0.2)
        await play.tap("stop", 8.04, late=0.15)
        (row,) = play.rows
        assert row.value == Decimal("8.2")  # the second touch was 8.04 s after the first was heard
        again = Stopwatch("up_and_go_3m", Decimal(120)).feed(edges_of(row.proof.raw))
        assert isinstance(again, Settled)
        assert again.values[0][1] == Decimal("8.24")


async def test_presses_in_the_wrong_order_mean_nothing() -> None:
    async with Trying(WATCH) as play:
        await play.to_trial()
        await play.tap("stop")
        await play.tap("lap", 1)
        await play.do(Tap("go", play.now - 3600))  # made for some earlier trial
        assert play.clocked == []
        await play.tap("go", 1)
        await play.tap("go", 1)
        await play.tap("stop", 9)
        assert play.scene.values == (("up_and_go_3m", "10.0"),)


async def test_too_long_is_a_failed_trial_and_can_be_done_again() -> None:
    async with Trying(WATCH) as play:
        await play.to_trial()
        await play.tap("go")
        await play.tap("stop", 121)
        assert play.kind == "trouble"
        await play.do(Redo())
        await play.tap("go", 1)
        await play.tap("stop", 12)
        assert play.kind == "good"


async def test_a_stopwatch_nobody_stops_asks_in_the_end() -> None:
    async with Trying(WATCH) as play:
        await play.to_trial()
        await play.tap("go")
        await play.wait(200)
        assert play.kind == "live"
        await play.wait(60)
        assert (play.kind, play.scene.say.key) == ("trouble", "trouble.timeout.say")


async def test_whoever_waits_for_the_helper_is_asked_whether_they_are_there() -> None:
    async with Trying(WATCH) as play:
        await play.to_trial()
        await play.wait(95)
        assert play.kind == "still-there"
        await play.do(StillHere())
        assert play.kind == "live"
        await play.tap("go")
        await play.wait(100)
        assert play.kind == "live", "a running test is no sign of absence"


async def test_stopping_a_running_trial_silences_the_track() -> None:
    async with Trying(counting(track="30-s")) as play:
        await play.to_trial()
        await play.tap("go")
        await play.do(Skip())
        assert play.sounds.silent
        await play.wait(60)
        assert not play.rows


async def test_calling_staff_in_the_middle_loses_no_tap() -> None:
    async with Trying(counting()) as play:
        await play.to_trial()
        await play.tap("go")
        await play.tap("count", 5)
        await play.do(CallStaff())
        await play.tap("count", 5)
        await play.wait(25)
        assert play.scene.values == (("chair_stand_30s", "2"),)


async def test_the_store_hangs_and_the_taps_keep_their_instants() -> None:
    async with Trying(counting()) as play:
        await play.to_trial()
        await play.tap("go")
        play.archive.hang()
        await play.do(CallStaff())  # the queue waits for the store now
        await play.tap("count", 5)
        await play.tap("count", 5)
        await play.wait(60)
        await play.tap("count", 1)  # long over
        play.archive.release()
        await play.wait(2)
        assert play.scene.values == (("chair_stand_30s", "2"),)


async def test_a_posture_held_to_the_limit_needs_no_second_tap() -> None:
    hold = counting(
        view="hold",
        needs=("one_leg_stance_open",),
        settler=lambda: Held("one_leg_stance_open", Decimal(30)),
        buttons=("go", "stop"),
    )
    async with Trying(hold) as play:
        await play.to_trial()
        await play.tap("go")
        await play.wait(31)
        assert play.scene.values[0][1].startswith("30")


async def test_a_track_that_is_over_ends_the_trial() -> None:
    run = counting(
        view="track",
        needs=("shuttle_run_20m",),
        settler=lambda: Misses("shuttle_run_20m", "shuttle-20m"),
        buttons=("go", "miss", "stop"),
        track="shuttle-20m",
        window=0.0,
    )
    async with Trying(run) as play:
        await play.to_trial()
        await play.tap("go")
        await play.tap("miss", 100)
        await play.tap("miss", 20)
        assert play.kind == "good"
        assert 8 < int(play.scene.values[0][1]) < 20
        assert play.sounds.silent


async def test_what_nobody_can_measure_here_is_typed_at_once() -> None:
    async with Trying(counting(ways=("device", "typed"), buttons=(), window=0.0, view="value")) as play:
        await play.to_trial()
        assert play.scene.actions[0] == "type-value"
        assert play.caller.rings == []
        await play.do(TypeValue("1111", (("chair_stand_30s", Decimal(14)),), "no-device"))
        (row,) = play.rows
        assert (row.method, row.value) == (Method.TYPED, Decimal(14))


async def test_a_start_at_the_wrong_moment_is_done_again() -> None:
    async with Trying(counting()) as play:
        await play.to_trial()
        await play.tap("go")
        await play.tap("count", 1)
        await play.do(Redo())
        assert play.clocked[-1].go is None
        await play.tap("go", 1)
        await play.wait(31)
        assert play.scene.values == (("chair_stand_30s", "0"),)


async def test_the_timer_of_a_trial_that_was_begun_anew_ends_nothing() -> None:
    async with Trying(counting()) as play:
        await play.to_trial()
        await play.tap("go")
        await play.tap("count", 20)
        await play.do(Redo())
        await play.tap("go", 2)
        await play.tap("count", 4)
        await play.wait(10)  # the first start would have been over by now
        assert play.kind == "live"
        await play.tap("count", 4)
        await play.wait(20)
        assert play.scene.values == (("chair_stand_30s", "2"),)


async def test_a_count_while_the_staff_had_the_screen_is_a_doubt() -> None:
    async with Trying(counting()) as play:
        await play.to_trial()
        play.station.bench.hold(1.0)
        await play.tap("go")
        await play.tap("count", 2)
        await play.wait(31)
        assert play.kind == "good", "before the start nothing was missed"
        await play.do(Redo())
        await play.tap("go", 1)
        play.station.bench.hold(1.0)
        await play.wait(31)
        assert (play.kind, play.scene.say.key) == ("doubt", "doubt.unsure.say")


Taps = st.lists(st.tuples(st.sampled_from(("go", "count", "stop", "lap")), st.integers(-500, 4500)), max_size=20)


@given(Taps)
def test_edges_are_heard_in_order_around_the_end(taps: list[tuple[str, float]]) -> None:
    """Whatever is pressed when: nothing before go, nothing twice, and the end stands where the window ends."""
    clock = Running(("go", "count", "stop"), 30.0)
    heard = list(clock.begin(100.0, 0.0))
    for name, at in sorted(taps, key=lambda tap: tap[1]):
        heard += clock.press(name, 100.0 + at / 100, 0.0)
    heard += clock.over(clock.turn)
    assert heard == clock.edges
    assert len(clock.late) == len(clock.edges)
    assert [edge.at for edge in heard] == sorted(edge.at for edge in heard)
    assert [edge for edge in heard if edge.name == "end"] == [Edge("end", 130.0)]
    wanted = [name for name, at in taps if at >= 0 and name in ("count", "stop")]
    assert sorted(edge.name for edge in heard if edge.name in ("count", "stop")) == sorted(wanted)


def test_the_grace_is_shorter_than_anybody_waits() -> None:
    assert 0.1 < HEARD_WITHIN < 1


# --- touch tasks -----------------------------------------------------------------------------------------------


REACTION = counting(
    view="task",
    needs=("simple_reaction_touch",),
    ways=("touch",),
    buttons=(),
    window=0.0,
    task="simple",
)


def touched(seconds: float, start: float, items: int = 8) -> tuple[tuple[str, float], ...]:
    """Somebody who touches so many seconds after each picture."""
    shown = ((f"show:{number}", start + 3 * number) for number in range(items))
    return tuple(event for name, at in shown for event in ((name, at), ("press:go", at + seconds)))


async def test_a_touch_task_is_scored_and_its_touches_are_kept() -> None:
    async with Trying(REACTION) as play:
        await play.to_trial()
        task = play.scene.task
        assert task.startswith("simple:")
        await play.do(TaskDone("another-step", touched(0.3, play.now)))
        assert play.kind == "live"
        await play.do(TaskDone(KEY, touched(0.312, play.now)))
        (row,) = play.rows
        assert (row.method, row.proof.driver, row.proof.codec) == (Method.TAPPED, "kiosk-touch", f"task:{task}")
        events = tuple((edge.name, edge.at) for edge in edges_of(row.proof.raw))
        again = score(task, events)
        assert isinstance(again, Settled)
        assert dict(again.values)[row.quantity].quantize(row.value) == row.value


async def test_how_late_the_touches_were_seen_stands_in_the_record() -> None:
    async with Trying(REACTION) as play:
        await play.to_trial()
        await play.do(TaskDone(KEY, touched(0.3, play.now), late=0.031))
        (row,) = play.rows
        assert row.proof.said.endswith("late 0.031 s")
        assert max(late_of(row.proof.raw)) == pytest.approx(0.031)


async def test_a_touch_task_that_was_covered_begins_anew_with_another_plan() -> None:
    async with Trying(REACTION) as play:
        await play.to_trial()
        first = play.scene.task
        await play.do(Redo())
        assert (play.kind, play.scene.task == first) == ("live", False)
        await play.do(TaskDone(KEY, touched(0.3, play.now)))
        assert (play.kind, len(play.rows)) == ("good", 1)


async def test_touches_of_a_plan_that_was_taken_off_score_nothing() -> None:
    async with Trying(REACTION) as play:
        await play.to_trial()
        before = touched(0.3, play.now)
        await play.wait(30)
        await play.do(Redo(), TaskDone(KEY, before))
        assert (play.kind, play.rows) == ("live", [])


async def test_touches_that_run_back_are_refused_and_nothing_is_kept() -> None:
    async with Trying(REACTION) as play:
        await play.to_trial()
        await play.do(TaskDone(KEY, touched(0.3, play.now)[::-1]))
        assert (play.kind, play.rows) == ("trouble", [])


async def test_a_touch_task_given_up_half_way_gives_no_value_and_another_plan_comes() -> None:
    async with Trying(REACTION) as play:
        await play.to_trial()
        first = play.scene.task
        await play.do(TaskDone(KEY, touched(0.3, play.now, items=3)))
        assert (play.kind, play.scene.say.key) == ("trouble", "trouble.incomplete.say")
        assert "type-value" not in play.scene.actions
        await play.do(Redo())
        assert play.scene.task != first
