"""`gatt:2AD2` Indoor Bike, `gatt:2ACD` Treadmill, `gatt:2ACF` Step Climber Data of the Fitness Machine Service.

Wire: flags u16, then the fields of the table whose bit is set, in its order; the first ones are there when b0 is 0. A
measurement may be split over several notifications: the one with b0 = 0 is the last. Two fields have other sizes in
newer documents: which it is, is told by how many bytes there are. Nothing of it is a result of a step today.
Source: BLE reference §2.9 (FTMS 1.0 and its public field tables) [A; pace and resistance B].
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.devices import Frame, Record, Stateless, WireProtocol
from kiosk.devices.codecs.payload import Payload

Field = tuple[str, int, str]  # name, bytes (negative: signed), what one step is
ENERGY: tuple[Field, ...] = (("energy_kcal", 2, "1"), ("energy_kcal_h", 2, "1"), ("energy_kcal_min", 1, "1"))
HEART: tuple[Field, ...] = (("heart_rate_bpm", 1, "1"),)
METABOLIC: tuple[Field, ...] = (("met", 1, "0.1"),)
ELAPSED: tuple[Field, ...] = (("elapsed_s", 2, "1"),)
REMAINING: tuple[Field, ...] = (("remaining_s", 2, "1"),)
LAYOUTS: Mapping[str, tuple[tuple[Field, ...], ...]] = {
    "gatt:2AD2": (
        (("speed_kmh", 2, "0.01"),),
        (("average_speed_kmh", 2, "0.01"),),
        (("cadence_rpm", 2, "0.5"),),
        (("average_cadence_rpm", 2, "0.5"),),
        (("distance_m", 3, "1"),),
        (("resistance", -2, "1"),),
        (("power_w", -2, "1"),),
        (("average_power_w", -2, "1"),),
        ENERGY,
        HEART,
        METABOLIC,
        ELAPSED,
        REMAINING,
    ),
    "gatt:2ACD": (
        (("speed_kmh", 2, "0.01"),),
        (("average_speed_kmh", 2, "0.01"),),
        (("distance_m", 3, "1"),),
        (("inclination_pct", -2, "0.1"), ("ramp_deg", -2, "0.1")),
        (("elevation_up_m", 2, "0.1"), ("elevation_down_m", 2, "0.1")),
        (("pace_km_min", 1, "0.1"),),
        (("average_pace_km_min", 1, "0.1"),),
        ENERGY,
        HEART,
        METABOLIC,
        ELAPSED,
        REMAINING,
        (("force_n", -2, "1"), ("power_w", -2, "1")),
    ),
    "gatt:2ACF": (
        (("floors", 2, "1"), ("steps", 2, "1")),
        (("steps_per_min", 2, "1"),),
        (("average_steps_per_min", 2, "1"),),
        (("elevation_up_m", 2, "1"),),
        ENERGY,
        HEART,
        METABOLIC,
        ELAPSED,
        REMAINING,
    ),
}
NEWER: Mapping[str, Field] = {"resistance": ("resistance", 1, "10")}


def decode(key: str, frame: Frame) -> Iterator[Record]:
    """Read one notification."""
    if frame.channel in ("", key.removeprefix("gatt:").lower()):
        yield Record(key, _fields(key, (frame.data,)), frame.data, frame.at)


def merge(key: str, notifications: tuple[bytes, ...]) -> Record:
    """Join the notifications of one measurement: all but the last say that more comes."""
    return Record(key, _fields(key, notifications), b"".join(notifications))


def _fields(key: str, notifications: tuple[bytes, ...]) -> dict[str, object]:
    fields: dict[str, object] = {}
    for place, data in enumerate(notifications, 1):
        part = _part(key, Payload(data))
        if part.keys() & fields.keys() or (place < len(notifications) and not data[0] & 1):
            raise FrameError(FrameFlaw.MISMATCH, "these notifications are not one measurement")
        fields |= part
    return fields | {"complete": not notifications[-1][0] & 1}


def _part(key: str, payload: Payload) -> dict[str, object]:
    flags = payload.u16() ^ 1  # bit 0 says what is missing, all others what is there
    there = [field for place, some in enumerate(LAYOUTS[key]) if flags >> place & 1 for field in some]
    if payload.left == sum(abs(size) for _, size, _ in there) - 1:
        there = [NEWER.get(field[0], field) for field in there]
    fields: dict[str, object] = {}
    for name, size, step in there:
        number = int.from_bytes(payload.take(abs(size)), "little", signed=size < 0)
        fields[name] = number * Decimal(step)
    return fields | payload.rest()


def _protocol(key: str) -> WireProtocol:
    source = "BLE reference 2.9: Fitness Machine Service 1.0"
    make = partial(_codec, key)
    return WireProtocol(key, "1", source, make, merge=partial(merge, key))


def _codec(key: str, _: str) -> Stateless:
    return Stateless(partial(decode, key))


PROTOCOLS = tuple(_protocol(key) for key in LAYOUTS)
