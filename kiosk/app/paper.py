"""Paper as the station sees it (`kiosk.station.ports.Paper`): what is taken home, in the resident's language."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.config import Settings
from kiosk.core.papers import Order, qr_text
from kiosk.core.texts import Sentence, load_texts, tell
from kiosk.report.a4 import pdf
from kiosk.report.code import rows
from kiosk.report.doctor import DoctorPage, doctor_pdf
from kiosk.report.doctor_rows import table
from kiosk.report.escpos import receipt
from kiosk.report.ipp_outlet import IppOutlet
from kiosk.report.page import ReportPage
from kiosk.report.receipt import Receipt, receipt_pdf, receipt_rows
from kiosk.report.roll import RollOutlet
from kiosk.report.slip import Slip, slip_pdf
from kiosk.report.worker import Outlet, Printed, ReportWorker

CODE_LENGTH = 6


class PaperDesk:
    """One report thread for the station; ``demo`` puts 시연 on every page and keeps the file.

    ``mark`` is the text id of another word that lies across every page.
    """

    def __init__(self, settings: Settings, folder: Path, *, demo: bool = False, mark: str = "") -> None:
        self._settings, self._demo = settings, demo
        self.folder, self.mark = folder, "report.demo" if demo else mark
        self.worker = ReportWorker()

    def offers(self) -> tuple[str, ...]:
        """Return what there is to give here. A printer in trouble stays on offer: staff print it later."""
        slip = ("receipt",) if self._settings.printer.receipt else ()
        return ("a4", "large", *slip, "doctor", "qr")

    async def give(self, order: Order) -> Printed:
        """Print one paper; what does not come out is kept for staff."""
        page = self._page(order)
        if order.kind == "receipt":
            slip = Receipt(page, page.qr)
            roll = RollOutlet(
                self._settings.printer.receipt, lambda: receipt(receipt_rows(slip)), program=self.worker.program
            )
            return await self.worker.made_soon(
                lambda: receipt_pdf(slip), self._path(page, "receipt"), roll, keep=self._demo
            )
        if order.kind == "doctor":
            listed = table(order.measured, order.instruments, page.texts, self._settings.zone, order.unchecked)
            doctor = DoctorPage(page, listed, self._who(order, page.texts))
            path = self._path(page, "doctor")
            return await self.worker.made_soon(lambda: doctor_pdf(doctor), path, self.a4(), keep=self._demo)
        return await self.worker.made_soon(lambda: pdf(page), self._path(page, order.kind), self.a4(), keep=self._demo)

    async def code(self, order: Order) -> tuple[str, ...]:
        """Make the QR of the summary; nothing when that fails."""
        text = self._summary(order, load_texts(order.language))
        nothing: tuple[str, ...] = ()
        return await self.worker.beside(lambda: rows(text), nothing)

    async def ticket(self, number: str, language: str) -> Printed:
        """Print the number of a guest's resting visit; on no printer but that of slips, and no file stays."""
        to, paper = self._settings.printer.slip_queue, self._settings.printer.slip_paper
        if not to:
            return "failed"
        texts = load_texts(language)
        says = (texts["slip.resting"],)
        slip = Slip(
            self.place(language), texts["slip.number"], number=number, says=says, watermark=self.watermark(texts)
        )
        path = self.folder.absolute() / f"resting-{secrets.token_hex(6)}.pdf"
        return await self.worker.made_soon(lambda: slip_pdf(slip, paper), path, to, leave=False)

    # --- what papers are made of -------------------------------------------------------------------------------

    def a4(self) -> Outlet | str:
        """Where A4 comes out: a printer of its own address, a queue, or nowhere."""
        printer = self._settings.printer
        return IppOutlet(printer.uri) if printer.uri else printer.queue

    def place(self, language: str) -> str:
        """Return the centre's name."""
        centre = self._settings.centre
        return centre.name_en if language == "en" else centre.name_ko

    @property
    def zone(self) -> ZoneInfo:
        """Return the place's zone."""
        return self._settings.zone

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

    def _page(self, order: Order) -> ReportPage:
        texts = load_texts(order.language)
        return ReportPage(
            centre=self.place(order.language),
            date=self.day(order.at, texts),
            station=self._settings.centre.station,
            language=order.language,
            results=order.results,
            texts=texts,
            large_print=order.kind == "large",
            watermark=self.watermark(texts),
            code=order.visit.hex[:CODE_LENGTH].upper(),
            qr=self._summary(order, texts) if order.qr else "",
            advice=order.advice,
            signed=order.signed,
        )

    def _summary(self, order: Order, texts: Mapping[str, str]) -> str:
        day = f"{order.at.astimezone(self._settings.zone):%Y-%m-%d}"
        return qr_text(order.results, texts, day)

    def _who(self, order: Order, texts: Mapping[str, str]) -> str:
        if order.person is None:
            return ""
        return tell(texts, Sentence("doctor.who", (f"@doctor.sex.{order.person.sex}", str(order.person.age))))

    def _path(self, page: ReportPage, kind: str) -> Path:
        """A name that says nothing but the visit's short number; the same paper again replaces it."""
        kinds = {"a4": "report", "large": "report-large"}
        return self.folder.absolute() / f"{kinds.get(kind, kind)}-{page.code}.pdf"
