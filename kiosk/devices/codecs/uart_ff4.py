"""`uart_ff4`: ultrasonic distance sensors that say four bytes ten times a second (SR04-UART, A02, URM).

Wire: FF, millimetres as two bytes high first, the low byte of the sum of the three. FF may stand inside too: what makes
a frame is its sum. Zero is no distance: nothing was near enough to measure, or too near.
Source: serial reference 2.5 (DFRobot SEN0311 page, ArduPilot issue 19961) [V].
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kiosk.devices import Frame, FrameError, FrameFlaw, Record, Stateless, WireProtocol, counted

KEY = "uart_ff4"
START, SIZE = b"\xff", 4


def whole(data: bytes) -> bool:
    """Whether the sum is right."""
    return sum(data[:3]) % 256 == data[3]


def decode(frame: Frame) -> Iterator[Record]:
    data = frame.data
    if len(data) != SIZE or not data.startswith(START):
        raise FrameError(FrameFlaw.BAD_LENGTH, "not FF and three bytes")
    if not whole(data):
        raise FrameError(FrameFlaw.BAD_CHECKSUM, "the sum is wrong")
    number = Decimal(int.from_bytes(data[1:3], "big"))
    fields: dict[str, object] = {"distance_mm": number, "raw_value": number, "raw_unit": "mm", "status": "ok"}
    yield Record(KEY, fields if number else {"status": "no_result"}, data, frame.at)


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="serial reference 2.5: DFRobot SEN0311, ArduPilot issue 19961",
    make=lambda _: Stateless(decode),
    framer=lambda _: counted(START, size=SIZE, check=whole),
    quantities=("distance",),
)
