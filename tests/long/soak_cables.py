"""Pull a cable and plug it in again, many times, with the product's own back-off; how soon is the device back?"""

from __future__ import annotations

import asyncio
import gc
import os
import tempfile
import threading
import time
from pathlib import Path

from kiosk.devices.supervisor import Binding, Event, Said, State, Supervisor
from tests.devices.wires import Cable, driver, toy
from tests.fakes import RealClock, until

LIMIT = 30.0


async def replugs(count: int) -> list[str]:
    """Return the report; raises AssertionError when a value is lost, doubled, or descriptors or threads leak."""
    seconds: list[float] = []
    with tempfile.TemporaryDirectory(prefix="kiosk-soak-") as folder:
        cable = Cable(Path(folder) / "port")
        heard: list[object] = []

        def hear(event: Event) -> None:
            if isinstance(event, Said):
                heard.append(event.record.fields["value"])

        supervisor = Supervisor((Binding("dev", driver(), str(cable.link)),), {"toy": toy()}, RealClock(), hear)
        task = asyncio.create_task(supervisor.run())

        async def state(wanted: State) -> None:
            await until(lambda: supervisor.states()["dev"].state is wanted, LIMIT)

        await state(State.ABSENT)
        open_before = len(os.listdir("/proc/self/fd"))
        for number in range(count):
            started = time.monotonic()
            cable.plug()
            await state(State.READY)
            seconds.append(time.monotonic() - started)
            cable.write(b"v%d\n" % number)
            await until(lambda: len(heard) > number, LIMIT)  # noqa: B023  # called before the next turn
            cable.unplug()
            await state(State.ABSENT)
        await until(lambda: not [one for one in threading.enumerate() if one.name == "serial reader"], LIMIT)
        gc.collect()
        open_after = len(os.listdir("/proc/self/fd"))
        task.cancel()
        await asyncio.wait((task,))
    assert heard == list(range(count)), "each value once, in order"
    assert open_after <= open_before, f"{open_after - open_before} descriptors leaked"
    return [spread("recovery after replug", seconds), f"descriptors open: {open_before} before, {open_after} after"]


def spread(name: str, seconds: list[float]) -> str:
    """Say median, 95th percentile and worst."""
    ordered = sorted(seconds)
    middle, high = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
    return f"{name}: p50 {middle:.3f} s, p95 {high:.3f} s, worst {ordered[-1]:.3f} s"
