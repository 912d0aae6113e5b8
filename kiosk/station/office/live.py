"""Work beside a page that is on: it keeps the page up to date, and ends when another page comes."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import structlog

from kiosk.core.errors import KioskError
from kiosk.core.texts import Sentence

if TYPE_CHECKING:
    from kiosk.station.station import Station

log = structlog.get_logger()


class Live:
    """At most one such work at a time; what it opened is closed before the next one begins."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._key = ""
        self._job: asyncio.Task[None] | None = None
        self.subject: object = None  # what the work that goes on is about

    def start(self, key: str, work: Callable[[], Awaitable[None]], subject: object = None) -> None:
        """Begin, after what was before has ended. ``key``: of the page that the caller is about to show."""
        before = self._job
        self._key, self.subject = key, subject
        self._job = self._station.start_job(self._run(before, work))
        if before is not None:
            before.cancel()

    def shown(self, key: str) -> None:
        """Another page, or none, is on: nothing goes on for the one before."""
        if self._job is not None and key != self._key:
            self._job.cancel()
            self.subject = None

    async def over(self) -> None:
        """End it, and wait until all that it opened is closed."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
            await asyncio.wait({job})

    async def _run(self, before: asyncio.Task[None] | None, work: Callable[[], Awaitable[None]]) -> None:
        if before is not None:
            await asyncio.wait({before})
        await self._careful(self._key, work)

    def apart(self, key: str, work: Callable[[], Awaitable[None]]) -> None:
        """Do what must be done to its end, whatever page comes next; what fails is said on the page of this key."""
        self._station.start_job(self._careful(key, work))

    async def _careful(self, key: str, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except KioskError as error:
            log.warning("page-work-ended", kind=key, reason=error.key)
            if self._station.office is not None and self._station.office.showing(key):
                self._station.office.complain(Sentence(error.key))
