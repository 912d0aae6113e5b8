"""What staff ask about the checks of the devices (기기 점검): a part of the union in `duties`."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from uuid import UUID

from kiosk.core.roles import Role

_HELPER, _SPECIALIST, _MANAGER, _ADMINISTRATOR = Role


@dataclass(frozen=True, slots=True)
class Checking:
    """Every instrument and quantity that is checked here: how it stands, what is due, what to do next."""


@dataclass(frozen=True, slots=True)
class DailyCheck:
    """The morning check of all devices, one task after the other. ``act``: begin, anew, take, yes, no, skip, again,
    save, no-zero; ``text``: why it is skipped."""

    act: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class FullCheck:
    """The guided calibration of one device for one quantity. ``act`` as above, and use (a reference), legal, stop."""

    device: str
    quantity: str
    act: str = ""
    text: str = field(default="", repr=False)  # what was typed or chosen on the page
    shown: str = field(default="", repr=False)  # what the reference itself shows
    sent: bool = False


@dataclass(frozen=True, slots=True)
class OutsideCheck:
    """Somebody else's certificate for an instrument: number, day, until when."""

    device: str
    quantity: str
    certificate: str = ""
    issued_on: str = ""
    due_on: str = ""
    good: str = ""  # yes or no
    sent: bool = False


@dataclass(frozen=True, slots=True)
class CheckHistory:
    """All checks of one device for one quantity, with the drift chart and its early warning."""

    device: str
    quantity: str


@dataclass(frozen=True, slots=True)
class CheckPage:
    """One check: points, figures, verdict, correction."""

    check: UUID


@dataclass(frozen=True, slots=True)
class PrintCheck:
    """The certificate of a check on paper (and kept as a PDF)."""

    check: UUID
    language: str = "ko"


@dataclass(frozen=True, slots=True)
class VoidCheck:
    """A check that was made wrongly counts no more; without a reason: the choice of reasons."""

    check: UUID
    why: str = ""


@dataclass(frozen=True, slots=True)
class Affected:
    """Whose values a failed check puts in doubt, and whom to invite again. ``invite``: put them on the list."""

    check: UUID
    invite: bool = False


@dataclass(frozen=True, slots=True)
class References:
    """The weights, rods and manometers of the centre, with certificate and due date."""


@dataclass(frozen=True, slots=True)
class ReferencePage:
    """One reference, or a new one without ``reference``; ``act`` retire puts it away."""

    reference: UUID | None = None
    kind: str = ""
    name: str = ""
    nominal: str = ""
    actual: str = ""
    uncertainty: str = ""
    certificate: str = ""
    issued_on: str = ""
    due_on: str = ""
    act: str = ""
    sent: bool = False


CheckDuty = (
    Checking
    | DailyCheck
    | FullCheck
    | OutsideCheck
    | CheckHistory
    | CheckPage
    | PrintCheck
    | VoidCheck
    | Affected
    | References
    | ReferencePage
)

CHECK_NEEDS = MappingProxyType(
    {
        **dict.fromkeys((Checking, DailyCheck, CheckHistory, CheckPage, References), _HELPER),
        **dict.fromkeys((FullCheck, OutsideCheck, PrintCheck, VoidCheck, Affected, ReferencePage), _SPECIALIST),
    }
)
"""Duty → the least role that may."""
