"""Notes and signed advice on a visit: staff's own words, sealed; a resident's with the resident's own key.

Nothing is changed or taken away: a wrong note is answered by another. Erasing a resident makes the words unreadable.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection, insert
from sqlmodel import col

from kiosk.store.tables import TABLES, ResidentRow, VisitRow
from kiosk.store.tables_people import RemarkRow
from kiosk.store.trouble import StoreTrouble, Trouble
from kiosk.store.unit import Unit, fetch, fetch_one

LONGEST = 1000
"""Characters: a note is a few sentences, and a page of advice has to fit on the paper."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A note, or advice that its author signed. ``text`` is empty once the resident was erased."""

    id: UUID
    visit_id: UUID
    at: datetime
    actor: str
    advice: bool
    text: str = field(repr=False)


class RemarkVerbs(Unit):
    """Add and read."""

    def remark_add(self, visit_id: UUID, text: str, *, advice: bool, actor: str, now: datetime) -> UUID:
        """Write a note on a visit; advice is signed by ``actor``. Raises ValueError for nothing, or for too much."""
        words = text.strip()
        if not words or len(words) > LONGEST:
            raise ValueError(f"a remark has 1 to {LONGEST} characters")
        remark = uuid4()
        with self._transaction() as conn:
            visit = fetch_one(conn, VisitRow, col(VisitRow.id) == visit_id, what="visit")
            row = {
                "id": remark,
                "station_id": self.station_id,
                "visit_id": visit_id,
                "at": now,
                "actor": actor,
                "advice": advice,
                "sealed": self._seal_words(conn, visit.resident_id, words, remark),
            }
            conn.execute(insert(TABLES["remark"]), row)
            what = "advice" if advice else "note"
            self._note(conn, f"add {what}", actor, now, visit.resident_id or visit_id, str(visit_id))
        return remark

    def remarks(self, visits: Iterable[UUID], *, actor: str, now: datetime) -> tuple[Remark, ...]:
        """Return the remarks on these visits of one person, oldest first."""
        wanted = tuple(visits)
        with self._transaction() as conn:
            rows = fetch(conn, RemarkRow, col(RemarkRow.visit_id).in_(wanted), order=[col(RemarkRow.at)])
            found = fetch(conn, VisitRow, col(VisitRow.id).in_(wanted))
            owners = {visit.id: visit.resident_id for visit in found}
            read = tuple(self._remark(conn, row, owners[row.visit_id]) for row in rows)
            for whose in sorted({str(visit.resident_id or visit.id) for visit in found}):
                self._note(conn, "read remarks", actor, now, whose, f"{len(rows)} remarks")
        return read

    def _remark(self, conn: Connection, row: RemarkRow, owner: UUID | None) -> Remark:
        text = "" if row.sealed is None else self._open_words(conn, owner, row.sealed, row.id)
        return Remark(row.id, row.visit_id, row.at, row.actor, row.advice, text)

    def _seal_words(self, conn: Connection, resident: UUID | None, words: str, about: UUID) -> bytes:
        """Seal with the resident's key, or the desk's where there is no resident; refused once erased."""
        if resident is None:
            return self._vault.seal_text(words, about)
        owner = fetch_one(conn, ResidentRow, col(ResidentRow.id) == resident, what="resident")
        if owner.wrapped_key is None:
            raise StoreTrouble(Trouble.UNKNOWN, "this resident was erased")
        return self._vault.seal_own(resident, owner.wrapped_key, words, about)

    def _open_words(self, conn: Connection, resident: UUID | None, sealed: bytes, about: UUID) -> str:
        if resident is None:
            return self._vault.open_text(sealed, about)
        owner = fetch_one(conn, ResidentRow, col(ResidentRow.id) == resident, what="resident")
        if owner.wrapped_key is None:
            return ""
        return self._vault.open_own(resident, owner.wrapped_key, sealed, about)
