"""Copies of the store that lie beside it: ways back of an update or a restore, and pages in the write-ahead log.

Erasing somebody reaches them too: nothing of a destroyed key may live on in a copy.
"""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, inspect, text

from kiosk.store.switch import REPLACED, STORE_FILE, stamp
from kiosk.store.trouble import refusal, told


def copies_before_update(data_dir: Path) -> list[Path]:
    """Return the copies that updates left as the way back."""
    return sorted(data_dir.glob(f"{STORE_FILE}.before-*-was-*"))


def replaced_folders(data_dir: Path) -> list[Path]:
    """Return the folders with what restores replaced, oldest first."""
    return sorted(path for path in data_dir.glob(f"{REPLACED}*") if path.is_dir())


def forget_ways_back(data_dir: Path) -> int:
    """Delete every way back that is a file; returns how many there were."""
    with told():
        copies, folders = copies_before_update(data_dir), replaced_folders(data_dir)
        for copy in copies:
            copy.unlink(missing_ok=True)
        for folder in folders:
            shutil.rmtree(folder)
    return len(copies) + len(folders)


def forget_copies(engine: Engine) -> None:
    """Delete every way back of the store that this engine reaches.

    Before somebody is erased, not after: a process that is killed between the two has erased nobody yet.
    """
    if engine.dialect.name == "sqlite":
        forget_ways_back(_folder(engine))
        return
    forget_schemas(engine)


def forget_schemas(engine: Engine, before: datetime | None = None) -> int:
    """Delete ways back in a PostgreSQL database, all or those older than a moment; returns how many."""
    if engine.dialect.name == "sqlite":
        return 0
    prefix = schema_of(REPLACED)
    last = schema_of(f"{REPLACED}{stamp(before)}") if before is not None else f"{prefix}~"  # after every digit
    with told(), engine.begin() as conn:
        old = [name for name in inspect(conn).get_schema_names() if name.startswith(prefix) and name < last]
        for schema in old:
            conn.execute(text(f'DROP SCHEMA "{schema}" CASCADE'))
    return len(old)


def schema_of(aside: str) -> str:
    """Return the name of a folder as that of a schema."""
    return aside.replace("-", "_").lower()


def fold_log(engine: Engine) -> bool:
    """Write the log back and empty it: it may hold pages with what was just erased.

    Never waits: while a backup reads, the log stays and False is returned; keeping folds it when that is done.
    """
    if engine.dialect.name != "sqlite":
        return True
    with told(), engine.connect() as conn:
        driver: Any = conn.connection.dbapi_connection  # SQLAlchemy would begin a transaction
        try:
            (before,) = driver.execute("PRAGMA busy_timeout").fetchone()
            driver.execute("PRAGMA busy_timeout = 0").fetchall()
            try:
                (busy, *_) = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            finally:
                driver.execute(f"PRAGMA busy_timeout = {int(before)}").fetchall()
        except driver.Error as error:
            raise refusal(error) from None
    return not busy


def _folder(engine: Engine) -> Path:
    with told(), engine.begin() as conn:
        rows = conn.exec_driver_sql("PRAGMA database_list").all()
    return Path(next(file for _, name, file in rows if name == "main")).parent
