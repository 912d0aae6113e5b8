"""The tables of the desk: staff, calls, clearances, devices, the access log and the store's own facts.

SQLModel rows without logic, as in `tables.py`; importing this module registers all tables.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Index, text, true
from sqlmodel import Field

from kiosk.store.columns import DecimalText, UtcTime
from kiosk.store.tables import Row


class StaffRow(Row, table=True):
    """A member of staff. Never deleted, only disabled: the log names them."""

    __tablename__ = "staff"

    id: UUID = Field(primary_key=True)
    station_id: str
    name: bytes  # sealed
    role: str
    pin_hash: str  # argon2
    created_at: datetime = Field(sa_type=UtcTime)
    disabled_at: datetime | None = Field(default=None, sa_type=UtcTime)
    card_hash: bytes | None = None  # keyed hash of the member's card
    recovery_hash: str = Field(default="", sa_column_kwargs={"server_default": text("''")})  # argon2 of the sealed code


class PinLockRow(Row, table=True):
    """Failed PINs at one door: a station (a PIN typed without a name) or one member of staff."""

    __tablename__ = "pin_lock"

    door: str = Field(primary_key=True)
    failed: int
    locked_until: datetime | None = Field(default=None, sa_type=UtcTime)


class CallRow(Row, table=True):
    """Somebody called staff."""

    __tablename__ = "call"

    id: UUID = Field(primary_key=True)
    station_id: str
    visit_id: UUID | None = None  # no foreign key: a visit that is not kept has no row
    at: datetime = Field(sa_type=UtcTime)
    reason: str
    acknowledged_at: datetime | None = Field(default=None, index=True, sa_type=UtcTime)
    acknowledged_by: str = ""
    escalated_at: datetime | None = Field(default=None, sa_type=UtcTime)


class ClearanceRow(Row, table=True):
    """A member of staff cleared a resident, or a guest for one visit: for what, until when."""

    __tablename__ = "clearance"

    id: UUID = Field(primary_key=True)
    station_id: str
    resident_id: UUID | None = Field(default=None, foreign_key="resident.id", index=True)
    visit_id: UUID | None = Field(default=None, foreign_key="visit.id", index=True)
    staff_id: UUID = Field(foreign_key="staff.id")
    questions: str  # JSON list
    given_at: datetime = Field(sa_type=UtcTime)
    until: datetime = Field(sa_type=UtcTime)


class AuditRow(Row, table=True):
    """One line of the access log: append-only, each line's keyed hash covers the line before."""

    __tablename__ = "audit"

    seq: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime = Field(sa_type=UtcTime)
    actor: str
    station_id: str  # from where
    whose: str  # resident or visit id; empty when nobody's data was touched
    what: str
    detail: str
    hash: bytes


class BindingRow(Row, table=True):
    """Staff bound this device of the station to a driver."""

    __tablename__ = "binding"

    station_id: str = Field(primary_key=True)
    device: str = Field(primary_key=True)
    driver: str
    link: str  # serial or ble
    address: str  # port or radio address
    serial: str
    bound_by: str
    bound_at: datetime = Field(sa_type=UtcTime)
    purpose: str = Field(default="care", sa_column_kwargs={"server_default": text("'care'")})


class InstrumentRow(Row, table=True):
    """Maker and model as they were called when the device measured: a plug-in and its catalogue may be gone later."""

    __tablename__ = "instrument"

    driver: str = Field(primary_key=True)
    serial: str = Field(primary_key=True)
    maker: str
    model: str


class CalibrationRow(Row, table=True):
    """One check of one instrument against a reference, and the correction that follows from it, if any.

    Never changed but for taking it back (``voided_at``) and for ``told``: whether the outbox has learnt that it counts.
    """

    __tablename__ = "calibration"
    __table_args__ = (Index("ix_calibration_driver_serial_quantity_at", "driver", "serial", "quantity", "at"),)

    id: UUID = Field(primary_key=True)
    station_id: str
    driver: str = Field(index=True)
    serial: str
    quantity: str
    at: datetime = Field(sa_type=UtcTime)
    passed: bool  # as left_good: what an older version reads
    due_at: datetime | None = Field(default=None, sa_type=UtcTime)
    factor: Decimal | None = Field(default=None, sa_type=DecimalText)
    shift: Decimal | None = Field(default=None, sa_type=DecimalText)
    note: str
    actor: str
    kind: str = Field(default="outside", sa_column_kwargs={"server_default": text("'outside'")})
    verdict: str = Field(default="pass", sa_column_kwargs={"server_default": text("'pass'")})
    found_good: bool = Field(default=True, sa_column_kwargs={"server_default": true()})
    left_good: bool = Field(default=True, sa_column_kwargs={"server_default": true()})
    version: int = Field(default=0, sa_column_kwargs={"server_default": text("0")})  # of the correction; 0: none
    body: str = Field(default="{}", sa_column_kwargs={"server_default": text("'{}'")})  # JSON, see `check_rows`
    voided_at: datetime | None = Field(default=None, sa_type=UtcTime)
    voided_by: str = Field(default="", sa_column_kwargs={"server_default": text("''")})
    void_why: str = Field(default="", sa_column_kwargs={"server_default": text("''")})
    told: bool = Field(default=True, sa_column_kwargs={"server_default": true()})


class RemoteRow(Row, table=True):
    """What the platform calls one of our resources, and the version it acknowledged."""

    __tablename__ = "remote"

    server: str = Field(primary_key=True)
    resource: str = Field(primary_key=True)  # FHIR type
    local_id: str = Field(primary_key=True)
    remote_id: str
    version: str
    at: datetime = Field(sa_type=UtcTime)


class LeaseRow(Row, table=True):
    """One job, one holder: a single sender per database, also when stations share it."""

    __tablename__ = "lease"

    name: str = Field(primary_key=True)
    holder: str
    until: datetime = Field(sa_type=UtcTime)


class MetaRow(Row, table=True):
    """Facts about the store itself: its id, the check of its key, the head of the access log."""

    __tablename__ = "meta"

    key: str = Field(primary_key=True)
    value: str
