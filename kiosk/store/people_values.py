"""What the verbs about people give back. Names and dates never show in a ``repr``."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from kiosk.core.resident import Sex
from kiosk.core.visit_record import Clearance, ConsentEntry
from kiosk.store.identity import Identity
from kiosk.store.values import KnownResident


@dataclass(frozen=True, slots=True)
class PersonHit:
    """One resident as staff see them in a list: enough to tell people apart, and nobody guessed."""

    id: UUID
    name: str = field(repr=False)
    sex: Sex = field(repr=False)
    birth: date = field(repr=False)
    phone_tail: str = field(repr=False)
    last_visit_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PersonVisit:
    """One stay of a resident."""

    id: UUID
    started_at: datetime
    programme: str
    ended_at: datetime | None = None
    ended: str | None = None


@dataclass(frozen=True, slots=True)
class PersonMerge:
    """Another record that goes on under this one, and can be taken out again."""

    id: UUID
    gone: UUID
    name: str = field(repr=False)
    at: datetime
    actor: str


@dataclass(frozen=True, slots=True)
class PersonCard:
    """One resident's page: of a merged group always the record that was kept, with everything of the group."""

    id: UUID
    identity: Identity
    consents: tuple[ConsentEntry, ...] = ()  # standing: the newest answer of each purpose
    clearances: tuple[Clearance, ...] = ()  # those in force
    visits: tuple[PersonVisit, ...] = ()  # newest first
    merges: tuple[PersonMerge, ...] = ()  # in force, oldest first
    merged_into: UUID | None = None  # the record that was asked for goes on under this one
    has_card: bool = False  # a card that is not void


@dataclass(frozen=True, slots=True)
class CardFound:
    """Whose card this is. ``voided``: it was one of ours and opens nothing any more."""

    resident: KnownResident | None = None
    voided: bool = False
