"""The tables around the checks of the devices (the checks themselves are `tables_desk.CalibrationRow`).

SQLModel rows without logic, as in `tables.py`. Nobody's data: instruments, references, and what is still to be told.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlmodel import Field

from kiosk.store.columns import DecimalText, UtcTime
from kiosk.store.tables import Row


class ReferenceRow(Row, table=True):
    """Something the centre compares against. Changed by a new certificate; each check holds it as it was then."""

    __tablename__ = "reference"

    id: UUID = Field(primary_key=True)
    station_id: str
    kind: str
    name: str
    nominal: Decimal = Field(sa_type=DecimalText)
    unit: str
    actual: Decimal = Field(sa_type=DecimalText)
    uncertainty: Decimal = Field(sa_type=DecimalText)
    k: Decimal = Field(sa_type=DecimalText)
    certificate: str
    issued_on: str | None = None  # date, ISO
    due_on: str | None = None
    retired_at: datetime | None = Field(default=None, sa_type=UtcTime)


class InstrumentFactRow(Row, table=True):
    """What staff know of one instrument beside its checks; without a serial number it is that of its station."""

    __tablename__ = "instrument_fact"

    driver: str = Field(primary_key=True)
    serial: str = Field(primary_key=True)
    station_id: str = Field(primary_key=True)  # empty where the serial number says which one it is
    legal: str
    legal_until: str | None = None  # date, ISO
    validated: bool | None = None
    validated_by: str
    resolution: Decimal | None = Field(default=None, sa_type=DecimalText)
    at: datetime = Field(sa_type=UtcTime)
    actor: str


class CheckSweepRow(Row, table=True):
    """Still to be told: the visits of one instrument whose values stand otherwise since its checks changed.

    ``flips`` are the checks of which the outbox will know otherwise at its end. It goes on behind the cursor, so a
    crash costs one bite at most.
    """

    __tablename__ = "check_sweep"

    driver: str = Field(primary_key=True)
    serial: str = Field(primary_key=True)
    station_id: str = Field(primary_key=True)  # empty where the serial number says which one it is
    quantity: str = Field(primary_key=True)
    flips: str  # JSON list of ids
    cursor_at: datetime = Field(sa_type=UtcTime)
    cursor_id: UUID
    started_at: datetime = Field(sa_type=UtcTime)
