"""One participant's run through a trial, row by row: each answer and each measurement is kept as it comes."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection, func, insert, select, update
from sqlmodel import col

from kiosk.core.stats import band
from kiosk.core.study.order import first_of
from kiosk.core.study.values import DROPPED, KINDS, OUTCOMES, Attempt, Incident, Pair, Participant, Role, wording_of
from kiosk.core.visit_record import ConsentEntry
from kiosk.store.consents import ConsentVerbs
from kiosk.store.studies import locked_study
from kiosk.store.study_leaving import take_out
from kiosk.store.study_rows import participant_of
from kiosk.store.tables import TABLES, VisitRow
from kiosk.store.tables_study import StudyEventRow, StudyPairRow, StudyParticipantRow, StudyRow
from kiosk.store.trouble import StoreTrouble, Trouble
from kiosk.store.unit import fetch_one

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""No 0, O, 1, I: a code is read out and written down."""
LENGTH = 5


@dataclass(frozen=True, slots=True)
class Joining:
    """Who takes part, as far as a trial knows. ``visit``: that is in front, if any, and kept. ``by``: who said yes."""

    day: date
    age: int | None = field(default=None, repr=False)
    sex: str = ""
    visit: UUID | None = None
    by: str = "resident"


class StudyRunVerbs(ConsentVerbs):
    """Agree, pair, measure, end; take back."""

    def study_refused(self, study_id: UUID, *, actor: str, now: datetime) -> None:
        """Somebody was asked and said no: counted, and nothing else. The ledger's answer to trials stays as it is."""
        with self._transaction() as conn:
            row = locked_study(conn, study_id)
            self._set(conn, row, refused=row.refused + 1)
            self._note(conn, "study refused", actor, now, detail=row.code)

    def study_join(self, study_id: UUID, who: Joining, *, actor: str, now: datetime) -> Participant:
        """Somebody said yes to the wording of now: they get a code. Of a visit the ledger has the answer as well.

        Refused (STUDY): a trial that does not run.
        """
        with self._transaction() as conn:
            row = self._running(conn, study_id)
            first = date.fromisoformat(row.first_day) if row.first_day else who.day
            made = uuid4()
            fields = {
                "id": made,
                "study_id": study_id,
                "code": _free_code(conn, study_id),
                "band": None if who.age is None else band(who.age),
                "sex": who.sex,
                "day": max(1, (who.day - first).days + 1),
                "ended": "",
                "place": "",
                "test_comfort": None,
                "reference_comfort": None,
                "exported": False,
                "withdrawn": False,
                "link": None if who.visit is None else self._vault.seal_text(str(who.visit), made),
            }
            conn.execute(insert(TABLES["study_participant"]), fields)
            if row.first_day is None:
                self._set(conn, row, first_day=who.day.isoformat())
            self._into_ledger(conn, row, who, now)
            self._note(conn, "study consent", actor, now, who.visit or "", wording_of(row.code, row.version))
            return participant_of(_participant(conn, made))

    def _into_ledger(self, conn: Connection, row: StudyRow, who: Joining, now: datetime) -> None:
        if who.visit is not None:
            visit = fetch_one(conn, VisitRow, col(VisitRow.id) == who.visit, what="visit")
            entry = ConsentEntry("trial", True, now, wording_of(row.code, row.version), who.by)
            self._answer(conn, entry, now, visit.resident_id, visit.id)

    def study_pair(self, participant_id: UUID, repeat: int, *, actor: str, now: datetime) -> Pair:
        """A pair begins: only now it is drawn which device comes first."""
        with self._transaction() as conn:
            person = _participant(conn, participant_id)
            row = self._running(conn, person.study_id)
            number = row.drawn + 1
            first: Role = first_of(row.seed, number)
            pair = Pair(uuid4(), participant_id, number, repeat, row.version, first)
            fields = {"id": pair.id, "study_id": row.id, "participant_id": participant_id, "number": number}
            fields |= {"repeat": repeat, "version": row.version, "first": first}
            conn.execute(insert(TABLES["study_pair"]), fields)
            self._set(conn, row, drawn=number)
            self._note(conn, "study pair", actor, now, detail=row.code)
        return pair

    def study_attempt(self, attempt: Attempt, *, actor: str, now: datetime) -> None:
        """Keep one measurement, however it ended. UNKNOWN: its participant was taken out meanwhile."""
        if attempt.outcome not in OUTCOMES or (attempt.value is None) == (attempt.outcome == "value"):
            raise ValueError("an attempt has a value or a reason why not")
        names = ("role", "number", "outcome", "reason", "value", "said", "seconds", "driver", "serial", "firmware")
        fields = {name: getattr(attempt, name) for name in (*names, "standing")}
        with self._transaction() as conn:
            fetch_one(conn, StudyPairRow, col(StudyPairRow.id) == attempt.pair, what="pair")
            conn.execute(insert(TABLES["study_attempt"]), fields | {"id": uuid4(), "pair_id": attempt.pair})
            self._note(conn, "study measurement", actor, now)

    def study_over(
        self,
        participant_id: UUID,
        ended: str,
        where: str = "",
        scores: tuple[tuple[Role, int | None], ...] = (),
        *,
        actor: str,
        now: datetime,
    ) -> None:
        """How it ended for a participant: done, or why not and where; and how each device was. Nothing of one who was
        taken out meanwhile."""
        if ended not in ("done", *DROPPED):
            raise ValueError("no such end")
        fields: dict[str, object] = {"ended": ended, "place": where}
        fields |= {f"{role}_comfort": points for role, points in scores}
        here = col(StudyParticipantRow.id) == participant_id, ~col(StudyParticipantRow.withdrawn)
        with self._transaction() as conn:
            conn.execute(update(TABLES["study_participant"]).where(*here).values(fields))
            self._note(conn, "study run over", actor, now, detail=ended)

    def study_incident(self, study_id: UUID, incident: Incident, *, actor: str, now: datetime) -> None:
        """Keep what went wrong; staff's own words are sealed."""
        if incident.kind not in KINDS:
            raise ValueError("no such kind")
        made, names = uuid4(), ("kind", "day", "role", "firmware")
        fields = {name: getattr(incident, name) for name in names} | {"id": made, "study_id": study_id, "actor": actor}
        fields["words"] = self._vault.seal_text(incident.words, made) if incident.words else None
        with self._transaction() as conn:
            row = locked_study(conn, study_id)
            last = conn.scalar(select(func.max(col(StudyEventRow.number))).where(col(StudyEventRow.study_id) == row.id))
            conn.execute(insert(TABLES["study_event"]), fields | {"number": (last or 0) + 1})
            self._note(conn, "study incident", actor, now, detail=f"{row.code} {incident.kind}")

    def study_withdraw(self, study_id: UUID, code: str, *, actor: str, now: datetime) -> bool:
        """Somebody takes their consent back by their code; True: it was exported before. UNKNOWN: no such code here."""
        mine = col(StudyParticipantRow.study_id) == study_id, col(StudyParticipantRow.code) == code.strip().upper()
        with self._transaction() as conn:
            row = locked_study(conn, study_id)
            one = fetch_one(conn, StudyParticipantRow, *mine, what="participant")
            if one.withdrawn:
                raise StoreTrouble(Trouble.UNKNOWN, "no such participant")
            take_out(conn, one)
            self._note(conn, "study withdrawn", actor, now, detail=row.code)
            return one.exported

    def _running(self, conn: Connection, study_id: UUID) -> StudyRow:
        row = locked_study(conn, study_id)
        if row.state != "running":
            raise StoreTrouble(Trouble.STUDY, "this trial does not run now")
        return row

    def _set(self, conn: Connection, row: StudyRow, **fields: object) -> None:
        conn.execute(update(TABLES["study"]).where(col(StudyRow.id) == row.id).values(fields))


def _participant(conn: Connection, participant_id: UUID) -> StudyParticipantRow:
    """Return who still takes part; UNKNOWN: taken out, even where the code stays since it is in a file outside."""
    mine = col(StudyParticipantRow.id) == participant_id, ~col(StudyParticipantRow.withdrawn)
    return fetch_one(conn, StudyParticipantRow, *mine, what="participant")


def _free_code(conn: Connection, study_id: UUID) -> str:
    """Draw a code that nobody of this trial has; it leads to nobody."""
    mine = select(col(StudyParticipantRow.code)).where(col(StudyParticipantRow.study_id) == study_id)
    taken = set(conn.scalars(mine))
    while True:
        code = "P" + "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
        if code not in taken:
            return code
