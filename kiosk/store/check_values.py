"""The checks of one instrument for one quantity, as if these or those counted, and the values they speak for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from kiosk.core.metrology.behind import Checks, of_instrument
from kiosk.core.metrology.values import DeviceCheck
from kiosk.core.reading import Measurement, Method, Proof
from kiosk.store.instruments import home, known_of, these
from kiosk.store.measurements import counts
from kiosk.store.tables import TABLES, MeasurementRow

_FIRST, _NOTHING = datetime(1, 1, 1, tzinfo=UTC), Decimal(0)
_THOROUGH = ("full", "outside")


@dataclass(frozen=True, slots=True)
class Name:
    """Which checks and values belong together. ``station`` only where there is no serial number."""

    driver: str
    serial: str
    station: str
    quantity: str


def name_of(driver: str, serial: str, station_id: str, quantity: str) -> Name:
    """Name an instrument for a quantity."""
    return Name(driver, serial, home(serial, station_id), quantity)


def checks_in(conn: Connection, name: Name) -> Checks:
    """Return the checks of an instrument, of whatever quantity, as they count now."""
    return of_instrument(known_of(conn, name.station, [(name.driver, name.serial)])[name.driver, name.serial] or ())


def untold_in(conn: Connection, name: Name) -> frozenset[UUID]:
    """Return the checks of which the outbox has been told otherwise than they count now."""
    check = TABLES["calibration"].c
    mine = *these(name.driver, name.serial, name.station), check.quantity == name.quantity
    return frozenset(conn.scalars(select(check.id).where(*mine, check.told != check.voided_at.is_(None))))


def as_if(checks: Checks, flipped: frozenset[UUID]) -> Checks:
    """Return the checks as if just these counted otherwise; what is derived from them is worked out once."""
    if not flipped:
        return checks
    known: dict[frozenset[UUID], Checks] = checks.__dict__.setdefault("_as_if", {})
    if flipped not in known:
        known[flipped] = Checks(_flip(one) if one.id in flipped else one for one in checks)
    return known[flipped]


def _flip(check: DeviceCheck) -> DeviceCheck:
    return replace(check, voided_at=check.at if check.voided_at is None else None)


def values_after(
    conn: Connection, name: Name, governed: Sequence[str], cursor: tuple[datetime, UUID], limit: int
) -> Sequence[Any]:
    """Return the values of ended visits that count, from this instrument, behind a place; oldest first."""
    value, visit = TABLES["measurement"].c, TABLES["visit"].c
    wanted = (
        value.id,
        value.visit_id,
        value.quantity,
        value.taken_at,
        value.step,
        value.calibration_id,
        value.quality,
        visit.resident_id,
        visit.ended_at,
    )
    query = select(*wanted).join(TABLES["visit"], visit.id == value.visit_id)
    query = query.where(*_of(name, governed), *behind(cursor), counts())
    return conn.execute(query.order_by(value.taken_at, value.id).limit(limit)).all()


def value_of(row: Any, name: Name) -> Measurement:
    """Return of a value what its standing asks for."""
    proof = Proof(name.driver, device_serial=name.serial, calibration_id=row.calibration_id, quality=row.quality)
    one, zero = row.id, row.visit_id
    return Measurement(one, zero, row.quantity, None, _NOTHING, row.taken_at, Method.DEVICE, row.step, 1, proof)


def lower_bound(before: Sequence[DeviceCheck], after: Sequence[DeviceCheck]) -> datetime:
    """Return a time such that no value taken before it stands otherwise.

    A full check that found the instrument good, and a reset, let nothing behind them be seen from what lies before
    them; and a newest check that found it good says nothing of what was before it.
    """
    counted = [{one.id: one for one in checks if one.voided_at is None} for checks in (before, after)]
    differ = [one for one in (*before, *after) if (one.id in counted[0]) != (one.id in counted[1])]
    if not differ:
        return max((one.at for one in after), default=_FIRST)
    first = min(one.at for one in differ)
    both = [one for one in counted[0].values() if one.id in counted[1]]
    alone = all(one.found_good and one.kind != "reset" for one in differ) and all(one.at < first for one in both)
    if alone and len({one.at for one in differ}) == 1:
        return first
    walls = [one.at for one in both if one.at < first and _wall(one)]
    return max(walls, default=_FIRST)


def _wall(check: DeviceCheck) -> bool:
    judged = check.verdict != "undecided"
    return check.kind == "reset" or (judged and check.kind in _THOROUGH and check.found_good)


def _of(name: Name, governed: Sequence[str]) -> tuple[Any, ...]:
    value, visit = TABLES["measurement"].c, TABLES["visit"].c
    mine = value.driver == name.driver, value.device_serial == name.serial, value.quantity.in_(governed)
    whole = value.method == Method.DEVICE.value, visit.ended_at.is_not(None), visit.birth_year.is_not(None)
    return (*mine, *whole) if name.serial else (*mine, *whole, visit.station_id == name.station)


def behind(cursor: tuple[datetime, UUID]) -> tuple[Any, ...]:
    """Which values come after a place in their order."""
    at, id_ = col(MeasurementRow.taken_at), col(MeasurementRow.id)
    return at >= cursor[0], (at > cursor[0]) | (id_ > cursor[1])
