"""`suntech`: the blood-pressure module of SunTech that other makers build in (OEM).

Wire: 3E, length of the whole frame, data, and a byte that makes all of it sum to 0 (mod 256); the host's frames begin
with 3A. Length 4 with 4B: done. Length 5: pressure in the cuff. Length 24: the result, little endian, systolic at 2,
diastolic at 4, mean at 18, heart rate at 16. It speaks when asked and shows its last result for ever, so one counts
only after the cuff was seen full in this step, and if it differs from what it showed before. Variant ``started``: the
kiosk starts the inflation.
Source: serial reference 3.6 (com.ak.comm.bytes.suntech) [D].
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.devices import Cutter, Frame, FrameError, FrameFlaw, Record, Send, WireProtocol, counted

KEY, STARTED = "suntech", "started"
MARK, DONE = b"\x3e", 0x4B
ANSWER, CUFF, RESULT = 4, 5, 24
FULL, EMPTY, MOST = 60, 10, 300
"""mmHg in the cuff."""
START, ASK_CUFF, ASK_RESULT = (Send(bytes.fromhex(one)) for one in ("3A20A6", "3A79050048", "3A7903004A"))


@dataclass(slots=True)
class SunTech:
    """``phase``: before (what it shows now is old), waits (for the cuff to fill), full, over, or nothing."""

    starts: bool
    live: bool = False
    phase: str = ""
    old: bytes = b""

    def open(self) -> Iterable[Send]:
        self.live = True
        return ()

    def begin(self) -> Iterable[Send]:
        self.live, self.phase, self.old = True, "before", b""
        return (ASK_RESULT, START) if self.starts else (ASK_RESULT,)

    def end(self) -> Iterable[Send]:
        self.phase = ""
        return ()

    def ask(self) -> Iterable[Send]:
        return (ASK_CUFF,)

    def feed(self, frame: Frame) -> Iterable[Record | Send]:
        data = frame.data
        if not data or _size(data) != len(data) or sum(data) % 256:
            raise FrameError(FrameFlaw.BAD_CHECKSUM, "not one whole frame with a right sum")
        if len(data) == CUFF:
            pressure = int.from_bytes(data[2:4], "little")
            record = Record(KEY, {"cuff_mmhg": pressure}, data, frame.at)
            return (record, *self._felt(pressure))
        if len(data) == ANSWER:
            return self._done() if data[2] == DONE else ()
        return self._told(Record(KEY, _result(data), data, frame.at))

    def _felt(self, pressure: int) -> tuple[Send, ...]:
        if pressure >= FULL and self.phase in ("before", "waits"):
            self.phase = "full"
        return (ASK_RESULT,) if pressure < EMPTY and self.phase == "full" else ()

    def _done(self) -> tuple[Send, ...]:
        # an order may be answered like this too: only after the cuff was full it is the end
        if self.phase != "full":
            return ()
        self.phase = "over"
        return (ASK_RESULT,)

    def _told(self, record: Record) -> tuple[Record, ...]:
        if not self.live:
            return (record,)
        if self.phase == "before":
            self.phase, self.old = "waits", record.raw
        unchanged, over = record.raw == self.old, self.phase == "over"
        if self.phase not in ("full", "over") or (unchanged and not over):
            return ()  # of an earlier inflation, or not ready yet
        self.phase = ""
        failed = {"status": "device_error", "error_code": "unchanged"}
        return (Record(KEY, failed, record.raw, record.at),) if unchanged else (record,)


def _result(data: bytes) -> dict[str, object]:
    sys, dia, mean = (int.from_bytes(data[place : place + 2], "little") for place in (2, 4, 18))
    if not sys and not dia:
        return {"status": "no_result"}
    if not sys or not dia:
        raise FrameError(FrameFlaw.MISMATCH, "half a blood pressure")
    if max(sys, dia, mean) > MOST:  # a byte too many that is like the sum goes unnoticed by it
        raise FrameError(FrameFlaw.MISMATCH, "more than a cuff can hold")
    return {"sys": sys, "dia": dia, "map": mean or None, "pulse": data[16] or None, "status": "ok"}


def _size(view: bytes) -> int | None:
    if len(view) < 2:
        return 0
    return view[1] if view[:1] == MARK and view[1] in (ANSWER, CUFF, RESULT) else None


def framer() -> Cutter:
    return counted(MARK, size=_size, check=lambda frame: sum(frame) % 256 == 0)


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="serial reference 3.6: com.ak.comm.bytes.suntech",
    make=lambda variant: SunTech(variant == STARTED),
    framer=lambda _: framer(),
    variants=(STARTED,),
    quantities=("systolic_pressure", "diastolic_pressure", "mean_pressure", "heart_rate"),
)
