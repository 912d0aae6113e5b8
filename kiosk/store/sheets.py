"""What the pages about records are given: a line of a visit, a visit with every value, a value with its history.

Names never show in a ``repr``. Nothing here is ever changed in place: a value's state follows from what was added.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from kiosk.core.reading import Measurement
from kiosk.core.resident import Sex
from kiosk.core.visit_record import AssessmentEnd, ConsentEntry, End

MOVED = "moved"
"""The note on a visit whose values were somebody else's."""


class State(StrEnum):
    """Where a kept value stands."""

    STANDING = "standing"  # it counts
    CORRECTED = "corrected"  # a newer row of this visit replaces it, also one measured anew
    VOID = "void"  # it counts no more; it may be brought back
    MOVED = "moved"  # it was somebody else's, and stands in their visit


@dataclass(frozen=True, slots=True)
class Amendment:
    """Somebody changed something about a value. ``why`` is a word; ``result`` the row that came of it, if one did."""

    measurement_id: UUID
    kind: str  # correct, side, move, void, unvoid
    at: datetime
    actor: str
    why: str
    result: UUID | None = None
    visit_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A value and where it stands."""

    measurement: Measurement
    state: State


@dataclass(frozen=True, slots=True)
class ValueSheet:
    """One value. ``chain`` holds all its versions, oldest first, this one among them, perhaps in several visits."""

    measurement: Measurement
    visit_id: UUID
    state: State
    amendments: tuple[Amendment, ...] = ()  # newest first
    chain: tuple[ValueLine, ...] = ()


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One visit in a list. ``masked_name`` is empty for a guest, for a nameless one, and once erased."""

    id: UUID
    started_at: datetime
    ended_at: datetime | None
    ended: End | None
    programme: str
    resident_id: UUID | None  # of a merged person the record that was kept
    masked_name: str = field(repr=False)
    age: int = field(repr=False)
    sex: Sex = field(repr=False)
    station_id: str = ""


@dataclass(frozen=True, slots=True)
class VisitSheet:
    """One visit with every value that was ever kept in it, in the order they were kept."""

    head: VisitLine
    values: tuple[ValueLine, ...] = ()
    amendments: tuple[Amendment, ...] = ()  # newest first
    assessments: tuple[AssessmentEnd, ...] = ()
    consents: tuple[ConsentEntry, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def moved(self) -> bool:
        """Whether its values are somebody else's: nothing can be added to it any more."""
        return MOVED in self.notes
