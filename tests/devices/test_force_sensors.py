"""Every force sensor of the catalogue over real pyserial and bleak: what settles is what the hand did."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Record
from kiosk.core.settle import Settled
from kiosk.core.settle_force import LATE_READ, Squeeze
from kiosk.core.translate import meaning
from kiosk.devices.catalogue.force import FORCE
from kiosk.devices.driver import BleSession, Driver, SerialLine
from kiosk.devices.registry import installed
from kiosk.devices.supervisor import Binding, Event, Said, State, Supervisor
from tests.devices.airs import short_limits
from tests.fakes import RealClock, until
from tests.rig import Rig

STEP = "grip-right-1"
TENTH = QUANTITIES["grip_force"].rounded
PEAKS = ("23.15", "31.4", "31.3", "7.05", "55.0", "12.35", "40.0", "18.25")  # 31.3 kg are whole pounds


def entry(number: int, driver: Driver) -> dict[str, object]:
    """One device of the scenario, with one squeeze of its own."""
    ble = isinstance(driver.link, BleSession)
    link = {"ble": f"F0:0D:00:00:00:{number:02X}"} if ble else {"serial": driver.key}
    # without a clock of its own the play runs as fast as the simulator: half a second of ours must still be a squeeze
    hold = 5.0 if driver.protocol in ("number_line", "pitchsix:force") else 0.8
    squeeze = {"step": STEP, "curve": {"peak": Decimal(PEAKS[number]), "rise": 0.3, "hold": hold}}
    return {"driver": driver.key, "link": link, "at": [squeeze]}


def binding(number: int, driver: Driver, rig: Rig) -> Binding:
    """Bind it; a simulated board needs no two seconds to boot."""
    if isinstance(driver.link, SerialLine):
        return Binding(driver.key, replace(driver, link=replace(driver.link, boot=0.1)), rig.port(driver.key))
    return Binding(driver.key, driver, f"F0:0D:00:00:00:{number:02X}")


class Room:
    """The simulator, a supervisor on some of its devices, and what grip trials, one after the other, made of them."""

    def __init__(self, rig: Rig, *bindings: Binding) -> None:
        self.rig, self.bindings = rig, bindings
        self.forces: dict[str, list[Record]] = {one.device_id: [] for one in bindings}
        self.outcomes: dict[str, list[tuple[Decimal, str]]] = {one.device_id: [] for one in bindings}
        self._squeezes = {one.device_id: Squeeze("grip_force") for one in bindings}
        self.supervisor = Supervisor(bindings, installed().protocols, RealClock(), self._hear)

    def _hear(self, event: Event) -> None:
        """Keep records, and each outcome: value, rounded once, and doubt."""
        if not isinstance(event, Said):
            return
        self.forces[event.device_id].append(event.record)
        outcome = self._squeezes[event.device_id].feed(meaning(event.record))
        if isinstance(outcome, Settled):
            self.outcomes[event.device_id].append((TENTH(outcome.values[0][1]), outcome.doubt))
            self._squeezes[event.device_id] = Squeeze("grip_force")

    def state(self, device: str) -> State:
        return self.supervisor.states()[device].state

    async def step(self) -> None:
        """A trial begins on every sensor."""
        await until(lambda: all(self.state(one.device_id) is State.READY for one in self.bindings))
        for one in self.bindings:
            await self.supervisor.begin(one.device_id)
        await asyncio.to_thread(self.rig.step, STEP)


@asynccontextmanager
async def room(folder: Path, monkeypatch: pytest.MonkeyPatch, drivers: list[Driver]) -> AsyncIterator[Room]:
    """Start simulator and supervisor; both have ended at the end."""
    short_limits(monkeypatch)
    play = {"device": [entry(number, driver) for number, driver in enumerate(drivers)]}
    rig = await asyncio.to_thread(lambda: Rig(folder, play, speed=8))
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", rig.dbus)
    desk = Room(rig, *(binding(number, driver, rig) for number, driver in enumerate(drivers)))
    task = asyncio.create_task(desk.supervisor.run())
    try:
        yield desk
    finally:
        task.cancel()
        await asyncio.wait((task,))
        await asyncio.to_thread(rig.stop)


async def test_the_peak_of_every_force_sensor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drivers = [driver for driver in FORCE if driver.key in installed().drivers]
    async with room(tmp_path, monkeypatch, drivers) as desk:
        await desk.step()
        await until(lambda: all(desk.outcomes.values()), seconds=40)
        good = {driver.key: (TENTH(Decimal(peak)), "") for driver, peak in zip(drivers, PEAKS, strict=True)}
        for key, found in desk.outcomes.items():
            assert found[0] == good[key] or (found[0] == (good[key][0], "lost-data") and late(desk.forces[key])), key
        assert {line["device"] for line in desk.rig.sent(quantity="grip_force")} == set(good)
        assert not desk.rig.sent(lost=True)


@pytest.mark.parametrize("key", ["chronojump-force-sensor", "load-cell-kilogram"])
async def test_half_a_squeeze_is_never_a_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    """The cable is pulled in the middle: a clock that begins anew shows it by itself; without one the hole does."""
    async with room(tmp_path, monkeypatch, [installed().drivers[key]]) as desk:
        await desk.step()
        await until(lambda: any(strong(record) for record in desk.forces[key]))
        await asyncio.to_thread(lambda: desk.rig.do(do="unplug", device=key))
        await until(lambda: desk.state(key) is State.ABSENT)
        heard = len(desk.forces[key])
        await asyncio.sleep(LATE_READ)
        await asyncio.to_thread(lambda: desk.rig.do(do="replug", device=key))
        await until(lambda: len(desk.forces[key]) > heard + 100)
        await until(lambda: not any(strong(record) for record in desk.forces[key][-100:]))
        found = desk.outcomes[key]
        while not found or found[-1][1]:  # the person tries again, as a doubt asks them to
            await asyncio.to_thread(desk.rig.step, STEP)
            before = len(found)
            await until(lambda: len(desk.outcomes[key]) > before)  # noqa: B023  # called before the next turn
            found = desk.outcomes[key]
        assert all(doubt for _, doubt in found[:-1])
        assert found[-1] == (TENTH(Decimal(PEAKS[0])), "")


def late(records: list[Record]) -> bool:
    """Whether this machine was so busy that it read later than a squeeze without a clock can stand."""
    return any(after.at - before.at > LATE_READ for before, after in pairwise(records))


def strong(record: Record) -> bool:
    """Whether the hand is at it."""
    force = record.fields.get("force_n")
    return isinstance(force, Decimal) and force > 200
