"""Small honest stand-ins that several tests share."""

from __future__ import annotations

import asyncio
import heapq
import itertools
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

START = datetime(2026, 11, 21, 0, 0, tzinfo=UTC)


class VirtualClock:
    """A `kiosk.core.clock.Clock` that stands still until `advance()`; sleepers wake in the order of their times."""

    def __init__(self, start: datetime = START) -> None:
        self._wall = start
        self._now = 1000.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._order = itertools.count()

    def utc(self) -> datetime:
        return self._wall

    def monotonic(self) -> float:
        return self._now

    async def sleep(self, seconds: float) -> None:
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._now + seconds, next(self._order), woken))
        await woken

    @property
    def sleeping(self) -> int:
        """How many tasks wait for this clock."""
        return sum(not sleeper.done() for _, _, sleeper in self._sleepers)

    async def advance(self, seconds: float) -> None:
        """Let that time pass: wake each sleeper at its own time, and let it run before the next one."""
        end = self._now + seconds
        await breathe()
        while self._sleepers and self._sleepers[0][0] <= end:
            when, _, woken = heapq.heappop(self._sleepers)
            self._move(when)
            if not woken.done():
                woken.set_result(None)
                await breathe()
        self._move(end)
        await breathe()

    def jump(self, seconds: float) -> None:
        """Set the wall clock on or back, as a person or NTP would; monotonic time does not notice."""
        self._wall += timedelta(seconds=seconds)

    def _move(self, when: float) -> None:
        if when > self._now:
            self._wall += timedelta(seconds=when - self._now)
            self._now = when


class RealClock:
    """The machine's own clock."""

    def utc(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


async def breathe(turns: int = 25) -> None:
    """Let every task that is ready run, and what that makes ready in turn."""
    for _ in range(turns):
        await asyncio.sleep(0)


async def until(happened: Callable[[], object], seconds: float = 20.0) -> None:
    """Wait for something that threads or other processes bring about; generous, since a busy machine is slow."""
    async with asyncio.timeout(seconds):
        while not happened():
            await asyncio.sleep(0.005)
