"""`toledo_continuous`: Mettler Toledo's continuous output, which many indicators imitate.

Wire: STX, status A (bits 0-2 decimals, 5 up), B (0 net, 1 negative, 2 out of range, 3 motion, 4 kg else lb, 6 zero not
set), C (0-2 unit: 0 as B says, 1 g, 2 t; 4 display enlarged tenfold; 5 up), 6 digits of weight, 6 of tare, CR, and
perhaps a checksum: with it the low 7 bits of all 18 bytes sum to 0. Short forms omit the tare. That it was left
out and not lost is known when the next frame has none either, and a third one begins: the newest two wait for that. The
variant ``no_checksum`` takes each at once.
Refused: a tenfold display (which digits it adds nobody says) and decimal codes without a meaning. Indicators that tell
kg from lb elsewhere (Liden LUW) look the same and must not be bound to this.
Source: serial reference 1.5 (KERN FTC, Mettler ICS425, Cardinal 225, Fairbanks FB3000, Triner TS-700, VI-200) [V].
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from kiosk.devices import Cutter, Frame, FrameError, FrameFlaw, Framer, Record, Stateless, WireProtocol
from kiosk.devices.codecs.values import KILOGRAMS, decimal, weight
from kiosk.devices.framing import columns

KEY = "toledo_continuous"
LOW, UP = bytes(range(0x80)), bytes(byte for byte in range(0x80) if byte & 0x20)
DIGITS = b" 0123456789"
HEAD = (b"\x02", UP, LOW, UP, *[DIGITS] * 6)
NET, NEGATIVE, OUT, MOTION, KG, NOT_READY = 1, 2, 4, 8, 16, 64
DECIMALS = {1: 0, 2: 0, 3: 1, 4: 2, 5: 3, 6: 4}
DEAD_ZERO, TENFOLD = 1, 0x10
UNITS = {1: "g", 2: "t"}
NUMBER = re.compile(rb" *[0-9]+")
short, long = columns(*HEAD, b"\r", sure=4), columns(*HEAD, *[DIGITS] * 6, b"\r", sure=4)


def cut(variant: str, view: bytes) -> int | None:
    size = _shape(view)
    if size is None or size <= 0 or variant == "no_checksum":
        return size
    rest = view[size:]
    if not rest or _summed(view[: size + 1]):
        return size + 1 if rest else 0
    following = _shape(rest) if rest.startswith(HEAD[0]) else None
    if following is None or following < 0:
        return -size
    if not following or len(rest) == following:
        return 0
    return -size if _summed(rest[: following + 1]) or not rest.startswith(HEAD[0], following) else size


def _shape(view: bytes) -> int | None:
    return (short if view[10:11] == b"\r" else long)(view)


def _summed(data: bytes) -> bool:
    return data[-1] < 128 and sum(data) % 128 == 0


def decode(variant: str, frame: Frame) -> Iterator[Record]:
    data = frame.data
    if not data or len(data) not in (cut(variant, data), cut("no_checksum", data)):
        raise FrameError(FrameFlaw.BAD_SHAPE, "not a continuous frame")
    code, state, more = data[1] & 7, data[2], data[3]
    yield Record(KEY, {"net": bool(state & NET), **_fields(code, state, more, data[4:16])}, data, frame.at)


def _fields(code: int, state: int, more: int, digits: bytes) -> dict[str, object]:
    if state & OUT:
        return {"status": "underload" if state & NEGATIVE else "overload"}
    if state & NOT_READY:
        return {"status": "no_result"}
    unit = UNITS.get(more & 7, "") or ("kg" if state & KG else "lb")
    if code not in DECIMALS or more & 7 > max(UNITS) or more & TENFOLD:
        raise FrameError(FrameFlaw.BAD_SHAPE, "no meaning is known for this status")
    number = _number(code, digits[:6])
    if state & NEGATIVE:
        number = -number
    fields = {**weight(number, unit), "stable": not state & MOTION, "status": "ok"}
    tare = digits[6:].strip(b" \r")
    return fields if len(digits) < 12 or not tare else fields | {"tare_kg": _number(code, digits[6:]) * KILOGRAMS[unit]}


def _number(code: int, digits: bytes) -> Decimal:
    if not NUMBER.fullmatch(digits) or (code == DEAD_ZERO and not digits.endswith(b"0")):
        raise FrameError(FrameFlaw.BAD_SHAPE, "not six digits")
    return decimal(digits.lstrip(b" ")).scaleb(-DECIMALS[code])


def _framer(variant: str) -> Framer:
    return Cutter((b"\x02",), partial(cut, variant))


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="serial reference 1.5: KERN FTC, Mettler ICS425, Cardinal 225, Fairbanks FB3000, TS-700, VI-200 manuals",
    make=lambda variant: Stateless(partial(decode, variant)),
    framer=_framer,
    variants=("no_checksum",),
    quantities=("body_weight",),
)
