"""A check standard: something of the centre's own (a sandbag, a stone) whose value is assigned at a full check.

It proves nothing about how right a device is, only that it has not moved since; so it serves daily checks alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from kiosk.core.metrology.budget import Contribution, combine, rounding
from kiosk.core.metrology.figures import fitted
from kiosk.core.metrology.owned import STANDARD_GRAVITY
from kiosk.core.metrology.plans import Plan
from kiosk.core.metrology.values import Point

LEAST = 3
"""Readings of the standard, put on anew each time."""


def assign(plan: Plan, points: Sequence[Point], readings: Sequence[Decimal], d: Decimal) -> tuple[Decimal, Decimal]:
    """Return the value of a check standard and its expanded uncertainty (k = 2), from readings after a full check.

    ``points`` and ``readings`` are the device's own numbers. Raises ValueError for too few readings or a fit that has
    no uncertainty. The certificate of the Reference then begins with `owned.ASSIGNED` and names the check.
    """
    done = fitted(plan, points, [one.reading - one.true for one in points], d)
    if len(readings) < LEAST or not all(one.is_finite() for one in readings) or done.design.df < 1:
        raise ValueError("three readings and a full check are needed")
    numbers = np.array([float(one) for one in readings])
    mean, spread = float(numbers.mean()), float(numbers.std(ddof=1))
    value = mean - float(done.value(mean)[0])
    noise = Contribution("repeat", spread / len(numbers) ** 0.5, float(len(numbers) - 1))
    whole = combine([*done.budget(mean), noise, Contribution("reading", rounding(float(d)))])
    pull = plan.gravity[0] / STANDARD_GRAVITY if plan.gravity is not None else Decimal(1)
    fine = (d / 100).normalize()
    actual = (Decimal(repr(value)) / pull).quantize(fine)
    return actual, (Decimal(repr(whole.expanded)) / pull).quantize(fine) + fine
