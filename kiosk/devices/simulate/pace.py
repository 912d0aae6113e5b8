"""The simulator's sense of time: one divisor for every delay, and seconds since the start for the ledger."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Pace:
    """``speed`` divides every delay of devices and people; ``now`` is real seconds since the simulator's start."""

    speed: float = 1.0
    started: float = field(default_factory=time.monotonic)

    def now(self) -> float:
        return time.monotonic() - self.started

    async def sleep(self, seconds: float) -> None:
        """Wait so many seconds of the play."""
        await asyncio.sleep(seconds / self.speed)

    async def until(self, moment: float) -> None:
        """Wait until `now` has reached the moment."""
        await asyncio.sleep(max(0.0, moment - self.now()))
