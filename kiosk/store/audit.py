"""The access log's chain: who touched whose data, when, from where, and what was done.

Each line's HMAC covers the line before it, and a keyed head in ``meta`` names the last line: without the data key
nobody can change, take out, add or cut off a line unseen. (Whoever puts a whole older copy of the store in place
is only found out by a copy elsewhere.) Triggers of the first migration refuse UPDATE and DELETE besides.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator, Sequence
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
    append_all(conn, key, (line,))


def append_all(conn: Connection, key: bytes, lines: Sequence[Line]) -> None:
    """Add several lines at once: the head is read and written once."""
    if not all(line.actor for line in lines):
        raise ValueError("every access has an actor")
    value = conn.scalar(select(col(MetaRow.value)).where(col(MetaRow.key) == HEAD).with_for_update())
    seq, mac = _read_head(key, value)
    rows: list[dict[str, object]] = []
    for line in lines:
        seq += 1
        mac = _mac(key, mac, seq, line)
        rows.append({name: getattr(line, name) for name in Line.__slots__} | {"seq": seq, "hash": mac})
    conn.execute(insert(TABLES["audit"]), rows)
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


def relink(entries: Iterable[AuditEntry], key: bytes) -> Iterator[bytes]:
    """Yield each line's place in the chain under another key, from the first line on; the caller has verified them."""
    before = _START
    for entry in entries:
        before = _mac(key, before, entry.seq, _line(entry))
        yield before


def head_of(key: bytes, seq: int, last: bytes) -> str:
    """Return the keyed head for a chain that ends with this line."""
    return _head(key, seq, last or _START)


def of_kind(conn: Connection, what: str, detail: str) -> tuple[AuditEntry, ...]:
    """Return all lines of one kind about one thing."""
    mine = col(AuditRow.what) == what, col(AuditRow.detail) == detail
    rows = conn.execute(select(TABLES["audit"]).where(*mine).order_by(col(AuditRow.seq)))
    return tuple(_entry(row._mapping) for row in rows)


def read(conn: Connection, first: int, limit: int, whose: str) -> tuple[AuditEntry, ...]:
    """Return lines from a number on, of one person if named."""
    query = select(TABLES["audit"]).where(col(AuditRow.seq) >= first).order_by(col(AuditRow.seq)).limit(limit)
    if whose:
        query = query.where(col(AuditRow.whose) == whose)
    return tuple(_entry(row._mapping) for row in conn.execute(query))


def between(conn: Connection, start: datetime, end: datetime) -> tuple[bytes, list[tuple[AuditEntry, bytes]]]:
    """Return a stretch of the chain, and the hash of the line before it: from the first line of a time to the last.

    Lines in between whose time lies outside (the clock jumped) belong to it: the stretch has no gap.
    """
    line = TABLES["audit"]
    within = col(AuditRow.at) >= start, col(AuditRow.at) < end
    first, last = conn.execute(select(func.min(line.c.seq), func.max(line.c.seq)).where(*within)).one()
    if first is None:
        return _START, []
    before = conn.scalar(select(line.c.hash).where(line.c.seq == first - 1))
    rows = conn.execute(select(line).where(line.c.seq.between(first, last)).order_by(line.c.seq))
    return bytes(before or _START), [(_entry(row._mapping), bytes(row.hash)) for row in rows]


def verify_lines(key: bytes, before: bytes, lines: Iterable[tuple[AuditEntry, bytes]]) -> AuditVerdict:
    """Check a stretch of the chain that was handed out, by the hash before it."""
    count, expected = 0, None
    for entry, stored in lines:
        if expected is not None and entry.seq != expected:
            return AuditVerdict(False, count, expected, f"line {expected} is missing")
        mac = _mac(key, before, entry.seq, _line(entry))
        if not hmac.compare_digest(mac, stored):
            return AuditVerdict(False, count, entry.seq, f"line {entry.seq} was changed, or one before it exchanged")
        count, before, expected = count + 1, mac, entry.seq + 1
    return AuditVerdict(True, count)


def seal_stretch(key: bytes, before: bytes, last: bytes) -> bytes:
    """Vouch for where a stretch begins and ends: nobody can cut lines off it unseen."""
    return hmac.digest(key, b"stretch" + before + last, hashlib.sha256)


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
