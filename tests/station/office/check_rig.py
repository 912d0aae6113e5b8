"""A room with scales, a grip sensor and a cuff whose flaws are known, and a helper who does what the page says.

Made up: the flaws, the weights and their certificates. The helper has hands (a weight takes seconds to lift) and eyes
(reads the sentence and presses buttons by name); every press and every second is counted.
"""

from __future__ import annotations

import struct
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import UUID, uuid5

from kiosk.core.duties import Home
from kiosk.core.metrology.values import DeviceCheck, Reference
from kiosk.core.pages import Page
from kiosk.core.reading import Record
from kiosk.core.roles import Role
from kiosk.core.texts import Sentence
from kiosk.devices.events import Said
from kiosk.store.records import Store
from tests.fakes import breathe
from tests.station import words as say
from tests.station.fakes import FakeDevice, FakeDevices
from tests.station.office.rig import OfficeRig, pressable
from tests.station.office.test_takeover import drain

SPACE = UUID(int=77)
EVERY = 0.25
ANEW = ("again", ".fl", ".fr", ".br", ".bl")
"""Tasks for which the same load is taken off and put on anew."""
HANDS = {"put": 12.0, "off": 6.0, "look": 8.0, "press": 1.5}
"""Seconds of a helper: a 20 kg weight on from the floor, everything off, a look at a cuff, one press."""


@dataclass
class Flawed:
    """What a device says of the load that is on it."""

    offset: Decimal = Decimal(0)
    gain: Decimal = Decimal(1)
    always: Decimal | None = None  # a device that lies: this, whatever lies on it

    def of(self, load: Decimal) -> Decimal:
        return self.always if self.always is not None else load * self.gain + self.offset


@dataclass
class Floor:
    """The room. ``loads``: what lies on each device; ``flaws`` by device; ``taps`` since the home page."""

    rig: OfficeRig
    flaws: dict[str, Flawed] = field(default_factory=dict)
    loads: dict[str, Decimal] = field(default_factory=dict)
    taps: list[str] = field(default_factory=list)
    micros: dict[str, int] = field(default_factory=dict)

    def says(self, device: str) -> Record:
        """What it says now, as its real bytes."""
        at, load = self.rig.clock.monotonic(), self.loads.get(device, Decimal(0))
        shown = self.flaws.get(device, Flawed()).of(load)
        if device.startswith("grip"):
            return self._pull(device, shown * Decimal("9.7975") / Decimal("9.80665"), at)
        return say.weight_line(round(shown, 1), at)

    def _pull(self, device: str, kg: Decimal, at: float) -> Record:
        start = self.micros.get(device, 0)
        rows = [(float(kg), start + number * 12500) for number in range(int(EVERY * 80))]
        self.micros[device] = rows[-1][1] + 12500
        data = b"".join(struct.pack("<fI", *row) for row in rows)
        return say.read("tindeq:data", bytes([1, len(data)]) + data, at)

    async def pass_time(self, seconds: float) -> None:
        """Let a while pass; whatever is listened to goes on talking."""
        for _ in range(round(seconds / EVERY)):
            await self.rig.clock.advance(EVERY)
            for device, hear in tuple(self.rig.devices.hears.items()):
                if not device.startswith("cuff"):
                    hear(Said(device, self.says(device), self.rig.clock.monotonic(), 0, clock_set=True))
        await self.settle()

    async def settle(self) -> None:
        """Let the store's thread answer what was asked of it."""
        for _ in range(6):
            await self.rig.store.call(Store.bindings)  # behind what is being written
            await drain(self.rig)

    async def press(self, name: str, **typed: str) -> Page:
        """One press of the helper."""
        self.taps.append(name)
        page = await self.rig.press(name, **typed)
        await self.pass_time(HANDS["press"])
        return page

    async def begin(self) -> None:
        """From the home page to the first task."""
        await self.rig.ask(Home())
        await self.press("checking")
        await self.press("daily")

    async def obey(self, page_key: str, device_of: Callable[[Page], str], steps: int = 60) -> Page:
        """Do what the page says until another one comes; ``device_of``: which device the page is about."""
        for _ in range(steps):
            page = self.rig.page
            if page.key != page_key:
                return page
            await self._one(page, device_of(page))
        raise AssertionError(f"it never ended: {self.rig.page}")

    async def _one(self, page: Page, device: str) -> None:
        there = pressable(page)
        key = page.say.key if isinstance(page.say, Sentence) else ""
        if "yes" in there:
            await self.pass_time(HANDS["look"])
            await self.press("yes")
        elif "save" in there or "again" in there:
            await self.press("save" if "save" in there else "again")
        elif key.startswith("metrology.do"):
            await self._do(key, page, device)
        elif key in ("checks.do.left-on", "checks.do.other", "checks.do.looks-like", "checks.do.same"):
            if self.stuck(device) and "take" in there:
                await self.press("take")
            else:
                await self.pass_time(2.0)
        else:
            await self.pass_time(2.0)

    async def _do(self, key: str, page: Page, device: str) -> None:
        assert isinstance(page.say, Sentence)
        wanted = Decimal(0) if key.endswith("zero") else Decimal(page.say.params[0].split(" ")[0])
        if self.loads.get(device, Decimal(0)) == wanted and not key.endswith(ANEW):
            await self.pass_time(2.0)
            return
        self.loads[device] = Decimal(0)
        await self.pass_time(HANDS["off"])
        if wanted:
            self.loads[device] = wanted
            await self.pass_time(HANDS["put"] - HANDS["off"])
        await self.pass_time(2.0)

    def stuck(self, device: str) -> bool:
        return self.flaws.get(device, Flawed()).always is not None


def mass(kg: str, *, due: date | None = date(2028, 1, 1), certificate: str = "made-up KOLAS 1") -> Reference:
    """A weight of class M1, as its made-up certificate tells."""
    nominal = Decimal(kg.rstrip("b"))  # 20b: the second one of 20 kg
    uncertainty = nominal * Decimal("0.00005")
    key = uuid5(SPACE, kg + certificate)
    return Reference(
        key, "mass", f"분동 {kg} kg", nominal, "kg", nominal, uncertainty, certificate=certificate, due_on=due
    )


def room_of(*extra: FakeDevice) -> FakeDevices:
    pressures = ("systolic_pressure", "diastolic_pressure", "mean_pressure", "heart_rate")
    return FakeDevices(
        FakeDevice("scale", ("body_weight",), "and_standard"),
        FakeDevice("cuff", pressures, "gatt:2A35", memory=True),
        FakeDevice("grip", ("grip_force",), "tindeq:data"),
        *extra,
    )


@asynccontextmanager
async def floor(
    folder: Path, *extra: FakeDevice, role: Role = Role.HELPER, masses: str = "20 10 5"
) -> AsyncIterator[Floor]:
    """The room in the morning, somebody signed in, the weights in the store."""
    async with OfficeRig(folder, room_of(*extra)) as rig:
        rig.station._lobby()
        for kg in masses.split():
            await rig.store.call(Store.reference_put, mass(kg), actor="system:test", now=rig.clock.utc())
        await rig.sign_in(role)
        yield Floor(rig)
        for job in tuple(rig.station._jobs):
            job.cancel()
        await breathe()


async def checks(rig: OfficeRig, device: str, quantity: str) -> tuple[DeviceCheck, ...]:
    """What is kept of one device."""
    bound = rig.devices.all[device].bound
    return await rig.store.read(Store.checks_of, bound.driver.key, bound.serial_number, quantity)
