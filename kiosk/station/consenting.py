"""Consent as the station carries it out: the ledger read and written for whoever is at the screen, and put on paper.

What a resident changes here stands for all that is kept of them; a guest's answers are those of this visit alone.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

import structlog

from kiosk.core.errors import StoreError
from kiosk.core.messages import Told
from kiosk.core.sharing import ChangeConsent, CountRating, ReadConsents, SharingEffect, Standing
from kiosk.core.stay import Stage
from kiosk.core.texts import Sentence
from kiosk.core.visit import walk
from kiosk.core.visit_record import ConsentEntry
from kiosk.station.giving import FINE, PRINTED
from kiosk.station.opened import Opened

if TYPE_CHECKING:
    from kiosk.station.station import Station

log = structlog.get_logger()


class Copies(Protocol):
    """The standing answers on paper, made beside the queue. Never raises."""

    async def consents(self, answers: tuple[ConsentEntry, ...], language: str) -> str:
        """Make and print it; returns what `Paper.give` returns."""
        ...


class Consenting:
    """One for the station."""

    def __init__(self, station: Station, copies: Copies | None = None) -> None:
        self._station, self._copies = station, copies

    async def do(self, opened: Opened, effect: SharingEffect) -> None:
        """Carry out one of the visit's wishes."""
        match effect:
            case ReadConsents():
                await self._read(opened)
            case ChangeConsent(purpose=purpose, granted=granted):
                await self._change(opened, purpose, granted)
            case CountRating(score=score):
                station, programme = self._station, opened.visit.programme.key
                day = station.clock.utc().astimezone(station.settings.zone).date()
                with suppress(StoreError):  # no visit breaks for want of a star
                    await station.insist(lambda: station.archive.rate(programme, score, day))

    async def _read(self, opened: Opened) -> None:
        zone = self._station.settings.zone
        answers = tuple(
            (entry.purpose, entry.granted, f"{entry.at.astimezone(zone):%Y.%m.%d}")
            for entry in await self._ledger(opened)
        )
        opened.visit, _ = walk(opened.visit, Standing(answers))

    async def _ledger(self, opened: Opened) -> tuple[ConsentEntry, ...]:
        archive, visit, resident = self._station.archive, opened.visit.id, _resident(opened)
        if resident is None and not opened.in_store:
            return ()
        return await self._station.insist(lambda: archive.answers(resident, visit))

    async def _change(self, opened: Opened, purpose: str, granted: bool) -> None:
        station, visit, resident = self._station, opened.visit.id, _resident(opened)
        entry = ConsentEntry(purpose, granted, station.clock.utc(), f"{purpose}-{station.settings.wordings}")
        opened.standing = {**opened.standing, purpose: granted}
        if resident is not None:
            await station.insist(lambda: station.archive.answer(resident, entry))
        elif opened.in_store:
            await station.insist(lambda: station.archive.consent(visit, entry))
        station.wake_sync()  # what was sent may have to be asked back

    def copy(self, opened: Opened) -> None:
        """Begin to make the paper; the screen is told when it is there."""
        if opened.visit.stage is Stage.CONSENTS and not opened.printing:
            opened.printing = True
            self._station.start_job(self._copy(opened, self._station.language))

    async def _copy(self, opened: Opened, language: str) -> None:
        self._say("print.wait")
        done = "failed"
        try:
            if self._copies is not None:
                done = await self._copies.consents(await self._ledger(opened), language)
        except StoreError as error:  # beside the queue: nobody else hears of it
            log.error("consents-unread", reason=error.key)
        opened.printing = False
        if self._station.front is opened:
            self._say(PRINTED[done], ok=done in FINE)

    def _say(self, key: str, *, ok: bool = True) -> None:
        self._station.tell(Told("print", Sentence(key), ok))


def _resident(opened: Opened) -> UUID | None:
    person = opened.visit.person
    return opened.resident_id or (person.resident_id if person is not None else None)
