"""Checks of the devices that a restore must not undo: a value in doubt stays so, though the backup knows nothing of it.

They are about devices and nobody's data, so each that the backup lacks is carried over as it is, void ones too, and
what was taken back since is taken back again. The outbox is told of them as of any other (`telling`): what had gone
out with the word on it or without goes out once more, so here and there are the same again.

So is what is bound: the backup does not know which instrument stands in a socket now, and that one of them is under
test and serves nobody. A station that has bound nothing yet takes what the backup says.
"""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, inspect, select, update
from sqlmodel import col

from kiosk.store.instruments import stamp_checks
from kiosk.store.tables import TABLES
from kiosk.store.tables_desk import BindingRow, CalibrationRow
from kiosk.store.unit import fetch

_MANY = 500


def checks_held(conn: Connection) -> tuple[CalibrationRow, ...]:
    """Return every check of the store that is replaced; none of one from before there were any to carry."""
    if not inspect(conn).has_table("check_sweep"):
        return ()
    return tuple(fetch(conn, CalibrationRow, order=[col(CalibrationRow.at), col(CalibrationRow.id)]))


def bindings_held(conn: Connection) -> tuple[BindingRow, ...]:
    """Return what every station had bound in the store that is replaced."""
    if not inspect(conn).has_table("study"):  # from before a binding said what it is for
        return ()
    return tuple(fetch(conn, BindingRow, order=[col(BindingRow.station_id), col(BindingRow.device)]))


def carry_bindings(conn: Connection, rows: tuple[BindingRow, ...]) -> None:
    """Let the devices of each station be what they were a moment ago."""
    stations = {row.station_id for row in rows}
    if stations:
        conn.execute(delete(TABLES["binding"]).where(col(BindingRow.station_id).in_(stations)))
        conn.execute(insert(TABLES["binding"]), [row.model_dump() for row in rows])


def carry_checks(conn: Connection, rows: tuple[CalibrationRow, ...]) -> int:
    """Keep what the restored store lacks, and void what it thinks is valid; returns how many rows that was."""
    check = TABLES["calibration"].c
    there = {row.id: row.voided_at for row in conn.execute(select(check.id, check.voided_at))}
    new = [row.model_dump() | {"told": False} for row in rows if row.id not in there]
    for at in range(0, len(new), _MANY):
        conn.execute(insert(TABLES["calibration"]), new[at : at + _MANY])
    void = [row for row in rows if row.voided_at is not None and row.id in there and there[row.id] is None]
    for row in void:
        news = {"voided_at": row.voided_at, "voided_by": row.voided_by, "void_why": row.void_why}
        conn.execute(update(TABLES["calibration"]).where(check.id == row.id).values(news))
    if new or void:
        stamp_checks(conn)
    return len(new) + len(void)
