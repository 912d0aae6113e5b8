"""Settlers fed by a contact mat: how long a jump was in the air, and how soon the feet left it after a signal.

The mat's own clock measures; see `counting_stream` for how a signal on our clock finds its place on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median

from kiosk.core.counting_stream import Stream
from kiosk.core.reading import Block, Edge
from kiosk.core.settle import Failed, Outcome, Said
from kiosk.core.tracks import TRACKS


@dataclass(slots=True)
class _Feet(Stream):
    """Changes of a contact mat in order, seconds of its own clock."""

    on: bool | None = field(default=None, init=False)
    since: float = field(default=0.0, init=False)

    def feed(self, said: Iterable[Said]) -> Outcome | None:
        for item in said:
            if isinstance(item, Edge):
                outcome = self._pressed(item)
            elif isinstance(item, Block) and item.quantity == "contact":
                self.clock.see(item)
                outcome = self._changes(item)
            else:
                outcome = None
            if outcome is not None:
                return outcome
        return None

    def _changes(self, block: Block) -> Outcome | None:
        for at, value in zip(block.seconds.tolist(), block.values.tolist(), strict=True):
            outcome = self._changed(value > 0.5, at) if (value > 0.5) is not self.on else None
            self.on, self.since = value > 0.5, at
            if outcome is not None:
                return outcome
        return None

    def _pressed(self, edge: Edge) -> Outcome | None:
        self._edge(edge)
        return None

    def _changed(self, on: bool, at: float) -> Outcome | None:
        """The feet are on from here, or off; ``self.since`` is still the change before."""
        raise NotImplementedError


SHORTEST_FLIGHT, LONGEST_FLIGHT = 0.05, 1.2


@dataclass(slots=True)
class Flight(_Feet):
    """Seconds in the air: feet off to feet on, by the mat's own clock, exact. Shorter than 0.05 s is a foot that
    shifts, longer than 1.2 s is somebody who has stepped off: neither is a jump, and the next one is waited for."""

    def _changed(self, on: bool, at: float) -> Outcome | None:
        flight = at - self.since
        if not on or self.on is None or not SHORTEST_FLIGHT <= flight <= LONGEST_FLIGHT:
            return None
        return self._timed(flight)


QUICKEST, SLOWEST = 0.1, 3.0
"""Seconds after the signal: earlier was guessed, later was not a reaction; neither counts as a trial."""


@dataclass(slots=True)
class MatReaction(_Feet):
    """Median seconds from the signal to the feet leaving the mat, out of so many good trials.

    Signals are Edges ``signal``, or those of a track after ``go``. A start before the signal (or sooner than 0.1 s
    after it) spoils that trial only; more spoilt than good ones are a doubt: too-quick. Stopped, or out of signals,
    before there were enough: too-few.
    """

    trials: int = 5
    track: str = ""
    times: list[float] = field(default_factory=list, init=False)
    spoilt: int = field(default=0, init=False)
    _signals: list[float] = field(default_factory=list, init=False)
    _used: int = field(default=0, init=False)

    def _pressed(self, edge: Edge) -> Outcome | None:
        if edge.name == "signal":
            self._signals.append(edge.at)
        elif edge.name == "go" and self.go is None and self.track:
            track = TRACKS[self.track]
            after = (float(cue.at - track.go_at) for cue in track.cues if cue.kind == "signal")
            self._signals = [edge.at + seconds for seconds in after]
        self._edge(edge)
        return Failed("too-few") if self.end is not None else None

    def _changed(self, on: bool, at: float) -> Outcome | None:
        if on or self.clock.offset is None:
            return None
        ours = at + self.clock.offset
        before = [number for number, signal in enumerate(self._signals) if signal <= ours]
        if not before or before[-1] < self._used:  # nobody has been asked to move yet
            self.spoilt += bool(self._signals)
            return None
        self._used = before[-1] + 1
        seconds = ours - self._signals[before[-1]]
        if not QUICKEST <= seconds <= SLOWEST:
            self.spoilt += 1
            return None
        self.times.append(seconds)
        if len(self.times) < self.trials:
            return None
        doubt = "too-quick" if self.spoilt > len(self.times) else ""
        return self._timed(median(self.times), doubt)
