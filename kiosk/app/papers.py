"""Everything printed beside the page of results (`services.Papers`): cards, numbers, plain pages. Never raises."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from pathlib import Path

from kiosk.app.paper import PaperDesk
from kiosk.config import Printer
from kiosk.core.agreement.values import Study
from kiosk.core.clock import Clock
from kiosk.core.metrology.values import DeviceCheck
from kiosk.core.papers import Order
from kiosk.core.texts import Sentence, load_texts, tell
from kiosk.devices import registry
from kiosk.report.certificate import certificate_pdf
from kiosk.report.certified import Certificate
from kiosk.report.plain import PlainPage, plain_pdf
from kiosk.report.slip import Paper, Slip, slip_pdf
from kiosk.report.worker import Outlet
from kiosk.station.office.services import Outcome, Printed


class StaffPapers:
    """On the report thread of the results' page: one paper after the other."""

    def __init__(self, desk: PaperDesk, printer: Printer, clock: Clock) -> None:
        self._desk, self._printer, self._clock = desk, printer, clock

    async def card(self, code: str, name: str, language: str) -> Printed:
        """Print a card or slip with a QR of ``code``; the name comes masked."""
        texts = load_texts(language)
        says = (texts["slip.say"], texts["slip.lost"])
        slip = self._slip(texts["slip.title"], language, code=code, name=name, says=says)
        return await self._print_slip(slip, "card")

    async def number(self, number: int, language: str) -> Printed:
        """Print a number slip."""
        texts = load_texts(language)
        slip = self._slip(texts["slip.number"], language, number=str(number), says=(texts["slip.wait"],))
        return await self._print_slip(slip, "number")

    async def lines(self, title: Sentence, lines: Sequence[tuple[str, str]], language: str) -> Printed:
        """Print a plain page of names and values."""
        page = self._plain(title, lines, language)
        return await self._made(lambda: plain_pdf(page), "page", self._desk.a4())

    async def secret(self, title: Sentence, lines: Sequence[tuple[str, str]], language: str) -> Printed:
        """Print a page for an envelope; where it cannot be printed no file is left behind."""
        page = self._plain(title, lines, language)
        if not self._desk.a4():
            return "failed"
        return await self._made(lambda: plain_pdf(page), "page", self._desk.a4(), leave=False)

    async def study(self, study: Study, language: str, by: str, take: Callable[[bytes], None]) -> Printed:
        """Print the report of a trial; ``take`` is given the PDF as well, on the report thread."""
        texts, desk = load_texts(language), self._desk
        day, place = desk.day(self._clock.utc(), texts), desk.place(language)

        def make() -> bytes:
            from kiosk.core.agreement.agreement import agreement  # numpy: not before somebody asks
            from kiosk.report.study import StudyReport, study_pdf

            report = StudyReport(study, agreement(study), place, language, texts, day, by, desk.watermark(texts))
            pdf = study_pdf(report)
            take(pdf)
            return pdf

        return await self._made(make, "study", desk.a4())

    async def certificate(self, check: DeviceCheck, language: str, who: str = "") -> Printed:
        """Print the certificate of a check, or keep its PDF where there is no printer."""
        texts, desk = load_texts(language), self._desk
        driver = registry.installed().drivers.get(check.driver)
        instrument = f"{driver.maker} {driver.model}".strip() if driver else ""
        page = Certificate(
            check, texts, desk.zone, desk.place(language), instrument, who, self._clock.utc(), desk.watermark(texts)
        )
        return await self._made(lambda: certificate_pdf(page), "certificate", desk.a4())

    async def waiting(self) -> tuple[int, Outcome]:
        """Print what could not be printed before, until one does not come out."""
        return await self._desk.worker.again(self._desk.folder, self._desk.a4())

    async def result(self, order: Order) -> Outcome:
        """Print a paper of a kept visit again, with signed advice."""
        return await self._desk.give(order)

    def _slip(
        self,
        title: str,
        language: str,
        *,
        code: str = "",
        name: str = "",
        number: str = "",
        says: tuple[str, ...] = (),
    ) -> Slip:
        texts, desk = load_texts(language), self._desk
        day = desk.day(self._clock.utc(), texts)
        return Slip(desk.place(language), title, code, name, number, says, day, desk.watermark(texts))

    async def _print_slip(self, slip: Slip, kind: str) -> Printed:
        to = self._printer.slip_queue or self._desk.a4()
        paper: Paper = self._printer.slip_paper if self._printer.slip_queue else "A4"
        return await self._made(lambda: slip_pdf(slip, paper), kind, to)

    def _plain(self, title: Sentence, lines: Sequence[tuple[str, str]], language: str) -> PlainPage:
        texts, desk = load_texts(language), self._desk
        day = desk.day(self._clock.utc(), texts)
        return PlainPage(desk.place(language), day, tell(texts, title), tuple(lines), desk.watermark(texts))

    async def _made(self, make: Callable[[], bytes], kind: str, to: Outlet | str, *, leave: bool = True) -> Printed:
        made = await self._desk.worker.made_soon(make, self._path(kind), to, leave=leave)
        return made if made in ("printed", "kept") else "failed"

    def _path(self, kind: str) -> Path:
        """A name that says nothing: two cards kept in one minute are two files."""
        return self._desk.folder.absolute() / f"{kind}-{secrets.token_hex(6)}.pdf"
