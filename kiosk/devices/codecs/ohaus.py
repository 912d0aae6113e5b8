"""`ohaus`: the print line of Ohaus scales; we ask for it (``IP``, at once whether steady or not).

Wire: a value right-aligned in 9 to 11 columns, a blank, its unit, then ``?`` while it moves, perhaps B, G or NET, and
on interval print the time. Pieces and per cent are no weight. ``ES`` does not know a command.
Nothing marks the beginning of a line. Before the full columns there may be noise and half a line that broke off; other
text is another protocol's, and noise right before fewer columns may have been a digit.
Source: serial reference 1.7 (Ohaus RS232 interface, Discovery and Courier 5000 manuals) [V].
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.devices import Frame, FrameError, FrameFlaw, Record, Send, Stateless, WireProtocol, lines
from kiosk.devices.codecs.values import KILOGRAMS, decimal, weight

KEY = "ohaus"
QUESTION = (Send(b"IP\r\n"),)
LINE = re.compile(
    rb"(.*?)( *-? *[0-9.]+) +([a-zA-Z%]{1,3})( +\?)?(?: +(B|G|NET|N))?(?: +[0-9]{2}(?::[0-9]{2}){2})? *\r\n", re.DOTALL
)
HALF = re.compile(rb"[^!-}]*(?:[-.0-9](?:[-.0-9:?%a-zA-Z]|[^!-}])*)?")
NARROWEST = 9
PIECES = (b"PCS", b"pcs", b"pc", b"PC", b"%")
REFUSED = b"ES\r\n"


def decode(frame: Frame) -> Iterator[Record]:
    fields = _fields(frame.data)
    if fields:
        yield Record(KEY, fields, frame.data, frame.at)


def _fields(data: bytes) -> dict[str, object]:
    if data.endswith(REFUSED):
        return {"status": "device_error", "error_code": "ES"}
    line = LINE.fullmatch(data)
    # After anything else, only the full columns show where the digits begin.
    if not line or (line[1] and (len(line[2]) < NARROWEST or not HALF.fullmatch(line[1]))):
        raise FrameError(FrameFlaw.BAD_SHAPE, "not a number and a unit")
    _, digits, unit, moving, kind = line.groups()
    number = decimal(digits.replace(b" ", b""))
    if unit in PIECES:
        return {}
    if unit.decode() not in KILOGRAMS:
        raise FrameError(FrameFlaw.BAD_SHAPE, "unknown unit")
    net = {} if kind is None else {"net": kind in (b"NET", b"N")}
    return {**weight(number, unit.decode()), "stable": not moving, **net, "status": "ok"}


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="serial reference 1.7: Ohaus RS232 interface, Discovery and Courier 5000 manuals",
    make=lambda _: Stateless(decode, question=QUESTION),
    framer=lambda _: lines(b"\r\n", limit=64),
    quantities=("body_weight",),
)
