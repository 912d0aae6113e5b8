"""Opens the store: SQLCipher by default, plain SQLite only when a setting says so, PostgreSQL by URL.

Each thread has an engine of its own with one connection (pooled connections that cross threads fail). The order of
opening: the file is there, the key fits, the tables are of this version or are brought to it safely (`migrate.py`).
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, Engine, insert, inspect, select
from sqlmodel import col

from kiosk.store import audit
from kiosk.store.engine import STORE_FILE, StoreSettings, make_engine
from kiosk.store.identity import Vault
from kiosk.store.keys import DataKey, settle_key
from kiosk.store.migrate import HEAD, migrate, revision_of
from kiosk.store.records import Store
from kiosk.store.runlock import RunLock
from kiosk.store.switch import finish
from kiosk.store.tables import TABLES
from kiosk.store.tables_desk import MetaRow
from kiosk.store.trouble import StoreTrouble, Trouble, told

__all__ = ["STORE_FILE", "StoreSettings", "create_store", "open_store"]


def create_store(settings: StoreSettings, keys: DataKey, *, actor: str, now: datetime) -> None:
    """Make an empty store; raises StoreTrouble EXISTS rather than touch one that is there.

    One whose making was cut short (power) holds nothing yet, and is finished.
    """
    fresh = not settings.url and make_file(settings)
    try:
        _fill(settings, keys, actor, now)
    except StoreTrouble as trouble:
        if fresh:
            _remove(settings.path)  # half a store would stand in the way of the next try
        if trouble.trouble is Trouble.KEY_WRONG:
            raise StoreTrouble(Trouble.EXISTS, "there is a store of another key; it is never overwritten") from None
        raise


def open_store(
    settings: StoreSettings, keys: DataKey, *, read_only: bool = False, lock: RunLock | None = None
) -> Store:
    """Open the store for the calling thread, after bringing its tables to this version.

    ``lock``: the run lock if the caller holds it; without it, tables are not changed under a running kiosk.
    """
    finish(settings.data_dir, lock)
    if not settings.url and not settings.path.exists():
        raise StoreTrouble(Trouble.MISSING, "there is no store here yet; kiosk init makes one")
    engine = make_engine(settings, keys, read_only=read_only)
    try:
        with told(), engine.connect() as conn:
            current = revision_of(conn)
        if current is None:
            raise StoreTrouble(Trouble.MISSING, "the database is empty; kiosk init makes a store")
        if current != HEAD and not read_only:
            engine.dispose()
            _migrate(settings, keys, current, lock)
        elif current != HEAD:
            raise StoreTrouble(Trouble.MIGRATION, "the store is of another version; open it for writing first")
        with told(), engine.begin() as conn:
            keys = _check_key(conn, keys, settings.data_dir)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, Vault(keys), settings.station_id, settings.centre_id, settings.quantities)


def _fill(settings: StoreSettings, keys: DataKey, actor: str, now: datetime) -> None:
    engine = make_engine(settings, keys, migrating=True)
    try:
        with told(), engine.begin() as conn:
            if inspect(conn).get_table_names() and (revision_of(conn) != HEAD or _fact(conn, "key-check") is not None):
                raise StoreTrouble(Trouble.EXISTS, "there is a store already; it is never overwritten")
        migrate(engine, None)
        with told(), engine.begin() as conn:
            store_id = str(uuid4())
            facts = {"store-id": store_id, "key-id": keys.id, "key-check": keys.derive("check").hex()}
            conn.execute(insert(TABLES["meta"]), [{"key": name, "value": value} for name, value in facts.items()])
            audit_key = keys.derive("audit")
            audit.begin(conn, audit_key)
            audit.append(conn, audit_key, audit.Line(now, actor, settings.station_id, "", "create store", store_id))
    finally:
        engine.dispose()


def _migrate(settings: StoreSettings, keys: DataKey, current: str, lock: RunLock | None) -> None:
    held = lock or RunLock(settings.data_dir)
    engine = make_engine(settings, keys, migrating=True)
    try:
        if lock is None:
            held.take()
        migrate(engine, None if settings.url else settings.path, lambda folder: _engine_at(settings, keys, folder))
    finally:
        engine.dispose()
        if lock is None:
            held.release()


def _engine_at(settings: StoreSettings, keys: DataKey, folder: Path) -> Engine:
    return make_engine(replace(settings, data_dir=folder), keys, migrating=True)


def _check_key(conn: Connection, keys: DataKey, data_dir: Path) -> DataKey:
    """Tell a store of another key apart where the database itself is not encrypted; returns the key that fits.

    It is another than the given one when the power went between a new key in the database and its file (`settle_key`).
    """
    value = _fact(conn, "key-check")
    if value is None:
        raise StoreTrouble(Trouble.MISSING, "the store was never finished; run kiosk init again")
    if value != keys.derive("check").hex():
        settled = settle_key(data_dir, keys, _fact(conn, "key-id") or "")
        if settled is None or value != settled.derive("check").hex():
            raise StoreTrouble(Trouble.KEY_WRONG, "this key belongs to another store")
        return settled
    return keys


def _fact(conn: Connection, name: str) -> str | None:
    value: str | None = conn.scalar(select(col(MetaRow.value)).where(col(MetaRow.key) == name))
    return value


def make_file(settings: StoreSettings) -> bool:
    """Make the empty file, for the owner only; False if there is one."""
    with told():
        settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            os.close(os.open(settings.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            return False
    return True


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            path.with_name(path.name + ending).unlink()
