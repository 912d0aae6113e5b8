"""One open link of a bound device, from its codec's hello until the link ends."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.core.errors import LinkLost
from kiosk.core.reading import Record
from kiosk.devices.driver import Asking, BleSession, Codec, Forgetting, Send
from kiosk.devices.events import Ended, Said
from kiosk.devices.link import Link
from kiosk.devices.noticing import facts_of
from kiosk.devices.reasons import Reason, lost
from kiosk.devices.run import records

if TYPE_CHECKING:
    from kiosk.devices.bound import Bound

BATCH_SECONDS = 1.5  # so long after the last Record of a cable's memory, that memory has said everything
GARBLED_FACTOR = 1.5  # of a device's silence: falling silent in the middle of a frame is silence


@dataclass(slots=True)
class Served:
    """How one link went: its number, its Records, and what ended it; None is a good end."""

    link: int
    records: int = 0
    error: LinkLost | None = None


class Serving:
    """What is known of a device only while its link is up."""

    def __init__(self, device: Bound, link: Link, codec: Codec, number: int) -> None:
        self.link, self.codec = link, codec
        self.served = Served(number)
        self.good_at: float | None = None  # when a frame came that the codec knew
        self._device = device
        self._opened_at = device.clock.monotonic()
        self._heard_at: float | None = None  # when it was first seen to talk
        self._batch = 0  # Records since the last `Ended` of a memory on a cable
        self._last = 0.0  # when the newest of them came
        self._asker: asyncio.Task[None] | None = None

    async def run(self, up: Callable[[], Awaitable[None]]) -> Served:
        """Hear everything; ``up`` is awaited after the hello."""

        async def greeted() -> None:
            await up()
            if (every := self._device.binding.driver.poll) is not None and isinstance(self.codec, Asking):
                self._asker = asyncio.create_task(self._ask(self.codec, every))

        said = records(
            self.codec, self.link, greeted=greeted, rejected=self._device.spoil, accepted=self._accepted
        )  # fmt: skip
        try:
            async with aclosing(said):
                async for record in said:
                    self._said(record)
        except LinkLost as error:
            self.served.error = error
        except BaseException:  # let go, or its codec broke: nobody else will end this session
            self._cut_off()
            raise
        finally:
            if self._asker is not None:
                self._asker.cancel()
            self._over()
        return self.served

    # --- what is said to it --------------------------------------------------------------------------------------

    async def begin(self) -> None:
        """A step starts: the device is told, and asked at once."""
        await self.say(self.codec.begin())
        if self._device.binding.driver.poll is not None and isinstance(self.codec, Asking):
            await self.say(self.codec.ask())

    async def kept(self, record: Record) -> None:
        """A Record is stored."""
        if isinstance(self.codec, Forgetting):
            await self.say(self.codec.kept(record))

    async def purge(self) -> None:
        """Forget what came and was not read yet; raises LinkLost."""
        await self.link.purge()
        if self.good_at is not None:
            self.good_at = self._device.clock.monotonic()  # what was purged may have been a frame

    async def say(self, sends: Iterable[Send]) -> None:
        """Send; a link that takes nothing ends."""
        try:
            for send in sends:
                await self.link.send(send)
        except LinkLost as error:
            self.link.drop(error)

    async def _ask(self, codec: Asking, seconds: float) -> None:
        """Put the codec's question again and again; during a step `begin` has put the first one."""
        if not self._device.step_open:
            await self.say(codec.ask())
        while True:
            await self._device.clock.sleep(seconds)
            await self.say(codec.ask())

    # --- what it says --------------------------------------------------------------------------------------------

    def watch(self) -> None:
        """Called now and then: see whether a memory has said everything, and whether the device fell silent."""
        now = self._device.clock.monotonic()
        if self._batch and now - self._last >= BATCH_SECONDS:
            self._over()
        self.link.watch(now, self.served.records > 0)
        if self._garbled(now):
            self.link.drop(lost(Reason.GARBLED))

    def _accepted(self) -> None:
        self.good_at = self._device.clock.monotonic()
        self._device.settled()

    def _said(self, record: Record) -> None:
        device, clock = self._device, self._device.clock
        self.served.records += 1
        self._batch += 1
        self._last = clock.monotonic()
        for what, value in facts_of(record, device.binding.driver.memory, clock.utc(), device.zone):
            device.notice(what, value)
        device.hear(
            Said(device.binding.device_id, record, self._opened_at, self.served.link, self.link.clock_set)
        )  # fmt: skip

    def _garbled(self, now: float) -> bool:
        """Whether a device that should talk all the time does, and nothing of it has been a frame for too long."""
        silence = self._device.binding.driver.silence
        if silence is None or not self.link.heard:
            return False
        if self._heard_at is None:
            self._heard_at = now
        return now - (self.good_at or self._heard_at) > GARBLED_FACTOR * silence

    def _cut_off(self) -> None:
        """End a radio session whose keeper will not come to it."""
        driver = self._device.binding.driver
        if self.served.records and isinstance(driver.link, BleSession):
            self._device.hear(Ended(self._device.binding.device_id, self.served.link, self.served.records))

    def _over(self) -> None:
        """A memory on a cable has said what it had: those Records are judged together, the next ones by themselves.

        A radio session tells its end itself, when the peer has gone.
        """
        driver = self._device.binding.driver
        if self._batch and driver.memory and not isinstance(driver.link, BleSession):
            self._device.hear(Ended(self._device.binding.device_id, self.served.link, self._batch))
            self.served.link = self._device.next_link()
        self._batch = 0
