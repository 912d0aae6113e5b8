"""`chronojump_force`: a load cell on an Arduino with Chronojump's force firmware, about 80 lines a second.

Wire: microseconds since the start ``;`` newton with two decimals, CR LF; R or r in place of the number is a trigger
event. Commands are a name and a colon. The firmware takes all that comes within a second for one command, so the next
one waits for the answer to the last. Until ``Starting capture...`` has come, data belong to an earlier capture. After
opening or purging, all up to the first LF is dropped: the rest of a cut line would parse; noise before a line too,
where the time goes on after it. The microseconds are 32 bit.
Source: serial reference 4.1 (ForceSensor-0.6 firmware) [D].
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from kiosk.devices import Frame, FrameError, FrameFlaw, Record, Send, WireProtocol, lines
from kiosk.devices.codecs.values import decimal, unspoiled

KEY = "chronojump_force"
WRAP = 1 << 32
VERSION, TARE, START, STOP = (
    Send(b"%s:" % name) for name in (b"get_version", b"tare", b"start_capture", b"end_capture")
)
SAMPLE = re.compile(rb"([0-9]{1,10});(?:([+-]?[0-9]{1,6}\.[0-9]{2})|([Rr]))\r\n")
STARTED, REFUSED, NAME = b"Starting capture...", b"Not a valid command", b"Force_Sensor-"
ANSWER = re.compile(
    rb"Force_Sensor-[0-9.]{1,8}|Starting capture\.\.\.|Capture ended:|(?:Taring|Calibrating) OK:-?[0-9.]{1,12}"
    rb"|-?[0-9]{1,10}(?:\.[0-9]{1,6})?|Calibration factor set|Tare set|updated|text|binary|Not a valid command"
)


@dataclass(slots=True)
class ChronojumpForce:
    """Says one command after the other, and adds up the device's clock: ``clock_us`` goes on over its wrap."""

    plan: list[Send] = field(default_factory=list)
    asked: bool = False  # an answer is due
    waits: bool = False  # and the plan waits for it
    said: Send = VERSION  # what it is the answer to
    overdue: int = 0  # how often `ask` was called since
    cut: bool = False  # the next line may be the end of one
    asking: bool = False  # the version is asked for: its answer tells about the device, and is no reading
    early: bool = False  # what comes is of an earlier capture
    clock: int | None = None  # microseconds of the newest sample, over every wrap

    def open(self) -> Iterable[Send]:
        self.cut = self.early = self.asking = True
        return self._say(VERSION, STOP)  # whoever had the port before may have left it capturing

    def begin(self) -> Iterable[Send]:
        self.cut = self.early = True
        return self._say(TARE, START)

    def end(self) -> Iterable[Send]:
        return self._say(STOP)

    def _say(self, *words: Send) -> Iterable[Send]:
        """Plan these words in place of older ones, and say the first; an answer that is due is waited for, once."""
        self.waits, self.overdue = self.asked and not self.waits, 0
        self.asked, self.plan = True, list(words if self.waits else words[1:])
        self.said = self.said if self.waits else words[0]
        return () if self.waits else words[:1]

    def ask(self) -> Iterable[Send]:
        """Say again what has had no answer for long; twice within a second would be no command."""
        self.overdue += self.asked
        if self.overdue < 3:
            return ()
        self.overdue = 0
        return (self.said,)

    def feed(self, frame: Frame) -> Iterable[Record | Send]:
        cut, self.cut = self.cut, False
        line = unspoiled(frame.data)
        if sample := SAMPLE.fullmatch(line):
            if line != frame.data and int(sample[1]) < (self.clock or 0) % WRAP:
                raise FrameError(FrameFlaw.BAD_SHAPE, "the noise may have been a digit of the time")
            fields = self._sample(int(sample[1]), sample[2], sample[3])
            return () if cut or self.early else (Record(KEY, fields, frame.data, frame.at),)
        answer = frame.data.removesuffix(b"\r\n")
        if not ANSWER.fullmatch(answer):
            if cut:
                return ()
            raise FrameError(FrameFlaw.BAD_SHAPE, "neither a sample nor an answer")
        said: tuple[Record | Send, ...] = ()
        if answer == REFUSED:
            fields = {"status": "device_error", "error_code": answer.decode()}
            said = (Record(KEY, fields, frame.data, frame.at),)
        if self.asking and answer.startswith(NAME):
            self.asking, said = False, (Record(KEY, {"firmware": answer.decode()}, frame.data, frame.at),)
        if answer == STARTED:
            self.early, self.clock = False, None
        if answer != b"updated":  # the answer proper follows
            self.asked, self.waits, said = bool(self.plan), False, said + tuple(self.plan[:1])
            self.said, self.overdue = (self.plan or [self.said])[0], 0
            del self.plan[:1]
        return said

    def _sample(self, count: int, force: bytes, event: bytes) -> dict[str, object]:
        if count >= WRAP:
            raise FrameError(FrameFlaw.BAD_SHAPE, "more microseconds than 32 bits hold")
        # An event is stamped by an interrupt and may be older than the line before it: half the circle is back.
        last = count if self.clock is None else self.clock
        clock = last + (count - last + WRAP // 2) % WRAP - WRAP // 2
        fields: dict[str, object] = {"time_ms": decimal(b"%d" % count).scaleb(-3), "clock_us": clock}
        if event:
            return fields | {"state": event.decode()}
        self.clock = clock
        return fields | {"force_n": decimal(force), "status": "ok"}


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="serial reference 4.1: ForceSensor-0.6 firmware of the chronojump project",
    make=lambda _: ChronojumpForce(),
    framer=lambda _: lines(b"\r\n"),
    quantities=("grip_force",),
)
