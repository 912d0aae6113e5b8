"""AMPall BP868F: serial reference 3.4."""

from __future__ import annotations

import pytest

from kiosk.core.errors import FrameError
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs.amp_bp868 import PROTOCOL
from kiosk.devices.conformance import ABSENT, DriverContract, Vector
from kiosk.devices.driver import Frame

REF = "serial 3.4"
FIRST = b"^1200960720681^"
WITH = {"sys": 120, "map": 96, "dia": 72, "pulse": 68, "arrhythmia": 1, "status": "ok"}
WITHOUT = {"sys": 120, "map": 95, "dia": 80, "pulse": 75, "arrhythmia": ABSENT, "status": "ok"}
NO_VALUE = {"sys": ABSENT, "dia": ABSENT, "map": ABSENT, "pulse": ABSENT, "status": "no_result"}


class TestAmpBp868(DriverContract):
    protocol = PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == PROTOCOL.key)
    resyncs = False  # the mark that begins a frame ends one that lost its own end, just as well
    vectors = (
        Vector(bytes.fromhex("5E313230303936303732303638315E"), (WITH,), source=f"{REF} row 1"),
        Vector(b"^120095080075^", (WITHOUT,), source=f"{REF} row 2"),
        Vector(
            b"\x00\x0e^130100085070^",
            ({"sys": 130, "dia": 85, "map": 100, "pulse": 70},),
            source=f"{REF} row 3, noise skipped",
        ),
        Vector(FIRST + b"^120095080075^", (WITH, WITHOUT), source=f"{REF}, both forms side by side"),
        Vector(b"^120095080075^" + FIRST, (WITHOUT, WITH), source=f"{REF}, both forms side by side"),
        Vector(FIRST * 3, (WITH,) * 3, source=f"{REF}, three at once"),
        Vector(b"^1200960720680^", (WITH | {"arrhythmia": 0},), source=f"{REF}: no arrhythmia"),
        Vector(FIRST + b"\r\n", (WITH,), source=f"{REF}, a line end after it"),
        Vector(b"^000000000000^", (NO_VALUE,), source=f"{REF}, all zero"),
        Vector(b"^0000000000000^", (NO_VALUE,), source=f"{REF}, all zero"),
        Vector(b"^120096072000^", ({"sys": 120, "pulse": None},), source=f"{REF}, no pulse"),
        Vector(b"^290220190068^", ({"sys": 290, "dia": 190},), source=f"{REF}, out of limits", odd="not judged here"),
        Vector(b"^" + FIRST, (WITH,), source=f"{REF}: a stray mark before it"),
        Vector(b"0720681^" + FIRST, (WITH,), source=f"{REF}: the end of a frame before it"),
        Vector(b"^12009^" + b"120095080075^", (WITHOUT,), rejected=1, source=f"{REF}: a bad run's end begins"),
        Vector(b"^12009" + FIRST, (WITH,), rejected=1, source=f"{REF}, half a frame and a whole one"),
        Vector(b"^12009A" + FIRST, (WITH,), rejected=1, source=f"{REF}, a letter, then a whole one"),
        Vector(b"^12009607206^", rejected=1, pending=True, source=f"{REF}, 11 digits: its end may begin the next"),
        Vector(b"^12009607206812^", rejected=1, pending=True, source=f"{REF}, 14 digits"),
        Vector(b"^120096072 68^", rejected=1, pending=True, source=f"{REF}, a blank"),
        Vector(b"^-20096072068^", pending=True, source=f"{REF}, a sign: no digit after the mark"),
        Vector(b"^^", pending=True, source=f"{REF}, nothing between two marks"),
        Vector(b"^000096072068^", rejected=1, source=f"{REF}, half a blood pressure"),
        Vector(b"^120096000068^", rejected=1, source=f"{REF}, half a blood pressure"),
        Vector(b"^120072096068^", rejected=1, source=f"{REF}: the order of another model"),
        Vector(b"^200960720681^", rejected=1, source=f"{REF}: 13 digits that lost the first look like 12"),
        Vector(b"^120960720681^", rejected=1, source=f"{REF}: 13 digits that lost the fourth"),
        Vector(b"^1200960720681", pending=True, source=f"{REF}, unfinished"),
        Vector(b"^", pending=True, source=f"{REF}, one byte"),
        Vector(b"1200960720681", source=f"{REF}, no mark at all"),
    )


@pytest.mark.parametrize("data", [b"", b"^", FIRST[:-1], FIRST[1:], FIRST + b"^", b"^12009607206\xb2^"])
def test_codec_alone_refuses_what_is_not_one_frame(data: bytes) -> None:
    with pytest.raises(FrameError):
        tuple(PROTOCOL.make("").feed(Frame(data)))
