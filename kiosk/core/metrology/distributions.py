"""The distributions that intervals need, worked out here: normal, Student's t, chi-squared, F.

By the regularised incomplete beta and gamma functions (series and continued fractions, evaluated after Lentz), and
their inverses by bisection on the safe side and Newton's steps: 12 and more correct digits for the degrees of freedom
that calibrations and trials have. Degrees of freedom may be fractional (Welch–Satterthwaite) and infinite.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from statistics import NormalDist

_NORMAL = NormalDist()
_TINY, _EPSILON, _STEPS = 1e-300, 1e-16, 10_000


def normal_cdf(z: float) -> float:
    """Return the probability of a standard normal value up to z."""
    return 0.5 * math.erfc(-z / math.sqrt(2))


def normal_quantile(p: float) -> float:
    """Return z with that probability below it; ValueError outside 0 … 1 (both excluded)."""
    return _NORMAL.inv_cdf(_inside(p))


def t_cdf(t: float, df: float) -> float:
    """Return the probability of Student's t up to ``t``; ``df`` > 0, may be fractional or infinite."""
    if math.isinf(_positive(df)):
        return normal_cdf(t)
    tail = 0.5 * beta_inc(df / 2, 0.5, df / (df + t * t))
    return 1 - tail if t > 0 else tail


@lru_cache(maxsize=4096)
def t_quantile(p: float, df: float) -> float:
    """Return the t with that probability below it."""
    if math.isinf(_positive(df)):
        return normal_quantile(p)
    if _inside(p) < 0.5:
        return -t_quantile(1 - p, df)
    return 0.0 if p == 0.5 else _root(lambda t: t_cdf(t, df) - p, 0.0, 2.0)


def coverage_factor(df: float, level: float = 0.95) -> float:
    """Return the k of an expanded uncertainty at that level: two-sided, from t (JCGM 100:2008, G.3)."""
    return t_quantile(0.5 + level / 2, df)


def chi2_cdf(x: float, df: float) -> float:
    """Return the probability of chi-squared up to x."""
    return 0.0 if x <= 0 else _gamma_inc(_positive(df) / 2, x / 2)


@lru_cache(maxsize=1024)
def chi2_quantile(p: float, df: float) -> float:
    """Return the chi-squared with that probability below it."""
    goal = _inside(p)
    return _root(lambda x: chi2_cdf(x, df) - goal, 0.0, max(2.0, df))


def f_cdf(x: float, df1: float, df2: float) -> float:
    """Return the probability of F up to x."""
    return 0.0 if x <= 0 else beta_inc(_positive(df1) / 2, _positive(df2) / 2, df1 * x / (df1 * x + df2))


@lru_cache(maxsize=1024)
def f_quantile(p: float, df1: float, df2: float) -> float:
    """Return the F with that probability below it."""
    goal = _inside(p)
    return _root(lambda x: f_cdf(x, df1, df2) - goal, 0.0, 2.0)


def beta_inc(a: float, b: float, x: float) -> float:
    """Return the regularised incomplete beta function I_x(a, b)."""
    if not 0 < x < 1:
        return 0.0 if x <= 0 else 1.0
    log = a * math.log(x) + b * math.log1p(-x) + math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    if x < (a + 1) / (a + b + 2):
        return math.exp(log) * _beta_fraction(a, b, x) / a
    return 1 - math.exp(log) * _beta_fraction(b, a, 1 - x) / b


def _beta_fraction(a: float, b: float, x: float) -> float:
    """Evaluate the continued fraction of the incomplete beta function."""
    c, d = 1.0, 1 / _safe(1 - (a + b) * x / (a + 1))
    whole = d
    for m in range(1, _STEPS):
        for part in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d, c = 1 / _safe(1 + part * d), _safe(1 + part / c)
            whole *= d * c
        if abs(d * c - 1) < _EPSILON * 4:
            break
    return whole


def _gamma_inc(a: float, x: float) -> float:
    """Return the regularised lower incomplete gamma function P(a, x)."""
    front = math.exp(a * math.log(x) - x - math.lgamma(a))
    if x < a + 1:
        term = total = 1 / a
        for n in range(1, _STEPS):
            term *= x / (a + n)
            total += term
            if term < total * _EPSILON:
                break
        return front * total
    b = x + 1 - a
    c, d = 1 / _TINY, 1 / _safe(b)
    whole = d
    for n in range(1, _STEPS):
        part, b = -n * (n - a), b + 2
        d, c = 1 / _safe(part * d + b), _safe(b + part / c)
        whole *= d * c
        if abs(d * c - 1) < _EPSILON * 4:
            break
    return 1 - front * whole


def _root(miss: Callable[[float], float], low: float, high: float) -> float:
    """Return where a rising function of a positive number is zero, as exactly as a float can say it."""
    while miss(high) < 0 and high < 1e300:
        low, high = high, high * 4
    for _ in range(2000):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if miss(middle) < 0 else (low, middle)
    return (low + high) / 2


def _safe(value: float) -> float:
    return value if abs(value) > _TINY else _TINY


def _inside(p: float) -> float:
    if not 0 < p < 1:
        raise ValueError(f"a probability between 0 and 1, not {p}")
    return p


def _positive(df: float) -> float:
    if not df > 0:
        raise ValueError(f"degrees of freedom above 0, not {df}")
    return df
