"""How the outbox follows what people decide: hold back, take back, let go. Who may decide is asked elsewhere.

The rows about one visit are its history, and the newest says where it stands. What has gone out, or may have, cannot
be called back by changing a row: a *retraction* follows, and a yes after that is a row of its own again. So going
through the rows in their order always ends at what was decided last.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, insert, select, update
from sqlmodel import col

from kiosk.store.sheets import MOVED
from kiosk.store.tables import TABLES, OutboxRow, VisitRow
from kiosk.store.unit import fetch
from kiosk.store.values import OutboxEntry, OutboxKind, OutboxState

MERGE = "merge"
"""Why a row is withheld that will go again when two people are taken apart again."""
NOTHING = "{}"


def add_entry(
    conn: Connection,
    station_id: str,
    kind: OutboxKind,
    record: UUID,
    state: OutboxState,
    now: datetime,
    reason: str = "",
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
        "reason": reason,
        "sent_at": None,
        "server": NOTHING,
    }
    conn.execute(insert(TABLES["outbox"]), row)


def entry_of(row: OutboxRow) -> OutboxEntry:
    """Turn a row into a value."""
    fields = {name: getattr(row, name) for name in OutboxEntry.__slots__}
    return OutboxEntry(**fields)


def rows_about(conn: Connection, visit: UUID) -> list[OutboxRow]:
    """Return a visit's rows, oldest first."""
    return fetch(conn, OutboxRow, col(OutboxRow.record_id) == visit, order=[col(OutboxRow.id)])


def went(row: OutboxRow) -> bool:
    """Whether anything of it may have arrived: what it would write was noted before the first byte left."""
    tried = row.state == "sent" or row.attempts > 0 or row.body is not None or row.server != NOTHING
    return row.kind != "retraction" and tried


def sent_patient(rows: Sequence[OutboxRow]) -> str:
    """Return under which Patient a visit was last sent; empty when it never was."""
    named = [str(json.loads(row.server).get("patient", "")) for row in rows if went(row)]
    return next((name for name in reversed(named) if name), "")


def is_out(rows: Sequence[OutboxRow]) -> bool:
    """Whether the visit is there or on its way, as far as we decide."""
    return bool(rows) and rows[-1].kind != "retraction" and rows[-1].state in {"waiting", "held", "sent"}


def hold_back(conn: Connection, station_id: str, visits: Iterable[UUID], now: datetime, reason: str = "") -> None:
    """Stop what has not gone, and have taken back what has."""
    outbox = TABLES["outbox"]
    for visit in visits:
        rows = rows_about(conn, visit)
        mine = col(OutboxRow.record_id) == visit, col(OutboxRow.kind) != "retraction"
        # The body carries the consent it was built under, so it is built anew if the answer changes again.
        stop = update(outbox).where(*mine, col(OutboxRow.state).in_(("waiting", "held")))
        conn.execute(stop.values(state="withheld", body=None, reason=reason))
        forget = update(outbox).where(*mine, col(OutboxRow.state) == "withheld", col(OutboxRow.reason) == MERGE)
        conn.execute(forget.values(reason=reason))
        if any(map(went, _since_retraction(rows))):
            add_entry(conn, station_id, "retraction", visit, "waiting", now)


def let_go(conn: Connection, station_id: str, visits: Iterable[UUID], now: datetime) -> None:
    """Send what was withheld, and anew what was taken back; what was moved to somebody else stays away."""
    outbox = TABLES["outbox"]
    for visit in visits:
        rows = rows_about(conn, visit)
        if not rows or was_moved(conn, visit):
            continue
        undone = update(outbox).where(col(OutboxRow.record_id) == visit, col(OutboxRow.kind) == "retraction")
        needless = {"state": "withheld", "body": None, "reason": "given-again"}
        conn.execute(undone.where(col(OutboxRow.state).in_(("waiting", "held"))).values(needless))
        if rows[-1].kind == "retraction":
            add_entry(conn, station_id, "correction", visit, "waiting", now)
        elif rows[-1].state == "withheld":
            again = {"state": "waiting", "next_try_at": now, "attempts": 0, "reason": ""}
            conn.execute(update(outbox).where(col(OutboxRow.id) == rows[-1].id).values(again))


def follow_merge(conn: Connection, station_id: str, visit: UUID, patient: UUID, allowed: bool, now: datetime) -> None:
    """Two people became one, or two again: send under the right Patient, or hold back what one of them refused."""
    rows = rows_about(conn, visit)
    waits_for_undo = bool(rows) and rows[-1].state == "withheld" and rows[-1].reason == MERGE
    if not allowed and is_out(rows):
        hold_back(conn, station_id, (visit,), now, MERGE)
        if rows_about(conn, visit)[-1].kind == "retraction":
            add_entry(conn, station_id, "correction", visit, "withheld", now, MERGE)
    elif allowed and waits_for_undo:
        let_go(conn, station_id, (visit,), now)
    elif allowed and is_out(rows) and sent_patient(rows) not in {"", str(patient)} and not _unbuilt(rows[-1]):
        add_entry(conn, station_id, "correction", visit, "waiting", now)


def was_moved(conn: Connection, visit: UUID) -> bool:
    """Whether a visit's values turned out to be another person's; it says so itself, since they may be erased there."""
    return MOVED in json.loads(conn.scalar(select(col(VisitRow.notes)).where(col(VisitRow.id) == visit)) or "[]")


def _unbuilt(row: OutboxRow) -> bool:
    """Whether a row will say whatever is so when it is sent."""
    return row.state == "waiting" and row.body is None


def _since_retraction(rows: Sequence[OutboxRow]) -> list[OutboxRow]:
    """The rows after the last retraction that was not called off."""
    done = [index for index, row in enumerate(rows) if row.kind == "retraction" and row.state != "withheld"]
    return list(rows[done[-1] + 1 :]) if done else list(rows)
