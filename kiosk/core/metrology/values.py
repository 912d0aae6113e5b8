"""What a check is made of: a reference, the points that were measured against it, the verdict, a correction.

Values are Decimal in the quantity's own unit (UCUM, `kiosk.core.quantity`); uncertainties are expanded ones, with
their coverage factor beside them (JCGM 100:2008, GUM).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal
from uuid import UUID

Verdict = Literal["pass", "adjust", "fail", "undecided"]
"""pass: within its limits as it was found. adjust: it was not, and is with the correction (or after the maker's own
adjustment, measured again). fail: it is not. undecided: too little was measured, or the reference is too coarse."""
Kind = Literal["daily", "full", "outside", "reset"]
"""daily: the check of the morning. full: a calibration of ours. outside: somebody else's certificate. reset: from now
on another instrument may stand under this name (a spare took its place, it was bound anew without a serial number)."""
RefKind = Literal["mass", "rod", "manometer", "interval", "distance", "thermometer", "solution", "device"]


@dataclass(frozen=True, slots=True)
class Reference:
    """Something the centre owns and compares against. ``actual`` = its conventional value, by its certificate."""

    id: UUID
    kind: RefKind
    name: str  # as staff call it: 분동 10 kg
    nominal: Decimal
    unit: str  # UCUM
    actual: Decimal
    uncertainty: Decimal  # expanded, of ``actual``
    k: Decimal = Decimal(2)
    certificate: str = ""  # number and who issued it; empty: none, so it proves nothing
    issued_on: date | None = None
    due_on: date | None = None
    retired_at: datetime | None = None

    def good_on(self, day: date) -> bool:
        """Whether it may be used on that day: it has a certificate, issued by then, is not due, was not put away."""
        due = self.due_on is not None and day > self.due_on
        early = self.issued_on is not None and day < self.issued_on
        return bool(self.certificate) and not due and not early and self.retired_at is None


@dataclass(frozen=True, slots=True)
class Point:
    """One reading against a known load. ``true`` is what the references come to, ``u`` their standard uncertainty."""

    task: str  # the key of the plan's task: zero, up-2, corner-1, repeat-3 …
    true: Decimal
    reading: Decimal  # as the device said it, uncorrected
    u: Decimal = Decimal(0)
    references: tuple[UUID, ...] = ()
    at: datetime | None = None
    said: str = ""  # the device's own digits
    seconds: float = 0.0  # of the check's clock: a drift within the check shows


@dataclass(frozen=True, slots=True)
class Correction:
    """corrected = reading × factor + shift, in the quantity's unit. ``version`` counts those of one instrument."""

    factor: Decimal = Decimal(1)
    shift: Decimal = Decimal(0)
    version: int = 0

    def of(self, reading: Decimal) -> Decimal:
        """Return the corrected reading, unrounded."""
        return reading * self.factor + self.shift


@dataclass(frozen=True, slots=True)
class DeviceCheck:
    """One check of one instrument for one quantity, for ever; it can be taken back (void), never changed.

    ``found_good`` / ``left_good``: within its limits when it was found / when it was left. ``details`` are figures of
    the verdict for people and papers (offset, gain, U, hysteresis, limit, its source …): key → digits or word.
    """

    id: UUID
    driver: str
    serial: str
    quantity: str  # the governing quantity of its plan
    at: datetime
    kind: Kind
    verdict: Verdict
    found_good: bool
    left_good: bool
    due_at: datetime | None = None
    correction: Correction | None = None  # in force from this check on; None: none
    points: tuple[Point, ...] = ()
    references: tuple[Reference, ...] = ()  # as they were then
    plan: str = ""  # key and version of the plan, weight/1
    details: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    actor: str = ""
    station: str = ""
    voided_at: datetime | None = None
    voided_by: str = ""
    void_why: str = ""


@dataclass(frozen=True, slots=True)
class InstrumentFacts:
    """What staff know of an instrument beside its checks. ``legal``: marked legally verified; then nobody changes it.

    ``validated``: a clinical validation is published for this model (False: none is known); None: nobody has looked.
    """

    legal: Literal["yes", "no", "unknown"] = "unknown"
    legal_until: date | None = None
    validated: bool | None = None
    validated_by: str = ""  # protocol or list, e.g. ISO 81060-2
    resolution: Decimal | None = None  # the smallest step of its number, in the quantity's unit
