"""Where a trial stands among the sounds of its track: which level, how much of it, how much in all. Pure."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kiosk.core.tracks import TRACKS, Kind

REPS: tuple[Kind, ...] = ("lap", "level", "beat", "minute")
"""Each of these closes something that counts: a lap, a repetition, a minute."""
NOTICED = 4.0
"""Seconds after a level began in which it is said that it is faster."""
STEPS = 4
"""Footfalls of one step on and off the box."""


@dataclass(frozen=True, slots=True)
class Place:
    """``done`` of ``of`` marks are full; ``level`` counts from 1 where there are several, else 0."""

    total: int = 0  # closed since "go": what the count of the trial would be now
    level: int = 0
    done: int = 0
    of: int = 0  # 0: nothing to mark
    fresh: float = -1.0  # seconds since this level began; -1 in the first one


@cache
def _drawn(track: str) -> tuple[tuple[Decimal, ...], tuple[int, ...], tuple[Decimal, ...]]:
    """The instants since "go" that close something; how many each level has; the footfalls."""
    drawn = TRACKS[track]
    closing = [(cue.at - drawn.go_at, cue.kind) for cue in drawn.cues if cue.kind in REPS]
    levels, since = [], 0
    for number, (_, kind) in enumerate(closing, 1):
        if kind == "level":
            levels.append(number - since)
            since = number
    if levels:
        levels.append(len(closing) - since)
    steps = tuple(cue.at - drawn.go_at for cue in drawn.cues if cue.kind == "step")
    return tuple(at for at, _ in closing), tuple(levels), steps


def place(track: str, elapsed: float) -> Place:
    """Return where the trial stands so many seconds after "go"; nothing to mark for a track without marks."""
    if track not in TRACKS:
        return Place()
    at = Decimal(repr(elapsed))
    closing, levels, steps = _drawn(track)
    total = bisect_right(closing, at)
    if steps:
        return Place(0, 0, bisect_right(steps, at) % STEPS + 1, STEPS)
    if not levels:
        minutes = len(closing) + 1 if track == "6-min" else 0  # the last minute ends with the track
        return Place(total, 0, min(total, minutes), minutes)
    begun = 0
    for level, laps in enumerate(levels, 1):
        if total < begun + laps or level == len(levels):
            fresh = float(at - closing[begun - 1]) if begun else -1.0
            return Place(total, level, total - begun, laps, fresh)
        begun += laps
    raise AssertionError("there is a last level")
