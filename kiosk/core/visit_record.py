"""What is kept of a visit, as values: read by store, sync and report alike."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID

from kiosk.core.reading import Measurement
from kiosk.core.resident import Sex


class End(StrEnum):
    """How a test or a visit ended (the contract's words)."""

    FINISHED = "finished"
    REFUSED = "refused"
    UNSAFE = "unsafe"
    FAULT = "fault"
    LEFT = "left"


PURPOSES = ("keep", "platform", "ai", "trial", "family", "phone", "contact")


@dataclass(frozen=True, slots=True)
class ConsentEntry:
    """One entry of the ledger; the newest per purpose counts."""

    purpose: str
    granted: bool
    at: datetime
    wording: str  # version of the words that were shown, e.g. keep-2026-11
    actor: str = "resident"


@dataclass(frozen=True, slots=True)
class AssessmentEnd:
    """How one assessment of the visit ended, and why (a word, not a sentence)."""

    assessment: str
    ended: End
    reason: str = ""
    notes: tuple[tuple[str, str], ...] = ()  # answers by key, the helper's id: words and ids only


@dataclass(frozen=True, slots=True)
class LastVisit:
    """The newest visit before this one, as far as a greeting needs it: no value in it.

    ``day`` is where the kiosk stands, ``days`` ago it was (0: today). ``tests`` gave a value, ``settled`` are done
    with, whatever came of them (assessment keys). ``ended`` None: it is still open, here or at another station.
    """

    day: date
    days: int
    programme: str
    ended: End | None
    tests: tuple[str, ...] = ()
    settled: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Clearance:
    """A member of staff cleared this resident for exercise: who, for what, until when."""

    staff_id: str
    questions: tuple[str, ...]
    given_at: datetime
    until: datetime


CheckState = Literal["good", "due", "bad", "never"]
"""How an instrument stood when it measured: checked in time; a check was due; a check said no, or puts it in doubt
(or another instrument may stand there); never checked."""


Adjusted = Literal["unspecified", "offset", "gain", "two-point"]
"""What a check corrected: nothing, or nobody knows; the shift; the factor; both (R4's words)."""


@dataclass(frozen=True, slots=True)
class InstrumentCheck:
    """How an instrument stood for one quantity at this visit, and how it stands, by what is known now."""

    quantity: str  # the one its checks are made for: of a cuff the systolic pressure, say
    state: CheckState
    at: datetime | None = None  # of the check that says so; None: never checked
    due_at: datetime | None = None
    newest: CheckState = "never"  # by its newest check, or as at this visit when there is none after it
    newest_at: datetime | None = None
    adjusted: Adjusted = "unspecified"  # by its newest check


@dataclass(frozen=True, slots=True)
class Instrument:
    """A device as the record names it."""

    driver: str
    maker: str
    model: str
    serial: str
    last_check: datetime | None = None  # newest check that left it good, up to this visit; None: never checked
    checks: tuple[InstrumentCheck, ...] = ()  # of each quantity it gave that can be checked
    validated: bool | None = None  # clinically; None: nobody has looked


@dataclass(frozen=True, slots=True)
class VisitRecord:
    """One visit with everything that hangs on it."""

    id: UUID
    station_id: str
    centre_id: str
    pseudonym: str  # not derivable from the identity
    patient_id: UUID  # logical id on the platform; random per resident, or per visit for a guest
    sex: Sex
    age: int
    birth_year: int
    programme: str
    started_at: datetime
    ended_at: datetime | None = None
    ended: End | None = None
    measurements: tuple[Measurement, ...] = ()
    assessments: tuple[AssessmentEnd, ...] = ()
    consents: tuple[ConsentEntry, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    software: str = ""
    guest: bool = True
    notes: tuple[str, ...] = field(default=())
    language: str = ""  # of the screen at the end; empty: not known
    former: tuple[Measurement, ...] = ()  # kept once, counting no more: replaced, void, or another person's
    unchecked: frozenset[UUID] = frozenset()  # values whose instrument was not in order, by what is known now
