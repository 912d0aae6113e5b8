"""What the store's verbs take and return beside the values of `kiosk.core`. People's names never show in a ``repr``."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

from kiosk.core.reading import Record
from kiosk.core.roles import Role as Role
from kiosk.core.visit_record import Clearance, ConsentEntry

OutboxKind = Literal["visit", "correction", "retraction", "erasure"]
OutboxState = Literal["open", "waiting", "sent", "held", "withheld"]


@dataclass(frozen=True, slots=True)
class KnownResident:
    """A resident that was found. Of twins there are several: the resident says which, nobody guesses."""

    id: UUID
    pseudonym: str
    patient_id: UUID
    masked_name: str = field(repr=False)  # 김○수; empty when no name was given
    last_visit_at: datetime | None = None
    consents: tuple[ConsentEntry, ...] = ()  # standing: the newest entry of each purpose, granted or not
    clearances: tuple[Clearance, ...] = ()  # those still in force

    def granted(self, purpose: str) -> bool:
        """Tell whether the standing consent for this purpose is a yes."""
        return any(entry.granted for entry in self.consents if entry.purpose == purpose)


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """One thing the platform is to learn."""

    id: int
    kind: OutboxKind
    record_id: UUID  # the visit; of an erasure the resident
    state: OutboxState
    created_at: datetime
    attempts: int
    next_try_at: datetime
    body: bytes | None = field(default=None, repr=False)  # None: not yet built, or settled
    body_sha256: str = ""
    body_schema: int = 0
    reason: str = ""
    sent_at: datetime | None = None
    server: str = "{}"


@dataclass(frozen=True, slots=True)
class Remote:
    """A resource of ours that the platform acknowledged, as it is called there."""

    server: str
    resource: str  # FHIR type
    local_id: str
    remote_id: str
    version: str = ""


@dataclass(frozen=True, slots=True)
class There:
    """What may be on the platform (``Type/id``, our ids), and whose it is."""

    names: frozenset[str]
    patient_id: UUID
    pseudonym: str


@dataclass(frozen=True, slots=True)
class OutboxCounts:
    """How many visits are in which state."""

    open: int = 0
    waiting: int = 0
    sent: int = 0
    held: int = 0
    withheld: int = 0


@dataclass(frozen=True, slots=True)
class TrayItem:
    """A record that belongs to no step."""

    id: UUID
    device: str
    driver: str
    codec_version: str
    record: Record = field(repr=False)
    arrived_at: datetime
    device_time: datetime | None  # as the device stamped it, if it did
    reason: str  # no-step, stored, repeated, late …
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class StaffMember:
    """A member of staff, without the PIN."""

    id: str
    name: str = field(repr=False)
    role: Role
    disabled: bool = False

    @property
    def actor(self) -> str:
        """The name for the access log."""
        return f"staff:{self.id}"


@dataclass(frozen=True, slots=True)
class PinVerdict:
    """The answer to a PIN. ``locked_until``: no try counts before then."""

    staff: StaffMember | None = None
    locked_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """A call for staff."""

    id: UUID
    at: datetime
    reason: str
    visit_id: UUID | None = None
    acknowledged_at: datetime | None = None
    acknowledged_by: str = ""
    escalated_at: datetime | None = None  # rung again, since nobody came
    station: str = ""


@dataclass(frozen=True, slots=True)
class Binding:
    """A device of this station, bound to a driver by staff."""

    device: str  # the station's own name for it, e.g. scale-1
    driver: str
    link: Literal["serial", "ble", "advert", "process"]
    address: str
    serial: str = ""
    bound_by: str = ""
    bound_at: datetime | None = None
    purpose: Literal["care", "study"] = "care"  # study: a device under test, kept from every visit


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line of the access log: who, when, from where, whose data, what was done."""

    seq: int
    at: datetime
    actor: str
    station_id: str
    whose: str
    what: str
    detail: str


@dataclass(frozen=True, slots=True)
class AuditVerdict:
    """Whether the chain holds; if not, the first broken place."""

    ok: bool
    entries: int
    broken_at: int | None = None
    why: str = ""
