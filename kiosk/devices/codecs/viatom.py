"""`viatom:o2` Viatom and Wellue O2Ring, SleepU: asked every two seconds, answers in frames longer than a notification.

Wire: 55, command (00 of an answer), its complement, block u16, length u16, data, CRC-8 (polynomial 07, begins with 00,
over all before it). Data: SpO2, pulse, …, battery % at 7, charging at 8, motion at 9, perfusion at 10, finger at 11.
Source: BLE reference §3.4 (MackeyStingray/o2r) [B; perfusion C, so it stays a raw number].
"""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.devices import Frame, Record, Send, WireProtocol, counted

KEY = "viatom:o2"
SERVICE = "14839ac4-7d7e-415c-9a42-167340cf2339"
WRITE, CHANNEL = "8b00ace7-eb0b-49b0-bbe9-9aee0a26e1a3", "0734594a-a8e7-4b1a-a6b1-cd5243059a57"
ASK = Send(bytes.fromhex("AA17E8000000001B"), WRITE)
BEGIN = b"\x55\x00\xff"
HEADER, LEAST = 7, 12
LIMIT = 512
GONE = (0, 255)  # no SpO2, no pulse


def crc8(data: bytes) -> int:
    """Return the checksum of these bytes."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc << 1 ^ 0x07) & 0xFF if crc & 0x80 else crc << 1
    return crc


def _size(view: bytes) -> int:
    """Read how long the frame is."""
    if len(view) < HEADER:
        return 0
    size = HEADER + int.from_bytes(view[5:7], "little") + 1
    return size if size <= LIMIT else -HEADER


class Viatom:
    """The answers of one link, however they were cut into notifications."""

    def __init__(self) -> None:
        self._cutter = counted(BEGIN, size=_size, check=lambda one: crc8(one[:-1]) == one[-1])

    def open(self) -> Iterable[Send]:
        return (ASK,)

    def begin(self) -> Iterable[Send]:
        return (ASK,)

    def end(self) -> Iterable[Send]:
        return ()

    def ask(self) -> Iterable[Send]:
        return (ASK,)

    def feed(self, frame: Frame) -> Iterable[Record | Send]:
        if frame.channel not in ("", CHANNEL):
            return ()
        before = self._cutter.rejected
        answers = list(self._cutter.feed(frame.data))
        if not answers and self._cutter.rejected > before:
            raise FrameError(FrameFlaw.BAD_CHECKSUM, "no whole answer")
        if not answers and not frame.channel:  # offline nothing comes after it
            raise _flaw(frame.data)
        whole = [one for one in answers if len(one) > HEADER + LEAST]
        return tuple(Record(KEY, _fields(one[HEADER:-1]), one, frame.at) for one in whole[-1:])


def _flaw(data: bytes) -> FrameError:
    if BEGIN.startswith(data[: len(BEGIN)]):
        return FrameError(FrameFlaw.TRUNCATED, f"{len(data)} bytes are no whole answer")
    return FrameError(FrameFlaw.BAD_HEADER, "no answer")


def _fields(data: bytes) -> dict[str, object]:
    spo2, pulse, finger = data[0], data[1], bool(data[11])
    return {
        "spo2_pct": None if spo2 in GONE else spo2,
        "pulse_bpm": None if pulse in GONE else pulse,
        "battery_percent": data[7],
        "charging": bool(data[8]),
        "motion": data[9],
        "pi_raw": data[10],
        "finger": finger,
        "measurement_ok": finger and spo2 not in GONE and pulse not in GONE,
    }


def merge(notifications: tuple[bytes, ...]) -> Record:
    """Read one answer out of its pieces."""
    for record in Viatom().feed(Frame(b"".join(notifications))):
        if isinstance(record, Record):
            return record
    raise FrameError(FrameFlaw.BAD_LENGTH, "an answer without values")


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="BLE reference 3.4: o2r",
    make=lambda _: Viatom(),
    quantities=("spo2", "heart_rate"),
    merge=merge,
)
