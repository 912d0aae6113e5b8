"""An uncertainty budget after JCGM 100:2008 (GUM): contributions, Welch–Satterthwaite, the coverage factor from t."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.core.metrology.distributions import coverage_factor

LEVEL = 0.95
_ENOUGH = 1e6  # degrees of freedom from here on are as good as infinite


@dataclass(frozen=True, slots=True)
class Contribution:
    """One standard uncertainty, in the unit of the result (sensitivity included), and its degrees of freedom."""

    key: str  # reference, resolution, fit, repeat, hysteresis, zero, eccentricity
    u: float
    df: float = math.inf


@dataclass(frozen=True, slots=True)
class Combined:
    """Their root sum of squares, effective degrees of freedom, coverage factor and expanded uncertainty."""

    u: float
    df: float
    k: float

    @property
    def expanded(self) -> float:
        """Return U = k·u."""
        return self.k * self.u


def combine(contributions: Iterable[Contribution], level: float = LEVEL) -> Combined:
    """Combine independent contributions (GUM G.4, G.6.4). ``df`` is not cut to a whole number: k follows it."""
    kept = [one for one in contributions if one.u > 0]
    variance = math.fsum(one.u**2 for one in kept)
    if variance == 0:
        return Combined(0.0, math.inf, coverage_factor(math.inf, level))
    # By shares, so that tiny numbers do not vanish in their fourth power.
    below = math.fsum((one.u**2 / variance) ** 2 / one.df for one in kept)
    df = 1 / below if below > 1 / _ENOUGH else math.inf
    return Combined(math.sqrt(variance), df, coverage_factor(df, level))


def rectangular(half_width: float) -> float:
    """Return the standard uncertainty of something anywhere within ± half_width (GUM 4.3.7)."""
    return abs(half_width) / math.sqrt(3)


def rounding(resolution: float) -> float:
    """Return the standard uncertainty of a reading that is rounded to ``resolution`` (GUM F.2.2.1)."""
    return abs(resolution) / math.sqrt(12)
