"""An instrument that moves away, seen in the errors of its daily checks before a limit is reached.

Two charts look at the same errors: the tabular CUSUM, two-sided (Montgomery, Introduction to Statistical Quality
Control, 7th ed., 9.1; NIST/SEMATECH e-Handbook 6.3.2.3), and the EWMA (Montgomery 9.2; e-Handbook 6.3.2.4; Lucas and
Saccucci, Technometrics 32, 1990), whose value is the level that is drawn.

Centre and spread come from the first checks after an adjustment (`LEARNED` of them; the spread by the mean moving
range, e-Handbook 6.3.2.2) and are never smaller than a twentieth of the limit, which is our own choice: what moves
less is of no concern, and a display that shows the same digits every day has no spread. Until so many are there, zero
and a prior spread stand in their place.

The books' usual k = 0.5, h = 5 and L = 2.814 are for a centre and spread that are known; with learned ones more than
half of all sound instruments would be called drifting within a year. So both charts must see it, with wider limits:
nine sound instruments of ten stay without a word for a year of 250 checks, and a drift of 0.1 to 2 % a month is still
seen before it is at the limit (``make drift`` prints how often, and how late).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Literal

K, H = 1.0, 6.0
"""Reference value and decision interval of the CUSUM, in standard deviations."""
WEIGHT, WIDTH = 0.1, 4.0
"""λ and L of the EWMA."""
LEARNED = 20
"""Checks that centre and spread are learned from."""
LEAST = 0.05
"""Smallest spread, as a share of the limit."""
D2 = 1.128
"""Mean range of two normal values, in standard deviations."""
SOON = timedelta(days=14)
"""A limit that will be reached within so long asks for more than watching."""
FAR = timedelta(days=365)
FEWEST = 5
"""So many points at least make a pace."""

State = Literal["calm", "watch", "act"]
"""calm: nothing, or too little to say. watch: it moves. act: it is at the limit, or will be soon."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One check in the charts: the error as it was, the level (EWMA) and both sums, in standard deviations."""

    at: datetime
    error: float
    level: float
    up: float
    down: float
    signal: bool  # both charts see it


@dataclass(frozen=True, slots=True)
class Drift:
    """Everything a page needs. ``warn`` are the limits of the level, ``limit`` that of the check, both about zero."""

    spots: tuple[Spot, ...]
    centre: float
    sigma: float
    warn: tuple[float, float]
    limit: float
    state: State
    say: str  # text id of one sentence
    since: datetime | None = None  # when it began to move, by the CUSUM's count
    reached: datetime | None = None  # the limit, at this pace; None: never, or not within a year


def cusum(z: Sequence[float], k: float = K) -> tuple[list[float], list[float]]:
    """Return the upper and the lower sum (both ≥ 0) after each standardised value."""
    up, down, ups, downs = 0.0, 0.0, [], []
    for one in z:
        up, down = max(0.0, up + one - k), max(0.0, down - one - k)
        ups.append(up)
        downs.append(down)
    return ups, downs


def ewma(values: Sequence[float], start: float, weight: float = WEIGHT) -> list[float]:
    """Return the weighted mean after each value; the one before the first is ``start``."""
    found, level = [], start
    for one in values:
        level += weight * (one - level)
        found.append(level)
    return found


def ewma_limit(sigma: float, weight: float = WEIGHT, width: float = WIDTH, after: int | None = None) -> float:
    """Return how far from the centre its limits are; for good, or ``after`` so many values."""
    settling = 1.0 if after is None else 1 - (1 - weight) ** (2 * after)
    return width * sigma * math.sqrt(weight / (2 - weight) * settling)


def learned(errors: Sequence[float], limit: float, prior: float | None = None) -> tuple[float, float]:
    """Return centre and spread, from the first errors after an adjustment."""
    least = LEAST * limit
    if len(errors) < LEARNED:
        return 0.0, max(least, prior or limit / 4)
    first = errors[:LEARNED]
    moving = [abs(one - before) for before, one in pairwise(first)]
    return math.fsum(first) / LEARNED, max(least, math.fsum(moving) / len(moving) / D2)


def drift(errors: Sequence[tuple[datetime, float]], limit: float, prior: float | None = None) -> Drift:
    """Judge the errors of the daily checks since the last adjustment, oldest first; ``limit`` > 0, in their unit.

    ``prior``: the spread of one check, where the plan knows it. Errors must be finite: ValueError.
    """
    if limit <= 0 or not all(math.isfinite(error) for _, error in errors):
        raise ValueError("a drift needs finite errors and a limit above zero")
    values = [error for _, error in errors]
    centre, sigma = learned(values, limit, prior)
    ups, downs = cusum([(one - centre) / sigma for one in values])
    levels, wide = ewma(values, centre), ewma_limit(sigma)
    spots = tuple(
        Spot(at, one, level, up, down, (up > H and level > centre + wide) or (down > H and level < centre - wide))
        for (at, one), level, up, down in zip(errors, levels, ups, downs, strict=True)
    )
    warn = (centre - wide, centre + wide)
    if not spots:
        return Drift((), centre, sigma, warn, limit, "calm", "drift.none")
    began = _began(spots) if spots[-1].signal else None
    reached = _reached(spots[began:], limit) if began is not None else None
    state, say = _word(spots, limit, reached)
    since = spots[began].at if began is not None else None
    return Drift(spots, centre, sigma, warn, limit, state, say, since, reached)


def _word(spots: Sequence[Spot], limit: float, reached: datetime | None) -> tuple[State, str]:
    last = spots[-1]
    if abs(last.error) > limit:
        return "act", "drift.over"
    if not last.signal:
        return ("calm", "drift.calm") if len(spots) >= LEARNED else ("calm", "drift.learning")
    if reached is not None and reached - last.at <= SOON:
        return "act", "drift.soon"
    return ("watch", "drift.reaches") if reached is not None else ("watch", "drift.moves")


def _began(spots: Sequence[Spot]) -> int:
    """Count back to where the sum that signals left zero."""
    upward = spots[-1].up > spots[-1].down
    index = len(spots) - 1
    while index > 0 and (spots[index - 1].up if upward else spots[index - 1].down) > 0:
        index -= 1
    return index


def _reached(spots: Sequence[Spot], limit: float) -> datetime | None:
    """Return when the level comes to the limit at the pace of these checks (least squares over days)."""
    if len(spots) < FEWEST:
        return None
    days = [(one.at - spots[0].at) / timedelta(days=1) for one in spots]
    middle, mean = math.fsum(days) / len(days), math.fsum(one.error for one in spots) / len(spots)
    spread = math.fsum((day - middle) ** 2 for day in days)
    if not spread:
        return None
    pace = math.fsum((day - middle) * (one.error - mean) for day, one in zip(days, spots, strict=True)) / spread
    now = mean + pace * (days[-1] - middle)
    if pace * now <= 0:
        return None  # it stands, or comes back
    left = max(0.0, (limit - abs(now)) / abs(pace))
    return spots[-1].at + timedelta(days=left) if left <= FAR / timedelta(days=1) else None
