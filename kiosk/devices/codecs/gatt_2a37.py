"""`gatt:2A37` Heart Rate Measurement.

Wire: flags u8 (b0 16-bit rate, b1-2 contact, b3 energy, b4 RR), rate u8 or u16, [energy u16 kJ, FFFF and no further],
[RR u16 in 1/1024 s, oldest first, as many as fill the value]. Reserved flags are ignored.
Source: BLE reference §2.4 (SIG field table) [A].
"""

from __future__ import annotations

from decimal import Decimal
from struct import iter_unpack

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.devices import Frame, Record, Stateless, WireProtocol
from kiosk.devices.codecs.payload import Payload

KEY = "gatt:2A37"
SATURATED = 0xFFFF
CONTACT = (None, None, False, True)


def decode(frame: Frame) -> tuple[Record, ...]:
    """Read one notification."""
    if frame.channel not in ("", "2a37"):
        return ()
    return (Record(KEY, _fields(frame.data), frame.data, frame.at),)


def _fields(data: bytes) -> dict[str, object]:
    payload = Payload(data)
    flags = payload.u8()
    contact = CONTACT[flags >> 1 & 3]
    fields: dict[str, object] = {"bpm": payload.u16() if flags & 1 else payload.u8()}
    fields |= {"contact_supported": contact is not None, "contact": contact}
    if flags & 8:
        energy = payload.u16()
        fields |= {"energy_kj": energy, "energy_saturated": energy == SATURATED}
    if flags & 16:
        fields["rr_ms"] = _intervals(payload.take(payload.left))
    return fields | payload.rest()


def _intervals(data: bytes) -> tuple[Decimal, ...]:
    if len(data) % 2 or not data:
        raise FrameError(FrameFlaw.TRUNCATED, f"{len(data)} bytes are not intervals of 2")
    return tuple(_milliseconds(ticks) for (ticks,) in iter_unpack("<H", data))


def _milliseconds(ticks: int) -> Decimal:
    """Round to two decimals, half up, in whole numbers."""
    return Decimal((ticks * 100_000 + 512) // 1024).scaleb(-2)


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="BLE reference 2.4: Bluetooth SIG field table",
    make=lambda _: Stateless(decode),
    quantities=("heart_rate",),
)
