"""Two records are one person, and two people after all: one pointer there and back, nothing is moved or rewritten."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection, func, insert, select, update
from sqlmodel import col

from kiosk.store.entries import announce_visits
from kiosk.store.groups import group_of, kept_of, living, point, row_of, under
from kiosk.store.tables import TABLES, ConsentRow
from kiosk.store.tables_people import MergeRow
from kiosk.store.trouble import StoreTrouble, Trouble
from kiosk.store.unit import Unit, fetch, fetch_one


class MergeVerbs(Unit):
    """Merge and undo."""

    def person_merge(self, gone: UUID, kept: UUID, *, actor: str, now: datetime) -> UUID:
        """Two records are one person: ``gone`` goes on under ``kept``. Returns the merge, for undoing.

        From now on both are found as the kept one. Visits and answers stay with the record they were given under;
        a no of either stands until a yes is given after this. Somebody who was merged already is not merged again.
        """
        with self._transaction() as conn:
            one, other = row_of(conn, gone), kept_of(conn, kept)
            for each in sorted((one.id, other.id)):  # in this order, so that two stations never wait crosswise
                living(conn, each)
            if kept_of(conn, other.id).id != other.id:
                raise StoreTrouble(Trouble.BUSY, "another station has just merged this record")
            if gone in group_of(conn, other.id):
                raise StoreTrouble(Trouble.MERGE, "these are one person already")
            if row_of(conn, gone).merged_into is not None:
                raise StoreTrouble(Trouble.MERGE, "this record was merged already")
            merge = uuid4()
            row = {"id": merge, "station_id": self.station_id, "gone_id": gone, "kept_id": other.id, "at": now}
            end = conn.scalar(select(func.max(col(ConsentRow.id)))) or 0
            more = {"actor": actor, "ledger": end, "undone_at": None, "undone_by": ""}
            conn.execute(insert(TABLES["merge"]), row | more)
            point(conn, gone, other.id)
            announce_visits(conn, self.station_id, group_of(conn, other.id), now)
            self._note(conn, "merge", actor, now, gone, f"into {other.id}")
            self._note(conn, "merge", actor, now, other.id, f"of {gone}")
        return merge

    def person_unmerge(self, merge_id: UUID, *, actor: str, now: datetime) -> None:
        """Two people after all: each as before, with what happened since where it happened."""
        with self._transaction() as conn:
            row = fetch_one(conn, MergeRow, col(MergeRow.id) == merge_id, what="merge")
            if row.undone_at is not None:
                raise StoreTrouble(Trouble.MERGE, "this merge was undone already")
            kept = living(conn, row.gone_id)
            mine = col(MergeRow.id) == merge_id
            conn.execute(update(TABLES["merge"]).where(mine).values(undone_at=now, undone_by=actor))
            point(conn, row.gone_id, None)
            for group in (under(conn, row.gone_id), under(conn, kept.id)):
                announce_visits(conn, self.station_id, group, now)
            self._note(conn, "unmerge", actor, now, row.gone_id, f"from {row.kept_id}")
            self._note(conn, "unmerge", actor, now, row.kept_id, f"of {row.gone_id}")


def merges_under(conn: Connection, group: tuple[UUID, ...]) -> list[MergeRow]:
    """Return the merges in force that hold a group together, oldest first."""
    active = col(MergeRow.gone_id).in_(group), col(MergeRow.undone_at).is_(None)
    return fetch(conn, MergeRow, *active, order=[col(MergeRow.at)])
