"""The one Bluetooth radio of the process: keeps a scanner running, and says why not when it cannot.

In: adverts of everybody nearby. Out: a fresh BLEDevice for whoever waits for that address (`sighting`), and the
reason when nothing can come. Scanner start, stop and every connect share one lock, as BlueZ wants it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Coroutine
from typing import Any, Protocol

import structlog
from bleak import BleakScanner
from bleak.args.bluez import BlueZScannerArgs
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData

from kiosk.core.clock import Clock
from kiosk.core.errors import LinkLost
from kiosk.devices.backoff import Backoff
from kiosk.devices.bluez import FAILURES, BluezBus, name_failure
from kiosk.devices.limits import limited
from kiosk.devices.reasons import Reason, lost

SCAN_SECONDS = 10.0  # for bluetoothd to start or stop scanning
QUIET_SECONDS = 90.0  # without an advert from anybody: start the scanner anew
QUIET_ROUNDS = 2  # new starts in vain, before staff are told
HANG_UP_SECONDS = 8.0  # for what still disconnects when the program ends

log = structlog.get_logger()
logging.getLogger("bleak").setLevel(logging.WARNING)  # its debug lines hold the bytes of every value


class RadioLink(Protocol):
    """An open link, as the radio sees it."""

    path: str

    def drop(self, error: LinkLost | None = None) -> None: ...


class Radio:
    """``adapter`` is the address of the adapter to use, empty for the first one that is powered."""

    def __init__(self, clock: Clock, adapter: str = "", backoff: Callable[[], Backoff] = Backoff) -> None:
        self._clock = clock
        self._adapter = adapter
        self._backoff = backoff
        self._scanner: BleakScanner | None = None
        self._last_advert = 0.0
        self._quiet = 0
        self._waiting: dict[asyncio.Future[BLEDevice | None], str] = {}
        self._background: set[asyncio.Task[None]] = set()
        self.bound: Collection[str] = ()  # the addresses that may pair with us, upper case
        self.links: set[RadioLink] = set()
        self.lock = asyncio.Lock()
        self.reason = Reason.NONE
        self.known = asyncio.Event()  # whether the reason has been found out yet

    async def run(self) -> None:
        """Run until cancelled."""
        backoff = self._backoff()
        while True:
            try:
                async with BluezBus(lambda address: address in self.bound, self._died, self._removed) as bus:
                    backoff.reset()
                    await self._keep_scanning(bus)
                self._tell(Reason.BLUETOOTH_DOWN)
            except (*FAILURES, LinkLost) as error:
                self._tell(name_failure(error, Reason.BLUETOOTH_DOWN), error)
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

    def later(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Do something slow in the background: a client's disconnect takes more than two seconds."""
        task = asyncio.create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)
        return task

    async def close(self) -> None:
        """Wait for what still disconnects."""
        if self._background:
            await asyncio.wait(tuple(self._background), timeout=HANG_UP_SECONDS)

    # --- scanning ----------------------------------------------------------------------------------------------

    async def _keep_scanning(self, bus: BluezBus) -> None:
        backoff = self._backoff()
        while bus.alive:
            bus.stirred.clear()
            try:
                await self._start(bus)
            except (*FAILURES, LinkLost) as error:
                self._tell(name_failure(error, Reason.BLUETOOTH_DOWN), error)
                await self._stop()
                await self._stirred(bus, backoff.next())
                continue
            backoff.reset()
            self._tell(Reason.RADIO_QUIET if self._quiet >= QUIET_ROUNDS else Reason.NONE)
            try:
                await self._listen(bus)
            finally:
                await self._stop()

    async def _start(self, bus: BluezBus) -> None:
        await bus.register_agent()
        if not self.known.is_set():
            await bus.hang_up_leftovers()
        arguments: BlueZScannerArgs = {"filters": {"DuplicateData": True}}
        if self._adapter:
            name = await bus.adapter_called(self._adapter)
            if not name:
                raise lost(Reason.ADAPTER_MISSING)
            arguments["adapter"] = name
        async with self.lock:
            self._scanner = BleakScanner(self._advert, bluez=arguments)
            await limited(self._scanner.start(), SCAN_SECONDS)
        self._last_advert = self._clock.monotonic()

    async def _stop(self) -> None:
        scanner, self._scanner = self._scanner, None
        if scanner is None:
            return
        async with self.lock:
            try:
                await limited(scanner.stop(), SCAN_SECONDS)
            except (*FAILURES, LinkLost) as error:
                log.info("scanner-stop-failed", error=type(error).__name__)

    async def _listen(self, bus: BluezBus) -> None:
        """Return when the scanner should be started anew: the daemon or an adapter changed, or nobody is heard."""
        while not bus.stirred.is_set():
            since = self._clock.monotonic() - self._last_advert
            if since >= QUIET_SECONDS:
                self._quiet += 1
                log.info("radio-quiet", count=self._quiet)
                return
            await self._stirred(bus, QUIET_SECONDS - since)

    async def _stirred(self, bus: BluezBus, seconds: float) -> None:
        sleep, stir = asyncio.ensure_future(self._clock.sleep(seconds)), asyncio.ensure_future(bus.stirred.wait())
        try:
            await asyncio.wait((sleep, stir), return_when=asyncio.FIRST_COMPLETED)
        finally:
            sleep.cancel()
            stir.cancel()

    # --- what comes from BlueZ -----------------------------------------------------------------------------------

    def _advert(self, device: BLEDevice, advert: AdvertisementData) -> None:
        """bleak calls this at any change of a device: only one with RSSI and without a connection is a sighting."""
        self._last_advert = self._clock.monotonic()
        self._quiet = 0
        if self.reason is Reason.RADIO_QUIET:
            self._tell(Reason.NONE)
        properties = advert.platform_data[1]
        if "RSSI" not in properties or properties.get("Connected"):
            return
        for seen, address in tuple(self._waiting.items()):
            if address == device.address.upper() and not seen.done():
                seen.set_result(device)

    def _died(self) -> None:
        """bluetoothd or the bus is gone: no link is alive, though bleak still believes so."""
        for link in tuple(self.links):
            link.drop(lost(Reason.BLUETOOTH_DOWN))

    def _removed(self, path: str) -> None:
        """bluetoothd forgot a device: its link is dead, and bleak does not notice."""
        for link in tuple(self.links):
            if link.path == path:
                link.drop(lost(Reason.HUNG_UP, "removed"))

    def _tell(self, reason: Reason, error: BaseException | None = None) -> None:
        self.known.set()
        if reason is self.reason:
            return
        log.info("radio", reason=reason.value, error=type(error).__name__ if error else "")
        self.reason = reason
        for seen in tuple(self._waiting):
            if not seen.done():
                seen.set_result(None)
