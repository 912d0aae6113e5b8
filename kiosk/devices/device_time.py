"""The wall clock as Bluetooth devices take it: 2A08 Date Time (7 bytes) and 2A2B Current Time (10 bytes), local time.

Source: Bluetooth SIG GATT Specification Supplement, Date Time and Current Time.
"""

from __future__ import annotations

import struct
from datetime import datetime

MANUAL = 1  # adjust reason: somebody set it


def date_time(local: datetime) -> bytes:
    """Encode 2A08."""
    return struct.pack("<HBBBBB", local.year, local.month, local.day, local.hour, local.minute, local.second)


def current_time(local: datetime) -> bytes:
    """Encode 2A2B: Date Time, day of week (Monday is 1), no fraction, adjusted by hand."""
    return date_time(local) + bytes((local.isoweekday(), 0, MANUAL))


WRITERS = {"2a08": date_time, "2a2b": current_time}


def read_time(data: bytes) -> datetime | None:
    """Read the wall clock out of 2A08 or 2A2B; None when it is not known, or no date."""
    if len(data) not in (7, 10):
        return None
    year, month, day, hour, minute, second = struct.unpack_from("<HBBBBB", data)
    try:
        return datetime(year, month, day, hour, minute, second)
    except ValueError:
        return None
