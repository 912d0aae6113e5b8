"""What the follow-up rules look at, gathered from the store: new things of the last weeks, and whatever is still open.

This runs on the thread that also saves values: a handful of queries whatever the number of residents, each by an
index and a window of time, and no row is turned into more than the columns that are needed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, exists, func, select
from sqlmodel import col

from kiosk.core.followup import Facts, MarkFact, Rules, SeenFact, ValueFact, VisitFact
from kiosk.core.visit_record import End
from kiosk.store.followup_recheck import recheck
from kiosk.store.identity import Vault
from kiosk.store.measurements import counts
from kiosk.store.tables import TABLES, ConsentRow, MeasurementRow, OutboxRow, ResidentRow, VisitRow
from kiosk.store.tables_people import BookingRow, FollowUpRow

RECENT = timedelta(days=7)
"""Visits that began so lately are looked at anew each time; of older ones only those that are in the list."""


@dataclass(frozen=True, slots=True)
class _Ground:
    """What every question needs: the connection, the rules and the hour, what is open, and who is whom."""

    conn: Connection
    rules: Rules
    now: datetime
    still: Sequence[Any]  # rows of kind, visit_id, subject
    merged: Mapping[UUID, UUID]  # gone → kept, one step

    def visits(self, *kinds: str) -> list[UUID]:
        """The visits of open items."""
        return [row.visit_id for row in self.still if row.kind in kinds and row.visit_id is not None]

    def kept(self, resident: UUID) -> UUID:
        """The record a resident goes on under."""
        while resident in self.merged:
            resident = self.merged[resident]
        return resident


def gather(conn: Connection, vault: Vault, rules: Rules, now: datetime) -> Facts:
    """Read what the rules need, and nothing that names a person (of an identity only whether they live alone)."""
    open_items = select(col(FollowUpRow.kind), col(FollowUpRow.visit_id), col(FollowUpRow.subject))
    still = conn.execute(open_items.where(col(FollowUpRow.state) == "open")).all()
    into = select(col(ResidentRow.id), col(ResidentRow.merged_into)).where(col(ResidentRow.merged_into).is_not(None))
    ground = _Ground(conn, rules, now, still, {row.id: row.merged_into for row in conn.execute(into)})
    ended = tuple(_ended(ground))
    left = {fact.resident for fact in ended if fact.resident is not None}
    marks = (*_missed(ground), *_withdrawn(ground), *_held(ground), *recheck(conn, ground.kept))
    return Facts(tuple(_values(ground)), ended, tuple(_seen(ground, vault, left)), marks)


def _values(ground: _Ground) -> Iterator[ValueFact]:
    if not ground.rules.approved:
        return
    visit, value = TABLES["visit"].c, TABLES["measurement"].c
    looked = select(visit.id).where(visit.started_at >= ground.now - RECENT)
    recent = value.visit_id.in_(looked) | value.visit_id.in_(ground.visits("high"))
    limited = value.quantity.in_(list(ground.rules.limits))
    wanted = select(value.visit_id, value.quantity, value.value, value.taken_at)
    rows = ground.conn.execute(wanted.where(recent, limited, counts()).order_by(col(MeasurementRow.position)))
    newest = {(row.visit_id, row.quantity): row for row in rows}
    owners = _owners(ground, {visit for visit, _ in newest})
    for (one, quantity), row in newest.items():
        if one in owners:
            yield ValueFact(one, owners[one], quantity, row.value, row.taken_at)


def _owners(ground: _Ground, visits: Collection[UUID]) -> dict[UUID, UUID | None]:
    """Whose visits they are (the kept record of a merged group); those of erased residents are left out."""
    visit = TABLES["visit"].c
    mine = select(visit.id, visit.resident_id).where(visit.id.in_(visits), visit.birth_year.is_not(None))
    rows = ground.conn.execute(mine)
    return {row.id: None if row.resident_id is None else ground.kept(row.resident_id) for row in rows}


def _ended(ground: _Ground) -> Iterator[VisitFact]:
    visit = TABLES["visit"].c
    new = (visit.started_at >= ground.now - RECENT) | visit.id.in_(ground.visits("unfinished"))
    mine = visit.ended != End.FINISHED.value, visit.birth_year.is_not(None), visit.resident_id.is_not(None)
    wanted = select(visit.id, visit.resident_id, visit.ended, visit.started_at)
    for row in ground.conn.execute(wanted.where(new, *mine)):
        yield VisitFact(row.id, ground.kept(row.resident_id), End(row.ended), row.started_at)


def _seen(ground: _Ground, vault: Vault, left: Collection[UUID]) -> Iterator[SeenFact]:
    """The newest visit of whoever comes due in these weeks, is in the list already, or left early lately."""
    visit, rules = TABLES["visit"].c, ground.rules
    alone = _window(ground, rules.alone_days) | visit.id.in_(ground.visits("alone"))
    due = _window(ground, rules.due_days) | visit.id.in_(ground.visits("due"))
    wanted = select(visit.id, visit.resident_id, visit.started_at, alone.label("alone"))
    rows = ground.conn.execute(wanted.where(alone | due, _newest_own(), _keeps())).all()
    asked = {ground.kept(row.resident_id) for row in rows}
    newest = _newest(ground, rows, asked.union(left))
    maybe = {ground.kept(row.resident_id) for row in rows if row.alone}
    lives = _live_alone(ground, vault, maybe)
    for person, (at, one) in newest.items():
        yield SeenFact(person, one, at, person in lives)


def _window(ground: _Ground, days: int) -> ColumnElement[bool]:
    started = TABLES["visit"].c.started_at
    last = ground.now - timedelta(days=days)
    return (started <= last) & (started >= last - timedelta(days=ground.rules.look_back_days))


def _newest_own() -> ColumnElement[bool]:
    later = TABLES["visit"].alias("later")
    same = later.c.resident_id == col(VisitRow.resident_id)
    return ~exists().where(same, later.c.started_at > col(VisitRow.started_at))


def _keeps() -> ColumnElement[bool]:
    """The resident's newest answer about keeping is a yes; who was erased has a no."""
    other = TABLES["consent"].alias("answer")
    mine = other.c.resident_id == col(VisitRow.resident_id), other.c.purpose == "keep"
    last = select(func.max(other.c.id)).where(*mine).correlate(TABLES["visit"]).scalar_subquery()
    return exists().where(col(ConsentRow.id) == last, col(ConsentRow.granted).is_(True)).correlate(TABLES["visit"])


def _newest(ground: _Ground, rows: Sequence[Any], people: Collection[UUID]) -> dict[UUID, tuple[datetime, UUID]]:
    """Return the newest visit of each person: what was found for most, looked up for merged people and the rest."""
    groups = {*ground.merged, *map(ground.kept, ground.merged)}
    found = {row.resident_id: (row.started_at, row.id) for row in rows if row.resident_id not in groups}
    rest = set(people) - set(found)
    names = rest.union(gone for gone in ground.merged if ground.kept(gone) in rest)
    visit = TABLES["visit"].c
    mine = select(visit.id, visit.resident_id, visit.started_at).where(visit.resident_id.in_(names))
    for row in ground.conn.execute(mine):
        person = ground.kept(row.resident_id)
        found[person] = max(found.get(person, (row.started_at, row.id)), (row.started_at, row.id))
    return found


def _live_alone(ground: _Ground, vault: Vault, people: Collection[UUID]) -> set[UUID]:
    resident = TABLES["resident"].c
    wanted = select(resident.id, resident.wrapped_key, resident.sealed)
    rows = ground.conn.execute(wanted.where(resident.id.in_(people), resident.sealed.is_not(None)))
    return {row.id for row in rows if vault.unseal(row.id, row.wrapped_key, row.sealed).lives_alone}


def _missed(ground: _Ground) -> Iterator[MarkFact]:
    booking = TABLES["booking"].c
    known = [UUID(row.subject) for row in ground.still if row.kind == "missed"]
    since = (ground.now - timedelta(days=ground.rules.look_back_days)).date().isoformat()
    recent = (booking.day >= since) | booking.id.in_(known)
    wanted = select(booking.id, booking.created_at, booking.resident_id)
    erased = exists().where(col(ResidentRow.id) == booking.resident_id, col(ResidentRow.erased_at).is_not(None))
    for row in ground.conn.execute(wanted.where(recent, col(BookingRow.state) == "missed", ~erased)):
        owner = None if row.resident_id is None else ground.kept(row.resident_id)
        yield MarkFact("missed", str(row.id), row.created_at, owner, None, str(row.id))


def _withdrawn(ground: _Ground) -> Iterator[MarkFact]:
    """A yes that became a no and stayed one. Erasing writes such answers too, but then nobody is left to ask."""
    consent = TABLES["consent"]
    earlier, later = consent.alias("earlier"), consent.alias("later")
    was = earlier.c.resident_id == consent.c.resident_id, earlier.c.purpose == consent.c.purpose
    is_ = later.c.resident_id == consent.c.resident_id, later.c.purpose == consent.c.purpose
    yes_before = exists().where(*was, earlier.c.id < consent.c.id, earlier.c.granted.is_(True))
    again = exists().where(*is_, later.c.id > consent.c.id)
    resident = TABLES["resident"].c
    living = exists().where(resident.id == consent.c.resident_id, resident.erased_at.is_(None))
    no = consent.c.granted.is_(False), consent.c.resident_id.is_not(None), yes_before, ~again, living
    for row in ground.conn.execute(select(consent).where(*no)):
        yield MarkFact("withdrawn", str(row.id), row.at, ground.kept(row.resident_id), row.visit_id, row.purpose)


def _held(ground: _Ground) -> Iterator[MarkFact]:
    outbox = TABLES["outbox"].c
    wanted = select(outbox.id, outbox.kind, outbox.record_id, outbox.created_at)
    rows = ground.conn.execute(wanted.where(col(OutboxRow.state) == "held")).all()
    visits = {row.record_id for row in rows if row.kind != "erasure"}
    owners = _owners(ground, visits)
    for row in rows:
        visit = row.record_id if row.record_id in visits else None
        yield MarkFact("held", str(row.id), row.created_at, owners.get(row.record_id), visit, row.kind)
