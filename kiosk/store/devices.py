"""Which device is bound to which driver."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Literal, cast

from sqlalchemy import ColumnElement, delete, insert
from sqlmodel import col

from kiosk.store.tables import TABLES
from kiosk.store.tables_desk import BindingRow
from kiosk.store.trouble import StoreTrouble, Trouble
from kiosk.store.unit import Unit, fetch
from kiosk.store.values import Binding


class DeviceVerbs(Unit):
    """Bind and unbind."""

    def bind(self, binding: Binding, *, actor: str, now: datetime) -> None:
        """Bind a device of this station, in place of what stood under its name."""
        row = asdict(binding) | {"station_id": self.station_id, "bound_by": actor, "bound_at": now}
        with self._transaction() as conn:
            conn.execute(delete(TABLES["binding"]).where(*self._mine(binding.device)))
            conn.execute(insert(TABLES["binding"]), row)
            self._note(conn, "bind device", actor, now, detail=f"{binding.device} {binding.driver}")

    def unbind(self, device: str, *, actor: str, now: datetime) -> None:
        """Take a device away from this station."""
        with self._transaction() as conn:
            if conn.execute(delete(TABLES["binding"]).where(*self._mine(device))).rowcount != 1:
                raise StoreTrouble(Trouble.UNKNOWN, "no such device is bound")
            self._note(conn, "unbind device", actor, now, detail=device)

    def bindings(self) -> tuple[Binding, ...]:
        """Return this station's devices by name."""
        with self._transaction() as conn:
            mine = col(BindingRow.station_id) == self.station_id
            return tuple(map(_binding, fetch(conn, BindingRow, mine, order=[col(BindingRow.device)])))

    def _mine(self, device: str) -> tuple[ColumnElement[bool], ...]:
        return col(BindingRow.station_id) == self.station_id, col(BindingRow.device) == device


def _binding(row: BindingRow) -> Binding:
    link = cast("Literal['serial', 'ble', 'advert', 'process']", row.link)
    purpose = cast("Literal['care', 'study']", row.purpose)
    return Binding(row.device, row.driver, link, row.address, row.serial, row.bound_by, row.bound_at, purpose)
