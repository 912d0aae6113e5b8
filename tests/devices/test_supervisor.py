"""The supervisor over real ptys: lives through every cable fault, and says why a device is away."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import serial

from kiosk.devices.backoff import Backoff
from kiosk.devices.driver import WireProtocol
from kiosk.devices.reasons import Reason
from kiosk.devices.supervisor import Binding, Changed, Event, Rejected, Said, State, Supervisor
from tests.devices.wires import Cable, driver, toy
from tests.fakes import RealClock, until


@pytest.fixture
def cable(tmp_path: Path) -> Iterator[Cable]:
    cable = Cable(tmp_path / "port")
    yield cable
    cable.unplug()


class Ear:
    """What the supervisor told."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def __call__(self, event: Event) -> None:
        self.events.append(event)

    @property
    def values(self) -> list[object]:
        return [event.record.fields["value"] for event in self.events if isinstance(event, Said)]

    @property
    def states(self) -> list[State]:
        return [event.state for event in self.events if isinstance(event, Changed)]

    @property
    def links(self) -> list[int]:
        return [event.link for event in self.events if isinstance(event, Said)]

    @property
    def rejected(self) -> int:
        return max((event.count for event in self.events if isinstance(event, Rejected)), default=0)


class Desk:
    """A supervisor at work on one cable."""

    def __init__(self, cable: Cable, protocol: WireProtocol, silence: float | None = None) -> None:
        self.ear = Ear()
        self.supervisor = Supervisor(
            (Binding("dev", driver(silence=silence), str(cable.link)),),
            {"toy": protocol},
            RealClock(),
            self.ear,
            backoff=lambda: Backoff(0.01, 0.05),
        )

    def state(self) -> State:
        return self.supervisor.states()["dev"].state

    def reason(self) -> str:
        return self.supervisor.states()["dev"].reason_key


@asynccontextmanager
async def at_work(
    cable: Cable, protocol: WireProtocol | None = None, silence: float | None = None
) -> AsyncIterator[Desk]:
    desk = Desk(cable, protocol or toy(), silence)
    task = asyncio.create_task(desk.supervisor.run())
    try:
        yield desk
    finally:
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task


async def test_records_arrive_and_bad_frames_are_counted(cable: Cable) -> None:
    cable.plug()
    async with at_work(cable) as desk:
        await until(lambda: desk.state() is State.READY)
        cable.write(b"v1\nnoise\nv2\n\n")
        await until(lambda: desk.ear.values == [1, 2] and desk.ear.rejected == 2)
    assert not cable.used(), "cancelling closes the port"


async def test_unplug_and_replug_under_the_same_link(cable: Cable) -> None:
    cable.plug()
    async with at_work(cable, toy(hello=b"hello")) as desk:
        await until(lambda: desk.state() is State.READY)
        cable.write(b"v1\nv")
        await until(lambda: desk.ear.values == [1])
        cable.unplug()
        await until(lambda: desk.state() is State.ABSENT)
        await until(lambda: desk.reason() == Reason.NOT_PLUGGED)
        cable.plug()
        await until(lambda: desk.state() is State.READY)
        assert cable.read() == b"hello", "a fresh codec greets on each link"
        cable.write(b"v2\n")
        await until(lambda: desk.ear.values == [1, 2])
        assert desk.ear.links[0] < desk.ear.links[1]
        assert desk.ear.rejected == 0, "the half frame before the unplugging counts for nothing"


async def test_a_hundred_replugs(cable: Cable) -> None:
    async with at_work(cable) as desk:
        for number in range(100):
            cable.plug()
            await until(lambda: desk.state() is State.READY)
            cable.write(b"v%d\n" % number)
            await until(lambda: len(desk.ear.values) > number)  # noqa: B023  # called before the next turn
            cable.unplug()
            await until(lambda: desk.state() is State.ABSENT)
    assert desk.ear.values == list(range(100))


async def test_a_step_purges_what_came_before_and_is_begun_again_after_a_drop(cable: Cable) -> None:
    cable.plug()
    async with at_work(cable, toy(start=b"start", stop=b"stop")) as desk:
        await until(lambda: desk.state() is State.READY)
        cable.write(b"v1")
        await desk.supervisor.begin("dev")
        assert desk.state() is State.BUSY
        assert cable.read() == b"start"
        cable.write(b"\nv2\n")
        await until(lambda: desk.ear.values == [2])
        cable.unplug()
        await until(lambda: desk.state() is State.ABSENT)
        cable.plug()
        await until(lambda: desk.state() is State.BUSY)
        await until(lambda: cable.read() == b"start")
        await desk.supervisor.end("dev")
        assert desk.state() is State.READY
        assert cable.read() == b"stop"


async def test_a_step_may_begin_and_end_while_the_device_is_away(cable: Cable) -> None:
    async with at_work(cable, toy(start=b"start")) as desk:
        await until(lambda: desk.state() is State.ABSENT)
        await desk.supervisor.begin("dev")
        await desk.supervisor.end("dev")
        cable.plug()
        await until(lambda: desk.state() is State.READY)
        assert cable.read() == b""


async def test_a_port_that_another_program_has(cable: Cable) -> None:
    cable.plug()
    with serial.Serial(str(cable.link), exclusive=True):
        async with at_work(cable) as desk:
            await until(lambda: desk.state() is State.FAULTY)
            assert desk.reason() == Reason.TAKEN
    async with at_work(cable) as desk:
        await until(lambda: desk.state() is State.READY)


async def test_a_talkative_device_is_ready_when_it_talks_and_stuck_when_it_stops(cable: Cable) -> None:
    cable.plug()
    async with at_work(cable, silence=0.3) as desk:
        await until(lambda: State.CONNECTING in desk.ear.states)

        def talking() -> bool:
            if cable.used():
                cable.write(b"v1\n")
            return desk.state() is State.READY

        await until(talking)
        await until(lambda: desk.state() is State.STUCK)
        assert desk.reason() == Reason.SILENT
        await until(talking)
    assert State.ABSENT not in desk.ear.states


async def test_a_device_without_its_protocol_does_not_stop_the_others(cable: Cable) -> None:
    cable.plug()
    ear = Ear()
    bindings = (Binding("lost", driver(), "nowhere"), Binding("dev", driver(), str(cable.link)))
    supervisor = Supervisor(bindings[:1], {}, RealClock(), ear)
    assert supervisor.states()["lost"].reason_key == Reason.NO_DRIVER
    task = asyncio.create_task(supervisor.run())
    await until(lambda: ear.states == [State.FAULTY])
    await supervisor.begin("lost")
    await supervisor.end("never heard of")
    task.cancel()
