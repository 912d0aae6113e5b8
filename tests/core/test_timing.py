"""Timed and counted trials by taps, flights and reactions by a mat, and the evidence of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core import timing
from kiosk.core.quality import DOUBTS
from kiosk.core.reading import Block, Edge, Reading
from kiosk.core.settle import Failed, Outcome, Settled, Settler
from kiosk.core.tracks import TRACKS

START = 81234.567891  # where the monotonic clock happens to be


def edges(*marks: tuple[str, float]) -> tuple[Edge, ...]:
    """Make Edges of names and seconds after the start."""
    return tuple(Edge(name, START + at) for name, at in marks)


def run(settler: Settler, said: Iterable[Edge | Block]) -> Outcome | None:
    """Feed one by one; what comes after the outcome is not heard any more."""
    for item in said:
        outcome = settler.feed((item,))
        if outcome is not None:
            return outcome
    return None


def value(outcome: Outcome | None) -> Decimal:
    """The one value of a good outcome."""
    assert isinstance(outcome, Settled), outcome
    ((_, number),) = outcome.values
    return number


def mat(*changes: tuple[int, float], late: float = 0.01, began: float = START) -> tuple[Block, ...]:
    """Make Blocks of (on or off, seconds of the mat's clock); the mat's clock began at ``began`` of ours."""
    return tuple(Block("contact", np.array([at]), np.array([float(on)]), began + at + late) for on, at in changes)


TAPS = [
    # stopwatch
    (lambda: timing.Stopwatch("x"), [("go", 0), ("stop", 7.25)], "7.25"),
    (lambda: timing.Stopwatch("x"), [("stop", -1), ("go", 0), ("stop", 7.25)], "7.25"),
    (lambda: timing.Stopwatch("x"), [("go", 0), ("go", 3), ("stop", 7.25)], "7.25"),
    (lambda: timing.Stopwatch("x"), [("go", 0), ("stop", -0.2), ("stop", 7.25)], "7.25"),
    (lambda: timing.Stopwatch("x", Decimal(60)), [("go", 0), ("stop", 60)], "60"),
    # held
    (lambda: timing.Held("x", Decimal(10)), [("go", 0), ("stop", 3.5)], "3.5"),
    (lambda: timing.Held("x", Decimal(10)), [("go", 0), ("end", 10)], "10"),
    (lambda: timing.Held("x", Decimal(10)), [("go", 0), ("stop", 10.4)], "10"),
    (lambda: timing.Held("x", Decimal(10)), [("stop", -3), ("go", 0), ("end", 10)], "10"),
    (lambda: timing.Held("x", Decimal(10)), [("go", 0), ("stop", 0)], "0"),
    # counted
    (lambda: timing.Counted("x", 30), [("go", 0), ("count", 1), ("count", 2), ("end", 30)], "2"),
    (lambda: timing.Counted("x", 30), [("count", -1), ("go", 0), ("count", 1), ("end", 30)], "1"),
    (lambda: timing.Counted("x", 30), [("go", 0), ("count", 1), ("count", 2), ("uncount", 3), ("end", 30)], "1"),
    (lambda: timing.Counted("x", 30), [("go", 0), ("uncount", 1), ("count", 2), ("end", 30)], "1"),
    (lambda: timing.Counted("x", 30), [("go", 0), ("count", 30), ("count", 30.5), ("end", 30)], "1"),
    (lambda: timing.Counted("x", 30), [("go", 0), ("count", 1), ("uncount", 30.2), ("end", 30)], "1"),
    (lambda: timing.Counted("x", 30), [("go", 0), ("end", 30)], "0"),
    # laps
    (lambda: timing.Lapped("x", Decimal(30), 360), [("go", 0), ("lap", 20), ("lap", 41), ("stop", 60)], "60"),
    (
        lambda: timing.Lapped("x", Decimal("45.72"), 360),
        [
            ("go", 0),
            ("lap", 40),
            ("lap", 359),
            ("end", 360),
            ("lap", 362),
            ("plus-5", 365),
            ("plus-1", 366),
            ("stop", 370),
        ],
        "97.44",
    ),
    (
        lambda: timing.Lapped("x", Decimal(30), 360),
        [("go", 0), ("lap", 9), ("lap", 29), ("uncount", 30), ("stop", 60)],
        "30",
    ),
    (lambda: timing.Lapped("x", Decimal(30), 360), [("go", 0), ("uncount", 9), ("stop", 60)], "0"),
]


@pytest.mark.parametrize(("make", "marks", "expected"), TAPS)
def test_taps_become_a_value(make: Callable[[], Settler], marks: list[tuple[str, float]], expected: str) -> None:
    outcome = run(make(), edges(*marks))
    assert value(outcome) == Decimal(expected)
    assert isinstance(outcome, Settled)
    assert outcome.doubt == ""


@pytest.mark.parametrize(("make", "marks", "expected"), TAPS)
def test_the_evidence_gives_the_same_value(
    make: Callable[[], Settler], marks: list[tuple[str, float]], expected: str
) -> None:
    kept = timing.evidence(edges(*marks))
    assert value(run(make(), timing.edges_of(kept))) == Decimal(expected)


@pytest.mark.parametrize(
    "make",
    [
        lambda: timing.Stopwatch("x"),
        lambda: timing.Held("x", Decimal(10)),
        lambda: timing.Counted("x", 30),
        lambda: timing.Lapped("x", Decimal(30), 360),
        lambda: timing.Misses("x", "shuttle-20m"),
        lambda: timing.Paced("x", "curl-up"),
        lambda: timing.FiveStands("x"),
        lambda: timing.Stands("x", 30),
    ],
)
def test_nothing_settles_before_go(make: Callable[[], Settler]) -> None:
    before = [(name, float(at)) for at, name in enumerate(("stop", "count", "lap", "miss", "miss", "end", "stop"))]
    assert run(make(), edges(*before)) is None
    assert make().feed((Reading("x", Decimal(1)),)) is None


def test_a_device_that_says_nothing_has_timed_nothing() -> None:
    assert run(timing.FiveStands("x"), edges(("go", 0), ("stop", 11.25))) == Failed("too-few")


def test_too_long_is_no_result() -> None:
    assert run(timing.Stopwatch("x", Decimal(60)), edges(("go", 0), ("stop", 60.001))) == Failed("too-long")
    assert run(timing.Stopwatch("x"), edges(("go", 0), ("end", 90))) == Failed("too-long")


def test_two_taps_of_one_finger_count_once_and_are_doubted() -> None:
    for counted in (timing.Counted("x", 30), timing.Lapped("x", Decimal(1), 30)):
        name = "count" if isinstance(counted, timing.Counted) else "lap"
        outcome = run(counted, edges(("go", 0), (name, 1), (name, 1.149), (name, 2), ("end", 30), ("stop", 31)))
        assert isinstance(outcome, Settled)
        assert (value(outcome), outcome.doubt) == (Decimal(2), "double-tap")
    outcome = run(timing.Counted("x", 30), edges(("go", 0), ("count", 1), ("count", 1.15), ("end", 30)))
    assert isinstance(outcome, Settled)
    assert (value(outcome), outcome.doubt) == (Decimal(2), "")
    assert "double-tap" in DOUBTS


def test_the_screen_can_show_the_count_while_it_runs() -> None:
    counted, lapped = timing.Counted("x", 30), timing.Lapped("x", Decimal("45.72"), 360)
    run(counted, edges(("go", 0), ("count", 1), ("count", 2), ("uncount", 3)))
    run(lapped, edges(("go", 0), ("lap", 1), ("plus-5", 2), ("plus-1", 3)))
    assert (counted.shown, lapped.shown) == (1, Decimal("51.72"))


# --- led by a track -------------------------------------------------------------------------------------------

BEEPS = [
    float(cue.at - TRACKS["shuttle-20m"].go_at) for cue in TRACKS["shuttle-20m"].cues if cue.kind in ("lap", "level")
]


@pytest.mark.parametrize(
    ("marks", "laps"),
    [
        # misses 23rd and 24th: the 23rd still counts
        ([("miss", BEEPS[22] + 0.4), ("miss", BEEPS[23] + 0.4)], 23),
        # misses the 5th, catches up, misses the 40th
        ([("miss", BEEPS[4] + 0.1), ("miss", BEEPS[39] + 1.0)], 39),
        # two presses for the same lap are one miss
        ([("miss", BEEPS[4] + 0.1), ("miss", BEEPS[4] + 0.9), ("miss", BEEPS[6] + 0.1)], 6),
        # the helper sees it coming
        ([("miss", BEEPS[4] - 0.2), ("miss", BEEPS[5] - 0.2)], 5),
        # gives up
        ([("stop", BEEPS[11] + 2)], 12),
        ([("miss", BEEPS[4] + 0.1), ("stop", BEEPS[11] + 2)], 12),
        ([("stop", 1.0)], 0),
        ([("miss", 1.0), ("miss", BEEPS[1] + 0.1)], 1),
        ([("end", BEEPS[-1] + 1)], len(BEEPS)),
    ],
)
def test_shuttle_laps_go_by_the_beeps(marks: list[tuple[str, float]], laps: int) -> None:
    assert value(run(timing.Misses("x", "shuttle-20m"), edges(("go", 0), *marks))) == laps


@pytest.mark.parametrize(("last", "doubt"), [("stop", ""), ("end", "count-uncertain")])
def test_a_track_that_nobody_stops_is_a_doubt(last: str, doubt: str) -> None:
    outcome = run(timing.Misses("x", "shuttle-20m"), edges(("go", 0), (last, BEEPS[-1] + 1)))
    assert isinstance(outcome, Settled)
    assert outcome.doubt == doubt


@given(st.integers(1, 199), st.integers(1, 199), st.floats(0.0, 2.5), st.floats(0.0, 2.5))
def test_curl_ups_go_by_the_beat(first: int, more: int, late: float, later: float) -> None:
    second = min(200, first + more)
    marks = (("go", 0.0), ("miss", 3 * first + late), ("miss", 3 * second + later))
    assert value(run(timing.Paced("x", "curl-up"), edges(*marks))) == second - 1


# --- evidence -------------------------------------------------------------------------------------------------

NAMES = ("go", "count", "uncount", "lap", "plus-1", "plus-5", "miss", "stop", "end")


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.floats(0, 1e7)), max_size=30), st.floats(0, 3))
def test_evidence_keeps_every_edge_to_the_microsecond(marks: list[tuple[str, float]], late: float) -> None:
    heard = [Edge(name, at) for name, at in marks]
    kept = timing.evidence(heard, [late] * len(heard))
    again = timing.edges_of(kept)
    assert [edge.name for edge in again] == [edge.name for edge in heard]
    for edge, one in zip(again, heard, strict=True):
        assert timing.exact(edge.at) == timing.exact(one.at) - timing.exact(heard[0].at)
    assert timing.late_of(kept) == (round(1e6 * late) / 1e6,) * len(heard)


@given(st.floats(0, 1e7), st.floats(0.001, 100))
def test_a_time_replays_to_the_same_digits(start: float, seconds: float) -> None:
    heard = (Edge("go", start), Edge("stop", start + seconds))
    outcome = run(timing.Stopwatch("x"), heard)
    if outcome is None:
        assert timing.exact(start + seconds) == timing.exact(start)
    else:
        assert value(outcome) == value(run(timing.Stopwatch("x"), timing.edges_of(timing.evidence(heard))))


def test_evidence_that_is_none_is_refused() -> None:
    for raw in (b"12 go", b"x go 0\n", b"\xff"):
        with pytest.raises(ValueError, match=r".+"):
            timing.edges_of(raw)


# --- by a mat -------------------------------------------------------------------------------------------------


def test_flight_time_is_the_mats_own() -> None:
    jump = mat((1, 10.0), (0, 12.0), (1, 12.500))
    assert value(run(timing.Flight("flight_time"), jump)) == Decimal("0.5")
    late = [
        Block(one.quantity, one.seconds, one.values, one.at + delay) for one, delay in zip(jump, (0, 2, 5), strict=True)
    ]
    assert value(run(timing.Flight("flight_time"), late)) == Decimal("0.5")


def test_what_is_no_jump_is_waited_out() -> None:
    settler = timing.Flight("flight_time")
    assert run(settler, mat((1, 1.0), (0, 2.0), (1, 2.02), (0, 4.0), (1, 6.0))) is None
    assert value(run(settler, mat((0, 8.0), (1, 8.432)))) == Decimal("0.432")


def test_a_mat_that_begins_with_landing_has_seen_no_jump() -> None:
    assert run(timing.Flight("flight_time"), mat((1, 0.4))) is None


def reactions(*times: float) -> list[Edge | Block]:
    """A signal every four seconds, the feet off so much later, and on again after half a second."""
    said: list[Edge | Block] = [*mat((1, 0.0)), Edge("go", START)]
    for number, seconds in enumerate(times, 1):
        said += [Edge("signal", START + 4 * number), *mat((0, 4 * number + seconds), (1, 4 * number + seconds + 0.5))]
    return said


def test_reaction_is_the_median_of_the_good_trials() -> None:
    # The mat's clock is told by the quickest of its Blocks, here 10 ms late.
    outcome = run(timing.MatReaction("reaction_time", 3), reactions(0.300, 0.260, 0.500))
    assert value(outcome) == Decimal("0.31")


def test_guessed_and_missed_starts_are_no_trials() -> None:
    settler = timing.MatReaction("reaction_time", 3)
    outcome = run(settler, reactions(-1.0, 0.02, 0.30, 3.4, 0.30, 0.30))
    assert value(outcome) == Decimal("0.31")
    assert isinstance(outcome, Settled)
    assert (settler.spoilt, outcome.doubt) == (3, "")


def test_mostly_guessing_is_doubted() -> None:
    outcome = run(timing.MatReaction("reaction_time", 1), reactions(0.01, 0.02, 0.30))
    assert isinstance(outcome, Settled)
    assert outcome.doubt == "too-quick"


def test_a_track_may_give_the_signals() -> None:
    track = TRACKS["reaction"]
    signals = [float(cue.at - track.go_at) for cue in track.cues if cue.kind == "signal"]
    said: list[Edge | Block] = [*mat((1, 0.0)), Edge("go", START)]
    for signal in signals[:3]:
        said += mat((0, signal + 0.25), (1, signal + 0.7))
    assert value(run(timing.MatReaction("reaction_time", 3, "reaction"), said)) == Decimal("0.26")


@pytest.mark.parametrize("name", ["stop", "end"])
def test_too_few_reactions_are_no_value(name: str) -> None:
    settler = timing.MatReaction("reaction_time", 3)
    assert run(settler, reactions(0.300, 0.260)) is None
    assert run(settler, [Edge(name, START + 20)]) == Failed("too-few")


def test_one_stand_counts_one_signal_only() -> None:
    said: list[Edge | Block] = [
        *mat((1, 0.0)),
        Edge("go", START),
        Edge("signal", START + 4),
        *mat((0, 4.3), (1, 4.6), (0, 5.0), (1, 5.3)),
    ]
    settler = timing.MatReaction("reaction_time", 2)
    assert run(settler, said) is None
    assert (len(settler.times), settler.spoilt) == (1, 1)
