"""`barcode`: a barcode or QR reader on a serial port (USB-CDC, or RS-232).

Wire: the code, then CR or CR LF; an AIM prefix (``]C1``) may stand before it and is kept apart. The kiosk's own codes
check themselves (`kiosk.core.card_code`). A code that is not plain ASCII is none of ours and is refused.
Source: serial reference 6.4 [K].
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.devices import Frame, FrameError, FrameFlaw, Record, Stateless, WireProtocol, lines

KEY = "barcode"
SHAPE = re.compile(rb"(?:(\][A-Za-z][0-9A-Za-z]))?([!-~](?:[ -~]{0,198}[!-~])?)")


def decode(frame: Frame) -> Iterator[Record]:
    found = SHAPE.fullmatch(frame.data.strip(b" \t\r\n\x00"))
    if not found or not frame.data.endswith((b"\r", b"\n")):
        raise FrameError(FrameFlaw.BAD_SHAPE, "not a line of printable characters")
    fields: dict[str, object] = {"card_id": found[2].decode("ascii"), "status": "ok"}
    if found[1]:
        fields["aim"] = found[1].decode("ascii")
    yield Record(KEY, fields, frame.data, frame.at)


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="serial reference 6.4",
    make=lambda _: Stateless(decode),
    framer=lambda _: lines(b"\r", b"\n", limit=256),
)
