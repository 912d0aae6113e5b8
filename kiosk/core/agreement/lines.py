"""Straight lines: by least squares where each participant has one pair, with robust errors where pairs repeat; Deming.

Repeated pairs of one participant are alike, so the ordinary standard error of a slope is too small. Theirs is the
cluster-robust one with the bias-reduced correction CR2 and the degrees of freedom of Bell and McCaffrey 2002.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from kiosk.core.agreement.figures import HIGH, NOTHING, Figure, Numbers, tiny
from kiosk.core.metrology.distributions import t_cdf, t_quantile

Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]
LEAST = 4
"""A line through fewer participants says nothing."""


@dataclass(frozen=True, slots=True)
class Line:
    """y = start + slope·x; ``slope.p`` is of the test for no slope."""

    start: float | None = None
    slope: Figure = NOTHING
    residuals: Numbers | None = None


NO_LINE = Line()


def regress(x: Sequence[Numbers], y: Sequence[Numbers]) -> Line:
    """Regress y on x; one entry a participant."""
    n = len(x)
    if n < LEAST:
        return Line(slope=Figure(n=n, why="few" if n else "none"))
    flat, values = np.concatenate(x), np.concatenate(y)
    if tiny(float(flat.std()), flat):
        return Line(slope=Figure(n=n, why="range"))
    design = np.column_stack([np.ones_like(flat), flat - flat.mean()])
    start, slope = np.linalg.lstsq(design, values, rcond=None)[0]
    residuals = values - design @ np.array([start, slope])
    at_zero = float(start - slope * flat.mean())
    if tiny(float(residuals.std()), values):
        flat_too = tiny(float(values.std()), values)
        return Line(at_zero, Figure(float(slope), n=n, why="spread" if flat_too else "line"), residuals)
    alone = all(len(one) == 1 for one in x)
    error, df = _ordinary(design, residuals) if alone else _clustered(design, residuals, [len(one) for one in x])
    half = t_quantile(HIGH, df) * error
    p = 2 * t_cdf(-abs(float(slope)) / error, df)
    figure = Figure(float(slope), float(slope) - half, float(slope) + half, n, "ols" if alone else "cr2", p=p)
    return Line(at_zero, figure, residuals)


def _ordinary(design: Matrix, residuals: Numbers) -> tuple[float, float]:
    df = len(residuals) - 2
    variance = float(residuals @ residuals) / df / float(design[:, 1] @ design[:, 1])
    return sqrt(variance), float(df)


def _clustered(design: Matrix, residuals: Numbers, sizes: Sequence[int]) -> tuple[float, float]:
    """Return the standard error of the slope and its degrees of freedom."""
    bread = np.linalg.inv(design.T @ design)
    hat = design @ bread @ design.T
    rest = np.eye(len(residuals)) - hat
    pick = bread[:, 1]
    meat, columns, start = 0.0, [], 0
    for size in sizes:
        own = slice(start, start + size)
        root = _inverse_root(rest[own, own])
        weights = root @ design[own] @ pick
        meat += float(weights @ residuals[own]) ** 2
        columns.append(rest[:, own] @ weights)
        start += size
    products = np.column_stack(columns)
    gram = products.T @ products
    df = float(np.trace(gram)) ** 2 / float(np.sum(gram * gram))
    return sqrt(meat), max(1.0, df)


def _inverse_root(square: Matrix) -> Matrix:
    """The symmetric inverse root; directions that the line has used up count for nothing."""
    values, vectors = np.linalg.eigh(square)
    used = values < 1e-10
    return np.asarray((vectors * np.where(used, 0.0, 1 / np.sqrt(np.where(used, 1.0, values)))) @ vectors.T)


def deming(x: Sequence[Numbers], y: Sequence[Numbers], ratio: float = 1.0) -> Line:
    """Return y on x where both are in error; ``ratio``: variance of y's error over that of x's. Jackknife interval.

    One participant is left out at a time (Linnet 1990 does so with single pairs), so repeats do no harm.
    """
    n = len(x)
    if n < LEAST:
        return Line(slope=Figure(n=n, why="few" if n else "none"))
    whole = _deming(np.concatenate(x), np.concatenate(y), ratio)
    if whole is None:
        return Line(slope=Figure(n=n, why="range"))
    without = []
    for number in range(n):
        kept = [place for place in range(n) if place != number]
        part = _deming(
            np.concatenate([x[place] for place in kept]), np.concatenate([y[place] for place in kept]), ratio
        )
        if part is None:
            return Line(whole[0], Figure(whole[1], n=n, why="range"))
        without.append(part[1])
    _, error = jackknife(whole[1], np.array(without))
    half = t_quantile(HIGH, n - 2) * error
    if half == 0.0:
        return Line(whole[0], Figure(whole[1], n=n, why="spread"))
    return Line(whole[0], Figure(whole[1], whole[1] - half, whole[1] + half, n, "jackknife"))


def jackknife(whole: float, without: Numbers) -> tuple[float, float]:
    """Return the mean of the pseudo-values and its standard error."""
    n = len(without)
    pseudo = n * whole - (n - 1) * without
    return float(pseudo.mean()), float(pseudo.std(ddof=1)) / sqrt(n)


def _deming(x: Numbers, y: Numbers, ratio: float) -> tuple[float, float] | None:
    xx, yy = float(x.var()), float(y.var())
    xy = float(((x - x.mean()) * (y - y.mean())).mean())
    if tiny(sqrt(xx), x) or tiny(sqrt(yy), y) or xy <= 0.0:
        return None
    lean = yy - ratio * xx
    slope = (lean + sqrt(lean * lean + 4 * ratio * xy * xy)) / (2 * xy)
    return float(y.mean()) - slope * float(x.mean()), slope
