"""The rule when a visit gets an outbox row."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, update
from sqlmodel import col

from kiosk.store.consents import may_leave, own_ledger, standing
from kiosk.store.kin import patient_of
from kiosk.store.steering import MERGE, add_entry, entry_of, follow_merge, rows_about
from kiosk.store.tables import TABLES, OutboxRow, VisitRow
from kiosk.store.unit import fetch
from kiosk.store.values import OutboxKind, OutboxState

_AHEAD = {"open", "waiting", "withheld"}
__all__ = ["add_entry", "announce", "announce_visits", "entry_of", "ready"]


def announce(conn: Connection, station_id: str, visit: VisitRow, now: datetime) -> None:
    """See to it that the platform will learn of what was just kept or amended.

    One row per visit, open until the visit ends. What changes after the visit's row was built or sent is a
    correction with a row of its own: bytes that may already have arrived are never changed. What was taken back
    stays away, its changes with it, until somebody says yes again.
    """
    rows = rows_about(conn, visit.id)
    newest = rows[-1] if rows else None
    taken_back = newest is not None and newest.kind == "retraction"
    if newest is not None and not taken_back and newest.body is None and newest.state in _AHEAD:
        if newest.state == "waiting":  # it may be read for sending just now: see `OutboxVerbs.keep_body`
            mine = update(TABLES["outbox"]).where(col(OutboxRow.id) == newest.id, col(OutboxRow.body).is_(None))
            conn.execute(mine.values(next_try_at=now))
        return
    state, reason = ready(conn, visit)
    if taken_back:
        state, reason = "withheld", ""
    kind: OutboxKind = "correction" if rows else "visit"
    add_entry(conn, station_id, kind, visit.id, "open" if visit.ended_at is None else state, now, reason)


def ready(conn: Connection, visit: VisitRow) -> tuple[OutboxState, str]:
    """Return the state of an ended visit's row. Only a merge holding it back is noted, to be undone with that."""
    if may_leave(standing(conn, visit)):
        return "waiting", ""
    alone = () if visit.resident_id is None else own_ledger(conn, visit.resident_id)
    return "withheld", MERGE if may_leave(alone) else ""


def announce_visits(conn: Connection, station_id: str, resident_ids: Collection[UUID], now: datetime) -> None:
    """Have the platform follow a merge or its undoing; call it in the same transaction, after the rows have changed.

    ``resident_ids``: everybody concerned, those who are gone and the one who is kept. Each of their visits goes out
    again under the Patient that it belongs to now. Where the consents that now stand together forbid it, the visit
    is held back or taken back instead, and goes again when the two are taken apart.
    """
    theirs = col(VisitRow.resident_id).in_(tuple(resident_ids))
    for visit in fetch(conn, VisitRow, theirs, order=[col(VisitRow.started_at), col(VisitRow.id)]):
        allowed = may_leave(standing(conn, visit))
        _, patient = patient_of(conn, visit)
        follow_merge(conn, station_id, visit.id, patient, allowed, now)
