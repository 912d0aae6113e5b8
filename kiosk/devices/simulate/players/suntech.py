"""A SunTech module (serial-devices 3.6): it does what it is asked, and shows its last result for ever.

3A 20 starts an inflation; the cuff fills in a fifth of the time and empties in the rest. When it is over the module
says that it is done; the result is asked for. ``replay`` names what it shows before.
"""

from __future__ import annotations

import asyncio
import re

from kiosk.devices.simulate import encode_cuffs as encode
from kiosk.devices.simulate.bench import Bench
from kiosk.devices.simulate.ledger import Value
from kiosk.devices.simulate.players.pressure import measuring, pressure_of, stored
from kiosk.devices.simulate.scenario import At
from kiosk.devices.simulate.serial_player import Wire

START, CUFF, RESULT = (bytes.fromhex(one) for one in ("3A20A6", "3A79050048", "3A7903004A"))
ORDER = re.compile(b"|".join(map(re.escape, (START, CUFF, RESULT))), re.DOTALL)
DONE = encode.suntech(b"\x4b")
HIGHEST, FILLING = 180, 0.2


class SunTech:
    """The module and the arm in its cuff."""

    def __init__(self, bench: Bench, wire: Wire) -> None:
        self._bench, self._wire = bench, wire
        self._heard = b""
        self._orders: asyncio.Queue[bytes] = asyncio.Queue()
        self._started = asyncio.Event()
        self._since: float | None = None  # the inflation runs
        self._shown: tuple[bytes, list[Value], str] = (encode.suntech_result(None), [], "")
        self._fresh = False

    async def idle(self) -> None:
        while True:
            match await self._orders.get():
                case order if order == START:
                    self._started.set()
                    await self._wire.send(DONE)  # an order is answered with the same word
                case order if order == CUFF:
                    await self._wire.send(encode.suntech_cuff(self._pressure()))
                case _:
                    await self._show()

    async def play(self, at: At, step: str) -> None:
        if not (at.has_value or at.error):
            return
        await self._started.wait()
        self._started.clear()
        self._since = self._bench.pace.now()
        await self._bench.pace.sleep(self._lasts)
        self._since = None
        self._shown, self._fresh = self._live(at, step), True
        await self._wire.send(DONE)

    def leave(self) -> None:
        """The cuff empties at once."""
        self._since = None

    def heard(self, data: bytes) -> None:
        self._heard = (self._heard + data)[-64:]
        while match := ORDER.search(self._heard):
            self._heard = self._heard[match.end() :]
            self._orders.put_nowait(match[0])

    def rehearse(self, at: At) -> None:
        for record in stored(at):
            self._shown = (encode.suntech_result(record), [], at.step)
        if at.has_value or at.error:
            self._live(at, at.step)

    @property
    def _lasts(self) -> float:
        return max(measuring(self._bench), 1.0)

    def _pressure(self) -> int:
        if self._since is None:
            return 0
        part = (self._bench.pace.now() - self._since) * self._bench.pace.speed / self._lasts
        return round(HIGHEST * (part / FILLING if part < FILLING else max(0.0, (1 - part) / (1 - FILLING))))

    async def _show(self) -> None:
        frame, values, step = self._shown
        fate = await self._wire.send(frame)
        if values:
            marks = {"lost": fate != "sent", "garbled": fate == "garbled", "repeat": not self._fresh}
            self._bench.ledger.write(self._bench.device, step, frame, values, **marks)
            self._fresh = False

    def _live(self, at: At, step: str) -> tuple[bytes, list[Value], str]:
        if at.bytes_:
            return at.raw, [Value(None, None)], step
        if at.error:  # nothing was found: zeros
            return encode.suntech_result(None), [], step
        record = pressure_of(at.value)
        return encode.suntech_result(record), record.values, step
