"""A cuff that calls, sends and hangs up, many times, over real bleak: each value once, and nothing leaks.

`storms` does the same with a fault in each session, drawn from all that the simulated bluetoothd knows.
"""

from __future__ import annotations

import asyncio
import gc
import os
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path
from random import Random

import pytest

from kiosk.devices.reasons import Reason
from kiosk.devices.supervisor import Changed
from tests.devices.airs import CUFF, Desk, cuff, in_the_air, inflation, scenario, short_limits
from tests.fakes import until
from tests.long.soak_cables import spread

SPEED = 20
HOW = ("in-progress", "not-permitted", "not-authorized", "not-supported", "invalid-length", "att-0e", "not-paired")
ARMED = (
    *(f"connect-{how}" for how in ("abort", "failed", "io-error", "in-progress", "not-ready", "silent")),
    *(f"{act}-{how}" for act in ("notify", "write", "read") for how in (*HOW, "silent")),
    "services-never",
    "hang-up-resolving",
    "protected",
    "vanish",
)
PASSING = (
    ("adapter-off", "adapter-on"),
    ("adapter-unplug", "adapter-plug"),
    ("adapter-unplug", "adapter-plug-next"),
    ("adapter-deaf", "clear"),
    ("bluetoothd-die", "bluetoothd-return"),
    ("bluetoothd-hang", "bluetoothd-wake"),
    ("bus-die", "bus-return"),
)


async def sessions(count: int) -> list[str]:
    """Return the report; raises AssertionError when a value is lost, doubled, or descriptors leak."""
    values = [90 + number % 100 for number in range(count)]
    entries = [inflation(value) for value in values]
    seconds: list[float] = []
    with tempfile.TemporaryDirectory(prefix="kiosk-soak-") as folder, pytest.MonkeyPatch.context() as patch:
        short_limits(patch)
        async with in_the_air(Path(folder), patch, scenario(*entries), cuff(), speed=SPEED) as desk:
            opened: list[int] = []
            for number in range(count):
                started = time.monotonic()
                await desk.step()
                await until(lambda: len(desk.ended()) > number, 60)  # noqa: B023  # called before the next turn
                seconds.append(time.monotonic() - started)
                gc.collect()
                opened.append(len(os.listdir("/proc/self/fd")))
            heard = desk.values()
    assert heard == [(value, 80) for value in values], "each value once, in order"
    assert opened[-1] <= opened[0] + 2, f"descriptors: {opened[0]} at first, {opened[-1]} at last"
    return [
        spread(f"from inflation to the end of the session, {SPEED} times faster than life", seconds),
        f"descriptors open: {opened[0]} after the first, {opened[-1]} after the last",
    ]


async def storms(count: int, seed: int = 1) -> list[str]:
    """Return the report; raises AssertionError when a value is lost, doubled, or something is left behind."""
    values, chance = [90 + number % 100 for number in range(count)], Random(seed)
    entries = [inflation(value) for value in values]
    struck: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="kiosk-soak-") as folder, pytest.MonkeyPatch.context() as patch:
        short_limits(patch)
        patch.setattr("kiosk.devices.scanner.SCAN_SECONDS", 1.0)
        patch.setattr("kiosk.devices.bluez.BUS_SECONDS", 1.0)
        async with in_the_air(Path(folder), patch, scenario(*entries), cuff(), speed=SPEED) as desk:
            before = await desk.census()
            for value in values:
                fault, mend = await strike(desk, chance)
                struck[fault] += 1
                await desk.step()
                await mend()
                try:
                    await until(lambda: (value, 80) in desk.values()[-3:], 30)  # noqa: B023  # called before the next
                    await until(lambda: desk.reason() == Reason.WAITING, 30)
                except TimeoutError:
                    told = [event for event in desk.events if isinstance(event, Changed)]
                    raise AssertionError(f"{value} after {fault}: {told[-8:]}, {desk.rig.events[-6:]}") from None
                await desk.fault("clear")
            await desk.counted(before)
            heard = desk.values()
    assert heard == [(value, 80) for value in values], f"each value once, in order: {heard}"
    return [
        f"{sum(struck.values())} faults of {len(struck)} kinds, {len(heard)} values, each once; nothing left behind"
    ]


async def strike(desk: Desk, chance: Random) -> tuple[str, Callable[[], Awaitable[None]]]:
    """Make something go wrong; return what, and how it passes."""
    number = chance.randrange(len(ARMED) + len(PASSING))
    if number < len(ARMED):
        more = {} if ARMED[number] == "vanish" else {"times": chance.randint(1, 2)}
        await desk.fault(ARMED[number], CUFF, **more)
        return ARMED[number], lambda: desk.fault("clear") if ARMED[number].endswith("in-progress") else asyncio.sleep(0)
    fault, back = PASSING[number - len(ARMED)]
    await desk.fault(fault)
    return fault, lambda: desk.fault(back)
