"""`selvas_r1`: blood pressure of SELVAS/ACCUNIQ BP500 ("EP1:PC P3") and BP210.

Wire: STX text ETX SUM, the low byte of the sum of all before it. Text: R1, id, YYMMDD, HHMMSS, systolic, mean,
diastolic, pulse, spare groups (four or one; P3 adds figures of its own). Zeros: it holds nothing. ENQ asks, ACK makes
it forget. It says an old result at every ENQ until ACKed, so a result is of a step only if the memory was empty in it:
``stored`` is True for what it held before, False for what is proven of this step, and absent where nothing proves it.
Source: serial reference 3.2 (two independent drivers) [C][D].
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kiosk.devices import Cutter, Frame, FrameError, FrameFlaw, Record, Send, WireProtocol, delimited

KEY = "selvas_r1"
STX, ETX = b"\x02", b"\x03"


def framed(text: bytes) -> bytes:
    """Return the frame around a text."""
    frame = STX + text + ETX
    return frame + bytes([sum(frame) % 256])


def summed(frame: bytes) -> bool:
    """Whether its last byte is the sum of the others."""
    return len(frame) > 3 and frame[-1] == sum(frame[:-1]) % 256


def framer() -> Cutter:
    """Cut STX … ETX SUM."""
    return delimited((STX, ETX), tail=1, check=summed, limit=256)


def text_of(frame: Frame) -> str:
    """Return what stands between the marks; raises FrameError for what is not one whole frame."""
    data = frame.data
    if data[:1] != STX or data[-2:-1] != ETX or not summed(data):
        raise FrameError(FrameFlaw.BAD_CHECKSUM, "not one whole frame with a right sum")
    return data[1:-2].decode("latin-1")


def result(parts: list[str], dated: str, layout: str) -> dict[str, object]:
    """Return the fields of systolic, mean, diastolic, pulse: zeros are no result, half a pressure is refused."""
    if any(not (part.strip().isascii() and part.strip().isdigit() and len(part) <= 3) for part in parts):
        raise FrameError(FrameFlaw.BAD_SHAPE, "a value is not a number of three digits")
    sys, mean, dia, pulse = (int(part) for part in parts)
    if not any((sys, dia, pulse)):
        return {"status": "no_result"}
    if not sys or not dia:
        raise FrameError(FrameFlaw.MISMATCH, "half a blood pressure")
    fields: dict[str, object] = {"sys": sys, "dia": dia, "map": mean or None, "pulse": pulse or None, "status": "ok"}
    try:
        return fields | {"timestamp": datetime.strptime(dated, layout)}
    except ValueError:
        return fields | {"timestamp": None, "timestamp_unknown": True}


AT_ONCE = 3
"""Questions: what it answers so soon after a step began was measured before; nobody measures in two seconds."""
ENQ, ACK, VERSION = Send(framed(b"\x05")), Send(framed(b"\x06")), Send(framed(b"V"))


@dataclass(slots=True)
class SelvasR1:
    """``live`` once there is a wire to ask over: bytes alone do not say what was in the memory."""

    live: bool = False
    step: bool = False
    clear: bool = False  # the memory was empty after this step began
    asked: int = 0  # since then
    alive: bool = False  # it has answered, but no result, since the last question
    told: bytes = b""  # handed on, and not yet said to be kept
    done: bytes = b""  # kept, and it was told to forget it
    last: bytes = b""  # the newest result, forgotten or not

    def open(self) -> Iterable[Send]:
        self.live = True
        return ()

    def begin(self) -> Iterable[Send]:
        self.live = self.step = True
        self.clear, self.alive, self.asked, self.told = False, False, 0, b""
        return ENQ, VERSION

    def end(self) -> Iterable[Send]:
        self.step = self.clear = False
        return ()

    def ask(self) -> Iterable[Send]:
        """Some idle units stay silent at ENQ: one that answers the next question and says no result holds none."""
        self.clear |= self.step and self.alive and not self.told
        self.alive = False
        self.asked += 1
        return (ENQ, VERSION) if self.step and not self.clear else (ENQ,)

    def kept(self, record: Record) -> Iterable[Send]:
        if record.raw != self.told:
            return ()
        self.told, self.done = b"", record.raw
        return (ACK,)

    def feed(self, frame: Frame) -> Iterable[Record | Send]:
        text = text_of(frame)
        kind, *parts = text.split(",")
        if kind != "R1":
            if "," in text or text.startswith("R1"):
                raise FrameError(FrameFlaw.BAD_SHAPE, "neither R1 nor an answer to a question")
            self.alive = True
            return ()
        if len(parts) < 7 or any(len(part) > 10 for part in parts):
            raise FrameError(FrameFlaw.BAD_SHAPE, "R1 has an id, a date, a time and four values")
        fields = result(parts[3:7], parts[1] + parts[2], "%y%m%d%H%M%S")
        return self._held(frame, fields) if self.live else (Record(KEY, fields, frame.data, frame.at),)

    def _held(self, frame: Frame, fields: dict[str, object]) -> Iterable[Record | Send]:
        if fields["status"] == "no_result":  # the answer to most questions, and no news
            self.told = self.done = b""
            self.clear = self.step
            return ()
        if frame.data == self.done:
            return (ACK,)  # the first one got lost
        if frame.data == self.told:
            return ()  # it says it until it is told to forget it
        if frame.data == self.last:  # measured anew in the same second: its clock stands still, and tells nothing
            fields |= {"timestamp": None, "timestamp_unknown": True}
        self.told = self.last = frame.data
        if self.clear:
            fields["stored"] = False
        elif not self.step or self.asked < AT_ONCE:
            fields["stored"] = True
        return (Record(KEY, fields, frame.data, frame.at),)


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="serial reference 3.2: flutter-mtad bp500_parser, EnvisionIE MDI",
    make=lambda _: SelvasR1(),
    framer=lambda _: framer(),
    quantities=("systolic_pressure", "diastolic_pressure", "mean_pressure", "heart_rate"),
)
