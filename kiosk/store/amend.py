"""Correct, other side, void and back: never overwritten. Each change is a row beside the value it is about.

One transaction holds the change, whatever was computed from the value, the outbox row, and the line in the access log.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from uuid import UUID, uuid4

from sqlalchemy import Connection

from kiosk.core.plausible import plausible
from kiosk.core.reading import Measurement, Method, Proof, Reading, Side
from kiosk.store.entries import announce
from kiosk.store.history import amend_row, locked_visit, need_why, refuse, states_of, value_row, values_of
from kiosk.store.later import LaterVerbs
from kiosk.store.measurements import measurement_of, place_rows
from kiosk.store.moves import MoveVerbs
from kiosk.store.sheets import State
from kiosk.store.tables import MeasurementRow, VisitRow
from kiosk.store.visit_sheets import SheetVerbs
from kiosk.store.visits import need_keep

OTHER_SIDE = {"left": Side.RIGHT, "right": Side.LEFT}


class AmendVerbs(MoveVerbs, SheetVerbs, LaterVerbs):
    """Changes to kept values. ``why`` is a word; own words of staff are a remark."""

    def value_correct(self, measurement_id: UUID, value: Decimal, *, why: str, actor: str, now: datetime) -> UUID:
        """Keep a typed value in place of another; returns the new row.

        Refused (AMEND): a value that does not stand, a computed one (it follows its sources), an implausible number.
        """
        need_why(why)
        with self._transaction() as conn:
            row, visit = self._amendable(conn, measurement_id, State.STANDING)
            if not isinstance(plausible(Reading(row.quantity, value), self.quantities), Reading):
                raise refuse("outside the limits of its quantity")
            made = replace(
                measurement_of(row),
                value=self.quantities[row.quantity].rounded(value),
                method=Method.TYPED,
                proof=Proof(codec="typed", quality="accepted"),
                typed_by=actor,
            )
            return self._replace(conn, visit, row, made, "correct", why, actor, now)

    def value_side(self, measurement_id: UUID, *, why: str, actor: str, now: datetime) -> UUID:
        """It was the other side; returns the new row, which keeps proof and method.

        It joins the trials of that side, with the next number where its own is taken.
        """
        need_why(why)
        with self._transaction() as conn:
            row, visit = self._amendable(conn, measurement_id, State.STANDING)
            if row.side is None:
                raise refuse("this value has no side")
            side = OTHER_SIDE[row.side]
            event, trial = _place_among(conn, row, side)
            made = replace(measurement_of(row), side=side, event_id=event, trial=trial)
            return self._replace(conn, visit, row, made, "side", why, actor, now)

    def value_void(self, measurement_id: UUID, *, why: str, actor: str, now: datetime) -> None:
        """It counts no more; the row and its proof stay."""
        self._set_void(measurement_id, "void", State.STANDING, why, actor, now)

    def value_unvoid(self, measurement_id: UUID, *, why: str, actor: str, now: datetime) -> None:
        """It counts again."""
        self._set_void(measurement_id, "unvoid", State.VOID, why, actor, now)

    def _amendable(self, conn: Connection, measurement_id: UUID, needed: State) -> tuple[MeasurementRow, VisitRow]:
        """Return a value that may be changed, and its visit, held against other stations."""
        visit = locked_visit(conn, value_row(conn, measurement_id).visit_id)
        row = value_row(conn, measurement_id)
        state = states_of(conn, [row])[row.id]
        if state is not needed:
            raise refuse(f"this value is {state}, not {needed}")
        return row, visit

    def _replace(
        self,
        conn: Connection,
        visit: VisitRow,
        old: MeasurementRow,
        made: Measurement,
        kind: str,
        why: str,
        actor: str,
        now: datetime,
    ) -> UUID:
        if old.method == Method.COMPUTED:
            raise refuse("a computed value follows what it was computed from")
        need_keep(conn, visit)
        new = replace(made, id=uuid4(), supersedes=old.id, reason=why)
        place_rows(conn, self.station_id, self.quantities, visit.id, [(old.position, new)], now)
        amend_row(conn, old, kind, why=why, actor=actor, now=now, result=new)
        self._settle_amendment(conn, visit, kind, old.id, actor, now)
        return new.id

    def _set_void(self, measurement_id: UUID, kind: str, needed: State, why: str, actor: str, now: datetime) -> None:
        need_why(why)
        with self._transaction() as conn:
            row, visit = self._amendable(conn, measurement_id, needed)
            if kind == "unvoid":
                self._need_unmoved(conn, visit.id)
            amend_row(conn, row, kind, why=why, actor=actor, now=now)
            self._settle_amendment(conn, visit, kind, row.id, actor, now)

    def _settle_amendment(
        self, conn: Connection, visit: VisitRow, kind: str, value: UUID, actor: str, now: datetime
    ) -> None:
        self._recompute(conn, visit.id, actor, now)
        announce(conn, self.station_id, visit, now)
        self._note(conn, f"value {kind}", actor, now, visit.resident_id or visit.id, str(value))


def _place_among(conn: Connection, row: MeasurementRow, side: Side) -> tuple[UUID, int]:
    """Return event and trial number of a value among those of the side that it turned out to be of."""
    there = [
        each
        for each, state in values_of(conn, row.visit_id)
        if state is State.STANDING and (each.quantity, each.side) == (row.quantity, side.value)
    ]
    if not there:
        return row.event_id, row.trial
    taken = {each.trial for each in there}
    return there[0].event_id, row.trial if row.trial not in taken else max(taken) + 1
