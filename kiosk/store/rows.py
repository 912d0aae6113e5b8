"""Whole tables as plain rows that mean the same in every database: for backups, restoring and a new key.

A column is one of five kinds. Times and decimals travel as the canonical text they are kept as, so nothing is rounded.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Boolean, Connection, Integer, LargeBinary, TableClause, Text, Uuid, column, insert, select, table
from sqlalchemy import text as words
from sqlalchemy.types import TypeEngine

from kiosk.store import tables_checks, tables_desk, tables_people, tables_study  # noqa: F401  they register their tables
from kiosk.store.tables import Row

Kind = Literal["text", "number", "yes-no", "uuid", "bytes"]
Values = tuple[Any, ...]
CHUNK = 200  # rows that are read or written at a time: a few milliseconds
_TYPES: dict[Kind, TypeEngine[Any]] = {
    "text": Text(),
    "number": Integer(),
    "yes-no": Boolean(),
    "uuid": Uuid(),
    "bytes": LargeBinary(),
}


@dataclass(frozen=True, slots=True)
class Head:
    """A table: its name, and name and kind of each column."""

    name: str
    columns: tuple[tuple[str, Kind], ...]

    def clause(self, schema: str | None = None) -> TableClause:
        """Return it with these kinds, whatever the models make of them."""
        return table(self.name, *(column(name, _TYPES[kind]) for name, kind in self.columns), schema=schema)

    def at(self, name: str) -> int:
        """Return the place of a column."""
        return [each for each, _ in self.columns].index(name)


def heads() -> tuple[Head, ...]:
    """Return every table of this version, parents before children."""
    return tuple(
        Head(str(each.name), tuple((str(one.name), _kind(one.type)) for one in each.columns))
        for each in Row.metadata.sorted_tables
    )


def read_rows(conn: Connection, head: Head, schema: str | None = None, order: str = "") -> Generator[list[Values]]:
    """Yield a table's rows in chunks; one connection reads one moment."""
    source = head.clause(schema)
    query = select(source).order_by(source.c[order]) if order else select(source)
    with conn.execute(query.execution_options(yield_per=CHUNK)) as rows:
        for chunk in rows.partitions():
            yield [tuple(row) for row in chunk]


def write_rows(conn: Connection, head: Head, rows: Iterable[Values]) -> int:
    """Insert rows; returns how many."""
    names, count, source = [name for name, _ in head.columns], 0, iter(rows)
    while chunk := [dict(zip(names, row, strict=True)) for row in islice(source, CHUNK)]:
        conn.execute(insert(head.clause()), chunk)
        count += len(chunk)
    return count


def count_on(conn: Connection, head: Head) -> None:
    """Let PostgreSQL count on from the highest number; SQLite does so by itself."""
    if conn.dialect.name == "postgresql" and ("id", "number") in head.columns:
        quoted = conn.dialect.identifier_preparer.quote(head.name)
        top = f"(SELECT coalesce(max(id), 0) + 1 FROM {quoted})"
        conn.execute(words(f"SELECT setval(pg_get_serial_sequence(:name, 'id'), {top}, false)"), {"name": quoted})


def to_json(head: Head, row: Values) -> list[Any]:
    """Write a row as JSON knows it; UUIDs are left to orjson."""
    return [
        b64encode(value).decode() if kind == "bytes" and value is not None else value
        for value, (_, kind) in zip(row, head.columns, strict=True)
    ]


def from_json(head: Head, row: list[Any]) -> Values:
    """Read what `to_json` wrote; raises ValueError."""
    return tuple(_value(kind, value) for value, (_, kind) in zip(row, head.columns, strict=True))


def _value(kind: Kind, value: Any) -> Any:
    if value is None:
        return None
    if kind == "bytes":
        return b64decode(value, validate=True)
    return UUID(value) if kind == "uuid" else value


def _kind(type_: TypeEngine[Any]) -> Kind:
    match type_:
        case Uuid():
            return "uuid"
        case LargeBinary():
            return "bytes"
        case Boolean():
            return "yes-no"
        case Integer():
            return "number"
    return "text"
