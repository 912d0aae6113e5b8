"""Settlers of timed and counted trials: Edges (taps, the end of the window) in, one value out.

Times are whole microseconds, differences exact: the value that `edges_of(evidence(…))` gives is the stored one. Edges
before ``go`` are ignored, a second ``go`` too. ``shown`` is the number for the screen while it runs. Doubts are words
of `quality.DOUBTS`: double-tap, count-uncertain. Those fed by streams live in `counting_stream`, numpy stays outside.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from kiosk.core.counting_mat import Flight, MatReaction
from kiosk.core.counting_stream import FiveStands, Stands, Steps
from kiosk.core.edges import CODEC, VERSION, edges_of, evidence, exact, late_of
from kiosk.core.reading import Edge
from kiosk.core.settle import Failed, Outcome, Said, Settled
from kiosk.core.tracks import TRACKS, Kind

BOUNCE = Decimal("0.15")
"""Seconds: nobody repeats a movement so soon, a finger does. The second tap counts nothing and makes a doubt."""
EARLY = Decimal("0.3")
"""A helper who sees that the line will not be reached may tap so long before the beep it belongs to."""


@dataclass(slots=True)
class _Taps:
    """What all have in common: the clock starts at the first ``go``; ``_take`` sees every later Edge."""

    quantity: str
    go: Decimal | None = field(default=None, init=False)
    _heard: list[Edge] = field(default_factory=list, init=False)

    def feed(self, said: Iterable[Said]) -> Outcome | None:
        for item in said:
            if not isinstance(item, Edge):
                continue
            self._heard.append(item)
            if self.go is None:
                self.go = exact(item.at) if item.name == "go" else None
            elif item.name != "go" and (outcome := self._take(item.name, exact(item.at) - self.go)) is not None:
                return outcome
        return None

    def _take(self, name: str, at: Decimal) -> Outcome | None:
        """Take an Edge, ``at`` seconds after go (never negative in a running trial, but a late message may be)."""
        raise NotImplementedError

    def _settled(self, value: Decimal, doubt: str = "") -> Settled:
        said = " ".join(f"{edge.name}@{exact(edge.at) - (self.go or 0)}" for edge in self._heard)
        return Settled(((self.quantity, value),), said, doubt)


@dataclass(slots=True)
class Stopwatch(_Taps):
    """Seconds from go to stop; more than ``longest`` (or the end of the window) is no result: too-long."""

    longest: Decimal | None = None

    def _take(self, name: str, at: Decimal) -> Outcome | None:
        if name == "end" or (name == "stop" and self.longest is not None and at > self.longest):
            return Failed("too-long")
        return self._settled(at) if name == "stop" and at > 0 else None


@dataclass(slots=True)
class Held(_Taps):
    """Seconds that a posture was held: go to stop, at most ``limit``; the end of the window means: all of it."""

    limit: Decimal

    def _take(self, name: str, at: Decimal) -> Outcome | None:
        if name == "end":
            return self._settled(Decimal(self.limit))
        return self._settled(min(at, Decimal(self.limit))) if name == "stop" and at >= 0 else None


@dataclass(slots=True)
class Counted(_Taps):
    """``count`` taps less ``uncount`` taps from go to go + ``window`` seconds; settles at ``end``.

    Two taps closer than `BOUNCE` are one, and a doubt. Taking back counts until the end too, never below zero.
    """

    window: float
    shown: int = field(default=0, init=False)
    _last: Decimal = field(default=-BOUNCE, init=False)
    _doubt: str = field(default="", init=False)

    def _take(self, name: str, at: Decimal) -> Outcome | None:
        inside = 0 <= at <= exact(self.window)
        if name == "count" and inside:
            bounced = at - self._last < BOUNCE
            self._last = at
            self._doubt = "double-tap" if bounced else self._doubt
            self.shown += not bounced
        elif name == "uncount" and inside:
            self.shown = max(0, self.shown - 1)
        return self._settled(Decimal(self.shown), self._doubt) if name == "end" else None


@dataclass(slots=True)
class Lapped(_Taps):
    """Metres: laps of ``length`` inside the window, and the rest of the last one by plus-1 and plus-5.

    A lap counts until go + ``window``; the rest may be added before and after. ``uncount`` takes the last lap back.
    ``stop`` settles, whenever it comes: after the end, or when the resident cannot go on. The end alone does not,
    because the rest is walked off and tapped then.
    """

    length: Decimal
    window: float
    laps: int = field(default=0, init=False)
    rest: int = field(default=0, init=False)
    _last: Decimal = field(default=-BOUNCE, init=False)
    _doubt: str = field(default="", init=False)

    @property
    def shown(self) -> Decimal:
        """Metres so far."""
        return self.laps * Decimal(self.length) + self.rest

    def _take(self, name: str, at: Decimal) -> Outcome | None:
        if name == "lap" and 0 <= at <= exact(self.window):
            bounced = at - self._last < BOUNCE
            self._last = at
            self._doubt = "double-tap" if bounced else self._doubt
            self.laps += not bounced
        elif name == "uncount":
            self.laps = max(0, self.laps - 1)
        elif name in ("plus-1", "plus-5"):
            self.rest += int(name[-1])
        return self._settled(self.shown, self._doubt) if name == "stop" else None


@dataclass(slots=True)
class _Led(_Taps):
    """Led by a track: each of its signals closes one repetition.

    The first miss is a warning and its repetition still counts, the second one ends it and does not; one repetition
    cannot be missed twice. ``stop`` (gives up) and ``end`` (the track is over) count what has been signalled so far;
    hardly anybody hears the end, so it is a doubt: whoever taps may have gone.
    Not verified with a centre [L]: fitness-tests §5.3 and §5.10 only say that the second failure ends it.
    """

    track: str
    _missed: set[int] = field(default_factory=set, init=False)

    def _take(self, name: str, at: Decimal) -> Outcome | None:
        if name == "miss":
            self._missed.add(max(1, self._signalled(at + EARLY)))
            return self._settled(Decimal(max(self._missed) - 1)) if len(self._missed) > 1 else None
        doubt = "count-uncertain" if name == "end" else ""
        return self._settled(Decimal(self._signalled(at)), doubt) if name in ("stop", "end") else None

    def _signalled(self, at: Decimal) -> int:
        """Return how many repetitions have been closed so many seconds after go."""
        track = TRACKS[self.track]
        return sum(cue.at - track.go_at <= at for cue in track.cues if cue.kind in self._signals())

    def _signals(self) -> tuple[Kind, ...]:
        raise NotImplementedError


@dataclass(slots=True)
class Misses(_Led):
    """Laps of a shuttle run: its beeps until the second miss."""

    def _signals(self) -> tuple[Kind, ...]:
        return ("lap", "level")


@dataclass(slots=True)
class Paced(_Led):
    """Repetitions led by a beat: until the second miss."""

    def _signals(self) -> tuple[Kind, ...]:
        return ("beat",)


__all__ = [
    "CODEC",
    "VERSION",
    "Counted",
    "FiveStands",
    "Flight",
    "Held",
    "Lapped",
    "MatReaction",
    "Misses",
    "Paced",
    "Stands",
    "Steps",
    "Stopwatch",
    "edges_of",
    "evidence",
    "exact",
    "late_of",
]
