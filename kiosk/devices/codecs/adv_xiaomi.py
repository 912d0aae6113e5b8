"""`adv:181B` Mi Body Composition 2 and `adv:181D` Mi Scale 1: scales that only advertise, in layouts of their own.

181B, 13 bytes: b0 (bit 0 lb), b1 (bit 1 impedance valid, 5 stable, 6 jin, 7 removed), Date Time, impedance u16 Ω,
weight u16. 181D, 10 bytes: b0 (bit 0 lb, 4 jin, 5 stable, 7 removed), weight u16, Date Time. Weight: /200 kg, /100 lb
or jin. Their clocks are often wrong. Source: BLE reference §4 (xiaomi-ble, ble_monitor, openScale) [A].
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from struct import Struct

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.devices import Frame, Record, Stateless, WireProtocol
from kiosk.devices.codecs.ieee11073 import moment
from kiosk.devices.codecs.values import KILOGRAMS

KG_PER_JIN = Decimal("0.5")
STEPS = {"kg": Decimal("0.005"), "lb": Decimal("0.01") * KILOGRAMS["lb"], "jin": Decimal("0.01") * KG_PER_JIN}
SIZES = {"181b": 13, "181d": 10}
KEYS = {"181b": "adv:181B", "181d": "adv:181D"}
_BODY, _PLAIN = Struct("<BBHBBBBBHH").unpack, Struct("<BHHBBBBB").unpack  # one call each: adverts come in crowds


def decode(service: str, frame: Frame) -> tuple[Record, ...]:
    """Read the service data of one advert."""
    data = frame.data
    if frame.channel not in ("", service):
        return ()
    if not data:
        raise FrameError(FrameFlaw.TRUNCATED, "empty")
    if len(data) != SIZES[service]:
        raise FrameError(FrameFlaw.BAD_LENGTH, f"{len(data)} bytes, not {SIZES[service]}")
    return (Record(KEYS[service], READ[service](data), data, frame.at),)


def _composition(data: bytes) -> dict[str, object]:
    unit, flags, year, month, day, hour, minute, second, ohms, number = _BODY(data)
    fields = _weight(number, "jin" if flags & 64 else "lb" if unit & 1 else "kg", flags)
    fields["impedance_ohm"] = ohms if flags & 2 else None
    return _timed(fields, moment(year, month, day, hour, minute, second))


def _plain(data: bytes) -> dict[str, object]:
    flags, number, year, month, day, hour, minute, second = _PLAIN(data)
    fields = _weight(number, "jin" if flags & 16 else "lb" if flags & 1 else "kg", flags)
    return _timed(fields, moment(year, month, day, hour, minute, second))


def _weight(number: int, unit: str, flags: int) -> dict[str, object]:
    stable, removed = bool(flags & 32), bool(flags & 128)
    return {
        "weight_kg": number * STEPS[unit],
        "unit": unit,
        "stable": stable,
        "removed": removed,
        "usable": stable and not removed and number > 0,
    }


def _timed(fields: dict[str, object], at: object) -> dict[str, object]:
    fields["timestamp"] = at
    if at is None:
        fields["timestamp_unknown"] = True
    return fields


READ: dict[str, Callable[[bytes], dict[str, object]]] = {"181b": _composition, "181d": _plain}


def _protocol(service: str, quantities: tuple[str, ...]) -> WireProtocol:
    source = "BLE reference 4: xiaomi-ble, ble_monitor, openScale"
    return WireProtocol(
        KEYS[service], "1", source, lambda _: Stateless(partial(decode, service)), quantities=quantities
    )


PROTOCOLS = (_protocol("181b", ("body_weight", "impedance")), _protocol("181d", ("body_weight",)))
