"""`gatt:2A18` Glucose Measurement and `gatt:2A34` its context, asked for through the record access point 2A52.

2A18: flags u8 (b0 offset, b1 concentration, b2 mol/L, b3 status, b4 context follows), sequence u16, base Date Time,
[offset s16 min], [concentration SFLOAT, type and location nibbles], [sensor status u16]. 2A34: flags u8, sequence u16,
then what is flagged: b7 b0 b1 b2 b3 b4 b6 (b5: litres of medication). A driver asks for the last record only.
Source: BLE reference §2.7 (SIG field tables) [A].
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial

from kiosk.devices import Frame, Record, Send, Stateless, WireProtocol
from kiosk.devices.codecs import gatt_2a52
from kiosk.devices.codecs.payload import Payload, named

MG_DL, MMOL_L = Decimal(100_000), Decimal(1000)
"""What one kg/L and one mol/L are in these units."""
LAST_RECORD = Send(bytes.fromhex("0106"), "2a52")
SENSOR = (
    "battery_low",
    "malfunction",
    "sample_too_small",
    "strip_insertion",
    "strip_type",
    "too_high",
    "too_low",
    "too_hot",
    "too_cold",
    "strip_pulled",
    "fault",
    "time_fault",
)


def decode(key: str, frame: Frame) -> Iterator[Record]:
    """Read one notification of a glucose meter's link."""
    channel = frame.channel or key.removeprefix("gatt:").lower()
    payload = Payload(frame.data)
    if channel == "2a18":
        yield Record("gatt:2A18", _measurement(payload) | payload.rest(), frame.data, frame.at)
    elif channel == "2a34":
        yield Record("gatt:2A34", _context(payload) | payload.rest(), frame.data, frame.at)
    elif channel == "2a52":
        yield from gatt_2a52.troubles(frame)


def _measurement(payload: Payload) -> dict[str, object]:
    flags = payload.u8()
    fields: dict[str, object] = {"sequence": payload.u16()}
    base = payload.timestamp()["timestamp"]
    fields["base_time"] = base
    offset = payload.s16() if flags & 1 else 0
    if flags & 1:
        fields["offset_min"] = offset
    fields |= _time(base, offset)
    if flags & 2:
        number = payload.number("glucose")
        name, factor = ("glucose_mmol_l", MMOL_L) if flags & 4 else ("glucose_mg_dl", MG_DL)
        fields[name] = None if number is None else number * factor
        both = payload.u8()
        fields |= {"sample_type": both & 15, "sample_location": both >> 4}
    if flags & 8:
        bits = payload.u16()
        fields |= {"sensor_status": bits, "sensor_flags": named(SENSOR, bits)}
    return fields | {"context_follows": bool(flags & 16)}


def _time(base: object, offset: int) -> dict[str, object]:
    """Return when it was measured: the clock at its last setting by staff, and the minutes since."""
    try:
        moment = base + timedelta(minutes=offset) if isinstance(base, datetime) else None
    except OverflowError:
        moment = None
    return {"timestamp": moment} if moment else {"timestamp": None, "timestamp_unknown": True}


def _context(payload: Payload) -> dict[str, object]:
    flags = payload.u8()
    fields: dict[str, object] = {"sequence": payload.u16()}
    if flags & 128:
        fields["extended_flags"] = payload.u8()
    if flags & 1:
        fields |= {"carbohydrate_id": payload.u8(), "carbohydrate_kg": payload.number("carbohydrate")}
    if flags & 2:
        fields["meal"] = payload.u8()
    if flags & 4:
        both = payload.u8()
        fields |= {"tester": both & 15, "health": both >> 4}
    if flags & 8:
        fields |= {"exercise_s": payload.u16(), "exercise_pct": payload.u8()}
    if flags & 16:
        name = "medication_l" if flags & 32 else "medication_kg"
        fields |= {"medication_id": payload.u8(), name: payload.number("medication")}
    if flags & 64:
        fields["hba1c_pct"] = payload.number("hba1c")
    return fields


def _protocol(key: str, quantities: tuple[str, ...] = (), hello: tuple[Send, ...] = ()) -> WireProtocol:
    source = "BLE reference 2.7: Bluetooth SIG field tables"
    return WireProtocol(key, "1", source, lambda _: Stateless(partial(decode, key), hello), quantities=quantities)


PROTOCOLS = (_protocol("gatt:2A18", ("glucose",), (LAST_RECORD,)), _protocol("gatt:2A34"))
