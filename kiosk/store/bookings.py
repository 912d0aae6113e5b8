"""Who waits and who was booked: a number for everybody, and sealed with the desk's key, who it is.

The seal is emptied at the end of the day; number, times and how it ended stay for the statistics. One store may
serve several stations, so every step names the state it starts from: of two stations that call the next one at the
same moment, each gets another.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, func, insert, select, update
from sqlmodel import col

from kiosk.core.roster import Expected
from kiosk.store.booked import (
    ACTS,
    Booking,
    Imported,
    change,
    expected_of,
    kept_by,
    next_number,
    one_in,
    plain_name,
    settle_ended,
    text_of,
)
from kiosk.store.tables import TABLES, LookupRow, ResidentRow
from kiosk.store.tables_people import BookingRow
from kiosk.store.unit import Unit, fetch


class BookingVerbs(Unit):
    """Give a number, call the next one, say what became of them, empty at the end of the day."""

    def bookings(self, day: date, *, actor: str, now: datetime) -> tuple[Booking, ...]:
        """Return the day's list: who waits in the order of their places, the others by number and name."""
        today = col(BookingRow.day) == day.isoformat()
        with self._transaction() as conn:
            settle_ended(conn, today, now)
            found = [self._booking(row) for row in fetch(conn, BookingRow, today)]
            self._note(conn, "read queue", actor, now, detail=f"{len(found)} in the list")
        return tuple(sorted(found, key=lambda one: (one.place, one.number, one.who.name)))

    def booking_add(
        self,
        day: date,
        *,
        actor: str,
        now: datetime,
        who: Expected | None = None,
        resident_id: UUID | None = None,
    ) -> Booking:
        """Give a number to somebody who is here now, known or not."""
        row = self._booking_row(day, "", who or Expected(), resident_id, now) | {"state": "waiting", "arrived_at": now}
        with self._transaction() as conn:
            row["number"] = next_number(conn, day.isoformat())
            conn.execute(insert(TABLES["booking"]), row)
            self._note(conn, "give number", actor, now, resident_id or row["id"])
        return self._booking(BookingRow(**row))

    def booking_next(self, day: date, *, actor: str, now: datetime) -> Booking | None:
        """Call the one who has waited longest in their place; None: nobody waits."""
        waits = col(BookingRow.day) == day.isoformat(), col(BookingRow.state) == "waiting"
        place = func.coalesce(col(BookingRow.settled_at), col(BookingRow.arrived_at)), col(BookingRow.number)
        query = select(col(BookingRow.id)).where(*waits).order_by(*place).limit(1).with_for_update(skip_locked=True)
        with self._transaction() as conn:
            first: UUID | None = conn.scalar(query)
            if first is None:
                return None
            row = one_in(conn, first, ("waiting",))
            changed = {"state": "called", "called_at": row.called_at or now, "settled_at": None}
            row = change(conn, row, changed | {"station_id": self.station_id})
            self._note(conn, "call next", actor, now, row.resident_id or row.id)
        return self._booking(row)

    def booking_act(
        self, booking_id: UUID, act: str, *, actor: str, now: datetime, visit_id: UUID | None = None
    ) -> Booking:
        """Say what became of one: came, back, begin (with the visit), left or missed."""
        state, before = ACTS[act]
        with self._transaction() as conn:
            row = one_in(conn, booking_id, before)
            changed: dict[str, Any] = {"state": state, "settled_at": None if act in ("came", "begin") else now}
            if act == "came":
                changed |= {"arrived_at": now, "number": row.number or next_number(conn, row.day)}
            if act == "begin":
                changed |= {"visit_id": visit_id, "called_at": row.called_at or now, "station_id": self.station_id}
            row = change(conn, row, changed)
            self._note(conn, f"queue {act}", actor, now, row.resident_id or row.id)
        return self._booking(row)

    def bookings_import(
        self, day: date, group: str, people: Sequence[Expected], *, actor: str, now: datetime
    ) -> Imported:
        """Book a whole group, all of it or nothing; who stands in the day's list already is not booked twice."""
        today = col(BookingRow.day) == day.isoformat()
        with self._transaction() as conn:
            there = {self._booking(row).who for row in fetch(conn, BookingRow, today)}
            fresh = [one for one in dict.fromkeys(people) if one not in there]
            known = {one: found for one in fresh if (found := self._resident_booked(conn, one)) is not None}
            rows = [self._booking_row(day, group, one, known.get(one), now) for one in fresh]
            if rows:
                conn.execute(insert(TABLES["booking"]), rows)
            for resident in sorted(known.values(), key=str):
                self._note(conn, "find", actor, now, resident, "roster")
            self._note(conn, "import roster", actor, now, detail=f"{len(rows)} people")
        return Imported(len(rows), len(known), len(people) - len(fresh))

    def bookings_close(self, day: date, *, actor: str, now: datetime) -> dict[str, int]:
        """End the day: who never came is missed, who waits has left, every seal is emptied. Returns counts by state.

        Whoever is being measured at another station this moment keeps their place; the next closing settles it.
        """
        until = col(BookingRow.day) <= day.isoformat()
        with self._transaction() as conn:
            settle_ended(conn, until, now)
            for state, after in (("booked", "missed"), ("waiting", "left"), ("called", "left")):
                over = update(TABLES["booking"]).where(until, col(BookingRow.state) == state)
                conn.execute(over.values(state=after, settled_at=now))
            busy = (col(BookingRow.state) == "measuring") & (col(BookingRow.day) == day.isoformat())
            conn.execute(update(TABLES["booking"]).where(until, ~busy).values(sealed=None))
            today = select(col(BookingRow.state), func.count()).where(col(BookingRow.day) == day.isoformat())
            counts = {state: number for state, number in conn.execute(today.group_by(col(BookingRow.state)))}
            self._note(conn, "close queue", actor, now)
        return counts

    def _resident_booked(self, conn: Connection, who: Expected) -> UUID | None:
        """The one resident whom birth date, sex, phone tail and, where known, the name fit; of several nobody."""
        if who.sex is None or who.birth is None or not who.phone_tail:
            return None
        value = self._vault.hash_who(who.sex, who.birth, who.phone_tail)
        hit = col(LookupRow.kind) == "birth-tail-sex", col(LookupRow.hash) == value
        rows = fetch(conn, ResidentRow, col(ResidentRow.id).in_(select(col(LookupRow.resident_id)).where(*hit)))
        groups = {kept_by(conn, row) for row in rows}
        if len(groups) == 1:
            return groups.pop() if any(self._name_in(row) in ("", plain_name(who.name)) for row in rows) else None
        named = {kept_by(conn, row) for row in rows if self._name_in(row) == plain_name(who.name)}
        return named.pop() if len(named) == 1 else None

    def _name_in(self, row: ResidentRow) -> str | None:
        """The name as far as it was given; None of one who was erased."""
        if row.sealed is None or row.wrapped_key is None:
            return None
        return plain_name(self._vault.unseal(row.id, row.wrapped_key, row.sealed).name)

    def _booking_row(
        self, day: date, group: str, who: Expected, resident: UUID | None, now: datetime
    ) -> dict[str, Any]:
        booking = uuid4()
        return {
            "id": booking,
            "station_id": self.station_id,
            "day": day.isoformat(),
            "number": 0,
            "sealed": self._vault.seal_text(text_of(who, group), booking),
            "resident_id": resident,
            "visit_id": None,
            "state": "booked",
            "created_at": now,
            "arrived_at": None,
            "called_at": None,
            "settled_at": None,
        }

    def _booking(self, row: BookingRow) -> Booking:
        who, group = expected_of(self._vault.open_text(row.sealed, row.id)) if row.sealed else (Expected(), "")
        return Booking(
            id=row.id,
            station=row.station_id,
            day=date.fromisoformat(row.day),
            number=row.number,
            group=group,
            who=who,
            resident_id=row.resident_id,
            visit_id=row.visit_id,
            state=row.state,
            created_at=row.created_at,
            arrived_at=row.arrived_at,
            called_at=row.called_at,
            settled_at=row.settled_at,
        )
