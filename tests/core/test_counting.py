"""Counting stands and steps in made-up traces (`movements`): a thousand of each kind, people at rest, lost samples."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.random import Generator, default_rng

from kiosk.core import timing
from kiosk.core.counting import five_stands, stands, steps
from kiosk.core.counting_curve import Trace, joined
from kiosk.core.counting_stream import Clock
from kiosk.core.quality import DOUBTS
from kiosk.core.reading import Block, Edge
from kiosk.core.settle import Outcome, Settled
from tests.core import movements
from tests.core.movements import Movement

TRACES = int(os.environ.get("KIOSK_TRACES", "250"))
EXACT = 0.99 if TRACES >= 1000 else 0.98  # four in 250 may be chance
"""`make traces` counts a thousand of each kind."""
Sensor = Callable[[Generator, Movement, float], Trace]


@dataclass(frozen=True, slots=True)
class Kind:
    """One way to see a movement. ``half``: it can tell a half movement from a whole one."""

    name: str
    sensor: Sensor
    half: bool
    resting: Sensor | None = None  # another for people at rest
    step: bool = False

    def seen(self, seed: int) -> tuple[Trace, int]:
        """Make a trace, and the true count."""
        chance = default_rng([seed, 1])
        if self.step:
            moved = movements.stepping(chance, 120.0, low_steps=self.half)
            return self.sensor(chance, moved, 120.0), movements.true_steps(moved, 120.0)
        moved = movements.standing_up(chance, 30.0, half_stands=self.half)
        return self.sensor(chance, moved, 30.0), movements.true_stands(moved, 30.0)

    def count(self, trace: Trace) -> tuple[int, str]:
        """Count it."""
        return steps(trace, 0.0, 120.0) if self.step else stands(trace, 0.0, 30.0)


def seat(chance: Generator, moved: Movement, window: float) -> Trace:
    return movements.mat(chance, moved, window, 0.3)


def foot(chance: Generator, moved: Movement, window: float) -> Trace:
    return movements.mat(chance, moved, window, 0.1)


def grip(chance: Generator, moved: Movement, window: float) -> Trace:
    return movements.weight(chance, moved, window, "grip_force")


def knee(chance: Generator, moved: Movement, window: float) -> Trace:
    return movements.distance(chance, moved, window, leg=True)


KINDS = (
    Kind("stands by distance", movements.distance, half=True),
    Kind("stands by force", movements.weight, half=False),
    Kind("stands by a load cell", grip, half=False),
    Kind("stands by acceleration", movements.tilt, half=True),
    Kind("stands by a mat", seat, half=False),
    Kind("steps by distance", knee, half=True, step=True),
    Kind("steps by force", movements.under_foot, half=False, step=True),
    Kind("steps by acceleration", movements.thigh, half=True, step=True),
    # Whoever taps a foot on a mat steps, to the mat; who only shifts does not leave it.
    Kind("steps by a mat", foot, half=False, resting=seat, step=True),
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_thousand_traces_are_counted_and_the_rest_is_flagged(kind: Kind) -> None:
    wrong = []
    flagged = 0
    for seed in range(TRACES):
        trace, true = kind.seen(seed)
        count, doubt = kind.count(trace)
        assert doubt in ("", *DOUBTS)
        if count != true:
            wrong.append((seed, count, true, doubt))
        flagged += bool(doubt)
    assert len(wrong) <= (1 - EXACT) * TRACES, wrong
    assert all(abs(count - true) == 1 and doubt for _, count, true, doubt in wrong), wrong
    assert flagged < TRACES / 3  # a flag on everything would say nothing


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_who_rests_and_fidgets_has_done_nothing(kind: Kind) -> None:
    window = 120.0 if kind.step else 30.0
    for seed in range(TRACES // 4):
        chance = default_rng([seed, 2])
        trace = (kind.resting or kind.sensor)(chance, movements.fidgeting(chance, window), window)
        assert kind.count(trace)[0] == 0, seed


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(KINDS), st.integers(0, 400), st.floats(0, 110), st.floats(0.1, 8.0))
def test_lost_samples_never_make_more_and_a_hole_is_told(kind: Kind, seed: int, at: float, long: float) -> None:
    trace, _ = kind.seen(seed)
    window = 120.0 if kind.step else 30.0
    if trace.kind == "contact":
        return
    keep = (trace.seconds < at) | (trace.seconds > at + long)
    holed = Trace(trace.kind, trace.seconds[keep], trace.values[keep])
    (before, _), (after, doubt) = kind.count(trace), kind.count(holed)
    assert after <= before or doubt
    if long > 1.1 and at + long < window:
        assert doubt == "lost-data"
    assert after <= before + 1


def test_a_step_seen_seldom_is_a_doubt() -> None:
    chance = default_rng(5)
    moved = movements.stepping(chance, 120.0, low_steps=False)
    trace = movements.distance(chance, moved, 120.0, leg=True)
    seldom = Trace(trace.kind, trace.seconds[::3], trace.values[::3])
    assert steps(seldom, 0.0, 120.0)[1]


# --- five stands ----------------------------------------------------------------------------------------------


# A movement is seen when it is a twentieth of the way, and is full before it stands quite still. A force is all there
# when the seat is left: it misses most of the last rise, up to a second and a half.
@pytest.mark.parametrize(("kind", "least"), [(KINDS[0], -0.75), (KINDS[1], -1.6), (KINDS[3], -0.75)])
def test_five_stands_are_timed_from_the_first_movement_to_the_full_stand(kind: Kind, least: float) -> None:
    off = []
    for seed in range(200):
        chance = default_rng([seed, 3])
        moved = movements.standing_up(chance, 60.0, half_stands=False)
        found = five_stands(kind.sensor(chance, moved, 60.0), 0.0)
        assert found is not None
        off.append(found[0] - (moved.tops[4][1] - moved.tops[0][0]))
    assert least < np.percentile(off, 1)
    assert np.percentile(off, 95) < 0.15


def test_four_stands_are_not_five() -> None:
    chance = default_rng(1)
    moved = movements.standing_up(chance, 60.0, half_stands=False)
    trace = movements.distance(chance, moved, 60.0)
    keep = trace.seconds < moved.tops[4][0]
    assert five_stands(Trace("distance", trace.seconds[keep], trace.values[keep]), 0.0) is None


# --- as settlers, fed by a station ----------------------------------------------------------------------------

OURS = 5000.25
"""Our clock when the device's says nought."""


def fed(settler: timing.Stands | timing.FiveStands, trace: Trace, go: float, end: float | None) -> Outcome | None:
    """Feed a trace in tenths of a second, each Block 5 to 40 ms late, and the Edges when they are due."""
    chance = default_rng(9)
    marks = [(go, Edge("go", OURS + go))] + ([(end, Edge("end", OURS + end))] if end is not None else [])
    for at in np.arange(trace.seconds[0], trace.seconds[-1], 0.1):
        part = (trace.seconds >= at) & (trace.seconds < at + 0.1)
        if part.any():
            seconds = trace.seconds[part]
            late = 0.005 + chance.exponential(0.01)
            outcome = settler.feed((Block(trace.kind, seconds, trace.values[part], OURS + float(seconds[-1]) + late),))
            if outcome is not None:
                return outcome
        while marks and marks[0][0] <= at:
            outcome = settler.feed((marks.pop(0)[1],))
            if outcome is not None:
                return outcome
    return None


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_settler_says_what_the_whole_trace_says(kind: Kind) -> None:
    window = 120.0 if kind.step else 30.0
    for seed in range(3):
        trace, true = kind.seen(seed)
        settler = (timing.Steps if kind.step else timing.Stands)("chair_stand_30s", window)
        outcome = fed(settler, trace, 0.0, window)
        assert isinstance(outcome, Settled)
        assert abs(int(outcome.values[0][1]) - true) <= (1 if outcome.doubt else 0)


def test_five_stands_settle_by_themselves() -> None:
    chance = default_rng(2)
    moved = movements.standing_up(chance, 60.0, half_stands=False)
    trace = movements.distance(chance, moved, 60.0)
    outcome = fed(timing.FiveStands("chair_stand_5x"), trace, 0.0, None)
    whole = five_stands(trace, 0.0)
    assert isinstance(outcome, Settled)
    assert whole is not None
    assert float(outcome.values[0][1]) == pytest.approx(whole[0], abs=0.1)


@given(st.lists(st.floats(0.0, 0.4), min_size=1, max_size=40), st.floats(-1e5, 1e5))
def test_the_least_late_block_tells_where_the_devices_clock_is(lates: list[float], offset: float) -> None:
    clock = Clock()
    for number, late in enumerate(lates):
        clock.see(Block("contact", np.array([float(number)]), np.array([1.0]), number + offset + late))
    assert clock.offset == pytest.approx(offset + min(lates), abs=1e-6)
    assert clock.device(offset + 7.0) == pytest.approx(7.0 - min(lates), abs=2e-6)


def test_a_clock_that_began_anew_is_learnt_anew() -> None:
    clock = Clock()
    for seconds, at in ((10.0, 110.0), (11.0, 111.0), (0.0, 120.0)):
        clock.see(Block("contact", np.array([seconds]), np.array([1.0]), at))
    assert clock.offset == 120.0


def test_only_the_streams_it_was_made_for_are_counted() -> None:
    trace, _ = KINDS[0].seen(3)
    settler = timing.Stands("chair_stand_30s", 30.0, ("force",))
    assert fed(settler, trace, 0.0, 30.0) is None


def test_a_mat_that_says_nothing_gives_a_doubtful_nought() -> None:
    settler = timing.Stands("chair_stand_30s", 30.0)
    assert settler.feed((Edge("go", OURS),)) is None
    outcome = settler.feed((Edge("end", OURS + 30),))
    assert isinstance(outcome, Settled)
    assert (int(outcome.values[0][1]), outcome.doubt) == (0, "count-uncertain")


def test_a_clock_that_begins_anew_is_lost_data() -> None:
    changes = [(0, 3.0), (1, 4.0), (0, 0.0), (1, 1.0)]
    blocks = [Block("contact", np.array([at]), np.array([float(on)]), 0.0) for on, at in changes]
    trace = joined("contact", blocks)
    assert trace.broken
    assert trace.seconds.tolist() == [0.0, 1.0]
    assert stands(trace, -1.0, 5.0) == (1, "lost-data")


def test_samples_of_one_instant_are_one() -> None:
    trace, true = KINDS[0].seen(3)
    twice = Trace(trace.kind, np.repeat(trace.seconds, 2), np.repeat(trace.values, 2))
    assert stands(twice, 0.0, 30.0) == stands(trace, 0.0, 30.0) == (true, "")


def test_nothing_is_no_count() -> None:
    empty = Trace("distance", np.array([]), np.array([]))
    assert stands(empty, 0.0, 30.0) == (0, "count-uncertain")
    assert five_stands(empty, 0.0) is None
