"""The ring buffer between the I/O thread (one writer) and the screen (one reader): numpy blocks, no locks.

The writer says first how far it will write, fills the arrays, and moves ``written`` last; the reader copies the newest
part and asks then whether it was, or is being, overtaken. Nothing is ever dropped from the record: the station keeps
the raw frames.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from kiosk.core.reading import Block


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


HISTORY, FEW = 64, 8
"""So many Blocks and intervals are remembered; so few intervals tell the usual one."""
LATE = 1.75
"""So many usual intervals between two samples are a hole."""
WINDOW = 20.0
"""Seconds for which the quickest Block stands: two clocks drift apart by a fraction of a millisecond meanwhile."""


@dataclass(slots=True)
class Course:
    """What became of one stream: its Blocks in order, its faults by number, and its clock against ours.

    ``doubled`` samples (the same instant and value a second time) are thrown away. When the device's clock starts anew
    (``restarts``) what comes is a new stretch. A hole is more than ``LATE`` usual intervals between two samples.
    """

    samples: int = 0
    holes: int = 0
    missing: int = 0  # samples that the holes would have held
    doubled: int = 0
    restarts: int = 0
    newest: float = float("-inf")
    clocked: bool = True  # else all have the time of their last byte: equal times are no fault, a hole is a late read
    _steps: deque[float] = field(default_factory=lambda: deque(maxlen=HISTORY))
    _usual: float = 0.0
    _unseen: int = 0  # intervals since then
    _blocks: deque[Block] = field(default_factory=lambda: deque(maxlen=HISTORY))
    _quickest: tuple[float, float] = (float("inf"), float("inf"))  # of this window and of the one before
    _window: float = float("-inf")

    def take(self, block: Block) -> Block | None:
        """Return the new part of a Block, if any; look at ``restarts`` to see whether it begins a new stretch."""
        if not len(block.seconds):
            return None
        self.clocked = bool(block.seconds[-1] != block.at)
        if block.seconds[0] < self.newest or (self.clocked and block.seconds[0] == self.newest):
            fresh = self._fresh(block)
            if fresh is None:
                return None
            block = fresh
        self._count(block)
        self._blocks.append(block)
        self.samples += len(block.seconds)
        self.newest = float(block.seconds[-1])
        self._see(block.at, block.at - self.newest)
        return block

    @property
    def rate(self) -> float:
        """Samples a second, as they usually come; 0 while nobody knows."""
        return 1 / self._usual if self._usual else 0.0

    def ours(self, second: float) -> float:
        """Return an instant of the device's clock on ours."""
        return second + min(self._quickest)

    def _fresh(self, block: Block) -> Block | None:
        """Return what of a Block out of order is new: nothing of one that came twice; all of it after a restart."""
        known = {pair for old in self._blocks for pair in zip(old.seconds.tolist(), old.values.tolist(), strict=True)}
        pairs = zip(block.seconds.tolist(), block.values.tolist(), strict=True)
        new = np.array([pair not in known for pair in pairs])
        self.doubled += int(len(new) - new.sum())
        if not new.any():
            return None
        block = replace(block, seconds=block.seconds[new], values=block.values[new])
        if block.seconds[0] < self.newest:
            self.restarts += 1
            self.newest, self._window = float("-inf"), float("-inf")
            self._quickest = (float("inf"), float("inf"))
            self._blocks.clear()
        return block

    def _count(self, block: Block) -> None:
        """Find holes: before the Block and inside it."""
        steps = np.diff(block.seconds, prepend=self.newest if self.samples and np.isfinite(self.newest) else np.nan)
        for step in steps[~np.isnan(steps)].tolist():
            if self.clocked and self._usual and step > LATE * self._usual:
                self.holes += 1
                self.missing += round(step / self._usual) - 1
            self._steps.append(step)
            self._unseen += 1
            if self._unseen >= (HISTORY if self._usual else FEW):
                self._usual, self._unseen = float(np.median(self._steps)), 0

    def _see(self, at: float, late: float) -> None:
        """Learn the offset of the clocks from the Blocks that came quickest after their last sample."""
        if at > self._window + WINDOW:
            self._window, self._quickest = at, (late, self._quickest[0])
        elif late < self._quickest[0]:
            self._quickest = (late, self._quickest[1])
