"""The gauge, for training and tests: a value → the bytes that the real one would send."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import reduce
from operator import xor


def line(body: str) -> bytes:
    """Close a line with its check digits."""
    data = f"{body},".encode("ascii")
    return data + b"%02X\r\n" % reduce(xor, data)


def frames(values: Mapping[str, Decimal]) -> bytes:
    """Return the bytes for ``{"pinch_force": Decimal("6.4")}``; ValueError for what the gauge cannot show."""
    force = values["pinch_force"]
    if force != round(force, 1) or not 0 <= force < 100:
        raise ValueError(f"the gauge cannot show {force}")
    return line(f"G,{force:.1f}")
