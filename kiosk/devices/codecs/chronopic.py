"""`chronopic`: the box of a contact mat, which says how long its state has lasted whenever it changes.

Wire: 58 state T2 T1 T0 on a stable change, T big-endian in units of 8 µs since the change before; state 1 on the mat, 0
off it. ``contact_us`` and ``time_ms`` are T: in the air before a 1, on the mat before a 0. The counter stops when its
top byte is FF (134 s): then how long is not known. 45 state answers the command E. The byte 58 may stand inside a
count, so a frame goes by its length. Source: serial reference 6.1 (chronojump firmware).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.devices import Frame, FrameError, FrameFlaw, Record, Send, WireProtocol
from kiosk.devices.codecs.values import decimal
from kiosk.devices.framing import Cutter, counted

KEY = "chronopic"
CHANGE, STATE = 0x58, 0x45
UNIT = 8
"""Microseconds."""
STOPPED = 0xFF0000
ASK_STATE = Send(b"E")


@dataclass(slots=True)
class Chronopic:
    """Adds up the times between changes: ``clock_us`` since the step began, from 0 again where the counter stopped."""

    clock: int = 0

    def open(self) -> Iterable[Send]:
        return ()

    def begin(self) -> Iterable[Send]:
        self.clock = 0
        return (ASK_STATE,)

    def end(self) -> Iterable[Send]:
        return ()

    def feed(self, frame: Frame) -> Iterable[Record | Send]:
        data = frame.data
        if len(data) == 2 and data[0] == STATE and data[1] < 2:
            return (Record(KEY, {"state": data[1], "status": "ok"}, data, frame.at),)
        if len(data) != 5 or data[0] != CHANGE or data[1] > 1:
            raise FrameError(FrameFlaw.BAD_SHAPE, "neither a change nor a state")
        count = int.from_bytes(data[2:], "big")
        lasted = decimal(b"%d" % (UNIT * count))
        fields: dict[str, object] = {"state": data[1], "contact_us": UNIT * count, "time_ms": lasted.scaleb(-3)}
        if count >= STOPPED:
            self.clock, fields["contact_us"], fields["time_ms"] = 0, None, None
        else:
            self.clock += UNIT * count
        return (Record(KEY, fields | {"clock_us": self.clock, "status": "ok"}, data, frame.at),)


def _size(view: bytes) -> int:
    """Return how long the frame at this mark is: negative when its state is neither 0 nor 1."""
    if len(view) < 2:
        return 0
    if view[1] > 1:
        return -2
    return 5 if view[0] == CHANGE else 2


def framer() -> Cutter:
    """Cut by the first byte and the length that belongs to it."""
    return counted(bytes([CHANGE]), bytes([STATE]), size=_size)


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="serial reference 6.1: chronopic firmware of the chronojump project",
    make=lambda _: Chronopic(),
    framer=lambda _: framer(),
    quantities=("contact",),
)
