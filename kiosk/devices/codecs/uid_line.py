"""`uid_line`: card readers (NFC and others) that print the card's number as a line of hex digits.

Wire: an optional label that ends in ``:`` or ``=``, 4, 5, 7 or 10 bytes of two hex digits each, plain or with one kind
of ``:``, ``-`` or blank between them, then CR or LF. The number is given in upper case without separators.
Source: serial reference 6.4; lengths of ISO 14443-3 UIDs (4, 7, 10 bytes) and of 125 kHz cards (5 bytes).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.devices import Frame, FrameError, FrameFlaw, Record, Stateless, WireProtocol, lines

KEY = "uid_line"
SHAPE = re.compile(
    rb"(?:[A-Za-z][A-Za-z ]{0,15}[:=] *)?((?:0x)?[0-9A-Fa-f]{2}(?:([:\- ]?)[0-9A-Fa-f]{2}(?:\2[0-9A-Fa-f]{2})*))"
)
SIZES = (4, 5, 7, 10)


def decode(frame: Frame) -> Iterator[Record]:
    found = SHAPE.fullmatch(frame.data.strip(b" \t\r\n\x00"))
    digits = re.sub(rb"0x|[^0-9A-Fa-f]", b"", found[1]).decode("ascii").upper() if found else ""
    if len(digits) // 2 not in SIZES or not frame.data.endswith((b"\r", b"\n")):
        raise FrameError(FrameFlaw.BAD_SHAPE, "not a card's number in hex")
    yield Record(KEY, {"card_id": digits, "status": "ok"}, frame.data, frame.at)


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="serial reference 6.4; ISO 14443-3",
    make=lambda _: Stateless(decode),
    framer=lambda _: lines(b"\r", b"\n", limit=96),
)
