"""A cuff with the Blood Pressure service: A&D's UA-651BLE with its habits, or plain with Current Time (Omron family 1).

ble-devices 2.3, 3.1, 3.2. It measures first, then advertises for a minute, sends what it holds to whoever subscribes
to 2A35, and hangs up. Time stamps come from its own clock: wrong until the kiosk writes 2A08 (A&D) or 2A2B. After a
subscription it waits for that write at most half a second, a real one, since the client is real; for a subscription
that bluetoothd renewed by itself it does not wait. What nobody fetched is forgotten when the step ends or begins anew
(a real one keeps it; ``replay`` stands for that).
"""

from __future__ import annotations

import asyncio
import struct
import time
from contextlib import suppress
from datetime import datetime, timedelta

from kiosk.devices.driver import Driver
from kiosk.devices.simulate.bench import Bench
from kiosk.devices.simulate.ledger import Value
from kiosk.devices.simulate.peripheral import Peripheral
from kiosk.devices.simulate.players.cuff_bytes import (
    AND_BYE,
    AND_CLOCK,
    AND_CONTROL,
    STANDARD_CLOCK,
    STATUS,
    advert,
    measurement,
    stamp,
    table,
)
from kiosk.devices.simulate.players.pressure import Pressure, measuring, pressure_of, stored
from kiosk.devices.simulate.players.waiting import Waiting
from kiosk.devices.simulate.scenario import At, Device

AWAKE, AGAIN, BETWEEN, LINGER = 60.0, 1.0, 0.1, 0.5
SHORTEST_AWAKE, CLOCK_PATIENCE = 10.0, 0.5  # real seconds
FIRST_DAY = datetime(2010, 1, 1)  # what a clock shows that nobody has set


class GattCuff:
    """The cuff, its clock and its memory."""

    def __init__(self, bench: Bench, device: Device, driver: Driver) -> None:
        self._bench = bench
        self.peripheral = self._radio(device, driver, device.link.name.replace(":", ""))
        self._clock = (FIRST_DAY, time.monotonic())
        self._clock_set = asyncio.Event()
        self._memory: list[Waiting] = []
        self._step = ""
        self._drop = ""
        self._session: asyncio.Task[None] | None = None
        self._turned_away = asyncio.Event()  # a session ended: with everything sent, or early

    def _radio(self, device: Device, driver: Driver, serial: str) -> Peripheral:
        return Peripheral(device.link.name, advert(driver, serial), table(driver, serial))

    async def idle(self) -> None:
        await asyncio.Event().wait()

    async def play(self, at: At, step: str) -> None:
        if not (at.has_value or at.error):
            return
        self._memory.clear()
        await self._bench.pace.sleep(self._measuring())
        self._step, self._drop = step, at.drop
        self._memory = [*self._stored(at), *self._live(at)]
        try:
            async with asyncio.timeout(max(AWAKE / self._bench.pace.speed, SHORTEST_AWAKE)):
                await self._until_fetched()
        except TimeoutError:
            self._bench.tell("unfetched", device=self._bench.device, step=step)
        finally:
            self.peripheral.advertise(False)

    def leave(self) -> None:
        """The arm comes out. A session in progress goes on to its end."""
        if self._session is None or self._session.done():
            self._memory.clear()

    def rehearse(self, at: At) -> None:
        self._stored(at)
        for record in self._live(at) if at.has_value or at.error else ():
            record.frame(FIRST_DAY)

    # --- the radio -------------------------------------------------------------------------------------------

    def linked(self) -> None:
        self._clock_set.clear()
        self._bench.tell("linked", device=self._bench.device)

    def unlinked(self) -> None:
        if self._session is not None and self._session is not asyncio.current_task():
            self._session.cancel()
        self._bench.tell("unlinked", device=self._bench.device)

    def subscribed(self, uuid: str, renewed: bool) -> None:
        if uuid == STANDARD_CLOCK:
            self.peripheral.tell(STANDARD_CLOCK, self._current_time())
        if self._ready(uuid):
            self._start(patient=not renewed)

    def _ready(self, uuid: str) -> bool:
        """Whether whoever has subscribed to this wants all that it holds."""
        return uuid == "2a35"

    def _start(self, patient: bool) -> None:
        if self._session is None or self._session.done():
            self._session = asyncio.create_task(self._hand_over(patient))

    def unsubscribed(self, uuid: str) -> None:
        """Nothing changes."""

    def written(self, uuid: str, data: bytes) -> None:
        if uuid == AND_CONTROL and data == AND_BYE:
            asyncio.get_running_loop().call_soon(self.peripheral.hang_up)
        if uuid in (AND_CLOCK, STANDARD_CLOCK):
            if len(data) != (7 if uuid == AND_CLOCK else 10):
                raise ValueError("wrong length")
            self._clock = (datetime(*struct.unpack("<HBBBBB", data[:7])), time.monotonic())
            self._clock_set.set()
            self._bench.tell("clock", device=self._bench.device)

    def read(self, uuid: str) -> bytes | None:
        if uuid == AND_CLOCK:
            return stamp(self._now())
        return self._current_time() if uuid == STANDARD_CLOCK else None

    # --- memory ----------------------------------------------------------------------------------------------

    def _now(self) -> datetime:
        moment, set_at = self._clock
        return moment + timedelta(seconds=time.monotonic() - set_at)

    def _current_time(self) -> bytes:
        now = self._now()
        return stamp(now) + bytes([now.isoweekday(), now.microsecond * 256 // 1_000_000, 0])

    def _stored(self, at: At) -> list[Waiting]:
        now = time.monotonic()
        return [self._record(record, now) for record in stored(at)]

    def _measuring(self) -> float:
        return measuring(self._bench)

    def _live(self, at: At) -> list[Waiting]:
        now = time.monotonic()
        if at.bytes_:
            return [Waiting(lambda _: at.raw, (Value(None, None),), now)]
        if at.error:
            status = STATUS.get(at.error, 0)
            return [Waiting(lambda moment: measurement(moment, None, status), (), now)]
        return [self._record(pressure_of(at.value), now)]

    def _record(self, record: Pressure, now: float) -> Waiting:
        values = tuple(record.values)
        return Waiting(lambda moment: measurement(moment, record), values, now, record.ago, record.foreign)

    async def _hand_over(self, patient: bool) -> None:
        """Send what it holds and hang up, or what the scenario wants of it."""
        if patient:
            await self._until_clock()
        early = self._drop == "before" or (self._drop == "mid" and len(self._memory) == 1)
        while self._memory and not early:
            await self._bench.pace.sleep(BETWEEN)
            self._send(self._memory.pop(0))
            early = self._drop == "mid" and bool(self._memory)
        if not early:
            await self._said_all()
        at_once, self._drop = early or self._drop == "after", ""
        self._turned_away.set()
        if not at_once:
            await self._bench.pace.sleep(LINGER)
        self.peripheral.hang_up()

    async def _said_all(self) -> None:
        """Everything has been handed over."""

    async def _until_fetched(self) -> None:
        """Advertise; after a session that ended early, again."""
        while self._memory:
            self._turned_away.clear()
            self.peripheral.advertise()
            await self._turned_away.wait()
            self.peripheral.advertise(False)
            await self._bench.pace.sleep(AGAIN if self._memory else 0.0)

    async def _until_clock(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(CLOCK_PATIENCE):
                await self._clock_set.wait()

    def _send(self, record: Waiting) -> None:
        age = record.ago + timedelta(seconds=time.monotonic() - record.measured)
        frame = record.frame(self._now() - age)
        heard = self.peripheral.tell(record.channel, frame)
        marks = {"foreign": record.foreign, "lost": not heard}
        self._bench.ledger.write(self._bench.device, self._step, frame, record.values, **marks)
        self._bench.tell("sent", device=self._bench.device, step=self._step, **marks)
