"""The standing answers on paper (`kiosk.station.consenting.Copies`), on the report thread of the results."""

from __future__ import annotations

import secrets

from kiosk.app.paper import PaperDesk
from kiosk.config import Settings
from kiosk.core.clock import Clock
from kiosk.core.consenting import SHOWN
from kiosk.core.texts import load_texts
from kiosk.core.visit_record import ConsentEntry
from kiosk.report.consent import Answered, ConsentPage, consent_pdf


class ConsentPaper:
    """One for the station; A4."""

    def __init__(self, desk: PaperDesk, settings: Settings, clock: Clock) -> None:
        self._desk, self._settings, self._clock = desk, settings, clock

    async def consents(self, answers: tuple[ConsentEntry, ...], language: str) -> str:
        """Print it; what does not come out is kept for staff, under a name that says nothing."""
        desk, texts, zone = self._desk, load_texts(language), self._settings.zone
        given = {one.purpose: one for one in answers}
        asked = {"keep", *self._settings.consents.asked, *given}
        rows = tuple(
            Answered(one, entry.granted, entry.at.astimezone(zone).date(), entry.wording)
            if entry
            else Answered(one, None)
            for one, entry in ((one, given.get(one)) for one in SHOWN if one in asked)
        )
        today = desk.day(self._clock.utc(), texts)
        years = self._settings.keeping.people_years
        page = ConsentPage(desk.place(language), today, rows, texts, years, desk.watermark(texts))
        path = desk.folder.absolute() / f"consent-{secrets.token_hex(6)}.pdf"
        return await desk.worker.made_soon(lambda: consent_pdf(page), path, desk.a4())
