"""The tables of trials (실증): what no result, paper, export or outbox ever reads.

SQLModel rows without logic, as in `tables.py`. No row names a person, and but for the start of a trial none holds a
date: a participant is a random code, an age band, a sex and the day of the trial. ``study_participant.link`` is the
visit in front, sealed with the desk's key, for one purpose: to find what must go when its person takes the consent
back or is erased. Then it is emptied.
"""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from sqlmodel import Field

from kiosk.store.columns import DecimalText
from kiosk.store.tables import Row


class StudyRow(Row, table=True):
    """One trial. ``version`` is that of its protocol now; ``drawn`` counts the pairs that were ever begun."""

    __tablename__ = "study"

    id: UUID = Field(primary_key=True)
    station_id: str
    code: str = Field(unique=True)
    version: int
    state: str
    seed: str  # orders the devices
    first_day: str | None = None  # local date, ISO: day 1
    drawn: int
    refused: int  # said no to the wording
    withdrawn: int  # took their consent back: nothing of them is here


class StudyProtocolRow(Row, table=True):
    """One version of a protocol, as JSON. Changed until the first pair of it exists; from then on never."""

    __tablename__ = "study_protocol"

    study_id: UUID = Field(primary_key=True, foreign_key="study.id")
    version: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    body: str
    actor: str


class StudyParticipantRow(Row, table=True):
    """Somebody who agreed. ``exported``: the code is in a file that left the house."""

    __tablename__ = "study_participant"

    id: UUID = Field(primary_key=True)
    study_id: UUID = Field(foreign_key="study.id", index=True)
    code: str
    band: int | None = None
    sex: str
    day: int
    ended: str
    place: str  # the stage they stopped at
    test_comfort: int | None = None
    reference_comfort: int | None = None
    exported: bool
    withdrawn: bool
    link: bytes | None = None  # the visit in front, sealed


class StudyPairRow(Row, table=True):
    """Two measurements that belong together."""

    __tablename__ = "study_pair"

    id: UUID = Field(primary_key=True)
    study_id: UUID = Field(foreign_key="study.id", index=True)
    participant_id: UUID = Field(foreign_key="study_participant.id", index=True)
    number: int
    repeat: int
    version: int
    first: str


class StudyAttemptRow(Row, table=True):
    """One measurement with one device, however it ended."""

    __tablename__ = "study_attempt"

    id: UUID = Field(primary_key=True)
    pair_id: UUID = Field(foreign_key="study_pair.id", index=True)
    role: str
    number: int
    outcome: str
    reason: str
    value: Decimal | None = Field(default=None, sa_type=DecimalText)
    said: str
    seconds: Decimal = Field(sa_type=DecimalText)
    driver: str
    serial: str
    firmware: str
    standing: str


class StudyEventRow(Row, table=True):
    """Something went wrong with a device or around it."""

    __tablename__ = "study_event"

    id: UUID = Field(primary_key=True)
    study_id: UUID = Field(foreign_key="study.id", index=True)
    number: int
    day: int
    kind: str
    role: str
    firmware: str
    actor: str
    words: bytes | None = None  # staff's own, sealed
