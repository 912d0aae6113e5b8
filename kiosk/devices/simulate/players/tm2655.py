"""An A&D TM-2655P on a serial line (serial-devices 3.1): inflates for half a minute, then sends an RB answer by itself.

The kiosk may start it (ST); else the resident presses the button three seconds into the step. SP stops an inflation.
RB asks for the last answer again: those ledger lines are marked ``repeat``. RE is answered CON, other commands are
acknowledged with six bytes. Stored records of other people (``replay``) go out before the live one.
"""

from __future__ import annotations

import asyncio
import re

from kiosk.devices.simulate.bench import Bench
from kiosk.devices.simulate.encoders import ACK, SOH, SYN, EncodeError, tm2655, tm2655_block
from kiosk.devices.simulate.ledger import Value
from kiosk.devices.simulate.players.pressure import Pressure, measuring, pressure_of, stored
from kiosk.devices.simulate.scenario import At
from kiosk.devices.simulate.serial_player import Wire

PRESS_AFTER = 3.0
COMMAND = re.compile(rb"\x16\x16\x01.{2}\x02([A-Z]{2})\x03(.)", re.DOTALL)
ACKNOWLEDGED = SYN + SYN + SOH + b"00" + ACK


class Tm2655:
    """The cuff on its stand."""

    def __init__(self, bench: Bench, wire: Wire) -> None:
        self._bench = bench
        self._wire = wire
        self._heard = b""
        self._pressed = asyncio.Event()
        self._stopped = False
        self._orders: asyncio.Queue[bytes] = asyncio.Queue()
        self._last: tuple[bytes, list[Value], str] | None = None

    async def idle(self) -> None:
        while True:
            await self._obey(await self._orders.get())

    async def play(self, at: At, step: str) -> None:
        if not (at.has_value or at.error):
            return
        self._pressed.clear()
        self._stopped = False
        await self._until_pressed()
        await self._bench.pace.sleep(measuring(self._bench))
        if self._stopped:
            return
        for record in stored(at):
            await self._send(self._answer(record), record.values, step, foreign=True)
        await self._send(*self._live(at), step)

    def leave(self) -> None:
        """The arm comes out; an inflation was cancelled with the play."""

    def heard(self, data: bytes) -> None:
        self._heard = (self._heard + data)[-256:]
        while match := COMMAND.search(self._heard):
            self._heard = self._heard[match.end() :]
            self._orders.put_nowait(match[1])

    def rehearse(self, at: At) -> None:
        for record in stored(at):
            self._answer(record)
        if at.has_value or at.error:
            self._live(at)

    async def _obey(self, order: bytes) -> None:
        if order == b"ST":
            self._pressed.set()
        elif order == b"SP":
            self._stopped = True
        if order == b"RB" and self._last is not None:
            frame, values, step = self._last
            await self._send(frame, values, step, repeat=True)
        elif order == b"RB":
            await self._wire.send(tm2655(self._bench.wall(), "00", None))
        elif order == b"RE":
            await self._wire.send(tm2655_block(b"CON"))
        elif order in (b"ST", b"SP"):
            await self._wire.send(ACKNOWLEDGED)

    async def _until_pressed(self) -> None:
        try:
            async with asyncio.timeout(PRESS_AFTER / self._bench.pace.speed):
                await self._pressed.wait()
        except TimeoutError:
            pass

    def _live(self, at: At) -> tuple[bytes, list[Value]]:
        if at.bytes_:
            return at.raw, [Value(None, None)]
        if at.error:
            code = re.sub(r"\D", "", at.error)
            if not 0 < len(code) < 3:
                raise EncodeError(f"this cuff's errors are E and a number, not {at.error!r}")
            return tm2655(self._bench.wall(), code.zfill(2), None), []
        record = pressure_of(at.value)
        return self._answer(record), record.values

    def _answer(self, record: Pressure) -> bytes:
        numbers = (record.systolic, record.mean, record.diastolic, record.pulse)
        return tm2655(self._bench.wall(record.ago), "00", numbers)

    async def _send(self, frame: bytes, values: list[Value], step: str, **marks: bool) -> None:
        fate = await self._wire.send(frame)
        self._last = (frame, values, step)
        self._bench.ledger.write(
            self._bench.device, step, frame, values, lost=fate != "sent", garbled=fate == "garbled", **marks
        )
        self._bench.tell("sent", device=self._bench.device, step=step, fate=fate, **marks)
