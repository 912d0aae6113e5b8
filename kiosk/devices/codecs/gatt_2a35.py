"""`gatt:2A35` Blood Pressure Measurement and `gatt:2A36` Intermediate Cuff Pressure.

Wire: flags u8 (b0 kPa, b1 time, b2 pulse, b3 user, b4 status), systolic, diastolic, mean SFLOAT, [Date Time], [pulse
SFLOAT], [user u8], [status u16]. 2A36 holds the cuff pressure in the systolic place. Reserved flags are ignored.
Source: BLE reference §2.3 (SIG field tables, Nordic test vectors) [A].
"""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from kiosk.devices import Frame, Record, Stateless, WireProtocol
from kiosk.devices.codecs.ieee11073 import Special
from kiosk.devices.codecs.payload import Payload
from kiosk.devices.codecs.values import MMHG_PER_KPA

PULSE_RANGE = ("in_range", "above", "below", "reserved")


def decode(key: str, frame: Frame) -> tuple[Record, ...]:
    """Read one notification; those of other characteristics on the same link (clock, battery) say nothing here."""
    channel = frame.channel or key.removeprefix("gatt:").lower()
    if channel not in ("2a35", "2a36"):
        return ()
    return (Record(f"gatt:{channel.upper()}", _fields(frame.data, channel == "2a36"), frame.data, frame.at),)


def _fields(data: bytes, cuff: bool) -> dict[str, object]:
    payload = Payload(data)
    flags = payload.u8()
    said = {name: payload.sfloat() for name in ("systolic", "diastolic", "map")}
    if cuff:
        said = {"cuff": said["systolic"]}
    fields: dict[str, object] = {"unit": "kPa" if flags & 1 else "mmHg"}
    for name, value in said.items():
        number = value if isinstance(value, Decimal) else None
        if flags & 1:
            fields[f"{name}_kpa"] = number
            number = number * MMHG_PER_KPA if number is not None else None
        fields[f"{name}_mmhg"] = number
    if flags & 2:
        fields |= payload.timestamp()
    if flags & 4:
        said["pulse"] = payload.sfloat()
        fields["pulse_bpm"] = None if isinstance(said["pulse"], Special) else said["pulse"]
    if flags & 8:
        fields |= payload.user()
    if flags & 16:
        fields["status"] = _status(payload.u16())
    if special := {name: value.value for name, value in said.items() if isinstance(value, Special)}:
        fields["special"] = special
    if not cuff:
        fields["measurement_ok"] = not {"systolic", "diastolic"} & special.keys()
    return fields | payload.trailing()


def _status(bits: int) -> dict[str, object]:
    return {
        "body_movement": bool(bits & 1),
        "cuff_loose": bool(bits & 2),
        "irregular_pulse": bool(bits & 4),
        "pulse_range": PULSE_RANGE[bits >> 3 & 3],
        "improper_position": bool(bits & 32),
    }


def _protocol(key: str, quantities: tuple[str, ...] = ()) -> WireProtocol:
    source = "BLE reference 2.3: Bluetooth SIG field table"
    return WireProtocol(key, "1", source, lambda _: Stateless(partial(decode, key)), quantities=quantities)


PROTOCOLS = (
    _protocol("gatt:2A35", ("systolic_pressure", "diastolic_pressure", "mean_pressure", "heart_rate")),
    _protocol("gatt:2A36"),
)
