"""The tables of people and their visits: SQLModel rows without logic. The rest is in `tables_desk.py`.

Rows do not validate on construction; the dataclasses of `kiosk.core` guard the gate and `kiosk.store.records`
turns one into the other. Every row that tells of something done names its station. Nothing that identifies a
person stands here in clear: identity is sealed with a key of its own per resident, and found by keyed hashes.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Index, MetaData, text
from sqlmodel import Field, SQLModel

from kiosk.store.columns import DecimalText, UtcTime

# Alembic's batch operations can only change a constraint that has a name.
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Row(SQLModel):
    """What every table shares: our own metadata, with names for constraints."""

    metadata = MetaData(naming_convention=NAMES)


class ResidentRow(Row, table=True):
    """Somebody who chose to be known. Erasing empties ``sealed`` and ``wrapped_key``; the row stays for its visits."""

    __tablename__ = "resident"

    id: UUID = Field(primary_key=True)
    station_id: str
    created_at: datetime = Field(sa_type=UtcTime)
    pseudonym: str = Field(unique=True)  # random, not derivable from the identity
    patient_id: UUID = Field(unique=True)  # logical id on the platform
    sealed: bytes | None = None  # the identity under the resident's key
    wrapped_key: bytes | None = None  # the resident's key under the data key
    erased_at: datetime | None = Field(default=None, sa_type=UtcTime)
    merged_into: UUID | None = Field(default=None, index=True)  # the same person, known by another row


class LookupRow(Row, table=True):
    """One keyed hash by which a resident is found. Twins share one, so several residents may hang on a hash."""

    __tablename__ = "lookup"

    kind: str = Field(primary_key=True)  # birth-tail-sex, card, phone; later name pieces
    hash: bytes = Field(primary_key=True)
    resident_id: UUID = Field(primary_key=True, foreign_key="resident.id", index=True)


class VisitRow(Row, table=True):
    """One stay. A guest's visit has no resident, and a pseudonym and patient id of its own."""

    __tablename__ = "visit"

    id: UUID = Field(primary_key=True)
    station_id: str = Field(index=True)
    centre_id: str
    resident_id: UUID | None = Field(default=None, foreign_key="resident.id", index=True)
    pseudonym: str
    patient_id: UUID
    sex: str
    age: int
    birth_year: int | None  # None once the resident is erased
    programme: str
    started_at: datetime = Field(sa_type=UtcTime, index=True)
    ended_at: datetime | None = Field(default=None, sa_type=UtcTime)
    ended: str | None = None
    software: str
    notes: str = "[]"  # JSON list of words
    language: str = Field(default="", sa_column_kwargs={"server_default": text("''")})  # in which it ended


class TallyRow(Row, table=True):
    """A visit whose keeping was refused: that it was, and how it ended. No value, no person, no time of day."""

    __tablename__ = "tally"

    id: UUID = Field(primary_key=True)
    station_id: str
    programme: str
    ended: str
    day: str  # local date, ISO


class SatisfactionRow(Row, table=True):
    """How many said so of a day's visits with a programme: 3 good, 2 fair, 1 poor. Nobody is behind a number."""

    __tablename__ = "satisfaction"

    station_id: str = Field(primary_key=True)
    day: str = Field(primary_key=True)  # local date, ISO
    programme: str = Field(primary_key=True)
    score: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    count: int


class MeasurementRow(Row, table=True):
    """One kept value with its proof. Never updated: a correction is a new row that names the old in ``supersedes``."""

    __tablename__ = "measurement"
    __table_args__ = (Index("ix_measurement_driver_device_serial_taken_at", "driver", "device_serial", "taken_at"),)

    id: UUID = Field(primary_key=True)
    visit_id: UUID = Field(foreign_key="visit.id", index=True)
    event_id: UUID  # shared by what one inflation, or the trials of one test, gave
    station_id: str
    position: int  # order within the visit; the wall clock may jump
    quantity: str
    side: str | None
    value: Decimal = Field(sa_type=DecimalText)
    unit: str
    said: str  # the device's own digits
    taken_at: datetime = Field(sa_type=UtcTime)
    method: str
    step: str
    trial: int
    driver: str
    codec: str
    codec_version: str
    device_serial: str
    calibration_id: UUID | None = Field(default=None, foreign_key="calibration.id")
    raw: bytes
    quality: str
    supersedes: UUID | None = Field(default=None, foreign_key="measurement.id", index=True)
    typed_by: str
    created_at: datetime = Field(sa_type=UtcTime)
    reason: str = Field(default="", sa_column_kwargs={"server_default": text("''")})  # why typed or changed


class AssessmentEndRow(Row, table=True):
    """How one assessment of a visit ended."""

    __tablename__ = "assessment_end"

    id: int | None = Field(default=None, primary_key=True)
    visit_id: UUID = Field(foreign_key="visit.id", index=True)
    station_id: str
    assessment: str
    ended: str
    reason: str
    notes: str = Field(default="", sa_column_kwargs={"server_default": text("''")})  # JSON pairs: answers, the helper


class ConsentRow(Row, table=True):
    """The ledger of purposes, append-only; the newest entry (highest id) per purpose counts.

    A resident's entry stands until another; a guest's holds for its visit. ``visit_id`` says where it was given.
    """

    __tablename__ = "consent"

    id: int | None = Field(default=None, primary_key=True)
    station_id: str
    resident_id: UUID | None = Field(default=None, foreign_key="resident.id", index=True)
    visit_id: UUID | None = Field(default=None, foreign_key="visit.id", index=True)
    purpose: str
    granted: bool
    at: datetime = Field(sa_type=UtcTime)
    wording: str
    actor: str


class OutboxRow(Row, table=True):
    """What the platform is to learn. It names a record; the body is kept from the first attempt until it is settled."""

    __tablename__ = "outbox"
    __table_args__ = (Index("ix_outbox_state_next_try_at", "state", "next_try_at"),)

    id: int | None = Field(default=None, primary_key=True)
    station_id: str
    kind: str  # visit, correction, retraction, erasure
    record_id: UUID = Field(index=True)  # the visit; of an erasure the resident
    state: str  # open, waiting, sent, held, withheld
    created_at: datetime = Field(sa_type=UtcTime)
    attempts: int = 0
    next_try_at: datetime = Field(sa_type=UtcTime)
    body: bytes | None = None
    body_sha256: str = ""  # of what was sent; stays when the body goes
    body_schema: int = 0
    reason: str = ""
    sent_at: datetime | None = Field(default=None, sa_type=UtcTime)
    server: str = "{}"  # JSON: what the platform answered


class TrayRow(Row, table=True):
    """The holding tray: what a device sent while nobody was being measured with it. Never attached by guess."""

    __tablename__ = "tray"

    id: UUID = Field(primary_key=True)
    station_id: str
    device: str
    driver: str
    protocol: str
    codec_version: str
    fields: str  # JSON of the Record; emptied when assigned or expired
    raw: bytes
    arrived_at: datetime = Field(sa_type=UtcTime)
    device_time: datetime | None = Field(default=None, sa_type=UtcTime)
    reason: str
    expires_at: datetime = Field(sa_type=UtcTime)
    state: str  # waiting, assigned, dropped, expired
    visit_id: UUID | None = Field(default=None, foreign_key="visit.id")
    settled_at: datetime | None = Field(default=None, sa_type=UtcTime)
    settled_by: str = ""
    settled_why: str = ""


TABLES = Row.metadata.tables  # by name; `tables_desk.py` adds its own
