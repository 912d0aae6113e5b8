"""Whoever was invited again since a check put their values in doubt, for the follow-up rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from kiosk.core.followup import MarkFact
from kiosk.core.metrology.behind import governs, unchecked
from kiosk.core.quantity import QUANTITIES
from kiosk.store.groups import group_of
from kiosk.store.instruments import known_for
from kiosk.store.measurements import counts, values_in
from kiosk.store.tables import TABLES, VisitRow
from kiosk.store.unit import fetch


def recheck(conn: Connection, kept_of: Callable[[UUID], UUID]) -> Iterator[MarkFact]:
    """Who was invited (`affected.invite_again`) and has not been measured since, while the check still counts.

    ``kept_of``: the record a resident goes on under.
    """
    item, check = TABLES["follow_up"].c, TABLES["calibration"].c
    wanted = select(item.resident_id, item.visit_id, item.subject, item.since)
    rows = conn.execute(wanted.where(item.kind == "recheck", item.state == "open")).all()
    named = [(row, *row.subject.partition("/")[::2]) for row in rows if row.resident_id is not None]
    asked = {UUID(name) for _, _, name in named}
    counting = set(conn.scalars(select(check.id).where(check.id.in_(asked), check.voided_at.is_(None))))
    for row, quantity, name in named:
        if UUID(name) in counting and not _measured_since(conn, row.resident_id, quantity, row.since):
            key = f"{name}:{row.resident_id}"
            yield MarkFact("recheck", key, row.since, kept_of(row.resident_id), row.visit_id, row.subject)


def _measured_since(conn: Connection, resident: UUID, quantity: str, since: datetime) -> bool:
    """Whether they have a newer value of what the check speaks for, of an instrument in order or by hand."""
    visit, value = TABLES["visit"].c, TABLES["measurement"].c
    governed = [each for each in QUANTITIES if governs(each) == quantity]
    mine = select(visit.id).where(visit.resident_id.in_(group_of(conn, resident)), visit.ended_at >= since)
    newer = value.visit_id.in_(mine), value.quantity.in_(governed), value.taken_at >= since, counts()
    for row in fetch(conn, VisitRow, col(VisitRow.id).in_(select(value.visit_id).where(*newer))):
        measured = values_in(conn, row.id)
        doubted = unchecked(measured, known_for(conn, row.station_id, measured))
        if any(one.quantity in governed and one.id not in doubted for one in measured):
            return True
    return False
