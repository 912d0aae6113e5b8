"""What the station needs of the world, as small protocols: store, devices, staff call, paper. `app` plugs them in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, Protocol
from uuid import UUID

from kiosk.core.metrology.backgrounds import Looked
from kiosk.core.reading import Measurement, Record
from kiosk.core.resident import Person, Sex
from kiosk.core.visit_record import AssessmentEnd, Clearance, ConsentEntry, End, Instrument, LastVisit
from kiosk.station.earlier import Earlier
from kiosk.station.managed import Managed


@dataclass(frozen=True, slots=True)
class Found:
    """A resident the store knows: standing consents by purpose, a valid clearance, the newest earlier values."""

    resident_id: UUID
    consents: Mapping[str, bool]
    clearance: Clearance | None
    before: Earlier
    name: str = field(default="", repr=False)  # masked: 김○수
    last: LastVisit | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who need not say who they are: they showed their card, or staff found them."""

    sex: Sex
    birth: date = field(repr=False)
    found: Found


@dataclass(frozen=True, slots=True)
class StaffMember:
    """Who stands behind a PIN."""

    id: str
    role: str


@dataclass(frozen=True, slots=True)
class VisitHead:
    """What opens a visit in the store."""

    id: UUID
    person: Person
    programme: str
    started_at: datetime


@dataclass(frozen=True, slots=True)
class TrayItem:
    """A reading that belongs to nobody for sure."""

    device: str
    driver: str
    codec_version: str
    record: Record
    arrived_at: datetime
    reason: str


class Archive(Protocol):
    """The store as the station sees it. Methods raise StoreError; a value is saved when `keep` has returned."""

    async def find(self, sex: Sex, birth: date, phone_tail: str) -> tuple[Found, ...]:
        """Return every resident who fits; of several nobody guesses."""
        ...

    async def standing(self, visit: UUID) -> tuple[Measurement, ...]:
        """Return the values of a visit that count now, after what staff corrected."""
        ...

    async def checks(self, driver: str, serial: str) -> Looked:
        """Return every check of an instrument and what staff noted of it."""
        ...

    async def find_card(self, code: str) -> Holder | Literal["void", "unknown"]:
        """Return whose card or slip this is, or why it opens nothing."""
        ...

    async def holder(self, resident: UUID, actor: str) -> Holder:
        """Open a resident whom a member of staff found; raises StoreError for one who was erased."""
        ...

    async def register(self, resident: UUID, who: tuple[Sex, date, str], keep: ConsentEntry) -> None:
        """Seal a new resident under this id, only after 보관 was granted; a second time changes nothing."""
        ...

    async def open_visit(self, head: VisitHead, consents: Sequence[ConsentEntry]) -> None:
        """Write the visit and the consents given so far."""
        ...

    async def consent(self, visit: UUID, entry: ConsentEntry) -> None:
        """Add to the ledger; the visit's outbox row follows."""
        ...

    async def answer(self, resident: UUID, entry: ConsentEntry) -> None:
        """Add to the ledger of somebody known: for all that is kept of them."""
        ...

    async def answers(self, resident: UUID | None, visit: UUID) -> tuple[ConsentEntry, ...]:
        """Return the standing answers, newest of each purpose: the resident's, or a guest's of this visit."""
        ...

    async def rate(self, programme: str, score: int, day: date) -> None:
        """Count how somebody says it was; nothing leads back to them."""
        ...

    async def keep(self, visit: UUID, measurements: Sequence[Measurement], instruments: Sequence[Instrument]) -> None:
        """Write the rows and the outbox row in one transaction."""
        ...

    async def end_visit(
        self, visit: UUID, ended: End, at: datetime, assessments: Sequence[AssessmentEnd], language: str = ""
    ) -> None:
        """Write how it ended, in which language, and let the outbox row go if consent says so."""
        ...

    async def visit_without_keep(self, head: VisitHead, ended: End, at: datetime) -> None:
        """Count a visit of which nothing may be kept."""
        ...

    async def tray(self, items: Sequence[TrayItem]) -> None:
        """Put readings of nobody into the holding tray."""
        ...

    async def check_pin(self, pin: str, at: datetime) -> StaffMember | str:
        """Return who it is, or a word why not: wrong, locked."""
        ...

    async def staff_of_card(self, code: str) -> StaffMember | None:
        """Return the member of staff whose card this is; None for every other card."""
        ...

    async def clear(self, visit: UUID, resident: UUID | None, clearance: Clearance) -> None:
        """Record who cleared, for this visit, and remember it for a known resident."""
        ...

    async def call(self, reason: str, visit: UUID | None, at: datetime) -> UUID:
        """Write a staff call; returns its id."""
        ...

    async def acknowledge(self, call: UUID, staff_id: str, at: datetime) -> None:
        """Write who answered it."""
        ...


class Devices(Managed, Protocol):
    """The supervisor as the station sees it."""

    def candidates(self, needs: Sequence[str]) -> tuple[str, ...]:
        """Return the ids of bound devices that measure all of these."""
        ...

    def state(self, device: str) -> str:
        """Return absent, connecting, ready, busy, faulty or stuck."""
        ...

    def instrument(self, device: str) -> Instrument:
        """Return how the record names it."""
        ...

    def has_memory(self, device: str) -> bool:
        """Whether it may send stored results of other people."""
        ...

    def codec(self, device: str) -> tuple[str, str]:
        """Return protocol key and codec version."""
        ...

    async def begin(self, device: str) -> None:
        """A measuring step begins: purge, tare, start."""
        ...

    async def end(self, device: str) -> None:
        """It ends."""
        ...

    async def kept(self, device: str, record: Record) -> None:
        """What it said is stored, in a visit or in the tray: it may forget it."""
        ...


class Sounds(Protocol):
    """The track of a timed test; returns at once, never raises, silent where nothing can sound."""

    def start(self, track: str) -> float:
        """Play a track from its beginning; returns the monotonic second of its first sample."""

    def plays(self, track: str) -> bool:
        """Tell whether this track can be heard here now."""

    def stop(self) -> None:
        """Be silent."""


class Caller(Protocol):
    """직원 부르기: returns at once; never raises."""

    def call(self, reason: str) -> None:
        """Ring, show or run what the configuration says."""

    def escalate(self, reason: str) -> None:
        """Nobody came: ring louder, or call others."""
