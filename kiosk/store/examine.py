"""Looks a whole store over: the file, the references between rows, the access log's chain, every sealed identity.

In pieces, on a connection that only reads, with a pause after each: saving never waits for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlmodel import col

from kiosk.store import audit
from kiosk.store.engine import StoreSettings, make_engine
from kiosk.store.identity import Vault
from kiosk.store.keys import DataKey
from kiosk.store.rows import CHUNK, heads
from kiosk.store.tables import TABLES, ResidentRow
from kiosk.store.tables_desk import StaffRow
from kiosk.store.trouble import StoreTrouble, Trouble, told

Pause = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Findings:
    """What was looked at; a store with a flaw raises instead."""

    identities: int
    staff: int
    audit_entries: int


def examine_store(settings: StoreSettings, keys: DataKey, *, pause: Pause = lambda: None) -> Findings:
    """Examine the store that lies there, on a connection of its own; raises StoreTrouble DAMAGED and says what."""
    engine = make_engine(settings, keys, read_only=True)
    try:
        with told(), engine.begin() as conn:
            return examine(conn, keys, pause)
    finally:
        engine.dispose()


def examine(conn: Connection, keys: DataKey, pause: Pause = lambda: None) -> Findings:
    """Examine what this connection reaches."""
    if conn.dialect.name == "sqlite":
        _file(conn, pause)
    verdict = audit.verify(conn, keys.derive("audit"))
    if not verdict.ok:
        raise StoreTrouble(Trouble.DAMAGED, f"the access log does not hold: {verdict.why}")
    pause()
    vault = Vault(keys)
    return Findings(_identities(conn, vault, pause), _staff(conn, vault), verdict.entries)


def _file(conn: Connection, pause: Pause) -> None:
    """Table by table; each page's seal is checked as it is read."""
    for head in heads():
        name = conn.dialect.identifier_preparer.quote(head.name)
        said = conn.exec_driver_sql(f"PRAGMA integrity_check({name})").scalar()
        if said != "ok":
            raise StoreTrouble(Trouble.DAMAGED, f"the store's file is damaged in the table {head.name}")
        pause()
        if conn.exec_driver_sql(f"PRAGMA foreign_key_check({name})").first() is not None:
            raise StoreTrouble(Trouble.DAMAGED, f"a row of {head.name} names another that is not there")
        pause()


def _identities(conn: Connection, vault: Vault, pause: Pause) -> int:
    """Open each and keep nothing of it."""
    columns = col(ResidentRow.id), col(ResidentRow.wrapped_key), col(ResidentRow.sealed)
    query = select(*columns).where(col(ResidentRow.sealed).is_not(None))
    count = 0
    for chunk in conn.execute(query.execution_options(yield_per=CHUNK)).partitions():
        for resident, wrapped, sealed in chunk:
            _opens("a resident's identity", vault.unseal, resident, wrapped, sealed)
            count += 1
        pause()
    return count


def _staff(conn: Connection, vault: Vault) -> int:
    rows = conn.execute(select(TABLES["staff"].c.name, col(StaffRow.id))).all()
    for name, member in rows:
        _opens("the name of a member of staff", vault.open_text, name, member)
    return len(rows)


def _opens(what: str, job: Callable[..., object], *sealed: object) -> None:
    try:
        job(*sealed)
    except (StoreTrouble, ValueError, TypeError):
        raise StoreTrouble(Trouble.DAMAGED, f"{what} does not open") from None
