"""`and_standard`: A&D standard format of balances and scales, a line of 17 bytes.

Wire: header ``,`` sign, 8 zero-padded digits with the point, unit right-aligned in 3, CR LF. Headers: ST stable, US
moving, QT a count of pieces, OL out of range (the sign tells above from below). With the comparator on, LO, OK, HI or
-- and a comma follow the header. ``AK`` or 06 acknowledges a command, ``EC,Exx`` refuses it.
Source: serial reference 1.1 (A&D EK-L 9-2, GC 16.2, FX-i and AD-4212 manuals) [V].
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.devices import Frame, FrameError, FrameFlaw, Record, Stateless, WireProtocol, lines
from kiosk.devices.codecs.values import decimal, weight

KEY = "and_standard"
STARTS = (b"ST,", b"US,", b"QT,", b"OL,", b"EC,")
# Nothing but the widths shows that a byte was lost, so they are fixed; blanks in place of zeros are not.
LINE = re.compile(rb"(ST|US|QT|OL),(?:(?:LO|OK|HI|--),)?([+-])([ -~]{8})([ -~]{3})\r\n")
UNITS = {b"  g": "g", b" kg": "kg", b" lb": "lb", b" oz": "oz", b"ozt": "ozt"}
NOT_WEIGHT = (b" PC", b"  %")
ACKNOWLEDGED = (b"\x06\r\n", b"AK\r\n")
REFUSED = re.compile(rb"EC,(E[0-9]{2})\r\n")


def decode(frame: Frame) -> Iterator[Record]:
    fields = _fields(frame.data)
    if fields:
        yield Record(KEY, fields, frame.data, frame.at)


def _fields(data: bytes) -> dict[str, object]:
    if data in ACKNOWLEDGED:
        return {}
    if refused := REFUSED.fullmatch(data):
        return {"status": "device_error", "error_code": refused[1].decode()}
    line = LINE.fullmatch(data)
    if not line:
        raise FrameError(FrameFlaw.BAD_SHAPE, "not an A&D standard line")
    header, sign, digits, unit = line.groups()
    if header == b"OL":
        return {"status": "overload" if sign == b"+" else "underload"}
    number = decimal(sign + digits.lstrip(b" "))
    if header == b"QT" or unit in NOT_WEIGHT:
        return {}
    if unit not in UNITS:
        raise FrameError(FrameFlaw.BAD_SHAPE, "unknown unit")
    return {**weight(number, UNITS[unit]), "stable": header == b"ST", "status": "ok"}


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="serial reference 1.1: A&D EK-L, GC, FX-i, AD-4212 manuals",
    make=lambda _: Stateless(decode),
    framer=lambda _: lines(b"\r\n", starts=STARTS),
    quantities=("body_weight",),
)
