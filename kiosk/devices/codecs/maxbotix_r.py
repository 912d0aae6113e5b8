"""`maxbotix_r`: an ultrasonic distance sensor that says a line six times a second.

Wire: R, 4 digits of millimetres (HRXL) or 3 of centimetres (XL), CR. A stray FF now and then is dropped. The variants
take one form only: without them a line that has lost a digit would pass for the other one. Where an FF stands among 3
digits it may be the fourth one, spoiled.
Source: serial reference 2.4 (ESPHome hrxl_maxsonar_wr).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from kiosk.devices import Frame, FrameError, FrameFlaw, Record, Stateless, WireProtocol, lines
from kiosk.devices.codecs.values import decimal

KEY = "maxbotix_r"
DIGITS = {"": rb"R(\d{3,4})\r", "hrxl": rb"R(\d{4})\r", "xl": rb"R(\d{3})\r"}


def decode(variant: str, frame: Frame) -> Iterator[Record]:
    line = re.fullmatch(DIGITS[variant], frame.data.replace(b"\xff", b""))
    if not line or (not variant and len(line[1]) == 3 and b"\xff" in frame.data):
        raise FrameError(FrameFlaw.BAD_SHAPE, "not R and so many digits")
    number = decimal(line[1])
    centimetres = len(line[1]) == 3
    fields = {"raw_value": number, "raw_unit": "cm" if centimetres else "mm", "status": "ok"}
    yield Record(KEY, {"distance_mm": 10 * number if centimetres else number, **fields}, frame.data, frame.at)


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="serial reference 2.4: ESPHome hrxl_maxsonar_wr",
    make=lambda variant: Stateless(partial(decode, variant)),
    framer=lambda _: lines(b"\r", starts=(b"R",)),
    variants=("hrxl", "xl"),
    quantities=("distance",),
)
