"""One bound device: its state, its measuring step, and the link it has right now.

The keepers (`keep_serial`, `keep_ble`) open links and lose them; this is what lasts between them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import aclosing
from dataclasses import dataclass

import structlog

from kiosk.core.clock import Clock
from kiosk.core.errors import FrameError, LinkLost
from kiosk.devices.driver import Codec, Send, WireProtocol
from kiosk.devices.events import Binding, Changed, Hear, Rejected, Said, State
from kiosk.devices.link import Link
from kiosk.devices.reasons import Reason
from kiosk.devices.run import records

EAGER_SECONDS = 0.5  # between tries during a measuring step

log = structlog.get_logger()


@dataclass(slots=True)
class Served:
    """How one link went: its number, its Records, and what ended it; None is a good end."""

    link: int
    records: int = 0
    error: LinkLost | None = None


class Bound:
    """What lasts of one device while links come and go. All calls on the event loop."""

    def __init__(
        self, binding: Binding, protocol: WireProtocol, clock: Clock, hear: Hear, numbers: Iterator[int]
    ) -> None:
        self.binding = binding
        self.protocol = protocol
        self.clock = clock
        self.hear = hear
        self.step_open = False
        self.change_now = asyncio.Event()  # rung by begin(): no back-off while somebody waits
        self._numbers = numbers
        self._link: Link | None = None
        self._codec: Codec | None = None
        self._served = Served(0)
        self._told = 0
        self._spoiled = 0
        self._rejected_before = 0
        self._now = Changed(binding.device_id, State.ABSENT)

    @property
    def changed(self) -> Changed:
        """How the device is now."""
        return self._now

    def change(self, state: State, reason: str = Reason.NONE, detail: str = "") -> None:
        """Tell a new state once."""
        new = Changed(self.binding.device_id, state, reason, detail)
        if new != self._now:
            self._now = new
            log.info("device-state", device=new.device_id, state=state.value, reason=str(reason), detail=detail)
            self.hear(new)

    # --- the measuring step ------------------------------------------------------------------------------------

    async def begin(self) -> None:
        """A step starts: nothing from before it is kept, and the device is told. Without a link, at the next one."""
        self.step_open = True
        self.change_now.set()
        if self._link is not None:
            try:
                await self._link.purge()
            except LinkLost:
                return  # its keeper sees it too, and begins again on the next link
            await self._begin_on_link()

    async def end(self) -> None:
        """The step is over."""
        self.step_open = False
        if self._link is not None and self._codec is not None:
            await self._say(self._link, self._codec.end())
            self._settled()

    async def _begin_on_link(self) -> None:
        link, codec = self._link, self._codec
        if self.step_open and link is not None and codec is not None:
            await self._say(link, codec.begin())
            self._settled()

    async def _say(self, link: Link, sends: Iterable[Send]) -> None:
        try:
            for send in sends:
                await link.send(send)
        except LinkLost as error:
            link.drop(error)

    def _settled(self) -> None:
        """A device that talks without being asked is only ready once it has talked."""
        link, talkative = self._link, self.binding.driver.silence is not None
        if link is not None and (link.heard or not talkative):
            self.change(State.BUSY if self.step_open else State.READY)

    # --- a link ------------------------------------------------------------------------------------------------

    async def serve(self, link: Link) -> Served:
        """Hear everything that comes over an open link, until it ends."""
        served = self._served = Served(next(self._numbers))
        opened_at = self.clock.monotonic()
        codec = self.protocol.make(self.binding.driver.variant)

        async def greeted() -> None:
            self._link, self._codec = link, codec  # from here on begin() speaks for itself
            self._settled()
            await self._begin_on_link()

        said = records(codec, link, greeted=greeted, rejected=self._spoil)
        try:
            async with aclosing(said):
                async for record in said:
                    served.records += 1
                    self._settled()
                    self.hear(Said(self.binding.device_id, record, opened_at, served.link, link.clock_set))
        except LinkLost as error:
            served.error = error
        finally:
            self._link = self._codec = None
            self._count(link)
            self._rejected_before += link.rejected
        return served

    def watch(self) -> None:
        """Called now and then: count what was rejected, and see whether the device fell silent."""
        link = self._link
        if link is not None:
            self._count(link)
            self._settled()
            link.watch(self.clock.monotonic(), self._served.records > 0)

    def _spoil(self, error: FrameError) -> None:
        self._spoiled += 1
        log.info("frame-rejected", device=self.binding.device_id, flaw=error.flaw.value)

    def _count(self, link: Link) -> None:
        count = self._spoiled + self._rejected_before + link.rejected
        if count != self._told:
            self._told = count
            self.hear(Rejected(self.binding.device_id, count))

    async def pause(self, seconds: float) -> None:
        """Sleep on the Clock; not for long while somebody waits for this device, and not at all when a step begins."""
        if self.step_open:
            seconds = min(seconds, EAGER_SECONDS)
        sleep = asyncio.ensure_future(self.clock.sleep(seconds))
        wake = asyncio.ensure_future(self.change_now.wait())
        try:
            await asyncio.wait((sleep, wake), return_when=asyncio.FIRST_COMPLETED)
        finally:
            sleep.cancel()
            wake.cancel()
            self.change_now.clear()
