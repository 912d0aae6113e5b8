"""One look of a demonstration: language, orientation, zoom; and the little installation it runs on.

The installation is real: encrypted store, key file, staff with a PIN, bound devices. All people in it are made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Literal

from kiosk.app import installing
from kiosk.app.demo.props import Simulator
from kiosk.app.storing import key_source, store_settings
from kiosk.config import load
from kiosk.core.battery import BATTERY
from kiosk.core.metrology.pretend import Pretend, pretended
from kiosk.core.metrology.values import DeviceCheck
from kiosk.core.programme import fits, ordered
from kiosk.devices import registry
from kiosk.devices.driver import link_kind
from kiosk.devices.simulate.scenario import Checked, Resident
from kiosk.store.database import open_store
from kiosk.store.keys import load_keys
from kiosk.store.values import Binding, Role

PITCH_MM = 0.248  # the reference screen, 21.5 inch
ADMIN_PIN = "604213"
HELPER_PIN = "280417"
ACTOR = "system:demo"
PROGRAMME = "demo"


@dataclass(frozen=True, slots=True)
class Look:
    """How the screen stands and speaks."""

    language: str = "ko"
    portrait: bool = True
    text_scale: int = 100
    shrink: int = 1  # every millimetre with so many times fewer pixels: the same screen, drawn coarsely and quickly
    keypad: bool = False  # arrows and OK instead of a finger

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        long, short = 1920 // self.shrink, 1080 // self.shrink
        return (short, long) if self.portrait else (long, short)

    @property
    def name(self) -> str:
        """A name for folders, such as ko-portrait."""
        scale = "" if self.text_scale == 100 else f"-{self.text_scale}"
        return f"{self.language}-{'portrait' if self.portrait else 'landscape'}{scale}"


ALL_LOOKS = tuple(Look(language, portrait) for language in ("ko", "en") for portrait in (True, False))


@dataclass(frozen=True, slots=True)
class Site:
    """Where the demonstration's installation lies."""

    folder: Path

    @property
    def config(self) -> Path:
        return self.folder / "etc" / "kiosk.toml"

    @property
    def data_dir(self) -> Path:
        return self.folder / "store"


def build_site(
    folder: Path,
    look: Look,
    platform: str,
    resident: Resident,
    *,
    idle: tuple[float, float],
    only: tuple[str, ...] | Literal["all"] = (),
) -> Site:
    """Make the installation; the clearing PIN of the scenario becomes a specialist's. ``only``: what it offers."""
    site = Site(folder)
    raw = _settings(look, platform, idle)
    if only:
        raw["programmes"] = {PROGRAMME: _programme(only, resident.age)}
    installing.install(site.config, site.data_dir, installing.Answers(raw, "시연 관리자", ADMIN_PIN))
    with _open(site) as store:
        store.staff_add("시연 도우미", Role.HELPER, HELPER_PIN, actor=ACTOR, now=datetime.now(UTC))
        if resident.pin:
            store.staff_add("시연 운동사", Role.SPECIALIST, resident.pin, actor=ACTOR, now=datetime.now(UTC))
    return site


def _settings(look: Look, platform: str, idle: tuple[float, float]) -> dict[str, Any]:
    width, height = look.size
    return {
        "schema": 1,
        "centre": {"id": "demo-centre", "station": "demo-1"},
        "screen": {
            "width": width,
            "height": height,
            "pitch_mm": PITCH_MM * look.shrink,
            "language": look.language,
            "text_scale": look.text_scale,
            "still": look.shrink > 1,  # drawn coarsely: nobody watches it move
        },
        "platform": {"url": platform},
        "idle": {"ask_s": idle[0], "cover_s": idle[0], "answer_s": idle[1], "goodbye_s": 20.0},
    }


def _programme(only: tuple[str, ...] | Literal["all"], age: int) -> dict[str, Any]:
    """The one programme of a scenario that names its tests itself."""
    keys = [key for key, one in BATTERY.items() if fits(one, age)] if only == "all" else list(only)
    return {"assessments": list(ordered(keys)) if only == "all" else keys, "age_min": age, "age_max": age}


def bind_devices(site: Site, simulator: Simulator, checked: Checked | None = None) -> None:
    """Bind what the simulator plays, in the scenario's order, with the checks it is to have had."""
    now = datetime.now(UTC)
    with _open(site) as store:
        for row in bindings_of(simulator, now):
            store.bind(row, actor=ACTOR, now=now)
            for check in checks_of(row, now, checked or Checked()):
                store.check_add(check, actor=ACTOR, now=now)


def checks_of(row: Binding, now: datetime, checked: Checked) -> tuple[DeviceCheck, ...]:
    """Return the made-up checks of a device that is played, or lent to practice."""
    driver = registry.installed().drivers.get(row.driver)
    if driver is None or not checked.made_up:
        return ()
    how: Pretend = "overdue" if row.driver in checked.overdue else "failed" if row.driver in checked.failed else "good"
    return pretended(row.driver, row.serial or row.device, driver.measures, now, how)


def bindings_of(simulator: Simulator, now: datetime) -> list[Binding]:
    """Return what the simulator plays, as staff would bind it."""
    drivers, found = registry.installed().drivers, []
    for number, device in enumerate(simulator.ready["devices"], start=1):
        driver = drivers[device["driver"]]
        address = device["place"] or device["link"]
        kind, name = link_kind(driver.link), f"{driver.key}-{number}"
        found.append(Binding(name, driver.key, kind, address, f"sim-{number}", ACTOR, now))
    return found


def _open(site: Site) -> Any:
    settings = load(site.config)
    keys = load_keys(site.data_dir, key_source(settings, site.config))
    return open_store(store_settings(settings, site.data_dir), keys)


def birth_of(resident: Resident, today: date) -> date:
    """Return the scenario's birth date, or one that makes the age: January 15, or last year's if that is to come."""
    if resident.birth is not None:
        return resident.birth
    day = date(today.year - resident.age, 1, 15)
    return day if day.replace(year=today.year) <= today else day.replace(year=day.year - 1)
