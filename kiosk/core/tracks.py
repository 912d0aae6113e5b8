"""What sounds in a timed test: one track for each, drawn up once, down to the microsecond, before anybody runs.

Every track begins with 3-2-1-go, one second apart; ``go`` is where the window of the trial begins. Instants are exact
fractions: 72/17 of a second added up 247 times is still exact. How it sounds: `kiosk/core/wave`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Literal

Kind = Literal["count3", "count2", "count1", "go", "beat", "step", "lap", "level", "minute", "half", "signal", "end"]
"""beat: a repetition is over and the next begins. step: one footfall. lap: be at the line; level: so too, and faster
from here. minute, half: this much is left (one minute, thirty seconds), or a minute has passed in the long walk."""

LEAD = Fraction(1, 2)
"""Seconds of silence before the first count, for players that swallow the beginning."""
COUNTS: tuple[Kind, ...] = ("count3", "count2", "count1", "go")
GO = LEAD + len(COUNTS) - 1
TAIL = Fraction(1)


@dataclass(frozen=True, slots=True)
class Cue:
    """One sound, ``seconds`` after the track begins (exact)."""

    seconds: Fraction
    kind: Kind

    @property
    def at(self) -> Decimal:
        """The same in whole microseconds."""
        return Decimal(round(self.seconds * 1_000_000)).scaleb(-6)


@dataclass(frozen=True)
class Track:
    """A track: its cues in order, by time."""

    key: str
    cues: tuple[Cue, ...]

    @cached_property
    def go_at(self) -> Decimal:
        """When "go" sounds, in seconds from the beginning, exact."""
        return next(cue.at for cue in self.cues if cue.kind == "go")

    @property
    def go(self) -> float:
        """When "go" sounds, in seconds from the beginning."""
        return float(self.go_at)

    @property
    def length(self) -> float:
        """Seconds from the first to the last sample."""
        return float(self.cues[-1].seconds + TAIL)


def _track(key: str, *cues: tuple[Fraction | int, Kind]) -> Track:
    """Make a track of the countdown and these, given in seconds after go."""
    counts = (Cue(LEAD + second, kind) for second, kind in enumerate(COUNTS))
    return Track(key, (*counts, *(Cue(GO + seconds, kind) for seconds, kind in cues)))


def _paced(every: Fraction, times: int, kind: Kind) -> Iterator[tuple[Fraction, Kind]]:
    return ((every * number, kind) for number in range(1, times + 1))


LEVELS = 21


def shuttle(metres: int) -> Iterator[tuple[Fraction, Kind]]:
    """Yield the beeps of a shuttle run over this distance.

    8.5 km/h in the first level and 0.5 km/h more in each; a level is as near one minute as whole laps allow. This is
    the general protocol [L]: which speeds and lap counts 국민체력100 plays is not verified (fitness-tests §5.10, §9).
    """
    seconds = Fraction(0)
    for level in range(LEVELS):
        lap = Fraction(metres * 36, 10) / (Fraction(17, 2) + Fraction(level, 2))
        laps = int(60 / lap + Fraction(1, 2))
        for number in range(1, laps + 1):
            last = number == laps and level < LEVELS - 1
            yield seconds + number * lap, "level" if last else "lap"
        seconds += laps * lap
    yield seconds + 1, "end"


CURL_UP_SECONDS = Fraction(3)
CURL_UPS = 200  # the greatest plausible value
STEP_BEATS, STEP_SECONDS = 96, 180

WAITS = (2.9, 1.8, 3.6, 2.2, 4.1, 1.6, 3.1, 2.5, 3.9, 2.0, 3.3, 2.7, 1.7, 4.0, 2.4)
"""Seconds of waiting before each signal of the reaction test: irregular, so that nobody can count along."""


def _signals() -> Iterator[tuple[Fraction, Kind]]:
    seconds = Fraction(0)
    for wait in WAITS:
        seconds += Fraction(round(10 * wait), 10)
        yield seconds, "signal"
    yield seconds + 3, "end"  # whoever has not moved by then has not seen the last one either


_DRAWN: dict[str, Callable[[], Iterable[tuple[Fraction | int, Kind]]]] = {
    # Tests against the clock that end by a tap have nothing but the start.
    "stopwatch": tuple,
    "10-s": lambda: ((10, "end"),),
    "30-s": lambda: ((30, "end"),),
    "60-s": lambda: ((30, "half"), (60, "end")),
    "2-min": lambda: ((60, "minute"), (90, "half"), (120, "end")),
    "6-min": lambda: (*((60 * minute, "minute") for minute in range(1, 6)), (330, "half"), (360, "end")),
    # The first foot goes up with "go": 288 footfalls in three minutes, the 289th instant is the end.
    "step": lambda: (*_paced(Fraction(60, STEP_BEATS), STEP_BEATS * STEP_SECONDS // 60 - 1, "step"), (180, "end")),
    "curl-up": lambda: (*_paced(CURL_UP_SECONDS, CURL_UPS, "beat"), (CURL_UP_SECONDS * CURL_UPS + 1, "end")),
    "reaction": _signals,
    "shuttle-20m": lambda: shuttle(20),
    "shuttle-15m": lambda: shuttle(15),
}


class _Tracks(Mapping[str, Track]):
    """Draws a track up when it is first asked for: the first screen does not wait for it."""

    def __init__(self) -> None:
        self._made: dict[str, Track] = {}

    def __getitem__(self, key: str) -> Track:
        if key not in self._made:
            self._made[key] = _track(key, *_DRAWN[key]())
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(_DRAWN)

    def __len__(self) -> int:
        return len(_DRAWN)


TRACKS: Mapping[str, Track] = _Tracks()
"""By key: stopwatch, 10-s, 30-s, 60-s, 2-min, 6-min, step, curl-up, reaction, shuttle-20m, shuttle-15m."""
