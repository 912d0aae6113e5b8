"""`omron:record` one stored reading of Omron cuffs of the memory family (HEM-7322T, HEM-7600T), as read from memory.

Wire: 14 bytes, bits counted from the left: 0-7 diastolic, 8-15 systolic − 25, 16-23 year − 2000, 24-31 pulse, 32
movement, 33 irregular pulse, 34-37 month, 38-42 day, 43-47 hour, 52-57 minute, 58-63 second (up to 59). All FF: empty.
Reading the memory needs the cuff's unlocking; no driver does that.
Source: BLE reference §3.2, family 2 (omblepy) [A].
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.devices import Frame, Record, Stateless, WireProtocol

KEY = "omron:record"
SIZE = 14


def decode(frame: Frame) -> Iterator[Record]:
    """Read one record; an empty place says nothing."""
    data = frame.data
    if not data:
        raise FrameError(FrameFlaw.TRUNCATED, "empty")
    if len(data) != SIZE:
        raise FrameError(FrameFlaw.BAD_LENGTH, f"{len(data)} bytes, not {SIZE}")
    if any(byte != 0xFF for byte in data):
        yield Record(KEY, _fields(int.from_bytes(data, "big")), data, frame.at)


def _fields(word: int) -> dict[str, object]:
    def bits(first: int, last: int) -> int:
        return word >> (8 * SIZE - 1 - last) & (1 << (last - first + 1)) - 1

    moment = (2000 + bits(16, 23), bits(34, 37), bits(38, 42), bits(43, 47), bits(52, 57), min(bits(58, 63), 59))
    try:
        time: dict[str, object] = {"timestamp": datetime(*moment)}
    except ValueError:
        time = {"timestamp": None, "timestamp_unknown": True}
    return {
        "unit": "mmHg",
        "systolic_mmhg": bits(8, 15) + 25,
        "diastolic_mmhg": bits(0, 7),
        "pulse_bpm": bits(24, 31),
        "status": {"body_movement": bool(bits(32, 32)), "irregular_pulse": bool(bits(33, 33))},
        "stored": True,
        **time,
    }


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="BLE reference 3.2: omblepy, openScale",
    make=lambda _: Stateless(decode),
    quantities=("systolic_pressure", "diastolic_pressure", "heart_rate"),
)
