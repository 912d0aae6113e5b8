"""Real bleak on the simulated Bluetooth service: sessions as they should go, and the traps of the rig's §6."""

from __future__ import annotations

import asyncio
import struct
from decimal import Decimal

import pytest
from bleak import BleakClient, BleakScanner
from bleak.backends.characteristic import BleakGATTCharacteristic
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData
from bleak.exc import BleakDBusError
from dbus_fast import Message, MessageType
from dbus_fast.aio import MessageBus

from tests.devices.simulate.scenes import (
    CONTROL,
    CUFF,
    DATA,
    GRIP,
    OUR_CLOCK,
    PRESSURE,
    Start,
    cuff,
    find,
    grip,
    pressure,
    samples,
)
from tests.rig import LIMIT, Rig

FRAME = bytes.fromhex("168000 4E005F00")  # flags, 128, 78, mean 95


class Visitor:
    """One client session that notes what comes; use as `async with`."""

    def __init__(self, device: BLEDevice) -> None:
        self.got: list[bytes] = []
        self.gone = asyncio.Event()
        self.client = BleakClient(device, disconnected_callback=lambda _: self.gone.set())

    def note(self, _: BleakGATTCharacteristic, data: bytearray) -> None:
        self.got.append(bytes(data))

    async def __aenter__(self) -> Visitor:
        await self.client.connect()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.client.disconnect()

    async def listen(self, uuid: str) -> None:
        await self.client.start_notify(uuid, self.note, bluez={"use_start_notify": True})

    async def until_gone(self) -> None:
        async with asyncio.timeout(LIMIT):
            await self.gone.wait()

    async def until(self, count: int) -> None:
        async with asyncio.timeout(LIMIT):
            while len(self.got) < count:
                await asyncio.sleep(0.01)


async def measure(address: str = CUFF) -> list[bytes]:
    """One whole session with the A&D cuff."""
    async with Visitor(await find(address)) as visitor:
        await visitor.listen("2a35")
        await visitor.client.write_gatt_char("2a08", OUR_CLOCK, response=True)
        await visitor.until_gone()
    return visitor.got


async def test_a_cuff_is_silent_until_it_has_something(start: Start) -> None:
    rig = start(cuff(pressure()))
    assert await BleakScanner.find_device_by_address(CUFF, timeout=0.5) is None
    rig.step("pressure")
    (frame,) = await measure()
    assert frame.startswith(FRAME)
    year, month, day, hour = struct.unpack_from("<HBBB", frame, 7)
    assert (year, month, day, hour) == (2026, 11, 21, 9)
    assert frame.endswith(bytes.fromhex("4800 0000"))
    lines = rig.sent()
    assert {line["bytes"] for line in lines} == {frame.hex()}
    assert {str(line["quantity"]): line["value"] for line in lines} == {
        "systolic_pressure": PRESSURE["systolic"],
        "diastolic_pressure": PRESSURE["diastolic"],
        "heart_rate": PRESSURE["pulse"],
        "mean_pressure": 95,
    }
    assert {(line["device"], line["step"]) for line in lines} == {("and-ua-651ble", "pressure")}
    assert await BleakScanner.find_device_by_address(CUFF, timeout=0.5) is None


async def test_the_tables_of_the_cuff_can_be_read(start: Start) -> None:
    rig = start(cuff(pressure(), driver="omron-hem-9200t"))
    rig.step("pressure")
    async with Visitor(await find(CUFF)) as visitor:
        client = visitor.client
        assert {service.uuid[4:8] for service in client.services} == {"1801", "1810", "180a", "1805", "180f"}
        assert await client.read_gatt_char("2a49") == b"\x1f\x00"
        assert await client.read_gatt_char("2a29") == b"Omron"
        assert await client.read_gatt_char("2a19") == b"\x64"
        await visitor.listen("2a2b")
        await visitor.until(1)
        assert visitor.got[0][:3] == bytes.fromhex("DA0701")  # nobody has set it
        await visitor.listen("2a35")
        await client.write_gatt_char("2a2b", OUR_CLOCK + b"\x06\x00\x01", response=True)
        await visitor.until_gone()
    assert visitor.got[-1].startswith(FRAME)
    assert struct.unpack_from("<HBB", visitor.got[-1], 7) == (2026, 11, 21)


async def test_a_clock_that_nobody_sets_is_wrong(start: Start) -> None:
    rig = start(cuff({"step": "pressure", "error": "cuff_loose"}))
    rig.step("pressure")
    async with Visitor(await find(CUFF)) as visitor:
        await visitor.listen("2a35")
        await visitor.until_gone()
    (frame,) = visitor.got
    assert frame[:7] == bytes.fromhex("16FF07FF07FF07")
    assert struct.unpack_from("<H", frame, 7)[0] < 2011
    assert frame.endswith(bytes.fromhex("FF07 0200"))
    assert not rig.sent()


async def test_names_come_late_and_adverts_go_on(start: Start) -> None:
    start(grip())
    names: list[str | None] = []
    seen: list[AdvertisementData] = []

    def heard(device: BLEDevice, data: AdvertisementData) -> None:
        names.append(device.name)
        seen.append(data)

    async with BleakScanner(heard, service_uuids=["7e4e1701-1ea6-40c9-9dcc-13d34ffead57"]), asyncio.timeout(LIMIT):
        while len(seen) < 3:
            await asyncio.sleep(0.01)
    assert names[0] is None
    assert seen[-1].local_name == "Progressor_0001"
    assert seen[-1].rssi < 0


async def test_yesterday_s_record_of_somebody_else_comes_first(start: Start) -> None:
    rig = start("cuff-replay")
    rig.step("pressure")
    stored, live = await measure()
    assert struct.unpack_from("<H", stored, 1) == (151,)
    assert struct.unpack_from("<HBB", stored, 7) == (2026, 11, 20)
    assert live.startswith(FRAME)
    assert {line["bytes"] for line in rig.sent(foreign=True)} == {stored.hex()}


async def test_a_drop_before_the_value_sends_it_at_the_second_connection(start: Start) -> None:
    rig = start("ble-drop-before")
    rig.step("pressure")
    assert await measure() == []
    (frame,) = await measure()
    assert frame.startswith(FRAME)
    assert len(rig.sent()) == 4


@pytest.mark.parametrize("drop", ["mid", "after"])
async def test_other_drops(start: Start, drop: str) -> None:
    rig = start(cuff(pressure(drop=drop, replay=1)))
    rig.step("pressure")
    frames = await measure()
    if drop == "mid":
        assert len(frames) == 1
        frames += await measure()
    assert len(frames) == 2
    assert frames[1].startswith(FRAME)


async def test_what_a_session_without_subscription_misses_comes_later(start: Start) -> None:
    rig = start(cuff(pressure()))
    rig.step("pressure")
    async with Visitor(await find(CUFF)) as visitor:
        assert await visitor.client.read_gatt_char("2a24") == b"UA-651BLE"
    assert not rig.sent()
    (frame,) = await measure()
    assert frame.startswith(FRAME)


async def squeeze(rig: Rig, visitor: Visitor, step: str) -> list[tuple[float, int]]:
    """Tare, start, one trial, stop."""
    await visitor.listen(DATA)
    await visitor.client.write_gatt_char(CONTROL, b"\x64", response=True)
    await visitor.client.write_gatt_char(CONTROL, b"\x65", response=False)
    rig.step(step)
    await asyncio.to_thread(rig.wait_sent, step=step)
    await visitor.client.write_gatt_char(CONTROL, b"\x66", response=True)
    return samples(visitor.got)


async def test_a_squeeze_shows_its_peak_exactly(start: Start) -> None:
    rig = start(grip({"step": "grip-right-1", "curve": {"peak": 23.45, "rise": 0.5, "hold": 2.0}}))
    async with Visitor(await find(GRIP)) as visitor:
        curve = await squeeze(rig, visitor, "grip-right-1")
    top = max(kg for kg, _ in curve)
    assert round(Decimal(top), 4) == Decimal("23.4500")
    assert sum(kg == top for kg, _ in curve) >= 5
    assert [at for _, at in curve] == [n * 12_500 for n in range(len(curve))]
    (line,) = rig.sent()
    assert (line["quantity"], line["side"], line["value"], line["unit"]) == (
        ("grip_force", "right", Decimal("23.45"), "kg")
    )
    assert line["samples"] == 224
    assert top in {kg for kg, _ in samples([bytes.fromhex(str(line["bytes"]))])}


async def test_a_squeeze_given_as_numbers_and_one_cut_short(start: Start) -> None:
    curve = [0.5, 8.0, 21.7, 21.7, 3.0]
    rig = start(grip({"step": "grip-left-1", "curve": curve}, {"step": "grip-left-2", "value": 20, "drop": "mid"}))
    async with Visitor(await find(GRIP)) as visitor:
        assert max(kg for kg, _ in await squeeze(rig, visitor, "grip-left-1")) == pytest.approx(21.7)
    async with Visitor(await find(GRIP)) as visitor:
        await visitor.listen(DATA)
        await visitor.client.write_gatt_char(CONTROL, b"\x65\x00", response=True)
        rig.step("grip-left-2")
        await visitor.until_gone()
        assert max(kg for kg, _ in samples(visitor.got)) > 15
    assert (await asyncio.to_thread(rig.wait_sent, step="grip-left-2"))[0]["lost"] is True
    async with Visitor(await find(GRIP)) as visitor:  # the hand squeezes again
        await visitor.listen(DATA)
        await visitor.client.write_gatt_char(CONTROL, b"\x65\x00", response=True)
        await asyncio.to_thread(rig.wait_sent, step="grip-left-2", value=20, samples=224)


async def test_the_sensor_tells_its_battery(start: Start) -> None:
    start(grip())
    async with Visitor(await find(GRIP)) as visitor:
        await visitor.listen(DATA)
        await visitor.client.write_gatt_char(CONTROL, b"\x6f", response=True)
        await visitor.until(1)
    assert visitor.got == [bytes.fromhex("0004A60E0000")]  # ble 3.5: 3750 mV


async def test_a_forgotten_session_doubles_every_value(start: Start) -> None:
    rig = start(grip())
    forgetful = Visitor(await find(GRIP))
    await forgetful.client.connect()
    await forgetful.listen(DATA)
    rig.fault("hang-up", "tindeq-progressor")
    async with asyncio.timeout(LIMIT):
        await forgetful.gone.wait()
    async with Visitor(await find(GRIP)) as visitor:
        await visitor.listen(DATA)
        await visitor.client.write_gatt_char(CONTROL, b"\x6f", response=True)
        await visitor.until(2)
        await forgetful.client.disconnect()
        visitor.got.clear()
        await visitor.client.write_gatt_char(CONTROL, b"\x6f", response=True)
        await visitor.client.write_gatt_char(CONTROL, b"\x6b", response=True)
        await visitor.until(2)
        assert len(visitor.got) == 2  # one battery, one firmware


async def agent(rig: Rig, asked: list[str]) -> MessageBus:
    """A NoInputNoOutput agent, as the kiosk's own."""
    bus = await MessageBus(bus_address=rig.dbus).connect()

    def answer(message: Message) -> Message | None:
        if message.message_type is MessageType.METHOD_CALL and message.interface == "org.bluez.Agent1":
            asked.append(str(message.member))
            return Message.new_method_return(message)
        return None

    bus.add_message_handler(answer)
    for member, signature, body in (
        ("RegisterAgent", "os", ["/agent", "NoInputNoOutput"]),
        ("RequestDefaultAgent", "o", ["/agent"]),
    ):
        reply = await bus.call(
            Message(
                destination="org.bluez",
                path="/org/bluez",
                interface="org.bluez.AgentManager1",
                member=member,
                signature=signature,
                body=body,
            )
        )
        assert reply.message_type is MessageType.METHOD_RETURN
    return bus


async def test_pairing_needs_an_agent(start: Start) -> None:
    rig = start(grip())
    async with Visitor(await find(GRIP)) as visitor:
        with pytest.raises(BleakDBusError, match="AuthenticationFailed"):
            await visitor.client.pair()
        asked: list[str] = []
        bus = await agent(rig, asked)
        await visitor.client.pair()
        bus.disconnect()
    assert asked == []  # an explicit pair() does not ask it


async def test_a_protected_value_asks_the_agent(start: Start) -> None:
    rig = start(cuff(pressure()))
    rig.step("pressure")
    asked: list[str] = []
    bus = await agent(rig, asked)
    rig.fault("protected", CUFF)
    async with Visitor(await find(CUFF)) as visitor:
        assert await visitor.client.read_gatt_char("2a49") == b"\x1f\x00"
    bus.disconnect()
    assert asked == ["RequestAuthorization"]
