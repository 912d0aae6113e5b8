"""`gatt:2A9E`, `gatt:2A9B`, `gatt:2A49`: what a scale or a cuff says it can do; and `gatt:2A19`, its battery.

Wire: 2A9E u32 (b0 time, b1 users, b2 BMI, b3-6 weight and b7-9 height resolution), 2A9B u32 (b0 time, b1 users, b2-10
the fields of 2A9C, b11-14 mass and b15-17 height resolution), 2A49 u16, 2A19 u8 per cent.
Source: BLE reference §2.1–2.3 and the table of §2 (SIG field tables) [A].
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial

from kiosk.devices import Frame, Record, Stateless, WireProtocol
from kiosk.devices.codecs.payload import Payload

MASS_KG = (None, *map(Decimal, ("0.5", "0.2", "0.1", "0.05", "0.02", "0.01", "0.005")))
HEIGHT_M = (None, *map(Decimal, ("0.01", "0.005", "0.001")))
WEIGHT = ("time", "multi_user", "bmi")
COMPOSITION = (
    "time",
    "multi_user",
    "bmr",
    "muscle_pct",
    "muscle_mass",
    "fat_free_mass",
    "soft_lean_mass",
    "body_water_mass",
    "impedance",
    "weight",
    "height",
)
PRESSURE = ("body_movement", "cuff_fit", "irregular_pulse", "pulse_range", "position", "multiple_bonds")


def decode(key: str, frame: Frame) -> Iterator[Record]:
    """Read one value."""
    if frame.channel in ("", key.removeprefix("gatt:").lower()):
        payload = Payload(frame.data)
        yield Record(key, READ[key](payload) | payload.rest(), frame.data, frame.at)


def _flags(names: tuple[str, ...], bits: int) -> dict[str, object]:
    return {name: bool(bits >> place & 1) for place, name in enumerate(names)}


def _scale(names: tuple[str, ...], payload: Payload) -> dict[str, object]:
    """Read flags and, right behind them, the two resolutions; a code that is not laid down is None."""
    bits = payload.u32()
    mass, height = bits >> len(names) & 15, bits >> len(names) + 4 & 7
    return _flags(names, bits) | {
        "mass_resolution_kg": MASS_KG[mass] if mass < len(MASS_KG) else None,
        "height_resolution_m": HEIGHT_M[height] if height < len(HEIGHT_M) else None,
    }


READ: dict[str, Callable[[Payload], dict[str, object]]] = {
    "gatt:2A9E": partial(_scale, WEIGHT),
    "gatt:2A9B": partial(_scale, COMPOSITION),
    "gatt:2A49": lambda payload: _flags(PRESSURE, payload.u16()),
    "gatt:2A19": lambda payload: {"battery_percent": payload.u8()},
}


def _protocol(key: str) -> WireProtocol:
    source = "BLE reference 2: Bluetooth SIG field tables"
    return WireProtocol(key, "1", source, lambda _: Stateless(partial(decode, key)))


PROTOCOLS = tuple(_protocol(key) for key in READ)
