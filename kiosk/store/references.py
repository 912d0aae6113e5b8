"""What the centre compares against, and what staff know of an instrument beside its checks. No person in either."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, cast
from uuid import UUID

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from kiosk.core.metrology.values import InstrumentFacts, Reference
from kiosk.store.check_rows import day_of, day_text, reference_of, row_of_reference
from kiosk.store.instruments import facts_row, home
from kiosk.store.tables import TABLES
from kiosk.store.tables_checks import ReferenceRow
from kiosk.store.unit import Unit, fetch, fetch_one


class ReferenceVerbs(Unit):
    """Put, put away, list; note and read."""

    def reference_put(self, reference: Reference, *, actor: str, now: datetime) -> None:
        """Keep a reference, or what a new certificate says of one; checks that were made hold it as it was then."""
        row = row_of_reference(reference, self.station_id)
        news = {name: value for name, value in row.items() if name not in ("id", "station_id")}
        with self._transaction() as conn:
            dialect = postgresql if conn.dialect.name == "postgresql" else sqlite
            put = dialect.insert(TABLES["reference"]).values(row)
            conn.execute(put.on_conflict_do_update(index_elements=["id"], set_=news))
            self._note(conn, "reference", actor, now, detail=f"{reference.kind} {reference.id}")

    def reference_retire(self, reference_id: UUID, *, actor: str, now: datetime) -> None:
        """Put it away: it is chosen no more."""
        with self._transaction() as conn:
            row = fetch_one(conn, ReferenceRow, col(ReferenceRow.id) == reference_id, what="reference")
            mine = TABLES["reference"].update().where(col(ReferenceRow.id) == reference_id)
            conn.execute(mine.values(retired_at=row.retired_at or now))
            self._note(conn, "reference retired", actor, now, detail=f"{row.kind} {reference_id}")

    def references(self, *, retired: bool = False) -> tuple[Reference, ...]:
        """Return the centre's references by kind and size; those put away too, if asked."""
        standing = () if retired else (col(ReferenceRow.retired_at).is_(None),)
        with self._transaction() as conn:
            found = [reference_of(row) for row in fetch(conn, ReferenceRow, *standing)]
        return tuple(sorted(found, key=lambda one: (one.kind, one.nominal, one.name, str(one.id))))

    def reference_get(self, reference_id: UUID) -> Reference:
        """Return one; raises StoreTrouble when there is none."""
        with self._transaction() as conn:
            return reference_of(fetch_one(conn, ReferenceRow, col(ReferenceRow.id) == reference_id, what="reference"))

    def instrument_facts(self, driver: str, serial: str) -> InstrumentFacts:
        """Return what is noted of an instrument; nothing known when nobody has noted anything."""
        with self._transaction() as conn:
            row = facts_row(conn, driver, serial, self.station_id)
        if row is None:
            return InstrumentFacts()
        legal = cast("Literal['yes', 'no', 'unknown']", row.legal)
        return InstrumentFacts(legal, day_of(row.legal_until), row.validated, row.validated_by, row.resolution)

    def instrument_note(self, driver: str, serial: str, facts: InstrumentFacts, *, actor: str, now: datetime) -> None:
        """Note what is known of an instrument, in place of what was."""
        key = {"driver": driver, "serial": serial, "station_id": home(serial, self.station_id)}
        news = {
            "legal": facts.legal,
            "legal_until": day_text(facts.legal_until),
            "validated": facts.validated,
            "validated_by": facts.validated_by,
            "resolution": facts.resolution,
            "at": now,
            "actor": actor,
        }
        with self._transaction() as conn:
            dialect = postgresql if conn.dialect.name == "postgresql" else sqlite
            put = dialect.insert(TABLES["instrument_fact"]).values(key | news)
            conn.execute(put.on_conflict_do_update(index_elements=list(key), set_=news))
            self._note(conn, "instrument note", actor, now, detail=f"{driver} {facts.legal}")
