"""What became of kept values: where each stands, what was changed about it, its older and newer versions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, insert, select
from sqlmodel import col

from kiosk.core.reading import Measurement
from kiosk.store.measurements import measurement_of
from kiosk.store.sheets import Amendment, State, ValueLine
from kiosk.store.tables import TABLES, MeasurementRow, VisitRow
from kiosk.store.tables_people import AmendmentRow
from kiosk.store.trouble import StoreTrouble, Trouble
from kiosk.store.unit import fetch, fetch_one


def values_of(conn: Connection, visit_id: UUID) -> list[tuple[MeasurementRow, State]]:
    """Return every value of a visit at its place; of one place the oldest first."""
    rows = fetch(conn, MeasurementRow, col(MeasurementRow.visit_id) == visit_id)
    states = states_of(conn, rows)
    found = [(row, states[row.id]) for row in rows]
    return sorted(found, key=lambda each: (each[0].position, each[0].created_at, each[1] in _TIPS, str(each[0].id)))


_TIPS = (State.STANDING, State.VOID)


def states_of(conn: Connection, rows: Sequence[MeasurementRow]) -> dict[UUID, State]:
    """Tell where each value stands."""
    ids = [row.id for row in rows]
    newer = fetch(conn, MeasurementRow, col(MeasurementRow.supersedes).in_(ids))
    went = {row.supersedes: row.visit_id for row in newer}
    void = {each.measurement_id: each.kind == "void" for each in _amendments(conn, ids) if "void" in each.kind}
    return {row.id: _state(row, went, void.get(row.id, False)) for row in rows}


def _state(row: MeasurementRow, went: dict[UUID | None, UUID], void: bool) -> State:
    if row.id in went:
        return State.CORRECTED if went[row.id] == row.visit_id else State.MOVED
    return State.VOID if void else State.STANDING


def chain_of(conn: Connection, row: MeasurementRow) -> list[MeasurementRow]:
    """Return all versions of a value, oldest first."""
    older, at = [row], row
    while at.supersedes is not None:
        at = fetch_one(conn, MeasurementRow, col(MeasurementRow.id) == at.supersedes, what="value")
        older.insert(0, at)
    newest = [row]
    while newest:
        mine = [each.id for each in newest]
        newest = fetch(conn, MeasurementRow, col(MeasurementRow.supersedes).in_(mine), order=[col(MeasurementRow.id)])
        older += newest
    return older


def lines_of(conn: Connection, rows: Sequence[MeasurementRow]) -> tuple[ValueLine, ...]:
    """Turn rows into values with their state."""
    states = states_of(conn, rows)
    return tuple(ValueLine(measurement_of(row), states[row.id]) for row in rows)


def amendments(conn: Connection, which: ColumnElement[bool]) -> tuple[Amendment, ...]:
    """Return what was changed, newest first."""
    rows = fetch(conn, AmendmentRow, which, order=[col(AmendmentRow.id).desc()])
    return tuple(Amendment(r.measurement_id, r.kind, r.at, r.actor, r.why, r.result_id, r.visit_id) for r in rows)


def amend_row(
    conn: Connection,
    old: MeasurementRow,
    kind: str,
    *,
    why: str,
    actor: str,
    now: datetime,
    result: Measurement | None = None,
) -> None:
    """Write down who changed what, when and why."""
    row = {
        "station_id": old.station_id,
        "visit_id": old.visit_id,
        "measurement_id": old.id,
        "kind": kind,
        "result_id": None if result is None else result.id,
        "at": now,
        "actor": actor,
        "why": why,
    }
    conn.execute(insert(TABLES["amendment"]), row)


def locked_visit(conn: Connection, visit_id: UUID) -> VisitRow:
    """Return a visit and hold it against other stations until the transaction ends."""
    conn.execute(select(col(VisitRow.id)).where(col(VisitRow.id) == visit_id).with_for_update())
    return fetch_one(conn, VisitRow, col(VisitRow.id) == visit_id, what="visit")


def value_row(conn: Connection, measurement_id: UUID) -> MeasurementRow:
    """Return a value's row; raises StoreTrouble when there is none."""
    return fetch_one(conn, MeasurementRow, col(MeasurementRow.id) == measurement_id, what="value")


def need_why(why: str) -> None:
    """Refuse a change without a reason."""
    if not why.strip():
        raise ValueError("a change needs a reason")


def refuse(words: str) -> StoreTrouble:
    """Say why a value cannot be changed like that."""
    return StoreTrouble(Trouble.AMEND, words)


def _amendments(conn: Connection, ids: Iterable[UUID]) -> list[AmendmentRow]:
    mine = col(AmendmentRow.measurement_id).in_(tuple(ids))
    return fetch(conn, AmendmentRow, mine, order=[col(AmendmentRow.id)])
