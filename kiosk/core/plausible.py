"""The limits of the table of quantities, applied once, in the station, for every driver."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.core.quantity import Quantity
from kiosk.core.reading import Reading, Refusal


def plausible(reading: Reading, table: Mapping[str, Quantity]) -> Reading | Refusal:
    """Return the reading, or why it is none: NaN, an unknown quantity, or outside the limits (inclusive)."""
    quantity = table.get(reading.quantity)
    if quantity is None or not reading.value.is_finite():
        return Refusal("not_a_value", reading.quantity, at=reading.at)
    if not quantity.low <= reading.value <= quantity.high:
        return Refusal("implausible", reading.quantity, at=reading.at)
    return reading
