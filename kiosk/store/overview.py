"""The place at a glance: who is at what at every station of this store, how the day's visits ended, the newest time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection, func, select
from sqlmodel import col

from kiosk.store.identity import masked
from kiosk.store.tables import TABLES, OutboxRow, ResidentRow, TallyRow, VisitRow
from kiosk.store.tables_desk import AuditRow, BindingRow
from kiosk.store.unit import Unit, fetch

_LONGEST = timedelta(days=3)  # no visit stays open for longer: a start of the kiosk closes what was left
_ACTIVE = timedelta(days=30)
_RECENT = 200  # lines of the access log among which the newest time is looked for


@dataclass(frozen=True, slots=True)
class OpenVisit:
    """A visit that has not ended; ``name`` is masked, empty for a guest."""

    id: UUID
    station: str
    started_at: datetime
    programme: str
    name: str = field(repr=False)


class OverviewVerbs(Unit):
    """Look, without opening more than a masked name."""

    def visits_open(self, *, actor: str, now: datetime) -> tuple[OpenVisit, ...]:
        """Return the visits that have not ended, of every station, oldest first."""
        still = col(VisitRow.ended_at).is_(None), col(VisitRow.started_at) >= now - _LONGEST
        with self._transaction() as conn:
            rows = fetch(conn, VisitRow, *still, order=[col(VisitRow.started_at)])
            names = {row.resident_id: self._mask_of(conn, row.resident_id) for row in rows}
            for resident in sorted(filter(None, names), key=str):
                self._note(conn, "read stations", actor, now, resident)
        return tuple(
            OpenVisit(row.id, row.station_id, row.started_at, row.programme, names[row.resident_id]) for row in rows
        )

    def visits_ended(self, start: datetime, end: datetime, day: date) -> dict[str, int]:
        """Count by how they ended the visits that began between two times, and those not kept of that local date."""
        visits = select(col(VisitRow.ended)).where(col(VisitRow.started_at) >= start, col(VisitRow.started_at) < end)
        unkept = select(col(TallyRow.ended)).where(col(TallyRow.day) == day.isoformat())
        with self._transaction() as conn:
            ended = Counter(word or "open" for word in conn.scalars(visits))
            ended.update(conn.scalars(unkept))
        return dict(ended)

    def stations(self, now: datetime) -> tuple[str, ...]:
        """Return the stations that have a device, or had a visit in the last weeks."""
        recent = select(col(VisitRow.station_id)).where(col(VisitRow.started_at) >= now - _ACTIVE)
        every = select(col(BindingRow.station_id)).union(recent)
        with self._transaction() as conn:
            return tuple(sorted({self.station_id, *conn.scalars(every)}))

    def outbox_oldest(self) -> datetime | None:
        """Return since when the oldest row waits for the platform; None: none waits."""
        created = TABLES["outbox"].c.created_at
        query = select(func.min(created, type_=created.type)).where(col(OutboxRow.state) == "waiting")
        with self._transaction() as conn:
            oldest: datetime | None = conn.scalar(query)
        return oldest

    def newest_at(self) -> datetime | None:
        """Return the newest time that any of the latest lines of the access log bears."""
        last = select(func.max(col(AuditRow.seq))).scalar_subquery()
        at = TABLES["audit"].c.at
        query = select(func.max(at, type_=at.type)).where(col(AuditRow.seq) > last - _RECENT)
        with self._transaction() as conn:
            newest: datetime | None = conn.scalar(query)
        return newest

    def _mask_of(self, conn: Connection, resident: UUID | None) -> str:
        if resident is None:
            return ""
        rows = fetch(conn, ResidentRow, col(ResidentRow.id) == resident)
        if not rows or rows[0].sealed is None or rows[0].wrapped_key is None:
            return ""
        return masked(self._vault.unseal(rows[0].id, rows[0].wrapped_key, rows[0].sealed).name)
