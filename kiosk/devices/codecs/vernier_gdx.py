"""`vernier:gdx`: a Vernier Go Direct Hand Dynamometer; its sensor 1 is force in newton.

Wire: frames of `vernier_frames`, joined from notifications until their length is reached. Measurement types 06 and 07
hold so many samples of each sensor in the mask, 08 0A (float) and 09 0B (integer) of one sensor; 0C 0D 0E tell start
time, dropped samples, period. Dialogue, one command at a time: init, status, info, sensors, sensor 1; in a step period
and start; then stop. The data hold no clock: ``samples`` are placed by the period that we asked for, and by the counter
where frames are missing. Assumed: the counter of measurements goes up by one.
Source: BLE reference §3.5 (maker's Python library) [B].
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kiosk.devices import Frame, FrameError, FrameFlaw, Record, Send, WireProtocol
from kiosk.devices.codecs.vernier_frames import MEASUREMENT, checksum, measured, request, whole

KEY = "vernier:gdx"
SERVICE = "d91714ef-28b9-4f91-ba16-f0d9a604f112"
COMMAND, RESPONSE = "f4bf14a6-c7d5-4b6d-8aa8-df1a7c83adcb", "b41e6675-a329-40e0-aa01-44d2f444babe"
CHUNK = 20
FORCE = 1
PERIOD = 10_000
"""Microseconds between two samples that we ask for."""
INIT = bytes((0x1A, 0xA5, 0x4A)) + bytes(byte for low in range(6, 15) for byte in (low, 0x4F - low))
GREETING = (INIT, b"\x10", b"\x55", b"\x51", bytes((0x50, FORCE)))
BEGIN = (
    bytes((0x1B, 0xFF, 0)) + PERIOD.to_bytes(4, "little") + bytes(4),
    bytes((0x18, 0xFF, 1)) + (1 << FORCE).to_bytes(4, "little") + bytes(8),
)
END = (bytes((0x19, 0xFF, 0, 0xFF, 0xFF, 0xFF, 0xFF)),)
UNIT, SERIAL = slice(74, 106), slice(22, 38)
"""Where an answer about a sensor says its unit, and one about the device its serial number."""


@dataclass(slots=True)
class GoDirect:
    """Joins notifications once the link is open; a kept frame is whole."""

    live: bool = False
    held: bytes = b""
    counter: int = 0xFF
    plan: list[bytes] = field(default_factory=list)
    asked: bytes = b""  # the command whose answer is due
    overdue: int = 0  # how often `ask` was called since
    known: bool = False  # the greeting is through, and sensor 1 is force in newton
    wanted: bool = False  # a step waits for that
    count: int = 0  # samples since the start, lost ones too
    last: int | None = None  # counter of the newest measurement
    dropped: int = 0

    def open(self) -> Iterable[Send]:
        self.live, self.counter = True, 0xFF
        return self._say(*GREETING)

    def begin(self) -> Iterable[Send]:
        self.count, self.last, self.dropped = 0, None, 0
        again, self.wanted = self.wanted, not self.known
        if self.known:
            return self._say(*BEGIN)
        return self._say(*GREETING) if again or not self.asked else ()

    def end(self) -> Iterable[Send]:
        self.wanted = False
        return self._say(*END) if self.known else ()

    def ask(self) -> Iterable[Send]:
        """Say again what has had no answer for long."""
        self.overdue += bool(self.asked)
        return self._say(self.asked, *self.plan) if self.overdue >= 3 else ()

    def _say(self, *bodies: bytes) -> Iterable[Send]:
        """Say the first in pieces, and plan the others."""
        self.asked, self.plan, self.overdue = bodies[0], list(bodies[1:]), 0
        self.counter = (self.counter - 1) & 0xFF
        frame = request(bodies[0], self.counter)
        return tuple(Send(frame[at : at + CHUNK], COMMAND, response=False) for at in range(0, len(frame), CHUNK))

    def feed(self, frame: Frame) -> Iterable[Record | Send]:
        if frame.channel not in ("", RESPONSE):
            return ()
        data = self._joined(frame.data)
        if data is None:
            return ()
        said = whole(data)
        if said[0] != MEASUREMENT:
            return self._answer(said, len(data) - len(said), frame.at)
        fields = measured(said)
        self._place(fields, said[2])
        left = {"trailing": len(data) - len(said)} if len(data) > len(said) else {}
        return (Record(KEY, fields | left, data, frame.at),)

    def _joined(self, data: bytes) -> bytes | None:
        """Return a frame when it is complete; after a lost piece the next whole notification is one by itself."""
        if not self.live:
            return data
        if self.held and len(data) > 4 and data[1] == len(data) and checksum(data) == data[3]:
            self.held = b""
        held, self.held = self.held + data, b""
        if len(held) < 2 or len(held) < held[1]:
            self.held = held
            return None
        return held

    def _answer(self, said: bytes, left: int, at: float) -> Iterable[Record | Send]:
        fields: dict[str, object] = {"kind": "response", "payload_hex": said[6:].hex()}
        asked, self.asked = self.asked, b""
        if asked == b"\x10" and len(said) >= 18:
            fields |= {"command": "status", "battery_percent": said[16], "charger": said[17]}
            fields["firmware"] = f"{said[8]}.{said[9]}.{int.from_bytes(said[10:12], 'little')}"
        elif asked == b"\x55" and len(said) >= SERIAL.stop:
            fields |= {"command": "info", "serial_number": said[SERIAL].split(b"\0")[0].decode("latin-1")}
        elif asked == GREETING[-1] and len(said) >= UNIT.stop:
            unit = said[UNIT].split(b"\0")[0].decode("latin-1")
            fields |= {"command": "sensor", "raw_unit": unit}
            self.known = unit == "N"
            if not self.known:  # another sensor: what it tells is no force
                fields |= {"status": "device_error", "error_code": "unit"}
        record = Record(KEY, fields | ({"trailing": left} if left else {}), said, at)
        if asked and self.plan:
            return (record, *self._say(*self.plan))
        if self.known and self.wanted:
            self.wanted = False
            return (record, *self._say(*BEGIN))
        return (record,)

    def _place(self, fields: dict[str, object], counter: int) -> None:
        """Give the samples of sensor 1 their times; where frames are missing by the counter, there is a hole."""
        values = fields.get("values")
        if not isinstance(values, dict):
            if fields["kind"] == "dropped":
                self.dropped += 1
            return
        fields |= {"dropped": self.dropped} if self.dropped else {}
        force = values.get(str(FORCE), ())
        missing = 0 if self.last is None else (counter - self.last - 1) & 0xFF
        if 0 < missing < 0x80:
            fields["frames_missing"] = missing
            self.count += missing * len(force)
        self.last = counter
        if fields["measurement_type"] not in (0x09, 0x0B):
            first, self.count = self.count, self.count + len(force)
            placed = ((value, PERIOD * at) for at, value in enumerate(force, first) if value is not None)
            fields["samples"] = tuple(placed)


def merge(notifications: tuple[bytes, ...]) -> Record:
    """Join the notifications of one frame."""
    joined = b"".join(notifications)
    if len(joined) > len(whole(joined)):
        raise FrameError(FrameFlaw.MISMATCH, "more than one frame")
    (record,) = (said for said in GoDirect().feed(Frame(joined)) if isinstance(said, Record))
    return record


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="BLE reference 3.5: godirect-py (device.py, device_bleak.py)",
    make=lambda _: GoDirect(),
    quantities=("grip_force",),
    merge=merge,
)
