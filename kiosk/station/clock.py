"""The real clock; ``speed`` divides every delay, for demonstrations and tests that say so."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime


class SystemClock:
    """Implements `kiosk.core.clock.Clock`; monotonic runs at ``speed`` too, so that windows shrink with delays."""

    def __init__(self, speed: float = 1.0) -> None:
        self.speed = speed

    def utc(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic() * self.speed

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds / self.speed)
