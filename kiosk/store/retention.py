"""What may not be kept any longer goes, by rule: people who stopped coming, old values, strays, words of a day.

A little at a time, so that saving never waits; the caller asks again while there is more. Counts stay (a visit was, of
what sex and age, with which programme), and the access log is never cut: two years at least, here for ever.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, delete, exists, func, or_, select, update
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import col

from kiosk.store.copies import fold_log, forget_copies
from kiosk.store.erasing import erase_people, erase_values, forget_words
from kiosk.store.groups import group_of
from kiosk.store.sheets import MOVED
from kiosk.store.study_leaving import forget_links, leave_of
from kiosk.store.tables import TABLES, AssessmentEndRow, MeasurementRow, OutboxRow, ResidentRow, TrayRow, VisitRow
from kiosk.store.tables_desk import ClearanceRow
from kiosk.store.tables_people import (
    AmendmentRow,
    BookingRow,
    DeviceEventRow,
    DeviceFactRow,
    FollowUpRow,
    RemarkRow,
    UpkeepRow,
)
from kiosk.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Rules:
    """Before when a thing is too old. Times are aware; ``today`` is the local date."""

    today: date
    people: datetime  # not seen since: erased
    values: datetime  # visits begun earlier lose their values
    guests: datetime  # the same for guests' visits
    tray: datetime  # settled earlier: the line goes, too
    notes: datetime  # closed follow-ups, the log of the place, device events


@dataclass(frozen=True, slots=True)
class Swept:
    """How much went; ``more``: ask again."""

    people: int = 0
    visits: int = 0
    tray: int = 0
    bookings: int = 0
    lines: int = 0
    more: bool = False

    def __add__(self, other: Swept) -> Swept:
        names = [one.name for one in fields(self) if one.name != "more"]
        return Swept(**{name: getattr(self, name) + getattr(other, name) for name in names}, more=other.more)


class RetentionVerbs(Unit):
    """Sweep."""

    def retention_sweep(self, rules: Rules, *, actor: str, now: datetime, limit: int = 20) -> Swept:
        """Take away some of what is too old, in one transaction; names and values leave the disk, not only the table.

        An expired resident goes as if they had asked to be erased, so the platform is asked to follow, no way back
        beside the store keeps their key, and the log says it of each.
        """
        self._forget_copies(rules)
        with self._transaction() as conn:
            people = _people(conn, rules, limit)
            for group in people:
                self._erase(conn, group, actor, now)
            visits = _visits(conn, rules, limit)
            self._clear(conn, visits)
            tray = _some(conn, "tray", col(TrayRow.settled_at) < rules.tray, limit)
            sealed = col(BookingRow.day) < rules.today.isoformat(), col(BookingRow.sealed).is_not(None)
            bookings = conn.execute(update(TABLES["booking"]).where(*sealed).values(sealed=None)).rowcount
            lines = _some(conn, "follow_up", _closed_before(rules.notes), limit)
            lines += _some(conn, "upkeep", col(UpkeepRow.at) < rules.notes, limit)
            lines += _some(conn, "device_event", col(DeviceEventRow.at) < rules.notes, limit)
            lines += _some(conn, "device_fact", col(DeviceFactRow.at) < rules.notes, limit)
            more = limit in {len(people), len(visits), tray} or lines >= limit
            swept = Swept(sum(map(len, people)), len(visits), tray, bookings, lines, more)
            gone = [(str(resident), "expired") for group in people for resident in group]
            if gone:
                self._note_all(conn, "erase", actor, now, gone)
            if swept != Swept(more=more):
                self._note(conn, "retention", actor, now, detail=_said(swept))
        if swept.people or swept.visits:
            fold_log(self.engine)
        return swept

    def _erase(self, conn: Connection, group: tuple[UUID, ...], actor: str, now: datetime) -> None:
        leave_of(conn, self._vault, group)  # of trials too
        erase_people(conn, self.station_id, group, actor, now)

    def _clear(self, conn: Connection, visits: tuple[UUID, ...]) -> None:
        forget_links(conn, self._vault, visits)  # what they gave a trial leads to nobody from now on
        _empty(conn, visits)

    def _forget_copies(self, rules: Rules) -> None:
        """Before anybody's key is destroyed: see `copies.forget_copies`."""
        with self._transaction() as conn:
            expired = bool(_people(conn, rules, 1))
        if expired:
            forget_copies(self.engine)


def _people(conn: Connection, rules: Rules, limit: int) -> list[tuple[UUID, ...]]:
    """Whoever is one person goes together, and only when nobody of them has come."""
    visit, person = TABLES["visit"].c, TABLES["resident"].c
    came = exists().where(visit.resident_id == person.id, visit.started_at >= rules.people)
    query = select(person.id).where(col(ResidentRow.erased_at).is_(None), person.created_at < rules.people, ~came)
    groups: dict[UUID, tuple[UUID, ...]] = {}
    query, some = query.order_by(person.id).limit(limit), tuple[UUID, ...]()
    while some := tuple(conn.scalars(query.where(person.id > some[-1]) if some else query)):
        for resident in some:  # however many of them are kept by somebody's coming, those behind them have their turn
            group = group_of(conn, resident)
            if len(groups) < limit and not _came(conn, group, rules):
                groups[min(group)] = group
        if len(groups) >= limit:
            break
    return list(groups.values())


def _came(conn: Connection, group: tuple[UUID, ...], rules: Rules) -> bool:
    recent = col(VisitRow.resident_id).in_(group), col(VisitRow.started_at) >= rules.people
    younger = col(ResidentRow.id).in_(group), col(ResidentRow.created_at) >= rules.people
    return _any(conn, "visit", *recent) or _any(conn, "resident", *younger)


def _visits(conn: Connection, rules: Rules, limit: int) -> tuple[UUID, ...]:
    visit = TABLES["visit"].c
    has_values = exists().where(col(MeasurementRow.visit_id) == visit.id)
    # what was moved elsewhere is somebody else's past, and goes with theirs
    moved = exists().where(col(AmendmentRow.visit_id) == visit.id, col(AmendmentRow.kind) == "move")
    guest = visit.resident_id.is_(None)
    old = or_(visit.started_at < rules.values, guest & (visit.started_at < rules.guests))
    ended = visit.ended_at.is_not(None)
    left = or_(has_values & ~moved, _has_words())
    return tuple(conn.scalars(select(visit.id).where(old, ended, left).limit(limit)))


def _has_words() -> ColumnElement[bool]:
    """Whether something said on the visit is still there: see `forget_words`."""
    visit = TABLES["visit"].c
    remark = exists().where(col(RemarkRow.visit_id) == visit.id, col(RemarkRow.sealed).is_not(None))
    cleared = exists().where(col(ClearanceRow.visit_id) == visit.id)
    said = or_(col(AssessmentEndRow.reason) != "", col(AssessmentEndRow.notes) != "")
    reason = exists().where(col(AssessmentEndRow.visit_id) == visit.id, said)
    return or_(remark, cleared, reason)


def _empty(conn: Connection, visits: tuple[UUID, ...]) -> None:
    if not visits:
        return
    mine, unsent = (
        col(OutboxRow.record_id).in_(visits),
        col(OutboxRow.state).in_(("open", "waiting", "held", "withheld")),
    )
    # what is to be taken back over there is still to be taken back
    sending = mine, unsent, col(OutboxRow.kind) != "retraction"
    conn.execute(update(TABLES["outbox"]).where(*sending).values(state="withheld", reason="expired", body=None))
    forget_words(conn, visits)
    these, moved = col(VisitRow.id).in_(visits), col(VisitRow.notes).contains(f'"{MOVED}"')
    conn.execute(update(TABLES["visit"]).where(these, ~moved).values(notes="[]"))
    conn.execute(update(TABLES["visit"]).where(these, moved).values(notes=f'["{MOVED}"]'))
    erase_values(conn, visits)


def _some(conn: Connection, table: str, old: ColumnElement[bool], limit: int) -> int:
    row = TABLES[table].c
    some = select(row.id).where(old).limit(limit)
    return conn.execute(delete(TABLES[table]).where(row.id.in_(some))).rowcount


def _closed_before(moment: datetime) -> ColumnElement[bool]:
    return (col(FollowUpRow.state) == "closed") & (col(FollowUpRow.closed_at) < moment)


def _any(conn: Connection, table: str, *where: ColumnElement[bool]) -> bool:
    return bool(conn.scalar(select(func.count()).select_from(TABLES[table]).where(*where)))


def _said(swept: Swept) -> str:
    return ", ".join(f"{getattr(swept, one.name)} {one.name}" for one in fields(swept) if one.name != "more")
