"""A cuff that calls, sends and hangs up, many times, over real bleak: each value once, and nothing leaks."""

from __future__ import annotations

import gc
import os
import tempfile
import time
from pathlib import Path

import pytest

from tests.devices.airs import cuff, in_the_air, inflation, scenario, short_limits
from tests.fakes import until
from tests.long.soak_cables import spread

SPEED = 20


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
