"""`gatt:2A2B` Current Time and `gatt:2A08` Date Time: a device's wall clock, read and written. No zone.

Wire: 2A08 is year u16, month, day, hour, minute, second (7 bytes); 2A2B adds day of week (1 Monday … 7, 0 unknown),
1/256 s, and why it was set (b0 by hand, b1 by reference, b2 zone, b3 summer time).
Source: BLE reference §1 (SIG field tables) [A].
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.devices import Frame, Record, Stateless, WireProtocol
from kiosk.devices.codecs import ieee11073
from kiosk.devices.codecs.payload import Payload
from kiosk.devices.codecs.values import whole

CURRENT, DATE = "gatt:2A2B", "gatt:2A08"
SIZES = {CURRENT: 10, DATE: 7}
FIRST_YEAR = 1582


def decode(key: str, frame: Frame) -> Iterator[Record]:
    """Read one value."""
    if frame.channel in ("", key.removeprefix("gatt:").lower()):
        yield Record(key, _fields(key, frame.data), frame.data, frame.at)


def _fields(key: str, data: bytes) -> dict[str, object]:
    payload = Payload(data)
    if data and len(data) != SIZES[key]:
        raise FrameError(FrameFlaw.BAD_LENGTH, f"{len(data)} bytes, not {SIZES[key]}")
    at = ieee11073.date_time(payload.take(7))
    fields: dict[str, object] = {"datetime" if key == CURRENT else "timestamp": at}
    if at is None:
        fields["timestamp_unknown"] = True
    if key == CURRENT:
        fields |= {"day_of_week": payload.u8(), "fractions256": payload.u8(), "adjust_reason": payload.u8()}
    return fields


def encode(key: str, value: Mapping[str, object]) -> bytes:
    """Write ``datetime`` (ISO text without zone); for 2A2B also ``adjust_reason`` and ``fractions256``."""
    text = value["datetime"]
    at = datetime.fromisoformat(text) if isinstance(text, str) else text
    if not isinstance(at, datetime) or at.tzinfo is not None:
        raise ValueError(f"{text!r} is no date and time without zone")
    if at.year < FIRST_YEAR:
        raise ValueError(f"year {at.year} is before {FIRST_YEAR}")
    written = at.year.to_bytes(2, "little") + bytes((at.month, at.day, at.hour, at.minute, at.second))
    if key == DATE:
        return written
    fractions = whole(value.get("fractions256", at.microsecond * 256 // 1_000_000), 255)
    return written + bytes((at.isoweekday(), fractions, whole(value.get("adjust_reason", 0), 255)))


def _protocol(key: str) -> WireProtocol:
    source = "BLE reference 1: Bluetooth SIG field tables"
    return WireProtocol(key, "1", source, lambda _: Stateless(partial(decode, key)), encode=partial(encode, key))


PROTOCOLS = (_protocol(CURRENT), _protocol(DATE))
