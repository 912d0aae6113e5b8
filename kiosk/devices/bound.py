"""One bound device: its state, its measuring step, and the link it has right now.

The keepers (`keep_serial`, `keep_ble` …) open links and lose them; this is what lasts between them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import tzinfo
from decimal import Decimal
from zoneinfo import ZoneInfo

import structlog

from kiosk.core.clock import Clock
from kiosk.core.errors import DeviceError, FrameError, LinkLost
from kiosk.core.reading import Record
from kiosk.devices.driver import WireProtocol
from kiosk.devices.events import Binding, Changed, Event, Hear, Noticed, Rejected, Said, State, What
from kiosk.devices.link import Link
from kiosk.devices.reasons import Reason
from kiosk.devices.serving import Served, Serving

EAGER_SECONDS = 0.5  # between tries during a measuring step
SEOUL = ZoneInfo("Asia/Seoul")

log = structlog.get_logger()


class InUse(DeviceError):
    """Somebody else has this device, or another device has this address."""

    key = "device.in-use"


class Bound:
    """What lasts of one device while links come and go. All calls on the event loop."""

    def __init__(
        self,
        binding: Binding,
        protocol: WireProtocol,
        clock: Clock,
        hear: Hear,
        numbers: Iterator[int],
        zone: tzinfo = SEOUL,
    ) -> None:
        self.binding = binding
        self.protocol = protocol
        self.clock = clock
        self.zone = zone
        self.step_open = False
        self.listener: Hear | None = None  # a test reading: results go there, and to nobody else
        self.change_now = asyncio.Event()  # rung by begin(): no back-off while somebody waits
        self.facts: dict[What, Decimal | str] = {}
        self.rejected = 0
        self._hear = hear
        self._numbers = numbers
        self._open: Serving | None = None
        self._spoiled = 0
        self._rejected_before = 0
        self._now = Changed(binding.device_id, State.ABSENT)

    @property
    def changed(self) -> Changed:
        """How the device is now."""
        return self._now

    def hear(self, event: Event) -> None:
        """Tell. During a test reading what the device says goes to the listener alone, and the rest to both.

        Also the end of a session: it may have begun before, and what it said then waits for that.
        """
        if self.listener is not None:
            self.listener(event)
            if isinstance(event, Said):
                return
        self._hear(event)

    def change(self, state: State, reason: str = Reason.NONE, detail: str = "") -> None:
        """Tell a new state once."""
        new = Changed(self.binding.device_id, state, reason, detail)
        if new != self._now:
            self._now = new
            log.info("device-state", device=new.device_id, state=state.value, reason=str(reason), detail=detail)
            self.hear(new)

    def notice(self, what: What, value: Decimal | str) -> None:
        """Tell a fact once."""
        if self.facts.get(what) != value:
            self.facts[what] = value
            self.hear(Noticed(self.binding.device_id, what, value))

    # --- the measuring step ------------------------------------------------------------------------------------

    async def begin(self) -> None:
        """A step starts: nothing from before it is kept, and the device is told. Without a link, at the next one."""
        self.step_open = True
        self.change_now.set()
        if self._open is not None:
            try:
                await self._open.purge()
            except LinkLost:
                return  # its keeper sees it too, and begins again on the next link
            await self._begin_on_link()

    async def end(self) -> None:
        """The step is over."""
        self.step_open = False
        if self._open is not None:
            await self._open.say(self._open.codec.end())
            self.settled()

    async def kept(self, record: Record) -> None:
        """This Record is stored: a device that keeps it until then is told."""
        if self._open is not None:
            await self._open.kept(record)

    async def _begin_on_link(self) -> None:
        if self.step_open and self._open is not None:
            await self._open.begin()
            self.settled()

    def settled(self) -> None:
        """A device that talks without being asked is only ready once it has said something that is understood."""
        up, talkative = self._open, self.binding.driver.silence is not None
        if up is not None and (up.good_at is not None or not talkative):
            self.change(State.BUSY if self.step_open else State.READY)

    # --- a link ------------------------------------------------------------------------------------------------

    async def serve(self, link: Link) -> Served:
        """Hear everything that comes over an open link, until it ends. A plug-in's codec sits in a child behind it."""
        if self.protocol.isolate is None:
            return await self._serve(link)
        try:
            async with self.protocol.isolate(link, self.binding.driver.variant) as apart:
                return await self._serve(apart)
        except LinkLost as error:  # its program could not be had
            return Served(self.next_link(), error=error)

    async def _serve(self, link: Link) -> Served:
        serving = Serving(self, link, self.protocol.make(self.binding.driver.variant), self.next_link())

        async def up() -> None:
            self._open = serving  # from here on begin() speaks for itself
            self.settled()
            await self._begin_on_link()

        try:
            return await serving.run(up)
        finally:
            self._open = None
            self._count(link)
            self._rejected_before += link.rejected

    def next_link(self) -> int:
        """Return a number that no link had before, of any device."""
        return next(self._numbers)

    def watch(self) -> None:
        """Called now and then: count what was rejected, and look after the open link."""
        if self._open is not None:
            self._count(self._open.link)
            self._open.watch()

    def spoil(self, error: FrameError) -> None:
        """Count a frame that its codec refused."""
        self._spoiled += 1
        log.info("frame-rejected", device=self.binding.device_id, flaw=error.flaw.value)

    def _count(self, link: Link) -> None:
        count = self._spoiled + self._rejected_before + link.rejected
        if count != self.rejected:
            self.rejected = count
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
