"""From the Blocks of a device to one clean curve: no spikes, no holes, even steps, zero at rest, up positive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiosk.core.reading import Block

Array = NDArray[np.float64]
STEP = 0.02
"""Seconds of the grid."""
BEFORE, AFTER = 2.0, 0.8
"""Seconds before go that show the rest, and after the end that show what became of the last movement."""
SMOOTH = 0.14
SLOW = 0.06
"""Seconds between two samples from which on there is nothing to smooth."""
LEAST = {"distance": 150.0, "grip_force": 15.0, "force": 150.0, "acceleration": 3.5}
"""mm, kg, N, m/s²: somebody on a chair who shifts and leans does less."""


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """One stream in its own seconds, ascending."""

    kind: str
    seconds: Array
    values: Array
    broken: bool = False  # its clock began anew: what was before is not in it


def joined(kind: str, blocks: Sequence[Block]) -> Trace:
    """Make one trace of Blocks; where the clock went back only what came after counts."""
    seconds = np.concatenate([block.seconds for block in blocks])
    values = np.concatenate([block.values for block in blocks])
    back = np.flatnonzero(np.diff(seconds) < 0)
    first = int(back[-1]) + 1 if len(back) else 0
    good = np.isfinite(values[first:])
    return Trace(kind, seconds[first:][good], values[first:][good], first > 0)


def curve_of(trace: Trace, go: float, end: float) -> Array:
    """Lay the trace on the grid from `BEFORE` go until `AFTER` the end, smoothed, zero at rest, up positive."""
    keep = (trace.seconds >= go - BEFORE) & (trace.seconds <= end + AFTER + SMOOTH)
    keep[:-1] &= np.diff(trace.seconds) > 0  # two lines of one read have one time: the later one is it
    seconds, values = _despiked(trace.seconds[keep], trace.values[keep], least(trace))
    if len(seconds) < 2:
        return np.zeros(1)
    slow = float(np.median(np.diff(seconds))) >= SLOW
    half = 0 if slow else round(SMOOTH / STEP / 2)
    grid: Array = STEP * np.arange(-half, place(end - go + AFTER) + half + 1, dtype=np.float64) + (go - BEFORE)
    even = _rounded(grid, seconds, values) if slow else np.interp(grid, seconds, values)
    curve = np.convolve(even, np.ones(2 * half + 1) / (2 * half + 1), mode="valid")
    curve = curve - np.median(curve[: place(0.1)])
    up: Array = curve if curve.max() >= -curve.min() else -curve
    return up


def _rounded(grid: Array, seconds: Array, values: Array) -> Array:
    """Bridge few samples by cubic curves, so that a top between two of them is not cut off; long holes by lines."""
    slopes = np.gradient(values, seconds) if len(values) > 2 else np.zeros(len(values))
    spans = np.diff(seconds)
    at = np.clip(np.searchsorted(seconds, grid, side="right") - 1, 0, len(spans) - 1)
    long = spans[at]
    share = np.clip((grid - seconds[at]) / long, 0.0, 1.0)
    line = values[at] + share * (values[at + 1] - values[at])
    bent = line + share * (1 - share) * (
        (1 - share) * (slopes[at] * long - values[at + 1] + values[at])
        - share * (slopes[at + 1] * long - values[at + 1] + values[at])
    )
    return np.where(long > 2 * np.median(spans), line, bent)


def place(after_go: float) -> int:
    """Return the place on the grid so many seconds after go."""
    return round((BEFORE + after_go) / STEP)


def _despiked(seconds: Array, values: Array, smallest: float) -> tuple[Array, Array]:
    """Throw away runs of at most three samples that jump off and back: an echo lost, a byte spoiled."""
    for width in (1, 2, 3):
        if len(values) <= width + 1:
            break
        far = max(4 * smallest, 1.5 * float(np.percentile(values, 97) - np.percentile(values, 3)))
        middle = float(np.median(values))
        padded = np.concatenate(([middle] * width, values, [middle] * width))
        keep = np.ones(len(values), dtype=bool)
        for before in range(1, width + 1):  # so many places before it and after it the run has begun and ended
            left = padded[width - before : width - before + len(values)]
            right = padded[2 * width + 1 - before :][: len(values)]
            keep &= (np.abs(values - left) < far) | (np.abs(values - right) < far)
        seconds, values = seconds[keep], values[keep]
    return seconds, values


def least(trace: Trace) -> float:
    """Return how much is more than fidgeting."""
    return LEAST.get(trace.kind, 0.0)


def lifted(trace: Trace, go: float) -> float:
    """Return how much is a lifted foot, not a shifted weight: a plate under the foot must be nearly free of it."""
    if trace.kind not in ("force", "grip_force"):
        return least(trace)
    standing = trace.values[(trace.seconds >= go - BEFORE) & (trace.seconds <= go + 0.1)]
    return max(least(trace), 0.75 * float(np.median(standing)) if len(standing) else 0.0)
