"""Starts the program of a process link as the kiosk would, and listens to a measurement that it makes up."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from kiosk.core.errors import FrameError, LinkLost
from kiosk.core.plausible import plausible
from kiosk.core.quantity import Quantity
from kiosk.core.reading import Block, Reading, Record
from kiosk.core.translate import meaning
from kiosk.devices.driver import Driver, Frame, ProcessLine, Send
from kiosk.devices.link_process import ProcessLink, Told
from kiosk.devices.plugins.tables import Device

SECONDS = 20.0  # for one made-up measurement


class _Clock:
    """The machine's own."""

    def utc(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


async def rehearse(device: Device, driver: Driver, table: Mapping[str, Quantity]) -> tuple[list[str], str]:
    """Return what was wrong, and a word about what was heard."""
    assert device.process is not None, "a process link"
    assert isinstance(driver.link, ProcessLine), "its driver's is one too"
    if not device.process.rehearse:
        return ["the manifest has no `rehearse` words: with them it must make up a measurement at `begin`"], ""
    line = replace(driver.link, argv=(*driver.link.argv, *device.process.rehearse))
    told = Told(driver.protocol, driver.measures, table)
    link = ProcessLink(line, driver.protocol, driver.measures, _Clock(), UTC)
    try:
        async with asyncio.timeout(SECONDS), link:
            await link.send(Send(b"begin"))
            missing = set(driver.measures)
            async for frame in link:
                problems, found = _heard(told, frame, table)
                missing -= found
                if problems or not missing:
                    return problems, f"heard {', '.join(sorted(found))}"
    except LinkLost as error:
        return [f"{error.key}: {error}"], ""
    except TimeoutError:
        return [f"no word of {', '.join(sorted(missing))} within {SECONDS:g} s after begin"], ""
    return ["it went away by itself"], ""


def _heard(told: Told, frame: Frame, table: Mapping[str, Quantity]) -> tuple[list[str], set[str]]:
    """Return what is wrong with a line, and the quantities in it."""
    try:
        records = [one for one in told.feed(frame) if isinstance(one, Record)]
    except FrameError as error:
        return [f"{frame.data[:200]!r}: {error}"], set()
    items = [item for record in records for item in meaning(record)]
    wrong = [
        f"{one.quantity} {one.value}" for one in items if isinstance(one, Reading) and plausible(one, table) != one
    ]
    return [f"{one} is not plausible" for one in wrong], {
        one.quantity for one in items if isinstance(one, Reading | Block)
    }
