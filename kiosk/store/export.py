"""One's own data: everything that is held about a person, as they may have it, ready for JSON.

Of a visit that was moved to somebody else only that it was is told: the values, how the tests ended and what was
said about them are that other's. Codes of the platform
and the log's keyed hashes say nothing about the person and stay here.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection
from sqlmodel import col

from kiosk.core.metrology.behind import unchecked
from kiosk.store.ends import answers
from kiosk.store.groups import kept_of, row_of, under
from kiosk.store.history import values_of
from kiosk.store.instruments import known_for
from kiosk.store.measurements import values_in
from kiosk.store.merges import merges_under
from kiosk.store.remarks import RemarkVerbs
from kiosk.store.sheets import MOVED, State
from kiosk.store.tables import AssessmentEndRow, ConsentRow, OutboxRow, ResidentRow, VisitRow
from kiosk.store.tables_desk import AuditRow, ClearanceRow
from kiosk.store.tables_people import AmendmentRow, BookingRow, CardRow, FollowUpRow, RemarkRow
from kiosk.store.trouble import StoreTrouble, Trouble
from kiosk.store.unit import fetch

Facts = dict[str, object]
_VALUE = ("quantity", "side", "value", "unit", "said", "taken_at", "method", "trial", "device_serial", "reason")


class ExportVerbs(RemarkVerbs):
    """Hand over what is held."""

    def person_export(self, resident_id: UUID, *, actor: str, now: datetime) -> dict[str, object]:
        """Return everything that is held about this person; of merged records all. Who handed it over is logged."""
        with self._transaction() as conn:
            kept = kept_of(conn, resident_id)
            if kept.erased_at is not None:
                raise StoreTrouble(Trouble.UNKNOWN, "this resident was erased")
            group = under(conn, kept.id)
            mine = col(VisitRow.resident_id).in_(group)
            visits = fetch(conn, VisitRow, mine, order=[col(VisitRow.started_at)])
            held: Facts = {"person": str(kept.id), "exported_at": now.isoformat()}
            held["identities"] = [self._identity_facts(row_of(conn, one)) for one in group]
            held["merges"] = [_plain(row, "at", "actor") for row in merges_under(conn, group)]
            held |= _standing_facts(conn, group)
            held["visits"] = [self._visit_facts(conn, visit) for visit in visits]
            moved = {visit.id for visit in visits if MOVED in json.loads(visit.notes)}
            held["follow_ups"] = self._follow_facts(conn, group, [visit.id for visit in visits], moved)
            held["bookings"] = self._booking_facts(conn, group)
            held["accesses"] = _access_facts(conn, [*group, *(visit.id for visit in visits)])
            for opened in group:
                self._note(conn, "export person", actor, now, opened)
        return held

    def _identity_facts(self, row: ResidentRow) -> Facts:
        who = self._vault.open_identity(row)
        facts: Facts = {name: getattr(who, name) for name in ("name", "phone_tail", "phone", "contact", "lives_alone")}
        facts |= {"sex": who.sex.value, "birth": who.birth.isoformat(), "card": who.card}
        return facts | {"registered_at": row.created_at.isoformat(), "pseudonym": row.pseudonym}

    def _visit_facts(self, conn: Connection, visit: VisitRow) -> Facts:
        facts = _plain(visit, "id", "started_at", "ended_at", "ended", "programme", "station_id", "age", "notes")
        own = MOVED not in json.loads(visit.notes)
        values = values_of(conn, visit.id)
        counting = values_in(conn, visit.id)
        doubted = unchecked(counting, known_for(conn, visit.station_id, counting))
        facts["values"] = [
            _plain(row, *_VALUE) | {"state": state.value, "raw": row.raw.hex(), "unchecked": row.id in doubted}
            for row, state in values
            if state is not State.MOVED
        ]
        facts["values_of_somebody_else"] = sum(state is State.MOVED for _, state in values)
        theirs = {row.id for row, state in values if state is State.MOVED}
        changes = fetch(conn, AmendmentRow, col(AmendmentRow.visit_id) == visit.id, order=[col(AmendmentRow.id)])
        told = [row for row in changes if row.measurement_id not in theirs]
        facts["changes"] = [_plain(row, "kind", "at", "actor", "why") for row in told]
        ends = fetch(conn, AssessmentEndRow, col(AssessmentEndRow.visit_id) == visit.id) if own else []
        facts["assessments"] = [
            _plain(row, "assessment", "ended", "reason") | {"answers": dict(answers(row.notes))} for row in ends
        ]
        facts["remarks"] = self._remark_facts(conn, visit) if own else []
        sent = fetch(conn, OutboxRow, col(OutboxRow.record_id) == visit.id, order=[col(OutboxRow.id)])
        facts["platform"] = [_plain(row, "kind", "state", "created_at", "sent_at") for row in sent]
        return facts

    def _booking_facts(self, conn: Connection, group: tuple[UUID, ...]) -> list[Facts]:
        names = ("day", "number", "state", "created_at", "arrived_at", "called_at", "settled_at")
        return [
            _plain(row, *names) | {"said": json.loads(self._vault.open_text(row.sealed, row.id)) if row.sealed else {}}
            for row in fetch(conn, BookingRow, col(BookingRow.resident_id).in_(group), order=[col(BookingRow.day)])
        ]

    def _remark_facts(self, conn: Connection, visit: VisitRow) -> list[Facts]:
        rows = fetch(conn, RemarkRow, col(RemarkRow.visit_id) == visit.id, order=[col(RemarkRow.at)])
        return [
            _plain(row, "at", "actor", "advice")
            | {"text": self._own_words(conn, visit.resident_id, row.sealed, row.id)}
            for row in rows
        ]

    def _follow_facts(
        self, conn: Connection, group: tuple[UUID, ...], visits: list[UUID], moved: set[UUID]
    ) -> list[Facts]:
        mine = col(FollowUpRow.resident_id).in_(group) | col(FollowUpRow.visit_id).in_(visits)
        names = ("kind", "subject", "since", "state", "closed_at", "closed_by")
        return [
            _plain(row, *names) | {"note": self._own_words(conn, row.resident_id, row.note, row.id)}
            for row in fetch(conn, FollowUpRow, mine, order=[col(FollowUpRow.since)])
            if row.visit_id not in moved
        ]

    def _own_words(self, conn: Connection, resident: UUID | None, sealed: bytes | None, about: UUID) -> str:
        return "" if sealed is None else self._open_words(conn, resident, sealed, about)


def _standing_facts(conn: Connection, group: tuple[UUID, ...]) -> Facts:
    answers = fetch(conn, ConsentRow, col(ConsentRow.resident_id).in_(group), order=[col(ConsentRow.id)])
    return {
        "consents": [_plain(row, "purpose", "granted", "at", "wording", "actor") for row in answers],
        "clearances": _rows(conn, ClearanceRow, group, "questions", "given_at", "until"),
        "cards": _rows(conn, CardRow, group, "issued_at", "issued_by", "voided_at", "voided_by", "why"),
    }


def _access_facts(conn: Connection, whose: list[UUID]) -> list[Facts]:
    """Who looked at what of this person, and when."""
    rows = fetch(conn, AuditRow, col(AuditRow.whose).in_(list(map(str, whose))), order=[col(AuditRow.seq)])
    return [_plain(row, "at", "actor", "station_id", "what", "detail") for row in rows]


def _rows(conn: Connection, kind: type[ClearanceRow | CardRow], group: tuple[UUID, ...], *names: str) -> list[Facts]:
    return [_plain(row, *names) for row in fetch(conn, kind, col(kind.resident_id).in_(group))]


def _plain(row: object, *names: str) -> Facts:
    return {name: _json(getattr(row, name)) for name in names}


def _json(value: Any) -> object:
    """Numbers keep the digits they were kept with."""
    if isinstance(value, datetime):
        return value.isoformat()
    return value if value is None or isinstance(value, bool | int | str) else str(value)
