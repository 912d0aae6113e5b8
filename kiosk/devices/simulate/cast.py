"""Who plays: the devices of a scenario, each on its link, with every entry rehearsed before the curtain goes up.

A driver slug is looked up among the installed drivers; its protocol key decides who plays it. So a plug-in's driver
that speaks one of these protocols can be simulated too.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path
from random import Random
from typing import Protocol
from zoneinfo import ZoneInfo

from kiosk.devices.driver import BleSession, Driver, SerialLine
from kiosk.devices.plugins.joining import simulators
from kiosk.devices.registry import installed
from kiosk.devices.simulate.bench import Bench, Player, Tell
from kiosk.devices.simulate.ble_player import BleDevice, MakeBle
from kiosk.devices.simulate.flaws import BothLedger, Flaws
from kiosk.devices.simulate.ledger import Ledger
from kiosk.devices.simulate.pace import Pace
from kiosk.devices.simulate.players.cable_cast import CABLES
from kiosk.devices.simulate.players.echo import make_maxbotix, make_uart_ff4
from kiosk.devices.simulate.players.force_cast import CELLS, GRIPS
from kiosk.devices.simulate.players.foreign import ForeignBle, ForeignSerial
from kiosk.devices.simulate.players.gatt_cast import GATT
from kiosk.devices.simulate.players.gatt_cuff import GattCuff
from kiosk.devices.simulate.players.mat import Mat
from kiosk.devices.simulate.players.scale_cast import SCALES
from kiosk.devices.simulate.radio import Radio
from kiosk.devices.simulate.scenario import At, Device, Scenario, ScenarioError
from kiosk.devices.simulate.serial_player import MakeSerial, SerialDevice

SERIAL: dict[str, MakeSerial] = {
    **SCALES,
    **CABLES,
    "chronopic": Mat,
    "maxbotix_r": make_maxbotix,
    "uart_ff4": make_uart_ff4,
    **CELLS,
}
BLE: dict[str, MakeBle] = {"gatt:2A35": GattCuff, **GRIPS, **GATT}


class Simulated(Protocol):
    """A device in the show, on whatever link."""

    slug: str
    link_name: str

    @property
    def place(self) -> str: ...

    @property
    def player(self) -> Player: ...

    @property
    def flaws(self) -> Flaws: ...

    def appear(self) -> None: ...

    async def run(self) -> None: ...

    async def play(self, at: At, step: str) -> None: ...

    def plug(self) -> None: ...

    def unplug(self) -> None: ...

    def fault(self, fault: str, times: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Stage:
    """What all devices share."""

    pace: Pace
    tell: Tell
    ledger: Ledger
    radio: Radio
    seed: int


def cast(scenario: Scenario, folder: Path, stage: Stage) -> list[Simulated]:
    """Build the devices in the scenario's order; raises ScenarioError for what cannot be played."""
    return [_one(number, device, scenario, folder, stage) for number, device in enumerate(scenario.device, 1)]


def _one(number: int, device: Device, scenario: Scenario, folder: Path, stage: Stage) -> Simulated:
    flaws = Flaws(device.flaw, stage.pace, Random(f"{stage.seed}/{number}/flaws"))
    bench = Bench(
        device=device.driver,
        pace=stage.pace,
        chance=Random(f"{stage.seed}/{number}"),
        jitter=Random(f"{stage.seed}/{number}/jitter"),
        ledger=BothLedger(stage.ledger, flaws),
        tell=stage.tell,
        zone=ZoneInfo(scenario.zone),
        sex=scenario.resident.sex,
        weight=_weight(scenario, device),
        measuring=device.measuring,
        flaws=flaws,
    )
    simulated = _linked(bench, device, _driver(device.driver), folder, stage.radio)
    for place, entry in enumerate(device.at, 1):
        try:
            simulated.player.rehearse(entry)
        except ValueError as error:
            raise ScenarioError(f"device[{number}].at[{place}]: {error}") from error
    return simulated


def _linked(bench: Bench, device: Device, driver: Driver, folder: Path, radio: Radio) -> Simulated:
    if isinstance(driver.link, SerialLine) != bool(device.link.serial):
        raise ScenarioError(f"{driver.key} is not a {'serial' if device.link.serial else 'ble'} device")
    if isinstance(driver.link, SerialLine) and driver.protocol in SERIAL:
        return SerialDevice(bench, device, driver.link, folder / "dev", SERIAL[driver.protocol])
    if driver.protocol in BLE:
        return BleDevice(bench, device, driver, radio, BLE[driver.protocol])
    sandbox = simulators().get(driver.protocol)
    if sandbox is not None and isinstance(driver.link, SerialLine):
        foreign = partial(ForeignSerial, driver=driver, sandbox=sandbox)
        return SerialDevice(bench, device, driver.link, folder / "dev", foreign)
    if sandbox is not None and isinstance(driver.link, BleSession):
        return BleDevice(bench, device, driver, radio, partial(ForeignBle, sandbox=sandbox))
    raise ScenarioError(f"{driver.key}: the simulator does not speak {driver.protocol}")


def _driver(slug: str) -> Driver:
    drivers = installed().drivers
    if slug not in drivers:
        raise ScenarioError(f"no driver {slug!r}; there are {', '.join(sorted(drivers))}")
    return drivers[slug]


def _weight(scenario: Scenario, but: Device) -> Decimal | None:
    """What the scenario's own scale shows at the weight step."""
    entries = (entry for device in scenario.device if device is not but for entry in device.at)
    return next((e.value for e in entries if e.step == "weight" and isinstance(e.value, Decimal)), None)
