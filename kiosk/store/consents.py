"""The consent ledger: append-only; the newest entry per purpose counts, and the outbox follows it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, func, insert, select
from sqlmodel import col

from kiosk.core.visit_record import PURPOSES, ConsentEntry
from kiosk.store.groups import group_of, living, row_of
from kiosk.store.sealing import reseal, with_text
from kiosk.store.steering import hold_back, let_go
from kiosk.store.study_leaving import leave_of
from kiosk.store.tables import TABLES, ConsentRow, VisitRow
from kiosk.store.tables_people import MergeRow
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
            self._answer(conn, entry, now, resident_id, visit_id)
            self._note(conn, "consent", entry.actor, now, resident_id or visit_id or "", told_of(entry))

    def _answer(
        self, conn: Connection, entry: ConsentEntry, now: datetime, resident: UUID | None, visit: UUID | None
    ) -> None:
        """Write an answer and let the outbox follow."""
        if resident is not None and entry.granted:
            living(conn, resident)
        write_consents(conn, self.station_id, (entry,), resident, visit)
        if resident is not None and not entry.granted:
            for each in group_of(conn, resident):
                self._forget(conn, each, entry.purpose)
        if entry.purpose == "trial" and not entry.granted:
            leave_of(conn, self._vault, () if resident is None else group_of(conn, resident), visit)
        may = may_leave(_standing(conn, resident, visit))
        if entry.purpose in {"platform", "keep"} and (not entry.granted or may):
            _steer_outbox(conn, self.station_id, now, resident, visit, entry.granted)

    def _forget(self, conn: Connection, resident: UUID, purpose: str) -> None:
        """Take a text out of an identity that may not be kept any more."""
        row = row_of(conn, resident)
        if purpose in ("phone", "contact") and row.sealed is not None:
            reseal(conn, self._vault, row, with_text(self._vault.open_identity(row), purpose, ""))

    def consents_of(self, resident_id: UUID, *, actor: str, now: datetime) -> tuple[ConsentEntry, ...]:
        """Return a resident's standing answers, newest of each purpose, with their days and wording."""
        with self._transaction() as conn:
            living(conn, resident_id)
            self._note(conn, "consents read", actor, now, resident_id)
            return standing_of_resident(conn, resident_id)

    def consents_of_visit(self, visit_id: UUID) -> tuple[ConsentEntry, ...]:
        """Return the standing consents that hold for a visit; no personal data beside the answers."""
        with self._transaction() as conn:
            return standing(conn, fetch_one(conn, VisitRow, col(VisitRow.id) == visit_id, what="visit"))


def write_consents(
    conn: Connection, station_id: str, entries: Iterable[ConsentEntry], resident: UUID | None, visit: UUID | None
) -> None:
    """Append entries to the ledger; of a merged person a no to every record's, so that it outlives an undoing."""
    group = () if resident is None else group_of(conn, resident)
    rows = [
        {
            "station_id": station_id,
            "resident_id": whose,
            "visit_id": visit if whose == resident else None,
            "purpose": entry.purpose,
            "granted": entry.granted,
            "at": entry.at,
            "wording": entry.wording,
            "actor": entry.actor,
        }
        for entry in entries
        for whose in (resident, *(other for other in group if other != resident and not entry.granted))
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


def own_ledger(conn: Connection, resident_id: UUID) -> tuple[ConsentEntry, ...]:
    """Return the newest entry of each purpose in a resident's own ledger, merged or not."""
    return _newest(fetch(conn, ConsentRow, col(ConsentRow.resident_id) == resident_id, order=[col(ConsentRow.id)]))


def told_of(entry: ConsentEntry) -> str:
    """Say an answer for the access log."""
    return f"{entry.purpose} {'granted' if entry.granted else 'refused'}, {entry.wording}"


def _standing(conn: Connection, resident: UUID | None, visit: UUID | None) -> tuple[ConsentEntry, ...]:
    in_order = [col(ConsentRow.id)]
    if resident is None:
        return _newest(fetch(conn, ConsentRow, col(ConsentRow.visit_id) == visit, order=in_order))
    group = group_of(conn, resident)
    rows = fetch(conn, ConsentRow, col(ConsentRow.resident_id).in_(group), order=in_order)
    return _newest(rows if len(group) == 1 else _joined(conn, group, rows))


def _joined(conn: Connection, group: tuple[UUID, ...], rows: list[ConsentRow]) -> list[ConsentRow]:
    """Put the ledgers of a merged person together so that a no outweighs any yes given before the merge.

    Whether two records are one person may have been judged wrongly; nobody's refusal may go under by that.
    """
    active = col(MergeRow.gone_id).in_(group), col(MergeRow.undone_at).is_(None)
    end = conn.scalar(select(func.max(col(MergeRow.ledger))).where(*active)) or 0
    newest = {(row.resident_id, row.purpose): row for row in rows if (row.id or 0) <= end}
    before = sorted(newest.values(), key=lambda row: (not row.granted, row.id or 0))
    return before + [row for row in rows if (row.id or 0) > end]


def _newest(rows: Iterable[ConsentRow]) -> tuple[ConsentEntry, ...]:
    newest: dict[str, ConsentEntry] = {}
    for row in rows:
        newest.pop(row.purpose, None)
        newest[row.purpose] = ConsentEntry(row.purpose, row.granted, row.at, row.wording, row.actor)
    return tuple(newest.values())


def _steer_outbox(
    conn: Connection, station_id: str, now: datetime, resident: UUID | None, visit: UUID | None, granted: bool
) -> None:
    narrow = resident is None or (granted and visit is not None)
    theirs = () if resident is None else group_of(conn, resident)
    mine = col(VisitRow.id) == visit if narrow else col(VisitRow.resident_id).in_(theirs)
    visits = tuple(conn.scalars(select(col(VisitRow.id)).where(mine).order_by(col(VisitRow.started_at))))
    (let_go if granted else hold_back)(conn, station_id, visits, now)
