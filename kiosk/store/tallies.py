"""Visits whose keeping was refused: counted, with programme, day and end, and nothing else."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import insert
from sqlmodel import col

from kiosk.core.visit_record import End
from kiosk.store.tables import TABLES, TallyRow
from kiosk.store.unit import Unit, fetch


class TallyVerbs(Unit):
    """Count, look up."""

    def visit_without_keep(self, visit_id: UUID, programme: str, ended: End, day: date) -> None:
        """Keeping was refused: count that a visit was and how it ended; no value, no person, no time of day."""
        row = {"id": visit_id, "station_id": self.station_id, "programme": programme}
        with self._transaction() as conn:
            if fetch(conn, TallyRow, col(TallyRow.id) == visit_id):
                return
            conn.execute(insert(TABLES["tally"]), row | {"ended": ended.value, "day": day.isoformat()})

    def tally(self, visit_id: UUID) -> tuple[str, End] | None:
        """Return programme and end of a visit of which nothing else was kept; None when there is no such."""
        with self._transaction() as conn:
            rows = fetch(conn, TallyRow, col(TallyRow.id) == visit_id)
        return (rows[0].programme, End(rows[0].ended)) if rows else None
