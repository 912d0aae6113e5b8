"""Blood pressure. Procedure: fitness-tests §2 and §5.15; the gate: decision 26."""

from __future__ import annotations

from decimal import Decimal

from kiosk.core.assessment import Assessment, Measure, Recheck, Rest, Show, Taken
from kiosk.core.gate import above_gate
from kiosk.core.settle import Final

PRESSURE_NEEDS = ("systolic_pressure", "diastolic_pressure")
PRESSURE_ALSO = ("mean_pressure", "heart_rate")


def newest_pressure(taken: tuple[Taken, ...]) -> tuple[Decimal, Decimal] | None:
    """Return systolic and diastolic of the last cuff inflation, or None."""
    for trial in reversed(taken):
        systolic, diastolic = (trial.get(quantity) for quantity in PRESSURE_NEEDS)
        if systolic is not None and diastolic is not None:
            return systolic, diastolic
    return None


def _too_high(taken: tuple[Taken, ...]) -> bool:
    pressure = newest_pressure(taken)
    return pressure is not None and above_gate(*pressure)


def _cuff(step: str, trial: int) -> Measure:
    return Measure(
        step=step,
        text="pressure.measure",
        picture="pressure-measure",
        view="cuff",
        needs=PRESSURE_NEEDS,
        also=PRESSURE_ALSO,
        settler=lambda: Final(PRESSURE_NEEDS, PRESSURE_ALSO),
        trial=trial,
        patience=150.0,
        lasts=40.0,
    )


PRESSURE = Assessment(
    "pressure",
    (
        Show("pressure.explain", "pressure-explain"),
        Rest(300.0, "pressure.rest", "pressure-rest"),
        _cuff("pressure", 1),
        Recheck(_too_high, (Rest(300.0, "pressure.again", "pressure-rest", forced=True), _cuff("pressure-2", 2))),
    ),
    gives=PRESSURE_NEEDS,
    posture="seated",
    minutes=8.0,
)

ASSESSMENTS = (PRESSURE,)
