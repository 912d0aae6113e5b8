"""What staff ask about trials of new devices (실증) and the demonstration (시연): a part of the union in `duties`."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from uuid import UUID

from kiosk.core.roles import Role

_HELPER, _SPECIALIST, _MANAGER, _ADMINISTRATOR = Role


@dataclass(frozen=True, slots=True)
class Studies:
    """The trials of this centre: running, planned, over; and which devices are for trials only."""


@dataclass(frozen=True, slots=True)
class StudyPage:
    """One trial: its protocol, how far it is, what went wrong. ``said``: what was just done, a word."""

    study: UUID
    said: str = ""


@dataclass(frozen=True, slots=True)
class StudyForm:
    """A new protocol, or another version of one; without ``sent``: the form."""

    study: UUID | None = None
    code: str = ""
    title: str = ""
    sponsor: str = ""
    test: str = ""
    reference: str = ""
    quantity: str = ""
    pairs: str = ""
    repeats: str = ""
    seconds: str = ""
    low: str = ""
    high: str = ""
    source: str = ""
    constant: str = ""  # yes or no
    comfort: str = ""  # 0, 3, 5
    peek: str = ""  # yes or no
    consent_ko: str = ""
    consent_en: str = ""
    sent: bool = False


@dataclass(frozen=True, slots=True)
class StudySet:
    """Begin, pause, go on, close: running, paused, closed."""

    study: UUID
    state: str


@dataclass(frozen=True, slots=True)
class StudyDevice:
    """What a bound device is for: care (residents) or study (a device under test, kept from every visit)."""

    device: str
    purpose: str


@dataclass(frozen=True, slots=True)
class StudyBegin:
    """Somebody may take part: the visit in front, or without one. ``age``: the first year of a band of ten."""

    study: UUID
    age: str = field(default="", repr=False)
    sex: str = field(default="", repr=False)
    sent: bool = False


@dataclass(frozen=True, slots=True)
class StudyRun:
    """One step of a participant. ``act``: yes, no, begin, again, leave, score, stop, language; ``text``: which."""

    study: UUID
    act: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class StudyIncident:
    """Something went wrong; without ``sent``: the form."""

    study: UUID
    kind: str = ""
    role: str = ""
    text: str = field(default="", repr=False)
    sent: bool = False


@dataclass(frozen=True, slots=True)
class StudyWithdraw:
    """Somebody takes their consent back by their code; without ``sent``: the form."""

    study: UUID
    code: str = ""
    sent: bool = False


@dataclass(frozen=True, slots=True)
class StudyExport:
    """The raw values without anybody in them, and their dictionary, as files."""

    study: UUID


@dataclass(frozen=True, slots=True)
class StudyReport:
    """The report with the figures, on paper and as a PDF."""

    study: UUID
    language: str = "ko"


@dataclass(frozen=True, slots=True)
class OnStage:
    """The demonstration: the script's ten minutes at step ``at``; or two devices side by side, live.

    ``act`` on the live page: pair (keep what both say now), clear.
    """

    first: str = ""
    second: str = ""
    act: str = ""
    at: int = 0


StudyDuty = (
    Studies
    | StudyPage
    | StudyForm
    | StudySet
    | StudyDevice
    | StudyBegin
    | StudyRun
    | StudyIncident
    | StudyWithdraw
    | StudyExport
    | StudyReport
    | OnStage
)

STUDY_NEEDS = MappingProxyType(
    {
        **dict.fromkeys((Studies, StudyPage, StudyBegin, StudyRun, StudyIncident, StudyWithdraw, OnStage), _HELPER),
        **dict.fromkeys((StudyForm, StudySet, StudyDevice, StudyReport), _SPECIALIST),
        StudyExport: _MANAGER,
    }
)
"""Duty → the least role that may."""
