"""Numbers without people: visits whose keeping was refused, and how much waits for staff."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, func, insert, select, update
from sqlmodel import col

from kiosk.core.visit_record import End
from kiosk.store.tables import TABLES, TallyRow, TrayRow
from kiosk.store.tables_desk import CallRow
from kiosk.store.tables_people import BookingRow, FollowUpRow
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

    def rate(self, programme: str, score: int, day: date) -> None:
        """Somebody said how it was: one more of this score on that day; nothing leads back to the visit."""
        mine = {"station_id": self.station_id, "day": day.isoformat(), "programme": programme, "score": score}
        rows = TABLES["satisfaction"]
        here = [rows.c[name] == value for name, value in mine.items()]
        with self._transaction() as conn:
            if not conn.execute(update(rows).where(*here).values(count=rows.c["count"] + 1)).rowcount:
                conn.execute(insert(rows), mine | {"count": 1})

    def tally(self, visit_id: UUID) -> tuple[str, End] | None:
        """Return programme and end of a visit of which nothing else was kept; None when there is no such."""
        with self._transaction() as conn:
            rows = fetch(conn, TallyRow, col(TallyRow.id) == visit_id)
        return (rows[0].programme, End(rows[0].ended)) if rows else None

    def work_waiting(self, day: date) -> Mapping[str, int]:
        """Count what waits for staff: calls, tray, follow-ups, and who waits in line; no person in it."""
        today = col(BookingRow.day) == day.isoformat(), col(BookingRow.state) == "waiting"
        here = col(TrayRow.station_id) == self.station_id, col(TrayRow.state) == "waiting"
        asked: dict[str, tuple[str, tuple[ColumnElement[bool], ...]]] = {
            "calls": ("call", (col(CallRow.acknowledged_at).is_(None),)),
            "tray": ("tray", here),
            "follow-ups": ("follow_up", (col(FollowUpRow.state) == "open",)),
            "queue": ("booking", today),
        }
        with self._transaction() as conn:
            return {
                name: conn.scalar(select(func.count()).select_from(TABLES[table]).where(*which)) or 0
                for name, (table, which) in asked.items()
            }
