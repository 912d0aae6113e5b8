"""Wrong person: a visit's values go to whoever they are of, as new rows; the old visit keeps its own, marked."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4, uuid5

from sqlalchemy import Connection, insert, update
from sqlmodel import col

from kiosk.core.resident import age_on
from kiosk.core.visit_record import ConsentEntry
from kiosk.store.consents import is_granted, standing, standing_of_resident, write_consents
from kiosk.store.entries import announce
from kiosk.store.groups import kept_of, living
from kiosk.store.history import amend_row, locked_visit, need_why, refuse, values_of
from kiosk.store.measurements import measurement_of, place_rows
from kiosk.store.residents import new_pseudonym
from kiosk.store.sheets import MOVED, State
from kiosk.store.steering import hold_back
from kiosk.store.tables import TABLES, AssessmentEndRow, MeasurementRow, VisitRow
from kiosk.store.trouble import StoreTrouble, Trouble
from kiosk.store.unit import Unit, fetch

Values = Sequence[tuple[MeasurementRow, State]]


class MoveVerbs(Unit):
    """Move a visit."""

    def visit_move(self, visit_id: UUID, resident_id: UUID | None, *, why: str, actor: str, now: datetime) -> UUID:
        """It was another person (None: a guest); returns that person's new visit.

        The values that count go over as new rows with their proof, time and method; void ones stay behind. The
        right person must have agreed to keeping. A guest is kept as the visit was kept, and sent to nobody until
        asked. Refused (AMEND): an open visit, one without a value that counts, the same person again.
        """
        need_why(why)
        with self._transaction() as conn:
            old = locked_visit(conn, visit_id)
            values = [each for each in values_of(conn, visit_id) if each[1] is State.STANDING]
            if old.ended_at is None or not values:
                raise refuse("only an ended visit with values can be moved")
            new = self._new_visit(conn, old, resident_id)
            conn.execute(insert(TABLES["visit"]), new.model_dump())
            self._carry_over(conn, old, new, values, why, actor, now)
            notes = json.dumps([*json.loads(old.notes), MOVED])
            conn.execute(update(TABLES["visit"]).where(col(VisitRow.id) == old.id).values(notes=notes))
            hold_back(conn, self.station_id, (old.id,), now)
            announce(conn, self.station_id, new, now)
            self._note(conn, "visit moved away", actor, now, old.resident_id or old.id, f"{old.id}")
            self._note(conn, "visit moved here", actor, now, new.resident_id or new.id, f"{new.id}, from {old.id}")
        return new.id

    def _new_visit(self, conn: Connection, old: VisitRow, resident_id: UUID | None) -> VisitRow:
        """Make the right person's visit of the same stay."""
        stay = old.model_dump() | {"id": uuid4()}
        if resident_id is None:
            if old.resident_id is None:
                raise refuse("it is a guest's already")
            alone = {"resident_id": None, "pseudonym": new_pseudonym(), "patient_id": uuid4()}
            return VisitRow(**stay | alone)
        kept = living(conn, resident_id)
        if old.resident_id is not None and kept_of(conn, old.resident_id).id == kept.id:
            raise refuse("it is this person's already")
        if not is_granted(standing_of_resident(conn, kept.id), "keep") or not kept.wrapped_key or not kept.sealed:
            raise StoreTrouble(Trouble.CONSENT, "keeping was not agreed to")
        who = self._vault.unseal(kept.id, kept.wrapped_key, kept.sealed)
        person = {"sex": who.sex.value, "birth_year": who.birth.year, "age": age_on(who.birth, old.started_at.date())}
        known = {"resident_id": kept.id, "pseudonym": kept.pseudonym, "patient_id": kept.patient_id}
        return VisitRow(**stay | person | known)

    def _carry_over(
        self, conn: Connection, old: VisitRow, new: VisitRow, values: Values, why: str, actor: str, now: datetime
    ) -> None:
        if new.resident_id is None:
            self._keep_as_kept(conn, old, new, actor, now)
        mine = col(AssessmentEndRow.visit_id) == old.id
        ends = fetch(conn, AssessmentEndRow, mine, order=[col(AssessmentEndRow.id)])
        if ends:
            copies = [end.model_dump(exclude={"id"}) | {"visit_id": new.id} for end in ends]
            conn.execute(insert(TABLES["assessment_end"]), copies)
        for row, _ in values:
            # An event of its own: over there it is another Observation, since this one is of another person.
            event = uuid5(new.id, str(row.event_id))
            made = replace(measurement_of(row), id=uuid4(), event_id=event, supersedes=row.id)
            place_rows(conn, self.station_id, self.quantities, new.id, [(row.position, made)], now)
            amend_row(conn, row, "move", why=why, actor=actor, now=now, result=made)

    def _keep_as_kept(self, conn: Connection, old: VisitRow, new: VisitRow, actor: str, now: datetime) -> None:
        """Whoever stood there agreed to keeping, under the wrong name; that answer goes along, no other does."""
        kept = [entry for entry in standing(conn, old) if entry.purpose == "keep" and entry.granted]
        if not kept:
            raise StoreTrouble(Trouble.CONSENT, "keeping was not agreed to")
        answer = ConsentEntry("keep", True, now, kept[0].wording, actor)
        write_consents(conn, self.station_id, (answer,), None, new.id)
