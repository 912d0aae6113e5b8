"""Load cells that print a line for each sample: Chronojump's firmware (serial-devices 4.1), and boards that just print.

The person squeezes one second after the stream and the step have both begun. Chronojump's streams from start to end of
a capture, takes everything that came within a second for one command, and counts its own microseconds, which do not run
faster with the simulator's speed. Lines go out in bunches, as a USB adapter hands them over. Assumed: that the drift
between two tares is nothing, and how the needle trembles.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Iterator
from decimal import Decimal

from kiosk.devices.codecs.number_line import KGF, NEWTONS
from kiosk.devices.registry import installed
from kiosk.devices.simulate.bench import Bench
from kiosk.devices.simulate.encoders import half_up
from kiosk.devices.simulate.ledger import Value
from kiosk.devices.simulate.players.squeeze import HUNG, MICROSECONDS, RATE, hanging, squeeze
from kiosk.devices.simulate.scenario import At
from kiosk.devices.simulate.serial_player import Wire

BUNCH = 0.02
REACTION = 1.0
GAP, TARING = 1.0, 0.6
"""Seconds without a byte that end a command, and seconds that taring takes."""


def printed(kg: float, unit: str) -> str:
    """Digits in this unit that round half up to the same tenth of a kilogram."""
    exact, per = Decimal(kg), NEWTONS[unit] / KGF
    wanted, decimals = half_up(exact, 1), 0 if unit == "g" else 2
    number, step = half_up(exact / per, decimals), Decimal(1).scaleb(-decimals)
    while (found := half_up(number * per, 1)) != wanted:
        number += step if found < wanted else -step
    return format(number, "f")


class Cell:
    """A board that prints all its life, in the unit of its driver's variant."""

    def __init__(self, bench: Bench, wire: Wire) -> None:
        self._bench = bench
        self._wire = wire
        self._unit = installed().drivers[bench.device].variant or "N"
        self._streaming = asyncio.Event()
        self._streaming.set()
        self._squeeze: Iterator[float] = iter(())
        self._done = asyncio.Event()
        self._sent = 0
        self._best, self._top, self._lost = -math.inf, b"", False

    async def idle(self) -> None:
        pace, due = self._bench.pace, self._bench.pace.now()
        while True:
            await self._streaming.wait()
            count = max(1, round(BUNCH * pace.speed * RATE))
            due = max(due + count / RATE / pace.speed, pace.now())
            await pace.until(due)
            if self._streaming.is_set():
                await self._bunch([self._sample() for _ in range(count)])

    async def play(self, at: At, step: str) -> None:
        if at.bytes_:
            lost = await self._wire.send(at.raw) != "sent"
            self._bench.ledger.write(self._bench.device, step, at.raw, [Value(None, None)], lost=lost)
        elif at.has_value:
            while not await self._trial(at, step):
                pass

    def leave(self) -> None:
        self._squeeze = iter(())

    def shows(self, value: Decimal) -> Decimal:
        """What a squeeze is rounded to."""
        return half_up(value, 1)

    def heard(self, data: bytes) -> None:
        """It has no commands."""

    def rehearse(self, at: At) -> None:
        if at.error:
            raise ValueError("a load cell that prints has no errors")
        if at.stays:
            hanging(at)
        elif at.has_value and not at.bytes_:
            squeeze(at, self._bench.chance)

    async def _trial(self, at: At, step: str) -> bool:
        """One squeeze; False when a line of it was lost, and then the person squeezes again."""
        await self._streaming.wait()
        await self._bench.pace.sleep(REACTION)
        if at.stays:
            return await self._hang(at, step)
        samples, peak = squeeze(at, self._bench.chance)
        self._best, self._top, self._lost = -math.inf, b"", False
        self._done.clear()
        self._squeeze = iter(samples)
        await self._done.wait()
        lost = {"lost": self._lost, "samples": len(samples)}
        self._bench.ledger.write(self._bench.device, step, self._top, [Value("grip_force", peak)], **lost)
        self._bench.tell("sent", device=self._bench.device, step=step, lost=self._lost)
        return not self._lost

    async def _hang(self, at: At, step: str) -> bool:
        """A load that stays: written as soon as it hangs still."""
        self._best, self._top = -math.inf, b""
        self._squeeze, load = hanging(at)
        await self._bench.pace.sleep(HUNG)
        self._bench.ledger.write(self._bench.device, step, self._top, [Value("grip_force", load)])
        self._bench.tell("sent", device=self._bench.device, step=step)
        return True

    def _line(self, kg: float) -> bytes:
        return f"{printed(kg, self._unit)}\r\n".encode("ascii")

    def _sample(self) -> float:
        for kg in self._squeeze:
            return kg
        self._done.set()
        return self._bench.jitter.uniform(-0.04, 0.04)

    async def _bunch(self, samples: list[float]) -> None:
        """Print samples; remember the line with the greatest, and whether one was lost."""
        lines = []
        for kg in samples:
            lines.append(self._line(kg))
            self._sent += 1
            if kg > self._best:
                self._best, self._top = kg, lines[-1]
        if await self._wire.send(b"".join(lines)) != "sent":
            self._lost = True


class Chronojump(Cell):
    """The firmware: commands, and lines with the time."""

    def __init__(self, bench: Bench, wire: Wire) -> None:
        super().__init__(bench, wire)
        self._streaming.clear()
        self._command, self._heard_at = b"", 0.0
        self._unit = "N"

    async def idle(self) -> None:
        await asyncio.gather(super().idle(), self._obey())

    def heard(self, data: bytes) -> None:
        self._command += data
        self._heard_at = self._bench.pace.now()

    async def _obey(self) -> None:
        pace = self._bench.pace
        while True:
            await pace.sleep(GAP / 10)
            if self._command and pace.now() >= self._heard_at + GAP / pace.speed:
                command, self._command = self._command.rpartition(b":")[0].decode("latin-1"), b""
                await self._answer(command)

    async def _answer(self, command: str) -> None:
        answers = {
            "get_version": "Force_Sensor-0.6",
            "start_capture": "Starting capture...",
            "end_capture": "Capture ended:",
            "tare": "Taring OK:10234",
            "get_tare": "10234",
            "get_calibration_factor": "915.00",
            "get_transmission_format": "text",
        }
        if command in ("tare", "end_capture"):
            was = self._streaming.is_set()
            self._streaming.clear()
            await self._bench.pace.sleep(TARING)
            if was and command == "tare":
                self._streaming.set()
        await self._wire.send(f"{answers.get(command, 'Not a valid command')}\r\n".encode("ascii"))
        if command == "start_capture":
            self._sent = 0
            self._streaming.set()

    def _line(self, kg: float) -> bytes:
        return f"{self._sent * MICROSECONDS % 2**32};{printed(kg, 'N')}\r\n".encode("ascii")
