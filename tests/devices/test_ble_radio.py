"""A radio in trouble heals itself, or says what it needs: deaf or busy adapters, a daemon that hangs, other numbers."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from kiosk.devices.reasons import Reason
from kiosk.devices.supervisor import State
from tests.devices.airs import CUFF, GRIP, Desk, cuff, grip, in_the_air, inflation, scenario, short_limits
from tests.fakes import until
from tests.rig import Rig

ADAPTER = "00:1a:7d:da:71:13"
NEIGHBOUR = "F0:0D:18:1B:00:01"
QUIET = 0.4


@pytest.fixture
def patch(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    short_limits(monkeypatch)
    monkeypatch.setattr("kiosk.devices.scanner.QUIET_SECONDS", QUIET)
    return monkeypatch


def street() -> dict[str, object]:
    """A cuff of ours, and a scale that advertises day and night."""
    scale = {"driver": "xiaomi-mi-scale", "link": {"ble": NEIGHBOUR}}
    cuffs = {"driver": "and-ua-651ble", "link": {"ble": CUFF}, "measuring": 0.2, "at": [inflation(120)]}
    return {"device": [cuffs, scale]}


async def works(desk: Desk) -> None:
    """A value comes, once."""
    await desk.step()
    await until(lambda: (120, 80) in desk.values())
    assert desk.values().count((120, 80)) == 1


async def test_an_idle_room_with_neighbours_is_no_wedge(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    async with in_the_air(tmp_path, patch, street(), cuff()) as desk:
        await asyncio.sleep(3 * QUIET)
        assert desk.radio.scanner.scans == 1
        assert desk.reason() == Reason.WAITING
        await works(desk)


async def test_a_connected_sensor_shows_that_the_radio_works(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    async with in_the_air(tmp_path, patch, scenario(), grip()) as desk:
        await asyncio.sleep(3 * QUIET)
        assert desk.radio.scanner.scans == 1
        assert desk.state("grip") is State.READY


async def test_a_deaf_adapter_is_switched_off_and_on(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    async with in_the_air(tmp_path, patch, street(), cuff()) as desk:
        before = await desk.census()
        await desk.fault("adapter-deaf")
        await desk.step()
        await until(lambda: desk.ended())
        assert desk.values() == [(120, 80)]
        assert not desk.was(State.FAULTY)
        await until(lambda: desk.reason() == Reason.WAITING)
        await desk.counted(before)


async def test_staff_are_told_of_an_adapter_that_stays_deaf(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    """It may be an empty room: a hint, and the device stays usable."""
    async with in_the_air(tmp_path, patch, street(), cuff()) as desk:
        await desk.fault("adapter-deaf-hard")
        await until(lambda: desk.reason() == Reason.RADIO_QUIET)
        assert desk.state() is State.READY
        await desk.fault("clear")
        await until(lambda: desk.reason() == Reason.WAITING)
        await works(desk)


async def test_an_adapter_that_refuses_to_scan_is_switched_off_and_on(
    tmp_path: Path, patch: pytest.MonkeyPatch
) -> None:
    async def busy(rig: Rig) -> None:
        rig.fault("adapter-busy")

    async with in_the_air(tmp_path, patch, street(), cuff(), before=busy) as desk:
        assert not desk.was(State.FAULTY)
        await works(desk)


async def test_staff_are_told_of_an_adapter_that_goes_on_refusing(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    async def busy(rig: Rig) -> None:
        rig.fault("adapter-busy-hard")

    async with in_the_air(tmp_path, patch, street(), cuff(), before=busy, ready=False) as desk:
        await until(lambda: desk.reason() == Reason.RADIO_STUCK)
        assert desk.state() is State.FAULTY
        await desk.fault("clear")
        await until(lambda: desk.reason() == Reason.WAITING)
        await works(desk)


async def test_a_daemon_that_answers_nobody(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    """It hangs but does not die: no call may wait for it for ever, and no connection may stay behind."""
    patch.setattr("kiosk.devices.scanner.SCAN_SECONDS", 0.3)
    patch.setattr("kiosk.devices.bluez.BUS_SECONDS", 0.3)
    async with in_the_air(tmp_path, patch, scenario(inflation(120)), cuff(), grip()) as desk:
        await until(lambda: desk.state("grip") is State.READY)
        await desk.fault("bluetoothd-hang")
        await desk.fault("hang-up", GRIP)
        await until(lambda: desk.reason() == desk.reason("grip") == Reason.NO_ANSWER)
        assert desk.state() is State.FAULTY
        await desk.fault("clear")
        await until(lambda: desk.reason() == Reason.WAITING and desk.state("grip") is State.READY)
        await works(desk)


@pytest.mark.parametrize("adapter", ["", ADAPTER])
async def test_the_adapter_comes_back_under_another_number(
    tmp_path: Path, patch: pytest.MonkeyPatch, adapter: str
) -> None:
    async with in_the_air(tmp_path, patch, scenario(inflation(120)), cuff(), grip(), adapter=adapter) as desk:
        await until(lambda: desk.state("grip") is State.READY)
        await desk.fault("adapter-unplug")
        await until(lambda: desk.reason() == desk.reason("grip") == Reason.ADAPTER_MISSING)
        await desk.fault("adapter-plug-next")
        await until(lambda: desk.reason() == Reason.WAITING and desk.state("grip") is State.READY)
        await works(desk)


async def test_who_is_near_is_known_for_a_minute(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    async with in_the_air(tmp_path, patch, street(), cuff()) as desk:
        await desk.step()
        await until(lambda: len(desk.radio.nearby()) == 2)
        await desk.heard_again(NEIGHBOUR)
        by_address = {heard.address: heard for heard in desk.radio.nearby()}
        assert by_address[CUFF].services == ("1810",)
        assert "181d" in by_address[NEIGHBOUR].services
        assert by_address[NEIGHBOUR].name.startswith("MI")
        assert -62 < by_address[CUFF].rssi < -50
        assert [heard.rssi for heard in desk.radio.nearby()] == sorted(
            (h.rssi for h in by_address.values()), reverse=True
        )
