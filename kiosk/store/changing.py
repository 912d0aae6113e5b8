"""Who had changed since the visit before, for the statistics: verdicts by visit, no value and no person leaves here."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from kiosk.core.change import CHANGES, verdict
from kiosk.core.metrology.behind import quantities, unchecked
from kiosk.core.reading import Measurement, Method
from kiosk.core.trend import Way, of_visit
from kiosk.store.instruments import known_for
from kiosk.store.measurements import counts, measurement_of
from kiosk.store.tables import MeasurementRow, VisitRow
from kiosk.store.unit import fetch

Changes = tuple[tuple[str, str], ...]


def changes_of(conn: Connection, start: datetime, end: datetime) -> dict[UUID, Changes]:
    """Return what had changed at each visit of a time since the person's visit before, by `change.verdict`.

    Compared is what the resident and staff are told: the same quantity, method and instrument, nothing typed, and
    nothing of an instrument that was not in order, then or now.
    """
    within = col(VisitRow.started_at) >= start, col(VisitRow.started_at) < end, col(VisitRow.resident_id).is_not(None)
    people = select(col(VisitRow.resident_id)).where(*within).scalar_subquery()
    mine = col(VisitRow.resident_id).in_(people), col(VisitRow.started_at) < end
    visits = fetch(conn, VisitRow, *mine, order=[col(VisitRow.started_at), col(VisitRow.id)])
    values = _values(conn, [visit.id for visit in visits])
    last: dict[tuple[UUID | None, str, Way], Decimal | None] = {}
    found: dict[UUID, Changes] = {}
    for visit in visits:
        judged, kept = {}, values[visit.id]
        doubted = quantities(kept, unchecked(kept, known_for(conn, visit.station_id, kept)))
        for (quantity, way), value in of_visit(kept).items():
            sure = value if quantity not in doubted else None
            before, last[visit.resident_id, quantity, way] = last.get((visit.resident_id, quantity, way)), sure
            said = verdict(quantity, before, sure) if sure is not None else None
            if said is not None:
                judged[quantity] = said
        if visit.started_at >= start and judged:
            found[visit.id] = tuple(sorted(judged.items()))
    return found


def _values(conn: Connection, visits: list[UUID]) -> dict[UUID, list[Measurement]]:
    """Return the values that count and can be judged, by visit; read in pieces: databases limit one question."""
    values: dict[UUID, list[Measurement]] = defaultdict(list)
    judged = col(MeasurementRow.quantity).in_(list(CHANGES)), col(MeasurementRow.method) != Method.TYPED.value
    order = [col(MeasurementRow.position), col(MeasurementRow.id)]
    for first in range(0, len(visits), 500):
        some = col(MeasurementRow.visit_id).in_(visits[first : first + 500])
        for row in fetch(conn, MeasurementRow, some, *judged, counts(), order=order):
            values[row.visit_id].append(measurement_of(row))
    return values
