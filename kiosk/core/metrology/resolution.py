"""The smallest step of a device's number: as it was noted, or as its digits show it, which is its best case.

A scale of half kilograms that writes 70.0 and 70.5 looks like one of tenths; nobody can see that in the digits, so
every check says whether its resolution was noted or only seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from kiosk.core.metrology.owned import HUGE
from kiosk.core.metrology.values import Point

FINEST = -6
"""Decimals beyond these are noise of the line, not the resolution of a device."""
_SMALLEST = Decimal(1).scaleb(FINEST)
_SAME = Decimal("0.001")


def resolution_of(points: Iterable[Point], noted: Decimal | None = None) -> Decimal:
    """Return what was noted, if it is a step at all, else what the digits show.

    Of a reading that was told in another unit (196.1 N, 44 lb) it is the last digit that the device itself said.
    """
    if noted is not None and is_step(noted):
        return noted
    seen = list(points)
    told = [step for one in seen if (step := _step(one)) is not None]
    return min(told or [_digit(one.reading) for one in seen], default=Decimal(1))


def is_step(resolution: Decimal | None) -> bool:
    """Whether a number can be the resolution of a device."""
    return resolution is not None and resolution.is_finite() and _SMALLEST <= resolution < HUGE


def _step(point: Point) -> Decimal | None:
    """What one reading shows; None: it is nothing, and was said in a unit that it does not tell."""
    said, reading = _number(point.said), point.reading
    if said is None or not said.is_finite() or (abs(said - reading) <= abs(reading) * _SAME and reading):
        return _digit(reading)
    if not said or not reading:
        return None
    return max(_SMALLEST, Decimal(f"{Decimal(1).scaleb(_last(said)) * abs(reading / said):.4g}"))


def _digit(reading: Decimal) -> Decimal:
    return Decimal(1).scaleb(max(FINEST, min(0, _last(reading))))


def _last(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _number(said: str) -> Decimal | None:
    try:
        return Decimal(said)
    except InvalidOperation:
        return None
