"""`mt_sics`: Mettler Toledo's interface command set, level 0 and 1; we ask for a stream (``SIR``).

Wire: ``S S`` stable or ``S D`` moving, a value right-aligned in 10 columns, a blank, its unit, CR LF. ``S +`` above and
``S -`` below the range, ``S I`` not executable (busy, or no stability in time); ES, ET and EL refuse a command. What
``T`` and ``TA`` answer lies in the tare memory and is nobody's weight. Radwag's set looks alike but answers ``S A`` and
a mass frame of its own: neither is taken.
Source: serial reference 1.4 (MT-SICS chapters of the AL-IC, AT and JS operating instructions; BTEK T104) [V].
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.devices import Frame, FrameError, FrameFlaw, Record, Send, Stateless, WireProtocol, lines
from kiosk.devices.codecs.values import KILOGRAMS, decimal, weight

KEY = "mt_sics"
STREAM = (Send(b"SIR\r\n"),)
STARTS = (b"S S ", b"S D ", b"S A", b"S I\r", b"S +\r", b"S -\r", b"ES\r", b"ET\r", b"EL\r")
LINE = re.compile(rb"S ([SD]) +(-?[0-9.]+) +([a-zA-Z%]{1,4})\r\n")
HALF = re.compile(rb"\AS (?=S [-+SDIA][ \r])")  # the beginning of a line that broke off
PIECES = (b"PCS", b"pcs", b"%")
STATES = {b"S I\r\n": "device_error", b"S +\r\n": "overload", b"S -\r\n": "underload"}
REFUSED = re.compile(rb"(E[STL])\r\n")
# Answers to zero, tare, reset, level and serial number: nothing of them is a weight.
ANSWERED = re.compile(rb"(ZI?|TI?|TAC?|@|I[0-9]{1,2}|[A-Z]{1,4}) [ -~]*\r\n")


def decode(frame: Frame) -> Iterator[Record]:
    fields = _fields(frame.data)
    if fields:
        yield Record(KEY, fields, frame.data, frame.at)


def _fields(line_or_more: bytes) -> dict[str, object]:
    data = HALF.sub(b"", line_or_more)
    if data in STATES:
        return {"status": STATES[data]}
    if refused := REFUSED.fullmatch(data):
        return {"status": "device_error", "error_code": refused[1].decode()}
    line = LINE.fullmatch(data)
    if not line and not data.startswith(b"S ") and ANSWERED.fullmatch(data):
        return {}
    if not line:
        raise FrameError(FrameFlaw.BAD_SHAPE, "not an answer of MT-SICS")
    state, digits, unit = line.groups()
    number = decimal(digits)
    if unit in PIECES:
        return {}
    if unit.decode() not in KILOGRAMS:
        raise FrameError(FrameFlaw.BAD_SHAPE, "unknown unit")
    return {**weight(number, unit.decode()), "stable": state == b"S", "status": "ok"}


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="serial reference 1.4: Mettler Toledo AL-IC, AT and JS operating instructions, BTEK T104",
    make=lambda _: Stateless(decode, hello=STREAM, start=STREAM, question=STREAM),
    framer=lambda _: lines(b"\r\n", starts=STARTS),
    quantities=("body_weight",),
)
