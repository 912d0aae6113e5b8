"""Values that come into a visit afterwards: typed by staff, or out of the tray. Computed ones follow at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from kiosk.core.plausible import plausible
from kiosk.core.reading import Measurement, Method, Reading
from kiosk.core.visit_record import Instrument
from kiosk.store.entries import announce
from kiosk.store.history import locked_visit, need_why, refuse
from kiosk.store.measurements import keep_instruments, keep_rows
from kiosk.store.recompute import recompute
from kiosk.store.steering import was_moved
from kiosk.store.unit import Unit
from kiosk.store.visits import need_keep


class LaterVerbs(Unit):
    """Keep into a visit that may have ended."""

    def value_typed(
        self,
        visit_id: UUID,
        measurements: Sequence[Measurement],
        *,
        actor: str,
        now: datetime,
        instruments: Sequence[Instrument] = (),
    ) -> None:
        """Keep values that were typed later, in an open or an ended visit; with the same ids it may be asked again."""
        for each in measurements:
            need_why(each.reason)
            if each.method is not Method.TYPED or not each.typed_by:
                raise ValueError("a typed value says so, and by whom")
            if not isinstance(plausible(Reading(each.quantity, each.value), self.quantities), Reading):
                raise refuse("outside the limits of its quantity")
        rounded = [replace(each, value=self.quantities[each.quantity].rounded(each.value)) for each in measurements]
        with self._transaction() as conn:
            self._keep_later(conn, visit_id, rounded, instruments, actor, now)
            self._note(conn, "type later", actor, now, self._whose(conn, visit_id), f"{len(rounded)} values")

    def _keep_later(
        self,
        conn: Connection,
        visit_id: UUID,
        measurements: Sequence[Measurement],
        instruments: Sequence[Instrument],
        actor: str,
        now: datetime,
    ) -> None:
        visit = locked_visit(conn, visit_id)
        need_keep(conn, visit)
        self._need_unmoved(conn, visit_id)
        keep_rows(conn, self.station_id, self.quantities, visit_id, measurements, now)
        keep_instruments(conn, instruments)
        self._recompute(conn, visit_id, actor, now, measurements)
        announce(conn, self.station_id, visit, now)

    def _need_unmoved(self, conn: Connection, visit_id: UUID) -> None:
        if was_moved(conn, visit_id):
            raise refuse("this visit's values were moved to somebody else's")

    def _recompute(
        self, conn: Connection, visit_id: UUID, actor: str, now: datetime, added: Sequence[Measurement] = ()
    ) -> None:
        names = {each.quantity for each in added}
        recompute(conn, self.station_id, self.quantities, visit_id, actor=actor, now=now, added=names)

    def _whose(self, conn: Connection, visit_id: UUID) -> UUID:
        return locked_visit(conn, visit_id).resident_id or visit_id
