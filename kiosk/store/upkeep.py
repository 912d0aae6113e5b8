"""The log of the place (opened, cleaned, backed up …) and what became of the devices. No person in either.

Days are local dates: the caller knows the zone. Words of staff are sealed with the desk's key, each bound to the
moment it was written at (`note_about`), since these rows have no name of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import NAMESPACE_OID, UUID, uuid5

from sqlalchemy import insert
from sqlmodel import col

from kiosk.store.columns import time_text
from kiosk.store.tables import TABLES
from kiosk.store.tables_people import DeviceEventRow, UpkeepRow
from kiosk.store.unit import Unit, fetch

_NOTES = uuid5(NAMESPACE_OID, "lifelog-kiosk/upkeep")


@dataclass(frozen=True, slots=True)
class UpkeepEntry:
    """One line of the log of the place."""

    station: str
    day: date
    at: datetime
    actor: str
    kind: str  # opened, closed, cleaned, battery, cuff, paper, repair, backup, integrity, retention …
    device: str = ""
    result: str = ""  # ok, look, fail, or empty
    detail: str = ""  # words of a closed list or JSON of counts
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class DeviceEvent:
    """A bound device changed its state."""

    station: str
    at: datetime
    device: str
    driver: str
    state: str
    reason: str = ""


class UpkeepVerbs(Unit):
    """Add and read; nothing in here is ever changed."""

    def upkeep_add(
        self,
        kind: str,
        *,
        day: date,
        actor: str,
        now: datetime,
        result: str = "",
        detail: str = "",
        device: str = "",
        note: str = "",
    ) -> None:
        """Write that something was done to the place, by whom and how it ended."""
        row = {
            "station_id": self.station_id,
            "day": day.isoformat(),
            "at": now,
            "actor": actor,
            "kind": kind,
            "device": device,
            "result": result,
            "detail": detail,
            "note": self._vault.seal_text(note, note_about(now)) if note else None,
        }
        with self._transaction() as conn:
            conn.execute(insert(TABLES["upkeep"]), row)

    def upkeep_between(
        self, first_day: date, last_day: date, *, kind: str = "", here: bool = False
    ) -> tuple[UpkeepEntry, ...]:
        """Return the lines of these days, both included, oldest first; ``here``: of this station only."""
        where = [col(UpkeepRow.day) >= first_day.isoformat(), col(UpkeepRow.day) <= last_day.isoformat()]
        if kind:
            where.append(col(UpkeepRow.kind) == kind)
        if here:
            where.append(col(UpkeepRow.station_id) == self.station_id)
        with self._transaction() as conn:
            rows = fetch(conn, UpkeepRow, *where, order=[col(UpkeepRow.at), col(UpkeepRow.id)])
        return tuple(map(self._upkeep, rows))

    def upkeep_last(self, kind: str, *, here: bool = False, device: str = "") -> UpkeepEntry | None:
        """Return the newest line of a kind, of one device if named; None: it was never done."""
        where = [col(UpkeepRow.kind) == kind]
        if device:
            where.append(col(UpkeepRow.device) == device)
        if here:
            where.append(col(UpkeepRow.station_id) == self.station_id)
        newest = [col(UpkeepRow.at).desc(), col(UpkeepRow.id).desc()]
        with self._transaction() as conn:
            rows = fetch(conn, UpkeepRow, *where, order=newest, limit=1)
        return self._upkeep(rows[0]) if rows else None

    def device_events(self, since: datetime) -> tuple[DeviceEvent, ...]:
        """Return what became of the devices of every station since then, oldest first."""
        order = [col(DeviceEventRow.at), col(DeviceEventRow.id)]
        with self._transaction() as conn:
            rows = fetch(conn, DeviceEventRow, col(DeviceEventRow.at) >= since, order=order)
        return tuple(DeviceEvent(row.station_id, row.at, row.device, row.driver, row.state, row.reason) for row in rows)

    def _upkeep(self, row: UpkeepRow) -> UpkeepEntry:
        note = self._vault.open_text(row.note, note_about(row.at)) if row.note else ""
        day = date.fromisoformat(row.day)
        return UpkeepEntry(row.station_id, day, row.at, row.actor, row.kind, row.device, row.result, row.detail, note)


def note_about(at: datetime) -> UUID:
    """Name what a note is sealed to: the moment it was written at."""
    return uuid5(_NOTES, time_text(at))
