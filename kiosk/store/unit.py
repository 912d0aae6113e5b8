"""What all verbs share: the connection of one transaction, the vault, and the line in the access log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Self, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Engine, select
from sqlalchemy.sql.elements import ColumnElement

from kiosk.core.quantity import QUANTITIES, Quantity
from kiosk.store import audit
from kiosk.store.identity import Vault
from kiosk.store.keys import DataKey
from kiosk.store.tables import TABLES, Row
from kiosk.store.trouble import StoreTrouble, Trouble, refusal, told

R = TypeVar("R", bound=Row)


class Unit:
    """One engine with one connection, used by one thread."""

    def __init__(
        self,
        engine: Engine,
        vault: Vault,
        station_id: str,
        centre_id: str,
        quantities: Mapping[str, Quantity] = QUANTITIES,
    ) -> None:
        self.engine = engine
        self.station_id = station_id
        self.centre_id = centre_id
        self.quantities = quantities
        self._vault = vault
        self._audit_key = vault.keys.derive("audit")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @property
    def keys(self) -> DataKey:
        """The key that opened it."""
        return self._vault.keys

    def close(self) -> None:
        """Give the file back; the last one out folds the write-ahead log into it."""
        self.engine.dispose()

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        """Commit all of it or nothing; what the database raises comes out as StoreTrouble."""
        with told(), self.engine.begin() as conn:
            yield conn

    def _note(
        self, conn: Connection, what: str, actor: str, now: datetime, whose: UUID | str = "", detail: str = ""
    ) -> None:
        """Write this transaction's line of the access log; ``detail`` never holds a value or a name."""
        audit.append(conn, self._audit_key, audit.Line(now, actor, self.station_id, str(whose), what, detail))

    def _note_all(
        self, conn: Connection, what: str, actor: str, now: datetime, lines: Sequence[tuple[str, str]]
    ) -> None:
        """Write a line for each (whose, detail)."""
        said = [audit.Line(now, actor, self.station_id, whose, what, detail) for whose, detail in lines]
        audit.append_all(conn, self._audit_key, said)


def bare(engine: Engine, statement: str) -> None:
    """Run on SQLite what refuses to run inside a transaction."""
    with told(), engine.connect() as conn:
        driver: Any = conn.connection.dbapi_connection  # SQLAlchemy would begin a transaction
        try:
            driver.execute(statement).fetchall()
        except driver.Error as error:
            raise refusal(error) from None


def fetch(
    conn: Connection, kind: type[R], *where: ColumnElement[bool], order: Sequence[Any] = (), limit: int | None = None
) -> list[R]:
    """Read rows as their models, without an ORM session."""
    query = select(TABLES[str(kind.__tablename__)]).where(*where).order_by(*order).limit(limit)
    return [kind(**row._mapping) for row in conn.execute(query)]


def fetch_one(conn: Connection, kind: type[R], *where: ColumnElement[bool], what: str) -> R:
    """Read the one row; raises StoreTrouble when there is none."""
    found = fetch(conn, kind, *where, limit=1)
    if not found:
        raise StoreTrouble(Trouble.UNKNOWN, f"no such {what}")
    return found[0]
