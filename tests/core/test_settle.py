"""Settlers: when readings become one value; each as a table, and the promises for any stream."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.reading import Block, Reading, Refusal
from kiosk.core.settle import Failed, Final, Hold, Outcome, Peak, Said, Settled

KG = "body_weight"


def kg(value: str, at: float, stable: bool | None = True) -> Reading:
    return Reading(KG, Decimal(value), at, stable, f"{value} kg")


def fed(settler: Hold | Peak | Final, said: Iterable[Sequence[Said]]) -> Outcome | None:
    """Feed one Record after another until it is sure."""
    for one in said:
        outcome = settler.feed(one)
        if outcome is not None:
            return outcome
    return None


def settled(value: str) -> Settled:
    return Settled(((KG, Decimal(value)),), f"{value} kg")


# --- hold -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("readings", "outcome"),
    [
        ((kg("61.3", 0), kg("61.3", 1.0)), settled("61.3")),
        ((kg("61.3", 0), kg("61.3", 0.99)), None),
        ((kg("61.3", 0), kg("61.4", 1.0)), settled("61.4")),  # the newest, and the spread is inside
        ((kg("61.3", 0), kg("61.41", 1.0)), None),
        ((kg("61.3", 0), kg("61.41", 0.5), kg("61.41", 1.5)), settled("61.41")),
        ((kg("61.3", 0), kg("61.3", 0.5, False), kg("61.3", 1.0), kg("61.3", 1.9)), None),
        ((kg("61.3", 0), kg("61.3", 0.5, False), kg("61.3", 1.0), kg("61.3", 2.0)), settled("61.3")),
        ((kg("4.9", 0), kg("4.9", 5.0)), None),
        ((kg("5", 0), kg("5", 1.0)), settled("5")),
        ((kg("61.3", 0), kg("0", 0.5), kg("61.3", 1.0)), None),
        ((kg("0", 0), kg("0", 9), kg("61.3", 10), kg("61.3", 11)), settled("61.3")),
        ((Reading("body_height", Decimal(160), 0), Reading("body_height", Decimal(160), 9)), None),
        ((kg("61.3", 7, None),), settled("61.3")),  # a finished measurement, said once
        ((kg("4.9", 7, None),), None),
    ],
)
def test_hold(readings: tuple[Reading, ...], outcome: Settled | None) -> None:
    assert fed(Hold(KG), [(reading,) for reading in readings]) == outcome


@pytest.mark.parametrize("reason", ["overload", "underload", "device_error"])
def test_a_scale_that_refuses_fails_the_trial(reason: str) -> None:
    hold = Hold(KG)
    assert hold.feed((kg("61.3", 0),)) is None
    assert hold.feed((Refusal(reason, "E3", ("flag",)),)) == Failed(reason, ("flag",), "E3")
    assert hold.feed((kg("61.3", 1.0),)) is None, "what was before the failure counts no more"


def test_other_refusals_leave_a_scale_waiting() -> None:
    said: list[tuple[Said, ...]] = [(kg("61.3", 0),), (Refusal("no_result"),), (kg("61.3", 1.0),)]
    assert fed(Hold(KG), said) == settled("61.3")


@given(
    st.lists(
        st.tuples(st.integers(0, 1200), st.booleans(), st.integers(1, 400)), max_size=60
    ),  # tenths of kg, stable, milliseconds
)
def test_what_hold_settles_was_said_and_stood_still(steps: list[tuple[int, bool, int]]) -> None:
    at, readings = 0.0, []
    for tenths, stable, wait in steps:
        at += wait / 1000
        readings.append(kg(str(Decimal(tenths) / 10), at, stable))
    hold = Hold(KG)
    for heard, last in enumerate(readings, start=1):
        outcome = hold.feed((last,))
        if isinstance(outcome, Settled):
            assert outcome.values == ((KG, last.value),)
            during = [one for one in readings[:heard] if one.at > last.at - 1.0]
            assert all(one.stable and one.value >= 5 for one in during)
            assert max(one.value for one in during) - min(one.value for one in during) <= Decimal("0.2")
            break


# --- peak -----------------------------------------------------------------------------------------------------

FORCE = "grip_force"


def block(values: Sequence[float], rate: float = 10.0, start: float = 0.0) -> Block:
    first = round(start * rate)  # the same moment is the same number, wherever the stream is cut
    times = np.array([(first + number) / rate for number in range(len(values))])
    return Block(FORCE, times, np.array(values, dtype=np.float64))


@pytest.mark.parametrize(
    ("values", "best"),
    [
        ([0, 1, 10, 20, 23.15, 22, 5] + [0] * 9, "23.15"),
        ([0, 1, 10, 20, 23.15, 22, 5] + [0] * 6, None),  # let go, but not for long enough yet
        ([0, 1, 2, 2.9] * 50, None),  # never above the onset
        ([3.0] + [0] * 9, "3.0"),
        ([10] * 81, "10.0"),  # whoever does not let go is stopped after the longest time
        ([10] * 80, None),
        ([0, 20, 5, 5, 20, 5, 5, 20] + [5] * 9, "20.0"),  # a short slip does not end it
        ([10, 4.9, 4.9, 30, 16] + [0] * 9, "30.0"),
    ],
)
def test_peak(values: list[float], best: str | None) -> None:
    outcome = Peak(FORCE).feed((block(values),))
    assert outcome == (None if best is None else Settled(((FORCE, Decimal(best)),), best))


def test_peak_of_another_quantity_and_a_fault() -> None:
    peak = Peak(FORCE)
    strange = Block("jump_height", np.arange(20.0), np.full(20, 30.0))
    assert peak.feed((strange, Reading(FORCE, Decimal(30)))) is None
    assert peak.feed((Refusal("no_result"),)) is None
    assert peak.feed((Refusal("device_error", "low battery"),)) == Failed("device_error", (), "low battery")


@given(st.lists(st.floats(0, 90).map(lambda kg: round(kg, 2)), max_size=120), st.lists(st.integers(1, 30), max_size=40))
def test_cutting_a_stream_anywhere_changes_nothing(values: list[float], cuts: list[int]) -> None:
    whole = Peak(FORCE).feed((block(values),))
    peak, place, outcome = Peak(FORCE), 0, None
    for cut in (*cuts, len(values) or 1):
        part = values[place : place + cut]
        outcome = outcome or (peak.feed((block(part, start=place / 10),)) if part else None)
        place += cut
    rest = values[place:]
    outcome = outcome or (peak.feed((block(rest, start=place / 10),)) if rest else None)
    assert outcome == whole
    if isinstance(whole, Settled):
        ((_, best),) = whole.values
        assert 3 <= best <= Decimal(repr(max(values)))
        assert float(best) in values


# --- final ----------------------------------------------------------------------------------------------------

SYS, DIA, PULSE = "systolic_pressure", "diastolic_pressure", "heart_rate"


def reading(quantity: str, value: int) -> Reading:
    return Reading(quantity, Decimal(value), 1.0, None, str(value))


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ((), None),
        ((reading(SYS, 128),), None),  # half a pressure is none
        ((reading(SYS, 128), reading(DIA, 78)), Settled(((SYS, Decimal(128)), (DIA, Decimal(78))), "128 78")),
        (
            (reading(PULSE, 72), reading(DIA, 78), reading(SYS, 128)),
            Settled(((SYS, Decimal(128)), (DIA, Decimal(78)), (PULSE, Decimal(72))), "128 78 72"),
        ),
        (
            (reading(SYS, 128), reading(DIA, 78), Refusal("implausible", PULSE)),
            Settled(((SYS, Decimal(128)), (DIA, Decimal(78))), "128 78"),
        ),
        ((Refusal("no_result"),), None),
        (
            (Refusal("unsuccessful", "E1", ("cuff_loose",)), reading(PULSE, 72)),
            Failed("unsuccessful", ("cuff_loose",), "E1"),
        ),
        ((reading(SYS, 128), Refusal("implausible", DIA)), Failed("implausible", (), DIA)),
    ],
)
def test_final(said: tuple[Said, ...], outcome: Outcome | None) -> None:
    assert Final((SYS, DIA), (PULSE,)).feed(said) == outcome


def test_values_of_two_records_are_never_one_pressure() -> None:
    final = Final((SYS, DIA))
    assert final.feed((reading(SYS, 128),)) is None
    assert final.feed((reading(DIA, 78),)) is None
