"""`gatt:2A1C` Temperature Measurement and `gatt:2A1E` Intermediate Temperature.

Wire: flags u8 (b0 Fahrenheit, b1 time, b2 type), FLOAT, [Date Time], [type u8: 1 armpit, 2 body, 3 ear, 4 finger,
5 gut, 6 mouth, 7 rectum, 8 toe, 9 eardrum]. Reserved flags are ignored.
Source: BLE reference §2.6 (SIG field table) [A].
"""

from __future__ import annotations

from functools import partial

from kiosk.devices import Frame, Record, Stateless, WireProtocol
from kiosk.devices.codecs.payload import Payload


def decode(key: str, frame: Frame) -> tuple[Record, ...]:
    """Read one notification."""
    channel = frame.channel or key.removeprefix("gatt:").lower()
    if channel not in ("2a1c", "2a1e"):
        return ()
    return (Record(f"gatt:{channel.upper()}", _fields(frame.data), frame.data, frame.at),)


def _fields(data: bytes) -> dict[str, object]:
    payload = Payload(data)
    flags, number = payload.u8(), payload.number32("temp")
    if number is not None and flags & 1:
        number = (number - 32) * 5 / 9
    fields: dict[str, object] = {"unit": "F" if flags & 1 else "C", "temp_c": number}
    if flags & 2:
        fields |= payload.timestamp()
    if flags & 4:
        fields["temp_type"] = payload.u8()
    return fields | {"measurement_ok": number is not None} | payload.rest()


def _protocol(key: str, quantities: tuple[str, ...] = ()) -> WireProtocol:
    source = "BLE reference 2.6: Bluetooth SIG field table"
    return WireProtocol(key, "1", source, lambda _: Stateless(partial(decode, key)), quantities=quantities)


PROTOCOLS = (_protocol("gatt:2A1C", ("body_temperature",)), _protocol("gatt:2A1E"))
