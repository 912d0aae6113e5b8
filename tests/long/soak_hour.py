"""Minutes of a room on real ptys and real bleak, with delays divided: every value is heard as it was sent.

Cables are pulled, the scale falls silent, bluetoothd dies, the adapter goes and comes back; then everybody measures.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from kiosk.devices.backoff import Backoff
from kiosk.devices.events import Binding, Changed, Event, Said, State
from kiosk.devices.registry import installed
from kiosk.devices.supervisor import Supervisor
from tests.devices.airs import CUFF, GRIP, short_limits
from tests.fakes import RealClock, until
from tests.long.soak_cables import spread
from tests.rig import Rig

SPEED = 30
LIMIT = 60.0
STEPS = {"height": "stadiometer", "weight": "scale", "pressure": "cuff", "grip-right-1": "grip"}
CABLES = ("stadiometer", "scale")
WELL = (State.READY, State.BUSY)


class Room:
    """The simulator, a supervisor on it, and what was heard."""

    def __init__(self, rig: Rig) -> None:
        self.rig, self.chance = rig, Random(1)
        self.heard: dict[str, Counter[str]] = {device: Counter() for device in STEPS.values()}
        self.told: Counter[str] = Counter()
        drivers = installed().drivers
        bindings = (
            Binding("stadiometer", drivers["gtech-gl-150"], rig.port("stadiometer")),
            Binding("scale", drivers["cas-ci-400"], rig.port("scale")),
            Binding("cuff", drivers["and-ua-651ble"], CUFF),
            Binding("grip", drivers["tindeq-progressor"], GRIP),
        )
        self.supervisor = Supervisor(
            bindings, installed().protocols, RealClock(), self.hear, backoff=lambda: Backoff(0.05, 0.5)
        )

    def hear(self, event: Event) -> None:
        if isinstance(event, Said):
            self.heard[event.device_id][event.record.raw.hex()] += 1
        elif isinstance(event, Changed) and event.state not in (*WELL, State.CONNECTING):
            self.told[f"{event.state} {event.reason_key}"] += 1

    async def well(self) -> None:
        """Wait until every device is."""
        await until(lambda: all(one.state in WELL for one in self.supervisor.states().values()), LIMIT)

    async def fault(self) -> str:
        """Let something go wrong, and put it right."""
        what = self.chance.choice(("cable", "cable", "bluetoothd", "adapter"))
        if what == "cable":
            link = self.chance.choice(CABLES)
            await self._do(do="unplug", device=link)
            await until(lambda: self.supervisor.states()[link].state is State.ABSENT, LIMIT)
            await self._do(do="replug", device=link)
        else:
            gone, back = {
                "bluetoothd": ("bluetoothd-die", "bluetoothd-return"),
                "adapter": ("adapter-unplug", "adapter-plug"),
            }[what]
            await self._do(do="fault", fault=gone)
            await until(lambda: self.supervisor.states()["grip"].state not in WELL, LIMIT)
            await self._do(do="fault", fault=back)
        return what

    async def measure(self) -> None:
        """Everybody measures once; the frames that arrived are those that were sent, each once."""
        for step, device in STEPS.items():
            self.heard[device].clear()
            await self.supervisor.begin(device)
            before = len(await asyncio.to_thread(self.rig.sent))
            await asyncio.to_thread(self.rig.step, step)

            def sent() -> list[str]:
                lines = self.rig.sent()[before:]  # noqa: B023  # called in this turn
                return [str(one["bytes"]) for one in lines if one["step"] == step and not one.get("lost")]  # noqa: B023

            await until(lambda: sent() and set(sent()) <= self.heard[device].keys(), LIMIT)  # noqa: B023
            await self.supervisor.end(device)
            await asyncio.to_thread(self.rig.end, step)
            if device != "scale":  # it says the same again and again
                assert max(self.heard[device].values()) == 1, f"{device}: heard twice"

    async def _do(self, **command: object) -> None:
        await asyncio.to_thread(lambda: self.rig.do(**command))


async def _room(minutes: float) -> list[str]:
    seconds: list[float] = []
    faults: Counter[str] = Counter()
    end = time.monotonic() + minutes * 60
    with tempfile.TemporaryDirectory(prefix="kiosk-soak-") as folder, pytest.MonkeyPatch.context() as patch:
        short_limits(patch)
        with Rig(Path(folder), "normal", speed=SPEED) as rig:
            patch.setenv("DBUS_SYSTEM_BUS_ADDRESS", rig.dbus)
            room = Room(rig)
            task = asyncio.create_task(room.supervisor.run())
            try:
                await room.well()
                rounds = 0
                while time.monotonic() < end:
                    faults[await room.fault()] += 1
                    started = time.monotonic()
                    await room.well()
                    seconds.append(time.monotonic() - started)
                    await asyncio.to_thread(rig.do, do="visit")
                    await room.measure()
                    rounds += 1
                    assert not task.done()
            finally:
                task.cancel()
                await asyncio.wait((task,))
    return [
        f"{minutes * SPEED / 60:g} h of life, {SPEED} times faster: {rounds} rounds",
        "faults: " + ", ".join(f"{n} {what}" for what, n in faults.items()),
        spread("well again after a fault", seconds),
        "told: " + ", ".join(f"{n} {what}" for what, n in room.told.most_common()),
    ]


def minutes(count: int) -> list[str]:
    """Return the report; raises AssertionError when a value is lost or doubled, or a device stays away."""
    return asyncio.run(_room(count))
