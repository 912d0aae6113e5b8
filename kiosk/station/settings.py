"""What the station must know of the configuration, as one value (so that tests need no file)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from kiosk.core.danger import Danger
from kiosk.core.followup import Rules
from kiosk.core.visit import Programme


@dataclass(frozen=True, slots=True)
class StationSettings:
    """Times in seconds of the injected clock."""

    zone: ZoneInfo
    programme_for: Callable[[int], Programme | tuple[Programme, ...]]  # by age in completed years: one, or several
    ask_after: float = 90.0
    answer_within: float = 60.0
    cover_after: float = 45.0  # results that nobody touches
    goodbye: float = 20.0
    aside: float = 4 * 3600.0  # a visit put aside that nobody comes back to is closed
    short_rest: bool = False  # a demonstration: pauses are divided, and the screen says so
    rest_speed: float = 1.0
    ring_again: float = 60.0  # a call that nobody takes
    lock_after: float = 180.0  # a staff page without a sign of life
    smallest: int = 5  # statistics: cells of fewer people are hidden
    clearance_days: int = 180
    language: str = "ko"
    station: str = "kiosk"  # names this screen as what measured, for taps and touch tasks
    wordings: str = "2026-11"  # version of the consent words
    asks: tuple[str, ...] = ("platform",)  # purposes of consent that are asked after the results
    keep_years: int = 10  # how long somebody is kept who comes no more
    follow_up: Rules = field(default_factory=Rules)
    dangers: tuple[Danger, ...] | None = None  # values at which staff are called; None: the shipped table

    def programmes_for(self, age: int) -> tuple[Programme, ...]:
        """Return every programme for this age, the usual one first; raises ConfigError when there is none."""
        found = self.programme_for(age)
        return found if isinstance(found, tuple) else (found,)
