"""시연 at a station without devices: a visitor is shown a whole measurement with simulated ones, which end with it."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk.app.installing import Answers, install
from kiosk.app.modes import ground, write_wish
from kiosk.app.showing import shown_devices
from kiosk.app.storing import key_source, store_settings
from kiosk.config import load
from kiosk.core.made_up import PRACTICE_PINS
from kiosk.core.messages import Scene, Shown
from kiosk.core.roles import Role
from kiosk.store.database import open_store
from kiosk.store.gateway import StoreGateway
from kiosk.store.keys import load_keys
from kiosk.store.records import Store
from kiosk.store.values import Binding
from tests.app.atspi import SCREEN, Desk, missing
from tests.fakes import RealClock
from tests.needs import need

PIN = "840952"
PATIENCE = 300.0  # a hang is a failure, never a timing
VALUES = {"158.3", "65.4", "128", "24.1"}  # what the built-in scenario "normal" shows, on cables and by radio
CONFIG: dict[str, Any] = {
    "schema": 1,
    "centre": {"id": "test", "station": "st-1"},
    "screen": SCREEN,
}


@pytest.fixture
def installed(tmp_path: Path) -> tuple[Path, Path]:
    """A new installation without a device, whose next start is a show."""
    config, data = tmp_path / "kiosk.toml", tmp_path / "data"
    install(config, data, Answers(CONFIG, "홍관리", PIN))
    write_wish(data, "show", datetime.now(UTC).astimezone(load(config).zone).date())
    return config, data


def test_a_visitor_is_shown_a_whole_measurement(installed: tuple[Path, Path]) -> None:
    lacking = missing()
    need(lacking, not lacking)
    with Desk.of(*installed) as desk:
        desk.wait_marked("시연")
        desk.wait_for("시작하기")
        assert visit(desk) >= VALUES
        assert len(simulators(desk.kiosk.pid)) == 1
        desk.sign_in(PRACTICE_PINS[Role.HELPER])
        desk.wait_for("담당 연습")
        compared(desk)
        desk.press("training")
        desk.press("off")
        desk.wait_gone("직원 화면")
        desk.wait_for("시작하기")
        desk.sign_in(PIN)
        desk.wait_for("담당 홍관리")
        assert not desk.marked("시연")
        assert simulators(desk.kiosk.pid) == []
        environment = Path(f"/proc/{desk.kiosk.pid}/environ").read_bytes()
        assert b"DBUS_SYSTEM_BUS_ADDRESS" not in environment, "the real kiosk would look for the simulated radio"


def compared(desk: Desk) -> None:
    """From the ten minutes' script to two simulated devices side by side, a pair of values, and home again."""
    desk.press("stage")
    desk.wait_for("8단계 중 1단계")
    desk.press("row-step-compare")
    desk.wait_for("8단계 중 5단계")
    desk.press("go")
    desk.wait_for("두 기기를 고르세요")
    desk.press(next(one.id for one in desk.look() if one.pressable and one.id.startswith("row-two-")))
    desk.wait_for("-0.2 kg")
    desk.press("pair")
    desk.wait_for("1쌍의 차이는 평균 -0.20 kg")
    desk.wait_for("-0.1 kg")
    for words in ("두 기기를 고르세요", "8단계 중 1단계", "담당 연습"):
        desk.press("back")
        desk.wait_for(words)


def visit(desk: Desk) -> set[str]:
    """A guest, from the welcome to the results; returns all words that were on the screen."""
    desk.press("start")
    desk.press("guest")
    desk.press("sex-F")
    desk.type("19580304")
    desk.press("key-ok")
    seen: set[str] = set()
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        things = desk.look()
        names = {one.id for one in things if one.pressable}
        seen |= {one.name for one in things}
        if "print" in names:
            return seen
        if {"yes", "no"} <= names:
            press(desk, "yes" if "보관" in desk.says() else "no")
        elif choices := [one.id for one in things if one.pressable and one.id.startswith("choice-")]:
            press(desk, "choice-basic" if "choice-basic" in choices else choices[0])
        elif "next" in names:
            press(desk, "next")
        else:
            time.sleep(0.1)
    raise AssertionError(f"the results never came:\n{desk.says()}")


def press(desk: Desk, name: str) -> None:
    """Press, and wait for what comes of it."""
    before = desk.says()
    desk.press(name)
    end = time.monotonic() + 5
    while desk.says() == before and time.monotonic() < end:
        time.sleep(0.05)


def simulators(parent: int) -> list[int]:
    """The children of this process that simulate devices."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            words = (entry / "cmdline").read_bytes()
            father = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError, IndexError):
            continue
        if father == parent and b"kiosk.devices.simulate" in words:
            found.append(int(entry.name))
    return found


async def lent(config: Path, data: Path) -> tuple[list[str], str | None]:
    """One start's devices, and where the radio is looked for meanwhile."""
    made = ground(load(config), data, config, datetime.now(UTC))
    gateway = await StoreGateway.open(made.store, made.keys)
    try:
        async with shown_devices(made, gateway, RealClock()) as hear:
            hear(Shown(Scene("attract")))
            rows = await gateway.read(Store.bindings)
            return [row.driver for row in rows], os.environ.get("DBUS_SYSTEM_BUS_ADDRESS")
    finally:
        await gateway.close()


async def test_a_station_with_a_device_shows_its_own(installed: tuple[Path, Path]) -> None:
    config, data = installed
    real = Binding("scale-1", "cas-ci-400", "serial", "/dev/x")
    settings = load(config)
    with open_store(store_settings(settings, data), load_keys(data, key_source(settings, config))) as store:
        store.bind(real, actor="system:test", now=datetime.now(UTC))
    assert await lent(config, data) == (["cas-ci-400"], os.environ.get("DBUS_SYSTEM_BUS_ADDRESS"))


async def test_the_simulated_ones_are_bound_in_practice_alone_and_again_at_each_start(
    installed: tuple[Path, Path],
) -> None:
    before = os.environ.get("DBUS_SYSTEM_BUS_ADDRESS")
    for _ in range(2):
        drivers, radio = await lent(*installed)
        assert drivers == ["and-ua-651ble", "cas-ci-400", "gtech-gl-150", "tindeq-progressor"]
        assert radio != before
        assert os.environ.get("DBUS_SYSTEM_BUS_ADDRESS") == before
    assert simulators(os.getpid()) == []
    config, data = installed
    settings = load(config)
    with open_store(store_settings(settings, data), load_keys(data, key_source(settings, config))) as store:
        assert store.bindings() == ()


async def test_where_no_simulator_starts_it_is_a_show_without_devices(
    installed: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")  # no dbus-daemon
    assert await lent(*installed) == ([], os.environ.get("DBUS_SYSTEM_BUS_ADDRESS"))
    assert simulators(os.getpid()) == []
