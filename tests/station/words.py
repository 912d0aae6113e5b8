"""What devices say, as the real bytes through the real codecs: the station's tests judge nothing by made-up Records."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from kiosk.core.reading import Record
from kiosk.devices.codecs import and_standard, and_tm2655, gatt_2a35, gtech_gl, tindeq
from kiosk.devices.decode import Decoder
from kiosk.devices.driver import WireProtocol

PROTOCOLS: dict[str, WireProtocol] = {
    protocol.key: protocol
    for protocol in (and_standard.PROTOCOL, and_tm2655.PROTOCOL, gtech_gl.PROTOCOL, tindeq.PROTOCOL)
} | {protocol.key: protocol for protocol in gatt_2a35.PROTOCOLS}


def read(protocol: str, data: bytes, at: float, decoder: Decoder | None = None) -> Record:
    """Decode one frame."""
    (said,) = (decoder or Decoder(PROTOCOLS[protocol])).feed(data, at)
    assert isinstance(said, Record)
    return said


def weight_line(kg: Decimal | str, at: float, *, stable: bool = True) -> Record:
    """One line of a talkative scale."""
    line = b"%s,%s%08.2f kg\r\n" % (b"ST" if stable else b"US", b"-" if Decimal(kg) < 0 else b"+", abs(float(kg)))
    return read("and_standard", line, at)


def overload_line(at: float) -> Record:
    return read("and_standard", b"OL,+00000.00 kg\r\n", at)


def height_block(cm: Decimal | str, kg: Decimal | str, at: float) -> Record:
    """The one answer of a height and weight machine; without a BMI, which is optional."""
    return read("gtech_gl", f"\x02{Decimal(cm):.1f},{Decimal(kg):.2f},F,,\x03".encode(), at)


def pressure(
    systolic: int, diastolic: int, at: float, *, pulse: int | None = 72, dated: datetime | None = None, status: int = 0
) -> Record:
    """A result of a Bluetooth cuff, with the cuff's own local time if it has one."""
    flags = (2 if dated else 0) | (4 if pulse is not None else 0) | (16 if status else 0)
    body = struct.pack("<BHHH", flags, systolic, diastolic, (systolic + 2 * diastolic) // 3)
    if dated:
        body += struct.pack("<H5B", dated.year, dated.month, dated.day, dated.hour, dated.minute, dated.second)
    if pulse is not None:
        body += struct.pack("<H", pulse)
    return read("gatt:2A35", body + (struct.pack("<H", status) if status else b""), at)


def cuff_pressure(at: float, now: int) -> Record:
    """What is in the cuff while it measures, in whole mmHg."""
    nan = 0x07FF
    return read("gatt:2A36", struct.pack("<BHHH", 0, now, nan, nan), at)


def failed_pressure(at: float, status: int) -> Record:
    """No result, and why: bit 1 is a loose cuff."""
    nan = 0x07FF
    return read("gatt:2A35", struct.pack("<BHHHH", 16, nan, nan, nan, status), at)


def grip_frames(peak: Decimal | str, every: float = 0.125, *, held: float = 1.0) -> Iterator[tuple[float, bytes]]:
    """One squeeze as a tension cell streams it: (seconds to wait before, bytes)."""
    top, rate = float(peak), 80
    count = int((0.5 + held + 1.2) * rate)
    curve = []
    for number in range(count):
        at = number / rate
        part = at / 0.5 if at < 0.5 else 1.0 if at <= 0.5 + held else 0.0
        curve.append((top * part, int(at * 1e6)))
    step = int(every * rate)
    for place in range(0, count, step):
        samples = b"".join(struct.pack("<fI", kg, us) for kg, us in curve[place : place + step])
        yield every, bytes([1, len(samples)]) + samples


def short_grip(peak: Decimal | str) -> bytes:
    """The same in one notification: up, held, let go."""
    top = float(peak)
    curve = [(0.0, 0), (top, 400_000), (top * 0.9, 800_000), (0.2, 1_000_000), (0.1, 1_900_000)]
    samples = b"".join(struct.pack("<fI", kg, us) for kg, us in curve)
    return bytes([1, len(samples)]) + samples


def frames_of(evidence: bytes) -> list[bytes]:
    """Take kept evidence apart."""
    found = []
    while evidence:
        length = int.from_bytes(evidence[:4], "little")
        found.append(evidence[4 : 4 + length])
        evidence = evidence[4 + length :]
    return found
