"""The noncentral t distribution: the exact interval of a limit of agreement needs its quantiles (Carkeet 2015).

With T = (Z + d) / u, u² = chi-square / df: P(T <= t) is the mean of Φ(t·u - d) over u, a smooth integral of which the
steep part is known. Gauss-Legendre on three pieces; quantiles by bisection, kept, since trials ask for few of them.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from math import erfc, lgamma, log, sqrt

import numpy as np

_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(96)
_REACH = 9.0
"""So many standard deviations are integrated over; what lies beyond is below 1e-17."""


def _normal(x: np.ndarray[tuple[int], np.dtype[np.float64]]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array([0.5 * erfc(-one / sqrt(2.0)) for one in x])


def _piece(low: float, high: float, t: float, df: float, shift: float) -> float:
    """The integral from low to high; u has the density of chi / √df."""
    if high <= low:
        return 0.0
    u = low + (high - low) / 2 * (_NODES + 1)
    constant = log(2.0) + df / 2 * log(df / 2) - lgamma(df / 2)
    density = np.exp(constant + (df - 1) * np.log(u) - df * u * u / 2)
    return float((high - low) / 2 * np.sum(_WEIGHTS * density * _normal(t * u - shift)))


def noncentral_t_cdf(t: float, df: float, shift: float) -> float:
    """Return P(T <= t) for ``df`` degrees of freedom and the noncentrality ``shift``; good to about 1e-9."""
    wide = _REACH / sqrt(2 * df)
    low, high = max(0.0, 1 - wide), 1 + wide
    if t == 0.0:
        return float(_normal(np.array([-shift]))[0])
    steep, half = shift / t, _REACH / abs(t)  # there Φ goes from 0 to 1
    cuts = [low, *(min(max(one, low), high) for one in (steep - half, steep, steep + half)), high]
    return sum(_piece(one, other, t, df, shift) for one, other in pairwise(cuts))


@lru_cache(maxsize=512)
def noncentral_t_quantile(p: float, df: float, shift: float) -> float:
    """Return t with P(T <= t) = p; raises ValueError for a p outside 0 … 1 or less than one degree of freedom."""
    if not 0.0 < p < 1.0 or df < 1:
        raise ValueError("no such quantile")
    low, high = -1.0, 1.0
    while noncentral_t_cdf(low, df, shift) > p:
        low *= 2
    while noncentral_t_cdf(high, df, shift) < p:
        high *= 2
    while high - low > 1e-10 * max(1.0, abs(low)):
        middle = (low + high) / 2
        if noncentral_t_cdf(middle, df, shift) < p:
            low = middle
        else:
            high = middle
    return (low + high) / 2
