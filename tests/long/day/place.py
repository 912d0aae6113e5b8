"""The place of the scripted day: a real installation, a simulated scale, a FHIR server, and `kiosk run` in a window."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from kiosk.app.demo.look import Site, bind_devices
from kiosk.app.demo.props import Simulator, fhir_server, simulator
from kiosk.app.installing import Answers, install
from kiosk.app.storing import key_source, store_settings
from kiosk.config import load
from kiosk.core.roles import Role
from kiosk.store.database import open_store
from kiosk.store.keys import load_keys
from kiosk.store.records import Store
from tests.app.atspi import PATIENCE, SCREEN, SIZE, Desk

PINS = {Role.ADMINISTRATOR: "840952", Role.MANAGER: "730841", Role.SPECIALIST: "620739", Role.HELPER: "510628"}
NAMES = {Role.ADMINISTRATOR: "홍관리", Role.MANAGER: "남실장", Role.SPECIALIST: "문운동", Role.HELPER: "추도움"}
SCALE = "cas-ci-400"


@dataclass(frozen=True, slots=True)
class Place:
    """Everything the day happens at."""

    site: Site
    desk: Desk
    devices: Simulator
    platform: str
    shots: Path

    def steer(self, what: str, **more: object) -> None:
        """Tell the simulated scale what its resident does."""
        self.devices.steer({"do": what, **more})

    def settle(self) -> None:
        """Wait until the screen has said the same thing for a moment."""
        before, end = "", time.monotonic() + 20
        while (now := self.desk.says()) != before and time.monotonic() < end:
            before = now
            time.sleep(0.25)

    def now(self) -> datetime:
        """The time of the day."""
        return datetime.now(UTC)

    def until(self, true: Callable[[Store], object]) -> None:
        """Wait for something in the store, looked at from outside."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with self.store() as store:
                if true(store):
                    return
            time.sleep(0.3)
        raise AssertionError("it never came about in the store")

    def shot(self, name: str) -> None:
        """Keep a picture for people to look at."""
        self.shots.mkdir(exist_ok=True)
        self.desk.shot(self.shots / f"{name}.png")

    @contextmanager
    def store(self) -> Iterator[Store]:
        """Open the store in this process, as a fresh reader would."""
        settings = load(self.site.config)
        keys = load_keys(self.site.data_dir, key_source(settings, self.site.config))
        with open_store(store_settings(settings, self.site.data_dir), keys) as store:
            yield store


def scenario(folder: Path, weights: Sequence[Decimal], strays: Sequence[Decimal]) -> Path:
    """Write what the scale will show: one entry each time ``weight`` begins, and for ``stray`` when nobody measures."""
    lines = ['about = "A working day, made up."', "[resident]", 'sex = "F"', "age = 70"]
    lines += ["[[device]]", f'driver = "{SCALE}"', 'link = { serial = "scale" }']
    for step, values in (("weight", weights), ("stray", strays)):
        for value in values:
            lines += ["[[device.at]]", f'step = "{step}"', f"value = {value}"]
    path = folder / "day.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _install(site: Site, platform: str) -> None:
    config: dict[str, Any] = {
        "schema": 1,
        "centre": {"id": "test-centre", "station": "st-1"},
        "screen": SCREEN,
        "platform": {"url": platform},
        "idle": {"ask_s": 300.0, "answer_s": 300.0, "goodbye_s": 20.0},
        "programmes": {"weight-only": {"assessments": ["weight"]}},
    }
    install(site.config, site.data_dir, Answers(config, NAMES[Role.ADMINISTRATOR], PINS[Role.ADMINISTRATOR]))


@contextmanager
def opened(folder: Path, weights: Sequence[Decimal], strays: Sequence[Decimal]) -> Iterator[Place]:
    """Open the place for the length of the block."""
    site = Site(folder)
    with fhir_server() as url:
        assert url, "the FHIR test server needs Node (make setup)"
        _install(site, url)
        with simulator(str(scenario(folder, weights, strays)), folder, 7, 4.0) as devices:
            bind_devices(site, devices)
            words = ["--config", str(site.config), "--data-dir", str(site.data_dir)]
            desk = Desk(
                [sys.executable, "-m", "kiosk", "run", "--windowed", f"{SIZE[0]}x{SIZE[1]}", *words],
                SIZE,
                folder / "screen.log",
            )
            place = Place(site, desk, devices, url, folder / "shots")
            hire(place)
            with desk:
                desk.wait_for("시작하기")
                yield place


def hire(place: Place) -> None:
    """Give the place a member of staff of each role beside the administrator."""
    with place.store() as store:
        for role in (Role.MANAGER, Role.SPECIALIST, Role.HELPER):
            store.staff_add(NAMES[role], role, PINS[role], actor="system:test", now=datetime.now(UTC))


def sent(place: Place) -> list[dict[str, Any]]:
    """What the scale said, as the simulator wrote it down."""
    return [json.loads(line) for line in place.devices.sent.read_text(encoding="utf-8").splitlines()]
