"""The outbox follows the checks: exactly the visits whose values stand otherwise now are announced anew.

A check row remembers whether the outbox has been told that it counts. Where that differs from whether it does, a
*sweep* goes through the values of its instrument from the first that may be concerned, one bite a transaction, and
compares how each stood by what had been told with how it stands by the checks that differ told otherwise. Which those
are is fixed when it begins: a check that comes meanwhile has a sweep of its own after it. A crash repeats one bite; a
visit that was announced is not announced twice while its row is still unbuilt.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from kiosk.core.metrology.behind import governs, stands
from kiosk.core.metrology.values import DeviceCheck
from kiosk.store.check_values import Name, as_if, checks_in, lower_bound, name_of, untold_in, value_of, values_after
from kiosk.store.entries import announce
from kiosk.store.tables import TABLES, MeasurementRow, VisitRow
from kiosk.store.tables_checks import CheckSweepRow
from kiosk.store.unit import fetch

BITE = 200  # values that are looked at in one transaction
VISITS = 10  # visits that are announced in one: each is a handful of statements
_FIRST, _NOTHING = datetime(1, 1, 1, tzinfo=UTC), Decimal(0)
_NOBODY = UUID(int=0)
_THOROUGH = ("full", "outside")


def tell_some(
    conn: Connection, station_id: str, quantities: Iterable[str], now: datetime, name: Name | None = None
) -> tuple[tuple[UUID, ...], int]:
    """Take one bite of what is still to be told (of one instrument, if named): the visits announced, and what is left.

    What is left are values still to be looked at, and one for each other sweep that is to begin; 0: through.
    """
    sweep = _sweep(conn, now, name)
    if sweep is None:
        return (), 0
    mine = Name(sweep.driver, sweep.serial, sweep.station_id, sweep.quantity)
    checks, flips = checks_in(conn, mine), frozenset(map(UUID, json.loads(sweep.flips)))
    untold = untold_in(conn, mine)
    before, after = as_if(checks, untold), as_if(checks, untold ^ flips)
    governed = [each for each in quantities if governs(each) == mine.quantity]
    rows = values_after(conn, mine, governed, (sweep.cursor_at, sweep.cursor_id), BITE)
    visits, seen = _changed(rows, mine, before, after)
    for visit in fetch(conn, VisitRow, col(VisitRow.id).in_(visits), order=[col(VisitRow.started_at)]):
        announce(conn, station_id, visit, now)
    if seen == len(rows) < BITE:
        _finish(conn, mine, flips)
        return tuple(visits), len(_untold(conn))
    _move(conn, mine, rows[seen - 1])
    return tuple(visits), _left(conn, mine, rows[seen - 1]) + 1


def untold(conn: Connection) -> int:
    """Count the instruments of which something is still to be told."""
    return len(_untold(conn))


def _sweep(conn: Connection, now: datetime, name: Name | None) -> CheckSweepRow | None:
    """Return the sweep to go on with, begun if need be, and hold it against other stations."""
    order = [col(CheckSweepRow.started_at), col(CheckSweepRow.driver)]
    found = fetch(conn, CheckSweepRow, *(_mine(name) if name else ()), order=order, limit=1)
    if not found:
        waiting = [name] if name is not None else _untold(conn)[:1]
        if not waiting or not _begin(conn, waiting[0], now):
            return None
        found = fetch(conn, CheckSweepRow, *_mine(waiting[0]), limit=1)
    mine = _mine(Name(found[0].driver, found[0].serial, found[0].station_id, found[0].quantity))
    held = conn.execute(select(TABLES["check_sweep"]).where(*mine).with_for_update()).one_or_none()
    return None if held is None else CheckSweepRow(**held._mapping)


def _begin(conn: Connection, name: Name, now: datetime) -> bool:
    checks, flips = checks_in(conn, name), untold_in(conn, name)
    if not flips:
        return False
    mine = [one for one in checks if one.quantity == name.quantity]
    then = [one for one in as_if(checks, flips) if one.quantity == name.quantity]
    first = lower_bound(then, mine)
    place = {"cursor_at": first, "cursor_id": _NOBODY, "started_at": now}
    row = _key(name) | place | {"flips": json.dumps(sorted(map(str, flips)))}
    dialect = postgresql if conn.dialect.name == "postgresql" else sqlite
    conn.execute(dialect.insert(TABLES["check_sweep"]).values(row).on_conflict_do_nothing())  # another was first
    return True


def _changed(
    rows: Sequence[Any], name: Name, before: Sequence[DeviceCheck], after: Sequence[DeviceCheck]
) -> tuple[list[UUID], int]:
    """Return the visits of values that stand otherwise, and how many values were looked at: whole visits, not more."""
    visits: list[UUID] = []
    for seen, row in enumerate(rows):
        if len(visits) >= VISITS and row.visit_id != visits[-1]:
            return visits, seen
        value = value_of(row, name)
        was, now = stands(value, before), stands(value, after)
        if (was.good, was.why) != (now.good, now.why) and row.visit_id not in visits:
            visits.append(row.visit_id)
    return visits, len(rows)


def _finish(conn: Connection, name: Name, flips: frozenset[UUID]) -> None:
    check = TABLES["calibration"]
    conn.execute(update(check).where(check.c.id.in_(flips)).values(told=~check.c.told))
    conn.execute(delete(TABLES["check_sweep"]).where(*_mine(name)))


def _move(conn: Connection, name: Name, row: Any) -> None:
    place = {"cursor_at": row.taken_at, "cursor_id": row.id}
    conn.execute(update(TABLES["check_sweep"]).where(*_mine(name)).values(place))


def _left(conn: Connection, name: Name, row: Any) -> int:
    """By the index alone, so a few more than will be looked at."""
    mine = col(MeasurementRow.driver) == name.driver, col(MeasurementRow.device_serial) == name.serial
    query = select(func.count()).select_from(TABLES["measurement"])
    return conn.scalar(query.where(*mine, col(MeasurementRow.taken_at) > row.taken_at)) or 0


def _untold(conn: Connection) -> list[Name]:
    check = TABLES["calibration"].c
    counting = check.voided_at.is_(None)
    query = select(check.driver, check.serial, check.station_id, check.quantity).where(check.told != counting)
    rows = conn.execute(query.distinct()).all()
    sweeps = fetch(conn, CheckSweepRow)
    begun = {Name(one.driver, one.serial, one.station_id, one.quantity) for one in sweeps}
    names = {name_of(row.driver, row.serial, row.station_id, row.quantity) for row in rows} | begun
    return sorted(names, key=lambda each: (each.driver, each.serial, each.station, each.quantity))


def _mine(name: Name) -> tuple[Any, ...]:
    sweep = TABLES["check_sweep"].c
    return tuple(sweep[key] == value for key, value in _key(name).items())


def _key(name: Name) -> dict[str, str]:
    return {"driver": name.driver, "serial": name.serial, "station_id": name.station, "quantity": name.quantity}
