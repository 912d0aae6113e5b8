"""Every assessment the centre offers, as values. Procedures: fitness-tests §5 (국민체력100; postures, trials, rests).

Rest lengths are real ones; the demonstration divides them and says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from kiosk.core.assessment import Assessment, Measure, Recheck, Rest, Show, Taken
from kiosk.core.gate import above_gate
from kiosk.core.reading import Side
from kiosk.core.settle import Final, Hold, Peak

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


HEIGHT = Assessment(
    "height",
    (
        Show("shoes-off", "shoes-off"),
        Show("height.explain", "height-explain"),
        Measure(
            step="height",
            text="height.measure",
            picture="height-measure",
            view="height",
            needs=("body_height",),
            settler=lambda: Final(("body_height",)),
        ),
    ),
)

WEIGHT = Assessment(
    "weight",
    (
        Show("weight.explain", "weight-explain"),
        Measure(
            step="weight",
            text="weight.measure",
            picture="weight-measure",
            view="scale",
            needs=("body_weight",),
            settler=lambda: Hold("body_weight"),
        ),
    ),
)


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
)


def _squeeze(side: Side, trial: int) -> Measure:
    return Measure(
        step=f"grip-{side}-{trial}",
        text=f"grip.measure.{side}",
        picture=f"grip-measure-{side}",
        view="grip",
        needs=("grip_force",),
        settler=lambda: Peak("grip_force"),
        side=side,
        trial=trial,
        event=f"grip-{side}",
        patience=45.0,
    )


GRIP = Assessment(
    "grip",
    (
        Show("grip.explain.right", "grip-explain-right"),
        _squeeze(Side.RIGHT, 1),
        Show("grip.explain.left", "grip-explain-left"),
        _squeeze(Side.LEFT, 1),
        Rest(60.0, "grip.rest", "rest-hand"),
        _squeeze(Side.RIGHT, 2),
        _squeeze(Side.LEFT, 2),
    ),
    effort=True,
)

BATTERY: Mapping[str, Assessment] = {one.key: one for one in (HEIGHT, WEIGHT, PRESSURE, GRIP)}
