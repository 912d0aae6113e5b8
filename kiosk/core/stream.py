"""The ring buffer between the I/O thread (one writer) and the screen (one reader): numpy blocks, no locks.

The writer says first how far it will write, fills the arrays, and moves ``written`` last; the reader copies the newest
part and asks then whether it was, or is being, overtaken. Nothing is ever dropped from the record: the station keeps
the raw frames.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


class Ring:
    """The newest ``capacity`` samples of one stream: seconds and values, float64."""

    __slots__ = ("_claimed", "_seconds", "_values", "capacity", "quantity", "written")

    def __init__(self, quantity: str, capacity: int = 16384) -> None:
        self.quantity = quantity
        self.capacity = capacity
        self.written = 0
        self._claimed = 0
        self._seconds: NDArray[np.float64] = np.zeros(capacity)
        self._values: NDArray[np.float64] = np.zeros(capacity)

    def push(self, seconds: NDArray[np.float64], values: NDArray[np.float64]) -> None:
        """Append samples; only the newest ``capacity`` of a longer block are seen."""
        total = len(values)
        self._claimed = self.written + total
        seconds, values = seconds[-self.capacity :], values[-self.capacity :]
        first = self.written + total - len(values)
        places = np.arange(first, first + len(values)) % self.capacity
        self._seconds[places] = seconds
        self._values[places] = values
        self.written += total

    def newest(self, count: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Copy the newest ``count`` samples (or fewer), oldest first."""
        while True:
            end = self.written
            count = min(count, end, self.capacity)
            places = np.arange(end - count, end) % self.capacity
            seconds, values = self._seconds[places], self._values[places]
            if not count or self._claimed - (end - count) <= self.capacity:
                return seconds, values
            count //= 2
