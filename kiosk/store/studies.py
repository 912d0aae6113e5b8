"""Trials (실증): the protocol and its versions, the state, and all that a trial has brought; runs are `study_runs`."""

from __future__ import annotations

import secrets
from datetime import date, datetime
from typing import cast
from uuid import UUID, uuid4

from sqlalchemy import Connection, func, insert, select, update
from sqlmodel import col

from kiosk.core.study.values import NEXT, Incident, Protocol, Role, State, Study, StudyData, read_protocol
from kiosk.store.study_rows import attempt_of, pair_of, participant_of
from kiosk.store.tables import TABLES
from kiosk.store.tables_study import (
    StudyAttemptRow,
    StudyEventRow,
    StudyPairRow,
    StudyParticipantRow,
    StudyProtocolRow,
    StudyRow,
)
from kiosk.store.trouble import StoreTrouble, Trouble
from kiosk.store.unit import Unit, fetch, fetch_one


class StudyVerbs(Unit):
    """Plan, change, begin, pause, close; read. The log names the trial, never a participant: it holds times."""

    def study_put(self, protocol: Protocol, study_id: UUID | None = None, *, actor: str, now: datetime) -> UUID:
        """Keep a protocol: of a new trial, or as it is from now on. Returns the trial.

        Once a pair of a version exists that version is frozen, and what is changed is the next one. The code stays.
        Refused (STUDY): another trial's code, a closed trial.
        """
        with self._transaction() as conn:
            if study_id is None:
                study_id, version = self._new(conn, protocol), 1
            else:
                version = self._changed(conn, study_id, protocol)
            row = {"study_id": study_id, "version": version, "body": protocol.text(), "actor": actor}
            conn.execute(insert(TABLES["study_protocol"]), row)
            self._note(conn, "study protocol", actor, now, detail=f"{protocol.code} v{version}")
        return study_id

    def _new(self, conn: Connection, protocol: Protocol) -> UUID:
        if fetch(conn, StudyRow, col(StudyRow.code) == protocol.code):
            raise StoreTrouble(Trouble.STUDY, "this code is another trial's")
        row = {"id": uuid4(), "station_id": self.station_id, "code": protocol.code, "version": 1, "state": "planned"}
        row |= {"seed": secrets.token_hex(16), "first_day": None, "drawn": 0, "refused": 0, "withdrawn": 0}
        conn.execute(insert(TABLES["study"]), row)
        return cast("UUID", row["id"])

    def _changed(self, conn: Connection, study_id: UUID, protocol: Protocol) -> int:
        """Make room for the new version: over one without a pair, else behind it."""
        row = locked_study(conn, study_id)
        if row.state == "closed" or row.code != protocol.code:
            raise StoreTrouble(Trouble.STUDY, "a closed trial is not changed, and a code stays")
        here = col(StudyProtocolRow.study_id) == study_id, col(StudyProtocolRow.version) == row.version
        mine = col(StudyPairRow.study_id) == study_id, col(StudyPairRow.version) == row.version
        if not fetch(conn, StudyPairRow, *mine, limit=1):
            conn.execute(TABLES["study_protocol"].delete().where(*here))
            return row.version
        conn.execute(update(TABLES["study"]).where(col(StudyRow.id) == study_id).values(version=row.version + 1))
        return row.version + 1

    def study_state(self, study_id: UUID, state: State, *, actor: str, now: datetime) -> None:
        """Begin, pause, go on, close. Refused (STUDY): what does not follow on what is."""
        with self._transaction() as conn:
            row = locked_study(conn, study_id)
            if state not in NEXT[cast("State", row.state)]:
                raise StoreTrouble(Trouble.STUDY, f"a trial that is {row.state} is not {state} next")
            conn.execute(update(TABLES["study"]).where(col(StudyRow.id) == study_id).values(state=state))
            self._note(conn, f"study {state}", actor, now, detail=row.code)

    def studies(self) -> tuple[Study, ...]:
        """Return all trials by their code."""
        with self._transaction() as conn:
            return tuple(study_of(conn, row) for row in fetch(conn, StudyRow, order=[col(StudyRow.code)]))

    def study_get(self, study_id: UUID) -> Study:
        """Return one trial."""
        with self._transaction() as conn:
            return study_of(conn, fetch_one(conn, StudyRow, col(StudyRow.id) == study_id, what="trial"))

    def study_look(self, study_id: UUID) -> StudyData:
        """Return all that a trial has brought, for its page; nothing leaves the house by this."""
        with self._transaction() as conn:
            return self._data(conn, study_id)

    def study_data(self, study_id: UUID, *, leaves: bool, actor: str, now: datetime) -> StudyData:
        """Return it for a file or a report; ``leaves``: the codes in it count as known outside from now on."""
        with self._transaction() as conn:
            found = self._data(conn, study_id)
            if leaves:
                mine = col(StudyParticipantRow.study_id) == study_id
                conn.execute(update(TABLES["study_participant"]).where(mine).values(exported=True))
            self._note(conn, "study export" if leaves else "study report", actor, now, detail=found.study.protocol.code)
        return found

    def _data(self, conn: Connection, study_id: UUID) -> StudyData:
        row = fetch_one(conn, StudyRow, col(StudyRow.id) == study_id, what="trial")
        versions = fetch(
            conn, StudyProtocolRow, col(StudyProtocolRow.study_id) == row.id, order=[col(StudyProtocolRow.version)]
        )
        people = fetch(conn, StudyParticipantRow, col(StudyParticipantRow.study_id) == row.id)
        pairs = fetch(conn, StudyPairRow, col(StudyPairRow.study_id) == row.id, order=[col(StudyPairRow.number)])
        of_it = select(col(StudyPairRow.id)).where(col(StudyPairRow.study_id) == row.id)
        mine = col(StudyAttemptRow.pair_id).in_(of_it)
        order = [col(StudyAttemptRow.pair_id), col(StudyAttemptRow.role), col(StudyAttemptRow.number)]
        attempts = fetch(conn, StudyAttemptRow, mine, order=order)
        events = fetch(conn, StudyEventRow, col(StudyEventRow.study_id) == row.id, order=[col(StudyEventRow.number)])
        return StudyData(
            study_of(conn, row),
            tuple((one.version, read_protocol(one.body)) for one in versions),
            tuple(sorted((participant_of(one) for one in people if not one.withdrawn), key=lambda one: one.code)),
            tuple(map(pair_of, pairs)),
            tuple(map(attempt_of, attempts)),
            tuple(map(self._incident, events)),
            row.refused,
            row.withdrawn,
            tuple(sorted(one.code for one in people if one.withdrawn)),
        )

    def _incident(self, row: StudyEventRow) -> Incident:
        words = self._vault.open_text(row.words, row.id) if row.words else ""
        by = "kiosk" if row.actor.startswith("system:") else "staff"
        return Incident(row.kind, row.day, cast("Role", row.role), row.firmware, by, words)


def locked_study(conn: Connection, study_id: UUID) -> StudyRow:
    """Return a trial and hold it against other stations."""
    conn.execute(select(col(StudyRow.id)).where(col(StudyRow.id) == study_id).with_for_update())
    return fetch_one(conn, StudyRow, col(StudyRow.id) == study_id, what="trial")


def study_of(conn: Connection, row: StudyRow) -> Study:
    """Return a trial with its protocol of now and how many pairs are complete."""
    here = col(StudyProtocolRow.study_id) == row.id, col(StudyProtocolRow.version) == row.version
    protocol = fetch_one(conn, StudyProtocolRow, *here, what="protocol")
    good = (
        select(col(StudyAttemptRow.pair_id))
        .join(TABLES["study_pair"], TABLES["study_pair"].c.id == col(StudyAttemptRow.pair_id))
        .where(TABLES["study_pair"].c.study_id == row.id, col(StudyAttemptRow.outcome) == "value")
        .group_by(col(StudyAttemptRow.pair_id))
        .having(func.count(func.distinct(col(StudyAttemptRow.role))) == 2)
    )
    complete = conn.scalar(select(func.count()).select_from(good.subquery())) or 0
    first = date.fromisoformat(row.first_day) if row.first_day else None
    state = cast("State", row.state)
    return Study(row.id, read_protocol(protocol.body), row.version, state, row.seed, first, complete, row.station_id)
