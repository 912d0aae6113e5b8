"""Computed values follow what they were computed from: a newer row, or void when there is nothing to compute from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from uuid import UUID, uuid4, uuid5

from sqlalchemy import Connection
from sqlmodel import col

from kiosk.core.derive import FORMULA_VERSION, SOURCES, belongs, complete, derived
from kiosk.core.plausible import plausible
from kiosk.core.quantity import Quantity
from kiosk.core.reading import Measurement, Method, Proof, Reading
from kiosk.core.resident import Person, Sex
from kiosk.store.history import amend_row, amendments, values_of
from kiosk.store.measurements import keep_rows, measurement_of, place_rows
from kiosk.store.sheets import State
from kiosk.store.tables import MeasurementRow, VisitRow
from kiosk.store.tables_people import AmendmentRow
from kiosk.store.unit import fetch_one

WHY = "computed"
"""The reason that stands beside a change nobody asked for: what it was computed from has changed."""


def recompute(
    conn: Connection,
    station_id: str,
    quantities: Mapping[str, Quantity],
    visit_id: UUID,
    *,
    actor: str,
    now: datetime,
    added: Iterable[str] = (),
) -> None:
    """Bring a visit's computed values up to date; ``added`` quantities may make one possible for the first time."""
    fresh, person = frozenset(added), _person(conn, visit_id)
    for quantity, sources in SOURCES.items():
        values = values_of(conn, visit_id)
        mine = [(row, state) for row, state in values if row.quantity == quantity]
        counts = (row for row, state in values if state is State.STANDING and belongs(quantity, row.step))
        standing = _by_quantity(counts)
        wanted = _wanted(quantity, standing, person, quantities)
        computed = [(row, state) for row, state in mine if row.method == Method.COMPUTED]
        if computed:
            _follow(conn, station_id, quantities, computed, wanted, actor, now)
        elif not mine and wanted is not None and fresh & set(sources) and complete(quantity, standing):
            made = _first(visit_id, quantity, wanted, max(r.taken_at for r, _ in values if r.quantity in sources))
            keep_rows(conn, station_id, quantities, visit_id, (made,), now)


def _person(conn: Connection, visit_id: UUID) -> Person:
    """Who was measured, as far as a formula asks: sex, and the age on that day."""
    visit = fetch_one(conn, VisitRow, col(VisitRow.id) == visit_id, what="visit")
    return Person(Sex(visit.sex), visit.age, visit.birth_year or 0)


def _by_quantity(rows: Iterable[MeasurementRow]) -> dict[str, list[Decimal]]:
    values: dict[str, list[Decimal]] = {}
    for row in rows:
        values.setdefault(row.quantity, []).append(row.value)
    return values


def _wanted(
    quantity: str, values: Mapping[str, list[Decimal]], person: Person, table: Mapping[str, Quantity]
) -> Decimal | None:
    value = derived(quantity, values, person)
    sound = value is not None and isinstance(plausible(Reading(quantity, value), table), Reading)
    return value if sound else None


def _follow(
    conn: Connection,
    station_id: str,
    quantities: Mapping[str, Quantity],
    computed: list[tuple[MeasurementRow, State]],
    wanted: Decimal | None,
    actor: str,
    now: datetime,
) -> None:
    standing = [row for row, state in computed if state is State.STANDING]
    if wanted is None:
        for row in standing:
            amend_row(conn, row, "void", why=WHY, actor=actor, now=now)
        return
    if not standing:
        void = [row for row, state in computed if state is State.VOID and _by_itself(conn, row.id)]
        for row in void[-1:]:
            amend_row(conn, row, "unvoid", why=WHY, actor=actor, now=now)
        standing = void
    if standing and standing[-1].value != wanted:
        old = standing[-1]
        made = replace(measurement_of(old), id=uuid4(), value=wanted, supersedes=old.id, reason=WHY)
        made = replace(made, proof=replace(made.proof, codec_version=FORMULA_VERSION))
        place_rows(conn, station_id, quantities, old.visit_id, [(old.position, made)], now)
        amend_row(conn, old, "correct", why=WHY, actor=actor, now=now, result=made)


def _by_itself(conn: Connection, measurement_id: UUID) -> bool:
    """Whether it was voided here, not by a person."""
    return amendments(conn, col(AmendmentRow.measurement_id) == measurement_id)[0].why == WHY


def _first(visit_id: UUID, quantity: str, value: Decimal, taken_at: datetime) -> Measurement:
    return Measurement(
        id=uuid4(),
        event_id=uuid5(visit_id, quantity),
        quantity=quantity,
        side=None,
        value=value,
        taken_at=taken_at,
        method=Method.COMPUTED,
        step=quantity,
        proof=Proof(codec=f"computed:{quantity}", codec_version=FORMULA_VERSION),
    )
