"""Counts for statistics, without people; and what may leave the house for a purpose that was agreed to."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date, datetime, time, timedelta, tzinfo
from uuid import UUID

from sqlalchemy import Connection, func, select
from sqlmodel import col

from kiosk.core import stats
from kiosk.core.study.values import WORDING
from kiosk.core.visit_record import PURPOSES, VisitRecord
from kiosk.store.changing import changes_of
from kiosk.store.consents import is_granted, standing
from kiosk.store.measurements import record_of
from kiosk.store.sheets import MOVED
from kiosk.store.tables import TABLES, AssessmentEndRow, SatisfactionRow, TallyRow, VisitRow
from kiosk.store.tables_people import BookingRow, DeviceEventRow
from kiosk.store.unit import Unit, fetch, fetch_one

FAILING = ("faulty", "stuck", "absent")
UNBOUND = "device.unbound"  # staff took it off: no fault


class CountingVerbs(Unit):
    """Count; hand out what consent allows."""

    def usage(self, first: date, last: date, zone: tzinfo) -> stats.Usage:
        """Return what was done from one local day to another, without anything that leads to a person."""
        start = datetime.combine(first, time(), zone)
        end = datetime.combine(last + timedelta(1), time(), zone)
        with self._transaction() as conn:
            unkept = [
                stats.Unkept(date.fromisoformat(row.day), row.programme, row.ended)
                for row in fetch(conn, TallyRow, col(TallyRow.day).between(first.isoformat(), last.isoformat()))
            ]
            return stats.Usage(
                first,
                last,
                _uses(conn, start, end, zone),
                tuple(sorted(unkept, key=lambda one: (one.day, one.programme, one.ended))),
                _waits(conn, first, last),
                _faults(conn, start, end),
                _ratings(conn, first, last),
            )

    def visits_for(
        self, purpose: str, start: datetime, end: datetime, *, actor: str, now: datetime
    ) -> tuple[UUID, ...]:
        """Return the ended visits of a time that may be handed out for a purpose, oldest first."""
        with self._transaction() as conn:
            ended = (
                col(VisitRow.started_at) >= start,
                col(VisitRow.started_at) < end,
                col(VisitRow.ended_at).is_not(None),
            )
            visits = fetch(conn, VisitRow, *ended, order=[col(VisitRow.started_at), col(VisitRow.id)])
            found = tuple(visit.id for visit in visits if _may(conn, visit, purpose))
            self._note(conn, "list for export", actor, now, detail=f"{purpose} {len(found)} visits")
        return found

    def export_visit(self, visit_id: UUID, purpose: str, *, actor: str, now: datetime) -> VisitRecord | None:
        """Return a visit that leaves the house for a purpose; None where it may not: not asked, refused, withdrawn."""
        with self._transaction() as conn:
            visit = fetch_one(conn, VisitRow, col(VisitRow.id) == visit_id, what="visit")
            whose = visit.resident_id or visit.id
            if visit.ended_at is None or not _may(conn, visit, purpose):
                self._note(conn, "export refused", actor, now, whose, f"{purpose} {visit.id}")
                return None
            self._note(conn, "export", actor, now, whose, f"{purpose} {visit.id}")
            return record_of(conn, visit)


def _may(conn: Connection, visit: VisitRow, purpose: str) -> bool:
    """Whether keeping and this purpose stand agreed to, for a person who was not erased."""
    if purpose not in PURPOSES:
        raise ValueError("no such purpose of consent")
    if visit.birth_year is None or MOVED in json.loads(visit.notes):  # what was done there was somebody else's
        return False
    # a yes to one trial of a device is a yes to that trial: no result of the visit leaves by it
    given = tuple(entry for entry in standing(conn, visit) if not entry.wording.startswith(WORDING))
    return is_granted(given, "keep") and is_granted(given, purpose)


def _uses(conn: Connection, start: datetime, end: datetime, zone: tzinfo) -> tuple[stats.Use, ...]:
    """Visits by their start. One whose values were moved to the right person is counted there, not twice."""
    moved = col(VisitRow.notes).contains(f'"{MOVED}"')
    within = col(VisitRow.started_at) >= start, col(VisitRow.started_at) < end, ~moved
    tests: dict[UUID, list[tuple[str, str]]] = defaultdict(list)
    changes = changes_of(conn, start, end)
    ids = select(col(VisitRow.id)).where(*within)
    for row in fetch(conn, AssessmentEndRow, col(AssessmentEndRow.visit_id).in_(ids), order=[col(AssessmentEndRow.id)]):
        tests[row.visit_id].append((row.assessment, row.ended))
    visits = fetch(conn, VisitRow, *within, order=[col(VisitRow.started_at)])
    return tuple(
        stats.Use(
            visit.started_at.astimezone(zone).date(),
            visit.age,
            visit.sex,
            visit.programme,
            visit.ended or "",
            visit.resident_id is None,
            tuple(tests[visit.id]),
            changes.get(visit.id, ()),
        )
        for visit in visits
    )


def _waits(conn: Connection, first: date, last: date) -> tuple[int, ...]:
    """Seconds from coming to being called, of everybody who had a number and was called."""
    called = col(BookingRow.arrived_at).is_not(None), col(BookingRow.called_at).is_not(None)
    days = col(BookingRow.day).between(first.isoformat(), last.isoformat())
    rows = conn.execute(
        select(TABLES["booking"].c.arrived_at, TABLES["booking"].c.called_at).where(days, *called)
    ).all()
    return tuple(sorted(max(0, round((row.called_at - row.arrived_at).total_seconds())) for row in rows))


def _ratings(conn: Connection, first: date, last: date) -> tuple[tuple[int, int], ...]:
    days = col(SatisfactionRow.day).between(first.isoformat(), last.isoformat())
    asked = select(col(SatisfactionRow.score), func.sum(col(SatisfactionRow.count))).where(days)
    return tuple((score, int(count)) for score, count in conn.execute(asked.group_by(col(SatisfactionRow.score))))


def _faults(conn: Connection, start: datetime, end: datetime) -> tuple[tuple[str, str], ...]:
    within = col(DeviceEventRow.at) >= start, col(DeviceEventRow.at) < end, col(DeviceEventRow.state).in_(FAILING)
    wished = col(DeviceEventRow.reason) != UNBOUND
    rows = fetch(conn, DeviceEventRow, *within, wished, order=[col(DeviceEventRow.id)])
    return tuple((row.device, row.reason or row.state) for row in rows)
