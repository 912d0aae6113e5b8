"""Paper as the station sees it (`kiosk.station.ports.Paper`): results in the resident's language onto one A4 page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from uuid import UUID

from kiosk.config import Settings
from kiosk.core.resident import Person
from kiosk.core.results import Results
from kiosk.core.texts import Sentence, load_texts, tell
from kiosk.report.page import ReportPage
from kiosk.report.worker import Printed, ReportWorker

CODE_LENGTH = 6


class PaperDesk:
    """One report thread for the station; ``demo`` puts 시연 on every page and keeps the file.

    ``mark`` is the text id of another word that lies across every page.
    """

    def __init__(self, settings: Settings, folder: Path, *, demo: bool = False, mark: str = "") -> None:
        self._settings, self._demo = settings, demo
        self.folder, self.mark = folder, "report.demo" if demo else mark
        self.worker = ReportWorker()

    async def print(self, visit: UUID, results: Results, person: Person, at: datetime, language: str) -> str:
        return await self.page(visit, results, at, language)

    async def page(
        self,
        visit: UUID,
        results: Results,
        at: datetime,
        language: str,
        advice: tuple[str, ...] = (),
        signed: str = "",
    ) -> Printed:
        """Print a visit's page, with what a member of staff advises and has signed."""
        texts = load_texts(language)
        page = ReportPage(
            centre=self.place(language),
            date=self.day(at, texts),
            station=self._settings.centre.station,
            language=language,
            results=results,
            texts=texts,
            watermark=self.watermark(texts),
            code=visit.hex[:CODE_LENGTH].upper(),
            advice=advice,
            signed=signed,
        )
        return await self.worker.print_soon(page, self.folder, self._settings.printer.queue, keep=self._demo)

    def place(self, language: str) -> str:
        """Return the centre's name."""
        centre = self._settings.centre
        return centre.name_en if language == "en" else centre.name_ko

    def day(self, at: datetime, texts: Mapping[str, str]) -> str:
        """Return a day as people read it."""
        local = at.astimezone(self._settings.zone)
        words = (str(local.year), f"@month.{local.month}", str(local.day), f"@weekday.{local.isoweekday()}")
        return tell(texts, Sentence("report.date", words))

    def watermark(self, texts: Mapping[str, str]) -> str:
        """Return the word that lies across every page, if one does."""
        return tell(texts, Sentence(self.mark)) if self.mark else ""

    def close(self) -> None:
        """Begin nothing more."""
        self.worker.close()
