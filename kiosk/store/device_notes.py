"""One device's history: its states with their reasons, and what it told about itself. No person in either."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, delete, insert, select
from sqlmodel import col

from kiosk.store.tables import TABLES
from kiosk.store.tables_people import DeviceEventRow, DeviceFactRow
from kiosk.store.unit import Unit, fetch

WHATS = ("battery", "signal", "clock", "firmware", "model", "serial")
KEPT = 5000
"""So many lines of one device are kept, the newest; a loose cable writes a thousand an hour."""
_R = TypeVar("_R", DeviceEventRow, DeviceFactRow)
_SPARE = 500  # so many more before the oldest are cut off


@dataclass(frozen=True, slots=True)
class DeviceNote:
    """One line. ``what``: state (``value`` is the state), or battery, signal, clock, firmware, model, serial."""

    at: datetime
    device: str
    driver: str
    what: str
    value: str
    reason: str = ""  # of a state: a translation key


class DeviceNoteVerbs(Unit):
    """Add and read; nothing in here is ever changed."""

    def device_event_add(self, device: str, driver: str, state: str, reason: str, *, now: datetime) -> None:
        """Write that a device of this station changed its state."""
        self._device_line("device_event", device, driver, now, {"state": state, "reason": reason})

    def device_fact_add(self, device: str, driver: str, what: str, value: str, *, now: datetime) -> None:
        """Write what a device of this station told about itself."""
        self._device_line("device_fact", device, driver, now, {"what": what, "value": value})

    def device_history(self, device: str, since: datetime, *, limit: int | None = None) -> tuple[DeviceNote, ...]:
        """Return what became of one device of this station since then, oldest first; with a limit the newest of it."""
        with self._transaction() as conn:
            notes = [_state(row) for row in self._lines(conn, DeviceEventRow, device, since, limit)]
            notes += [_fact(row) for row in self._lines(conn, DeviceFactRow, device, since, limit)]
        notes.sort(key=lambda note: note.at)
        return tuple(notes if limit is None else notes[-limit:])

    def device_facts(self, device: str) -> Mapping[str, DeviceNote]:
        """Return the newest line of each kind that one device of this station told."""
        here = (col(DeviceFactRow.station_id) == self.station_id, col(DeviceFactRow.device) == device)
        newest = [col(DeviceFactRow.at).desc(), col(DeviceFactRow.id).desc()]
        with self._transaction() as conn:
            rows = [
                row
                for what in WHATS
                for row in fetch(conn, DeviceFactRow, *here, col(DeviceFactRow.what) == what, order=newest, limit=1)
            ]
        return {row.what: _fact(row) for row in rows}

    def _device_line(self, table: str, device: str, driver: str, now: datetime, more: Mapping[str, str]) -> None:
        row = {"station_id": self.station_id, "at": now, "device": device, "driver": driver}
        with self._transaction() as conn:
            conn.execute(insert(TABLES[table]), row | dict(more))
            self._cut(conn, table, device)

    def _cut(self, conn: Connection, table: str, device: str) -> None:
        """Let the oldest lines of a device go, many at a time."""
        rows = TABLES[table].c
        mine = rows.station_id == self.station_id, rows.device == device
        newest = select(rows.id).where(*mine).order_by(rows.id.desc())
        if conn.scalar(newest.offset(KEPT + _SPARE).limit(1)) is not None:
            last_kept = conn.scalar(newest.offset(KEPT - 1).limit(1))
            conn.execute(delete(TABLES[table]).where(*mine, rows.id < last_kept))

    def _lines(self, conn: Connection, kind: type[_R], device: str, since: datetime, limit: int | None) -> list[_R]:
        mine: tuple[ColumnElement[bool], ...] = (
            col(kind.station_id) == self.station_id,
            col(kind.device) == device,
            col(kind.at) >= since,
        )
        return fetch(conn, kind, *mine, order=[col(kind.at).desc(), col(kind.id).desc()], limit=limit)[::-1]


def _state(row: DeviceEventRow) -> DeviceNote:
    return DeviceNote(row.at, row.device, row.driver, "state", row.state, row.reason)


def _fact(row: DeviceFactRow) -> DeviceNote:
    return DeviceNote(row.at, row.device, row.driver, row.what, row.value)
