"""`kiosk restore`: builds the whole store of a backup beside the present one, looks it over, and only then exchanges.

Always through a file store in a folder of its own, also for PostgreSQL: what was erased or refused since is applied to
it before anybody can see it. The store that is replaced stays aside as the way back (`undo`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from kiosk.store import exchange
from kiosk.store.backup_reader import Backup
from kiosk.store.copies import schema_of
from kiosk.store.database import make_file, open_store
from kiosk.store.engine import StoreSettings, make_engine
from kiosk.store.examine import Findings, examine_store
from kiosk.store.keys import KEY_FILE, DataKey, key_file, open_key_file, rewrap, settle_key, stage_key
from kiosk.store.keysource import KeySource, write_private
from kiosk.store.migrate import check, create_tables, migrate
from kiosk.store.refusals import Applied, Refusals, apply_refusals, refusals_in
from kiosk.store.rows import heads, read_rows, write_rows
from kiosk.store.runlock import RunLock, hold_open
from kiosk.store.switch import CHECK, REPLACED, finish, incoming, stamp, sweep, switch
from kiosk.store.trouble import StoreTrouble, Trouble, told


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore, or the rehearsal of one, found and did."""

    created_at: datetime
    revision: str
    rows: int
    found: Findings
    applied: Applied = field(default_factory=Applied)
    replaced_known: bool = True  # False: the replaced store did not open, so nothing could be carried over from it
    aside: str = ""


def key_of_backup(backup: Backup, source: KeySource, recovery: str = "") -> DataKey:
    """Unwrap the key of a backup's time: with the recovery key of its time, else with the configured source."""
    key = open_key_file(backup.key_file, source=source, recovery=recovery)
    if key.id != backup.key_id:
        raise StoreTrouble(Trouble.DAMAGED, "the backup is damaged: its key is not the one it names")
    return key


def check_backup(backup: Backup, keys: DataKey, settings: StoreSettings, *, now: datetime) -> Restored:
    """Restore into a folder of its own, look everything over, and leave nothing."""
    with told():
        settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    with incoming(settings.data_dir, now, CHECK) as folder:
        found = build(_beside(settings, folder), keys, backup)
        return Restored(backup.created_at, backup.revision, sum(backup.rows.values()), found)


def restore(
    backup: Backup, keys: DataKey, settings: StoreSettings, source: KeySource, *, actor: str, now: datetime
) -> Restored:
    """Put the store of a backup in the place of the present one, if there is one."""
    with told():
        settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    with RunLock(settings.data_dir) as lock, alone(settings, lock), incoming(settings.data_dir, now) as folder:
        beside = _beside(settings, folder)
        build(beside, keys, backup)
        present = present_key(settings.data_dir, source)
        refusals = refusals_of(settings, present)
        with open_store(beside, keys) as store:
            applied = apply_refusals(store, refusals or Refusals(), actor=actor, now=now)
            store.note("restore", actor=actor, now=now, detail=f"backup of {backup.created_at:%Y-%m-%dT%H:%M:%SZ}")
        found = examine_store(beside, keys)
        aside = f"{REPLACED}{stamp(now)}"
        key_raw = None if present is not None and present.id == keys.id else rewrap(backup.key_file, keys, source)
        if settings.url:
            _replace_in_database(settings, keys, beside, present, key_raw, aside)
        else:
            if key_raw is not None:
                write_private(folder / KEY_FILE, key_raw)
            switch(settings.data_dir, folder, aside)
    there = (settings.data_dir / aside).exists() or settings.url != ""
    known = refusals is not None
    rows = sum(backup.rows.values())
    return Restored(backup.created_at, backup.revision, rows, found, applied, known, aside if there else "")


@contextmanager
def alone(settings: StoreSettings, lock: RunLock) -> Iterator[None]:
    """Have the data directory to oneself, with whatever was cut short before carried to its end."""
    finish(settings.data_dir, lock)
    handle = hold_open(settings.data_dir, alone=True)
    try:
        sweep(settings.data_dir)
        yield
    finally:
        os.close(handle)


def build(settings: StoreSettings, keys: DataKey, backup: Backup) -> Findings:
    """Make a store file of a backup, as it was, check it, and bring it to this version."""
    make_file(settings)
    engine = make_engine(settings, keys, migrating=True)
    try:
        with told(), engine.begin() as conn:
            create_tables(conn, backup.revision)
            for head, rows in backup.tables(keys):
                write_rows(conn, head, rows)
            check(conn, backup.rows)
        migrate(engine, None)
    finally:
        engine.dispose()
    return examine_store(settings, keys)


def _beside(settings: StoreSettings, folder: Path) -> StoreSettings:
    """Settings of the file store in that folder; for PostgreSQL it is an encrypted file."""
    return replace(settings, data_dir=folder, url="", plain=settings.plain and not settings.url)


def present_key(data_dir: Path, source: KeySource) -> DataKey | None:
    """Return the key of the store that is there, if its source opens it."""
    with suppress(StoreTrouble):
        return open_key_file(key_file(data_dir), source=source)
    return None


def refusals_of(settings: StoreSettings, present: DataKey | None) -> Refusals | None:
    """Return what the present store knows; None when there is one that does not open."""
    if not settings.url and not settings.path.exists():
        return Refusals()
    if present is None:
        return None
    engine: Engine | None = None
    try:
        engine = make_engine(settings, present, read_only=True, guarded=False)
        with told(), engine.begin() as conn:
            return refusals_in(conn)
    except StoreTrouble:
        return None
    finally:
        if engine is not None:
            engine.dispose()


def _replace_in_database(
    settings: StoreSettings,
    keys: DataKey,
    beside: StoreSettings,
    present: DataKey | None,
    key_raw: bytes | None,
    aside: str,
) -> None:
    """One transaction; the key's file follows it (see `keys.stage_key`)."""
    if key_raw is not None:
        _lay_key(settings.data_dir, key_raw, keys, present, aside)
    source = make_engine(beside, keys, read_only=True)
    target = make_engine(settings, keys)
    try:
        with told(), source.begin() as old, target.begin() as conn:
            exchange.need_alone(conn)
            exchange.move_aside(conn, schema_of(aside))
            tables = ((head, (row for chunk in read_rows(old, head) for row in chunk)) for head in heads())
            exchange.fill_tables(conn, tables)
    finally:
        source.dispose()
        target.dispose()
    if present is not None:
        settle_key(settings.data_dir, present, keys.id)


def _lay_key(data_dir: Path, raw: bytes, keys: DataKey, present: DataKey | None, aside: str) -> None:
    if present is not None:
        stage_key(data_dir, raw, keys, present)
    with suppress(StoreTrouble):
        old = key_file(data_dir)
        with told():
            (data_dir / aside).mkdir(mode=0o700)
        write_private(data_dir / aside / KEY_FILE, old)
    if present is None:
        write_private(data_dir / KEY_FILE, raw)
