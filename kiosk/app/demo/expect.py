"""What ``sent.jsonl`` says a step must have given, after settling and rounding: the demonstration's own judge. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kiosk.core.assessment import Measure
from kiosk.core.battery import BATTERY
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Reading
from kiosk.core.settle import Hold, Settled

Line = Mapping[str, Any]
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


def wanted(step: str) -> tuple[str, ...]:
    """Return the quantities that a measuring step keeps when the device says them."""
    for assessment in BATTERY.values():
        for found in _measures(assessment.steps):
            if found.step == step:
                return (*found.needs, *found.also)
    return ()


def _measures(steps: Iterable[object]) -> Iterable[Measure]:
    for step in steps:
        if isinstance(step, Measure):
            yield step
        yield from _measures(getattr(step, "steps", ()))
