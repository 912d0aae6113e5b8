"""A Vernier Go Direct Hand Dynamometer (ble-devices 3.5): answers the dialogue, then streams newton at 100 Hz.

A frame holds four samples and comes in pieces of 20 bytes. Assumed: the layout of an answer before its byte 6, how many
samples a frame holds, and that the counter of measurements goes up by one.
"""

from __future__ import annotations

import struct
from decimal import Decimal

import numpy as np

from kiosk.devices.codecs.vernier_frames import MEASUREMENT, checksum
from kiosk.devices.codecs.vernier_gdx import CHUNK, COMMAND, FORCE, RESPONSE, SERVICE
from kiosk.devices.simulate.encoders import half_up
from kiosk.devices.simulate.players.progressor import Progressor
from kiosk.devices.simulate.scenario import At

KGF = Decimal("9.80665")
ANSWER = 0x98
STATUS = bytes((0, 0, 1, 2, 3, 0, 1, 2, 3, 0, 87, 0))
SENSOR = struct.pack(
    "<bBIBB60s32sdddIQIII",
    *(FORCE, 0, 30, 0, 0, b"Force", b"N", 0.1, -50.0, 600.0, 1000, 1_000_000, 10_000, 1000, 0),
)
ANSWERS = {0x10: STATUS, 0x51: (1 << FORCE).to_bytes(4, "little"), 0x50: SENSOR}
STARTS, STOPS = 0x18, 0x19


def framed(first: int, counter: int, body: bytes) -> bytes:
    """A frame with its length and sum."""
    frame = bytes((first, 4 + len(body), counter & 0xFF, 0)) + body
    return frame[:3] + bytes((checksum(frame),)) + frame[4:]


def newton(kg: float) -> float:
    """The float32 of newton that rounds half up to the same tenth of a kilogram."""
    wanted, near = half_up(Decimal(kg), 1), np.float32(Decimal(kg) * KGF)
    while (found := half_up(Decimal(str(near)) / KGF, 1)) != wanted:
        near = np.nextafter(near, np.float32(np.inf if found < wanted else -np.inf))
    return float(near)


class Dynamometer(Progressor):
    """The dialogue and the frames; the hand is that of every force sensor."""

    name, service, data, control = "GDX-HD ", SERVICE, RESPONSE, COMMAND
    rate, batch = 100, 4

    def rehearse(self, at: At) -> None:
        if at.error:
            raise ValueError(f"this sensor has no error {at.error!r}")
        super().rehearse(at)

    _held = b""

    def unlinked(self) -> None:
        self._held = b""
        super().unlinked()

    def written(self, uuid: str, data: bytes) -> None:
        if uuid != self.control or not data:
            raise ValueError("an empty command")
        self._held += data
        if len(self._held) < 2 or len(self._held) < self._held[1]:
            return
        command, self._held = self._held, b""
        if checksum(command) != command[3]:
            raise ValueError("a command with a wrong sum")
        code = command[4]
        if code == STOPS:
            self._stop()
        answer = framed(ANSWER, command[2], bytes((code, command[2])) + ANSWERS.get(code, b"\0"))
        for piece in self._pieces(answer):
            self.peripheral.tell(self.data, piece)
        if code == STARTS:
            self._streaming.set()

    def _frame(self, samples: list[float], first: int) -> bytes:
        values = struct.pack(f"<{len(samples)}f", *map(newton, samples))
        head = bytes((0x06,)) + (1 << FORCE).to_bytes(2, "little") + bytes((len(samples), 0))
        return framed(MEASUREMENT, first // self.batch, head + values)

    def _pieces(self, frame: bytes) -> list[bytes]:
        return [frame[place : place + CHUNK] for place in range(0, len(frame), CHUNK)]
