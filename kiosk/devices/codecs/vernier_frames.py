"""Frames of Vernier Go Direct sensors: requests to bytes, bytes to one whole frame, and a measurement to its numbers.

A frame: 20 (a measurement; 58 a request; else an answer), whole length, counter, checksum (sum of the other bytes),
type or command, …. Source: BLE reference §3.5.
"""

from __future__ import annotations

from decimal import Decimal
from math import isfinite
from struct import Struct

from kiosk.devices import FrameError, FrameFlaw, float32

MEASUREMENT, REQUEST = 0x20, 0x58
MANY = {0x06: (2, 9), 0x07: (4, 11)}
"""By type: bytes of the mask, which is at 5 and followed by the count, and the place of the data."""
SINGLE = {0x08: True, 0x09: False, 0x0A: True, 0x0B: False}
"""By type: whether its values are floats; the sensor is at 6, the count at 7, the data at 8."""
NOTES = {0x0C: "start_time", 0x0D: "dropped", 0x0E: "period"}


def checksum(frame: bytes) -> int:
    """Return the sum of all bytes but the fourth."""
    return (sum(frame) - frame[3]) & 0xFF


def request(body: bytes, counter: int) -> bytes:
    """Return a command: its byte and what belongs to it."""
    frame = bytes((REQUEST, 4 + len(body), counter, 0)) + body
    return frame[:3] + bytes((checksum(frame),)) + frame[4:]


def whole(data: bytes) -> bytes:
    """Return the one frame these bytes begin with; raises FrameError."""
    if len(data) < 2 or len(data) < data[1]:
        raise FrameError(FrameFlaw.TRUNCATED, "shorter than it says")
    if data[1] < 5:
        raise FrameError(FrameFlaw.BAD_LENGTH, f"{data[1]} bytes are no frame")
    frame = data[: data[1]]
    if checksum(frame) != frame[3]:
        raise FrameError(FrameFlaw.BAD_CHECKSUM, "the sum is another")
    return frame


def measured(frame: bytes) -> dict[str, object]:
    """Read one measurement; the places of the values are as long as the mask and the count say."""
    kind = frame[4]
    fields: dict[str, object] = {"kind": "measurement", "measurement_type": kind}
    if kind in NOTES:
        return fields | {"kind": NOTES[kind], "payload_hex": frame[5:].hex()}
    wide, start = MANY.get(kind, (0, 8))
    if not wide and kind not in SINGLE:
        raise FrameError(FrameFlaw.BAD_HEADER, f"unknown type {kind}")
    if len(frame) < start:
        raise FrameError(FrameFlaw.TRUNCATED, "no room for mask and count")
    mask = int.from_bytes(frame[5 : 5 + wide], "little") if wide else 1 << min(frame[6], 32)
    count = frame[5 + wide] if wide else frame[7]
    sensors = [number for number in range(32) if mask >> number & 1]
    if not sensors:
        raise FrameError(FrameFlaw.BAD_HEADER, "no sensor")
    size = 4 * count * len(sensors)
    if len(frame) != start + size:
        flaw = FrameFlaw.TRUNCATED if len(frame) < start + size else FrameFlaw.BAD_LENGTH
        raise FrameError(flaw, f"{len(frame) - start} bytes of values, not {size}")
    numbers = Struct(f"<{count * len(sensors)}{'f' if SINGLE.get(kind, True) else 'i'}").unpack(frame[start:])
    exact = [_exact(number) for number in numbers]
    values = {str(one): tuple(exact[at :: len(sensors)]) for at, one in enumerate(sensors)}
    return fields | {"sensor_mask": mask, "values": values}


def _exact(number: float) -> Decimal | int | None:
    """Return the number as it was meant; None for what is none."""
    if isinstance(number, int):
        return number
    return float32(number) if isfinite(number) else None
