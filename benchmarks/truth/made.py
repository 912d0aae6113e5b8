"""Frames built from chosen values, by the layouts of the references and plain struct and text: no codec is used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

LB = Decimal("0.45359237")
STAMP = bytes.fromhex("EA070B15091E00")  # 2026-11-21 09:30:00
SPECIALS = {"NaN": 0x07FF, "NRes": 0x0800, "+INF": 0x07FE, "-INF": 0x0802, "reserved": 0x0801}


@dataclass(frozen=True, slots=True)
class Made:
    """One frame. ``values`` is empty when the frame holds no number that may be used."""

    protocol: str
    data: bytes
    values: Mapping[str, Decimal]
    source: str
    refused: str = ""  # the error kind, where the frame must be refused as a whole
