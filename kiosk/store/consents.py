"""The consent ledger: append-only; the newest entry per purpose counts, and the outbox follows it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, insert, select, update
from sqlmodel import col

from kiosk.core.visit_record import PURPOSES, ConsentEntry
from kiosk.store.tables import TABLES, ConsentRow, OutboxRow, VisitRow
from kiosk.store.unit import Unit, fetch, fetch_one


class ConsentVerbs(Unit):
    """Give, withdraw, read."""

    def give_consent(
        self, entry: ConsentEntry, *, now: datetime, resident_id: UUID | None = None, visit_id: UUID | None = None
    ) -> None:
        """Write an answer, yes or no, into the ledger; ``entry.actor`` says who gave it.

        A resident's answer stands for later visits too. A yes to ``platform`` releases what was withheld: of the
        visit when one is named, else of all the resident's visits, so that an earlier no is not undone by the way.
        A no holds back whatever has not been sent. Withdrawing ``keep`` holds back too; erasing is a verb of its own.
        """
        if resident_id is None and visit_id is None:
            raise ValueError("a consent belongs to a resident or to a visit")
        with self._transaction() as conn:
            if visit_id is not None:
                visit = fetch_one(conn, VisitRow, col(VisitRow.id) == visit_id, what="visit")
                resident_id = visit.resident_id
            write_consents(conn, self.station_id, (entry,), resident_id, visit_id)
            now_standing = _standing(conn, resident_id, visit_id)
            if entry.purpose in {"platform", "keep"} and (not entry.granted or may_leave(now_standing)):
                _steer_outbox(conn, now, resident_id, visit_id, entry.granted)
            self._note(conn, "consent", entry.actor, now, resident_id or visit_id or "", _answer(entry))

    def consents_of_visit(self, visit_id: UUID) -> tuple[ConsentEntry, ...]:
        """Return the standing consents that hold for a visit; no personal data beside the answers."""
        with self._transaction() as conn:
            return standing(conn, fetch_one(conn, VisitRow, col(VisitRow.id) == visit_id, what="visit"))


def write_consents(
    conn: Connection, station_id: str, entries: Iterable[ConsentEntry], resident: UUID | None, visit: UUID | None
) -> None:
    """Append entries to the ledger."""
    rows = [
        {
            "station_id": station_id,
            "resident_id": resident,
            "visit_id": visit,
            "purpose": entry.purpose,
            "granted": entry.granted,
            "at": entry.at,
            "wording": entry.wording,
            "actor": entry.actor,
        }
        for entry in entries
    ]
    if any(row["purpose"] not in PURPOSES for row in rows):
        raise ValueError("no such purpose of consent")
    if rows:
        conn.execute(insert(TABLES["consent"]), rows)


def standing_of_resident(conn: Connection, resident_id: UUID) -> tuple[ConsentEntry, ...]:
    """Return the newest entry of each purpose, oldest first."""
    return _standing(conn, resident_id, None)


def standing(conn: Connection, visit: VisitRow) -> tuple[ConsentEntry, ...]:
    """Return what holds for a visit: the resident's standing answers, or the guest's."""
    return _standing(conn, visit.resident_id, visit.id)


def is_granted(entries: Iterable[ConsentEntry], purpose: str) -> bool:
    """Tell whether standing entries say yes to a purpose."""
    return any(entry.granted for entry in entries if entry.purpose == purpose)


def may_leave(entries: Iterable[ConsentEntry]) -> bool:
    """Tell whether a visit may go to the platform: both keeping and sending are agreed to."""
    kept = tuple(entries)
    return is_granted(kept, "keep") and is_granted(kept, "platform")


def _standing(conn: Connection, resident: UUID | None, visit: UUID | None) -> tuple[ConsentEntry, ...]:
    mine = col(ConsentRow.resident_id) == resident if resident is not None else col(ConsentRow.visit_id) == visit
    newest: dict[str, ConsentEntry] = {}
    for row in fetch(conn, ConsentRow, mine, order=[col(ConsentRow.id)]):
        newest.pop(row.purpose, None)
        newest[row.purpose] = ConsentEntry(row.purpose, row.granted, row.at, row.wording, row.actor)
    return tuple(newest.values())


def _answer(entry: ConsentEntry) -> str:
    return f"{entry.purpose} {'granted' if entry.granted else 'refused'}, {entry.wording}"


def _steer_outbox(conn: Connection, now: datetime, resident: UUID | None, visit: UUID | None, granted: bool) -> None:
    narrow = resident is None or (granted and visit is not None)
    mine = col(VisitRow.id) == visit if narrow else col(VisitRow.resident_id) == resident
    about_visits = col(OutboxRow.kind).in_(("visit", "correction"))
    visits = select(col(VisitRow.id)).where(mine)
    outbox = update(TABLES["outbox"]).where(about_visits, col(OutboxRow.record_id).in_(visits))
    if granted:
        change = {"state": "waiting", "next_try_at": now, "attempts": 0}
        conn.execute(outbox.where(col(OutboxRow.state) == "withheld").values(change))
    else:
        # The body carries the consent it was built under, so it is built anew if the answer changes again.
        stop = {"state": "withheld", "body": None}
        conn.execute(outbox.where(col(OutboxRow.state).in_(("waiting", "held"))).values(stop))
