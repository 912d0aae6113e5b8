"""What a visit remembers of consent, and the messages between visit and station that are about it: plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sharing:
    """Where the questions of consent stand. ``purposes`` are those asked after the results, once it has begun."""

    asks: tuple[str, ...] = ("platform",)  # what this kiosk asks after the results
    years: int = 10  # how long it keeps what nobody comes back to
    guest: bool = False  # nobody knows who it is: asked nothing that needs that
    purposes: tuple[str, ...] = ()
    at: int = 0
    about: bool = False  # 자세히 보기 is on the screen
    came_from: str = "goodbye"  # the stage that the page of answers leads back to
    changing: str = ""  # the question on the page of answers; empty: the page itself
    ledger: tuple[tuple[str, bool, str], ...] = ()  # purpose, answer, day
    rated: int = 0  # how it was, if they said so; 0: not said


@dataclass(frozen=True, slots=True)
class Standing:
    """What the ledger says now: purpose, answer, the day it was given (YYYY.MM.DD)."""

    answers: tuple[tuple[str, bool, str], ...]


@dataclass(frozen=True, slots=True)
class ChangeConsent:
    """Write another answer of the page of answers; it is for all that is kept of this resident."""

    purpose: str
    granted: bool


@dataclass(frozen=True, slots=True)
class ReadConsents:
    """Read the ledger and say `Standing`."""


@dataclass(frozen=True, slots=True)
class CountRating:
    """Count how it was, with the day and the programme and nothing else."""

    score: int


SharingEffect = ChangeConsent | ReadConsents | CountRating
