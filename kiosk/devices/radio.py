"""The one Bluetooth radio of the process: keeps a scanner running, and says why not when it cannot.

In: adverts of everybody nearby. Out: a fresh BLEDevice for whoever waits for that address (`sighting`), every advert
for whoever listens to one (`listen`), and the reason when nothing can come. Scanner start, stop and every connect
share one lock, as BlueZ wants it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, Protocol

import structlog
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData

from kiosk.core.clock import Clock
from kiosk.core.errors import LinkLost
from kiosk.devices.agent import Agent
from kiosk.devices.backoff import Backoff
from kiosk.devices.bluez import BluezBus
from kiosk.devices.failures import FAILURES, name_failure
from kiosk.devices.heard import Air, Heard
from kiosk.devices.reasons import Reason, lost
from kiosk.devices.scanner import Scanner

RADIO_OK = (Reason.NONE, Reason.RADIO_QUIET)
HANG_UP_SECONDS = 8.0  # for what still disconnects when the program ends

log = structlog.get_logger()
logging.getLogger("bleak").setLevel(logging.WARNING)  # its debug lines hold the bytes of every value
Listen = Callable[[Heard, AdvertisementData], None]


class RadioLink(Protocol):
    """An open link, as the radio sees it."""

    @property
    def path(self) -> str: ...

    @property
    def up(self) -> bool: ...

    def drop(self, error: LinkLost | None = None) -> None: ...


class Radio:
    """``adapter`` is the address of the adapter to use, empty for the first one that is powered."""

    def __init__(self, clock: Clock, adapter: str = "", backoff: Callable[[], Backoff] = Backoff) -> None:
        self._clock = clock
        self._backoff = backoff
        self._air = Air()
        self._waiting: dict[asyncio.Future[BLEDevice | None], str] = {}
        self._listening: dict[Listen, str] = {}
        self._background: dict[asyncio.Task[None], str] = {}
        self.bound: Collection[str] = ()  # the addresses that may pair with us, upper case
        self.agent = Agent(lambda address: address in self.bound)
        self.bus: BluezBus | None = None
        self.links: set[RadioLink] = set()
        self.lock = asyncio.Lock()
        self.reason = Reason.NONE
        self.known = asyncio.Event()  # whether the reason has been found out yet
        self.told: set[Callable[[], None]] = set()  # called when the reason has changed
        self.scanner = Scanner(self, clock, adapter, backoff)

    async def run(self) -> None:
        """Run until cancelled."""
        backoff = self._backoff()
        while True:
            try:
                async with BluezBus(self.agent, self._died, self._removed) as bus:
                    backoff.reset()
                    self.bus = bus
                    await self.scanner.run(bus)
                self.tell(Reason.BLUETOOTH_DOWN)
            except (*FAILURES, LinkLost) as error:
                self.tell(name_failure(error, Reason.BLUETOOTH_DOWN), error)
            finally:
                self.bus = None
            await self._clock.sleep(backoff.next())

    async def sighting(self, address: str, known: Reason) -> BLEDevice | None:
        """Wait for the next advert of this address; None when the radio's reason is no longer the ``known`` one."""
        if self.reason is not known:
            return None
        seen: asyncio.Future[BLEDevice | None] = asyncio.get_running_loop().create_future()
        self._waiting[seen] = address.upper()
        try:
            return await seen
        finally:
            self._waiting.pop(seen, None)

    def recall(self, address: str) -> None:
        """End the waiting for this address: there is something else to do."""
        for seen, waited in tuple(self._waiting.items()):
            if waited == address.upper() and not seen.done():
                seen.set_result(None)

    @contextmanager
    def listen(self, address: str, hear: Listen) -> Iterator[None]:
        """Call ``hear`` with every advert of this address, for the length of the block."""
        self._listening[hear] = address.upper()
        try:
            yield
        finally:
            del self._listening[hear]

    def nearby(self) -> tuple[Heard, ...]:
        """Return who was heard within the last minute, the strongest first."""
        return self._air.nearby(self._clock.monotonic())

    def last(self, address: str) -> Heard | None:
        """Return the last advert of this address. (The properties that bleak keeps with a BLEDevice grow old.)"""
        return self._air.last(address)

    def later(self, work: Coroutine[Any, Any, None], path: str = "") -> None:
        """Do something slow in the background: a client's disconnect takes more than two seconds."""
        task = asyncio.create_task(work)
        self._background[task] = path
        task.add_done_callback(self._background.pop)

    def look_again(self) -> None:
        """Start the scanner anew, and end what is still connected without us."""
        if self.bus is not None:
            self.bus.stirred.set()

    async def settled(self, path: str) -> None:
        """Wait until bleak has let go of this device: only then may its next session begin."""
        tasks = [task for task, one in self._background.items() if one == path]
        if tasks:
            await asyncio.wait(tasks)

    async def close(self) -> None:
        """Wait for what still disconnects."""
        if self._background:
            await asyncio.wait(tuple(self._background), timeout=HANG_UP_SECONDS)

    # --- what the scanner needs ------------------------------------------------------------------------------------

    def linked(self) -> bool:
        """Whether any device is connected now."""
        return any(link.up for link in self.links)

    async def greet(self, bus: BluezBus) -> None:
        """Register the agent, and end connections that nobody here holds: such a device would never advertise.

        A killed predecessor has left them, or a bluetoothd that did not answer when we wanted to hang up.
        """
        await bus.register_agent()
        await bus.hang_up_leftovers(self.bound, {link.path for link in self.links}.union(self._background.values()))

    # --- what comes from BlueZ -----------------------------------------------------------------------------------

    def hear(self, device: BLEDevice, advert: AdvertisementData) -> None:
        """An advert: whoever waits for it, or listens, learns of it."""
        heard = self._air.note(device, advert, self._clock.monotonic())
        for seen, address in tuple(self._waiting.items()):
            if address == heard.address and not seen.done():
                seen.set_result(device)
        for hear, address in tuple(self._listening.items()):
            if address == heard.address:
                hear(heard, advert)

    def _died(self) -> None:
        """bluetoothd or the bus is gone: no link is alive, though bleak still believes so."""
        for link in tuple(self.links):
            link.drop(lost(Reason.BLUETOOTH_DOWN))

    def _removed(self, path: str) -> None:
        """bluetoothd forgot a device: its link is dead, and bleak does not notice."""
        for link in tuple(self.links):
            if link.path == path:
                link.drop(lost(Reason.HUNG_UP, "removed"))

    def tell(self, reason: Reason, error: BaseException | None = None) -> None:
        """Why nothing can come; NONE: all is well."""
        self.known.set()
        if reason is self.reason:
            return
        log.info("radio", reason=reason.value, error=type(error).__name__ if error else "")
        self.reason = reason
        for seen in tuple(self._waiting):
            if not seen.done():
                seen.set_result(None)
        for tell in tuple(self.told):
            tell()
