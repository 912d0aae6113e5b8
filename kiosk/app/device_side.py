"""The supervisor as the station sees it (`kiosk.station.ports.Devices`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kiosk.core.visit_record import Instrument
from kiosk.devices.driver import WireProtocol
from kiosk.devices.supervisor import Binding, Supervisor


class DeviceSide:
    """Bindings in the order staff made them: the first that can, is asked first."""

    def __init__(
        self, bindings: Sequence[Binding], protocols: Mapping[str, WireProtocol], supervisor: Supervisor
    ) -> None:
        self._bindings = {binding.device_id: binding for binding in bindings}
        self._protocols = protocols
        self._supervisor = supervisor

    def candidates(self, needs: Sequence[str]) -> tuple[str, ...]:
        """Those made for it come before those that also can: the resident stands on the scale, not on the stadiometer.

        What a driver measures first is what it is made for.
        """
        able = [bound for bound in self._bindings.values() if set(needs) <= set(bound.driver.measures)]
        made_for = [bound for bound in able if bound.driver.measures[0] in needs]
        return tuple(bound.device_id for bound in made_for or able)

    def state(self, device: str) -> str:
        return self._supervisor.states()[device].state.value

    def instrument(self, device: str) -> Instrument:
        bound = self._bindings[device]
        serial = bound.serial_number or bound.device_id
        return Instrument(bound.driver.key, bound.driver.maker, bound.driver.model, serial)

    def has_memory(self, device: str) -> bool:
        return self._bindings[device].driver.memory

    def codec(self, device: str) -> tuple[str, str]:
        protocol = self._protocols[self._bindings[device].driver.protocol]
        return protocol.key, protocol.version

    async def begin(self, device: str) -> None:
        await self._supervisor.begin(device)

    async def end(self, device: str) -> None:
        await self._supervisor.end(device)
