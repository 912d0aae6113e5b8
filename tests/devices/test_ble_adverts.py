"""Scales that only advertise: what is new is told once, what is old never. Real bleak, and the rules one by one."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from bleak.backends.scanner import AdvertisementData

from kiosk.core.reading import Record
from kiosk.devices.bound import Bound
from kiosk.devices.driver import BleAdvert, Driver, Frame, Stateless, WireProtocol
from kiosk.devices.events import Binding, Ended, Event, Noticed, Said, State
from kiosk.devices.heard import Heard
from kiosk.devices.keep_advert import AdvertKeeper
from kiosk.devices.radio import Radio
from kiosk.devices.reasons import Reason
from tests.devices.airs import PROTOCOLS, Desk, in_the_air, short_limits
from tests.fakes import VirtualClock, breathe, until

SCALE = "F0:0D:18:1B:00:01"
STABLE, IMPEDANCE, REMOVED = 0x20, 0x02, 0x80


def payload(frame: Frame) -> Iterable[Record]:
    return (Record("toy-advert", {"value": frame.data.hex(), "channel": frame.channel}, frame.data, frame.at),)


PROTOCOL = WireProtocol("toy-advert", "1", "a toy", lambda _: Stateless(payload))
PROTOCOLS["toy-advert"] = PROTOCOL


def bound(link: BleAdvert) -> Binding:
    return Binding("scale", Driver("toy-advert", "Toy", "A", "toy-advert", link, ("body_weight",)), SCALE)


# --- over the air ------------------------------------------------------------------------------------------------


@pytest.fixture
def patch(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    short_limits(monkeypatch)
    return monkeypatch


MI = BleAdvert("181b", quiet_after=0.5)
PLAY: dict[str, object] = {
    "device": [
        {
            "driver": "xiaomi-mi-body-composition-2",
            "link": {"ble": SCALE},
            "at": [{"step": "weight", "value": {"weight": 60.0, "impedance": 500}}],
        }
    ]
}


def flags(desk: Desk) -> list[int]:
    """The second byte of each payload that was said."""
    return [bytes.fromhex(str(value))[1] for value in desk.values()]


async def weighed(desk: Desk) -> None:
    await desk.step("weight")
    await asyncio.to_thread(desk.rig.wait_sent, quantity="impedance")


async def test_a_weighing_is_told_and_the_weight_of_before_is_not(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    async with in_the_air(tmp_path, patch, PLAY, bound(MI)) as desk:
        before = await desk.census()
        await until(lambda: desk.supervisor.states()["scale"].reason_key == Reason.WAITING)
        assert desk.said() == []
        await weighed(desk)
        await until(lambda: desk.ended())
        (ended,) = desk.ended()
        assert ended.records == len(desk.said()) == len(set(desk.values())), "each payload once"
        assert [flag & (STABLE | IMPEDANCE | REMOVED) for flag in flags(desk)][-2:] == [STABLE, STABLE | IMPEDANCE]
        assert not any(flag & REMOVED for flag in flags(desk)), "that was the weight of whoever stood there before"
        assert {said.link for said in desk.said()} == {ended.link}
        await until(lambda: desk.state("scale") is State.READY and desk.reason("scale") == Reason.WAITING)
        await desk.counted(before)


async def test_a_scanner_that_starts_anew_brings_nothing_old(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    async with in_the_air(tmp_path, patch, PLAY, bound(MI)) as desk:
        await weighed(desk)
        await until(lambda: desk.ended())
        count = len(desk.said())
        for away, back in (("adapter-off", "adapter-on"), ("bluetoothd-die", "bluetoothd-return")):
            await desk.fault(away)
            await until(lambda: desk.state("scale") is State.FAULTY)
            await desk.fault(back)
            await until(lambda: desk.reason("scale") == Reason.WAITING)
            await desk.heard_again(SCALE)
        await asyncio.to_thread(desk.rig.end, "weight")  # they step off: that is new
        await until(lambda: len(desk.said()) > count)
        assert [flag & REMOVED for flag in flags(desk)[count:]] == [REMOVED]


async def test_a_radio_that_dies_in_the_middle_of_a_weighing(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    async with in_the_air(tmp_path, patch, PLAY, bound(MI)) as desk:
        await desk.step("weight")
        await until(lambda: desk.said())
        await desk.fault("bluetoothd-die")
        await until(lambda: desk.reason("scale") == Reason.BLUETOOTH_DOWN)
        await desk.fault("bluetoothd-return")
        await until(lambda: desk.reason("scale") == Reason.WAITING)
        assert len(set(desk.values())) == len(desk.values())


async def test_a_scale_next_door_is_not_ours(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    async with in_the_air(tmp_path, patch, PLAY, bound(MI)) as desk:
        await desk.fault("far", SCALE)
        await until(lambda: desk.reason("scale") == Reason.TOO_FAR)
        assert desk.state("scale") is State.READY
        await weighed(desk)
        await desk.heard_again(SCALE)
        assert desk.said() == []
        await desk.fault("clear")
        await until(lambda: desk.reason("scale") == Reason.WAITING)
        assert desk.said() == [], "what it said while it was far is old by now"
        await weighed(desk)
        await until(lambda: desk.said())


# --- the rules -----------------------------------------------------------------------------------------------------


class Air:
    """A keeper without an air: adverts are handed to it as bleak hands them on."""

    def __init__(self, link: BleAdvert) -> None:
        self.clock = VirtualClock()
        self.events: list[Event] = []
        self.radio = Radio(self.clock)
        self.radio.known.set()
        self.radio.scanner.scans = 1
        self.device = Bound(bound(link), PROTOCOL, self.clock, self.events.append, itertools.count(1))
        self.keeper = AdvertKeeper(self.device, link, self.radio)

    async def say(
        self, services: dict[str, bytes] | None = None, companies: dict[int, bytes] | None = None, rssi: int = -50
    ) -> None:
        heard = Heard(SCALE, "", rssi, (), (), self.clock.monotonic())
        long = {f"0000{key}-0000-1000-8000-00805f9b34fb": data for key, data in (services or {}).items()}
        for hear, _ in tuple(self.radio._listening.items()):
            hear(heard, AdvertisementData(None, companies or {}, long, [], None, rssi, ()))
        await breathe()

    async def pass_(self, seconds: float) -> None:
        await self.clock.advance(seconds)
        self.device.watch()
        await breathe()

    def told(self) -> list[tuple[str, str]]:
        said = [event.record.fields for event in self.events if isinstance(event, Said)]
        return [(str(fields["channel"]), str(fields["value"])) for fields in said]


@asynccontextmanager
async def air(link: BleAdvert) -> AsyncIterator[Air]:
    one = Air(link)
    task = asyncio.create_task(one.keeper.run())
    await breathe()
    yield one
    assert not task.done()
    task.cancel()
    await asyncio.wait((task,))


async def test_only_what_has_changed_is_a_frame() -> None:
    async with air(BleAdvert("181b")) as one:
        for data in (b"old", b"old", b"new", b"new", b"newer", b"new"):
            await one.say({"181b": data, "180a": b"noise"})
        assert one.told() == [("181b", b"new".hex()), ("181b", b"newer".hex()), ("181b", b"new".hex())]


async def test_the_first_after_a_scanner_start_may_be_old() -> None:
    async with air(BleAdvert("181b")) as one:
        await one.say({"181b": b"a"})
        one.radio.scanner.scans += 1
        await one.say({"181b": b"b"})
        assert one.told() == []
        await one.say({"181b": b"c"})
        assert one.told() == [("181b", b"c".hex())]


async def test_company_ids_pile_up_and_only_the_new_one_counts() -> None:
    """OKOK scales count in the high byte of the id, and BlueZ keeps all of them side by side."""
    async with air(BleAdvert(company=0xC0, company_mask=0xFF)) as one:
        await one.say(companies={0x01C0: b"1"})
        await one.say(companies={0x01C0: b"1", 0x02C0: b"2", 0x0611: b"another maker"})
        await one.say(companies={0x01C0: b"1", 0x02C0: b"2", 0x03C0: b"3"})
        assert one.told() == [("02c0", b"2".hex()), ("03c0", b"3".hex())]


async def test_one_company_is_not_another() -> None:
    async with air(BleAdvert(company=0x0100)) as one:
        for data in (b"1", b"2"):
            await one.say(companies={0x0100: data, 0x0200: data})
        assert one.told() == [("0100", b"2".hex())]


async def test_a_weighing_ends_when_nothing_changes_any_more() -> None:
    """Impedance comes up to five seconds after the weight: that long the weighing stays open."""
    async with air(BleAdvert("181b")) as one:
        await one.say({"181b": b"old"})
        await one.say({"181b": b"weight"})
        await one.pass_(5)
        await one.say({"181b": b"impedance"})
        assert not [event for event in one.events if isinstance(event, Ended)]
        await one.pass_(6.5)
        assert [event.records for event in one.events if isinstance(event, Ended)] == [2]
        await one.say({"181b": b"another"})
        assert [event.link for event in one.events if isinstance(event, Said)] == [1, 1, 2]


async def test_a_step_begins_with_what_comes_after_it() -> None:
    async with air(BleAdvert("181b")) as one:
        await one.say({"181b": b"old"})
        await one.say({"181b": b"before"})
        await one.device.begin()
        assert one.device.changed.state is State.BUSY
        began = one.clock.monotonic()
        await one.clock.advance(1)
        await one.say({"181b": b"before"})
        await one.say({"181b": b"mine"})
        said = [event.record for event in one.events if isinstance(event, Said)]
        assert [record.raw for record in said if record.at > began] == [b"mine"]


async def test_the_signal_is_told_when_it_is_another() -> None:
    async with air(BleAdvert("181b")) as one:
        for number, rssi in enumerate((-50, -50, -53, -57, -90, -58)):
            await one.say({"181b": bytes([number])}, rssi=rssi)
        told = [int(event.value) for event in one.events if isinstance(event, Noticed)]
        assert told == [-50, -57]
        assert one.device.changed.state is State.READY
