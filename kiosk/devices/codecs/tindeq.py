"""`tindeq:data`: force of a Tindeq Progressor, a tension cell with about 80 samples a second.

Wire: kind u8, length u8, payload. Kinds: 0 answer to the last command, 1 samples (float32 kg, u32 microseconds since
the start) many times, 2 and 3 rate of force development, 4 low battery. The microseconds wrap at 2³² (71.6 minutes).
Source: BLE reference §3.5 (maker's published API, three clients) [A].
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiosk.core.samples import PAIR, WRAP, Samples, arrays
from kiosk.devices import Frame, FrameError, FrameFlaw, Record, Send, WireProtocol

KEY = "tindeq:data"
SERVICE, DATA, CONTROL = (f"7e4e170{digit}-1ea6-40c9-9dcc-13d34ffead57" for digit in "123")
TARE, START, STOP = (Send(bytes([opcode]), CONTROL) for opcode in (0x64, 0x65, 0x66))
HEAD, SAMPLES = 2, 1
KINDS = ("command_response", "weight", "rfd_peak", "rfd_series", "low_power")
HALF = WRAP // 2
Kilograms = NDArray[np.float64]
Microseconds = NDArray[np.uint32]


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
        payload = payload_of(frame.data)
        few: dict[str, object] = {"kind": KINDS[frame.data[0]]}
        if left := len(frame.data) - HEAD - len(payload):
            few["trailing"] = left
        if frame.data[0] != SAMPLES:
            return (Record(KEY, few | _answer(payload), frame.data, frame.at),)
        return (Record(KEY, Samples(few, payload, self._turns(payload)), frame.data, frame.at),)

    def _turns(self, payload: bytes) -> tuple[int, int]:
        """Return the wraps before the first and at the last sample: a clock that falls by more than half has wrapped.

        Missing notifications do not matter, up to half a round (35 minutes) of them.
        """
        if payload:
            first, last = int.from_bytes(payload[4:8], "little"), int.from_bytes(payload[-4:], "little")
            before = self.wrapped + (self.last - first > HALF)
            self.wrapped, self.last = before + (first - last > HALF), last
            return before, self.wrapped
        return self.wrapped, self.wrapped


def payload_of(data: bytes) -> bytes:
    """Return what is inside one notification; raises FrameError."""
    if len(data) < HEAD:
        raise FrameError(FrameFlaw.TRUNCATED, "no kind and length")
    if len(data) < HEAD + data[1]:
        raise FrameError(FrameFlaw.TRUNCATED, f"{data[1]} bytes announced, {len(data) - HEAD} left")
    if data[0] >= len(KINDS):
        raise FrameError(FrameFlaw.BAD_HEADER, f"unknown kind {data[0]}")
    if data[0] == SAMPLES and data[1] % PAIR:
        raise FrameError(FrameFlaw.BAD_LENGTH, f"{data[1]} bytes are not samples of {PAIR}")
    return data[HEAD : HEAD + data[1]]


def _answer(payload: bytes) -> dict[str, object]:
    fields: dict[str, object] = {"payload_hex": payload.hex()}
    if len(payload) == 4:
        fields["uint32"] = int.from_bytes(payload, "little")
    return fields


def decode_samples(payload: bytes) -> tuple[Kilograms, Microseconds]:
    """Return all samples of a payload: kilograms and the device's 32-bit microseconds; NaN are left out."""
    values, counts = arrays(payload)
    good = np.isfinite(values)
    return values[good].astype(np.float64), counts[good]


def decode_many(notifications: Iterable[bytes]) -> tuple[Kilograms, Microseconds]:
    """Return the samples of a whole recording at once; other kinds are passed over. Raises FrameError."""
    return decode_samples(b"".join([payload_of(data) for data in notifications if data[:1] == b"\1"]))


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
