"""What a restore must not undo: who was erased, and who has said no since.

An older backup knows neither. What the store that is being replaced knows is carried over into the restored one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, func, select
from sqlmodel import col

from kiosk.core.visit_record import ConsentEntry
from kiosk.store.records import Store
from kiosk.store.tables import ConsentRow, ResidentRow, VisitRow
from kiosk.store.trouble import told
from kiosk.store.unit import fetch


@dataclass(frozen=True, slots=True)
class Refusals:
    """The erased, and each standing no with whose it is."""

    erased: tuple[UUID, ...] = ()
    noes: tuple[ConsentRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Applied:
    """How much was carried over."""

    erased: int = 0
    withdrawn: int = 0


def refusals_in(conn: Connection) -> Refusals:
    """Collect them from the store that is being replaced."""
    erased = tuple(conn.scalars(select(col(ResidentRow.id)).where(col(ResidentRow.erased_at).is_not(None))))
    newest = select(func.max(col(ConsentRow.id))).group_by(
        func.coalesce(col(ConsentRow.resident_id), col(ConsentRow.visit_id)), col(ConsentRow.purpose)
    )
    noes = fetch(conn, ConsentRow, col(ConsentRow.id).in_(newest), col(ConsentRow.granted).is_(False))
    return Refusals(erased, tuple(noes))


def apply_refusals(store: Store, refusals: Refusals, *, actor: str, now: datetime) -> Applied:
    """Erase and withdraw again what the restored store still has."""
    with told(), store.engine.begin() as conn:
        standing = refusals_in(conn)
        there = _ids(conn, ResidentRow, refusals.erased)
        people = _ids(conn, ResidentRow, [row.resident_id for row in refusals.noes if row.resident_id])
        visits = _ids(conn, VisitRow, [row.visit_id for row in refusals.noes if row.visit_id])
    again = [each for each in refusals.erased if each in there - set(standing.erased)]
    for resident in again:
        store.erase_resident(resident, actor=actor, now=now, why="restored")
    said = {(row.resident_id or row.visit_id, row.purpose, row.at) for row in standing.noes}
    count = 0
    for row in refusals.noes:
        known = row.resident_id in people if row.resident_id else row.visit_id in visits
        gone = row.resident_id in refusals.erased
        if not known or gone or (row.resident_id or row.visit_id, row.purpose, row.at) in said:
            continue
        entry = ConsentEntry(row.purpose, False, row.at, row.wording, row.actor)
        visit = None if row.resident_id else row.visit_id
        store.give_consent(entry, now=now, resident_id=row.resident_id, visit_id=visit)
        count += 1
    return Applied(len(again), count)


def _ids(conn: Connection, kind: type[ResidentRow] | type[VisitRow], wanted: Sequence[UUID | None]) -> set[UUID]:
    ids = kind.metadata.tables[str(kind.__tablename__)].c.id
    found: set[UUID] = set()
    for at in range(0, len(wanted), 500):
        found |= set(conn.scalars(select(ids).where(ids.in_(wanted[at : at + 500]))))
    return found
