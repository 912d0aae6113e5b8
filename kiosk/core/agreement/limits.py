"""Bias and limits of agreement: one pair a participant, or several (Bland and Altman 1986, 1999, 2007).

Everything is test minus reference. One pair each: the limits' intervals are exact, by the noncentral t (Carkeet 2015,
limits taken one by one). Several: variances within and between participants, intervals by MOVER (Zou 2013).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from kiosk.core.agreement.figures import HIGH, NOTHING, Figure, Numbers, Z, mean_figure, spread_figure, tiny
from kiosk.core.agreement.noncentral import noncentral_t_quantile
from kiosk.core.agreement.values import Repeats
from kiosk.core.metrology.distributions import chi2_quantile, t_quantile

LEAST = 3
"""Fewer participants have no limits of agreement."""


@dataclass(frozen=True, slots=True)
class Limits:
    """``sd``: of one difference of one participant. ``within``, ``between``: its two parts where pairs repeat."""

    bias: Figure = NOTHING
    sd: Figure = NOTHING
    lower: Figure = NOTHING
    upper: Figure = NOTHING
    within: Figure = NOTHING
    between: Figure = NOTHING


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a variance: times, mean square, degrees of freedom."""

    times: float
    square: float
    df: int


def limits(reference: Sequence[Numbers], test: Sequence[Numbers], repeats: Repeats = "varying") -> Limits:
    """Return the limits; one entry a participant, each with its pairs in order."""
    if not reference:
        return Limits()
    differences = [one - other for one, other in zip(test, reference, strict=True)]
    if all(len(one) == 1 for one in differences):
        return _single(np.concatenate(differences))
    if len(differences) == 1:
        return _alone(differences[0])
    return _repeated(reference, test, differences, repeats)


def factors(n: int) -> tuple[float, float]:
    """Return how many standard deviations above the mean the interval of the upper limit begins and ends."""
    low, high = (noncentral_t_quantile(p, n - 1, Z * sqrt(n)) / sqrt(n) for p in (1 - HIGH, HIGH))
    return low, high


def _single(d: Numbers) -> Limits:
    n, bias = len(d), mean_figure(d)
    if n == 1 or bias.value is None:
        few = Figure(n=n, why="few")
        return Limits(bias, few, few, few)
    if bias.why == "spread":
        flat = Figure(n=n, why="spread")
        return Limits(bias, Figure(0.0, n=n, why="spread"), flat, flat)
    spread = float(d.std(ddof=1))
    sd = spread_figure(spread**2, n - 1, n)
    if n < LEAST:
        few = Figure(n=n, why="few")
        return Limits(bias, sd, few, few)
    near, far = (one * spread for one in factors(n))
    mean = bias.value
    lower = Figure(mean - Z * spread, mean - far, mean - near, n, "exact")
    return Limits(bias, sd, lower, Figure(mean + Z * spread, mean + near, mean + far, n, "exact"))


def _alone(d: Numbers) -> Limits:
    """One participant, several pairs: they say something about that participant, not about anybody else."""
    one = Figure(n=1, why="one")
    return Limits(Figure(float(d.mean()), n=1, why="one"), one, one, one, one, one)


def _repeated(
    reference: Sequence[Numbers], test: Sequence[Numbers], differences: Sequence[Numbers], repeats: Repeats
) -> Limits:
    means = np.array([one.mean() for one in differences])
    n, square = len(means), float(means.var(ddof=1))
    parts = [Part(1.0, square, n - 1)]
    for values in (reference, test) if repeats == "constant" else (differences,):
        within, df = pooled(values)
        parts.append(Part(1.0 - float(np.mean([1.0 / len(one) for one in values])), within, df))
    bias = mean_figure(means)
    inner, df = pooled(differences)
    within_figure = spread_figure(inner, df, n)
    harmonic = 1.0 / float(np.mean([1.0 / len(one) for one in differences]))
    between = Figure(sqrt(max(0.0, square - inner / harmonic)), n=n, why="approximate")
    total = sum(part.times * part.square for part in parts)
    if tiny(sqrt(total), np.concatenate(differences)):
        flat = Figure(n=n, why="spread")
        return Limits(bias, Figure(0.0, n=n, why="spread"), flat, flat, within_figure, between)
    if n < LEAST:
        few = Figure(n=n, why="few")
        return Limits(bias, Figure(sqrt(total), n=n, why="few"), few, few, within_figure, between)
    sd, lower, upper = mover(float(means.mean()), square / n, parts, n, t_quantile(HIGH, n - 1))
    return Limits(bias, sd, lower, upper, within_figure, between)


def pooled(groups: Sequence[Numbers]) -> tuple[float, int]:
    """Return the mean square within groups and its degrees of freedom (0 where nothing repeats)."""
    df = sum(len(one) - 1 for one in groups)
    squares = sum(float(((one - one.mean()) ** 2).sum()) for one in groups)
    return (squares / df if df else 0.0), df


def mover(mean: float, of_mean: float, parts: Sequence[Part], n: int, reach: float) -> tuple[Figure, Figure, Figure]:
    """Zou 2013: the interval of a sum from the intervals of its parts.

    ``of_mean``: the variance of the bias; ``reach``: so many of its standard errors. Zou takes the normal quantile;
    we take Student's t, which differs for few participants: coverage then stays at 95 % or above.
    """
    total = sum(part.times * part.square for part in parts)
    under = over = 0.0
    for part in parts:
        if part.df:
            under += (part.times * part.square * (1 - part.df / chi2_quantile(HIGH, part.df))) ** 2
            over += (part.times * part.square * (part.df / chi2_quantile(1 - HIGH, part.df) - 1)) ** 2
    sd, low, high = sqrt(total), sqrt(max(0.0, total - sqrt(under))), sqrt(total + sqrt(over))
    bias = reach**2 * of_mean
    near, far = (sqrt(bias + (Z * (one - sd)) ** 2) for one in (low, high))
    lower, upper = mean - Z * sd, mean + Z * sd
    return (
        Figure(sd, low, high, n, "mover"),
        Figure(lower, lower - far, lower + near, n, "mover"),
        Figure(upper, upper - near, upper + far, n, "mover"),
    )
