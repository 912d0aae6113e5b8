"""Residents that were found to be one person: a small tree of rows, seen from anywhere as one group.

``resident.merged_into`` points from the record that is gone to the one that was kept, which may itself be gone
under a third. Visits, answers and clearances keep the row they were given under; who reads "of a resident" asks for
the whole group, and everybody outside is shown the one at the top. Undoing takes one pointer away again.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, select, update
from sqlmodel import col

from kiosk.store.tables import TABLES, ResidentRow
from kiosk.store.trouble import StoreTrouble, Trouble
from kiosk.store.unit import fetch_one


def row_of(conn: Connection, resident_id: UUID) -> ResidentRow:
    """Return a resident's own row, merged or not; raises StoreTrouble when there is none."""
    return fetch_one(conn, ResidentRow, col(ResidentRow.id) == resident_id, what="resident")


def kept_of(conn: Connection, resident_id: UUID) -> ResidentRow:
    """Return the record a resident goes on under: their own, or the one at the top of the group."""
    row = row_of(conn, resident_id)
    while row.merged_into is not None:
        row = row_of(conn, row.merged_into)
    return row


def under(conn: Connection, resident_id: UUID) -> tuple[UUID, ...]:
    """Return a resident and everybody who was merged into them, directly or not."""
    found: list[UUID] = [resident_id]
    below = found
    while below:
        into = col(ResidentRow.merged_into).in_(below)
        below = sorted(conn.scalars(select(col(ResidentRow.id)).where(into)))
        found.extend(below)
    return tuple(found)


def group_of(conn: Connection, resident_id: UUID) -> tuple[UUID, ...]:
    """Return all rows that are this person, the kept one first."""
    return under(conn, kept_of(conn, resident_id).id)


def living(conn: Connection, resident_id: UUID) -> ResidentRow:
    """Return the kept record and hold it against other stations; raises StoreTrouble when it was erased."""
    row = kept_of(conn, resident_id)
    conn.execute(select(col(ResidentRow.id)).where(col(ResidentRow.id) == row.id).with_for_update())
    if row.sealed is None or row.wrapped_key is None:
        raise StoreTrouble(Trouble.UNKNOWN, "this resident was erased")
    return row


def point(conn: Connection, gone: UUID, kept: UUID | None) -> None:
    """Put a record under another, or let it stand for itself again."""
    conn.execute(update(TABLES["resident"]).where(col(ResidentRow.id) == gone).values(merged_into=kept))
