"""What erasing takes away, and what of it the platform must be asked for."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, and_, delete, func, or_, select, update
from sqlmodel import col

from kiosk.core.visit_record import ConsentEntry
from kiosk.store.consents import own_ledger, write_consents
from kiosk.store.steering import add_entry
from kiosk.store.tables import TABLES, AssessmentEndRow, LookupRow, MeasurementRow, OutboxRow, ResidentRow, VisitRow
from kiosk.store.tables_desk import ClearanceRow
from kiosk.store.tables_people import AmendmentRow, BookingRow, CardRow, FollowUpRow, RemarkRow


def erase_people(conn: Connection, station_id: str, group: tuple[UUID, ...], actor: str, now: datetime) -> None:
    """Destroy the keys of these records, which are one person, and everything that hangs on them."""
    gone = {"sealed": None, "wrapped_key": None, "erased_at": now}
    conn.execute(update(TABLES["resident"]).where(col(ResidentRow.id).in_(group)).values(gone))
    conn.execute(delete(TABLES["lookup"]).where(col(LookupRow.resident_id).in_(group)))
    conn.execute(delete(TABLES["clearance"]).where(col(ClearanceRow.resident_id).in_(group)))
    void = {"voided_at": now, "voided_by": actor, "why": "erased"}
    still_good = col(CardRow.resident_id).in_(group), col(CardRow.voided_at).is_(None)
    conn.execute(update(TABLES["card"]).where(*still_good).values(void))
    for resident in group:
        _withdraw_all(conn, station_id, resident, actor, now)
    visits = tuple(conn.scalars(select(col(VisitRow.id)).where(col(VisitRow.resident_id).in_(group))))
    # who was called from the line without being known has only the visit in common with them
    waited = or_(col(BookingRow.resident_id).in_(group), col(BookingRow.visit_id).in_(visits))
    conn.execute(update(TABLES["booking"]).where(waited).values(sealed=None))
    follow = or_(col(FollowUpRow.resident_id).in_(group), col(FollowUpRow.visit_id).in_(visits))
    conn.execute(delete(TABLES["follow_up"]).where(follow))
    forget_words(conn, visits)
    if _stop_sending(conn, visits):
        for resident in group:
            add_entry(conn, station_id, "erasure", resident, "waiting", now)
    erase_values(conn, visits)
    conn.execute(update(TABLES["visit"]).where(col(VisitRow.id).in_(visits)).values(birth_year=None, notes="[]"))


def forget_words(conn: Connection, visits: tuple[UUID, ...]) -> None:
    """Take away what was said on these visits: remarks, answers that were cleared, why a test was not done."""
    conn.execute(update(TABLES["remark"]).where(col(RemarkRow.visit_id).in_(visits)).values(sealed=None))
    conn.execute(delete(TABLES["clearance"]).where(col(ClearanceRow.visit_id).in_(visits)))
    # it may be an answer to a question about health
    mine = col(AssessmentEndRow.visit_id).in_(visits)
    conn.execute(update(TABLES["assessment_end"]).where(mine).values(reason="", notes=""))


def _withdraw_all(conn: Connection, station_id: str, resident: UUID, actor: str, now: datetime) -> None:
    """Erasing is a no to every purpose that had a yes; the ledger says so."""
    for entry in own_ledger(conn, resident):
        if entry.granted:
            no = ConsentEntry(entry.purpose, False, now, "erase", actor)
            write_consents(conn, station_id, (no,), resident, None)


def _stop_sending(conn: Connection, visits: tuple[UUID, ...]) -> bool:
    """Hold back everything about these visits; tells whether anything of them may have arrived."""
    about = col(OutboxRow.record_id).in_(visits)
    noted = col(OutboxRow.server) != "{}"  # what it would write, before the first byte left
    went = (col(OutboxRow.attempts) > 0) | (col(OutboxRow.state) == "sent") | col(OutboxRow.body).is_not(None) | noted
    tried = conn.scalar(select(func.count()).where(about, went))
    unsent = col(OutboxRow.state).in_(("open", "waiting", "held", "withheld"))
    conn.execute(update(TABLES["outbox"]).where(about, unsent).values(state="withheld", reason="erased"))
    conn.execute(update(TABLES["outbox"]).where(about).values(body=None))
    return bool(tried)


def erase_values(conn: Connection, visits: tuple[UUID, ...]) -> None:
    """Delete the values of these visits, with what they were before they were moved here from another's visit.

    What lies here but was moved to somebody else is not this person's: it stays, since that other's value rests on it.
    """
    stays, extra = set[UUID](), set[UUID]()
    for newest, visit in _moved(conn, visits):
        (extra if visit in visits else stays).update(_chain(conn, newest))
    row = TABLES["measurement"].c
    doomed = or_(and_(row.visit_id.in_(visits), row.id.not_in(stays)), row.id.in_(extra))
    ids = select(row.id).where(doomed)
    amended = or_(col(AmendmentRow.measurement_id).in_(ids), col(AmendmentRow.result_id).in_(ids))
    conn.execute(delete(TABLES["amendment"]).where(amended))
    conn.execute(delete(TABLES["measurement"]).where(doomed))


def _moved(conn: Connection, visits: tuple[UUID, ...]) -> set[tuple[UUID, UUID]]:
    """Return the newest of every value that once crossed from one visit to another here, and where that is now."""
    new, old = TABLES["measurement"].alias("new"), TABLES["measurement"].alias("old")
    here = or_(new.c.visit_id.in_(visits), old.c.visit_id.in_(visits))
    crossing = select(new.c.id, new.c.visit_id).join(old, new.c.supersedes == old.c.id)
    found = set()
    for value, visit in conn.execute(crossing.where(here, new.c.visit_id != old.c.visit_id)).all():
        at = (value, visit)
        while newer := conn.execute(select(new.c.id, new.c.visit_id).where(new.c.supersedes == at[0])).first():
            at = (newer[0], newer[1])
        found.add(at)
    return found


def _chain(conn: Connection, newest: UUID) -> set[UUID]:
    """Return a value and everything it replaced, directly or not."""
    found = set[UUID]()
    at: UUID | None = newest
    while at is not None:
        found.add(at)
        at = conn.scalar(select(col(MeasurementRow.supersedes)).where(col(MeasurementRow.id) == at))
    return found
