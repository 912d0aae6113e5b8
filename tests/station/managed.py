"""The part of `FakeDevices` that staff manage: binding, looking around, test readings, pairing. No wires."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from kiosk.core.reading import Record
from kiosk.devices.bound import InUse
from kiosk.devices.driver import BleSession, Driver, SerialLine
from kiosk.devices.events import Binding, Hear
from kiosk.devices.nearby import Nearby
from kiosk.devices.reasons import Reason

SCALE = Driver("toy-scale", "Toy", "S-1", "and_standard", SerialLine(), ("body_weight",), source="toy", confidence="V")
SCALE_TOO = Driver("toy-scale-2", "Toy", "S-2", "and_standard", SerialLine(), ("body_weight",), confidence="C D")
CUFF = Driver(
    "toy-cuff",
    "Toy",
    "C-1",
    "gatt:2A35",
    BleSession("1810", ("2a35",), names=("TOY",), pair=True),
    ("systolic_pressure", "diastolic_pressure"),
    confidence="A B",
)
DRIVERS = {one.key: one for one in (SCALE, SCALE_TOO, CUFF)}


@dataclass
class FakeDevice:
    """One bound device. ``open_step``: between begin and end; it is an error to begin twice."""

    key: str
    measures: tuple[str, ...]
    protocol: str
    memory: bool = False
    state: str = "ready"
    open_step: bool = False
    begun: int = 0
    forgotten: list[Record] = field(default_factory=list)  # what it was told that we have
    reason: str = ""
    binding: Binding | None = None
    facts: dict[str, Decimal | str | datetime] = field(default_factory=dict)

    @property
    def bound(self) -> Binding:
        """The binding staff made, or one that goes with what it measures."""
        driver = Driver(f"maker-{self.key}", "Maker", self.key.upper(), self.protocol, SerialLine(), self.measures)
        return self.binding or Binding(self.key, driver, f"/dev/{self.key}", f"SN-{self.key}")


class Managed:
    """``near``: what `nearby` finds; ``hears``: who listens to a device under test, by its id or address."""

    def __init__(self, *devices: FakeDevice) -> None:
        self.all = {device.key: device for device in devices}
        self.known = dict(DRIVERS)
        self.near: list[Nearby] = []
        self.hears: dict[str, Hear] = {}
        self.paired: dict[str, asyncio.Future[Reason]] = {}
        self.typed: list[tuple[str, str]] = []
        self.asks = True  # whether a device waits for a number now

    def bound(self) -> Mapping[str, Binding]:
        return {key: device.bound for key, device in self.all.items()}

    def purpose(self, device: str) -> str:
        return self.all[device].bound.purpose if device in self.all else "care"

    def drivers(self) -> Mapping[str, Driver]:
        return self.known

    def facts(self, device: str) -> Mapping[str, Decimal | str | datetime]:
        found = self.all[device]
        return {"state": found.state, "reason": found.reason, **found.facts}

    async def nearby(self) -> tuple[Nearby, ...]:
        await asyncio.sleep(0)
        return tuple(self.near)

    async def bind(self, binding: Binding) -> None:
        await asyncio.sleep(0)
        assert binding.port not in self.hears, "bound while it is tried out"
        old = self.all.get(binding.device_id)
        assert old is None or not old.open_step, "taken from under a step"
        driver = binding.driver
        self.all[binding.device_id] = FakeDevice(
            binding.device_id, driver.measures, driver.protocol, driver.memory, binding=binding
        )

    async def unbind(self, device: str) -> None:
        await asyncio.sleep(0)
        self.all.pop(device, None)

    @asynccontextmanager
    async def test_reading(self, device: str, hear: Hear) -> AsyncIterator[None]:
        if self.all[device].open_step:
            raise InUse(device)
        async with self._heard(device, hear):
            yield

    @asynccontextmanager
    async def try_out(self, binding: Binding, hear: Hear) -> AsyncIterator[None]:
        async with self._heard(binding.port, hear):
            yield

    @asynccontextmanager
    async def _heard(self, key: str, hear: Hear) -> AsyncIterator[None]:
        assert key not in self.hears, f"{key} is tested twice"
        self.hears[key] = hear
        try:
            yield
        finally:
            del self.hears[key]
            await asyncio.sleep(0)

    async def pair(self, device: str) -> Reason:
        self.paired[device] = asyncio.get_running_loop().create_future()
        return await self.paired[device]

    async def answer_passkey(self, device: str, number: str) -> bool:
        await asyncio.sleep(0)
        self.typed.append((device, number))
        return self.asks
