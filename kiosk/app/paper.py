"""Paper as the station sees it (`kiosk.station.ports.Paper`): results in the resident's language onto one A4 page."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from uuid import UUID

from kiosk.config import Settings
from kiosk.core.resident import Person
from kiosk.core.results import Results
from kiosk.core.texts import Sentence, load_texts, tell
from kiosk.report.page import ReportPage
from kiosk.report.worker import ReportWorker

CODE_LENGTH = 6


class PaperDesk:
    """One report thread for the station; ``demo`` puts 시연 on every page and keeps the file."""

    def __init__(self, settings: Settings, folder: Path, *, demo: bool = False) -> None:
        self._settings, self._folder, self._demo = settings, folder, demo
        self._worker = ReportWorker()

    async def print(self, visit: UUID, results: Results, person: Person, at: datetime, language: str) -> str:
        texts = load_texts(language)
        local = at.astimezone(self._settings.zone)
        centre = self._settings.centre
        date = Sentence(
            "report.date", (str(local.year), f"@month.{local.month}", str(local.day), f"@weekday.{local.isoweekday()}")
        )
        page = ReportPage(
            centre=centre.name_en if language == "en" else centre.name_ko,
            date=tell(texts, date),
            station=centre.station,
            language=language,
            results=results,
            texts=texts,
            watermark=tell(texts, Sentence("report.demo")) if self._demo else "",
            code=visit.hex[:CODE_LENGTH].upper(),
        )
        return await self._worker.print_soon(page, self._folder, self._settings.printer.queue, keep=self._demo)

    def close(self) -> None:
        """Begin nothing more."""
        self._worker.close()
