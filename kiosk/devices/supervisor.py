"""Keeps every bound device alive and says why not: Bindings in, `Said`, `Changed`, `Rejected`, `Ended` … out.

One task for each device inside one TaskGroup: cancelling `run()` closes every link. A device that cannot be
reached never stops the others. Devices come and go while it runs (`bind`, `unbind`).
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from datetime import tzinfo

from kiosk.core.clock import Clock
from kiosk.core.reading import Record
from kiosk.devices.backoff import Backoff
from kiosk.devices.bound import SEOUL, Bound, InUse
from kiosk.devices.driver import Driver, WireProtocol
from kiosk.devices.events import Binding, Changed, Ended, Event, Hear, Rejected, Said, State
from kiosk.devices.fleet import Fleet, place
from kiosk.devices.nearby import Nearby, at_ports, in_the_air
from kiosk.devices.ports import Look, look
from kiosk.devices.radio import Radio
from kiosk.devices.reasons import Reason

WATCH_SECONDS = 0.5


class Supervisor:
    """``hear`` is called on the event loop with every event, and must return at once.

    ``zone`` is the wall clock that devices are set to. Without a ``radio`` one is made when it is needed. ``drivers``
    are what `nearby` suggests from; ``ports`` lists the serial ports of this machine.
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
        drivers: Iterable[Driver] = (),
        ports: Look = look,
    ) -> None:
        self._protocols, self._drivers = protocols, tuple(drivers)
        self._clock, self._hear, self._look = clock, hear, ports
        self._fleet = Fleet(clock, zone, backoff, ports, radio)
        self._orphans: dict[str, Changed] = {}
        for binding in bindings:
            self._add(binding)

    async def run(self) -> None:
        """Run until cancelled."""
        for orphan in self._orphans.values():
            self._hear(orphan)
        await self._fleet.run(self._watch())

    # --- steps -------------------------------------------------------------------------------------------------

    async def begin(self, device_id: str) -> None:
        """A measuring step starts on this device: stale bytes are purged, the device is told to start."""
        if device_id in self._fleet.bound:
            await self._fleet.bound[device_id].begin()

    async def end(self, device_id: str) -> None:
        """The measuring step on this device is over."""
        if device_id in self._fleet.bound:
            await self._fleet.bound[device_id].end()

    async def kept(self, device_id: str, record: Record) -> None:
        """What this device has said is stored: one that keeps a result until then is told."""
        if device_id in self._fleet.bound:
            await self._fleet.bound[device_id].kept(record)

    def states(self) -> dict[str, Changed]:
        """How each bound device is now."""
        return self._orphans | {key: device.changed for key, device in self._fleet.bound.items()}

    def device(self, device_id: str) -> Bound | None:
        """Return a bound device whose driver is there."""
        return self._fleet.bound.get(device_id)

    # --- devices come and go -----------------------------------------------------------------------------------

    async def bind(self, binding: Binding) -> None:
        """Take a device in, in place of what stands under its name: its open step goes on with the new one.

        Raises InUse when another device has that address.
        """
        self._fleet.need_free(binding.port, but=binding.device_id)
        before = self._fleet.bound.get(binding.device_id)
        await self.unbind(binding.device_id)
        added = self._add(binding)
        if added is None:
            self._hear(self._orphans[binding.device_id])
            return
        added.step_open = before is not None and before.step_open
        self._fleet.start(added)

    async def unbind(self, device_id: str) -> None:
        """Let a device go; an unknown one is gone already."""
        device = self._fleet.bound.get(device_id)
        if self._orphans.pop(device_id, None) is None and device is None:
            return
        if device is not None:
            await self._fleet.stop(device)
            del self._fleet.bound[device_id]
        self._fleet.claim()
        self._hear(Changed(device_id, State.ABSENT, Reason.UNBOUND))

    async def pair(self, device_id: str) -> Reason:
        """Pair a Bluetooth device (again); NONE when that is done, else why not. Cancel it to give up.

        Takes up to two minutes: somebody presses the button on the device, and may have to type a number (`answer`).
        """
        keeper = self._fleet.keeper(device_id)
        return Reason.NO_DRIVER if keeper is None else await keeper.pairing.ask()

    def answer(self, device_id: str, passkey: str) -> bool:
        """Pass on the passkey that staff typed or confirmed, empty for no. False: nobody asked, or it is none."""
        keeper = self._fleet.keeper(device_id)
        return keeper is not None and keeper.pairing.answer(passkey)

    async def nearby(self) -> tuple[Nearby, ...]:
        """Look at every port and listen to the air. The first call may hear nothing yet: ask again."""
        radio = self._fleet.air()
        bound = {place(one): one.binding.device_id for one in self._fleet.bound.values()}
        ports = await asyncio.to_thread(self._look)
        return at_ports(ports, self._drivers, bound) + in_the_air(radio.nearby(), self._drivers, bound)

    @asynccontextmanager
    async def test(self, device_id: str, hear: Hear) -> AsyncIterator[None]:
        """Lease a bound device for a test reading: what it says goes to ``hear`` alone. Raises InUse."""
        device = self._fleet.bound.get(device_id)
        if device is None or device.step_open or device.listener is not None:
            raise InUse(device_id)
        device.listener = hear
        try:
            await device.begin()
            yield
        finally:
            await device.end()
            device.listener = None

    @asynccontextmanager
    async def try_out(self, binding: Binding, hear: Hear) -> AsyncIterator[None]:
        """The same with a device that is not bound: it is kept for the length of the block only. Raises InUse."""
        self._fleet.need_free(binding.port)
        device = self._fleet.make(binding, self._protocols, hear)
        self._fleet.trials.add(device)
        self._fleet.claim()
        self._fleet.start(device)
        try:
            await device.begin()
            yield
        finally:
            await device.end()
            await self._fleet.stop(device)
            self._fleet.trials.discard(device)
            self._fleet.claim()

    def testing(self, device_id: str) -> bool:
        """Whether staff try this device just now."""
        device = self._fleet.bound.get(device_id)
        return device is not None and device.listener is not None

    # --- inside ------------------------------------------------------------------------------------------------

    def _add(self, binding: Binding) -> Bound | None:
        if binding.driver.protocol not in self._protocols:
            flaw = Changed(binding.device_id, State.FAULTY, Reason.NO_DRIVER, binding.driver.protocol)
            self._orphans[binding.device_id] = flaw
            return None
        device = self._fleet.make(binding, self._protocols, self._hear)
        self._fleet.bound[binding.device_id] = device
        self._fleet.claim()
        return device

    async def _watch(self) -> None:
        while True:
            await self._clock.sleep(WATCH_SECONDS)
            for device in self._fleet:
                device.watch()


__all__ = ["Binding", "Changed", "Ended", "Event", "Hear", "InUse", "Rejected", "Said", "State", "Supervisor"]
