"""What bleak makes of a bluetoothd in trouble (device-test-rig §4, §5)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress

import pytest
from bleak import BleakClient, BleakScanner
from bleak.backends.bluezdbus.manager import get_global_bluez_manager
from bleak.backends.device import BLEDevice
from bleak.exc import BleakBluetoothNotAvailableError, BleakDBusError, BleakError
from bleak.exc import BleakGATTProtocolError as ProtocolError

from tests.devices.simulate.scenes import CONTROL, DATA, GRIP, SPEED, find, grip
from tests.rig import LIMIT, Rig

SENSOR = "tindeq-progressor"


@pytest.fixture(name="air", scope="module")
def one_air(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    """One simulator for all tests of this file: it outlives every fault."""
    with Rig(tmp_path_factory.mktemp("air"), grip(), speed=SPEED) as rig:
        yield rig


@pytest.fixture
def rig(air: Rig, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rig]:
    """Nothing armed, nobody connected, before and after each test."""
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", air.dbus)
    yield air
    air.fault("clear", SENSOR)
    air.fault("hang-up", SENSOR)


@asynccontextmanager
async def connected() -> AsyncIterator[tuple[BleakClient, asyncio.Event]]:
    """A client and its disconnected event; at the end bleak's session is closed whatever has happened (trap 1)."""
    gone = asyncio.Event()
    client = BleakClient(await find(GRIP), disconnected_callback=lambda _: gone.set())
    await client.connect()
    try:
        yield client, gone
    finally:
        with suppress(BleakError):
            await client.disconnect()


async def test_an_aborted_connection_is_tried_again_by_bleak(rig: Rig) -> None:
    device = await find(GRIP)
    rig.fault("connect-abort", SENSOR, times=2)
    async with BleakClient(device) as client:
        assert client.is_connected


async def test_other_connect_errors_are_told(rig: Rig) -> None:
    device = await find(GRIP)
    for fault, text in (
        ("connect-failed", "Software caused connection abort"),
        ("connect-io-error", "Input/output error"),
        ("connect-in-progress", "InProgress"),
        ("connect-not-ready", "NotReady"),
    ):
        rig.fault(fault, SENSOR)
        with pytest.raises(BleakDBusError, match=text):
            await BleakClient(device).connect()
    async with BleakClient(device) as client:  # each struck once
        assert client.is_connected


async def test_silence_ends_by_the_client_s_own_patience(rig: Rig) -> None:
    for fault in ("connect-silent", "services-never"):
        device = await find(GRIP)
        rig.fault(fault, SENSOR)
        with pytest.raises(TimeoutError):
            await BleakClient(device, timeout=0.7).connect()


async def test_a_hang_up_while_services_are_sought(rig: Rig) -> None:
    device = await find(GRIP)
    rig.fault("hang-up-resolving", SENSOR)
    with pytest.raises(BleakError, match="failed to discover services, device disconnected"):
        await BleakClient(device).connect()


async def test_gatt_errors(rig: Rig) -> None:
    async with BleakClient(await find(GRIP)) as client:
        for name, code in (("not-permitted", 0x03), ("invalid-length", 0x0D), ("att-0e", 0x0E)):
            rig.fault(f"write-{name}", SENSOR)
            with pytest.raises(ProtocolError) as caught:
                await client.write_gatt_char(CONTROL, b"\x64", response=True)
            assert caught.value.code == code
        rig.fault("write-not-paired", SENSOR)
        with pytest.raises(BleakDBusError, match="Not paired"):
            await client.write_gatt_char(CONTROL, b"\x64", response=True)
        rig.fault("write-in-progress", SENSOR, times=0)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(client.write_gatt_char(CONTROL, b"\x64", response=True), 0.3)
        rig.fault("clear", SENSOR)
        rig.fault("notify-not-supported", SENSOR)
        with pytest.raises(BleakDBusError, match="NotSupported"):
            await client.start_notify(DATA, lambda *_: None)
        await client.write_gatt_char(CONTROL, b"\x64", response=True)


async def test_a_device_that_vanishes_says_nothing(rig: Rig) -> None:
    async with connected() as (client, gone):
        rig.fault("vanish", SENSOR)
        with pytest.raises(BleakDBusError, match="UnknownObject"):
            await asyncio.wait_for(client.write_gatt_char(CONTROL, b"\x64", response=True), LIMIT)
        assert not gone.is_set()


async def known(device: BLEDevice) -> bool:
    """Whether bluetoothd still has the device's object."""
    manager = await get_global_bluez_manager()
    return device.details["path"] in manager._properties


async def test_an_unheard_device_is_forgotten(rig: Rig) -> None:
    device = await find(GRIP)
    rig.do(do="unplug", device=SENSOR)
    async with asyncio.timeout(LIMIT):
        while await known(device):
            await asyncio.sleep(0.05)
    with pytest.raises(BleakError, match="not found"):
        await BleakClient(device).connect()
    rig.do(do="replug", device=SENSOR)
    await find(GRIP)


@pytest.mark.parametrize(
    ("off", "on", "reason"),
    [("adapter-off", "adapter-on", "POWERED_OFF"), ("adapter-unplug", "adapter-plug", "NO_BLUETOOTH")],
)
async def test_the_adapter_goes_and_comes_back(rig: Rig, off: str, on: str, reason: str) -> None:
    async with connected() as (_, gone):
        rig.fault(off)
        async with asyncio.timeout(LIMIT):
            await gone.wait()
        with pytest.raises(BleakBluetoothNotAvailableError) as caught:
            await BleakScanner.discover(timeout=0.1)
        assert caught.value.reason.name == reason
        rig.fault(on)
        async with BleakClient(await find(GRIP)) as again:
            assert again.is_connected


async def test_bluetoothd_dies_without_a_word_and_comes_back(rig: Rig) -> None:
    async with connected() as (client, gone):
        rig.fault("bluetoothd-die")
        assert client.is_connected
        with pytest.raises(BleakDBusError, match="ServiceUnknown"):
            await client.write_gatt_char(CONTROL, b"\x64", response=True)
        assert not gone.is_set()
        rig.fault("bluetoothd-return")
        async with BleakClient(await find(GRIP)) as again:
            assert again.is_connected


async def test_the_bus_dies_and_comes_back(rig: Rig) -> None:
    async with connected() as (_, gone):
        rig.fault("bus-die")
        async with asyncio.timeout(LIMIT):
            await gone.wait()
        rig.fault("bus-return")
        async with BleakClient(await find(GRIP)) as again:
            assert again.is_connected
