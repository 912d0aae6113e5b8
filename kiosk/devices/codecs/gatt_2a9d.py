"""`gatt:2A9D` Weight Measurement.

Wire: flags u8 (b0 imperial, b1 time, b2 user, b3 BMI and height), weight u16 (0.005 kg or 0.01 lb), [Date Time],
[user u8], [BMI u16 × 0.1, height u16 (0.001 m or 0.1 in)]. FFFF: the measurement failed. Reserved flags are ignored.
Source: BLE reference §2.1 (SIG field table, Beurer BF720 captures) [A].
"""

from __future__ import annotations

from decimal import Decimal

from kiosk.devices import Frame, Record, Stateless, WireProtocol
from kiosk.devices.codecs.payload import Payload
from kiosk.devices.codecs.values import KILOGRAMS

KEY = "gatt:2A9D"
CHANNEL = "2a9d"
UNSUCCESSFUL = 0xFFFF
POUNDS, KILOS = Decimal("0.01") * KILOGRAMS["lb"], Decimal("0.005")
INCHES, MILLIMETRES = Decimal("0.1") * Decimal("0.0254"), Decimal("0.001")
TENTH = Decimal("0.1")


def mass(number: int, imperial: bool) -> Decimal:
    """Return kilograms of a 16-bit mass of the scale services."""
    return number * (POUNDS if imperial else KILOS)


def height(number: int, imperial: bool) -> Decimal:
    """Return metres of a 16-bit height of the scale services."""
    return number * (INCHES if imperial else MILLIMETRES)


def weight_record(frame: Frame) -> Record:
    """Read one notification of 2A9D."""
    payload = Payload(frame.data)
    flags = payload.u8()
    imperial, number = bool(flags & 1), payload.u16()
    fields: dict[str, object] = {"unit": "lb" if imperial else "kg"}
    fields["weight_kg"] = None if number == UNSUCCESSFUL else mass(number, imperial)
    if flags & 2:
        fields |= payload.timestamp()
    if flags & 4:
        fields |= payload.user()
    if flags & 8:  # of the person the scale takes it for, not of whoever stands there
        bmi, tall = payload.u16(), payload.u16()
        fields["bmi"] = None if bmi == UNSUCCESSFUL else bmi * TENTH
        fields["height_m"] = None if tall == UNSUCCESSFUL else height(tall, imperial)
    fields["measurement_ok"] = number != UNSUCCESSFUL
    return Record(KEY, fields | payload.rest(), frame.data, frame.at)


def decode(frame: Frame) -> tuple[Record, ...]:
    """Read one notification; those of other characteristics on the same link say nothing here."""
    return (weight_record(frame),) if frame.channel in ("", CHANNEL) else ()


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="BLE reference 2.1: Bluetooth SIG field table",
    make=lambda _: Stateless(decode),
    quantities=("body_weight",),
)
