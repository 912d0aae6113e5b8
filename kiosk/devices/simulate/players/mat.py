"""A Chronopic with a contact mat (serial-devices 6.1): silent until somebody steps on or off; E asks for the state.

Somebody stands (sits) on it all the time and leaves it as the entry says. The counts are the box's own seconds, exact,
and do not run faster with the simulator's speed. Every change goes to the ledger, the last one with the result.
"""

from __future__ import annotations

import asyncio
from decimal import Decimal

from kiosk.devices.simulate.bench import Bench
from kiosk.devices.simulate.ledger import Value
from kiosk.devices.simulate.players.moves import moves
from kiosk.devices.simulate.scenario import At
from kiosk.devices.simulate.serial_player import Wire

UNIT = 8e-6
STOPPED = 0xFF0000
OFF, ON = Decimal(0), Decimal(1)


def change(on: bool, seconds: float) -> bytes:
    """The frame of a change so long after the one before."""
    return b"X" + bytes([on]) + min(round(seconds / UNIT), STOPPED).to_bytes(3, "big")


class Mat:
    """The box, the mat, and the feet."""

    def __init__(self, bench: Bench, wire: Wire) -> None:
        self._bench = bench
        self._wire = wire
        self._on = True
        self._changed = bench.pace.now()
        self._orders: asyncio.Queue[bytes] = asyncio.Queue()

    async def idle(self) -> None:
        while True:
            await self._wire.send(await self._orders.get())

    async def play(self, at: At, step: str) -> None:
        if at.bytes_:
            await self._say(at.raw, Value(None, None), step)
        if at.value is None:
            return
        done, pace = moves(at), self._bench.pace
        due = pace.now() + done.after / pace.speed
        for number in range(done.times):
            await pace.until(due)
            await self._say(self._change(False, (due - self._changed) * pace.speed, due), Value("contact", OFF), step)
            due += done.away / pace.speed
            await pace.until(due)
            last = number == done.times - 1
            await self._say(self._change(True, done.away, due), done.value if last else Value("contact", ON), step)
            due += (done.every - done.away) / pace.speed

    def leave(self) -> None:
        """Whoever is in the air comes down."""
        if not self._on:
            now = self._bench.pace.now()
            self._orders.put_nowait(self._change(True, (now - self._changed) * self._bench.pace.speed, now))

    def heard(self, data: bytes) -> None:
        for _ in range(data.count(b"E")):
            self._orders.put_nowait(b"E" + bytes([self._on]))

    def rehearse(self, at: At) -> None:
        if at.error or at.curve is not None:
            raise ValueError("a mat has no error and no curve")
        if at.value is not None:
            moves(at)

    def _change(self, on: bool, seconds: float, now: float) -> bytes:
        self._on, self._changed = on, now
        return change(on, seconds)

    async def _say(self, frame: bytes, value: Value, step: str) -> None:
        fate = await self._wire.send(frame)
        lost = {"lost": fate != "sent", "garbled": fate == "garbled"}
        self._bench.ledger.write(self._bench.device, step, frame, [value], **lost)
