"""What the vectors of the scales have in common: fields of a weight, and of none."""

from __future__ import annotations

from decimal import Decimal

from kiosk.devices.conformance import ABSENT

POUND, OUNCE = Decimal("0.45359237"), Decimal("0.028349523")
FAR = "a laboratory balance: less than a person"
NOBODY = "nobody on it"


def kilograms(text: str, stable: bool = True, **more: object) -> dict[str, object]:
    """Return the fields of a weight in kilograms."""
    number = Decimal(text)
    return {"weight_kg": number, "raw_value": number, "raw_unit": "kg", "stable": stable, "status": "ok", **more}


def converted(text: str, unit: str, factor: Decimal, stable: bool = True) -> dict[str, object]:
    """Return the fields of a weight in another unit, unrounded."""
    number = Decimal(text)
    return {"weight_kg": number * factor, "raw_value": number, "raw_unit": unit, "stable": stable, "status": "ok"}


def none(status: str, **more: object) -> dict[str, object]:
    """Return the fields of a scale that has no value to tell."""
    return {"status": status, "weight_kg": ABSENT, "raw_value": ABSENT, "stable": ABSENT, **more}
