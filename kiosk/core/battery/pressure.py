"""Blood pressure. Procedure: fitness-tests §2 and §5.15; the gate: decision 26.

Five minutes seated, two readings a minute apart, a third when they differ by more than 10; the mean of the last two
counts. Above the gate the resident rests five more minutes, once; what was read before that rest counts no more, and
the reading after it decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kiosk.core.assessment import Assessment, Choose, Measure, Option, Recheck, Rest, Show, Taken
from kiosk.core.gate import above_gate
from kiosk.core.quantity import QUANTITIES
from kiosk.core.settle import Final

Pressure = tuple[Decimal, Decimal]
"""Systolic and diastolic, in whole mmHg."""

PRESSURE_NEEDS = ("systolic_pressure", "diastolic_pressure")
PRESSURE_ALSO = ("mean_pressure", "heart_rate")
UNLIKE = Decimal(10)
"""Two readings that differ by more, in either number, are followed by a third (mmHg)."""


def newest_pressure(taken: Iterable[Taken]) -> Pressure | None:
    """Return systolic and diastolic of the last cuff inflation, or None."""
    readings = _readings(taken)
    return readings[-1] if readings else None


def counted_pressure(taken: Iterable[Taken]) -> Pressure | None:
    """Return what counts: the mean of the last two readings, of those after the forced rest where there was one."""
    readings = _readings(taken)
    calm = _since_rest(readings)[-2:] or readings[-1:]
    if not calm:
        return None
    systolic, diastolic = (sum(numbers, Decimal(0)) / len(calm) for numbers in zip(*calm, strict=True))
    return _whole(systolic, diastolic)


def gate_pressure(taken: Iterable[Taken]) -> Pressure | None:
    """Return what the gate judges: of the newest reading and of what counts, the higher of each number."""
    known = tuple(taken)
    newest, counted = newest_pressure(known), counted_pressure(known)
    if newest is None or counted is None:
        return None
    return max(newest[0], counted[0]), max(newest[1], counted[1])


def _readings(taken: Iterable[Taken]) -> list[Pressure]:
    readings = []
    for trial in taken:
        systolic, diastolic = (trial.get(quantity) for quantity in PRESSURE_NEEDS)
        if systolic is not None and diastolic is not None:
            readings.append(_whole(systolic, diastolic))
    return readings


def _whole(systolic: Decimal, diastolic: Decimal) -> Pressure:
    return QUANTITIES["systolic_pressure"].rounded(systolic), QUANTITIES["diastolic_pressure"].rounded(diastolic)


def _since_rest(readings: list[Pressure]) -> list[Pressure]:
    """The first reading above the gate leads to the forced rest: only what comes after it counts."""
    for place, reading in enumerate(readings):
        if above_gate(*reading):
            return readings[place + 1 :]
    return readings


def _above(trial: Taken) -> bool:
    return any(above_gate(*reading) for reading in _readings((trial,)))


def _too_high(taken: tuple[Taken, ...]) -> bool:
    """Whether the newest reading is above the gate; asked until that is so once, then it is time for the rest."""
    return not _never_high(taken[-1:])


def _never_high(taken: tuple[Taken, ...]) -> bool:
    return not any(above_gate(*reading) for reading in _readings(taken))


def _unlike(taken: tuple[Taken, ...]) -> bool:
    """Whether the last two readings are too far apart to be averaged; one above the gate needs no third."""
    last = _readings(taken)[-2:]
    if len(last) < 2 or above_gate(*last[1]):
        return False
    return any(abs(one - other) > UNLIKE for one, other in zip(*last, strict=True))


def _cuff(trial: int) -> Measure:
    return Measure(
        step="pressure" if trial == 1 else f"pressure-{trial}",
        text="pressure.measure",
        picture="pressure-measure",
        view="cuff",
        needs=PRESSURE_NEEDS,
        also=PRESSURE_ALSO,
        settler=lambda: Final(PRESSURE_NEEDS, PRESSURE_ALSO),
        trial=trial,
        patience=150.0,
        lasts=40.0,
        ways=("device", "typed"),
        stands=_above,  # the way on is the rest, not another squeeze at once
    )


def _calm_down(trial: int) -> tuple[Rest, Measure]:
    return Rest(300.0, "pressure.again", "pressure-rest", forced=True), _cuff(trial)


def _once_more(trial: int) -> tuple[Rest, Measure]:
    return Rest(60.0, "pressure.between", "pressure-rest"), _cuff(trial)


ARM = Choose(
    "pressure.arm", "pressure.arm", "pressure-arm", (Option("left"), Option("right"), Option("neither", ends="arm"))
)
CUFF = Choose("pressure.cuff", "pressure.cuff", "pressure-cuff", (Option("middle"), Option("large"), Option("small")))

PRESSURE = Assessment(
    "pressure",
    (
        Show("pressure.explain", "pressure-explain"),
        ARM,
        CUFF,
        Rest(300.0, "pressure.rest", "pressure-rest"),
        _cuff(1),
        Recheck(_too_high, (*_calm_down(2), Recheck(_unlike, _once_more(3)))),
        Recheck(
            _never_high,
            (
                *_once_more(2),
                Recheck(_too_high, _calm_down(3)),
                Recheck(
                    lambda taken: _never_high(taken) and _unlike(taken),
                    (*_once_more(3), Recheck(_too_high, _calm_down(4))),
                ),
            ),
        ),
    ),
    gives=PRESSURE_NEEDS,
    posture="seated",
    minutes=9.0,
)

ASSESSMENTS = (PRESSURE,)
