"""What a resident takes home, as the station gives it: beside the queue, so that a hanging printer delays nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

from kiosk.core.messages import Print, Told
from kiosk.core.papers import CodeMade, GivePaper, Offered, Order
from kiosk.core.texts import Sentence
from kiosk.core.visit import Stage
from kiosk.station.opened import Opened
from kiosk.station.outcome import outcome

if TYPE_CHECKING:
    from kiosk.station.station import Station

PRINTED = {
    "printed": "print.ready",
    "kept": "print.kept",
    "failed": "print.none",
    "paper": "print.paper",
    "jam": "print.jam",
    "open": "print.open",
    "ink": "print.ink",
    "offline": "print.offline",
    "paused": "print.paused",
    "stuck": "print.stuck",
}
"""What became of a paper, and the sentence for the resident. Whatever did not come out is kept for staff to print."""
FINE = ("printed", "kept")


class Paper(Protocol):
    """What residents take home, made off both the GUI and the I/O thread. Never raises."""

    def offers(self) -> tuple[str, ...]:
        """Return what there is to give here (of `core.papers.PAPERS`), the usual first."""
        ...

    async def give(self, order: Order) -> str:
        """Make and print it; returns printed, kept (no printer set up), failed, or what is wrong with the printer:
        paper, jam, open, ink, offline, paused, stuck. What was not printed is kept for staff."""
        ...

    async def code(self, order: Order) -> tuple[str, ...]:
        """Return the QR of the summary as rows of 0 and 1; none where it cannot be made."""
        ...

    async def ticket(self, number: str, language: str) -> str:
        """Print the number of a guest's resting visit where there is a printer of slips; printed, or failed."""
        ...


class Giving:
    """One for the station."""

    def __init__(self, station: Station, paper: Paper) -> None:
        self._station, self._paper = station, paper

    async def wanted(self, opened: Opened) -> None:
        """종이로 받기: the question what it shall be; where there is one thing only, that at once."""
        visit = opened.visit
        if visit.stage is Stage.PAPER:
            await self._station.move(opened, Print())
        elif visit.stage is Stage.RESULTS and visit.person is not None and not opened.printing:
            offers = self._paper.offers()
            if len(offers) > 1:
                await self._station.move(opened, Offered(offers))
            else:
                self.give(opened, GivePaper(offers[0] if offers else "a4"))

    def give(self, opened: Opened, wish: GivePaper) -> None:
        """Begin to make it; the screen is told when it is there."""
        if opened.visit.person is None:
            return
        order = Order(
            wish.kind,
            opened.visit.id,
            opened.visit.started_at,
            self._station.language,
            outcome(opened, self._station.settings.dangers, self._station.settings.zone),
            opened.counted,
            tuple(opened.instruments.values()),
            opened.visit.person,
            wish.qr,
            unchecked=opened.doubted,
        )
        if wish.kind == "qr":
            self._station.start_job(self._show(opened, order))
            return
        opened.printing = True
        self._station.start_job(self._print(opened, order))

    def ticket(self, opened: Opened) -> None:
        """Put the number under which a visit rests on a slip; it stands on the screen too, so nothing waits for it."""
        self._station.start_job(self._slip(opened, opened.ticket))

    async def _slip(self, opened: Opened, number: str) -> None:
        done = await self._paper.ticket(number, self._station.language)
        if done == "printed" and self._station.front is opened:
            self._tell("print", "later.slip")

    async def _show(self, opened: Opened, order: Order) -> None:
        rows = await self._paper.code(order)
        if rows:
            self._station.later(0.0, opened, CodeMade(rows))
        elif self._station.front is opened:
            self._tell("print", "print.code.none", ok=False)

    async def _print(self, opened: Opened, order: Order) -> None:
        self._tell("print", "print.wait")
        done = await self._paper.give(order)
        opened.printing = False
        if self._station.front is opened:  # the next resident hears nothing of it
            self._tell("print", PRINTED[done], ok=done in FINE)

    def _tell(self, about: Literal["print"], key: str, *, ok: bool = True) -> None:
        self._station.tell(Told(about, Sentence(key), ok))
