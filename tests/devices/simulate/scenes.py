"""Small scenarios for these tests, and a client's view of a BLE device."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from bleak import BleakScanner
from bleak.backends.device import BLEDevice
from bleak.exc import BleakBluetoothNotAvailableError

from tests.rig import LIMIT, Rig

CUFF, GRIP = "F0:0D:18:10:00:01", "F0:0D:7E:4E:00:01"
DATA, CONTROL = "7e4e1702-1ea6-40c9-9dcc-13d34ffead57", "7e4e1703-1ea6-40c9-9dcc-13d34ffead57"
PRESSURE = {"systolic": 128, "diastolic": 78, "pulse": 72}
SPEED = 40.0
OUR_CLOCK = bytes.fromhex("EA070B15091E00")  # 2026-11-21 09:30

Start = Callable[..., Rig]
Table = dict[str, object]


def device(driver: str, link: Mapping[str, object], *at: Mapping[str, object], **more: object) -> Table:
    return {"device": [{"driver": driver, "link": link, "at": list(at), **more}]}


def scale(*at: Mapping[str, object], **more: object) -> Table:
    return device("cas-ci-400", {"serial": "scale"}, *at, **more)


def cuff(*at: Mapping[str, object], driver: str = "and-ua-651ble") -> Table:
    return device(driver, {"ble": CUFF}, *at, measuring=3)


def grip(*at: Mapping[str, object]) -> Table:
    return device("tindeq-progressor", {"ble": GRIP}, *at)


def pressure(**more: object) -> Table:
    return {"step": "pressure", "value": PRESSURE, **more}


async def find(address: str) -> BLEDevice:
    """Scan until the device is heard; an adapter may be on its way back."""
    async with asyncio.timeout(LIMIT):
        while True:
            with suppress(BleakBluetoothNotAvailableError):
                found = await BleakScanner.find_device_by_address(address, timeout=LIMIT)
                assert found is not None
                return found
            await asyncio.sleep(0.01)


def samples(notifications: list[bytes]) -> list[tuple[float, int]]:
    """Tindeq notifications as (kg, µs)."""
    return [pair for one in notifications for pair in struct.iter_unpack("<fI", one[2:])]


@pytest.fixture(name="start")
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Start rigs and stop them at the end; bleak finds the newest one's bus."""
    rigs: list[Rig] = []

    def start(scenario: str | Table, **more: float) -> Rig:
        rig = Rig(tmp_path / str(len(rigs)), scenario, speed=more.get("speed", SPEED))
        rigs.append(rig)
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", rig.dbus)
        return rig

    yield start
    for rig in rigs:
        rig.stop()
