"""Visits: opened, filled value by value, ended; each value is on the disk before anybody is told that it is kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection, func, insert, select, update
from sqlmodel import col

from kiosk.core.reading import Measurement
from kiosk.core.resident import Person
from kiosk.core.visit_record import AssessmentEnd, ConsentEntry, End, Instrument, VisitRecord
from kiosk.store.consents import is_granted, standing, write_consents
from kiosk.store.ends import end_rows
from kiosk.store.entries import announce, ready
from kiosk.store.groups import group_of, living
from kiosk.store.measurements import keep_instruments, keep_rows, last_sign, record_of, values_before
from kiosk.store.residents import new_pseudonym
from kiosk.store.steering import was_moved
from kiosk.store.tables import TABLES, OutboxRow, VisitRow
from kiosk.store.trouble import StoreTrouble, Trouble
from kiosk.store.unit import Unit, fetch, fetch_one


class VisitVerbs(Unit):
    """Open, keep, end, read."""

    def open_visit(
        self,
        person: Person,
        programme: str,
        consents: Sequence[ConsentEntry],
        *,
        software: str,
        actor: str,
        now: datetime,
        visit_id: UUID | None = None,
    ) -> UUID:
        """Open a visit whose keeping was agreed to, here or (a resident) earlier; else nothing is written.

        With a ``visit_id`` it may be asked for again after a failure: a visit that is there already stays as it is.
        """
        visit = visit_id or uuid4()
        with self._transaction() as conn:
            if fetch(conn, VisitRow, col(VisitRow.id) == visit):
                return visit
            pseudonym, patient = new_pseudonym(), uuid4()
            if person.resident_id is not None:
                known = living(conn, person.resident_id)
                person = replace(person, resident_id=known.id)
                pseudonym, patient = known.pseudonym, known.patient_id
            row = VisitRow(
                id=visit,
                station_id=self.station_id,
                centre_id=self.centre_id,
                resident_id=person.resident_id,
                pseudonym=pseudonym,
                patient_id=patient,
                sex=person.sex.value,
                age=person.age,
                birth_year=person.birth_year,
                programme=programme,
                started_at=now,
                software=software,
            )
            conn.execute(insert(TABLES["visit"]), row.model_dump())
            write_consents(conn, self.station_id, consents, person.resident_id, visit)
            need_keep(conn, row)
            self._note(conn, "open visit", actor, now, person.resident_id or visit, programme)
        return visit

    def keep(
        self,
        visit_id: UUID,
        measurements: Sequence[Measurement],
        *,
        actor: str,
        now: datetime,
        instruments: Sequence[Instrument] = (),
    ) -> None:
        """Keep values with their proof, and the outbox row, in one transaction; on return they are on the disk."""
        with self._transaction() as conn:
            self._keep(conn, visit_id, measurements, instruments, actor, now)

    def end_visit(
        self,
        visit_id: UUID,
        ended: End,
        assessments: Sequence[AssessmentEnd],
        *,
        actor: str,
        now: datetime,
        notes: Sequence[str] = (),
        language: str = "",
    ) -> None:
        """End a visit; its outbox row is released if sending was agreed to, else withheld. Asked again: no change."""
        with self._transaction() as conn:
            visit = visit_row(conn, visit_id)
            if visit.ended == ended.value:
                return
            if visit.ended_at is not None:
                raise StoreTrouble(Trouble.UNKNOWN, "this visit has ended already, otherwise")
            rows = end_rows(visit, self.station_id, assessments)
            if rows:
                conn.execute(insert(TABLES["assessment_end"]), rows)
            self._end(conn, visit, ended, now, now, actor, tuple(notes) if visit.birth_year else ())
            if language:  # of the screen: paper asked for later is in it too
                conn.execute(update(TABLES["visit"]).where(col(VisitRow.id) == visit_id).values(language=language))

    def recover_open_visits(self, *, actor: str, now: datetime) -> tuple[UUID, ...]:
        """After a crash, end this station's open visits as left, at their last sign of life; nothing kept is lost."""
        with self._transaction() as conn:
            mine = col(VisitRow.station_id) == self.station_id, col(VisitRow.ended_at).is_(None)
            visits = fetch(conn, VisitRow, *mine, order=[col(VisitRow.started_at)])
            for visit in visits:
                self._end(conn, visit, End.LEFT, last_sign(conn, visit), now, actor, ("recovered",))
        return tuple(visit.id for visit in visits)

    def visit_record(self, visit_id: UUID, *, actor: str, now: datetime) -> VisitRecord:
        """Return a visit with everything that hangs on it, without values that a correction replaced."""
        with self._transaction() as conn:
            visit = visit_row(conn, visit_id)
            self._note(conn, "read visit", actor, now, visit.resident_id or visit.id, str(visit.id))
            return record_of(conn, visit)

    def visits_of(self, resident_id: UUID, *, actor: str, now: datetime) -> tuple[UUID, ...]:
        """Return a resident's visits, newest first."""
        with self._transaction() as conn:
            self._note(conn, "list visits", actor, now, resident_id)
            mine = col(VisitRow.resident_id).in_(group_of(conn, resident_id))
            return tuple(row.id for row in fetch(conn, VisitRow, mine, order=[col(VisitRow.started_at).desc()]))

    def last_values(self, resident_id: UUID, before: datetime, *, actor: str, now: datetime) -> tuple[Measurement, ...]:
        """Return "me before": of each quantity and side all trials of the newest visit that has it.

        ``before`` is the start of the visit that is compared; only visits that started earlier count.
        """
        with self._transaction() as conn:
            self._note(conn, "read last values", actor, now, resident_id)
            return values_before(conn, resident_id, before)

    def measurements_stored(self) -> int:
        """Count all kept values, corrections included."""
        with self._transaction() as conn:
            return conn.scalar(select(func.count()).select_from(TABLES["measurement"])) or 0

    def _keep(
        self,
        conn: Connection,
        visit_id: UUID,
        measurements: Sequence[Measurement],
        instruments: Sequence[Instrument],
        actor: str,
        now: datetime,
    ) -> None:
        visit = visit_row(conn, visit_id)
        need_keep(conn, visit)
        if was_moved(conn, visit_id):
            raise StoreTrouble(Trouble.AMEND, "this visit's values were moved to somebody else's")
        keep_rows(conn, self.station_id, self.quantities, visit_id, measurements, now)
        keep_instruments(conn, instruments)
        announce(conn, self.station_id, visit, now)
        self._note(conn, "keep", actor, now, visit.resident_id or visit.id, f"{len(measurements)} values")

    def _end(
        self,
        conn: Connection,
        visit: VisitRow,
        ended: End,
        ended_at: datetime,
        now: datetime,
        actor: str,
        notes: tuple[str, ...],
    ) -> None:
        done = {"ended": ended.value, "ended_at": ended_at, "notes": json.dumps([*json.loads(visit.notes), *notes])}
        conn.execute(update(TABLES["visit"]).where(col(VisitRow.id) == visit.id).values(done))
        state, reason = ready(conn, visit)
        mine = col(OutboxRow.record_id) == visit.id, col(OutboxRow.state) == "open"
        conn.execute(update(TABLES["outbox"]).where(*mine).values(state=state, next_try_at=now, reason=reason))
        self._note(conn, "end visit", actor, now, visit.resident_id or visit.id, ended.value)


def visit_row(conn: Connection, visit_id: UUID) -> VisitRow:
    """Return a visit's row; raises StoreTrouble when there is none."""
    return fetch_one(conn, VisitRow, col(VisitRow.id) == visit_id, what="visit")


def need_keep(conn: Connection, visit: VisitRow) -> None:
    """Refuse unless keeping stands agreed to."""
    if not is_granted(standing(conn, visit), "keep"):
        raise StoreTrouble(Trouble.CONSENT, "keeping was not agreed to")
