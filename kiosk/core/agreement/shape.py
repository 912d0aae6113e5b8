"""Whether the plain limits fit at all: normal differences, a spread that grows, a bias that grows; and what then.

Bland and Altman 1999, section 3: where the difference or its spread goes with the size of what is measured, limits of
the ratio (from logarithms), or limits that are themselves lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, pi, sqrt

import numpy as np

from kiosk.core.agreement.figures import NOTHING, Figure, Numbers, Z, tiny
from kiosk.core.agreement.limits import Limits, limits
from kiosk.core.agreement.lines import NO_LINE, Line, regress
from kiosk.core.agreement.values import Repeats
from kiosk.core.metrology.distributions import normal_cdf, normal_quantile

ALPHA = 0.05
"""Below this a test speaks, and the other limits are shown beside the plain ones."""
FEWEST, MOST = 5, 5000
"""Royston 1993 gives the distribution of W' for so many values."""


@dataclass(frozen=True, slots=True)
class Sloped:
    """Limits that go with the size: at the smallest, the middle and the largest mean. ``spread``: SD = at + by·mean."""

    at: tuple[float, float, float]
    bias: tuple[float, float, float]
    lower: tuple[float, float, float]
    upper: tuple[float, float, float]
    grows: bool  # whether the spread goes with the size, too


@dataclass(frozen=True, slots=True)
class Shape:
    """``normal``: Shapiro-Francia W'. ``proportional``: difference on mean. ``spread``: |residual| on mean."""

    normal: Figure = NOTHING
    proportional: Line = NO_LINE
    spread: Figure = NOTHING
    sloped: Sloped | None = None
    ratio: Limits | None = None
    ratio_why: str = ""

    @property
    def abnormal(self) -> bool:
        """Whether the differences are not what limits of a normal distribution are made for."""
        return self.normal.p is not None and self.normal.p < ALPHA

    @property
    def fits(self) -> bool:
        """Whether nothing speaks against one bias and one spread over the whole range."""
        slope = self.proportional.slope
        speaks = any(one.p is not None and one.p < ALPHA for one in (slope, self.spread))
        return not speaks and slope.why != "line"


def shape(reference: Sequence[Numbers], test: Sequence[Numbers], repeats: Repeats) -> Shape:
    """Look at the differences; one entry a participant."""
    differences = [one - other for one, other in zip(test, reference, strict=True)]
    means = [(one + other) / 2 for one, other in zip(test, reference, strict=True)]
    line = regress(means, differences)
    spread = _spread(means, line)
    ratio = _ratio(reference, test, repeats)
    return Shape(
        normal(np.array([one.mean() for one in differences])),
        line,
        spread.slope,
        _sloped(means, line, spread),
        ratio,
        "" if ratio is not None else "positive" if reference else "none",
    )


def normal(values: Numbers) -> Figure:
    """Shapiro and Francia's W' with Royston's (1993) p: the squared correlation with the expected order of normals."""
    n = len(values)
    if n < FEWEST or n > MOST:
        return Figure(n=n, why="few" if n else "none")
    if tiny(float(values.std()), values):
        return Figure(n=n, why="spread")
    expected = blom(n)
    w = float(np.corrcoef(np.sort(values), expected)[0, 1] ** 2)
    if w >= 1 - 1e-12:
        return Figure(w, n=n, p=1.0)
    u = log(n)
    v = log(u)
    z = (log(1 - w) + 1.2725 - 1.0521 * (v - u)) / (1.0308 - 0.26758 * (v + 2 / u))
    return Figure(w, n=n, p=1 - normal_cdf(z))


def blom(n: int) -> Numbers:
    """Return about where n normal values are expected, in order (Blom 1958)."""
    return np.array([normal_quantile((rank - 0.375) / (n + 0.25)) for rank in range(1, n + 1)])


def _spread(means: Sequence[Numbers], line: Line) -> Line:
    if line.residuals is None or line.slope.why in ("spread", "line"):
        return Line(slope=Figure(n=line.slope.n, why=line.slope.why))
    cuts = np.cumsum([len(one) for one in means])[:-1]
    return regress(means, list(np.split(np.abs(line.residuals), cuts)))


def _sloped(means: Sequence[Numbers], line: Line, spread: Line) -> Sloped | None:
    """Bland and Altman 1999, 3.2: |residual| of a normal value has the mean SD·√(2/π). No interval is known for it."""
    if line.start is None or line.slope.value is None or line.residuals is None or spread.slope.value is None:
        return None
    flat = np.concatenate(means)
    at = (float(flat.min()), float(np.median(flat)), float(flat.max()))
    bias = [line.start + line.slope.value * one for one in at]
    grows = spread.slope.p is not None and spread.slope.p < ALPHA and spread.start is not None
    steady = float(sqrt(line.residuals @ line.residuals / (len(line.residuals) - 2)))
    sd = [steady] * 3
    if grows and spread.start is not None:
        sd = [max(0.0, spread.start + spread.slope.value * one) * sqrt(pi / 2) for one in at]
    lower, upper = ([middle + way * Z * one for middle, one in zip(bias, sd, strict=True)] for way in (-1, 1))
    return Sloped(at, _three(bias), _three(lower), _three(upper), grows)


def _three(values: Sequence[float]) -> tuple[float, float, float]:
    first, second, third = values
    return first, second, third


def _ratio(reference: Sequence[Numbers], test: Sequence[Numbers], repeats: Repeats) -> Limits | None:
    """Limits of test ÷ reference, by way of logarithms; None where a value is not above zero."""
    if not reference or min(float(one.min()) for one in (*reference, *test)) <= 0.0:
        return None
    found = limits([np.log(one) for one in reference], [np.log(one) for one in test], repeats)
    return Limits(_raised(found.bias), found.sd, _raised(found.lower), _raised(found.upper))


def _raised(figure: Figure) -> Figure:
    value, low, high = (None if one is None else exp(one) for one in (figure.value, figure.low, figure.high))
    return Figure(value, low, high, figure.n, figure.how, figure.why)
