"""A Wichro controller with one photocell (serial-devices 6.2): somebody is in the beam and leaves it as the entry says.

It says its version when it starts. Times are the controller's own milliseconds, exact, and do not run faster with the
simulator's speed; ``local:reset_time;`` sets them to zero. Which state is a cut beam the driver's variant says.
"""

from __future__ import annotations

import asyncio
from decimal import Decimal

from kiosk.devices.registry import installed
from kiosk.devices.simulate import encode_cuffs as encode
from kiosk.devices.simulate.bench import Bench
from kiosk.devices.simulate.ledger import Value
from kiosk.devices.simulate.players.moves import moves
from kiosk.devices.simulate.scenario import At
from kiosk.devices.simulate.serial_player import Wire

TERMINAL = 3
BOOT = b"Wifi-Controller-4.3\r\nterminal;time;state\r\n"
RESET, VERSION = b"local:reset_time;", b"local:get_version;"
OFF, ON = Decimal(0), Decimal(1)


class Photocell:
    """The controller, the cell, and who is in its beam."""

    def __init__(self, bench: Bench, wire: Wire) -> None:
        self._bench, self._wire = bench, wire
        self._cut = 1 if installed().drivers[bench.device].variant == "one_is_cut" else 0
        self._played = 0.0  # seconds of its own clock when the play began
        self._heard = b""
        self._asked = asyncio.Event()

    async def idle(self) -> None:
        await self._wire.send(BOOT)
        while True:
            await self._asked.wait()
            self._asked.clear()
            await self._wire.send(BOOT.split(b"\n", 1)[0] + b"\n")

    async def play(self, at: At, step: str) -> None:
        if at.bytes_:
            await self._wire.send(at.raw)
        if at.value is None:
            return
        done, pace = moves(at), self._bench.pace
        due, played = pace.now() + done.after / pace.speed, self._played + done.after
        for turn in range(done.times):
            await pace.until(due)
            await self._say(False, played, Value("contact", OFF), step)
            await pace.until(due + done.away / pace.speed)
            last = turn == done.times - 1
            await self._say(True, played + done.away, done.value if last else Value("contact", ON), step)
            due, played = due + done.every / pace.speed, played + done.every
        self._played = played

    def leave(self) -> None:
        """Whoever was away comes back, unseen."""

    def heard(self, data: bytes) -> None:
        self._heard = (self._heard + data)[-64:]
        for order in (RESET, VERSION):
            if order in self._heard:
                self._heard = self._heard.replace(order, b"")
                self._obey(order)

    def rehearse(self, at: At) -> None:
        if at.error or at.curve is not None:
            raise ValueError("a photocell has no error and no curve")
        if at.value is not None:
            moves(at)

    def _obey(self, order: bytes) -> None:
        if order == VERSION:
            self._asked.set()
        else:
            self._played = 0.0

    async def _say(self, inside: bool, played: float, value: Value, step: str) -> None:
        frame = encode.wichro(TERMINAL, round(1000 * played), self._cut if inside else 1 - self._cut)
        fate = await self._wire.send(frame)
        lost = {"lost": fate != "sent", "garbled": fate == "garbled"}
        self._bench.ledger.write(self._bench.device, step, frame, [value], **lost)
