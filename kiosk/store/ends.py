"""How the tests of a visit ended, between values and rows; the answers given in a test are JSON pairs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection
from sqlmodel import col

from kiosk.core.visit_record import AssessmentEnd, End
from kiosk.store.tables import AssessmentEndRow, VisitRow
from kiosk.store.unit import fetch


def end_rows(visit: VisitRow, station_id: str, ends: Sequence[AssessmentEnd]) -> list[dict[str, Any]]:
    """Make the rows; of somebody who was erased nothing is said."""
    known = bool(visit.birth_year)
    return [
        {
            "visit_id": visit.id,
            "station_id": station_id,
            "assessment": end.assessment,
            "ended": end.ended.value,
            "reason": end.reason if known else "",
            "notes": _text(end.notes) if known else "",
        }
        for end in ends
    ]


def ends_of(conn: Connection, visit_id: UUID) -> tuple[AssessmentEnd, ...]:
    """Return how the assessments of a visit ended, in their order."""
    rows = fetch(conn, AssessmentEndRow, col(AssessmentEndRow.visit_id) == visit_id, order=[col(AssessmentEndRow.id)])
    return tuple(AssessmentEnd(row.assessment, End(row.ended), row.reason, answers(row.notes)) for row in rows)


def answers(written: str) -> tuple[tuple[str, str], ...]:
    """Read the answers of a test back."""
    return tuple((str(key), str(word)) for key, word in json.loads(written)) if written else ()


def _text(notes: tuple[tuple[str, str], ...]) -> str:
    return json.dumps(notes, ensure_ascii=False, separators=(",", ":")) if notes else ""
