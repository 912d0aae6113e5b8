"""Devices that are bound, swapped, tried and let go while the supervisor runs. Real pyserial on ptys."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import serial

from kiosk.app.device_side import DeviceSide
from kiosk.core.reading import Record
from kiosk.devices.backoff import Backoff
from kiosk.devices.driver import BleSession, Driver, Frame, Send, SerialLine, Stateless, WireProtocol
from kiosk.devices.events import Binding, Changed, Ended, Event, Noticed, Said, State
from kiosk.devices.ports import Port
from kiosk.devices.reasons import Reason
from kiosk.devices.supervisor import InUse, Supervisor
from tests.devices.wires import Cable, Lines, decode, driver, toy
from tests.fakes import RealClock, until

FTDI = (0x0403, 0x6001)
START = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture
def cables(tmp_path: Path) -> Iterator[list[Cable]]:
    made = [Cable(tmp_path / name) for name in ("one", "two")]
    for cable in made:
        cable.plug()
    yield made
    for cable in made:
        cable.unplug()


class Desk:
    """A supervisor without devices, what it told, and the ports it believes to be there."""

    def __init__(self, *protocols: WireProtocol) -> None:
        self.events: list[Event] = []
        self.ports: tuple[Port, ...] = ()
        known = {one.key: one for one in (toy(), *protocols)}
        self.supervisor = Supervisor(
            (), known, RealClock(), self.events.append, backoff=lambda: Backoff(0.01, 0.05), ports=lambda: self.ports
        )

    def values(self, device: str = "dev") -> list[object]:
        return values_of(self.events, device)

    def state(self, device: str = "dev") -> State | None:
        changed = self.supervisor.states().get(device)
        return changed.state if changed else None

    async def ready(self, device: str = "dev") -> None:
        await until(lambda: self.state(device) in (State.READY, State.BUSY))


def values_of(events: Iterable[Event], device: str = "dev") -> list[object]:
    return [one.record.fields["value"] for one in events if isinstance(one, Said) and one.device_id == device]


@asynccontextmanager
async def at_work(*protocols: WireProtocol) -> AsyncIterator[Desk]:
    desk = Desk(*protocols)
    task = asyncio.create_task(desk.supervisor.run())
    await asyncio.sleep(0)
    try:
        yield desk
        assert not task.done()
    finally:
        task.cancel()
        await asyncio.wait((task,))


def bound(cable: Cable, name: str = "dev", made: Driver | None = None) -> Binding:
    return Binding(name, made or driver(), str(cable.link))


async def test_a_device_is_bound_and_let_go_without_a_restart(cables: list[Cable]) -> None:
    one, _ = cables
    async with at_work() as desk:
        await desk.supervisor.bind(bound(one))
        await desk.ready()
        one.write(b"v1\n")
        await until(lambda: desk.values() == [1])
        await desk.supervisor.unbind("dev")
        assert not one.used(), "the port is free when unbind returns"
        assert desk.state() is None
        assert desk.events[-1] == Changed("dev", State.ABSENT, Reason.UNBOUND)
        await desk.supervisor.unbind("dev")
        await desk.supervisor.bind(bound(one))
        await desk.ready()


async def test_a_spare_takes_over_in_the_middle_of_a_step(cables: list[Cable]) -> None:
    one, two = cables
    async with at_work(toy(start=b"start")) as desk:
        await desk.supervisor.bind(bound(one))
        await desk.ready()
        await desk.supervisor.begin("dev")
        await desk.supervisor.bind(bound(two))
        await until(lambda: desk.state() is State.BUSY)
        assert not one.used()
        two.write(b"v2\n")
        await until(lambda: desk.values() == [2])
        await desk.supervisor.end("dev")
        assert desk.state() is State.READY


async def test_one_address_has_one_name(cables: list[Cable]) -> None:
    one, two = cables
    async with at_work() as desk:
        await desk.supervisor.bind(bound(one))
        with pytest.raises(InUse):
            await desk.supervisor.bind(bound(one, "second"))
        with pytest.raises(InUse):  # by another name of the same port
            await desk.supervisor.bind(Binding("second", driver(), one.name))
        with pytest.raises(InUse):
            async with desk.supervisor.try_out(bound(one, "trial"), desk.events.append):
                pass
        await desk.supervisor.bind(bound(two, "second"))
        await desk.ready("second")


async def test_a_driver_that_is_not_there_is_told(cables: list[Cable]) -> None:
    async with at_work() as desk:
        await desk.supervisor.bind(bound(cables[0], made=replace(driver(), protocol="gone")))
        assert desk.events == [Changed("dev", State.FAULTY, Reason.NO_DRIVER, "gone")]
        await desk.supervisor.unbind("dev")
        assert desk.state() is None


async def test_a_test_reading_is_heard_by_nobody_else(cables: list[Cable]) -> None:
    one, _ = cables
    mine: list[Event] = []
    async with at_work(toy(start=b"start", stop=b"stop")) as desk:
        await desk.supervisor.bind(bound(one))
        await desk.ready()
        async with desk.supervisor.test("dev", mine.append):
            assert desk.supervisor.testing("dev")
            await until(lambda: b"start" in one.read())
            with pytest.raises(InUse):
                async with desk.supervisor.test("dev", mine.append):
                    pass
            one.write(b"v1\n")
            await until(lambda: values_of(mine) == [1])
        await until(lambda: b"stop" in one.read())
        one.write(b"v2\n")
        await until(lambda: desk.values() == [2])
        assert values_of(mine) == [1]
        assert any(isinstance(one, Changed) and one.state is State.BUSY for one in desk.events), (
            "states are everybody's"
        )
        await desk.supervisor.begin("dev")
        with pytest.raises(InUse):
            async with desk.supervisor.test("dev", mine.append):
                pass
        with pytest.raises(InUse):
            async with desk.supervisor.test("unknown", mine.append):
                pass


async def test_a_device_is_tried_before_it_is_bound(cables: list[Cable]) -> None:
    one, _ = cables
    mine: list[Event] = []
    async with at_work() as desk:
        async with desk.supervisor.try_out(bound(one), mine.append):
            await until(lambda: any(isinstance(e, Changed) and e.state is State.BUSY for e in mine))
            one.write(b"v1\n")
            await until(lambda: values_of(mine) == [1])
        assert not one.used()
        assert desk.events == []
        assert desk.supervisor.states() == {}


def said(events: list[Event]) -> list[object]:
    """The values among what was heard."""
    return [event.record.fields["value"] for event in events if isinstance(event, Said)]


async def test_the_side_of_the_station_follows(cables: list[Cable]) -> None:
    one, two = cables
    async with at_work() as desk:
        side = DeviceSide((), {"toy": toy()}, desk.supervisor, lambda: START)
        await side.bind(bound(one))
        await desk.ready()
        assert side.candidates(("mass",)) == ("dev",)
        assert side.bound()["dev"].port == str(one.link)
        mine: list[Event] = []
        async with side.test_reading("dev", mine.append):
            assert side.state("dev") == "absent", "nobody else may count on it now"
            one.write(b"v1\n")
            await until(lambda: said(mine) == [1])
        assert side.state("dev") == "ready"
        async with side.try_out(bound(two, "trial"), mine.append):
            await until(two.used)
            await asyncio.sleep(0.05)
            two.write(b"v7\n")
            await until(lambda: said(mine) == [1, 7])
        for event in desk.events:
            side.hear(event)
        one.write(b"v2\n")
        await until(lambda: desk.values() == [2])
        side.hear(desk.events[-1])
        facts = side.facts("dev")
        known = {name: facts[name] for name in ("state", "since", "said_at", "rejected")}
        assert known == {"state": "ready", "since": START, "said_at": START, "rejected": 0}
        await side.unbind("dev")
        assert side.candidates(()) == ()
        assert side.state("dev") == "absent"
        assert side.instrument("dev").driver == "toy-1", "its last words may be on their way"
        assert side.driver_of("dev") == "toy-1"
        assert side.facts("never") == {}


async def test_back_under_another_name(cables: list[Cable], tmp_path: Path) -> None:
    """A binding by the bare name of a port follows the adapter, and never takes a stranger that got the name."""
    one, two = cables
    name, other = one.name, two.name
    ours = Port(name, FTDI, "FT1", "1-1")
    async with at_work() as desk:
        desk.ports = (ours,)
        await desk.supervisor.bind(Binding("dev", driver(), name))
        await desk.ready()
        one.unplug()
        desk.ports = ()
        await until(lambda: desk.state() is State.ABSENT)
        desk.ports = (replace(ours, path=other, socket="1-2"),)
        await desk.ready()
        two.write(b"v2\n")
        await until(lambda: desk.values() == [2])


async def test_two_alike_are_told_and_not_guessed(cables: list[Cable]) -> None:
    one, two = cables
    first, second = (Port(cable.name, FTDI, "", f"1-{n}") for n, cable in enumerate((one, two)))
    async with at_work() as desk:
        desk.ports = (first, second)
        await desk.supervisor.bind(Binding("dev", driver(), first.path))
        await until(lambda: desk.state() is State.FAULTY)
        assert desk.supervisor.states()["dev"].reason_key == Reason.ALIKE
        assert not one.used()
        assert not two.used()
        desk.ports = (first,)
        await desk.ready()


async def test_who_has_the_port_is_in_the_log(cables: list[Cable], monkeypatch: pytest.MonkeyPatch) -> None:
    one, _ = cables
    monkeypatch.setattr("kiosk.devices.keep_serial.holder", lambda path: "brltty")
    with serial.Serial(str(one.link), exclusive=True):
        async with at_work() as desk:
            await desk.supervisor.bind(bound(one))
            await until(lambda: desk.state() is State.FAULTY)
            assert desk.supervisor.states()["dev"] == Changed("dev", State.FAULTY, Reason.TAKEN, "brltty")


async def test_a_board_that_starts_when_its_port_is_opened(cables: list[Cable]) -> None:
    """What it says while it starts is nobody's value, and it is greeted only then."""
    one, _ = cables
    made = driver(SerialLine(boot=0.3), silence=60)
    async with at_work(toy(hello=b"hello")) as desk:
        await desk.supervisor.bind(bound(one, made=made))
        await until(one.used)
        one.write(b"v666\nv7")
        await until(lambda: one.read() == b"hello")
        assert desk.state() is State.CONNECTING
        one.write(b"v1\n")
        await until(lambda: desk.values() == [1])


class Asked:
    """A codec that asks."""

    asked = 0

    def open(self) -> Iterable[Send]:
        return ()

    begin = end = open

    def ask(self) -> Iterable[Send]:
        self.asked += 1
        return (Send(b"?%d\n" % self.asked),)

    def feed(self, frame: Frame) -> Iterable[Record | Send]:
        return decode(frame)

    def kept(self, record: Record) -> Iterable[Send]:
        return (Send(b"thanks " + record.raw),)


async def test_a_device_that_speaks_when_it_is_asked(cables: list[Cable]) -> None:
    one, _ = cables
    asking = WireProtocol("asked", "1", "a toy", lambda _: Asked(), lambda _: Lines())
    made = replace(driver(), protocol="asked", poll=0.05)
    async with at_work(asking) as desk:
        await desk.supervisor.bind(bound(one, made=made))
        heard = b""

        def several() -> bool:
            nonlocal heard
            heard += one.read()
            return b"?3\n" in heard

        await until(several)
        assert heard.startswith(b"?1\n?2\n")
        one.write(b"v5\n")
        await until(lambda: desk.values() == [5])
        said = next(event for event in desk.events if isinstance(event, Said))
        await desk.supervisor.kept("dev", said.record)
        await desk.supervisor.kept("unknown", said.record)
        await until(lambda: b"thanks v5" in one.read())


def dated(frame: Frame) -> Iterable[Record]:
    """``v12`` is a value with the time and the firmware of a device that is three minutes ahead of the year 2026."""
    fields = {"value": int(frame.data[1:]), "firmware": "1.7", "battery_percent": 55}
    return (Record("toy", fields, frame.data, frame.at),)


async def test_the_memory_of_a_cable_has_an_end(cables: list[Cable], monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes together is judged together; the next batch by itself."""
    monkeypatch.setattr("kiosk.devices.serving.BATCH_SECONDS", 0.1)
    monkeypatch.setattr("kiosk.devices.supervisor.WATCH_SECONDS", 0.02)
    one, _ = cables
    protocol = WireProtocol("toy", "1", "a toy", lambda _: Stateless(dated), lambda _: Lines())
    async with at_work(protocol) as desk:
        await desk.supervisor.bind(bound(one, made=replace(driver(), memory=True)))
        await desk.ready()

        def ended() -> list[Ended]:
            return [event for event in desk.events if isinstance(event, Ended)]

        one.write(b"v1\nv2\n")
        await until(lambda: len(ended()) == 1)
        one.write(b"v3\n")
        await until(lambda: desk.values() == [1, 2, 3])
        one.unplug()
        await until(lambda: len(ended()) == 2)
        links = [event.link for event in desk.events if isinstance(event, Said)]
        assert links[0] == links[1] != links[2]
        assert [(event.link, event.records) for event in ended()] == [(links[0], 2), (links[2], 1)]
        told = [(event.what, event.value) for event in desk.events if isinstance(event, Noticed)]
        assert told == [("firmware", "1.7"), ("battery", Decimal(55))]


async def test_what_is_nearby(cables: list[Cable], monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any Bluetooth the ports are listed all the same."""
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere")
    one, two = cables
    made = replace(driver(SerialLine(usb=(FTDI,))), key="fits")
    ports = (Port(one.name, FTDI, "A"), Port(two.name, FTDI, "B"))
    events: list[Event] = []
    supervisor = Supervisor(
        (Binding("dev", made, ports[0].path),), {"toy": toy()}, RealClock(), events.append, drivers=(made,),
        ports=lambda: ports,
    )  # fmt: skip
    task = asyncio.create_task(supervisor.run())
    try:
        first, second = await supervisor.nearby()
        assert (first.bound_as, first.taken, first.suggestions) == ("dev", False, ("fits",))
        assert (second.bound_as, second.taken) == ("", False)
    finally:
        task.cancel()
        await asyncio.wait((task,))


def test_a_radio_device_is_known_by_its_address_however_it_is_written() -> None:
    made = Driver("toy-cuff", "Toy", "C", "toy", BleSession("1810", ("2a35",)), ("systolic_pressure",))
    supervisor = Supervisor((Binding("cuff", made, "f0:0d:18:10:00:01"),), {"toy": toy()}, RealClock(), lambda _: None)
    assert supervisor.states()["cuff"].state is State.ABSENT


async def test_a_device_that_talks_and_is_not_understood(cables: list[Cable], monkeypatch: pytest.MonkeyPatch) -> None:
    """Another speed makes other bytes of the same: it is told, and not as a device that is well."""
    monkeypatch.setattr("kiosk.devices.supervisor.WATCH_SECONDS", 0.02)
    one, _ = cables
    async with at_work() as desk:
        await desk.supervisor.bind(bound(one, made=driver(silence=0.3)))
        await until(lambda: desk.state() is not None and one.used())

        async def babble() -> None:
            while True:
                if one.used():
                    one.write(b"\x8f\xe3x\n")
                await asyncio.sleep(0.02)

        talk = asyncio.create_task(babble())
        await until(lambda: desk.state() is State.FAULTY)
        assert desk.supervisor.states()["dev"].reason_key == Reason.GARBLED
        assert not any(isinstance(event, Changed) and event.state is State.READY for event in desk.events)
        talk.cancel()
        await until(lambda: one.used())
        one.write(b"\nv1\n")
        await desk.ready()


async def test_a_driver_that_breaks_stops_nobody_else(cables: list[Cable], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.devices.fleet.BROKEN_SECONDS", 0.1)
    one, two = cables

    def explode(frame: Frame) -> Iterable[Record]:
        if frame.data == b"v0":
            raise ZeroDivisionError
        return decode(frame)

    broken = WireProtocol("broken", "1", "a toy", lambda _: Stateless(explode), lambda _: Lines())
    async with at_work(broken) as desk:
        await desk.supervisor.bind(bound(one, "broken", replace(driver(), protocol="broken")))
        await desk.supervisor.bind(bound(two))
        await desk.ready("broken")
        await desk.ready()
        one.write(b"v0\n")
        await until(lambda: desk.state("broken") is State.FAULTY)
        assert desk.supervisor.states()["broken"].reason_key == Reason.PROGRAM_ENDED
        two.write(b"v2\n")
        await until(lambda: desk.values() == [2])
        await desk.ready("broken")
        one.write(b"v1\n")
        await until(lambda: desk.values("broken") == [1])
