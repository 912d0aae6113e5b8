"""All devices of a room at once, with the catalogue's own drivers: what the simulator sent is what we heard."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from kiosk.devices.registry import installed
from kiosk.devices.supervisor import Binding, Event, Said, State, Supervisor
from tests.devices.airs import CUFF, GRIP, short_limits
from tests.fakes import RealClock, until
from tests.rig import Rig

STEPS = {"height": "stadiometer", "weight": "scale", "pressure": "cuff", "grip-right-1": "grip"}


async def test_every_value_of_a_visit_is_heard_as_it_was_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    short_limits(monkeypatch)
    rig = await asyncio.to_thread(lambda: Rig(tmp_path, "normal", speed=50))
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", rig.dbus)
    drivers, heard = installed().drivers, list[Event]()
    bindings = (
        Binding("stadiometer", drivers["gtech-gl-150"], rig.port("stadiometer")),
        Binding("scale", drivers["cas-ci-400"], rig.port("scale")),
        Binding("cuff", drivers["and-ua-651ble"], CUFF),
        Binding("grip", drivers["tindeq-progressor"], GRIP),
    )
    supervisor = Supervisor(bindings, installed().protocols, RealClock(), heard.append)
    task = asyncio.create_task(supervisor.run())

    def raws(device: str) -> set[str]:
        said = [event for event in heard if isinstance(event, Said)]
        return {event.record.raw.hex() for event in said if event.device_id == device}

    await until(lambda: all(changed.state is State.READY for changed in supervisor.states().values()))
    for step, device in STEPS.items():
        await supervisor.begin(device)
        await asyncio.to_thread(rig.step, step)
        sent = await asyncio.to_thread(lambda: rig.wait_sent(step=step))  # noqa: B023  # awaited in this turn
        frames = {str(line["bytes"]) for line in sent}
        await until(lambda: frames <= raws(device))  # noqa: B023  # awaited in this turn
        await supervisor.end(device)
        await asyncio.to_thread(rig.end, step)
    task.cancel()
    await asyncio.wait((task,))
    await asyncio.to_thread(rig.stop)
