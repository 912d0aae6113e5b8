"""The devices that are kept now, one task for each inside one TaskGroup, and the radio that some of them share."""

from __future__ import annotations

import asyncio
import itertools
import os
from collections.abc import Callable, Coroutine, Iterator, Mapping
from datetime import tzinfo
from pathlib import Path

import structlog

from kiosk.core.clock import Clock
from kiosk.core.errors import places
from kiosk.devices.backoff import Backoff
from kiosk.devices.bound import Bound, InUse
from kiosk.devices.driver import BleAdvert, BleSession, ProcessLine, SerialLine, WireProtocol
from kiosk.devices.events import Binding, Hear, State
from kiosk.devices.keep_advert import AdvertKeeper
from kiosk.devices.keep_ble import BleKeeper
from kiosk.devices.keep_process import keep_process
from kiosk.devices.keep_serial import SerialKeeper
from kiosk.devices.ports import Look
from kiosk.devices.radio import Radio
from kiosk.devices.reasons import Reason

BROKEN_SECONDS = 10.0  # until a driver that broke in its own code is begun anew

log = structlog.get_logger()


class Fleet:
    """``bound`` are the station's devices by name, ``trials`` those that staff try before they bind them."""

    def __init__(
        self, clock: Clock, zone: tzinfo, backoff: Callable[[], Backoff], look: Look, radio: Radio | None
    ) -> None:
        self._clock, self._zone, self._backoff, self._look = clock, zone, backoff, look
        self._radio = radio
        self._numbers = itertools.count(1)
        self._tasks: dict[Bound, asyncio.Task[None]] = {}
        self._pairable: dict[Bound, BleKeeper] = {}
        self._group: asyncio.TaskGroup | None = None
        self.bound: dict[str, Bound] = {}
        self.trials: set[Bound] = set()

    def __iter__(self) -> Iterator[Bound]:
        return iter((*self.bound.values(), *self.trials))

    async def run(self, watch: Coroutine[None, None, None]) -> None:
        """Keep them until cancelled, with ``watch`` beside."""
        try:
            async with asyncio.TaskGroup() as group:
                self._group = group
                if self._radio is not None:
                    group.create_task(self._radio.run())
                for device in self:
                    self.start(device)
                group.create_task(watch)
        finally:
            self._group = None
            if self._radio is not None:
                await self._radio.close()

    def make(self, binding: Binding, protocols: Mapping[str, WireProtocol], hear: Hear) -> Bound:
        """Make a device; raises KeyError for a protocol that is not loaded."""
        return Bound(binding, protocols[binding.driver.protocol], self._clock, hear, self._numbers, self._zone)

    def start(self, device: Bound) -> None:
        """Keep a device from now on, or from the start of `run`."""
        if self._group is not None:
            self._tasks[device] = self._group.create_task(self._guarded(device))

    async def stop(self, device: Bound) -> None:
        """Close its link and wait until the port is free."""
        self._pairable.pop(device, None)
        task = self._tasks.pop(device, None)
        if task is not None:
            task.cancel()
            await asyncio.wait((task,))

    def need_free(self, address: str, but: str = "") -> None:
        """Raise InUse when another device has this address."""
        if any(_same(one.binding.port, address) and one.binding.device_id != but for one in self):
            raise InUse(address)

    def claim(self) -> None:
        """Tell the radio whom it may pair with; make one when the first such device comes."""
        addresses = {place(one) for one in self if _by_radio(one)}
        if addresses:
            self.air()
        if self._radio is not None:
            self._radio.bound = frozenset(addresses)

    def air(self) -> Radio:
        """Return the radio; one that comes late runs from now on."""
        if self._radio is None:
            self._radio = Radio(self._clock, backoff=self._backoff)
            if self._group is not None:
                self._group.create_task(self._radio.run())
        return self._radio

    def keeper(self, device_id: str) -> BleKeeper | None:
        """Return the keeper of a device that can be paired; also of one that is tried out."""
        found = (keeper for device, keeper in self._pairable.items() if device.binding.device_id == device_id)
        return next(found, None)

    async def _guarded(self, device: Bound) -> None:
        """Keep a device; a driver that breaks in its own code is begun anew, and no other device notices."""
        while True:
            try:
                await self._keep(device)
            except Exception as error:  # of a codec, also of somebody else's: nobody knows which
                name = type(error).__name__
                log.error("driver-broken", device=device.binding.device_id, error=name, trace=places(error))
                device.change(State.FAULTY, Reason.PROGRAM_ENDED, name)
            await self._clock.sleep(BROKEN_SECONDS)

    def _keep(self, device: Bound) -> Coroutine[None, None, None]:
        match device.binding.driver.link:
            case SerialLine() as line:
                return SerialKeeper(device, line, self._backoff(), self._look).run()
            case BleSession() as session:
                keeper = BleKeeper(device, session, self.air(), self._zone, self._backoff())
                self._pairable[device] = keeper
                return keeper.run()
            case BleAdvert() as advert:
                return AdvertKeeper(device, advert, self.air()).run()
            case ProcessLine() as line:
                return keep_process(device, line, self._zone, self._backoff())


def place(device: Bound) -> str:
    """Return what an address is known by: Bluetooth addresses may be written either way."""
    return device.binding.port.upper() if _by_radio(device) else device.binding.port


def _same(one: str, other: str) -> bool:
    """Whether two addresses are one: a Bluetooth address written either way, a port by any of its names."""
    return one.upper() == other.upper() or (Path(one).exists() and os.path.realpath(one) == os.path.realpath(other))


def _by_radio(device: Bound) -> bool:
    return isinstance(device.binding.driver.link, BleSession | BleAdvert)
