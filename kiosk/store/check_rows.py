"""Checks between values and rows. What nobody searches by (points, references, plan) is one JSON text: ``body``.

Decimals travel as digits and times as canonical text, so a check reads back as it was made; raises ValueError for a
number that is none.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from kiosk.core.metrology.values import Correction, DeviceCheck, Point, Reference
from kiosk.store.columns import decimal_text, parse_time, time_text
from kiosk.store.tables_checks import ReferenceRow
from kiosk.store.tables_desk import CalibrationRow

_SAME = ("id", "driver", "serial", "quantity", "at", "kind", "verdict", "found_good", "left_good", "due_at", "note")


def row_of_check(check: DeviceCheck, station_id: str, actor: str, version: int) -> dict[str, Any]:
    """Return a fresh row: it counts, and nobody has been told yet."""
    row = {name: getattr(check, name) for name in _SAME}
    correction = check.correction
    return row | {
        "station_id": station_id,
        "actor": actor,
        "passed": check.left_good,
        "factor": None if correction is None else correction.factor,
        "shift": None if correction is None else correction.shift,
        "version": version,
        "body": _body(check),
        "voided_at": None,
        "voided_by": "",
        "void_why": "",
        "told": False,
    }


def check_of(row: CalibrationRow, *, whole: bool = True) -> DeviceCheck:
    """Turn a row into a check; not ``whole``: without points and references, which no standing asks for."""
    body = json.loads(row.body)
    return DeviceCheck(
        **{name: getattr(row, name) for name in _SAME},
        correction=_correction(row.factor, row.shift, row.version),
        points=tuple(map(_point, body.get("points", ()))) if whole else (),
        references=tuple(map(_reference, body.get("references", ()))) if whole else (),
        plan=body.get("plan", ""),
        details=body.get("details", {}),
        actor=row.actor,
        station=row.station_id,
        voided_at=row.voided_at,
        voided_by=row.voided_by,
        void_why=row.void_why,
    )


def row_of_reference(reference: Reference, station_id: str) -> dict[str, Any]:
    """Return its row."""
    names = ("id", "kind", "name", "nominal", "unit", "actual", "uncertainty", "k", "certificate", "retired_at")
    row = {name: getattr(reference, name) for name in names} | {"station_id": station_id}
    return row | {"issued_on": day_text(reference.issued_on), "due_on": day_text(reference.due_on)}


def reference_of(row: ReferenceRow) -> Reference:
    """Turn a row into a reference."""
    held = {name: getattr(row, name) for name in Reference.__slots__}
    return Reference(**held | {"issued_on": day_of(row.issued_on), "due_on": day_of(row.due_on)})


def day_text(day: date | None) -> str | None:
    """Write a date."""
    return None if day is None else day.isoformat()


def day_of(text: str | None) -> date | None:
    """Read a date."""
    return None if text is None else date.fromisoformat(text)


def _correction(factor: Decimal | None, shift: Decimal | None, version: int) -> Correction | None:
    """Rows of the first versions may have either alone."""
    if factor is None and shift is None:
        return None
    return Correction(Decimal(1) if factor is None else factor, Decimal(0) if shift is None else shift, version)


def _body(check: DeviceCheck) -> str:
    held = {
        "plan": check.plan,
        "details": dict(check.details),
        "points": [_plain(one, Point.__slots__) for one in check.points],
        "references": [_plain(one, Reference.__slots__) for one in check.references],
    }
    return json.dumps({name: value for name, value in held.items() if value}, ensure_ascii=False)


def _plain(value: object, names: Iterable[str]) -> dict[str, Any]:
    return {name: plain for name in names if (plain := _json(getattr(value, name))) is not None}


def _json(value: object) -> object:
    match value:
        case Decimal():
            return decimal_text(value)
        case datetime():
            return time_text(value)
        case date():
            return value.isoformat()
        case UUID():
            return str(value)
        case tuple():
            return [_json(each) for each in value]
    return value


def _point(held: Mapping[str, Any]) -> Point:
    return Point(
        task=held["task"],
        true=Decimal(held["true"]),
        reading=Decimal(held["reading"]),
        u=Decimal(held["u"]),
        references=tuple(map(UUID, held["references"])),
        at=parse_time(held["at"]) if "at" in held else None,
        said=held["said"],
        seconds=held["seconds"],
    )


def _reference(held: Mapping[str, Any]) -> Reference:
    made: dict[str, Any] = {name: held[name] for name in ("kind", "name", "unit", "certificate")}
    made |= {name: Decimal(held[name]) for name in ("nominal", "actual", "uncertainty", "k")}
    made |= {name: day_of(held.get(name)) for name in ("issued_on", "due_on")}
    put_away = parse_time(held["retired_at"]) if "retired_at" in held else None
    return Reference(id=UUID(held["id"]), retired_at=put_away, **made)
