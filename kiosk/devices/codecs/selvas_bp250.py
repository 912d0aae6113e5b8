"""`selvas_bp250`: blood pressure of ACCUNIQ BP250, by its paper protocol.

Wire: as `selvas_r1`, STX text ETX SUM. Text: id(4), YY/MM/DD, HH/MM, systolic, mean, diastolic, pulse, six spare; the
slashes tell it from R1. A frame with EOT follows the data; the ACK to that makes it forget. By itself it forgets after
15 seconds: what comes later than that after a step began is of this step (``stored`` False), the rest is not.
Source: serial reference 3.3 [D].
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.devices import Frame, FrameError, FrameFlaw, Record, Send, WireProtocol
from kiosk.devices.codecs.selvas_r1 import ACK, VERSION, framer, result, text_of

KEY = "selvas_bp250"
EOT = "\x04"
TEXT = re.compile(r"[^,]{1,10},(\d\d/\d\d/\d\d),(\d\d/\d\d)((?:,[ \d]{1,3}){4})((?:,[^,]{0,6}){0,8})")
POLL = 5.0
FORGETS = 5
"""Questions: one comes at once and one at any time after, so that many are more than 15 seconds."""


@dataclass(slots=True)
class SelvasBp250:
    """``live`` once there is a wire: bytes alone do not say when they were measured."""

    live: bool = False
    step: bool = False
    asked: int = 0  # since the step began
    told: bytes = b""  # handed on
    kept_it: bool = False
    over: bool = False  # EOT has come after it

    def open(self) -> Iterable[Send]:
        self.live = True
        return ()

    def begin(self) -> Iterable[Send]:
        self.live = self.step = True
        self.asked = 0
        return ()

    def end(self) -> Iterable[Send]:
        self.step = False
        return ()

    def ask(self) -> Iterable[Send]:
        self.asked += 1
        return (VERSION,)

    def kept(self, record: Record) -> Iterable[Send]:
        self.kept_it |= record.raw == self.told
        return self._forget()

    def feed(self, frame: Frame) -> Iterable[Record | Send]:
        text = text_of(frame)
        if text == EOT:
            self.over = True
            return self._forget()
        if "," not in text and not text.startswith("R1"):
            return ()  # an answer to a question
        if not (found := TEXT.fullmatch(text)):
            raise FrameError(FrameFlaw.BAD_SHAPE, "not an id, a date and a time with slashes, and four values")
        fields = result(found[3].split(",")[1:], f"{found[1]} {found[2]}", "%y/%m/%d %H/%M")
        if self.live and fields["status"] == "ok":
            if frame.data == self.told:
                return ()  # said again until it is told to forget it
            self.told, self.kept_it, self.over = frame.data, False, False
            fields["stored"] = not self.step or self.asked < FORGETS
        return (Record(KEY, fields, frame.data, frame.at),)

    def _forget(self) -> Iterable[Send]:
        if not (self.told and self.kept_it and self.over):
            return ()
        self.told, self.over = b"", False
        return (ACK,)


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="serial reference 3.3",
    make=lambda _: SelvasBp250(),
    framer=lambda _: framer(),
    quantities=("systolic_pressure", "diastolic_pressure", "mean_pressure", "heart_rate"),
)
