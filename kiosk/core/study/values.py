"""What a trial is made of. Nobody is named: a participant is a random code that means nothing elsewhere."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Literal
from uuid import UUID

Role = Literal["reference", "test"]
ROLES: tuple[Role, Role] = ("test", "reference")
State = Literal["planned", "running", "paused", "closed"]
STATES: tuple[State, ...] = ("planned", "running", "paused", "closed")
NEXT: dict[State, tuple[State, ...]] = {
    "planned": ("running",),
    "running": ("paused", "closed"),
    "paused": ("running", "closed"),
    "closed": (),
}
"""What a trial may become; what is closed stays closed."""
OUTCOMES = ("value", "refused", "timeout", "gone", "implausible", "stopped")
"""How one measurement with one device can end."""
DROPPED = ("tired", "refused", "unwell", "device", "time", "other")
"""Why somebody did not go on."""
KINDS = ("wrong-value", "no-value", "restart", "link", "pain", "fall", "skin", "alarm", "other")
"""What went wrong with a device or around it; link, restart and no-value are noticed by the kiosk itself as well."""
FACES, POINTS = 3, 5


@dataclass(frozen=True, slots=True)
class Protocol:
    """What is agreed before the first pair. ``test`` and ``reference`` are names of bound devices.

    ``low`` … ``high``: within these limits test minus reference must lie, in the quantity's unit, stated beforehand.
    ``constant``: what is measured stands still between the repeats of one participant (height; not blood pressure).
    ``peek``: the running figures may be looked at before the end.
    """

    code: str
    title: str
    sponsor: str
    test: str
    reference: str
    quantity: str
    pairs: int
    repeats: int = 1
    seconds: int = 90
    low: Decimal | None = None
    high: Decimal | None = None
    source: str = ""
    constant: bool = False
    comfort: int = FACES  # 0: not asked, 3 faces, 5 points
    consent_ko: str = ""
    consent_en: str = ""
    peek: bool = False

    def text(self) -> str:
        """Return it as JSON."""
        made = asdict(self) | {"low": _plain(self.low), "high": _plain(self.high)}
        return json.dumps(made, ensure_ascii=False, sort_keys=True)

    def consent(self, language: str) -> str:
        """Return the wording in a language; in the other one where there is only that."""
        both = (self.consent_en, self.consent_ko) if language == "en" else (self.consent_ko, self.consent_en)
        return both[0] or both[1]


def read_protocol(text: str) -> Protocol:
    """Read what `Protocol.text` wrote."""
    found = Protocol(**json.loads(text))
    low, high = (None if one is None else Decimal(one) for one in (found.low, found.high))
    return replace(found, low=low, high=high)


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


@dataclass(frozen=True, slots=True)
class Study:
    """One trial as it stands. ``seed`` orders the devices and is shown to nobody before the end."""

    id: UUID
    protocol: Protocol
    version: int
    state: State
    seed: str = field(repr=False)
    first_day: date | None = None
    complete: int = 0  # pairs with both values
    station: str = ""

    @property
    def wording(self) -> str:
        """The version of the words of consent, for the ledger."""
        return wording_of(self.protocol.code, self.version)

    @property
    def open_to_look(self) -> bool:
        """Whether its figures may be seen: at the end, or when the protocol says so beforehand."""
        return self.state == "closed" or self.protocol.peek


WORDING = "study-"
"""How the wording of every trial's consent begins in the ledger; it allows nothing but that trial."""


def wording_of(code: str, version: int) -> str:
    """Name the words of consent of a protocol's version."""
    return f"{WORDING}{code}-v{version}"


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who agreed. ``band``: the first year of a band of ten; None where nobody said. ``day``: of the trial."""

    id: UUID
    code: str
    band: int | None
    sex: str
    day: int
    ended: str = ""  # empty: still at it; done; else why they stopped (`DROPPED`)
    where: str = ""  # the stage they stopped at
    test_comfort: int | None = None
    reference_comfort: int | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two measurements that belong together; ``number`` counts all pairs of the trial, ``repeat`` those of one."""

    id: UUID
    participant: UUID
    number: int
    repeat: int
    version: int
    first: Role


@dataclass(frozen=True, slots=True)
class Attempt:
    """One measurement with one device, however it ended. ``value`` is unrounded; ``said`` the digits as they came."""

    role: Role
    number: int  # 1, 2 … of this device in this pair
    outcome: str
    reason: str = ""  # of a refusal: a word of the closed list
    value: Decimal | None = None
    said: str = ""
    seconds: Decimal = Decimal(0)  # from the invitation to the end, to a tenth
    driver: str = ""
    serial: str = ""
    firmware: str = ""
    standing: str = ""  # of the reference's check: good, uncheckable, or why not; of the device under test nothing
    pair: UUID | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """Something went wrong. ``by``: a word, staff or kiosk. ``words`` are staff's own, and never leave the house."""

    kind: str
    day: int
    role: Role = "test"
    firmware: str = ""
    by: str = "kiosk"
    words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class StudyData:
    """Everything a trial has brought, in the order of the pairs; whoever withdrew is only counted."""

    study: Study
    versions: tuple[tuple[int, Protocol], ...]
    participants: tuple[Participant, ...] = ()
    pairs: tuple[Pair, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    incidents: tuple[Incident, ...] = ()
    refused: int = 0
    withdrawn: int = 0
    recalled: tuple[str, ...] = ()  # codes that were exported before they withdrew: whoever has the file deletes them

    def of(self, pair: UUID, role: Role) -> tuple[Attempt, ...]:
        """Return the attempts with one device in a pair."""
        return tuple(one for one in self.attempts if (one.pair, one.role) == (pair, role))


def value_of(attempts: tuple[Attempt, ...]) -> Attempt | None:
    """Return the attempt that gave the value, if any."""
    return next((one for one in attempts if one.outcome == "value"), None)
