"""A sensor that stays connected, and the radio itself: over real bleak and the simulated bluetoothd."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from dbus_fast import BusType, Message, Variant
from dbus_fast.aio import MessageBus

from kiosk.devices.bluez import BluezBus
from kiosk.devices.driver import BleSession
from kiosk.devices.reasons import Reason
from kiosk.devices.scanner import Scanner
from kiosk.devices.supervisor import Binding, Ended, State, Supervisor
from tests.devices.airs import CUFF, GRIP, PROGRESSOR, PROTOCOLS, cuff, grip, in_the_air, scenario, short_limits
from tests.devices.wires import Cable, driver, toy
from tests.fakes import RealClock, VirtualClock, breathe, until
from tests.rig import Rig

GRIP_PATH = f"/org/bluez/hci0/dev_{GRIP.replace(':', '_')}"


@pytest.fixture
def patch(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    short_limits(monkeypatch)
    return monkeypatch


async def test_it_streams_from_begin_to_end(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    async with in_the_air(tmp_path, patch, scenario(), grip()) as desk:
        assert desk.said() == []
        await desk.supervisor.begin("grip")
        assert desk.state("grip") is State.BUSY
        await until(lambda: len(desk.said()) > 5)
        await desk.supervisor.end("grip")
        assert desk.state("grip") is State.READY
        assert desk.ended() == []
        assert {said.link for said in desk.said()} == {1}


@pytest.mark.parametrize("fault", ["hang-up", "vanish"])
async def test_a_drop_in_a_step_is_mended_and_the_step_begun_again(
    tmp_path: Path, patch: pytest.MonkeyPatch, fault: str
) -> None:
    """`vanish`: bluetoothd removes the device without Connected=false, and bleak notices nothing."""
    async with in_the_air(tmp_path, patch, scenario(), grip()) as desk:
        await desk.supervisor.begin("grip")
        await until(lambda: desk.said())
        await desk.fault(fault, GRIP)
        await until(lambda: {said.link for said in desk.said()} == {1, 2})
        assert desk.state("grip") is State.BUSY
        assert [ended.link for ended in desk.ended()] == [1]


async def test_it_is_absent_while_its_battery_is_out(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    async with in_the_air(tmp_path, patch, scenario(), grip()) as desk:
        await asyncio.to_thread(lambda: desk.rig.do(do="unplug", device="tindeq-progressor"))
        await until(lambda: desk.state("grip") is State.ABSENT)
        await asyncio.to_thread(lambda: desk.rig.do(do="replug", device="tindeq-progressor"))
        await until(lambda: desk.state("grip") is State.READY)


@pytest.mark.parametrize(
    ("session", "reason"),
    [
        (replace(PROGRESSOR, keep="while_sending"), Reason.SILENT),
        (replace(PROGRESSOR, notify=("2a9d",)), Reason.WRONG_SERVICE),
    ],
)
async def test_a_session_without_a_word_is_given_up(
    tmp_path: Path, patch: pytest.MonkeyPatch, session: BleSession, reason: Reason
) -> None:
    patch.setattr("kiosk.devices.link_ble.NOTHING_SECONDS", 0.2)
    async with in_the_air(tmp_path, patch, scenario(), grip(session), ready=False) as desk:
        await until(lambda: desk.was(State.FAULTY, reason))
        assert desk.said() == []


async def test_a_sensor_that_stops_streaming_is_connected_anew(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    bound = grip()
    talkative = replace(bound, driver=replace(bound.driver, silence=0.3))
    async with in_the_air(tmp_path, patch, scenario(), talkative, ready=False) as desk:
        await until(lambda: desk.state("grip") is State.CONNECTING)
        await desk.supervisor.begin("grip")
        await until(lambda: desk.state("grip") is State.BUSY)
        await desk.supervisor.end("grip")
        await until(lambda: desk.ended())


async def test_a_word_for_a_channel_that_is_not_there_ends_the_link(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    bound = grip()
    wrong = replace(bound, driver=replace(bound.driver, protocol="toy-lost"))
    async with in_the_air(tmp_path, patch, scenario(), wrong, ready=False) as desk:
        await until(lambda: desk.reason("grip") == Reason.WRONG_SERVICE)


@pytest.mark.parametrize(
    ("adapter", "state", "reason"),
    [("00:1a:7d:da:71:13", State.READY, Reason.WAITING), (GRIP, State.FAULTY, Reason.ADAPTER_MISSING)],
)
async def test_the_adapter_is_chosen_by_its_address(
    tmp_path: Path, patch: pytest.MonkeyPatch, adapter: str, state: State, reason: Reason
) -> None:
    async with in_the_air(tmp_path, patch, scenario(), cuff(), adapter=adapter, ready=False) as desk:
        await until(lambda: desk.state() is state and desk.reason() == reason)


async def test_our_own_slow_disconnect_delays_nobody(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    """At true speed bluetoothd takes two seconds; for the resident the session is over before that."""
    session = replace(PROGRESSOR, keep="while_sending", quiet_after=0.2)
    async with in_the_air(tmp_path, patch, scenario(), grip(session), speed=1) as desk:
        hung_up: list[object] = []

        def note(event: object) -> None:
            if isinstance(event, Ended):
                hung_up.extend(line for line in desk.rig.events if line["event"] == "unlinked")

        desk.on_event = note
        await desk.supervisor.begin("grip")
        await until(lambda: desk.said())
        await desk.supervisor.end("grip")
        await until(lambda: desk.ended())
        assert hung_up == []
        await asyncio.to_thread(desk.rig.wait_event, "unlinked")


async def test_a_connection_that_a_killed_program_left_behind(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    """A connected device does not advertise: without our hanging up it would never be heard of again."""

    async def predecessor(_: Rig) -> None:
        bus = await MessageBus(bus_type=BusType.SYSTEM).connect()

        async def call(path: str, interface: str, member: str, signature: str = "", *body: object) -> Message:
            message = Message(
                destination="org.bluez",
                path=path,
                interface=interface,
                member=member,
                signature=signature,
                body=list(body),
            )
            return await bus.call(message)

        await call("/org/bluez/hci0", "org.bluez.Adapter1", "SetDiscoveryFilter", "a{sv}", {"RSSI": Variant("n", -90)})
        await call("/org/bluez/hci0", "org.bluez.Adapter1", "StartDiscovery")
        while (await call(GRIP_PATH, "org.bluez.Device1", "Connect")).error_name:
            await asyncio.sleep(0.02)
        bus.disconnect()

    async with in_the_air(tmp_path, patch, scenario(), grip(), before=predecessor) as desk:
        await desk.supervisor.begin("grip")
        await until(lambda: desk.said())


async def test_without_bluetooth_the_cables_still_work(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/nobody")
    cable = Cable(tmp_path / "port")
    cable.plug()
    bindings = (cuff(), Binding("dev", driver(), str(cable.link)))
    supervisor = Supervisor(bindings, PROTOCOLS | {"toy": toy()}, RealClock(), lambda _: None)
    task = asyncio.create_task(supervisor.run())
    await until(lambda: supervisor.states()["dev"].state is State.READY)
    await until(lambda: supervisor.states()["cuff"].reason_key == Reason.BLUETOOTH_DOWN)
    task.cancel()
    await asyncio.wait((task,))
    cable.unplug()


async def test_an_empty_room_is_told_from_a_working_radio_only_as_a_hint(
    tmp_path: Path, patch: pytest.MonkeyPatch
) -> None:
    """No advert from anybody: the scanner is started anew, then staff get a reason; the device stays usable."""
    play = {"device": [{"driver": "and-ua-651ble", "link": {"ble": CUFF}}]}  # a cuff that has nothing to say
    rig = await asyncio.to_thread(lambda: Rig(tmp_path, play))
    patch.setenv("DBUS_SYSTEM_BUS_ADDRESS", rig.dbus)
    clock, started = VirtualClock(), list[float]()
    original = Scanner._start

    async def start(scanner: Scanner, bus: BluezBus) -> None:
        await original(scanner, bus)
        started.append(clock.monotonic())

    patch.setattr(Scanner, "_start", start)
    supervisor = Supervisor((cuff(),), PROTOCOLS, clock, lambda _: None)
    task = asyncio.create_task(supervisor.run())
    for rounds in (1, 2, 3):
        await until(lambda: len(started) == rounds)  # noqa: B023  # called before the next turn
        await breathe()
        cuff_now = supervisor.states()["cuff"]
        assert cuff_now.state is State.READY
        assert cuff_now.reason_key == (Reason.WAITING if rounds < 3 else Reason.RADIO_QUIET)
        await clock.advance(started[-1] + 89 - clock.monotonic())
        assert len(started) == rounds
        await clock.advance(1)
    task.cancel()
    await asyncio.wait((task,))
    await asyncio.to_thread(rig.stop)
