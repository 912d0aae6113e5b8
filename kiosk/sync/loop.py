"""The outbox emptied: what is due goes out, row by row, each marked by its own answer; then a pause; then again.

One sender per database (a lease). A person's visits go in order. A visit the platform refuses is held and the others go
on; when the line is down nothing but ``/metadata`` is asked until it is up; when the platform does not know us the
queue stops and staff are told. Data waits as long as it takes: nothing is given up.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from kiosk.core.clock import Clock
from kiosk.core.errors import StoreError
from kiosk.core.messages import Synced
from kiosk.store.values import OutboxEntry
from kiosk.sync.delivery import Delivery, Tried
from kiosk.sync.outbox import LONGEST, Outcome, Verdict
from kiosk.sync.pace import Pace
from kiosk.sync.parts import Letterhead
from kiosk.sync.ports import Outbox, Platform
from kiosk.sync.turn import Turn, due

log = structlog.get_logger()
LEASE_SECONDS = 300.0
STRIKES = 2
"""So many visits in a row without an answer: it is the line, not the visit."""
CONFLICTS = 3
"""A 409 is tried so often, then staff look."""


class SyncLoop:
    """Lives on the I/O thread's event loop; all doors are for that thread.

    ``tell`` hears the counts, ``alarm`` a word when the queue stops (http-401, http-403, no-write-mode …).
    """

    def __init__(
        self,
        outbox: Outbox,
        platform: Platform,
        clock: Clock,
        letterhead: Letterhead,
        *,
        rng: random.Random | None = None,
        tell: Callable[[Synced], None] = lambda _: None,
        alarm: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._outbox, self._platform, self._clock, self._tell = outbox, platform, clock, tell
        self._delivery = Delivery(outbox, platform, letterhead)
        self._pace = Pace(clock, rng or random.Random(), alarm)
        self._woken, self._one = asyncio.Event(), asyncio.Lock()
        self._conflicts: dict[int, int] = {}

    # --- doors -------------------------------------------------------------------------------------------------

    @property
    def trouble(self) -> str:
        """Why nothing goes out, a word; empty when all is well."""
        return self._pace.trouble

    @property
    def stopped(self) -> bool:
        """Whether somebody must mend something before anything goes out."""
        return self._pace.stopped

    def wake(self) -> None:
        """Something new is waiting: try now, unless the platform asked for patience or the queue is stopped."""
        self._woken.set()

    def resume(self) -> None:
        """Staff say that what stopped the queue is mended."""
        self._pace.reopen()
        self.wake()

    async def run(self) -> None:
        """For ever; a store that refuses is tried again like a line that is down."""
        while True:
            self._woken.clear()
            try:
                pause = await self.turn()
            except StoreError as error:
                log.error("sync-store", reason=error.key)
                pause = self._pace.failed(Verdict(Outcome.OFFLINE, "store"))
            await self._sleep(pause)

    async def drain(self) -> Synced:
        """Try everything that waits once, due or not; for ``kiosk sync`` and the end of the demonstration."""
        await self.turn(everything=True)
        return await self._outbox.counts()

    async def turn(self, *, everything: bool = False) -> float:
        """Walk through the outbox once; returns the seconds until the next walk makes sense."""
        async with self._one:
            entries = await self._outbox.waiting()
            if not any(everything or due(entry, self._clock.utc()) for entry in entries):
                self._tell(await self._outbox.counts())
                return self._pace.until(entry.next_try_at for entry in entries)
            if self._pace.closed:
                return self._pace.closed
            found = await self._platform.ready(fresh=self._pace.failures > 0)
            if found.outcome is not Outcome.SENT:
                return self._pace.failed(found)
            if not await self._outbox.lease(LEASE_SECONDS):
                self._pace.note("another-sender")
                return LONGEST
            try:
                return await self._walk(everything)
            finally:
                await self._outbox.release()

    async def _sleep(self, seconds: float) -> None:
        waits = {asyncio.ensure_future(self._clock.sleep(seconds)), asyncio.ensure_future(self._woken.wait())}
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
            await asyncio.gather(*waits, return_exceptions=True)

    # --- one walk ----------------------------------------------------------------------------------------------

    async def _walk(self, everything: bool) -> float:
        turn, now = Turn(), self._clock.utc()
        for entry in await self._outbox.waiting():
            if not everything and not due(entry, now):
                turn.wait_for(entry, self._delivery.patient(entry), entry.next_try_at)
                continue
            if not await self._outbox.lease(LEASE_SECONDS):
                return LONGEST
            tried = await self._delivery.attempt(entry, turn.behind)
            ended = None if tried.verdict is None else await self._mark(turn, entry, tried, tried.verdict)
            if ended is not None:
                self._tell(await self._outbox.counts())
                return ended
        return await self._last_words(turn)

    async def _mark(self, turn: Turn, entry: OutboxEntry, tried: Tried, found: Verdict) -> float | None:
        """Mark one row by its own answer; a number says that the walk ends here, and for how long."""
        found = self._settled(entry, found)
        patient = self._delivery.patient(entry)
        match found.outcome:
            case Outcome.SENT | Outcome.HELD:
                await (self._sent(entry, tried) if found.outcome is Outcome.SENT else self._held(entry, found))
                turn.understood, turn.strikes = True, 0
            case Outcome.FORBIDDEN:
                turn.forbidden.append((entry, found))
                turn.pass_over(entry, patient)
            case Outcome.RETRY if turn.strikes + 1 < STRIKES:
                turn.strikes += 1
                turn.lost = found.reason
                at = self._pace.later(entry.attempts + 1, found)
                await self._later(entry, at, found)
                turn.wait_for(entry, patient, at)
            case _:
                return await self._down(entry, found)
        return None

    def _settled(self, entry: OutboxEntry, found: Verdict) -> Verdict:
        """A conflict that does not go away is somebody's to look at."""
        if not found.reason.endswith("-409"):
            self._conflicts.pop(entry.id, None)
            return found
        self._conflicts[entry.id] = self._conflicts.get(entry.id, 0) + 1
        outcome = found.outcome if self._conflicts[entry.id] < CONFLICTS else Outcome.HELD
        return Verdict(outcome, found.reason, found.detail, found.retry_after)

    async def _last_words(self, turn: Turn) -> float:
        """Were refusals of permission about these visits, or about us?"""
        for entry, found in turn.forbidden:
            if not turn.understood:
                return await self._down(entry, Verdict(Outcome.STOP, found.reason, found.detail))
            await self._held(entry, found)
        if turn.lost and not turn.understood:
            self._pace.note(turn.lost)
        return self._pace.until(turn.times)

    # --- marks -------------------------------------------------------------------------------------------------

    async def _sent(self, entry: OutboxEntry, tried: Tried) -> None:
        await self._outbox.mark_sent(entry, self._platform.server, self._platform.mode or "", tried.shared)
        log.info("visit-sent", entry=entry.id, kind=entry.kind, mode=self._platform.mode)
        await self._over(entry)

    async def _held(self, entry: OutboxEntry, found: Verdict) -> None:
        await self._outbox.mark_held(entry, found.told())
        log.warning("visit-held", entry=entry.id, kind=entry.kind, reason=found.reason)
        await self._over(entry)

    async def _over(self, entry: OutboxEntry) -> None:
        self._conflicts.pop(entry.id, None)
        self._delivery.forget(entry)
        self._pace.well()
        self._tell(await self._outbox.counts())

    async def _later(self, entry: OutboxEntry, at: datetime, found: Verdict) -> None:
        await self._outbox.mark_retry(entry, at, found.reason)
        log.info("visit-later", entry=entry.id, reason=found.reason, attempts=entry.attempts + 1)

    async def _down(self, entry: OutboxEntry, found: Verdict) -> float:
        """It is the line or us, not this visit: the walk ends here."""
        pause = self._pace.failed(found)
        await self._later(entry, self._clock.utc() + timedelta(seconds=pause), found)
        return pause
