"""Brings the tables of an older store to this version, or leaves the store exactly as it was.

Tried before: batch operations with foreign keys on delete every child row, silently. So the migrating connection has
them off, everything is one transaction, and before it is committed foreign keys, the file and the number of rows of
each table are checked. A copy of a store with rows is made first, and the update is rehearsed on another before it
touches the store. (PostgreSQL: the operator makes the copy.)
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from kiosk.store.copies import copies_before_update
from kiosk.store.switch import REHEARSAL, sync
from kiosk.store.trouble import StoreTrouble, Trouble, told
from kiosk.store.unit import bare

HEAD = "0007"
# Oldest first; a test holds this against the files.
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")
_LOCK = 7_035_261  # any number: stations of one PostgreSQL migrate one after the other


def revision_of(conn: Connection) -> str | None:
    """Return the version of the tables; None for an empty database; raises StoreTrouble NEWER for an unknown one."""
    if not inspect(conn).has_table("alembic_version"):
        return None
    found: str | None = conn.scalar(text("SELECT version_num FROM alembic_version"))
    if found is not None and found not in REVISIONS:
        words = f"the store was made by a newer kiosk (tables {found}, this kiosk knows {HEAD}); update the kiosk"
        raise StoreTrouble(Trouble.NEWER, words)
    return found


def migrate(engine: Engine, path: Path | None, open_at: Callable[[Path], Engine] | None = None) -> None:
    """Migrate; ``path`` is the file of which a copy is made first, if it has rows. The engine is a migrating one.

    ``open_at`` opens the store that lies in a folder: with it the update is rehearsed on a copy, and only if that goes
    well it is done. (PostgreSQL and a store in the making need no rehearsal: one transaction, nothing to lose.)
    """
    with told(), engine.connect() as conn:
        before = revision_of(conn)
        rows = _count(conn)
        conn.rollback()
    if before == HEAD:
        return
    if path is not None and any(rows.values()):
        _copy(engine, path, before or "empty")
        if open_at is not None:
            _rehearse(engine, path, open_at)
    _update(engine)


def create_tables(conn: Connection, revision: str) -> None:
    """Make the tables of a version in an empty database, in the caller's transaction."""
    if revision not in REVISIONS:
        words = f"this is of a newer kiosk (tables {revision}, this kiosk knows {HEAD}); update the kiosk"
        raise StoreTrouble(Trouble.NEWER, words)
    _upgrade(conn, revision)


def _update(engine: Engine) -> None:
    with told(), engine.begin() as conn:
        if conn.dialect.name == "postgresql":
            conn.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            if revision_of(conn) == HEAD:
                return  # another station was faster
        rows = _count(conn)
        lost_on_purpose = _upgrade(conn, HEAD)
        check(conn, rows, lost_on_purpose)


def check(conn: Connection, rows: dict[str, int], lost_on_purpose: frozenset[str] = frozenset()) -> None:
    """Raise StoreTrouble, and so roll back, unless references, file and row counts are right."""
    if conn.dialect.name == "sqlite":
        if conn.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise StoreTrouble(Trouble.MIGRATION, "the update would break references between rows; nothing was changed")
        if conn.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
            raise StoreTrouble(Trouble.DAMAGED, "the store's file is damaged; nothing was changed")
    after = _count(conn)
    for table, count in rows.items():
        if after.get(table, 0) < count and table not in lost_on_purpose:
            words = f"the update would lose {count - after.get(table, 0)} rows of {table}; nothing was changed"
            raise StoreTrouble(Trouble.MIGRATION, words)


def _count(conn: Connection) -> dict[str, int]:
    names = [name for name in inspect(conn).get_table_names() if name != "alembic_version"]
    quoted = conn.dialect.identifier_preparer.quote
    return {name: conn.scalar(text(f"SELECT count(*) FROM {quoted(name)}")) or 0 for name in names}


def alembic_config(connection: Connection | None = None) -> Any:
    """Return Alembic's configuration, made here: no ini file to find."""
    from alembic.config import Config  # slow to import, and hardly ever needed

    config = Config()
    folder = str(Path(__file__).parent / "migrations")
    config.set_main_option("script_location", folder.replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _upgrade(conn: Connection, revision: str) -> frozenset[str]:
    from alembic import command
    from alembic.util import CommandError

    config = alembic_config(conn)
    config.attributes["lost_on_purpose"] = set()
    try:
        command.upgrade(config, revision)
    except (CommandError, SQLAlchemyError) as error:
        code = getattr(getattr(error, "orig", None), "sqlite_errorname", type(error).__name__)
        raise StoreTrouble(Trouble.MIGRATION, f"the update failed ({code}); nothing was changed") from None
    return frozenset(config.attributes["lost_on_purpose"])


def _copy(engine: Engine, path: Path, revision: str) -> None:
    """Copy the file, encrypted as it is, beside it; the newest copy only: old ones outlive an erasure."""
    copy = path.with_name(f"{path.name}.before-{HEAD}-was-{revision}")
    fresh = path.with_name(f"{copy.name}.new")
    with told():
        _vacuum_into(engine, fresh)
        for old in copies_before_update(path.parent):
            if old != fresh:
                old.unlink()
        fresh.replace(copy)
        sync(path.parent)


def _rehearse(engine: Engine, path: Path, open_at: Callable[[Path], Engine]) -> None:
    """Update a second copy and throw it away: whatever goes wrong goes wrong there."""
    folder = path.parent / REHEARSAL
    with told():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
    try:
        _vacuum_into(engine, folder / path.name)
        rehearsal = open_at(folder)
        try:
            _update(rehearsal)
        finally:
            rehearsal.dispose()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _vacuum_into(engine: Engine, fresh: Path) -> None:
    with told():
        fresh.unlink(missing_ok=True)
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))  # else it is made open to others
        try:
            target = str(fresh).replace("'", "''")
            bare(engine, f"VACUUM INTO '{target}'")
            sync(fresh)
        except BaseException:
            fresh.unlink(missing_ok=True)
            raise
