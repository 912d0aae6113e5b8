"""Values computed from measured ones; each is rounded once by its quantity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from kiosk.core.assessment import Taken
from kiosk.core.quantity import QUANTITIES

FORMULA_VERSION = "1"
"""Raise it when a formula would give another value."""
SOURCES = {"bmi": ("body_weight", "body_height"), "relative_grip": ("grip_force", "body_weight")}
"""Each computed quantity, and what it is computed from."""


def derived(quantity: str, values: Mapping[str, Sequence[Decimal]]) -> Decimal | None:
    """Compute a quantity from all values of its sources, oldest first; None when one is missing."""
    sources = [values.get(source, ()) for source in SOURCES[quantity]]
    if not all(sources):
        return None
    first, second = sources
    return bmi(first[-1], second[-1]) if quantity == "bmi" else relative_grip(max(first), second[-1])


def newest(taken: Sequence[Taken], quantity: str) -> Decimal | None:
    """Return the newest value of a quantity, or None."""
    for trial in reversed(taken):
        value = trial.get(quantity)
        if value is not None:
            return value
    return None


def best_grip(taken: Sequence[Taken]) -> Decimal | None:
    """Return the best of all grip trials, both hands (fitness-tests §5.1), in kg."""
    return max((value for trial in taken if (value := trial.get("grip_force")) is not None), default=None)


def bmi(weight_kg: Decimal, height_cm: Decimal) -> Decimal:
    """Body mass index in kg/m², one decimal."""
    metres = height_cm / 100
    return QUANTITIES["bmi"].rounded(weight_kg / (metres * metres))


def relative_grip(grip_kg: Decimal, weight_kg: Decimal) -> Decimal:
    """Best grip over body weight × 100, one decimal (국민체력100)."""
    return QUANTITIES["relative_grip"].rounded(grip_kg / weight_kg * 100)


def computed(taken: Sequence[Taken], assessment: str) -> tuple[tuple[str, Decimal], ...]:
    """What the end of this assessment makes computable: BMI after weight, relative grip after grip."""
    weight, height, grip = newest(taken, "body_weight"), newest(taken, "body_height"), best_grip(taken)
    if assessment in ("weight", "height") and weight is not None and height is not None:
        return (("bmi", bmi(weight, height)),)
    if assessment == "grip" and weight is not None and grip is not None:
        return (("relative_grip", relative_grip(grip, weight)),)
    return ()
