"""What a trial brings to its statistics. Nobody is named: a participant is a code that means nothing elsewhere.

A trial compares a device under test with a reference, pair by pair, in random order. Values are Decimal in the
quantity's own unit (UCUM, `kiosk.core.quantity`). Free text of people never gets here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

Role = Literal["reference", "test"]
Repeats = Literal["varying", "constant"]
"""What several pairs of one participant mean: the true value may move between them (blood pressure), or it stands
still for all of them (body height). Only the second tells how well each device repeats itself."""


LARGEST, SLOWEST = Decimal(10) ** 9, 86_400.0
"""No value of a pair is as large, and none takes as long: sums of squares stay numbers."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One value of either device, taken one after the other. Raises ValueError for what is no number."""

    participant: str  # a code: P07
    number: int  # 1, 2 … within the participant
    first: Role  # which device measured first; chosen at random
    reference: Decimal
    test: Decimal
    day: int = 1  # of the trial, 1 …
    firmware: str = ""  # of the device under test, as it said
    reference_seconds: float | None = None  # from the invitation to the value
    test_seconds: float | None = None
    reference_comfort: int | None = None  # 1 (bad) … `Protocol.comfort_steps` (good); None: not asked or not answered
    test_comfort: int | None = None

    def __post_init__(self) -> None:
        if not all(value.is_finite() and abs(value) < LARGEST for value in (self.reference, self.test)):
            raise ValueError("a value of a pair is no number")
        spent = (one for one in (self.reference_seconds, self.test_seconds) if one is not None)
        if not all(0.0 <= one < SLOWEST for one in spent):  # false for what is no number, too
            raise ValueError("the seconds of a pair are none")


@dataclass(frozen=True, slots=True)
class Attempt:
    """One measurement that is part of no pair: it failed, or it came to a value and the other device did not."""

    participant: str
    device: Role
    reason: str  # a word of a closed list, which is also a text id: timeout, absent, implausible …; empty: it succeeded
    day: int = 1
    firmware: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """Something went wrong with the device under test or around it; ``kind`` is a word of a closed list."""

    kind: str  # a text id is made of it: agreement.incident.<kind>
    day: int = 1
    firmware: str = ""
    device: Role = "test"


@dataclass(frozen=True, slots=True)
class Flow:
    """How many residents came how far."""

    asked: int = 0
    refused: int = 0
    consented: int = 0
    dropped: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))  # reason (closed list) → residents
    withdrawn: int = 0  # took their consent back: their values are no longer here


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Stated before the first pair: test minus reference must lie within these limits for 95 of 100 measurements."""

    low: Decimal
    high: Decimal
    source: str = ""  # where the limits come from, as the protocol says


@dataclass(frozen=True, slots=True)
class Protocol:
    """What was agreed before the first pair."""

    title: str
    quantity: str
    unit: str  # UCUM
    test_device: str  # maker and model
    reference_device: str
    pairs_wanted: int
    per_participant: int = 1
    repeats: Repeats = "varying"
    acceptance: Acceptance | None = None
    comfort_steps: int = 3  # 3 or 5
    decimals: int = 1  # of the quantity
    test_serial: str = ""
    reference_serial: str = ""
    reference_checked: str = ""  # how the reference stood: number and day of its last check, in words
    sponsor: str = ""  # the company
    version: str = "1"
    agreed_on: date | None = None
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Study:
    """A trial as it stands: all that its statistics need, and nothing that leads to a person."""

    protocol: Protocol
    pairs: tuple[Pair, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    incidents: tuple[Incident, ...] = ()
    flow: Flow = field(default_factory=Flow)
