"""What ``sent.jsonl`` says a step must have given, after settling and rounding: the demonstration's own judge. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from kiosk.core.assessment import Measure
from kiosk.core.battery import BATTERY
from kiosk.core.metrology.applied import corrections_of
from kiosk.core.metrology.values import DeviceCheck
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Edge, Measurement, Method, Reading
from kiosk.core.settle import Hold, Settled

Line = Mapping[str, Any]
TOUCH_MAY_BE_OFF = 0.05
"""Seconds of real time between a finger's coming down and the stamp it gets."""
NOT_OURS = ("foreign", "lost", "garbled", "extra")


@dataclass(frozen=True, slots=True)
class Stretch:
    """The part of the file that one start of one step covers, in bytes."""

    step: str
    start: int
    end: int


def stretches(starts: Sequence[tuple[str, int]], end: int) -> tuple[Stretch, ...]:
    """Cut a visit at the starts of its steps."""
    ends = [offset for _, offset in starts[1:]] + [end]
    return tuple(Stretch(step, start, stop) for (step, start), stop in zip(starts, ends, strict=True))


def lines_of(sent: bytes, stretch: Stretch) -> tuple[Line, ...]:
    """Read the lines of a stretch that belong to its step and to nobody else."""
    rows = (json.loads(line, parse_float=Decimal) for line in sent[stretch.start : stretch.end].splitlines() if line)
    return tuple(row for row in rows if row["step"] == stretch.step and not any(row.get(mark) for mark in NOT_OURS))


def expected(lines: Iterable[Line], quantity: str, speed: float = 1.0) -> Decimal | None:
    """Settle and round what was sent of a quantity; None when it could not settle. ``speed`` divided the delays."""
    rows = [row for row in lines if row["quantity"] == quantity and row["value"] is not None]
    if not rows:
        return None
    if "stable" in rows[0]:
        hold = Hold(quantity)
        for row in rows:
            reading = Reading(quantity, Decimal(row["value"]), float(row["t"]) * speed, row["stable"])
            outcome = hold.feed((reading,))
            if isinstance(outcome, Settled):
                return QUANTITIES[quantity].rounded(outcome.values[0][1])
        return None
    return QUANTITIES[quantity].rounded(Decimal(rows[0]["value"]))


def truth_of(played: Mapping[str, Any], sent: bytes, speed: float) -> dict[tuple[str, str], Decimal]:
    """What each step's last start must have given, by step and quantity."""
    starts = [(step, offset) for step, offset in played["starts"]]
    found: dict[tuple[str, str], Decimal] = {}
    for stretch in stretches(starts, played["ended"] or len(sent)) if starts else ():
        lines = lines_of(sent, stretch)
        for quantity in wanted(stretch.step):
            value = expected(lines, quantity, speed)
            if value is not None:
                found[(stretch.step, quantity)] = value
    return found


def tapped(taps: Sequence[tuple[str, str, float]], step: str, speed: float) -> dict[str, Decimal]:
    """Settle what was touched in the last trial of a step: values by quantity, none where it did not settle.

    ``taps``: step, button, screen's clock; ``begin`` marks each start, ``go`` and ``end`` come from the station.
    """
    mine = [(name, at) for of, name, at in taps if of == step]
    starts = [place for place, (name, _) in enumerate(mine) if name == "begin"]
    measure = measure_of(step)
    if not starts or measure is None:
        return {}
    pressed = dict(mine[starts[-1] :]).get("go")
    if pressed is None:
        return {}
    # The press of 시작 comes before the station's own go; the last one counts, for one may have been taken back.
    edges = [Edge(name, at * speed) for name, at in mine[starts[-1] + 1 :] if name != "go" and at >= pressed]
    edges = [Edge("go", pressed * speed), *sorted(edges, key=lambda edge: edge.at)]
    outcome = (measure.tapped or measure.settler)().feed(edges)
    if not isinstance(outcome, Settled):
        return {}
    return {quantity: QUANTITIES[quantity].rounded(value) for quantity, value in outcome.values}


def mistapped(step: str, quantity: str, value: Decimal, taps: Sequence[tuple[str, str, float]], speed: float) -> str:
    """Say what is wrong with a value that was tapped: it must be what the robot's own touches come to."""
    touched = tapped(taps, step, speed).get(quantity)
    if touched is not None and near_enough(quantity, value, touched, speed):
        return ""
    return f"{step} {quantity}: stored {value}, the touches say {touched}"


def near_enough(quantity: str, value: Decimal, other: Decimal, speed: float) -> bool:
    """Whether two values made of the same touches agree: counts exactly, seconds within what a touch may be late."""
    known = QUANTITIES[quantity]
    late = Decimal(repr(TOUCH_MAY_BE_OFF * speed)) if known.unit == "s" else Decimal(0)
    return abs(value - other) <= late + (known.step if known.unit == "s" else 0)


def measure_of(step: str) -> Measure | None:
    """Return the trial of this name."""
    found = (one for assessment in BATTERY.values() for one in _measures(assessment.steps) if one.step == step)
    return next(found, None)


def wanted(step: str) -> tuple[str, ...]:
    """Return the quantities that a measuring step keeps when the device says them."""
    found = measure_of(step)
    return (*found.needs, *found.also) if found is not None else ()


def _measures(steps: Iterable[object]) -> Iterable[Measure]:
    for step in steps:
        if isinstance(step, Measure):
            yield step
        yield from _measures(getattr(step, "steps", ()))


def fixed(
    check_of: Callable[[UUID], DeviceCheck], row: Measurement, truth: Mapping[tuple[str, str], Decimal]
) -> Decimal | None:
    """Return what the device said of a value it measured, with the correction of the check that the value names."""
    value = truth.get((row.step, row.quantity)) if row.method is Method.DEVICE else None
    if value is None or row.proof.calibration_id is None:
        return value
    corrections = corrections_of({row.quantity: check_of(row.proof.calibration_id)})
    return QUANTITIES[row.quantity].rounded(corrections[row.quantity].of(value))
