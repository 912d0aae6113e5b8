"""Visits and values as staff look at them: every value with where it stands, and what was changed."""

from __future__ import annotations

import json
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection
from sqlmodel import col

from kiosk.core.resident import Sex
from kiosk.core.visit_record import End
from kiosk.store.consents import standing
from kiosk.store.ends import ends_of
from kiosk.store.groups import kept_of
from kiosk.store.history import amendments, chain_of, lines_of, value_row, values_of
from kiosk.store.identity import masked
from kiosk.store.measurements import measurement_of
from kiosk.store.sheets import ValueLine, ValueSheet, VisitLine, VisitSheet
from kiosk.store.tables import ResidentRow, VisitRow
from kiosk.store.tables_people import AmendmentRow
from kiosk.store.unit import Unit, fetch, fetch_one


class SheetVerbs(Unit):
    """Read; the access log says whose."""

    def visits_between(self, start: datetime, end: datetime, *, actor: str, now: datetime) -> tuple[VisitLine, ...]:
        """Return the visits of the centre that began in [start, end), oldest first, guests' too."""
        began = col(VisitRow.started_at) >= start, col(VisitRow.started_at) < end
        with self._transaction() as conn:
            visits = fetch(conn, VisitRow, *began, order=[col(VisitRow.started_at), col(VisitRow.id)])
            lines = tuple(self._line(conn, visit) for visit in visits)
            for whose in dict.fromkeys(line.resident_id or line.id for line in lines):
                self._note(conn, "list day", actor, now, whose)
            if not lines:
                self._note(conn, "list day", actor, now, detail="nobody")
        return lines

    def visit_sheet(self, visit_id: UUID, *, actor: str, now: datetime) -> VisitSheet:
        """Return a visit with every value and where it stands; also of a guest, and of somebody erased (no values)."""
        with self._transaction() as conn:
            visit = fetch_one(conn, VisitRow, col(VisitRow.id) == visit_id, what="visit")
            sheet = VisitSheet(
                self._line(conn, visit),
                tuple(ValueLine(measurement_of(row), state) for row, state in values_of(conn, visit_id)),
                amendments(conn, col(AmendmentRow.visit_id) == visit_id),
                ends_of(conn, visit_id),
                standing(conn, visit),
                tuple(json.loads(visit.notes)),
            )
            self._note(conn, "read visit", actor, now, visit.resident_id or visit.id, str(visit.id))
        return sheet

    def value_sheet(self, measurement_id: UUID, *, actor: str, now: datetime) -> ValueSheet:
        """Return a value with its older and newer versions, and what was changed about any of them."""
        with self._transaction() as conn:
            row = value_row(conn, measurement_id)
            visit = fetch_one(conn, VisitRow, col(VisitRow.id) == row.visit_id, what="visit")
            chain = lines_of(conn, chain_of(conn, row))
            ids = [line.measurement.id for line in chain]
            state = next(line.state for line in chain if line.measurement.id == row.id)
            history = amendments(conn, col(AmendmentRow.measurement_id).in_(ids))
            self._note(conn, "read value", actor, now, visit.resident_id or visit.id, str(row.id))
        return ValueSheet(measurement_of(row), visit.id, state, history, chain)

    def _line(self, conn: Connection, visit: VisitRow) -> VisitLine:
        kept = None if visit.resident_id is None else kept_of(conn, visit.resident_id)
        return VisitLine(
            id=visit.id,
            started_at=visit.started_at,
            ended_at=visit.ended_at,
            ended=None if visit.ended is None else End(visit.ended),
            programme=visit.programme,
            resident_id=None if kept is None else kept.id,
            masked_name=self._name_shown(kept),
            age=visit.age,
            sex=Sex(visit.sex),
            station_id=visit.station_id,
        )

    def _name_shown(self, kept: ResidentRow | None) -> str:
        if kept is None or kept.sealed is None or kept.wrapped_key is None:
            return ""
        return masked(self._vault.unseal(kept.id, kept.wrapped_key, kept.sealed).name)
