"""`nonin:oximetry` Nonin 3230's own service: one frame of 10 bytes a second, big-endian.

Wire: 0A (length), status, battery × 0.1 V, pulse amplitude u16, counter u16, SpO2, pulse u16. What a special word of
SpO2 (127) and pulse (511) means is the maker's habit; the bits of the status are not confirmed, so it stays a number.
Source: BLE reference §3.4 (andreasdri/nonin-3230-ble) [B; status C].
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from struct import unpack

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.devices import Frame, Record, Stateless, WireProtocol

KEY = "nonin:oximetry"
SERVICE, CHANNEL = "46a970e0-0d5f-11e2-8b5e-0002a5d5c51b", "0aad7ea0-0d60-11e2-8e3c-0002a5d5c51b"
SIZE = 10
NO_SPO2, NO_PULSE = 127, 511


def decode(frame: Frame) -> Iterator[Record]:
    """Read one notification."""
    if frame.channel in ("", CHANNEL):
        yield Record(KEY, _fields(frame.data), frame.data, frame.at)


def _fields(data: bytes) -> dict[str, object]:
    if not data:
        raise FrameError(FrameFlaw.TRUNCATED, "empty")
    if len(data) != SIZE:
        raise FrameError(FrameFlaw.BAD_LENGTH, f"{len(data)} bytes, not {SIZE}")
    length, status, battery, amplitude, counter, spo2, pulse = unpack(">BBBHHBH", data)
    if length != SIZE:
        raise FrameError(FrameFlaw.BAD_HEADER, f"length byte {length}")
    return {
        "spo2_pct": None if spo2 == NO_SPO2 else spo2,
        "pulse_bpm": None if pulse == NO_PULSE else pulse,
        "counter": counter,
        "battery_v": battery * Decimal("0.1"),
        "pai_raw": amplitude,
        "status_bits": status,
    }


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="BLE reference 3.4: nonin-3230-ble",
    make=lambda _: Stateless(decode),
    quantities=("spo2", "heart_rate"),
)
