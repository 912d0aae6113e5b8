"""A contact mat's changes as spans of time in which nobody was on it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

BOUNCE = 0.08
"""Seconds: a mat that is touched for so short a time is still left."""


def offs(seconds: NDArray[np.float64], values: NDArray[np.float64], shortest: float) -> Iterator[tuple[float, float]]:
    """Yield (left, back) for each time the mat was left for ``shortest`` or longer; the last may have no end (inf)."""
    spans: list[list[float]] = []
    on = True
    for at, value in zip(seconds.tolist(), values.tolist(), strict=True):
        if (value > 0.5) is on:
            continue
        on = value > 0.5
        if on:
            spans[-1][1] = at
        elif spans and at - spans[-1][1] < BOUNCE:
            spans[-1][1] = float("inf")
        else:
            spans.append([at, float("inf")])
    return ((off, back) for off, back in spans if back - off >= shortest)
