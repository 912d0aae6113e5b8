"""Keeps one scanner of bleak running on one adapter, and heals what can be healed without hands.

Nobody heard for 90 seconds: the scanner starts anew; after two such rounds the adapter is switched off and on, and
staff are told that nothing is heard. That may be an empty room, so it is only a hint. A scanner that bluetoothd refuses
to start goes the same way, and sooner: there the controller is surely out of step.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol

import structlog
from bleak import BleakScanner
from bleak.args.bluez import BlueZScannerArgs
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData
from bleak.exc import BleakDBusError

from kiosk.core.clock import Clock
from kiosk.core.errors import LinkLost
from kiosk.devices.backoff import Backoff
from kiosk.devices.bluez import BluezBus
from kiosk.devices.failures import FAILURES, name_failure
from kiosk.devices.limits import limited
from kiosk.devices.reasons import Reason, lost

SCAN_SECONDS = 10.0  # for bluetoothd to start or stop scanning
QUIET_SECONDS = 90.0  # without an advert from anybody: start the scanner anew
ROUNDS = 2  # in vain, before the adapter is switched off and on, and staff are told
CYCLE_EVERY = 20  # rounds in vain: and again

log = structlog.get_logger()


class Owner(Protocol):
    """The radio, as its scanner sees it."""

    lock: asyncio.Lock
    reason: Reason

    def linked(self) -> bool: ...

    async def greet(self, bus: BluezBus) -> None: ...

    def hear(self, device: BLEDevice, advert: AdvertisementData) -> None: ...

    def tell(self, reason: Reason, error: BaseException | None = None) -> None: ...


class Scanner:
    """``adapter`` is an address, empty for the first adapter that is powered."""

    def __init__(self, owner: Owner, clock: Clock, adapter: str, backoff: Callable[[], Backoff]) -> None:
        self._owner = owner
        self._clock = clock
        self._adapter = adapter
        self._backoff = backoff
        self._scanner: BleakScanner | None = None
        self._last_advert = 0.0
        self._quiet = 0  # rounds in which nobody was heard
        self._refused = 0  # times in a row that scanning was refused
        self.scans = 0  # how often it was started: what comes first may be old

    async def run(self, bus: BluezBus) -> None:
        """Run as long as the bus lives."""
        backoff = self._backoff()
        while bus.alive:
            bus.stirred.clear()
            try:
                await self._start(bus)
            except (*FAILURES, LinkLost) as error:
                await self._not_started(bus, error)
                await self._stirred(bus, backoff.next())
                continue
            backoff.reset()
            self._refused = 0
            self._owner.tell(Reason.RADIO_QUIET if self._quiet >= ROUNDS else Reason.NONE)
            try:
                quiet = await self._listen(bus)
            finally:
                await self._stop()
            if quiet and self._quiet % CYCLE_EVERY == ROUNDS:
                await self._cycle_power(bus)

    async def _start(self, bus: BluezBus) -> None:
        await self._owner.greet(bus)
        arguments: BlueZScannerArgs = {"filters": {"DuplicateData": True}}
        if self._adapter:
            name = await bus.adapter_called(self._adapter)
            if not name:
                raise lost(Reason.ADAPTER_MISSING)
            arguments["adapter"] = name
        async with self._owner.lock:
            self._scanner = BleakScanner(self._advert, bluez=arguments)
            await limited(self._scanner.start(), SCAN_SECONDS)
        self.scans += 1
        self._last_advert = self._clock.monotonic()

    async def _not_started(self, bus: BluezBus, error: BaseException) -> None:
        """Say why not. bluetoothd itself refuses (InProgress, Failed): the controller may be out of step."""
        refused = isinstance(error, BleakDBusError)
        reason = name_failure(error, Reason.RADIO_STUCK if refused else Reason.BLUETOOTH_DOWN)
        await self._stop()
        if reason is not Reason.RADIO_STUCK:
            self._owner.tell(reason, error)
            return
        self._refused += 1
        log.info("scan-refused", count=self._refused, error=type(error).__name__)
        if self._refused > ROUNDS:
            self._owner.tell(reason, error)
        if self._refused % CYCLE_EVERY == ROUNDS:
            await self._cycle_power(bus)

    async def _cycle_power(self, bus: BluezBus) -> None:
        try:
            await bus.cycle_power(await bus.adapter_called(self._adapter) if self._adapter else "")
        except (*FAILURES, LinkLost) as error:
            log.info("power-cycle-failed", error=type(error).__name__)

    async def _stop(self) -> None:
        scanner, self._scanner = self._scanner, None
        if scanner is None:
            return
        async with self._owner.lock:
            try:
                await limited(scanner.stop(), SCAN_SECONDS)
            except (*FAILURES, LinkLost) as error:
                log.info("scanner-stop-failed", error=type(error).__name__)

    async def _listen(self, bus: BluezBus) -> bool:
        """Return when the scanner should be started anew: the daemon or an adapter changed, or (True) nobody is heard.

        A device that is connected does not advertise, and shows that the radio works.
        """
        while not bus.stirred.is_set():
            if self._owner.linked():
                self._last_advert = self._clock.monotonic()
            since = self._clock.monotonic() - self._last_advert
            if since >= QUIET_SECONDS:
                self._quiet += 1
                log.info("radio-quiet", count=self._quiet)
                return True
            await self._stirred(bus, QUIET_SECONDS - since)
        return False

    async def _stirred(self, bus: BluezBus, seconds: float) -> None:
        sleep, stir = asyncio.ensure_future(self._clock.sleep(seconds)), asyncio.ensure_future(bus.stirred.wait())
        try:
            await asyncio.wait((sleep, stir), return_when=asyncio.FIRST_COMPLETED)
        finally:
            sleep.cancel()
            stir.cancel()

    def _advert(self, device: BLEDevice, advert: AdvertisementData) -> None:
        """bleak calls this at any change of a device: only one with RSSI and without a connection was heard now."""
        properties = advert.platform_data[1]
        if "RSSI" not in properties or properties.get("Connected"):
            return
        self._last_advert = self._clock.monotonic()
        self._quiet = 0
        if self._owner.reason is Reason.RADIO_QUIET:
            self._owner.tell(Reason.NONE)
        self._owner.hear(device, advert)
