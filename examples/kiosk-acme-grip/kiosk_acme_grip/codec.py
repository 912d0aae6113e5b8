"""`acme_grip`: one line for each pinch, when the handle is let go.

Wire: ``G,31.4,`` and two hex digits, the exclusive or of every byte before them, CR LF. ``E,07,`` and the digits: the
gauge could not measure. It measures between ``START`` and ``STOP``.
Source: Acme Grip 200 data sheet, revision C (made up).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce
from operator import xor

from kiosk.devices import Frame, FrameError, FrameFlaw, Record, Send, Stateless, WireProtocol, decimal, lines

KEY = "acme_grip"
LINE = re.compile(rb"((?:G,([0-9]{1,2}\.[0-9])|E,([0-9]{2})),)([0-9A-F]{2})\r\n")


def decode(frame: Frame) -> Iterator[Record]:
    line = LINE.fullmatch(frame.data)
    if not line:
        raise FrameError(FrameFlaw.BAD_SHAPE, "not a line of the gauge")
    body, force, error, check = line.groups()
    if reduce(xor, body) != int(check, 16):
        raise FrameError(FrameFlaw.BAD_CHECKSUM, "the exclusive or does not fit")
    if force is None:
        fields: dict[str, object] = {"status": "device_error", "error_code": error.decode()}
    else:
        fields = {"quantities": {"pinch_force": decimal(force)}, "status": "ok"}
    yield Record(KEY, fields, frame.data, frame.at)


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="Acme Grip 200 data sheet, revision C (made up)",
    make=lambda _: Stateless(decode, start=(Send(b"START\r\n"),), stop=(Send(b"STOP\r\n"),)),
    framer=lambda _: lines(b"\r\n", starts=(b"G,", b"E,")),
    quantities=("pinch_force",),
)
