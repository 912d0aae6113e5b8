"""Toy drivers for the simulator's radio devices, and a supervisor at work on them. Real bleak on the private bus."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from dbus_fast import Message
from dbus_fast.aio import MessageBus

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.core.reading import Record
from kiosk.devices.backoff import Backoff
from kiosk.devices.driver import BleSession, Driver, Frame, Send, Stateless, WireProtocol
from kiosk.devices.events import Noticed
from kiosk.devices.radio import Radio
from kiosk.devices.supervisor import Binding, Changed, Ended, Event, Said, State, Supervisor
from tests.fakes import RealClock, until
from tests.rig import Rig

CUFF, GRIP = "F0:0D:18:10:00:01", "F0:0D:7E:4E:00:01"
TINDEQ = "7e4e170{}-1ea6-40c9-9dcc-13d34ffead57"
STREAM = TINDEQ.format(2)
CONTROL = TINDEQ.format(3)


def pressure(frame: Frame) -> Iterable[Record]:
    """2A35 with time, pulse and status, in mmHg: what the simulated cuffs send."""
    if frame.channel != "2a35":
        return ()
    if len(frame.data) != 18:
        raise FrameError(FrameFlaw.BAD_LENGTH, "toy")
    _, systolic, diastolic, _, year, month, day, hour, minute, second, _, _ = struct.unpack("<BHHHHBBBBBHH", frame.data)
    stamp = f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"
    return (Record("toy-cuff", {"value": (systolic, diastolic), "timestamp": stamp}, frame.data, frame.at),)


def force(frame: Frame) -> Iterable[Record]:
    """One Record for each notification."""
    return (Record("toy-grip", {"value": len(frame.data)}, frame.data, frame.at),)


PROTOCOLS = {
    "toy-lost": WireProtocol("toy-lost", "1", "a toy", lambda _: Stateless(force, hello=(Send(b"?", "2a9f"),))),
    "toy-cuff": WireProtocol("toy-cuff", "1", "a toy", lambda _: Stateless(pressure)),
    "toy-grip": WireProtocol(
        "toy-grip",
        "1",
        "a toy",
        lambda _: Stateless(
            force,
            start=(Send(b"\x64", CONTROL, response=False), Send(b"\x65", CONTROL, response=False)),
            stop=(Send(b"\x66", CONTROL, response=False),),
        ),
    ),
}
AND = BleSession("1810", ("2a35",), set_clock="2a08")
OMRON = BleSession("1810", ("2a2b", "2a19", "2a35"), set_clock="2a2b")
PROGRESSOR = BleSession(TINDEQ.format(1), (STREAM,), keep="stay")


def cuff(session: BleSession = AND) -> Binding:
    driver = Driver("toy-cuff", "Toy", "C", "toy-cuff", session, ("systolic_pressure",), memory=True)
    return Binding("cuff", driver, CUFF.lower())


def grip(session: BleSession = PROGRESSOR) -> Binding:
    return Binding("grip", Driver("toy-grip", "Toy", "G", "toy-grip", session, ("grip_force",)), GRIP)


def inflation(systolic: int, **more: object) -> dict[str, object]:
    """One entry of a scenario's cuff."""
    return {"step": "bp", "value": {"systolic": systolic, "diastolic": 80, "pulse": 70}, **more}


def scenario(*entries: dict[str, object], driver: str = "and-ua-651ble") -> dict[str, object]:
    """A cuff with these inflations, and a grip sensor."""
    squeeze = {"step": "grip", "curve": {"peak": 30.0, "rise": 0.3, "hold": 1.0}}
    return {
        "device": [
            {"driver": driver, "link": {"ble": CUFF}, "measuring": 0.2, "at": list(entries)},
            {"driver": "tindeq-progressor", "link": {"ble": GRIP}, "at": [squeeze]},
        ]
    }


class Desk:
    """A supervisor at work, what it told, and the simulator on the other side."""

    def __init__(self, rig: Rig, *bindings: Binding, adapter: str = "") -> None:
        self.rig = rig
        self.events: list[Event] = []
        self.on_event: Callable[[Event], None] = lambda _: None
        clock = RealClock()
        self.radio = Radio(clock, adapter, self.backoff)
        self.supervisor = Supervisor(bindings, PROTOCOLS, clock, self.hear, radio=self.radio, backoff=self.backoff)

    @staticmethod
    def backoff() -> Backoff:
        return Backoff(0.05, 0.2)

    def hear(self, event: Event) -> None:
        self.events.append(event)
        self.on_event(event)

    def said(self) -> list[Said]:
        return [event for event in self.events if isinstance(event, Said)]

    def values(self) -> list[object]:
        return [event.record.fields["value"] for event in self.said()]

    def ended(self) -> list[Ended]:
        return [event for event in self.events if isinstance(event, Ended)]

    def state(self, device: str = "cuff") -> State:
        return self.supervisor.states()[device].state

    def reason(self, device: str = "cuff") -> str:
        return self.supervisor.states()[device].reason_key

    def was(self, state: State, reason: str = "") -> bool:
        """Whether that was told so far."""
        told = [event for event in self.events if isinstance(event, Changed)]
        return any(event.state is state and reason in ("", event.reason_key) for event in told)

    def facts(self) -> dict[str, object]:
        """What was noticed about a device, the latest of each."""
        return {event.what: event.value for event in self.events if isinstance(event, Noticed)}

    async def heard_again(self, address: str) -> None:
        """Wait until two more adverts have come: the first may have been under way."""
        for _ in range(2):
            before = self.radio.last(address)
            await until(lambda: self.radio.last(address) is not before)  # noqa: B023  # called before the next turn

    async def census(self) -> tuple[int, list[str]]:
        """How many connections the bus has, and which tasks run: the same before and after, or something leaks."""
        bus = await MessageBus(bus_address=self.rig.dbus).connect()
        names = await bus.call(
            Message(
                destination="org.freedesktop.DBus",
                path="/org/freedesktop/DBus",
                interface="org.freedesktop.DBus",
                member="ListNames",
            )
        )
        bus.disconnect()
        await bus.wait_for_disconnect()  # type: ignore[no-untyped-call]  # dbus-fast leaves it without types
        assert names is not None
        tasks = sorted(str(getattr(task.get_coro(), "__qualname__", "")) for task in asyncio.all_tasks())
        return sum(name.startswith(":") for name in names.body[0]), tasks

    async def counted(self, before: tuple[int, list[str]]) -> None:
        """Wait until everything is as it was: no task is stuck, no bus connection left open."""
        after = before
        for _ in range(400):
            after = await self.census()
            if after == before:
                return
            await asyncio.sleep(0.01)
        raise AssertionError(f"before {before}, after {after}")

    async def step(self, name: str = "bp") -> None:
        """The simulator's person acts (again), from another thread: the loop goes on."""
        await asyncio.to_thread(self.rig.step, name)

    async def fault(self, fault: str, device: str = "", **more: object) -> None:
        await asyncio.to_thread(lambda: self.rig.fault(fault, device, **more))


@asynccontextmanager
async def on_air(rig: Rig, monkeypatch: pytest.MonkeyPatch, *bindings: Binding) -> AsyncIterator[Desk]:
    """A supervisor on a simulator that other tests use too: nothing is armed before and after."""
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", rig.dbus)
    desk = Desk(rig, *bindings)
    await desk.fault("clear")
    task = asyncio.create_task(desk.supervisor.run())
    try:
        await until(lambda: desk.state(bindings[0].device_id) is State.READY)
        yield desk
        assert not task.done(), "the supervisor outlives every fault"
    finally:
        task.cancel()
        await asyncio.wait((task,))
        await asyncio.to_thread(rig.end)
        if not task.cancelled():
            task.result()


@asynccontextmanager
async def in_the_air(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    play: dict[str, object],
    *bindings: Binding,
    speed: float = 20,
    before: Callable[[Rig], Awaitable[None]] | None = None,
    adapter: str = "",
    ready: bool = True,
) -> AsyncIterator[Desk]:
    """Start simulator and supervisor; both have ended at the end."""
    rig = await asyncio.to_thread(lambda: Rig(folder, play, speed=speed))
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", rig.dbus)
    if before is not None:
        await before(rig)
    desk = Desk(rig, *bindings, adapter=adapter)
    task = asyncio.create_task(desk.supervisor.run())
    try:
        await until(lambda: not ready or desk.state(bindings[0].device_id) is State.READY)
        yield desk
        assert not task.done(), "the supervisor outlives every fault"
    finally:
        task.cancel()
        await asyncio.wait((task,))
        await asyncio.to_thread(rig.stop)
        if not task.cancelled():
            task.result()


def short_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits for a simulated bluetoothd that is 20 times faster than a real one."""
    monkeypatch.setattr("kiosk.devices.supervisor.WATCH_SECONDS", 0.05)
    monkeypatch.setattr("kiosk.devices.link_ble.CALL_SECONDS", 0.7)
    monkeypatch.setattr("kiosk.devices.link_ble.CONNECT_SECONDS", 1.5)
    monkeypatch.setattr("kiosk.devices.link_ble.TIDY_SECONDS", 0.5)
    monkeypatch.setattr("kiosk.devices.link_ble.HASTE_SECONDS", 0.3)
    monkeypatch.setattr("kiosk.devices.link_ble.LULL_SECONDS", 0.05)
    monkeypatch.setattr("kiosk.devices.bluez.OFF_SECONDS", 0.05)
    monkeypatch.setattr("kiosk.devices.limits.GRACE_SECONDS", 0.5)
