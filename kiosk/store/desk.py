"""The desk's verbs: clearances, calls for staff, the access log."""

from __future__ import annotations

import json
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import insert, or_, update
from sqlmodel import col

from kiosk.core.visit_record import Clearance
from kiosk.store import audit
from kiosk.store.clearances import in_force
from kiosk.store.tables import TABLES
from kiosk.store.tables_desk import CallRow, StaffRow
from kiosk.store.trouble import StoreTrouble, Trouble
from kiosk.store.unit import Unit, fetch, fetch_one
from kiosk.store.values import AuditEntry, AuditVerdict, Call


class DeskVerbs(Unit):
    """Clear, call, look into the log."""

    def clearance_add(
        self,
        clearance: Clearance,
        *,
        actor: str,
        now: datetime,
        resident_id: UUID | None = None,
        visit_id: UUID | None = None,
    ) -> None:
        """Keep that a member of staff cleared a resident (found again next time) or a guest (this visit only)."""
        if resident_id is None and visit_id is None:
            raise ValueError("a clearance belongs to a resident or to a visit")
        row = {
            "id": uuid4(),
            "station_id": self.station_id,
            "resident_id": resident_id,
            "visit_id": visit_id,
            "staff_id": UUID(clearance.staff_id),
            "questions": json.dumps(clearance.questions),
            "given_at": clearance.given_at,
            "until": clearance.until,
        }
        with self._transaction() as conn:
            fetch_one(conn, StaffRow, col(StaffRow.id) == row["staff_id"], what="member of staff")
            conn.execute(insert(TABLES["clearance"]), row)
            self._note(conn, "clear", actor, now, resident_id or visit_id or "", ", ".join(clearance.questions))

    def clearances(self, resident_id: UUID, *, actor: str, now: datetime) -> tuple[Clearance, ...]:
        """Return a resident's clearances that have not run out."""
        with self._transaction() as conn:
            self._note(conn, "read clearances", actor, now, resident_id)
            return in_force(conn, resident_id, now)

    def call_staff(self, reason: str, *, now: datetime, visit_id: UUID | None = None) -> Call:
        """Keep that somebody called; the transport is the station's matter."""
        call = Call(uuid4(), now, reason, visit_id, station=self.station_id)
        row = {"id": call.id, "station_id": self.station_id, "visit_id": visit_id, "at": now, "reason": reason}
        with self._transaction() as conn:
            conn.execute(insert(TABLES["call"]), row | {"acknowledged_at": None, "acknowledged_by": ""})
        return call

    def call_acknowledge(self, call_id: UUID, *, actor: str, now: datetime) -> None:
        """Somebody is coming."""
        open_call = col(CallRow.id) == call_id, col(CallRow.acknowledged_at).is_(None)
        with self._transaction() as conn:
            answered = update(TABLES["call"]).where(*open_call).values(acknowledged_at=now, acknowledged_by=actor)
            if conn.execute(answered).rowcount != 1:
                raise StoreTrouble(Trouble.UNKNOWN, "no such open call")

    def calls_open(self) -> tuple[Call, ...]:
        """Return this station's calls that nobody has answered, oldest first."""
        mine = col(CallRow.station_id) == self.station_id, col(CallRow.acknowledged_at).is_(None)
        with self._transaction() as conn:
            rows = fetch(conn, CallRow, *mine, order=[col(CallRow.at)])
        return tuple(map(_call, rows))

    def calls_since(self, since: datetime) -> tuple[Call, ...]:
        """Return every station's calls: those that nobody has answered, and the others since then; oldest first."""
        wanted = or_(col(CallRow.acknowledged_at).is_(None), col(CallRow.at) >= since)
        with self._transaction() as conn:
            return tuple(map(_call, fetch(conn, CallRow, wanted, order=[col(CallRow.at)])))

    def call_escalated(self, call_id: UUID, *, now: datetime) -> None:
        """Nobody came in time, and it was rung again: the newest time stays."""
        still_open = col(CallRow.id) == call_id, col(CallRow.acknowledged_at).is_(None)
        with self._transaction() as conn:
            conn.execute(update(TABLES["call"]).where(*still_open).values(escalated_at=now))

    def note(self, what: str, *, actor: str, now: datetime, whose: str = "", detail: str = "") -> None:
        """Write a line of the access log for what is done outside the store: printed, exported, backed up."""
        with self._transaction() as conn:
            self._note(conn, what, actor, now, whose, detail)

    def audit_entries(self, *, first: int = 1, limit: int = 200, whose: str = "") -> tuple[AuditEntry, ...]:
        """Return lines of the access log from a number on, of one resident or visit if named."""
        with self._transaction() as conn:
            return audit.read(conn, first, limit, whose)

    def audit_verify(self) -> AuditVerdict:
        """Walk the whole chain; name the first broken place. Long: for the reader's thread."""
        with self._transaction() as conn:
            return audit.verify(conn, self._audit_key)


def _call(row: CallRow) -> Call:
    return Call(
        row.id,
        row.at,
        row.reason,
        row.visit_id,
        row.acknowledged_at,
        row.acknowledged_by,
        row.escalated_at,
        row.station_id,
    )
