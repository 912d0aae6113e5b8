"""`kiosk devices simulate`: the simulator for people; a scenario, or one driver that measures now and then."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from kiosk.app.demo.props import Simulator, simulator
from kiosk.core.errors import ConfigError
from kiosk.core.tray import STEPS
from kiosk.devices.driver import Driver, SerialLine
from kiosk.devices.registry import Registry
from kiosk.devices.simulate.scenario import built_in

ADDRESS = "F0:0D:00:00:00:01"
USUAL = {
    "systolic_pressure": "value = { systolic = 128, diastolic = 78, pulse = 72 }",
    "body_height": "value = { height = 165.4, weight = 65.4 }",
    "spo2": "value = { spo2 = 97, pulse = 72 }",
    "grip_force": "curve = { peak = 31.4 }",
    "contact": "value = { chair_stand_30s = 5 }",
    "distance": "value = { chair_stand_30s = 5 }",
    "body_temperature": "value = 36.6",
    "heart_rate": "value = { pulse = 72 }",
    "glucose": "value = 95",
}
"""What a driver is let measure, by what it measures first."""
OTHERS = ("value = 65.4", "value = { force = 31.3 }", "value = 1234567", "")
"""What it may be able to play otherwise; the first that it can is played."""


@contextmanager
def playing(
    known: Registry, what: str, folder: Path, *, seed: int, speed: float, value: str = ""
) -> Iterator[tuple[Simulator, str]]:
    """Start it; yields the simulator, and the step that makes a lone driver measure. Raises ConfigError."""
    if not (what in built_in() or what in known.drivers or Path(what).suffix or Path(what).exists()):
        raise ConfigError(f"{what}: no scenario, no file and no driver of this name; see: kiosk devices list")
    if what not in known.drivers:
        with simulator(what, folder, seed, speed) as running:
            yield running, ""
        return
    driver, why = known.drivers[what], ""
    value = _checked(value)
    for words in (f"value = {value}",) if value else tries(driver):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "scenario.toml").write_text(scenario_of(driver, words), encoding="utf-8")
        try:
            running = Simulator(str(folder / "scenario.toml"), folder, seed, speed)
        except ConfigError as error:
            why = str(error)
            continue
        try:
            yield running, step_of(driver)
        finally:
            running.stop()
        return
    raise ConfigError(f"{what} cannot be simulated: {why}")


def _checked(value: str) -> str:
    """Return what a scenario can say as a value; raises ConfigError before anything is written."""
    try:
        if value:
            tomllib.loads(f"value = {value}")
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"value: {value!r} is no value: give a number, or {{ name = number, ... }}") from error
    return value


def tries(driver: Driver) -> tuple[str, ...]:
    """Return what a lone driver may be let measure, as lines of a scenario, the likeliest first."""
    usual = tuple(USUAL[one] for one in driver.measures[:1] if one in USUAL)
    return (*usual, *OTHERS)


def step_of(driver: Driver) -> str:
    """Return the step that makes a lone driver measure."""
    return STEPS.get(driver.measures[0], driver.measures[0]) if driver.measures else "read"


def scenario_of(driver: Driver, words: str) -> str:
    """Write the scenario of a lone driver."""
    link = 'serial = "device"' if isinstance(driver.link, SerialLine) else f'ble = "{ADDRESS}"'
    entry = f'[[device.at]]\nstep = "{step_of(driver)}"\n{words}\n' if words else ""
    return f'[[device]]\ndriver = "{driver.key}"\nlink = {{ {link} }}\n{entry}'


def play_on(running: Simulator, step: str, every: float, seconds: float | None, tell: Callable[[str], None]) -> None:
    """Let the lone driver measure again and again, until the time is over."""
    begun = time.monotonic()
    while seconds is None or time.monotonic() - begun < seconds:
        if step:
            running.steer({"do": "step", "step": step})
            tell(f"{step} begins")
        time.sleep(every if seconds is None else max(0.0, min(every, seconds - (time.monotonic() - begun))))


def places(ready: Mapping[str, object]) -> list[str]:
    """Say where its devices are found, a line each."""
    lines = []
    devices = ready.get("devices")
    for device in devices if isinstance(devices, list) else ():
        where = device["place"] or f"{device['link']} (Bluetooth)"
        lines.append(f"{device['driver']:24} {where}")
    return lines
