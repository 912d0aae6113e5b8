"""Error against load by least squares, with what its numbers are worth: offset, gain, error at a load.

The sequence is symmetric: zero, up, down, zero, then the same load again and again. Each load that was met going up and
going down has a parameter of its own for half their difference, and the largest, met one way alone, stays out of the
line: so hysteresis of any shape, and a drift that is even over the sequence, change neither offset nor gain; for uneven
pauses a drift has its own parameter (JCGM 100:2008, H.3, with those columns beside 1 and x). What is estimated is the
mean of up and down at mid-sequence.

A reading is rounded to the device's resolution d. Where noise is larger than d/2, rounding is noise and is in the
residuals already. Where it is smaller, readings repeat the same rounding error, which no mean takes away: then the part
that stays is added (the bias of a rounded Gaussian, summed over its harmonics), at the most d/√12. Numpy: off the
import path of the first screen. `Design` works on many runs at once, which `tests/long/coverage.py` lives on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kiosk.core.metrology.budget import Combined, Contribution, combine

Floats = NDArray[np.float64]
_HARMONICS = np.arange(1.0, 7.0)
CAREFUL = 0.75
"""Of the variance of a few repeats so much is believed: one reading that flips is no noise yet."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reading stands in the sequence. ``way``: 1 going up, -1 coming down, 0 neither; ``block``: repeats."""

    load: float
    seconds: float
    way: int = 0
    block: bool = False
    u: float = 0.0  # standard uncertainty of the load; those of one check are taken as one common error


@dataclass(frozen=True)
class Design:
    """The columns of one sequence and their pseudo-inverse; ``df`` is what is left for the noise."""

    places: tuple[Place, ...]
    columns: Floats  # (readings, parameters): 1, load, [drift], half differences, repeats
    inverse: Floats  # (parameters, readings)
    df: int
    gain: bool  # two loads at least, so that there is one
    drift: bool
    loads: Floats = field(repr=False)

    def weights(self, load: float | None) -> Floats:
        """Return what each reading counts in the error at a load; None: in the gain."""
        if load is None:
            return np.asarray(self.inverse[1] if self.gain else np.zeros(len(self.places)))
        return np.asarray(self.inverse[0] + (load * self.inverse[1] if self.gain else 0.0))


def design(places: Sequence[Place]) -> Design:
    """Lay the columns out; those that others already say are left out."""
    load = np.array([one.load for one in places])
    seconds = np.array([one.seconds for one in places])
    way = np.array([one.way for one in places])
    block = np.array([one.block for one in places])
    odd, alone = _ways(load, np.where(block, 0, way))
    block &= bool(odd)  # without going up and down, repeats are readings like the others
    columns = [np.where(block, 0.0, 1.0)]
    gain = len(set(load[~block].tolist())) > 1
    if gain:
        columns.append(np.where(block, 0.0, load))
    columns += odd + alone
    if block.any():
        columns.append(np.where(block, 1.0, 0.0))
    middle = seconds[~block].mean() if (~block).any() else 0.0
    span = float(np.ptp(seconds)) or 1.0
    with_drift = [*columns, (seconds - middle) / span]
    drift = _rank(with_drift) > _rank(columns) and len(places) > len(with_drift)
    whole = np.column_stack(with_drift if drift else columns)
    return Design(
        tuple(places), whole, np.linalg.pinv(whole), len(places) - _rank(list(whole.T)), gain, drift, np.unique(load)
    )


def _ways(load: Floats, way: NDArray[np.int_]) -> tuple[list[Floats], list[Floats]]:
    """Return the columns of the loads that were met both ways, and of those that were met one way alone.

    The largest load is only ever met going up: friction may hide half of the hysteresis there, which nobody can tell,
    so it stays out of the line where two other loads were met both ways.
    """
    met = [np.where(load == each, way, 0.0) for each in sorted(set(load[way != 0].tolist()))]
    odd = [one for one in met if one.sum() == 0]
    alone = [np.where(one != 0, 1.0, 0.0) for one in met if one.sum() != 0]
    return odd, alone if len(odd) > 1 else []


def _rank(columns: list[Floats]) -> int:
    sizes = [one / (np.linalg.norm(one) or 1.0) for one in columns]
    return int(np.linalg.matrix_rank(np.column_stack(sizes), tol=1e-6))


@dataclass(frozen=True)
class Fit:
    """What one or many runs came to; arrays have one entry a run."""

    design: Design
    errors: Floats  # (runs, readings): reading − load
    parameters: Floats  # (runs, parameters)
    s2: Floats  # variance of one reading about the line, df of the design
    kept2: Floats  # variance of the rounding error that repeats itself
    floor2: float  # d²/12

    @property
    def residuals(self) -> Floats:
        """Return what the columns do not explain, (runs, readings)."""
        return np.asarray(self.errors - self.parameters @ self.design.columns.T)

    def value(self, load: float | None) -> Floats:
        """Return the error at a load, or the gain."""
        return np.asarray(self.errors @ self.design.weights(load))

    def budgets(self, load: float | None) -> dict[str, tuple[Floats, Floats]]:
        """Return what the uncertainty of the error at a load (None: of the gain) is made of: u and df, a run each.

        The noise is what the residuals say, or a rounding error alone where they say less: that one is known, not
        estimated, so it has no degrees of freedom to count.
        """
        weights = self.design.weights(load)
        square = float(weights @ weights)
        told = self.s2 >= self.floor2
        free = np.where(told & (self.design.df > 0), float(self.design.df), np.inf)
        extra = self.kept2 * self._common(load, weights) + square * np.maximum(self.floor2 - self.s2, 0.0)
        common = abs(float(weights @ np.array([one.u for one in self.design.places])))
        never = np.full(len(self.s2), np.inf)
        return {
            "fit": (np.sqrt(square * self.s2), free),
            "resolution": (np.sqrt(extra), never),
            "reference": (np.full(len(self.s2), common), never),
        }

    def budget(self, load: float | None, run: int = 0) -> tuple[Contribution, ...]:
        """Return the same of one run."""
        found = self.budgets(load).items()
        return tuple(Contribution(key, float(u[run]), float(df[run])) for key, (u, df) in found)

    def of(self, load: float | None, run: int = 0) -> Combined:
        """Return the combined uncertainty of the error at a load (None: of the gain)."""
        return combine(self.budget(load, run))

    def _common(self, load: float | None, weights: Floats) -> float:
        """How far a rounding error that is one at each load goes into the result."""
        places = np.array([one.load for one in self.design.places])
        alone = sum(float(weights[places == each].sum()) ** 2 for each in self.design.loads)
        return alone if load is None else max(1.0, alone)


def fit(plan: Design, errors: Floats, resolution: float = 0.0) -> Fit:
    """Fit one or many runs (runs, readings) of the same sequence. ``resolution`` in the unit of the errors."""
    rows = np.atleast_2d(np.asarray(errors, dtype=np.float64))
    parameters = rows @ plan.inverse.T
    rest = rows - parameters @ plan.columns.T
    s2 = (rest**2).sum(axis=1) / max(plan.df, 1)
    floor2 = resolution**2 / 12
    return Fit(plan, rows, parameters, s2, _kept(plan, rows, resolution, floor2), floor2)


def _kept(plan: Design, rows: Floats, d: float, floor2: float) -> Floats:
    """Return the variance of the rounding error that repeats itself, by the noise within repeats (Sheppard's off)."""
    noise2 = np.maximum(CAREFUL * repeat_variance(plan.places, rows) - floor2, 0.0) if d else np.zeros(len(rows))
    if not d:
        return noise2
    power = np.exp(-4 * np.pi**2 * _HARMONICS[:, None] ** 2 * noise2 / d**2)
    part = (power / (2 * np.pi**2 * _HARMONICS[:, None] ** 2)).sum(axis=0) * d**2
    return np.asarray(np.where(noise2 > 0, np.minimum(part, floor2), floor2))


def repeat_variance(places: Sequence[Place], rows: Floats) -> Floats:
    """Return the variance within the repeats, their drift taken out; 0 where they are fewer than four."""
    chosen = [number for number, one in enumerate(places) if one.block]
    if len(chosen) < 4:
        return np.zeros(len(rows))
    seconds = np.array([places[number].seconds for number in chosen])
    values = rows[:, chosen]
    values = values - values.mean(axis=1, keepdims=True)
    seconds = seconds - seconds.mean()
    square = float(seconds @ seconds)
    slope = values @ seconds / square if square else np.zeros(len(rows))
    rest = values - slope[:, None] * seconds
    return np.asarray((rest**2).sum(axis=1) / (len(chosen) - (2 if square else 1)))
