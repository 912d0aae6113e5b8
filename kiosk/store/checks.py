"""The checks of the devices: added and taken back, never changed. The outbox follows, see `telling`."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from sqlalchemy import Connection, func, insert, select, update
from sqlmodel import col

from kiosk.core.metrology.values import DeviceCheck
from kiosk.store import telling
from kiosk.store.affected import AffectedVerbs
from kiosk.store.check_rows import check_of, row_of_check
from kiosk.store.check_values import Name, name_of
from kiosk.store.history import need_why, refuse
from kiosk.store.instruments import stamp_checks, these
from kiosk.store.references import ReferenceVerbs
from kiosk.store.tables import TABLES
from kiosk.store.tables_desk import CalibrationRow
from kiosk.store.unit import fetch, fetch_one

AHEAD = timedelta(minutes=5)
"""A check may be so far ahead of now, for the clock of another station. Later ones would count all of a sudden."""


CLOCK = "clock"
"""Noted of a reset that was written because later checks were there already."""


class CheckVerbs(ReferenceVerbs, AffectedVerbs):
    """Add, take back, read, and go on telling."""

    def check_add(self, check: DeviceCheck, *, actor: str, now: datetime) -> tuple[UUID, ...]:
        """Keep a check; returns the visits that were announced anew in this transaction (`check_tell` does the rest).

        A correction gets the next version of its instrument. Refused (AMEND): one from the future, the same one twice.
        """
        if check.at > now + AHEAD:
            raise refuse("a check cannot be of a time to come")
        with self._transaction() as conn:
            if fetch(conn, CalibrationRow, col(CalibrationRow.id) == check.id):
                raise refuse("this check is kept already")
            version = self._next_version(conn, check) if check.correction is not None else 0
            conn.execute(insert(TABLES["calibration"]), row_of_check(check, self.station_id, actor, version))
            self._outdo(conn, check, actor)
            detail = f"{check.driver} {check.quantity} {check.kind} {check.verdict} {check.id}"
            self._note(conn, "check device", actor, now, detail=detail)
            return self._told(conn, self._name_of(check), actor, now)

    def check_void(self, check_id: UUID, *, why: str, actor: str, now: datetime) -> tuple[UUID, ...]:
        """It counts no more; the row stays. Returns as `check_add`. Refused (AMEND): one that is void already."""
        need_why(why)
        with self._transaction() as conn:
            check = check_of(_row(conn, check_id))
            mine = col(CalibrationRow.id) == check_id, col(CalibrationRow.voided_at).is_(None)
            void = update(TABLES["calibration"]).where(*mine)
            if conn.execute(void.values(voided_at=now, voided_by=actor, void_why=why)).rowcount != 1:
                raise refuse("this check was taken back already")
            beside = col(CalibrationRow.id) == uuid5(check_id, CLOCK), col(CalibrationRow.voided_at).is_(None)
            news = {"voided_at": now, "voided_by": actor, "void_why": why}
            conn.execute(update(TABLES["calibration"]).where(*beside).values(news))
            self._note(conn, "check void", actor, now, detail=f"{check.driver} {check.quantity} {check_id}")
            name = name_of(check.driver, check.serial, check.station, check.quantity)
            return self._told(conn, name, actor, now)

    def check_tell(self, *, actor: str, now: datetime) -> int:
        """Announce a few more visits whose values stand otherwise since a check; returns what is left, 0: through."""
        with self._transaction() as conn:
            visits, left = telling.tell_some(conn, self.station_id, self.quantities, now)
            self._say_told(conn, visits, actor, now)
        return left

    def checks_untold(self) -> int:
        """Count the instruments whose checks are still being told to the outbox."""
        with self._transaction() as conn:
            return telling.untold(conn)

    def check_get(self, check_id: UUID) -> DeviceCheck:
        """Return one check; raises StoreTrouble when there is none."""
        with self._transaction() as conn:
            return check_of(_row(conn, check_id))

    def checks_of(
        self, driver: str, serial: str, quantity: str = "", *, since: datetime | None = None
    ) -> tuple[DeviceCheck, ...]:
        """Return the checks of an instrument, void ones too, oldest first; without a serial number this station's."""
        where = [*these(driver, serial, self.station_id)]
        if quantity:
            where.append(col(CalibrationRow.quantity) == quantity)
        if since is not None:
            where.append(col(CalibrationRow.at) >= since)
        with self._transaction() as conn:
            rows = fetch(conn, CalibrationRow, *where, order=[col(CalibrationRow.at), col(CalibrationRow.id)])
        return tuple(map(check_of, rows))

    def _outdo(self, conn: Connection, check: DeviceCheck, actor: str) -> None:
        """A check of ours that found trouble is the newest there is. Where others carry a later time, the clock was set
        back since (or another station's is ahead): none of those may speak for what is measured after them."""
        if (
            check.kind not in ("daily", "full")
            or check.verdict == "undecided"
            or (check.found_good and check.left_good)
        ):
            return
        mine = *these(check.driver, check.serial, self.station_id), col(CalibrationRow.quantity) == check.quantity
        kept = TABLES["calibration"].c
        later = conn.scalar(select(func.max(kept.at, type_=kept.at.type)).where(*mine, kept.voided_at.is_(None)))
        if later is not None and later > check.at:
            key, at = uuid5(check.id, CLOCK), later + timedelta(microseconds=1)
            new = replace(check, id=key, at=at, kind="reset", verdict="undecided", found_good=True, left_good=True)
            new = replace(new, due_at=None, correction=None, points=(), references=(), details={}, note=CLOCK)
            conn.execute(insert(TABLES["calibration"]), row_of_check(new, self.station_id, actor, 0))

    def _name_of(self, check: DeviceCheck) -> Name:
        return name_of(check.driver, check.serial, self.station_id, check.quantity)

    def _told(self, conn: Connection, name: Name, actor: str, now: datetime) -> tuple[UUID, ...]:
        """Begin at once; what one bite does not reach is gone on with, also after a crash."""
        stamp_checks(conn)
        visits, _ = telling.tell_some(conn, self.station_id, self.quantities, now, name)
        self._say_told(conn, visits, actor, now)
        return visits

    def _say_told(self, conn: Connection, visits: tuple[UUID, ...], actor: str, now: datetime) -> None:
        if visits:
            self._note(conn, "check announced", actor, now, detail=f"{len(visits)} visits")

    def _next_version(self, conn: Connection, check: DeviceCheck) -> int:
        mine = *these(check.driver, check.serial, self.station_id), col(CalibrationRow.quantity) == check.quantity
        return (conn.scalar(select(func.max(col(CalibrationRow.version))).where(*mine)) or 0) + 1


def _row(conn: Connection, check_id: UUID) -> CalibrationRow:
    return fetch_one(conn, CalibrationRow, col(CalibrationRow.id) == check_id, what="check")
