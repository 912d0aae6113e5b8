"""Numbers and units as devices print them. Exact: Decimal digits stay, conversions are not rounded.

Factors: protocol references (1 lb, 1 oz, 1 kPa as there; the troy ounce is 31.1034768 g by definition).
"""

from __future__ import annotations

import re
from decimal import Decimal

import numpy as np

from kiosk.core.errors import FrameError, FrameFlaw

KILOGRAMS = {
    "kg": Decimal(1),
    "g": Decimal("0.001"),
    "t": Decimal(1000),
    "lb": Decimal("0.45359237"),
    "oz": Decimal("0.028349523"),
    "ozt": Decimal("0.0311034768"),
}
MMHG_PER_KPA = Decimal("7.50061683")

# STX and its like begin frames of other protocols, and are none.
_NOISE = re.compile(rb"[^ -~\x01\x02\x10-\x1f]*(?<![\x10-\x19\xb0-\xb9])(?=[0-9])")
_NUMBER = re.compile(rb"[+-]?[0-9]{1,12}(\.[0-9]{1,9})?")


def decimal(text: bytes) -> Decimal:
    """Read sign, digits and point, and nothing else: Decimal() itself also takes ``1_0``, ``nan`` and ``1e9``."""
    if not _NUMBER.fullmatch(text):
        raise FrameError(FrameFlaw.BAD_SHAPE, "not a number")
    return Decimal(text.decode("ascii"))


def unspoiled(line: bytes) -> bytes:
    """Return a line that begins with a digit without noise before it; not where a bit makes the noise a digit."""
    noise = _NOISE.match(line)
    return line[noise.end() :] if noise else line


def whole(value: object, most: int, least: int = 0) -> int:
    """Take a whole number of these limits from a request; raises TypeError or ValueError."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{value!r} is no whole number")
    if not least <= value <= most:
        raise ValueError(f"{value} is not between {least} and {most}")
    return value


def float32(value: float) -> Decimal:
    """Return the fewest digits that name this 32-bit float: 23.15, not 23.149999618530273."""
    return Decimal(str(np.float32(value)))


def weight(number: Decimal, unit: str) -> dict[str, object]:
    """Return the weight fields: in kilograms, and as the scale gave it."""
    return {"weight_kg": number * KILOGRAMS[unit], "raw_value": number, "raw_unit": unit}
