"""As whom a visit's person is known outside: of residents that were merged the one that was kept."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection
from sqlmodel import col

from kiosk.store.groups import kept_of
from kiosk.store.tables import VisitRow
from kiosk.store.unit import fetch


def sex_and_year(conn: Connection, visit: VisitRow) -> tuple[str, int | None]:
    """Return what a person's Patient says of them: of somebody who was merged, what the kept record's visits say.

    Two records of one person may differ by a slip; the one Patient they share must not change with every visit.
    """
    kept = visit.resident_id and kept_of(conn, visit.resident_id).id
    if kept and kept != visit.resident_id and visit.birth_year is not None:
        theirs = col(VisitRow.resident_id) == kept, col(VisitRow.birth_year).is_not(None)
        for row in fetch(conn, VisitRow, *theirs, order=[col(VisitRow.started_at).desc()], limit=1):
            return row.sex, row.birth_year
    return visit.sex, visit.birth_year


def patient_of(conn: Connection, visit: VisitRow) -> tuple[str, UUID]:
    """Return pseudonym and Patient id of a visit; a guest has its own."""
    if visit.resident_id is None:
        return visit.pseudonym, visit.patient_id
    kept = kept_of(conn, visit.resident_id)
    return kept.pseudonym, kept.patient_id
