"""A month in one room on replayed wires, every fault injected by a seeded plan: ``python -m tests.long.month 30``.

Each event must be explained by a fault that was injected, and each fault that can be seen must be told; after each
fault the device is well again; every result that was said to a healthy link is heard once; nothing grows.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import tempfile
import tracemalloc
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
import structlog

from kiosk.devices.events import Changed, Event, Noticed, Rejected, Said, State
from kiosk.devices.reasons import Reason
from kiosk.devices.registry import installed
from kiosk.devices.supervisor import Supervisor
from tests.long.month_room import FAULTS, Room, windows
from tests.station.play import StationClock

WATCH, LINE = 8.0, 9.0  # seconds between two looks of the supervisor, and between two lines of the idle scale
GRACE = 120.0  # for what a fault has begun to be told, and for the device to be well again
EVERY = 2400.0  # seconds from one fault of a device to its next, about
FAULTY = State.FAULTY
EXPECTED: dict[str, set[tuple[State, str]]] = {
    "unplug": {(State.ABSENT, Reason.NOT_PLUGGED), (State.ABSENT, Reason.CABLE)},
    "taken": {(FAULTY, Reason.TAKEN), (State.ABSENT, Reason.CABLE)},
    "denied": {(FAULTY, Reason.DENIED), (State.ABSENT, Reason.CABLE)},
    "silent": {(State.STUCK, Reason.SILENT)},
    "baud": {(FAULTY, Reason.GARBLED)},
    "half": {(FAULTY, Reason.GARBLED)},
    "hang-up": {(State.READY, Reason.HUNG_UP), (FAULTY, Reason.HUNG_UP), (FAULTY, Reason.NOT_PAIRED)},
    "refuses": {(State.READY, Reason.CONNECT_FAILED), (FAULTY, Reason.CONNECT_FAILED)},
    "daemon": {(FAULTY, Reason.BLUETOOTH_DOWN)},
    "quiet": {(State.READY, Reason.RADIO_QUIET)},
}
SEEN = {"unplug", "taken", "denied", "silent", "daemon", "quiet"}
CALLED = {"refuses", "hang-up"}
"""Faults that must be told of: those for all to see, and those of a device that calls. Half frames and another speed
show only on a device that talks all day."""
WELL = {State.READY, State.BUSY}
PLAIN = {(State.READY, ""), (State.BUSY, ""), (State.CONNECTING, ""), (State.READY, Reason.WAITING)}


@dataclass
class Window:
    """One injected fault."""

    name: str
    fault: str
    start: float
    end: float = float("inf")
    told: bool = False
    tried: bool = False  # the device called meanwhile
    hidden: bool = False  # it began on top of another trouble, which is what is told


class Month:
    """The room, its supervisor, and the books on both."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.clock = StationClock()
        self.room = Room(folder, self.clock, seed)
        self.supervisor = Supervisor(
            self.room.bindings(), installed().protocols, self.clock, self.hear, radio=self.room.radio, ports=lambda: ()
        )
        self.open: dict[str, Window] = {}
        self.counts: Counter[str] = Counter()
        self.heard: Counter[tuple[str, bytes]] = Counter()
        self.flaws: list[str] = []

    # --- explained? --------------------------------------------------------------------------------------------

    def hear(self, event: Event) -> None:
        try:
            self._judge(event)
        except AssertionError as flaw:  # the supervisor is not to blame for what its listener thinks
            self.flaws.append(str(flaw))

    def _judge(self, event: Event) -> None:
        match event:
            case Changed(device_id=device, state=state, reason_key=reason):
                if (state, reason) not in PLAIN:
                    self._explain(device, state, reason)
            case Rejected(device_id=device):
                faults = {window.fault for window in self._around(device)}
                assert faults & {"noise", "half", "baud"}, f"{device}: rejected without noise, but {faults}"
                self.counts["rejected"] += 1
            case Noticed(what="clock", value=value):
                wrong = any(window.fault == "clock" for window in self._around("cuff"))
                assert wrong or value == 0, f"a right clock is told wrong by {value}"
                self.counts["clock"] += 1
            case Said(device_id=device, record=record):
                self.heard[device, record.raw] += 1
                self.counts["said"] += 1

    def _explain(self, device: str, state: State, reason: str) -> None:
        fitting = [one for one in self._around(device) if (state, reason) in EXPECTED.get(one.fault, ())]
        assert fitting, f"{device} is {state} {reason}, and nothing is wrong with it at {self.clock.monotonic():.0f}"
        for window in fitting:
            window.told = True
        self.counts["told"] += 1

    def _around(self, device: str) -> list[Window]:
        now = self.clock.monotonic()
        names = (device, "radio") if device == "ble" else (device,)
        found = [self.open[name] for name in names if name in self.open]
        return [one for one in found if one.start <= now <= one.end + GRACE]

    # --- what happens ------------------------------------------------------------------------------------------

    async def faults(self, name: str, days: float) -> None:
        """Break one device down, again and again."""
        for wait, fault, lasts in windows(self.room, name, days, EVERY):
            await self.clock.sleep(wait)
            self.open[name] = window = Window(name, fault, self.clock.monotonic())
            changed = self.supervisor.states()["ble" if name == "radio" else name]
            window.hidden = (changed.state, changed.reason_key) not in PLAIN
            self.room.break_down(name, fault)
            self.counts[f"fault {fault}"] += 1
            await self.clock.sleep(lasts)
            self.room.mend(name)
            window.end = self.clock.monotonic()
            await self.clock.sleep(GRACE / 2)
            if fault in CALLED:
                self.room.radio.advertise(self.room.port(name))  # only its next call can show that it is well again
            await self.clock.sleep(GRACE / 2)
            for device in ("ble",) if name == "radio" else (name,):
                self._well(device, window)

    def _well(self, device: str, window: Window) -> None:
        changed = self.supervisor.states()[device]
        blamed = [one.fault for one in self._around(device) if one is not window and one.fault in EXPECTED]
        assert blamed or changed.state in WELL, f"{device} is {changed} after {window}"
        must = window.fault in SEEN or (window.fault in CALLED and window.tried)
        assert window.told or window.hidden or blamed or not must, f"{device}: {window.fault} was told to nobody"

    def _calls(self, name: str) -> None:
        for window in self._around(name):
            window.tried |= self.clock.monotonic() <= window.end
        self.room.radio.advertise(self.room.port(name))

    async def idle_scale(self) -> None:
        """The scale says zero all day."""
        while True:
            await self.clock.sleep(LINE)
            self.room.devices["scale"].say(b"ST,GS,+0000.00kg\r\n")

    async def people(self) -> None:
        """Somebody measures with one device after the other."""
        while True:
            for name, device in self.room.devices.items():
                await self.clock.sleep(self.room.chance.uniform(60, 300))
                await self.supervisor.begin(name)
                await self.clock.sleep(5)
                well = not self._around(name)
                frame = device.frame()
                before = self.heard[name, frame]
                if name == "ble":
                    device.memory.append(frame)
                    for _ in range(3):  # it advertises until it is answered
                        self._calls(name)
                        await self.clock.sleep(8)
                else:
                    device.say(frame)
                    await self.clock.sleep(2)
                if well and not self._around(name):
                    assert self.heard[name, frame] == before + 1, f"{name}: said once, heard {self.heard[name, frame]}"
                    self.counts["measured"] += 1
                self.heard.clear()
                await self.supervisor.end(name)


async def month(days: float, seed: int = 1, *, trace: bool = True) -> list[str]:
    """Let so many days pass; returns the report, raises AssertionError when a promise is broken.

    ``trace``: watch the bytes of memory, which takes as long again; else only the objects.
    """
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    if trace:
        tracemalloc.start()
    try:
        with tempfile.TemporaryDirectory(prefix="kiosk-month-") as folder, pytest.MonkeyPatch.context() as patch:
            patch.setattr("kiosk.devices.supervisor.WATCH_SECONDS", WATCH)
            return await _pass(Path(folder), patch, days, seed)
    finally:
        tracemalloc.stop()
        structlog.reset_defaults()


def size() -> int:
    """Return how much there is: bytes where they are traced, else objects."""
    return tracemalloc.get_traced_memory()[0] if tracemalloc.is_tracing() else len(gc.get_objects())


async def _pass(folder: Path, patch: pytest.MonkeyPatch, days: float, seed: int) -> list[str]:
    life = Month(folder, seed)
    life.room.patched(patch)
    work = [asyncio.create_task(life.supervisor.run())]
    work += [asyncio.create_task(life.faults(name, days)) for name in FAULTS]
    work += [asyncio.create_task(one) for one in (life.idle_scale(), life.people())]
    memory: list[tuple[int, int]] = []
    parts = max(4, int(days))
    for part in range(1, parts + 1):
        await life.clock.advance(days * 86_400 / parts)
        for task in work:
            if task.done() and not task.cancelled() and task.exception():
                life.flaws.append(str(task.exception()))
        assert not life.flaws, life.flaws[0]
        if part in (parts // 4, parts):
            gc.collect()
            memory.append((size(), len(asyncio.all_tasks())))
    states = {name: changed.state for name, changed in life.supervisor.states().items()}
    for task in work:
        task.cancel()
    await asyncio.gather(*work, return_exceptions=True)
    assert set(states.values()) <= WELL, f"at the end: {states}"
    (first, tasks), (last, tasks_last) = memory
    assert last - first < first / 8, f"memory grew from {first} to {last}"
    assert tasks_last <= tasks + 2, f"{tasks} tasks became {tasks_last}"
    unit = "bytes" if tracemalloc.is_tracing() else "objects"
    injected = {name: count for name, count in life.counts.items() if name.startswith("fault ")}
    missing = {f"fault {fault}" for kinds in FAULTS.values() for fault in kinds} - injected.keys()
    assert not missing or days < 1, f"never injected: {missing}"
    return [
        f"{days:g} days, seed {seed}: {sum(injected.values())} faults of {len(injected)} kinds, each told, each event "
        "explained by one, each device well again",
        f"{life.counts['said']} Records heard, {life.counts['measured']} measurements checked, each heard once",
        f"{unit}: {first:,} after a quarter, {last:,} at the end; tasks {tasks}, {tasks_last}",
    ]


if __name__ == "__main__":
    for line in asyncio.run(month(float(sys.argv[1]) if len(sys.argv) > 1 else 30.0)):
        print(line)
