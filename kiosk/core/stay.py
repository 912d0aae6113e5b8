"""One resident's stay as a value: where it is, what was answered and measured, what it hears, what it asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from kiosk.core.assessment import Assessment, Effect, Progress, Taken
from kiosk.core.battery import BATTERY
from kiosk.core.gate import Verdict
from kiosk.core.papers import GivePaper, PaperAsk
from kiosk.core.programme import Programme
from kiosk.core.resident import Person
from kiosk.core.sharing import Sharing, SharingEffect
from kiosk.core.visit_record import AssessmentEnd, Clearance, End, LastVisit


class Stage(StrEnum):
    """Where in the stay the resident is."""

    WHO = "who"
    YOUNG = "young"
    UNSURE = "unsure"  # nobody was found: the first time here? or several were, and nobody guesses
    WELCOME = "welcome-back"  # somebody who is known: what was last time, and what today
    CHOOSE = "choose"  # several programmes fit: which one?
    WHICH = "which"  # 한 가지만: which test?
    KEEP = "keep"
    CHANGED = "changed"  # a cleared resident: has anything changed since?
    SAFETY = "safety"
    STAFF = "staff"  # a safety question was answered yes
    HELPER = "helper"  # the next test wants a helper within reach (decision 26)
    TEST = "test"
    LATER = "later"  # how to come back to this visit, before it is put aside
    WHY = "why"  # a test was declined or stopped: why?
    BARRED = "barred"  # the gate is closed for the next test: said once, in plain words
    RESULTS = "results"
    PAPER = "paper"  # what shall we give you?
    SHARE = "share"
    CONSENTS = "consents"  # the standing answers, to look at and to change
    GOODBYE = "goodbye"
    OVER = "over"


def _none() -> Mapping[str, bool]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Visit:
    """The whole state of one stay; holds nothing that identifies.

    ``programme.assessments``: as they are begun. ``stopping``: the end `Stage.WHY` asks about, ``progress`` before it.
    """

    id: UUID
    started_at: datetime
    programme: Programme
    person: Person | None = None
    stage: Stage = Stage.WHO
    consents: Mapping[str, bool] = field(default_factory=_none)  # standing answers by purpose
    asked: int = 0
    answers: Mapping[str, bool] = field(default_factory=_none)
    clearance: Clearance | None = None
    at: int = 0
    progress: Progress | None = None
    done: tuple[AssessmentEnd, ...] = ()
    taken: tuple[Taken, ...] = ()
    barred: Verdict = field(default_factory=lambda: Verdict(True))
    still_there: bool = False
    ended: End | None = None
    broken: bool = False  # the store will never take it: staff were called, and it ends here
    programmes: tuple[Programme, ...] = ()  # what this person may choose from
    able: frozenset[str] | None = None  # assessments this station can do; None: not said, all of them
    busy: frozenset[str] = frozenset()  # assessments whose device serves somebody else now
    helper: str = ""  # the member of staff who confirmed being within reach of the test that runs now
    stopping: Progress | None = None
    last: LastVisit | None = None
    unsure: str = ""  # what `Stage.UNSURE` is about: new or twins
    resting: Stage | None = None  # in `Stage.LATER`: where it goes on
    sharing: Sharing = field(default_factory=Sharing)
    paper: PaperAsk | None = None  # in `Stage.PAPER`: what is offered and what was given
    distrusted: bool = False  # the newest pressure came from a cuff that was out of its limits
    counts: tuple[Taken, ...] | None = None  # what is left of ``taken`` since staff corrected something; None: all

    @property
    def all_taken(self) -> tuple[Taken, ...]:
        """Every trial so far, the running test's included."""
        return (*self.taken, *(self.progress.taken if self.progress else ()))

    @property
    def assessment(self) -> Assessment | None:
        """The test the resident is at."""
        return BATTERY[self.programme.assessments[self.at]] if self.at < len(self.programme.assessments) else None


# --- what the station hears besides intents and the test's own messages -------------------------------------


@dataclass(frozen=True, slots=True)
class Known:
    """Who it is, as the store found or made it; standing consents and a valid clearance come along.

    ``programmes``: all that fit the age, the first is ``programme``; empty: that one alone. ``able``: the keys of the
    assessments this station can do, None: all.
    """

    person: Person
    programme: Programme
    consents: Mapping[str, bool] = field(default_factory=_none)
    clearance: Clearance | None = None
    guarded: bool = False  # a child whose guardian's consent staff have
    programmes: tuple[Programme, ...] = ()
    able: frozenset[str] | None = None
    last: LastVisit | None = None
    unsure: str = ""
    guest: bool = False  # nobody knows who it is, nor shall


@dataclass(frozen=True, slots=True)
class Cleared:
    """A member of staff cleared the resident with a PIN."""

    clearance: Clearance


@dataclass(frozen=True, slots=True)
class ClearanceOver:
    """The clearance has run out, or was taken back: it opens the gate no more."""


@dataclass(frozen=True, slots=True)
class HelperConfirmed:
    """A member of staff is within reach for the test that is about to begin (PIN, card, or a tap soon after)."""

    staff_id: str


@dataclass(frozen=True, slots=True)
class Aside:
    """The visit was put aside for a while: whoever was within reach may have gone."""


@dataclass(frozen=True, slots=True)
class Busy:
    """These assessments have no free device now: the next test is another one, if the order allows."""

    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class AskStillThere:
    """Nobody has touched anything for a while."""


@dataclass(frozen=True, slots=True)
class WalkedAway:
    """And nobody answered."""


@dataclass(frozen=True, slots=True)
class Broken:
    """The store refuses in a way that no waiting heals."""


# --- what the station must do, besides the test's own effects ------------------------------------------------


@dataclass(frozen=True, slots=True)
class RecordConsent:
    """Write this answer into the ledger; keep also opens the visit in the store."""

    purpose: str
    granted: bool


@dataclass(frozen=True, slots=True)
class CloseVisit:
    """Write how the visit ended; its outbox row may go out if consent says so."""

    ended: End


@dataclass(frozen=True, slots=True)
class SetAside:
    """Let the visit rest: the screen is free for others."""


@dataclass(frozen=True, slots=True)
class Wipe:
    """Forget the resident: screen, form, ring buffers; after ``linger`` the welcome screen."""

    linger: bool = True


Todo = Effect | GivePaper | RecordConsent | SharingEffect | CloseVisit | SetAside | Wipe
Walked = tuple[Visit, tuple[Todo, ...]]
