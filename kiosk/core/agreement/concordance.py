"""Lin's concordance correlation (1989; its variance as corrected in 2000), and how well a device repeats itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import atanh, sqrt, tanh

import numpy as np

from kiosk.core.agreement.figures import HIGH, NOTHING, Figure, Numbers, Z, spread_figure, tiny
from kiosk.core.agreement.limits import pooled
from kiosk.core.agreement.lines import LEAST, jackknife
from kiosk.core.agreement.values import Repeats
from kiosk.core.metrology.distributions import t_quantile

_NEARLY = 1 - 1e-12


@dataclass(frozen=True, slots=True)
class Repeatability:
    """``within``: the standard deviation of one device on one participant. ``coefficient``: 1.96·√2 times it."""

    within: Figure = NOTHING
    coefficient: Figure = NOTHING


def concordance(reference: Sequence[Numbers], test: Sequence[Numbers]) -> Figure:
    """Return the coefficient; its interval by Fisher's z, or by leaving out one participant where pairs repeat."""
    n = len(reference)
    if n < LEAST:
        return Figure(n=n, why="few" if n else "none")
    whole = _moments(np.concatenate(reference), np.concatenate(test))
    if whole is None:
        return Figure(n=n, why="range")
    value, r, shift = whole
    if abs(value) >= _NEARLY or abs(r) >= _NEARLY:
        return Figure(value, n=n, why="spread")
    if any(len(one) > 1 for one in reference):
        return _left_out(reference, test, value)
    return _by_fisher(value, r, shift, n)


def _moments(x: Numbers, y: Numbers) -> tuple[float, float, float] | None:
    """Return the coefficient, Pearson's r, the squared shift of location; None where a device always says the same."""
    xx, yy = float(x.var()), float(y.var())
    if tiny(sqrt(xx), x) or tiny(sqrt(yy), y):
        return None
    xy, apart = float(((x - x.mean()) * (y - y.mean())).mean()), float(x.mean() - y.mean()) ** 2
    return 2 * xy / (xx + yy + apart), xy / sqrt(xx * yy), apart / sqrt(xx * yy)


def _by_fisher(value: float, r: float, shift: float, n: int) -> Figure:
    if abs(r) < 1e-12:
        return Figure(value, n=n, why="range")
    free = 1 - value**2
    variance = (
        (1 - r**2) * value**2 / (free * r**2)
        + 2 * value**3 * (1 - value) * shift / (r * free**2)
        - value**4 * shift**2 / (2 * r**2 * free**2)
    ) / (n - 2)
    if variance <= 0.0:
        return Figure(value, n=n, why="spread")
    z, half = atanh(value), Z * sqrt(variance)
    return Figure(value, tanh(z - half), tanh(z + half), n, "fisher")


def _left_out(reference: Sequence[Numbers], test: Sequence[Numbers], value: float) -> Figure:
    n, without = len(reference), []
    for number in range(n):
        kept = [place for place in range(n) if place != number]
        part = _moments(np.concatenate([reference[one] for one in kept]), np.concatenate([test[one] for one in kept]))
        if part is None or abs(part[0]) >= _NEARLY:
            return Figure(value, n=n, why="spread")
        without.append(atanh(part[0]))
    middle, error = jackknife(atanh(value), np.array(without))
    half = t_quantile(HIGH, n - 2) * error
    return Figure(value, tanh(middle - half), tanh(middle + half), n, "jackknife")


def repeatability(values: Sequence[Numbers], repeats: Repeats) -> Repeatability:
    """Return how well a device repeats itself on one participant whose true value stood still."""
    n = sum(len(one) > 1 for one in values)
    if n == 0:
        none = Figure(why="single" if values else "none")
        return Repeatability(none, none)
    if repeats == "varying":
        moved = Figure(n=n, why="varying")
        return Repeatability(moved, moved)
    square, df = pooled(values)
    square = 0.0 if tiny(sqrt(square), np.concatenate(list(values))) else square
    within = spread_figure(square, df, n)
    return Repeatability(within, within.scaled(Z * sqrt(2)))
