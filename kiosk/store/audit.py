"""The access log's chain: who touched whose data, when, from where, and what was done.

Each line's HMAC covers the line before it, and a keyed head in ``meta`` names the last line: without the data key
nobody can change, take out, add or cut off a line unseen. (Whoever puts a whole older copy of the store in place
is only found out by a copy elsewhere.) Triggers of the first migration refuse UPDATE and DELETE besides.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update
from sqlmodel import col

from kiosk.store.columns import time_text
from kiosk.store.tables import TABLES
from kiosk.store.tables_desk import AuditRow, MetaRow
from kiosk.store.trouble import StoreTrouble, Trouble
from kiosk.store.values import AuditEntry, AuditVerdict

HEAD = "audit-head"
_START = bytes(32)
_CHUNK = 2000


@dataclass(frozen=True, slots=True)
class Line:
    """A line before it has its place in the chain."""

    at: datetime
    actor: str
    station_id: str
    whose: str
    what: str
    detail: str = ""


def begin(conn: Connection, key: bytes) -> None:
    """Lay the empty head of a new store's log."""
    conn.execute(insert(TABLES["meta"]), {"key": HEAD, "value": _head(key, 0, _START)})


def append(conn: Connection, key: bytes, line: Line) -> None:
    """Add a line, in the caller's transaction; stations that share a database queue up at the head.

    So the line comes last in a transaction: whoever waits here holds rows that nobody at the head waits for.
    """
    if not line.actor:
        raise ValueError("every access has an actor")
    value = conn.scalar(select(col(MetaRow.value)).where(col(MetaRow.key) == HEAD).with_for_update())
    seq, before = _read_head(key, value)
    seq += 1
    mac = _mac(key, before, seq, line)
    row = {name: getattr(line, name) for name in Line.__slots__}
    conn.execute(insert(TABLES["audit"]), row | {"seq": seq, "hash": mac})
    conn.execute(update(TABLES["meta"]).where(col(MetaRow.key) == HEAD).values(value=_head(key, seq, mac)))


def verify(conn: Connection, key: bytes) -> AuditVerdict:
    """Walk the whole chain and name the first place that does not hold."""
    entries, before = 0, _START
    for entry, stored in _entries(conn):
        if entry.seq != entries + 1:
            missing = entries + 1
            return AuditVerdict(False, entries, missing, f"line {missing} is missing")
        mac = _mac(key, before, entry.seq, _line(entry))
        if not hmac.compare_digest(mac, stored):
            return AuditVerdict(False, entries, entry.seq, f"line {entry.seq} was changed, or one before it exchanged")
        entries, before = entry.seq, mac
    try:
        last, _ = _read_head(key, conn.scalar(select(col(MetaRow.value)).where(col(MetaRow.key) == HEAD)))
    except StoreTrouble as trouble:
        return AuditVerdict(False, entries, entries + 1, str(trouble))
    if last != entries:
        return AuditVerdict(False, entries, min(last, entries) + 1, f"{entries} lines, but the head says {last}")
    return AuditVerdict(True, entries)


def read(conn: Connection, first: int, limit: int, whose: str) -> tuple[AuditEntry, ...]:
    """Return lines from a number on, of one person if named."""
    query = select(TABLES["audit"]).where(col(AuditRow.seq) >= first).order_by(col(AuditRow.seq)).limit(limit)
    if whose:
        query = query.where(col(AuditRow.whose) == whose)
    return tuple(_entry(row._mapping) for row in conn.execute(query))


def _entries(conn: Connection) -> Iterator[tuple[AuditEntry, bytes]]:
    after: int | None = conn.scalar(select(func.min(col(AuditRow.seq))))
    query = select(TABLES["audit"]).order_by(col(AuditRow.seq)).limit(_CHUNK)
    while after is not None:
        rows = conn.execute(query.where(col(AuditRow.seq) >= after)).all()
        for row in rows:
            yield _entry(row._mapping), bytes(row.hash)
        after = rows[-1].seq + 1 if len(rows) == _CHUNK else None


def _entry(row: object) -> AuditEntry:
    return AuditEntry(**{name: row[name] for name in AuditEntry.__slots__})  # type: ignore[index]


def _line(entry: AuditEntry) -> Line:
    return Line(**{name: getattr(entry, name) for name in Line.__slots__})


def _mac(key: bytes, before: bytes, seq: int, line: Line) -> bytes:
    said = [seq, time_text(line.at), line.actor, line.station_id, line.whose, line.what, line.detail]
    return hmac.digest(key, b"line" + before + json.dumps(said).encode(), hashlib.sha256)


def _head(key: bytes, seq: int, mac: bytes) -> str:
    seal = hmac.digest(key, b"head" + seq.to_bytes(8, "big") + mac, hashlib.sha256)
    return f"{seq}:{mac.hex()}:{seal.hex()}"


def _read_head(key: bytes, value: str | None) -> tuple[int, bytes]:
    try:
        number, mac, _ = (value or "").split(":")
        seq, last = int(number), bytes.fromhex(mac)
        genuine = hmac.compare_digest(_head(key, seq, last), value or "")
    except (ValueError, OverflowError):
        genuine = False
    if not genuine:
        raise StoreTrouble(Trouble.DAMAGED, "the head of the access log was changed; nothing more is written")
    return seq, last
