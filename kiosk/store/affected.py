"""Whose values a failed check puts in doubt, and whom to invite again: a list for staff, without a value in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from kiosk.core.followup import event_id
from kiosk.core.metrology.behind import Checks, governs, stands
from kiosk.core.metrology.values import DeviceCheck
from kiosk.store.check_rows import check_of
from kiosk.store.check_values import Name, as_if, checks_in, lower_bound, name_of, value_of, values_after
from kiosk.store.groups import kept_of
from kiosk.store.identity import masked
from kiosk.store.tables import TABLES, ResidentRow
from kiosk.store.tables_desk import CalibrationRow
from kiosk.store.tables_people import FollowUpRow
from kiosk.store.unit import Unit, fetch, fetch_one

_BITE = 500


@dataclass(frozen=True, slots=True)
class AffectedValue:
    """A kept value that a check puts in doubt. ``resident``: the record that was kept; None for a guest's."""

    measurement: UUID
    visit: UUID
    resident: UUID | None
    quantity: str
    taken_at: datetime
    name: str = field(default="", repr=False)  # masked: 김○수; empty for a guest and where none was given


class AffectedVerbs(Unit):
    """List and invite."""

    def affected(self, check_id: UUID, *, actor: str, now: datetime) -> tuple[AffectedValue, ...]:
        """Return what this check puts in doubt, oldest first, back to when the instrument was last known to be good.

        Void checks and those that passed affect nothing. Every name that is read is in the log.
        """
        with self._transaction() as conn:
            found = _doubted(conn, self.quantities, check_id)
            names = {one: self._masked(conn, one) for one in {row.resident_id for row in found} if one}
            lines = [(str(kept), f"{check_id}") for kept in sorted({kept for kept, _ in names.values()})]
            self._note_all(conn, "read affected", actor, now, lines or [("", f"{check_id}")])
        nobody: tuple[UUID | None, str] = None, ""
        return tuple(
            AffectedValue(row.id, row.visit_id, kept, row.quantity, row.taken_at, name)
            for row in found
            for kept, name in (names.get(row.resident_id, nobody),)
        )

    def invite_again(self, check_id: UUID, *, actor: str, now: datetime) -> int:
        """Put everybody whose values this check puts in doubt on the follow-up list; returns how many are new on it.

        Once a person and check, however often it is asked; who was erased, and guests, cannot be asked to come.
        """
        with self._transaction() as conn:
            check = _check(conn, check_id)
            rows = {row.resident_id: row for row in _doubted(conn, self.quantities, check_id) if row.resident_id}
            newest = {kept_of(conn, resident).id: row for resident, row in rows.items()}
            items = [self._invitation(check, kept, row.visit_id, now) for kept, row in newest.items()]
            known = set[UUID]()
            ids = [item["id"] for item in items]
            for at in range(0, len(ids), _BITE):
                there = fetch(conn, FollowUpRow, col(FollowUpRow.id).in_(ids[at : at + _BITE]))
                known |= {row.id for row in there}
            new = [item for item in items if item["id"] not in known]
            if new:
                dialect = postgresql if conn.dialect.name == "postgresql" else sqlite
                conn.execute(dialect.insert(TABLES["follow_up"]).on_conflict_do_nothing(), new)
            self._note(conn, "invite again", actor, now, detail=f"{check_id} {len(new)} new")
        return len(new)

    def _invitation(self, check: DeviceCheck, resident: UUID, visit: UUID, now: datetime) -> dict[str, Any]:
        return {
            "id": event_id("recheck", f"{check.id}:{resident}"),
            "station_id": self.station_id,
            "kind": "recheck",
            "resident_id": resident,
            "visit_id": visit,
            "subject": f"{check.quantity}/{check.id}",
            "since": now,
            "state": "open",
            "closed_at": None,
            "closed_by": "",
            "note": None,
        }

    def _masked(self, conn: Connection, resident: UUID) -> tuple[UUID, str]:
        row: ResidentRow = kept_of(conn, resident)
        if row.sealed is None or row.wrapped_key is None:
            return row.id, ""
        return row.id, masked(self._vault.unseal(row.id, row.wrapped_key, row.sealed).name)


def _check(conn: Connection, check_id: UUID) -> DeviceCheck:
    return check_of(fetch_one(conn, CalibrationRow, col(CalibrationRow.id) == check_id, what="check"))


def _doubted(conn: Connection, quantities: Iterable[str], check_id: UUID) -> list[Any]:
    """Return the rows of the values that are not good because of this check and were taken before it."""
    check = _check(conn, check_id)
    if check.voided_at is not None or (check.found_good and check.left_good):
        return []
    name = name_of(check.driver, check.serial, check.station, check.quantity)
    every = checks_in(conn, name)
    without = as_if(every, frozenset((check_id,)))
    governed = [each for each in quantities if governs(each) == check.quantity]
    place, found = (lower_bound(*(_of(one, name) for one in (without, every))), UUID(int=0)), list[Any]()
    while rows := values_after(conn, name, governed, place, _BITE):
        found += [row for row in rows if row.taken_at < check.at and _by(row, name, check_id, every, without)]
        place = rows[-1].taken_at, rows[-1].id
        if place[0] >= check.at:
            break
    return found


def _of(checks: Iterable[DeviceCheck], name: Name) -> list[DeviceCheck]:
    return [one for one in checks if one.quantity == name.quantity]


def _by(row: Any, name: Name, check_id: UUID, every: Checks, without: Checks) -> bool:
    """Whether the value would stand well without this check, or stands badly by it."""
    value = value_of(row, name)
    answer = stands(value, every)
    mine = answer.by is not None and answer.by.id == check_id
    return not answer.good and (mine or stands(value, without).good)
