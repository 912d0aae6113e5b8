"""A figure with its interval, or without and why; and the plain intervals: of a mean, of a spread, of a share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import sqrt
from typing import Literal

import numpy as np

from kiosk.core.metrology.distributions import chi2_quantile, normal_quantile, t_quantile

LEVEL = 0.95
"""Of every interval, and of the limits of agreement themselves."""
HIGH = 0.5 + LEVEL / 2
Z = normal_quantile(HIGH)
Numbers = np.ndarray[tuple[int], np.dtype[np.float64]]

How = Literal["", "t", "chi2", "exact", "mover", "wilson", "fisher", "jackknife", "cr2", "ols"]
"""How the interval came about; docs/agreement.md has the formula and the source of each."""
Why = Literal[
    "",
    "none",
    "few",
    "spread",
    "one",
    "varying",
    "single",
    "positive",
    "order",
    "range",
    "line",
    "unstated",
    "approximate",
]
"""Why there is no figure, or no interval: nothing was measured; too little was; all are equal; there is one
participant only; the true value moved between repeats; nothing was repeated; a value is not above zero; only one order
came up; the values do not reach over a range; all lie on one line; the protocol states no limits; the method has no
interval."""


@dataclass(frozen=True, slots=True)
class Figure:
    """``n``: of how many independent things (participants where they repeat, else pairs). ``p``: of a test for zero."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    n: int = 0
    how: How = ""
    why: Why = ""
    p: float | None = None

    def scaled(self, factor: float) -> Figure:
        """Return this figure and its interval times a positive factor."""
        low, high = (None if one is None else one * factor for one in (self.low, self.high))
        return replace(self, value=None if self.value is None else self.value * factor, low=low, high=high)


NOTHING = Figure(why="none")


def tiny(spread: float, values: Numbers) -> bool:
    """Whether a spread is nothing but rounding of the sums: all values are equal."""
    return spread <= 1e-9 * max(1.0, float(np.max(np.abs(values), initial=0.0)))


def mean_figure(values: Numbers) -> Figure:
    """The mean of independent values; its interval by Student's t."""
    n = len(values)
    if n == 0:
        return NOTHING
    mean = float(values.mean())
    if n == 1:
        return Figure(mean, n=1, why="few")
    spread = float(values.std(ddof=1))
    if tiny(spread, values):
        return Figure(mean, n=n, why="spread")
    half = t_quantile(HIGH, n - 1) * spread / sqrt(n)
    return Figure(mean, mean - half, mean + half, n, "t")


def spread_figure(variance: float, df: int, n: int) -> Figure:
    """A standard deviation from a mean square; its interval by chi-square."""
    if df < 1:
        return Figure(n=n, why="few")
    if variance <= 0.0:
        return Figure(0.0, n=n, why="spread")
    low, high = (sqrt(variance * df / chi2_quantile(p, df)) for p in (HIGH, 1 - HIGH))
    return Figure(sqrt(variance), low, high, n, "chi2")


def share(count: int, of: int) -> Figure:
    """A proportion with Wilson's interval (Wilson 1927): it stays within 0 and 1, and is one for 0 of n too."""
    if of <= 0:
        return NOTHING
    part, square = count / of, Z * Z / of
    middle = (part + square / 2) / (1 + square)
    half = Z / (1 + square) * sqrt(part * (1 - part) / of + square / of / 4)
    low = 0.0 if count == 0 else max(0.0, middle - half)
    return Figure(part, low, 1.0 if count == of else min(1.0, middle + half), of, "wilson")
