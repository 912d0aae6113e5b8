"""Clearances as values: who cleared whom for what, until when."""

from __future__ import annotations

import json
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection
from sqlmodel import col

from kiosk.core.visit_record import Clearance
from kiosk.store.groups import group_of
from kiosk.store.tables_desk import ClearanceRow
from kiosk.store.unit import fetch


def in_force(conn: Connection, resident_id: UUID, now: datetime) -> tuple[Clearance, ...]:
    """Return a resident's clearances that have not run out, oldest first; of merged records those of all."""
    mine, valid = col(ClearanceRow.resident_id).in_(group_of(conn, resident_id)), col(ClearanceRow.until) > now
    rows = fetch(conn, ClearanceRow, mine, valid, order=[col(ClearanceRow.given_at)])
    return tuple(map(_clearance, rows))


def _clearance(row: ClearanceRow) -> Clearance:
    return Clearance(str(row.staff_id), tuple(json.loads(row.questions)), row.given_at, row.until)
