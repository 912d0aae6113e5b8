"""Exchanges all tables of a PostgreSQL store in one transaction: moved aside into a schema, or brought back.

What lies aside is the way back. Every station must have let go of the database: one that had not would not see the
tables change under it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, inspect, text

from kiosk.store.migrate import HEAD, create_tables
from kiosk.store.rows import Head, Values, count_on, write_rows
from kiosk.store.tables import TABLES
from kiosk.store.trouble import StoreTrouble, Trouble

_OURS = (*TABLES, "alembic_version")


def need_alone(conn: Connection) -> None:
    """Raise StoreTrouble BUSY while anybody else is connected to this database; wait briefly for no lock."""
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    if conn.scalar(text(f"{others} AND backend_type = 'client backend'")):
        raise StoreTrouble(Trouble.BUSY, "another station has the database open; stop the kiosk at every station first")
    conn.execute(text("SET LOCAL lock_timeout = '10s'"))


def move_aside(conn: Connection, schema: str) -> bool:
    """Move the store's tables out of the way; False when there are none."""
    here = _here(conn)
    if not _tables(conn, here):
        return False
    conn.execute(text(f'CREATE SCHEMA "{schema}"'))
    _move(conn, here, schema)
    return True


def bring_back(conn: Connection, schema: str) -> None:
    """Move the tables of a schema to where the store looks for them."""
    _move(conn, schema, _here(conn))
    conn.execute(text(f'DROP SCHEMA "{schema}"'))


def drop_aside(conn: Connection, schema: str) -> None:
    """Delete what was moved aside."""
    conn.execute(text(f'DROP SCHEMA "{schema}" CASCADE'))


def schemas_aside(conn: Connection, prefix: str) -> list[str]:
    """Return the schemas with this beginning, oldest first."""
    return sorted(name for name in inspect(conn).get_schema_names() if name.startswith(prefix))


def fill_tables(conn: Connection, content: Iterable[tuple[Head, Iterable[Values]]]) -> dict[str, int]:
    """Make this version's tables and fill them; references are checked at the end, in whatever order rows come."""
    create_tables(conn, HEAD)
    references = list(_references(conn))
    for table, name in references:
        conn.execute(text(f"ALTER TABLE {table} ALTER CONSTRAINT {name} DEFERRABLE INITIALLY DEFERRED"))
    counts = {}
    for head, rows in content:
        counts[head.name] = write_rows(conn, head, rows)
        count_on(conn, head)
    conn.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
    for table, name in references:
        conn.execute(text(f"ALTER TABLE {table} ALTER CONSTRAINT {name} NOT DEFERRABLE"))
    return counts


def _here(conn: Connection) -> str:
    return str(conn.scalar(text("SELECT current_schema()")))


def _tables(conn: Connection, schema: str) -> list[str]:
    return [name for name in inspect(conn).get_table_names(schema=schema) if name in _OURS]


def _move(conn: Connection, source: str, target: str) -> None:
    """Sequences, indexes and triggers go with their tables; the triggers' functions are moved by name."""
    for name in _tables(conn, source):
        conn.execute(text(f'ALTER TABLE "{source}"."{name}" SET SCHEMA "{target}"'))
    functions = "SELECT proname FROM pg_proc WHERE pronamespace = CAST(:schema AS regnamespace)"
    like = r" AND (proname LIKE '%\_no\_update' OR proname LIKE '%\_no\_delete')"
    for name in list(conn.scalars(text(functions + like), {"schema": f'"{source}"'})):
        conn.execute(text(f'ALTER FUNCTION "{source}"."{name}"() SET SCHEMA "{target}"'))


def _references(conn: Connection) -> Iterator[tuple[str, str]]:
    query = "SELECT conrelid::regclass::text, quote_ident(conname) FROM pg_constraint WHERE contype = 'f'"
    yield from (
        (str(table), str(name))
        for table, name in conn.execute(text(f"{query} AND connamespace = current_schema()::regnamespace"))
    )
