"""Where the store lies, and the engine that reaches it: one connection each, set up the same way every time."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from kiosk.core.quantity import QUANTITIES, Quantity
from kiosk.store.keys import DataKey
from kiosk.store.runlock import hold_open
from kiosk.store.switch import STORE_FILE as STORE_FILE

_WAIT = 5.0  # seconds for another connection's lock


@dataclass(frozen=True, slots=True)
class StoreSettings:
    """Where the store is and whose it is."""

    data_dir: Path
    station_id: str
    centre_id: str
    url: str = field(default="", repr=False)  # postgresql+psycopg://…; empty: a file in data_dir
    plain: bool = False  # plain SQLite: the staff screen shows it
    quantities: Mapping[str, Quantity] = field(default_factory=lambda: QUANTITIES, repr=False)  # with those of plug-ins

    @property
    def path(self) -> Path:
        """The database file (not for PostgreSQL)."""
        return self.data_dir / STORE_FILE


def make_engine(
    settings: StoreSettings, keys: DataKey, *, read_only: bool = False, migrating: bool = False, guarded: bool = True
) -> Engine:
    """Make an engine with one connection. Errors never quote the values of a statement.

    ``guarded``: while it is connected, nobody exchanges the file (`runlock.hold_open`); False for who holds it alone.
    """
    if settings.url:
        level = "REPEATABLE READ" if read_only else "READ COMMITTED"  # a reader sees one moment, as in SQLite
        return create_engine(
            settings.url,
            pool_pre_ping=True,
            isolation_level=level,
            connect_args={"connect_timeout": int(_WAIT)},
            execution_options={"postgresql_readonly": read_only},
            **_one(),
        )
    connect, guard = _connector(settings, keys, read_only, migrating), _Guard(settings.data_dir)
    engine = create_engine(
        "sqlite://",
        creator=guard.around(connect) if guarded else connect,
        module=sqlite3 if settings.plain else _cipher(),
        poolclass=QueuePool,
        **_one(),
    )
    start = "BEGIN" if read_only else "BEGIN IMMEDIATE"
    # the driver's own notion of a transaction leaves DDL outside
    event.listen(engine, "begin", lambda conn: conn.exec_driver_sql(start))
    event.listen(engine, "close", guard.closed)
    return engine


def _one() -> dict[str, Any]:
    """One connection, and no value of a statement in an error."""
    return {"pool_size": 1, "max_overflow": 0, "pool_timeout": _WAIT, "hide_parameters": True}


class _Guard:
    """Holds the directory's lock for as long as a connection is open."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._handles: dict[int, int] = {}  # connection → handle of its lock

    def around(self, connect: Callable[[], Any]) -> Callable[[], Any]:
        """Take the lock before connecting."""

        def guarded() -> Any:
            handle = hold_open(self._data_dir)
            try:
                conn = connect()
            except BaseException:
                os.close(handle)
                raise
            self._handles[id(conn)] = handle
            return conn

        return guarded

    def closed(self, connection: Any, record: Any) -> None:
        """First the file, then the lock; closing twice does no harm."""
        handle = self._handles.pop(id(connection), None)
        if handle is not None:
            connection.close()
            os.close(handle)


def _cipher() -> Any:
    import sqlcipher3.dbapi2

    return sqlcipher3.dbapi2


def _connector(settings: StoreSettings, keys: DataKey, read_only: bool, migrating: bool) -> Callable[[], Any]:
    module: Any = sqlite3 if settings.plain else _cipher()
    # rw: a file that is missing is an error, never a new empty store
    address = f"file:{quote(str(settings.path.absolute()))}?mode=rw"

    def connect() -> Any:
        conn = module.connect(address, uri=True, timeout=_WAIT, isolation_level=None, check_same_thread=False)
        try:
            if not settings.plain:
                conn.execute("PRAGMA cipher_log_level = NONE")  # its own words would go to standard error
                conn.execute(f"PRAGMA key = \"x'{keys.derive('database').hex()}'\"")
                conn.execute("PRAGMA cipher_memory_security = ON")  # key and pages are wiped when freed
            conn.execute("SELECT count(*) FROM sqlite_master").fetchone()  # the first read tells whether the key fits
            for pragma in _pragmas(read_only, migrating):
                conn.execute(f"PRAGMA {pragma}")
        except BaseException:
            conn.close()
            raise
        return conn

    return connect


def _pragmas(read_only: bool, migrating: bool) -> tuple[str, ...]:
    """FULL: each commit is on the disk before anybody is told "saved". Foreign keys on, but not while migrating."""
    keys = "OFF" if migrating else "ON"
    return (
        "journal_mode = WAL",
        "synchronous = FULL",
        f"foreign_keys = {keys}",
        "secure_delete = ON",
        f"query_only = {'ON' if read_only else 'OFF'}",
    )
