"""Keeps every bound device alive and says why not: Bindings in, `Said`, `Changed`, `Rejected`, `Ended` out.

One task for each device inside one TaskGroup: cancelling `run()` closes every link. A device that cannot be
reached never stops the others.
"""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable, Coroutine, Iterable, Mapping
from datetime import tzinfo
from zoneinfo import ZoneInfo

from kiosk.core.clock import Clock
from kiosk.devices.backoff import Backoff
from kiosk.devices.bound import Bound
from kiosk.devices.driver import BleSession, SerialLine, WireProtocol
from kiosk.devices.events import Binding, Changed, Ended, Event, Hear, Rejected, Said, State
from kiosk.devices.keep_ble import BleKeeper
from kiosk.devices.keep_serial import keep_serial
from kiosk.devices.radio import Radio
from kiosk.devices.reasons import Reason

WATCH_SECONDS = 0.5
SEOUL = ZoneInfo("Asia/Seoul")


class Supervisor:
    """``hear`` is called on the event loop with every event, and must return at once.

    ``zone`` is the wall clock that devices are set to. Without a ``radio`` one is made when a binding needs it.
    """

    def __init__(
        self,
        bindings: Iterable[Binding],
        protocols: Mapping[str, WireProtocol],
        clock: Clock,
        hear: Hear,
        *,
        zone: tzinfo = SEOUL,
        radio: Radio | None = None,
        backoff: Callable[[], Backoff] = Backoff,
    ) -> None:
        self._clock = clock
        self._hear = hear
        self._zone = zone
        self._backoff = backoff
        self._devices: dict[str, Bound] = {}
        self._orphans: dict[str, Changed] = {}
        numbers = itertools.count(1)
        for binding in bindings:
            protocol = protocols.get(binding.driver.protocol)
            if protocol is None:
                flaw = Changed(binding.device_id, State.FAULTY, Reason.NO_DRIVER, binding.driver.protocol)
                self._orphans[binding.device_id] = flaw
            else:
                self._devices[binding.device_id] = Bound(binding, protocol, clock, hear, numbers)
        addresses = {device.binding.port.upper() for device in self._devices.values() if _is_ble(device)}
        self._radio = radio or (Radio(clock, backoff=backoff) if addresses else None)
        if self._radio is not None:
            self._radio.bound = frozenset(addresses)

    async def run(self) -> None:
        """Run until cancelled."""
        for orphan in self._orphans.values():
            self._hear(orphan)
        try:
            async with asyncio.TaskGroup() as group:
                if self._radio is not None:
                    group.create_task(self._radio.run())
                for device in self._devices.values():
                    group.create_task(self._keep(device))
                group.create_task(self._watch())
        finally:
            if self._radio is not None:
                await self._radio.close()

    async def begin(self, device_id: str) -> None:
        """A measuring step starts on this device: stale bytes are purged, the device is told to start."""
        if device_id in self._devices:
            await self._devices[device_id].begin()

    async def end(self, device_id: str) -> None:
        """The measuring step on this device is over."""
        if device_id in self._devices:
            await self._devices[device_id].end()

    def states(self) -> dict[str, Changed]:
        """How each bound device is now."""
        return self._orphans | {key: device.changed for key, device in self._devices.items()}

    def _keep(self, device: Bound) -> Coroutine[None, None, None]:
        match device.binding.driver.link:
            case SerialLine() as line:
                return keep_serial(device, line, self._backoff())
            case BleSession() as session:
                assert self._radio is not None, "a radio was made for it"
                return BleKeeper(device, session, self._radio, self._zone, self._backoff()).run()
            case link:
                raise NotImplementedError(type(link).__name__)

    async def _watch(self) -> None:
        while True:
            await self._clock.sleep(WATCH_SECONDS)
            for device in self._devices.values():
                device.watch()


def _is_ble(device: Bound) -> bool:
    return isinstance(device.binding.driver.link, BleSession)


__all__ = ["Binding", "Changed", "Ended", "Event", "Hear", "Rejected", "Said", "State", "Supervisor"]
