"""The supervisor as the station sees it (`kiosk.station.ports.Devices`), and as staff manage it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from decimal import Decimal

from kiosk.core.reading import Record
from kiosk.core.visit_record import Instrument
from kiosk.devices import registry
from kiosk.devices.driver import Driver, WireProtocol
from kiosk.devices.events import Event
from kiosk.devices.nearby import Nearby
from kiosk.devices.reasons import Reason
from kiosk.devices.supervisor import Binding, Changed, Hear, Said, State, Supervisor

Fact = Decimal | str | datetime


class DeviceSide:
    """Bindings in the order staff made them: the first that can, is asked first.

    A device that was let go is still known by what it was: its last words may be on their way.
    """

    def __init__(
        self,
        bindings: Sequence[Binding],
        protocols: Mapping[str, WireProtocol],
        supervisor: Supervisor,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        self._bindings = {binding.device_id: binding for binding in bindings}
        self._known = dict(self._bindings)
        self._protocols = protocols
        self._supervisor = supervisor
        self._now = now
        self._since: dict[str, datetime] = {}
        self._said_at: dict[str, datetime] = {}

    # --- for the visits ----------------------------------------------------------------------------------------

    def candidates(self, needs: Sequence[str]) -> tuple[str, ...]:
        """Those made for it come before those that also can: the resident stands on the scale, not on the stadiometer.

        What a driver measures first is what it is made for. A device under test (purpose study) serves no visit.
        """
        served = (bound for bound in self._bindings.values() if bound.purpose == "care")
        able = [bound for bound in served if set(needs) <= set(bound.driver.measures)]
        made_for = [bound for bound in able if set(bound.driver.measures[:1]) & set(needs)]
        return tuple(bound.device_id for bound in made_for or able)

    def state(self, device: str) -> str:
        """Return its state; a device that staff are trying is away for everybody else."""
        changed = self._supervisor.states().get(device)
        if changed is None or self._supervisor.testing(device):
            return State.ABSENT.value
        return changed.state.value

    def instrument(self, device: str) -> Instrument:
        bound = self._known[device]
        serial = bound.serial_number or bound.device_id
        return Instrument(bound.driver.key, bound.driver.maker, bound.driver.model, serial)

    def has_memory(self, device: str) -> bool:
        return self._known[device].driver.memory

    def codec(self, device: str) -> tuple[str, str]:
        protocol = self._protocols[self._known[device].driver.protocol]
        return protocol.key, protocol.version

    async def begin(self, device: str) -> None:
        await self._supervisor.begin(device)

    async def end(self, device: str) -> None:
        await self._supervisor.end(device)

    async def kept(self, device: str, record: Record) -> None:
        await self._supervisor.kept(device, record)

    # --- for staff ---------------------------------------------------------------------------------------------

    def bound(self) -> Mapping[str, Binding]:
        """Return what is bound now, by name."""
        return dict(self._bindings)

    def purpose(self, device: str) -> str:
        """Return care or study, of a device that is or was bound."""
        return self._known[device].purpose if device in self._known else "care"

    def driver_of(self, device: str) -> str:
        """Return the driver's slug of a device that is or was bound; else nothing."""
        return self._known[device].driver.key if device in self._known else ""

    async def bind(self, binding: Binding) -> None:
        """Take a device in while the kiosk runs, in place of what stands under its name. Raises InUse."""
        await self._supervisor.bind(binding)
        self._bindings[binding.device_id] = self._known[binding.device_id] = binding

    async def unbind(self, device: str) -> None:
        """Let a device go; an unknown one is gone already."""
        self._bindings.pop(device, None)
        await self._supervisor.unbind(device)

    async def nearby(self) -> tuple[Nearby, ...]:
        """Return what could be bound; it takes a moment until the air has been listened to."""
        return await self._supervisor.nearby()

    def test_reading(self, device: str, hear: Hear) -> AbstractAsyncContextManager[None]:
        """Lease a bound device: what it says goes here, never into a visit or the tray. Entering raises InUse."""
        return self._supervisor.test(device, hear)

    def try_out(self, binding: Binding, hear: Hear) -> AbstractAsyncContextManager[None]:
        """The same with a device that is not bound."""
        return self._supervisor.try_out(binding, hear)

    def drivers(self) -> Mapping[str, Driver]:
        """Return every driver this kiosk knows."""
        return registry.installed().drivers

    async def pair(self, device: str) -> Reason:
        """Pair a Bluetooth device anew; returns NONE, or why not. Cancel it to give up."""
        return await self._supervisor.pair(device)

    async def answer_passkey(self, device: str, number: str) -> bool:
        """Pass on what staff typed or confirmed; False: nobody asks."""
        return self._supervisor.answer(device, number)

    def facts(self, device: str) -> Mapping[str, Fact]:
        """Return what is known of a device now: state, reason, since, said_at, rejected, and what it told of itself."""
        found: dict[str, Fact] = {}
        changed, kept = self._supervisor.states().get(device), self._supervisor.device(device)
        if changed is not None:
            found |= {"state": changed.state.value, "reason": changed.reason_key, "detail": changed.detail}
        if kept is not None:
            found |= {what: value for what, value in kept.facts.items()} | {"rejected": Decimal(kept.rejected)}
        for name, times in (("since", self._since), ("said_at", self._said_at)):
            if device in times:
                found[name] = times[device]
        return found

    def hear(self, event: Event) -> None:
        """Note when a device said something last, and since when it is as it is."""
        if self._now is None:
            return
        match event:
            case Said():
                self._said_at[event.device_id] = self._now()
            case Changed():
                self._since[event.device_id] = self._now()
