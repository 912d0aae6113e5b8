"""What staff must come back to, found by rule: facts of the store in, events out. Pure.

An event is one thing that happened (a high value in this visit, a no to this purpose), so whoever closed it is asked
again only when it happens anew. The list names quantities, never values.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import chain
from types import MappingProxyType
from typing import Literal
from uuid import UUID, uuid5

from kiosk.core.visit_record import End

Kind = Literal["high", "unfinished", "due", "missed", "alone", "withdrawn", "held", "recheck"]
KINDS: tuple[Kind, ...] = ("high", "held", "withdrawn", "missed", "alone", "recheck", "unfinished", "due")
"""In the order of the page: what cannot wait comes first."""

_EVENTS = UUID("6f7a2c3e-55b1-4f2b-9f0e-0b0d8a6f4c21")


@dataclass(frozen=True, slots=True)
class Limit:
    """A value at or beyond one of these is followed up."""

    high: Decimal | None = None
    low: Decimal | None = None

    def beyond(self, value: Decimal) -> bool:
        """Whether this value is."""
        return (self.high is not None and value >= self.high) or (self.low is not None and value <= self.low)


@dataclass(frozen=True, slots=True)
class Rules:
    """What the centre has set. Limits count only once the centre has approved them by name and date."""

    limits: Mapping[str, Limit] = field(default_factory=lambda: MappingProxyType({}))
    approved_by: str = ""
    approved_on: date | None = None
    due_days: int = 90  # 0: nobody is asked to come again
    alone_days: int = 30
    look_back_days: int = 30  # older events were found when they were new

    @property
    def approved(self) -> bool:
        """Whether the limits may be used."""
        return bool(self.approved_by.strip()) and self.approved_on is not None


@dataclass(frozen=True, slots=True)
class ValueFact:
    """The newest value of a quantity in a visit that counts (not corrected, void or moved)."""

    visit: UUID
    resident: UUID | None
    quantity: str
    value: Decimal = field(repr=False)
    at: datetime


@dataclass(frozen=True, slots=True)
class VisitFact:
    """An ended visit."""

    visit: UUID
    resident: UUID | None
    ended: End
    at: datetime


@dataclass(frozen=True, slots=True)
class SeenFact:
    """A resident who agreed to keeping, and the newest visit."""

    resident: UUID
    visit: UUID
    at: datetime
    lives_alone: bool = False


@dataclass(frozen=True, slots=True)
class MarkFact:
    """Something that is a fact by itself: a missed booking, a standing no to a purpose, a held outbox row."""

    kind: Kind
    key: str  # the row it comes from
    at: datetime
    resident: UUID | None = None
    visit: UUID | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the store found."""

    values: Sequence[ValueFact] = ()
    visits: Sequence[VisitFact] = ()
    seen: Sequence[SeenFact] = ()
    marks: Sequence[MarkFact] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One thing to come back to; the same thing always has the same ``id``."""

    id: UUID
    kind: Kind
    since: datetime
    resident: UUID | None = None
    visit: UUID | None = None
    subject: str = ""


def events(facts: Facts, rules: Rules, now: datetime) -> tuple[Event, ...]:
    """Apply every rule; nothing comes twice."""
    every = chain.from_iterable(rule(facts, rules, now) for rule in (_high, _unfinished, _due, _alone, _marks))
    return tuple({event.id: event for event in every}.values())


def event_id(kind: Kind, key: str) -> UUID:
    """Name an event, the same at every station."""
    return uuid5(_EVENTS, f"{kind}:{key}")


def _high(facts: Facts, rules: Rules, _: datetime) -> Iterable[Event]:
    if not rules.approved:
        return
    for fact in facts.values:
        limit = rules.limits.get(fact.quantity)
        if limit is not None and limit.beyond(fact.value):
            name = event_id("high", f"{fact.visit}:{fact.quantity}")
            yield Event(name, "high", fact.at, fact.resident, fact.visit, fact.quantity)


def _unfinished(facts: Facts, _: Rules, __: datetime) -> Iterable[Event]:
    """Ended before the end, and not back since (a later visit speaks for itself). A guest cannot be asked to come."""
    newest = {seen.resident: seen.at for seen in facts.seen}
    for fact in facts.visits:
        if fact.resident is None or fact.ended is End.FINISHED or newest.get(fact.resident, fact.at) > fact.at:
            continue
        yield Event(event_id("unfinished", str(fact.visit)), "unfinished", fact.at, fact.resident, fact.visit)


def _due(facts: Facts, rules: Rules, now: datetime) -> Iterable[Event]:
    for seen in facts.seen if rules.due_days else ():
        when = seen.at + timedelta(days=rules.due_days)
        if when <= now:
            yield Event(event_id("due", str(seen.visit)), "due", when, seen.resident, seen.visit)


def _alone(facts: Facts, rules: Rules, now: datetime) -> Iterable[Event]:
    for seen in facts.seen if rules.alone_days else ():
        when = seen.at + timedelta(days=rules.alone_days)
        if seen.lives_alone and when <= now:
            yield Event(event_id("alone", str(seen.visit)), "alone", when, seen.resident, seen.visit)


def _marks(facts: Facts, _: Rules, __: datetime) -> Iterable[Event]:
    for mark in facts.marks:
        yield Event(event_id(mark.kind, mark.key), mark.kind, mark.at, mark.resident, mark.visit, mark.subject)
