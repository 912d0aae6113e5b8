"""The tables of a centre's working day: merges, cards, amendments, remarks, follow-up, bookings, upkeep, device events.

SQLModel rows without logic, as in `tables.py`. What people wrote in their own words is sealed: with the resident's
own key where there is a resident (erasing destroys it), else with the desk's.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from kiosk.store.columns import UtcTime
from kiosk.store.tables import Row


class MergeRow(Row, table=True):
    """Two resident rows are one person; undone by a date, never by deleting."""

    __tablename__ = "merge"

    id: UUID = Field(primary_key=True)
    station_id: str
    gone_id: UUID = Field(foreign_key="resident.id", index=True)
    kept_id: UUID = Field(foreign_key="resident.id", index=True)
    at: datetime = Field(sa_type=UtcTime)
    actor: str
    ledger: int  # the last consent before it: a no up to here stands until a yes is given after it
    undone_at: datetime | None = Field(default=None, sa_type=UtcTime)
    undone_by: str = ""


class CardRow(Row, table=True):
    """A card or slip that was printed; the code itself is only in the resident's sealed identity."""

    __tablename__ = "card"

    hash: bytes = Field(primary_key=True)
    station_id: str
    resident_id: UUID = Field(foreign_key="resident.id", index=True)
    issued_at: datetime = Field(sa_type=UtcTime)
    issued_by: str
    voided_at: datetime | None = Field(default=None, sa_type=UtcTime)
    voided_by: str = ""
    why: str = ""  # lost, worn, merged …


class AmendmentRow(Row, table=True):
    """Who changed what about a kept value, when and why. Append-only; the newest about a value counts.

    correct and side name the new row in ``result_id``; move too, in another visit; void and unvoid have none.
    """

    __tablename__ = "amendment"

    id: int | None = Field(default=None, primary_key=True)
    station_id: str
    visit_id: UUID = Field(foreign_key="visit.id", index=True)
    measurement_id: UUID = Field(foreign_key="measurement.id", index=True)
    kind: str  # correct, side, move, void, unvoid
    result_id: UUID | None = Field(default=None, foreign_key="measurement.id")
    at: datetime = Field(sa_type=UtcTime)
    actor: str
    why: str  # a word


class RemarkRow(Row, table=True):
    """A note or signed advice on a visit, in a member of staff's own words, sealed."""

    __tablename__ = "remark"

    id: UUID = Field(primary_key=True)
    station_id: str
    visit_id: UUID = Field(foreign_key="visit.id", index=True)
    at: datetime = Field(sa_type=UtcTime)
    actor: str
    advice: bool
    sealed: bytes | None = None  # None once the resident is erased


class FollowUpRow(Row, table=True):
    """Something staff must come back to, found by rule; closed by a person with a note."""

    __tablename__ = "follow_up"

    id: UUID = Field(primary_key=True)
    station_id: str
    kind: str
    resident_id: UUID | None = Field(default=None, foreign_key="resident.id", index=True)
    visit_id: UUID | None = Field(default=None, foreign_key="visit.id", index=True)
    subject: str = ""  # what of: a quantity, a programme, an outbox row; no value
    since: datetime = Field(sa_type=UtcTime)
    state: str = Field(index=True)  # open, closed
    closed_at: datetime | None = Field(default=None, sa_type=UtcTime)
    closed_by: str = ""
    note: bytes | None = None  # sealed


class BookingRow(Row, table=True):
    """Somebody who waits or was booked with a group: a number, and sealed, who it is."""

    __tablename__ = "booking"

    id: UUID = Field(primary_key=True)
    station_id: str
    day: str = Field(index=True)  # local date, ISO
    number: int
    sealed: bytes | None = None  # who it is, of which group; emptied at the end of the day
    resident_id: UUID | None = Field(default=None, foreign_key="resident.id", index=True)
    visit_id: UUID | None = None  # no foreign key: a visit that is not kept has no row
    state: str  # booked, waiting, called, measuring, done, left, missed
    created_at: datetime = Field(sa_type=UtcTime)
    arrived_at: datetime | None = Field(default=None, sa_type=UtcTime)
    called_at: datetime | None = Field(default=None, sa_type=UtcTime)
    settled_at: datetime | None = Field(default=None, sa_type=UtcTime)


class UpkeepRow(Row, table=True):
    """The log of the place: opened, closed, cleaned, battery, cuff, paper, repair, backup, integrity, retention."""

    __tablename__ = "upkeep"

    id: int | None = Field(default=None, primary_key=True)
    station_id: str
    day: str = Field(index=True)  # local date, ISO
    at: datetime = Field(sa_type=UtcTime)
    actor: str
    kind: str = Field(index=True)
    device: str = ""
    result: str = ""  # ok, look, fail
    detail: str = ""  # words of a closed list or JSON of counts; no person
    note: bytes | None = None  # sealed words of staff


class DeviceEventRow(Row, table=True):
    """A bound device changed its state, with the reason: for statistics and the device's history."""

    __tablename__ = "device_event"

    id: int | None = Field(default=None, primary_key=True)
    station_id: str
    at: datetime = Field(sa_type=UtcTime, index=True)
    device: str = Field(index=True)
    driver: str
    state: str
    reason: str = ""


class DeviceFactRow(Row, table=True):
    """A bound device told something about itself: battery, signal, clock, firmware, model, serial."""

    __tablename__ = "device_fact"

    id: int | None = Field(default=None, primary_key=True)
    station_id: str
    at: datetime = Field(sa_type=UtcTime, index=True)
    device: str = Field(index=True)
    driver: str
    what: str
    value: str
