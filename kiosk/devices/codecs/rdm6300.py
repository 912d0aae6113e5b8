"""`rdm6300`: a 125 kHz card reader.

Wire: STX, 10 hex digits of the card, 2 of the exclusive or of its 5 bytes, ETX. It repeats while the card is near; the
station counts that as once. A card's number is personal: it is never logged, and only a keyed hash is stored.
Source: serial reference 6.4 (seller's sheet; ESPHome) [V].
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce
from operator import xor

from kiosk.devices import Frame, FrameError, FrameFlaw, Record, Stateless, WireProtocol, delimited

KEY = "rdm6300"
SHAPE = re.compile(rb"\x02([0-9A-Fa-f]{10})([0-9A-Fa-f]{2})\x03")


def right(data: bytes) -> bool:
    found = SHAPE.fullmatch(data)
    return bool(found) and reduce(xor, bytes.fromhex(data[1:13].decode("ascii"))) == 0


def decode(frame: Frame) -> Iterator[Record]:
    if not right(frame.data):
        raise FrameError(FrameFlaw.BAD_CHECKSUM, "not 12 hex digits that check out")
    yield Record(KEY, {"card_id": frame.data[1:11].decode("ascii").upper(), "status": "ok"}, frame.data, frame.at)


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="serial reference 6.4: seller's sheet, ESPHome rdm6300",
    make=lambda _: Stateless(decode),
    framer=lambda _: delimited((b"\x02", b"\x03"), check=right, limit=32),
)
