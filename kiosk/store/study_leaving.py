"""Taking a participant out of a trial: on their word, when their consent is taken back, when they are erased.

The values go in any case. Was the code already in a file that left the house, the code stays, marked, so that whoever
has the file can be told which rows to delete. Else nothing but a count stays. The sealed link to the visit always goes.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Connection, delete, select, update
from sqlmodel import col

from kiosk.store.identity import Vault
from kiosk.store.tables import TABLES, VisitRow
from kiosk.store.tables_study import StudyAttemptRow, StudyPairRow, StudyParticipantRow, StudyRow
from kiosk.store.unit import fetch


def leave_of(conn: Connection, vault: Vault, residents: Iterable[UUID], visit: UUID | None = None) -> int:
    """Take out whoever took part in a visit of these residents, or in this visit; returns how many."""
    group = tuple(residents)
    visits = set(conn.scalars(select(col(VisitRow.id)).where(col(VisitRow.resident_id).in_(group)))) if group else set()
    found = _linked(conn, vault, visits | ({visit} if visit is not None else set()))
    for one in found:
        take_out(conn, one)
    return len(found)


def forget_links(conn: Connection, vault: Vault, visits: Iterable[UUID]) -> None:
    """These visits are too old: what was measured for the trial stays, and leads to nobody from now on."""
    gone = [one.id for one in _linked(conn, vault, set(visits))]
    if gone:
        conn.execute(update(TABLES["study_participant"]).where(col(StudyParticipantRow.id).in_(gone)).values(link=None))


def take_out(conn: Connection, one: StudyParticipantRow) -> None:
    """Delete what a participant measured; the trial counts that somebody withdrew."""
    pairs = select(col(StudyPairRow.id)).where(col(StudyPairRow.participant_id) == one.id)
    conn.execute(delete(TABLES["study_attempt"]).where(col(StudyAttemptRow.pair_id).in_(pairs)))
    conn.execute(delete(TABLES["study_pair"]).where(col(StudyPairRow.participant_id) == one.id))
    here = col(StudyParticipantRow.id) == one.id
    if one.exported:
        bare = {"band": None, "sex": "", "ended": "", "place": "", "link": None, "withdrawn": True}
        bare |= {"test_comfort": None, "reference_comfort": None}
        conn.execute(update(TABLES["study_participant"]).where(here).values(bare))
    else:
        conn.execute(delete(TABLES["study_participant"]).where(here))
    study = TABLES["study"]
    conn.execute(update(study).where(col(StudyRow.id) == one.study_id).values(withdrawn=study.c.withdrawn + 1))


def _linked(conn: Connection, vault: Vault, visits: set[UUID]) -> list[StudyParticipantRow]:
    rows = fetch(conn, StudyParticipantRow, col(StudyParticipantRow.link).is_not(None)) if visits else []
    return [row for row in rows if row.link is not None and UUID(vault.open_text(row.link, row.id)) in visits]
