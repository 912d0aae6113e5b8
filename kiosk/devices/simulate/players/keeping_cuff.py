"""Cuffs that keep a result until the kiosk says that it has it: SELVAS R1 and BP250 (serial-devices 3.2, 3.3).

R1 answers each ENQ with the oldest it holds, zeros when empty, and drops it at ACK. BP250 says its result by itself,
then EOT, again every five seconds, and forgets it at ACK or after fifteen. Both answer the version question. What
``replay`` names lies in the memory from the show's start on; whatever is said more than once is marked ``repeat``.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass

from kiosk.devices.simulate import encode_cuffs as encode
from kiosk.devices.simulate.bench import Bench
from kiosk.devices.simulate.ledger import Value
from kiosk.devices.simulate.players.pressure import Pressure, measuring, pressure_of, stored
from kiosk.devices.simulate.scenario import At
from kiosk.devices.simulate.serial_player import Wire

PRESS_AFTER = 3.0
AGAIN, FORGETS = 5.0, 15.0
ENQ, ACK, VERSION = (encode.summed(one) for one in (b"\x05", b"\x06", b"V"))
EOT, ANSWER = encode.summed(b"\x04"), encode.summed(b"V1.02")
ORDER = re.compile(b"|".join(map(re.escape, (ENQ, ACK, VERSION))), re.DOTALL)


@dataclass(slots=True)
class Held:
    """One result in the memory."""

    frame: bytes
    values: list[Value]
    step: str
    foreign: bool = False
    said: bool = False


class KeepingCuff:
    """The memory, and the line to it."""

    def __init__(self, bench: Bench, wire: Wire) -> None:
        self._bench, self._wire = bench, wire
        self._memory: list[Held] = []
        self._heard = b""
        self._orders: asyncio.Queue[bytes] = asyncio.Queue()

    def leave(self) -> None:
        """The arm comes out; an inflation was cancelled with the play."""

    def heard(self, data: bytes) -> None:
        self._heard = (self._heard + data)[-64:]
        while match := ORDER.search(self._heard):
            self._heard = self._heard[match.end() :]
            self._orders.put_nowait(match[0])

    async def idle(self) -> None:
        while True:
            match await self._orders.get():
                case order if order == VERSION:
                    await self._wire.send(ANSWER)
                case order if order == ACK:
                    self._memory = [one for one in self._memory if not one.said]
                case _:
                    await self._asked()

    def rehearse(self, at: At) -> None:
        for record in stored(at):
            self._memory.append(Held(self._encode(record), record.values, at.step, foreign=True))
        if at.error:
            raise ValueError("this cuff says nothing of a failed measurement")
        if at.has_value:
            self._live(at, at.step)

    async def _asked(self) -> None:
        """ENQ."""

    def _encode(self, record: Pressure | None) -> bytes:
        raise NotImplementedError

    def _live(self, at: At, step: str) -> Held:
        if at.bytes_:
            return Held(at.raw, [Value(None, None)], step)
        record = pressure_of(at.value)
        return Held(self._encode(record), record.values, step)

    async def _measured(self, at: At, step: str) -> Held:
        await self._bench.pace.sleep(PRESS_AFTER + measuring(self._bench))
        held = self._live(at, step)
        self._memory.append(held)
        return held

    async def _say(self, held: Held) -> None:
        fate = await self._wire.send(held.frame)
        marks = {"lost": fate != "sent", "garbled": fate == "garbled", "repeat": held.said, "foreign": held.foreign}
        self._bench.ledger.write(self._bench.device, held.step, held.frame, held.values, **marks)
        if not held.said:
            self._bench.tell("sent", device=self._bench.device, step=held.step, fate=fate, foreign=held.foreign)
        held.said = held.said or fate == "sent"


class SelvasR1(KeepingCuff):
    """Speaks when it is asked."""

    async def play(self, at: At, step: str) -> None:
        if at.has_value:
            await self._measured(at, step)

    async def _asked(self) -> None:
        if self._memory:
            await self._say(self._memory[0])
        else:
            await self._wire.send(self._encode(None))

    def _encode(self, record: Pressure | None) -> bytes:
        return encode.selvas_r1(self._bench.wall(record.ago if record else encode.NEVER), record)


class SelvasBp250(KeepingCuff):
    """Speaks by itself."""

    async def play(self, at: At, step: str) -> None:
        for held in tuple(self._memory):
            await self._until_forgotten(held)
        if at.has_value:
            await self._until_forgotten(await self._measured(at, step))

    async def _until_forgotten(self, held: Held) -> None:
        for _ in range(int(FORGETS / AGAIN)):
            await self._say(held)
            await self._wire.send(EOT)
            await self._bench.pace.sleep(AGAIN)
            if held not in self._memory:
                return
        self._memory.remove(held)

    def _encode(self, record: Pressure | None) -> bytes:
        return encode.selvas_bp250(self._bench.wall(record.ago if record else encode.NEVER), record)
