"""Measurements between values and rows: one executemany per table, since saving is on the resident's path."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, exists, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from kiosk.core.metrology.behind import unchecked
from kiosk.core.quantity import Quantity
from kiosk.core.reading import Measurement, Method, Proof, Side
from kiosk.core.resident import Sex
from kiosk.core.told import aided
from kiosk.core.visit_record import End, Instrument, VisitRecord
from kiosk.store.consents import standing
from kiosk.store.ends import ends_of
from kiosk.store.groups import group_of
from kiosk.store.instruments import instruments_of, known_for
from kiosk.store.kin import patient_of, sex_and_year
from kiosk.store.tables import TABLES, MeasurementRow, VisitRow
from kiosk.store.trouble import StoreTrouble, Trouble
from kiosk.store.unit import fetch

_PROOF = ("said", "driver", "codec", "codec_version", "device_serial", "calibration_id", "raw", "quality")
_ORDER = [col(MeasurementRow.position), col(MeasurementRow.created_at), col(MeasurementRow.id)]


def keep_rows(
    conn: Connection,
    station_id: str,
    quantities: Mapping[str, Quantity],
    visit_id: UUID,
    measurements: Sequence[Measurement],
    now: datetime,
) -> None:
    """Insert all rows at once; those that this visit has already are skipped.

    A caller that was told of a failure may try again, and the failure may have come after the commit.
    """
    mine = col(MeasurementRow.visit_id) == visit_id
    asked = col(MeasurementRow.id).in_([measurement.id for measurement in measurements])
    there = set(conn.scalars(select(col(MeasurementRow.id)).where(mine, asked)))
    first = (conn.scalar(select(func.max(col(MeasurementRow.position))).where(mine)) or 0) + 1
    placed = [(position, each) for position, each in enumerate(measurements, first) if each.id not in there]
    place_rows(conn, station_id, quantities, visit_id, placed, now)


def place_rows(
    conn: Connection,
    station_id: str,
    quantities: Mapping[str, Quantity],
    visit_id: UUID,
    placed: Iterable[tuple[int, Measurement]],
    now: datetime,
) -> None:
    """Insert rows each at its place: what replaces a value stands where that stood."""
    rows = [
        {
            "visit_id": visit_id,
            "station_id": station_id,
            "position": position,
            "unit": quantities[measurement.quantity].unit,
            "created_at": now,
        }
        | _columns(measurement)
        for position, measurement in placed
    ]
    if rows:
        conn.execute(insert(TABLES["measurement"]), rows)


def keep_instruments(conn: Connection, instruments: Iterable[Instrument]) -> None:
    """Remember maker and model; sorted, so that two stations never wait for each other crosswise."""
    dialect = postgresql if conn.dialect.name == "postgresql" else sqlite
    for one in sorted(set(instruments), key=lambda each: (each.driver, each.serial)):
        row = {"driver": one.driver, "serial": one.serial, "maker": one.maker, "model": one.model}
        new = dialect.insert(TABLES["instrument"]).values(row)
        names = {"maker": one.maker, "model": one.model}
        conn.execute(new.on_conflict_do_update(index_elements=["driver", "serial"], set_=names))


def record_of(conn: Connection, visit: VisitRow) -> VisitRecord:
    """Gather a visit; the same rows always give the same record, in the same order."""
    sex, birth_year = _whose(conn, visit)
    measurements = _standing(conn, col(MeasurementRow.visit_id) == visit.id)
    pseudonym, patient_id = patient_of(conn, visit)
    known = known_for(conn, visit.station_id, measurements)
    return VisitRecord(
        id=visit.id,
        station_id=visit.station_id,
        centre_id=visit.centre_id,
        pseudonym=pseudonym,
        patient_id=patient_id,
        sex=Sex(sex),
        age=visit.age,
        birth_year=birth_year,
        programme=visit.programme,
        started_at=visit.started_at,
        ended_at=visit.ended_at,
        ended=None if visit.ended is None else End(visit.ended),
        measurements=measurements,
        assessments=ends_of(conn, visit.id),
        consents=standing(conn, visit),
        instruments=instruments_of(conn, measurements, known, visit.station_id),
        software=visit.software,
        guest=visit.resident_id is None,
        notes=tuple(json.loads(visit.notes)),
        language=visit.language,
        former=_standing(conn, col(MeasurementRow.visit_id) == visit.id, so=False),
        unchecked=unchecked(measurements, known),
    )


def _whose(conn: Connection, visit: VisitRow) -> tuple[str, int]:
    sex, birth_year = sex_and_year(conn, visit)
    if birth_year is None:
        raise StoreTrouble(Trouble.UNKNOWN, "this visit's resident was erased")
    return sex, birth_year


def values_in(conn: Connection, visit_id: UUID) -> tuple[Measurement, ...]:
    """Return the values of a visit that count."""
    return _standing(conn, col(MeasurementRow.visit_id) == visit_id)


def values_before(conn: Connection, resident_id: UUID, before: datetime) -> tuple[Measurement, ...]:
    """Return of each quantity and side all values of the newest earlier visit that has it, in the order taken.

    What was walked with an aid then is left out: without one today it would be no change, but another way to walk.
    """
    group = group_of(conn, resident_id)
    earlier = col(VisitRow.resident_id).in_(group), col(VisitRow.started_at) < before
    newest: dict[tuple[str, Side | None], UUID] = {}
    found: list[Measurement] = []
    for visit in fetch(conn, VisitRow, *earlier, order=[col(VisitRow.started_at).desc()]):
        done = ends_of(conn, visit.id)
        for measurement in _standing(conn, col(MeasurementRow.visit_id) == visit.id):
            here = newest.setdefault((measurement.quantity, measurement.side), visit.id) == visit.id
            if here and not aided(done, measurement.quantity):
                found.append(measurement)
    return tuple(sorted(found, key=lambda measurement: measurement.taken_at))


def last_sign(conn: Connection, visit: VisitRow) -> datetime:
    """Return when something last happened in a visit."""
    kept = TABLES["measurement"].c.created_at
    last = conn.scalar(select(func.max(kept, type_=kept.type)).where(col(MeasurementRow.visit_id) == visit.id))
    return max(visit.started_at, last or visit.started_at)


def _standing(conn: Connection, which: ColumnElement[bool], *, so: bool = True) -> tuple[Measurement, ...]:
    """Return the measurements that count (or those that do not), in the order they were kept."""
    rows = fetch(conn, MeasurementRow, which, counts() if so else ~counts(), order=_ORDER)
    return tuple(map(measurement_of, rows))


def counts() -> ColumnElement[bool]:
    """What makes a row count: no other replaces it, here or in another visit, and it is not void."""
    newer = TABLES["measurement"].alias("newer")
    replaced = exists().where(newer.c.supersedes == col(MeasurementRow.id))
    void, back = TABLES["amendment"].alias("void"), TABLES["amendment"].alias("back")
    again = back.c.kind == "unvoid", back.c.id > void.c.id
    undone = exists().where(back.c.measurement_id == void.c.measurement_id, *again)
    voided = exists().where(void.c.measurement_id == col(MeasurementRow.id), void.c.kind == "void", ~undone)
    return ~replaced & ~voided


def _columns(measurement: Measurement) -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(measurement.proof, name) for name in _PROOF}
    names = ("id", "event_id", "quantity", "value", "taken_at", "step", "trial", "supersedes", "typed_by", "reason")
    row |= {name: getattr(measurement, name) for name in names}
    side = None if measurement.side is None else measurement.side.value
    return row | {"side": side, "method": measurement.method.value}


def measurement_of(row: MeasurementRow) -> Measurement:
    """Turn a row into a value."""
    return Measurement(
        id=row.id,
        event_id=row.event_id,
        quantity=row.quantity,
        side=None if row.side is None else Side(row.side),
        value=row.value,
        taken_at=row.taken_at,
        method=Method(row.method),
        step=row.step,
        trial=row.trial,
        proof=Proof(**{name: getattr(row, name) for name in _PROOF}),
        supersedes=row.supersedes,
        typed_by=row.typed_by,
        reason=row.reason,
    )
