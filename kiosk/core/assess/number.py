"""What counts as a number in a request.

A JSON number (never text, true or NaN) that lies where the measure can lie at all; far-off values that are still
numbers of this world are looked up, not refused.
"""

from __future__ import annotations

from decimal import Decimal

from kiosk.core.quantity import QUANTITIES, Quantity

OLDEST = 130
ROOM = 10
"""A value may lie this many times beyond the plausible limits: they are for devices, not for tables."""
SAME = {
    "grip_max": "grip_force",
    "grip_right": "grip_force",
    "absolute_grip": "grip_force",
    "chair_stand_5x_time": "chair_stand_5x",
    "tug_3m": "up_and_go_3m",
    "bp_systolic": "systolic_pressure",
    "bp_diastolic": "diastolic_pressure",
    "resting_hr": "heart_rate",
    "body_temp": "body_temperature",
    "glucose_fasting": "glucose",
    "glucose_2h_ogtt": "glucose",
    "glucose_random": "glucose",
    "asm_h2_bia": "asm_h2",
    "asm_h2_dxa": "asm_h2",
}
"""Measures of the norm tables that the table of quantities calls otherwise."""
BOUNDED = {"%": Decimal(100), "{score}": None}
"""Units whose upper limit is one by nature; None: the quantity's own. Relative grip alone may pass 100 %."""


class BadRequest(ValueError):
    """A line that asks for nothing that can be done; ``kind`` is the contract's word."""

    def __init__(self, message: str, kind: str = "bad_request") -> None:
        super().__init__(message)
        self.kind = kind


def decimal(name: str, value: object) -> Decimal:
    """Return a JSON number; raises BadRequest for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise BadRequest(f"{name} is missing or no number")
    return Decimal(value)


def whole(name: str, value: object, low: int, high: int) -> int:
    """Return a whole JSON number between two limits."""
    found = decimal(name, value)
    if not low <= found <= high:
        raise BadRequest(f"{name} is not between {low} and {high}")
    if found != int(found):
        raise BadRequest(f"{name} is not a whole number")
    return int(found)


def inside(name: str, value: object, measure: str) -> Decimal:
    """Return a JSON number that this measure can have; raises BadRequest for what cannot be."""
    found = decimal(name, value)
    low, high = limits(measure)
    if not low <= found <= high:
        raise BadRequest(f"{name} is no possible value")
    return found


def limits(measure: str) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest number that is looked up; nothing negative that cannot be negative."""
    quantity = QUANTITIES.get(SAME.get(measure, measure))
    if quantity is None:
        return Decimal(0), Decimal(1_000_000)
    low = quantity.low / ROOM if quantity.low > 0 else quantity.low * ROOM
    return low, _high(quantity)


def _high(quantity: Quantity) -> Decimal:
    if quantity.unit in BOUNDED and quantity.key != "relative_grip":
        return BOUNDED[quantity.unit] or quantity.high
    return quantity.high * ROOM
