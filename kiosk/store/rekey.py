"""`kiosk rekey`: a new data key, and everything that hangs on the old one done anew, in a store beside the present one.

Residents' own keys are wrapped anew, words of the desk sealed anew, the hashes by which people are found computed
anew from the sealed identities, and the access log's chain, whole under the old key, is written again under the new,
with a line that records the old head. Of a card of staff only a keyed hash is left, which cannot be done anew: those
must be shown again. The old store, its copies and the old key go; older backups stay
restorable with the recovery key of their time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import Connection, select
from sqlmodel import col

from kiosk.store import audit, exchange
from kiosk.store.copies import forget_ways_back, schema_of
from kiosk.store.database import make_file, open_store
from kiosk.store.engine import StoreSettings, make_engine
from kiosk.store.examine import Findings, examine
from kiosk.store.identity import Vault
from kiosk.store.keys import KEY_FILE, DataKey, load_keys, new_key, settle_key, stage_key
from kiosk.store.keysource import KeySource, write_private
from kiosk.store.migrate import HEAD, create_tables
from kiosk.store.resealing import Resealer
from kiosk.store.restore import alone
from kiosk.store.rows import write_rows
from kiosk.store.runlock import RunLock
from kiosk.store.switch import GOING, REPLACED, finish, incoming, stamp, switch
from kiosk.store.tables_desk import MetaRow
from kiosk.store.trouble import told


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """What was done. The recovery key is shown now and never again."""

    key_id: str
    recovery_key: str = field(repr=False)
    found: Findings
    staff_cards: int  # cards of staff that must be shown again
    copies: int  # ways back that went with the old key


def rekey(settings: StoreSettings, source: KeySource, *, actor: str, now: datetime) -> Rekeyed:
    """Put the store under a new data key, whole or not at all."""
    with RunLock(settings.data_dir) as lock:
        finish(settings.data_dir, lock)
        old = load_keys(settings.data_dir, source)
        open_store(settings, old, lock=lock).close()  # the key fits, and the tables are of this version
        new, raw, recovery = new_key(source)
        line = audit.Line(now, actor, settings.station_id, "", "rekey")
        with alone(settings, lock):
            if settings.url:
                found, cards = _in_database(settings, old, new, raw, line)
            else:
                found, cards = _in_files(settings, old, new, raw, line)
            copies = forget_ways_back(settings.data_dir)  # under the old key: they would keep it worth stealing
    return Rekeyed(new.id, recovery, found, cards, copies)


def _in_files(
    settings: StoreSettings, old: DataKey, new: DataKey, raw: bytes, line: audit.Line
) -> tuple[Findings, int]:
    with incoming(settings.data_dir, line.at) as folder:
        beside = replace(settings, data_dir=folder)
        make_file(beside)
        with _engine(settings, old, reading=True) as present, _engine(beside, new) as conn:
            examine(present, old)
            create_tables(conn, HEAD)
            resealer = Resealer(present, Vault(old), Vault(new))
            for head, rows in resealer.tables():
                write_rows(conn, head, rows)
            found = _close_chain(conn, present, new, line)
        write_private(folder / KEY_FILE, raw)
        switch(settings.data_dir, folder, f"{GOING}{stamp(line.at)}")
    return found, resealer.staff_cards


def _in_database(
    settings: StoreSettings, old: DataKey, new: DataKey, raw: bytes, line: audit.Line
) -> tuple[Findings, int]:
    """One transaction. The new key's file is laid beside the old one before, and takes its place after: see `keys`."""
    aside = schema_of(f"{GOING}{stamp(line.at)}")
    stage_key(settings.data_dir, raw, new, old)
    with _engine(settings, old) as conn:
        exchange.need_alone(conn)
        examine(conn, old)
        head = _head(conn)
        exchange.move_aside(conn, aside)
        resealer = Resealer(conn, Vault(old), Vault(new), aside)
        exchange.fill_tables(conn, resealer.tables())
        found = _close_chain(conn, head, new, line)
        exchange.drop_aside(conn, aside)
        for schema in exchange.schemas_aside(conn, schema_of(REPLACED)):
            exchange.drop_aside(conn, schema)  # under the old key
    settle_key(settings.data_dir, old, new.id)
    return found, resealer.staff_cards


@contextmanager
def _engine(settings: StoreSettings, keys: DataKey, *, reading: bool = False) -> Iterator[Connection]:
    engine = make_engine(settings, keys, read_only=reading, migrating=not reading, guarded=False)
    try:
        with told(), engine.begin() as conn:
            yield conn
    finally:
        engine.dispose()


def _head(conn: Connection) -> str:
    return str(conn.scalar(select(col(MetaRow.value)).where(col(MetaRow.key) == audit.HEAD)))


def _close_chain(conn: Connection, before: Connection | str, new: DataKey, line: audit.Line) -> Findings:
    """Record the old head in the log's next line, then look everything over under the new key."""
    head = before if isinstance(before, str) else _head(before)
    number, mac, _ = head.split(":")
    audit.append(conn, new.derive("audit"), replace(line, detail=f"old head {number} {mac}"))
    return examine(conn, new)
