"""`healthometer`: Health o meter ProPlus scales, height and weight, the "escape" protocol.

Wire: pairs of ESC, a letter and a value between ESC R and ESC E: I person, W weight, H height, T tare, B body mass
index, N the units (m: kg and cm, c: pounds and inches). Values before the units are known are not taken: a packet
without N is refused. A weight of nines means out of range.
Source: serial reference 1.10 (ProPlus and 1100KL manuals) [V]; nines: Rice Lake manuals of the same scale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kiosk.devices import Frame, FrameError, FrameFlaw, Record, Stateless, WireProtocol, delimited
from kiosk.devices.codecs.values import KILOGRAMS, decimal

KEY = "healthometer"
BEGIN, END = b"\x1bR", b"\x1bE"
PAIR = re.compile(rb"\x1b([A-Z])([ -~]*)")
UNITS = {b"m": ("kg", Decimal(1)), b"c": ("lb", Decimal("2.54"))}
NINES = re.compile(rb"999\.9{1,2}")


def decode(frame: Frame) -> Iterator[Record]:
    pairs = PAIR.findall(frame.data[len(BEGIN) : -len(END)])
    said = dict(pairs)
    if BEGIN + b"".join(b"\x1b" + letter + text for letter, text in pairs) + END != frame.data or len(said) < len(
        pairs
    ):
        raise FrameError(FrameFlaw.BAD_SHAPE, "not pairs of a letter and a value, each once")
    if said.get(b"N") not in UNITS:
        raise FrameError(FrameFlaw.TRUNCATED, "the units are missing")
    yield Record(KEY, _fields({letter: text.strip(b" ") for letter, text in said.items()}), frame.data, frame.at)


def _fields(said: dict[bytes, bytes]) -> dict[str, object]:
    unit, centimetres = UNITS[said[b"N"]]
    fields: dict[str, object] = {"person_id": said[b"I"].decode()} if said.get(b"I") else {}
    if NINES.fullmatch(said.get(b"W", b"")):
        return fields | {"status": "overload"}
    if said.get(b"W"):
        number = decimal(said[b"W"])
        fields |= {"weight_kg": number * KILOGRAMS[unit], "raw_value": number, "raw_unit": unit}
    if said.get(b"H"):
        fields["height_cm"] = decimal(said[b"H"]) * centimetres
    if said.get(b"T"):
        tare = decimal(said[b"T"])
        fields |= {"tare_kg": tare * KILOGRAMS[unit], "net": bool(tare)}
    if said.get(b"B"):
        fields["bmi"] = decimal(said[b"B"])
    return fields | {"status": "ok" if {"weight_kg", "height_cm"} & fields.keys() else "no_result"}


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="serial reference 1.10: Health o meter ProPlus and 1100KL manuals",
    make=lambda _: Stateless(decode),
    framer=lambda _: delimited((BEGIN, END), limit=256),
    quantities=("body_height", "body_weight"),
)
