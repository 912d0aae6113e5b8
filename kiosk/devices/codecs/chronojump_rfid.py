"""`chronojump_rfid`: the card reader of the Chronojump kit.

Wire: ``s``, five numbers of a byte with commas, ``e``, CR LF. Asked for its name it answers ``YES Chronojump RFID``.
The card's number is given as ten hex digits. Source: serial reference 6.4 (GNOME chronojump) [D].
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.devices import Frame, FrameError, FrameFlaw, Record, Send, Stateless, WireProtocol, lines

KEY = "chronojump_rfid"
SHAPE = re.compile(rb"s(\d{1,3}),(\d{1,3}),(\d{1,3}),(\d{1,3}),(\d{1,3})e\r\n")
WHO = Send(b"Chronojump RFID\n")
NAME = b"YES Chronojump RFID\r\n"


def decode(frame: Frame) -> Iterator[Record]:
    if frame.data == NAME:
        return
    found = SHAPE.fullmatch(frame.data)
    numbers = [int(one) for one in found.groups()] if found else []
    if not found or max(numbers) > 255:
        raise FrameError(FrameFlaw.BAD_SHAPE, "not five bytes between s and e")
    yield Record(KEY, {"card_id": bytes(numbers).hex().upper(), "status": "ok"}, frame.data, frame.at)


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="serial reference 6.4: chronojump RFID",
    make=lambda _: Stateless(decode, hello=(WHO,)),
    framer=lambda _: lines(b"\r\n", starts=(b"s", b"YES ")),
)
