"""The packets of `gatt:2A9C` Body Composition Measurement; `gatt_2a9c` has the talk of a link.

Wire: flags u16, body fat u16 × 0.1 % (always; FFFF: the measurement failed), then the fields of `FIELDS` whose bit is
set, in that order. Bit 12: part of a measurement of two packets, each with its own flags, both with the body fat, the
second without time and user. FFFF elsewhere: that field failed (§3.1). Fat 0 with impedance 0: not measured yet.
Source: BLE reference §2.2 (SIG field table, Beurer captures) [A; two packets: B].
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.devices import Frame, Record
from kiosk.devices.codecs.gatt_2a9d import TENTH, UNSUCCESSFUL, height, mass
from kiosk.devices.codecs.payload import Payload

KEY = "gatt:2A9C"
SPLIT = 1 << 12
WHOSE = ("timestamp", "timestamp_unknown", "user_id", "user_unknown")


def _tenths(number: int, _: bool) -> Decimal:
    return number * TENTH


def _plain(number: int, _: bool) -> int:
    return number


FIELDS: tuple[tuple[str, Callable[[int, bool], object]], ...] = (
    # from bit 3 on
    ("bmr_kj", _plain),
    ("muscle_pct", _tenths),
    ("muscle_mass_kg", mass),
    ("fat_free_mass_kg", mass),
    ("soft_lean_mass_kg", mass),
    ("body_water_mass_kg", mass),
    ("impedance_ohm", _tenths),
    ("weight_kg", mass),
    ("height_m", height),
)


def composition(frame: Frame) -> Record:
    """Read one packet, or two that lie behind each other."""
    payload = Payload(frame.data)
    flags, fields = _packet(payload)
    if flags & SPLIT and payload.left:
        second = _second(frame.data[-payload.left :], fields)
        if second is not None:
            return Record(KEY, fields | second | {"complete": True}, frame.data, frame.at)
    return Record(KEY, fields | payload.rest(), frame.data, frame.at)


def _packet(payload: Payload) -> tuple[int, dict[str, object]]:
    flags, fat = payload.u16(), payload.u16()
    imperial = bool(flags & 1)
    fields: dict[str, object] = {"unit": "lb" if imperial else "kg"}
    fields["body_fat_pct"] = None if fat == UNSUCCESSFUL else _tenths(fat, imperial)
    if flags & 2:
        fields |= payload.timestamp()
    if flags & 4:
        fields |= payload.user()
    for bit, (name, value) in enumerate(FIELDS, 3):
        if flags & 1 << bit:
            number = payload.u16()
            fields[name] = None if number == UNSUCCESSFUL else value(number, imperial)
    fields["measurement_ok"] = fat != UNSUCCESSFUL and not (fat == 0 and fields.get("impedance_ohm") == 0)
    fields["complete"] = not flags & SPLIT
    return flags, fields


def _second(data: bytes, first: Mapping[str, object]) -> dict[str, object] | None:
    """Read what may be the second packet of a measurement; None when it is not."""
    payload = Payload(data)
    try:
        flags, fields = _packet(payload)
    except FrameError:
        return None
    shared = {name for name in fields if name in first}
    agrees = shared == {"unit", "body_fat_pct", "measurement_ok", "complete"} and _same(first, fields)
    return fields if flags & SPLIT and agrees and not payload.left and not set(WHOSE) & fields.keys() else None


def _same(first: Mapping[str, object], second: Mapping[str, object]) -> bool:
    return all(first[name] == second[name] for name in ("unit", "body_fat_pct"))


def merge(notifications: tuple[bytes, ...]) -> Record:
    """Join the two packets of one measurement."""
    for one in notifications:
        composition(Frame(one))  # a packet that breaks off is refused as such
    record = composition(Frame(b"".join(notifications)))
    if len(notifications) != 2 or not record.fields["complete"] or "trailing" in record.fields:
        raise FrameError(FrameFlaw.MISMATCH, "these packets are not one measurement")
    return record
