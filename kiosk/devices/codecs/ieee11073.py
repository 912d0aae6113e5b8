"""IEEE 11073-20601 numbers and times as the Bluetooth health services carry them.

Source: BLE reference §1. Specials are told by the whole word; SFLOAT's exponent is two's complement, not biased.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from struct import Struct


class Special(StrEnum):
    """A number field that was sent and holds no number."""

    NAN = "NaN"
    NRES = "NRes"  # not at this resolution
    PLUS_INF = "+INF"
    MINUS_INF = "-INF"
    RESERVED = "reserved"


WORDS = 4096  # numbers are remembered: a sensor says the same few over and over
_DATE_TIME = Struct("<HBBBBB").unpack
_SPECIALS = {0: Special.NRES, 1: Special.RESERVED, 2: Special.MINUS_INF, -2: Special.PLUS_INF, -1: Special.NAN}


@lru_cache(WORDS)
def sfloat(word: int) -> Decimal | Special:
    """Read a 16-bit SFLOAT: exponent in bits 15-12, mantissa in bits 11-0."""
    return _number(word, mantissa_bits=12, exponent_bits=4)


@lru_cache(WORDS)
def medfloat(word: int) -> Decimal | Special:
    """Read a 32-bit FLOAT: exponent in the top byte, mantissa in the other three."""
    return _number(word, mantissa_bits=24, exponent_bits=8)


def date_time(data: bytes) -> datetime | None:
    """Read the 7 bytes of Date Time: the device's wall clock, or None when it does not know or it cannot be."""
    return moment(*_DATE_TIME(data))


@lru_cache(maxsize=256)  # a device says the same second many times
def moment(year: int, month: int, day: int, hour: int, minute: int, second: int) -> datetime | None:
    """Return the time that these numbers of a Date Time tell, or None."""
    try:
        return datetime(year, month, day, hour, minute, second) if year >= 1582 else None
    except ValueError:  # month or day 0 is "unknown"; a 30 February is no better
        return None


def _number(word: int, mantissa_bits: int, exponent_bits: int) -> Decimal | Special:
    # The specials lie around 80…0 of the mantissa, with exponent 0: 07FE 07FF 0800 0801 0802 of an SFLOAT.
    special = _SPECIALS.get(word - (1 << (mantissa_bits - 1)))
    if special is not None:
        return special
    mantissa = _signed(word & ((1 << mantissa_bits) - 1), mantissa_bits)
    exponent = _signed(word >> mantissa_bits, exponent_bits)
    # A positive exponent makes an integer, so that 12 × 10¹ is printed 120.
    return Decimal(mantissa * 10**exponent) if exponent >= 0 else Decimal(mantissa).scaleb(exponent)


def _signed(value: int, bits: int) -> int:
    return value - (1 << bits) if value >> (bits - 1) else value
