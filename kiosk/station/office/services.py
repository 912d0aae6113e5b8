"""What the office needs of the world beside the store, as small protocols that `app` plugs in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from kiosk.core.agreement.values import Study
from kiosk.core.checks import Check
from kiosk.core.metrology.values import DeviceCheck
from kiosk.core.papers import Order
from kiosk.core.sheet import Sheet
from kiosk.core.texts import Sentence
from kiosk.core.visit_record import VisitRecord

Printed = Literal["printed", "kept", "failed"]
"""printed; kept as a file because there is no printer; failed."""
Outcome = Literal["printed", "kept", "failed", "stuck", "paper", "jam", "open", "ink", "offline", "paused"]
"""The same, or what is wrong with the printer."""


class Checker(Protocol):
    """The morning check (also `kiosk doctor`)."""

    async def check(self) -> Sequence[Check]:
        """Look at everything now; never raises, never hangs."""
        ...


class Papers(Protocol):
    """Everything printed for staff and residents beside the result page. Never raises."""

    async def card(self, code: str, name: str, language: str) -> Printed:
        """A card or slip with a QR of ``code``; the name is printed masked as given."""
        ...

    async def number(self, number: int, language: str) -> Printed:
        """A number slip."""
        ...

    async def lines(self, title: Sentence, lines: Sequence[tuple[str, str]], language: str) -> Printed:
        """A plain page of names and values: one's own data, a month's numbers."""
        ...

    async def secret(self, title: Sentence, lines: Sequence[tuple[str, str]], language: str) -> Printed:
        """A page for an envelope: printed or failed, and never left behind as a file."""
        ...

    async def study(self, study: Study, language: str, by: str, take: Callable[[bytes], None]) -> Printed:
        """The report of a trial; ``take`` is given the PDF as well, on the thread of the papers."""
        ...

    async def certificate(self, check: DeviceCheck, language: str, who: str = "") -> Printed:
        """The certificate of a check (void ones are marked so); ``who``: the name of whoever made it."""
        ...

    async def waiting(self) -> tuple[int, Outcome]:
        """Print what is kept because it could not be printed; returns how many came out, and how it ended."""
        ...

    async def result(self, order: Order) -> Outcome:
        """A paper of a kept visit, with staff's advice and who signed it when."""
        ...


class Files(Protocol):
    """The folders staff exchange files through: imports in, exports out (0700, named in the configuration)."""

    def imports(self) -> Sequence[Path]:
        """Return the files that lie in the import folder, newest first."""
        ...

    def export(self, name: str, data: bytes) -> Path:
        """Write a file for staff to take; returns where it lies. Raises StoreError when the disk refuses."""
        ...

    def workbook(self, name: str, sheets: Sequence[Sheet]) -> Path:
        """Write a spreadsheet for staff to take; returns where it lies. Raises StoreError when the disk refuses."""
        ...


class Housekeeping(Protocol):
    """Backup, integrity, retention: long work on a thread of its own."""

    async def run(self, what: str) -> bool:
        """Do backup, integrity or retention now; tells how it ended. Never raises."""
        ...


class Modes(Protocol):
    """Training and 시연: the kiosk starts anew on another store."""

    @property
    def mode(self) -> Literal["", "training", "show"]:
        """The mode now."""
        ...

    def switch(self, mode: Literal["", "training", "show"]) -> None:
        """Leave this store in order and come back in another mode."""
        ...


@dataclass(frozen=True, slots=True)
class Services:
    """All of them."""

    checker: Checker
    papers: Papers
    files: Files
    housekeeping: Housekeeping
    modes: Modes
    document: Callable[[VisitRecord], str] = lambda _: ""
    """A visit as a FHIR document for its own person; nothing where none can be made."""
