"""`berrymed:bci` BerryMed BM1000: a stream of 5-byte frames over a Bluetooth UART, cut and joined as it comes.

Wire: only byte 0 has bit 7: b0 (0-3 signal, 6 beep), b1 wave, b2 (0-3 bar, 4 no finger, 5 searching, 6 is bit 7 of the
pulse), b3 pulse bits 0-6 (255 none), b4 SpO2 (127 none). One Record a notification: the newest whole frame in it.
Source: BLE reference §3.4 (Adafruit_CircuitPython_BLE_BerryMed_Pulse_Oximeter) [B].
"""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.devices import Frame, Record, Send, WireProtocol, counted

KEY = "berrymed:bci"
SERVICE, CHANNEL = "49535343-fe7d-4ae5-8fa9-9fafd205e455", "49535343-1e4d-4bd9-ba61-23c647249616"
SIZE, TOP = 5, 0x80
NO_PULSE, NO_SPO2 = 255, 127


def _begins(view: bytes) -> int | None:
    """Wait for five bytes. A byte with bit 7 among the last four begins another frame, and nothing else may follow."""
    cut_in, runs_on = any(byte & TOP for byte in view[1:SIZE]), view[SIZE : SIZE + 1] and not view[SIZE] & TOP
    return None if cut_in or runs_on else SIZE


class BerryMed:
    """The stream of one link."""

    def __init__(self) -> None:
        self._cutter = counted(*(bytes((byte,)) for byte in range(TOP, 256)), size=_begins)

    def open(self) -> Iterable[Send]:
        return ()

    def begin(self) -> Iterable[Send]:
        return ()

    def end(self) -> Iterable[Send]:
        return ()

    def feed(self, frame: Frame) -> Iterable[Record | Send]:
        if frame.channel not in ("", CHANNEL):
            return ()
        if not frame.data:
            raise FrameError(FrameFlaw.TRUNCATED, "empty")
        whole = list(self._cutter.feed(frame.data))
        return tuple(Record(KEY, _fields(one), one, frame.at) for one in whole[-1:])


def _fields(data: bytes) -> dict[str, object]:
    signal, wave, bar, low, spo2 = data
    pulse = low | (bar & 0x40) << 1
    finger, searching = not bar & 0x10, bool(bar & 0x20)
    return {
        "spo2_pct": None if spo2 == NO_SPO2 else spo2,
        "pulse_bpm": None if pulse == NO_PULSE else pulse,
        "finger": finger,
        "searching": searching,
        "signal": signal & 15,
        "wave": wave,
        "measurement_ok": finger and not searching and spo2 != NO_SPO2 and pulse != NO_PULSE,
    }


def merge(notifications: tuple[bytes, ...]) -> Record:
    """Read a piece of the stream, however it was cut: its newest whole frame."""
    for record in BerryMed().feed(Frame(b"".join(notifications))):
        if isinstance(record, Record):
            return record
    raise FrameError(FrameFlaw.TRUNCATED, "no whole frame")


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="BLE reference 3.4: CircuitPython BerryMed library",
    make=lambda _: BerryMed(),
    quantities=("spo2", "heart_rate"),
    merge=merge,
)
