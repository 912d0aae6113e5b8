"""`gatt:2A85` birth date, `gatt:2A8C` sex, `gatt:2A8E` height, `gatt:2A99` change counter: what a scale must be told of
whoever stands on it before it shows a composition. After the consent, in this order; the counter comes last.

Wire: year u16, month, day (0 unknown) · u8 (0 male, 1 female, 2 unspecified) · centimetres u16 · u32.
Source: BLE reference §2.8 (SIG field tables; the order as Beurer wants it) [A B].
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.devices import Frame, Record, Stateless, WireProtocol
from kiosk.devices.codecs.payload import Payload
from kiosk.devices.codecs.values import whole

SEXES = ("M", "F", None)
NUMBERS = {"gatt:2A8E": ("height_cm", 2), "gatt:2A99": ("change_counter", 4)}


def decode(key: str, frame: Frame) -> Iterator[Record]:
    """Read one value."""
    if frame.channel in ("", key.removeprefix("gatt:").lower()):
        payload = Payload(frame.data)
        yield Record(key, READ[key](payload) | payload.rest(), frame.data, frame.at)


def _birth(payload: Payload) -> dict[str, object]:
    year, month, day = payload.u16(), payload.u8(), payload.u8()
    try:
        return {"birth_date": date(year, month, day)}
    except ValueError:
        return {"birth_date": None}


def _sex(payload: Payload) -> dict[str, object]:
    code = payload.u8()
    if code >= len(SEXES):
        raise FrameError(FrameFlaw.BAD_HEADER, f"unknown sex {code}")
    return {"sex": SEXES[code]}


def _number(key: str, payload: Payload) -> dict[str, object]:
    name, size = NUMBERS[key]
    name = f"user_{name}" if name == "height_cm" else name  # of the slot's person: nothing was measured
    return {name: int.from_bytes(payload.take(size), "little")}


READ: dict[str, Callable[[Payload], dict[str, object]]] = {
    "gatt:2A85": _birth,
    "gatt:2A8C": _sex,
    **{key: partial(_number, key) for key in NUMBERS},
}


def encode(key: str, value: Mapping[str, object]) -> bytes:
    """Write ``birth_date`` (ISO text), ``sex`` (M, F or null), ``height_cm`` or ``change_counter``."""
    if key in NUMBERS:
        name, size = NUMBERS[key]
        return whole(value[name], 256**size - 1).to_bytes(size, "little")
    if key == "gatt:2A8C":
        sex = value["sex"]
        if sex not in SEXES:
            raise ValueError(f"{sex!r} is not M, F or null")
        return bytes((SEXES.index(sex),))
    day = value["birth_date"]
    day = date.fromisoformat(day) if isinstance(day, str) else day
    if not isinstance(day, date):
        raise TypeError(f"{day!r} is no date")
    return day.year.to_bytes(2, "little") + bytes((day.month, day.day))


def _protocol(key: str) -> WireProtocol:
    source = "BLE reference 2.8: Bluetooth SIG field tables"
    return WireProtocol(key, "1", source, lambda _: Stateless(partial(decode, key)), encode=partial(encode, key))


PROTOCOLS = tuple(_protocol(key) for key in READ)
