"""Made-up references and devices for the tests of plans and verdicts. Nothing here was ever measured."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Literal
from uuid import UUID

from kiosk.core.metrology.layout import layout
from kiosk.core.metrology.plans import PLANS, Plan
from kiosk.core.metrology.values import Point, Reference, RefKind

DAY = date(2026, 11, 22)
WEIGHT, HEIGHT, GRIP = PLANS["body_weight"], PLANS["body_height"], PLANS["grip_force"]
PRESSURE, TIMING, GLUCOSE = PLANS["systolic_pressure"], PLANS["contact"], PLANS["glucose"]


def reference(number: int, nominal: str, kind: RefKind = "mass", unit: str = "kg", u: str = "0.001") -> Reference:
    """Return a reference with a certificate that never runs out."""
    value = Decimal(nominal)
    return Reference(UUID(int=number), kind, f"{kind} {nominal}", value, unit, value, Decimal(u), certificate="made up")


MASSES = tuple(reference(number, "20") for number in range(1, 6))
SMALL = (reference(11, "10"), reference(12, "10"))
ROD = (reference(21, "150", "rod", "cm", "0.05"),)
MANOMETER = (reference(31, "0", "manometer", "mm[Hg]", "0.5"),)
SOLUTIONS = (reference(41, "110", "solution", "mg/dL", "15"), reference(42, "300", "solution", "mg/dL", "40"))
OWN: dict[str, tuple[Reference, ...]] = {
    "mass": MASSES,
    "rod": ROD,
    "manometer": MANOMETER,
    "solution": SOLUTIONS,
    "interval": (),
}


def play(
    plan: Plan,
    references: Sequence[Reference],
    *,
    offset: float = 0,
    gain: float = 0,
    hysteresis: float = 0,
    noise: float = 0,
    d: str = "0.1",
    kind: Literal["daily", "full"] = "full",
    seed: int = 1,
) -> list[Point]:
    """Return what such a device says to what the plan asks for."""
    chance = random.Random(seed)
    found = layout(plan, kind, references, day=DAY)
    assert found.why is None, found.why
    points = []
    for number, load in enumerate(found.loads):
        if load.task.kind == "confirm":
            points.append(Point(load.task.key, Decimal(1), Decimal(1)))
            continue
        true = float(load.true)
        way = {"up": -1, "down": 1, "": 0}[load.task.direction]
        value = true + offset + gain * true + way * hysteresis / 2 + chance.gauss(0, noise)
        said = (Decimal(repr(value)) / Decimal(d)).quantize(Decimal(1)) * Decimal(d)
        points.append(Point(load.task.key, load.true, said, load.u, load.references, seconds=7.0 * number))
    return points


def changed(points: Sequence[Point], task: str, reading: str) -> list[Point]:
    """Return the points with another reading for one task."""
    return [replace(one, reading=Decimal(reading)) if one.task == task else one for one in points]
