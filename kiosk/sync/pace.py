"""How long to leave the platform alone: what the line as a whole has met, as opposed to one visit."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from datetime import datetime

import structlog

from kiosk.core.clock import Clock
from kiosk.sync.outbox import LONGEST, Outcome, Verdict, next_try

log = structlog.get_logger()
STOP_SECONDS = 3600.0
"""A stopped queue tries one row again after so long, in case somebody mended it over there."""


class Pace:
    """``alarm`` hears a word when the queue stops; durations are of the clock that never goes back."""

    def __init__(self, clock: Clock, rng: random.Random, alarm: Callable[[str], None]) -> None:
        self._clock, self._rng, self._alarm = clock, rng, alarm
        self._closed_until = 0.0  # the platform asked us to wait, or the queue is stopped
        self.failures = 0
        self.trouble = ""  # why nothing goes out, a word; empty when all is well
        self.stopped = False

    @property
    def closed(self) -> float:
        """Seconds for which not even being woken helps."""
        return max(self._closed_until - self._clock.monotonic(), 0.0)

    def failed(self, found: Verdict) -> float:
        """It is the line, or us; returns the seconds until another try."""
        self.failures += 1
        now, stop = self._clock.utc(), found.outcome is Outcome.STOP
        pause = (next_try(self.failures, now, self._rng, found.retry_after) - now).total_seconds()
        if stop:
            pause = STOP_SECONDS
        if stop or found.retry_after is not None:
            self._closed_until = self._clock.monotonic() + pause
        if found.reason != self.trouble:
            log.warning("sync-stopped" if stop else "sync-offline", reason=found.reason)
            if stop:
                self._alarm(found.reason)
        self.trouble, self.stopped = found.reason, stop
        return pause

    def note(self, reason: str) -> None:
        """Nothing went out, for this reason; perhaps it is only that visit, so the line is not blamed."""
        if reason != self.trouble:
            log.info("sync-waits", reason=reason)
        self.trouble = reason

    def well(self) -> None:
        """Somebody over there understood us."""
        if self.trouble:
            log.info("sync-well")
        self.failures, self.trouble, self.stopped = 0, "", False

    def reopen(self) -> None:
        """Staff say that it is mended."""
        self.stopped, self._closed_until = False, 0.0

    def later(self, attempts: int, found: Verdict) -> datetime:
        """When one visit may be tried again."""
        return next_try(attempts, self._clock.utc(), self._rng, found.retry_after)

    def until(self, times: Iterable[datetime]) -> float:
        """Seconds until the first of these times; a quarter of an hour when there is none."""
        waits = [(time - self._clock.utc()).total_seconds() for time in times]
        return min(max(min(waits, default=LONGEST), 0.0), LONGEST)
