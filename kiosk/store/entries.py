"""Outbox rows as values, and the rule when a visit gets one."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, insert
from sqlmodel import col

from kiosk.store.consents import may_leave, standing
from kiosk.store.tables import TABLES, OutboxRow, VisitRow
from kiosk.store.unit import fetch
from kiosk.store.values import OutboxEntry, OutboxKind, OutboxState


def add_entry(
    conn: Connection, station_id: str, kind: OutboxKind, record: UUID, state: OutboxState, now: datetime
) -> None:
    """Insert a fresh row."""
    row = {
        "station_id": station_id,
        "kind": kind,
        "record_id": record,
        "state": state,
        "created_at": now,
        "attempts": 0,
        "next_try_at": now,
        "body": None,
        "body_sha256": "",
        "body_schema": 0,
        "reason": "",
        "sent_at": None,
        "server": "{}",
    }
    conn.execute(insert(TABLES["outbox"]), row)


def announce(conn: Connection, station_id: str, visit: VisitRow, now: datetime) -> None:
    """See to it that the platform will learn of what was just kept.

    One row per visit, open until the visit ends. What is kept after the visit's row was built or sent is a
    correction with a row of its own: bytes that may already have arrived are never changed.
    """
    rows = fetch(conn, OutboxRow, col(OutboxRow.record_id) == visit.id, order=[col(OutboxRow.id)])
    if any(row.body is None and row.state in {"open", "waiting", "withheld"} for row in rows):
        return
    ready: OutboxState = "waiting" if may_leave(standing(conn, visit)) else "withheld"
    kind: OutboxKind = "correction" if rows else "visit"
    add_entry(conn, station_id, kind, visit.id, "open" if visit.ended_at is None else ready, now)


def entry_of(row: OutboxRow) -> OutboxEntry:
    """Turn a row into a value."""
    fields = {name: getattr(row, name) for name in OutboxEntry.__slots__}
    return OutboxEntry(**fields)
