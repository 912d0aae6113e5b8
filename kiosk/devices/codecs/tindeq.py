"""`tindeq:data`: force of a Tindeq Progressor, a tension cell with about 80 samples a second.

Wire: kind u8, length u8, payload. Kinds: 0 answer to the last command, 1 samples (float32 kg, u32 microseconds since
the start) many times, 2 and 3 rate of force development, 4 low battery. The microseconds wrap at 2³² (71.6 minutes).
Source: BLE reference §3.5 (maker's published API, three clients) [A].
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite
from struct import iter_unpack

from kiosk.devices import Frame, FrameError, FrameFlaw, Record, Send, WireProtocol
from kiosk.devices.codecs.payload import Payload
from kiosk.devices.codecs.values import float32

KEY = "tindeq:data"
SERVICE, DATA, CONTROL = (f"7e4e170{digit}-1ea6-40c9-9dcc-13d34ffead57" for digit in "123")
TARE, START, STOP = (Send(bytes([opcode]), CONTROL) for opcode in (0x64, 0x65, 0x66))
KINDS = ("command_response", "weight", "rfd_peak", "rfd_series", "low_power")
WRAP = 1 << 32


@dataclass(slots=True)
class Tindeq:
    """Remembers how often the device's clock has wrapped since the stream began."""

    wrapped: int = 0
    last: int = 0

    def open(self) -> Iterable[Send]:
        return ()

    def begin(self) -> Iterable[Send]:
        self.wrapped = self.last = 0
        return (TARE, START)

    def end(self) -> Iterable[Send]:
        return (STOP,)

    def feed(self, frame: Frame) -> Iterable[Record | Send]:
        if frame.channel not in ("", DATA):
            return ()
        fields = _fields(frame.data)
        samples = fields.get("samples")
        if isinstance(samples, tuple):
            clock = tuple(self._unwrap(at) for _, at in samples)
            if self.wrapped:  # ``samples`` stay as they were sent; the stream goes by this
                fields["unwrapped_us"] = clock
        return (Record(KEY, fields, frame.data, frame.at),)

    def _unwrap(self, at: int) -> int:
        self.wrapped += self.last - at > WRAP // 2
        self.last = at
        return at + self.wrapped * WRAP


def _fields(data: bytes) -> dict[str, object]:
    notification = Payload(data)
    kind, length = notification.u8(), notification.u8()
    if kind >= len(KINDS):
        raise FrameError(FrameFlaw.BAD_HEADER, f"unknown kind {kind}")
    payload = notification.take(length)
    fields: dict[str, object] = {"kind": KINDS[kind]} | notification.trailing()
    if KINDS[kind] == "weight":
        if length % 8:
            raise FrameError(FrameFlaw.BAD_LENGTH, f"{length} bytes are not samples of 8")
        pairs = iter_unpack("<fI", payload)
        return fields | {"samples": tuple((float32(kg), at) for kg, at in pairs if isfinite(kg))}
    number = {"uint32": int.from_bytes(payload, "little")} if length == 4 else {}
    return fields | {"payload_hex": payload.hex()} | number


def merge(notifications: tuple[bytes, ...]) -> Record:
    """Join the samples of one stream."""
    codec = Tindeq()
    samples: list[object] = []
    for data in notifications:
        for said in codec.feed(Frame(data)):
            part = said.fields.get("samples") if isinstance(said, Record) else None
            if not isinstance(part, tuple):
                raise FrameError(FrameFlaw.MISMATCH, "not all of them are samples")
            samples += part
    return Record(KEY, {"kind": "weight", "samples": tuple(samples)}, b"".join(notifications))


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="BLE reference 3.5: Tindeq-Progressor-API, PyTindeq, hangtime-grip-connect",
    make=lambda _: Tindeq(),
    quantities=("grip_force",),
    merge=merge,
)
