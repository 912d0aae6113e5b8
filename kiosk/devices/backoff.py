"""How long to wait before the next try: doubling, with jitter, so that devices do not try in step."""

from __future__ import annotations

import random
from collections.abc import Callable

PATIENCE = (5.0, 10.0, 30.0)
"""Seconds that a silent device is listened to after each reopening, before the next one; the last goes on."""


class Backoff:
    """``next()`` gives 0.5 … 5 s, each moved by up to a quarter either way; ``reset()`` after a success."""

    def __init__(self, first: float = 0.5, most: float = 5.0, jitter: Callable[[], float] = random.random) -> None:
        self._first = first
        self._most = most
        self._jitter = jitter
        self._base = first

    def reset(self) -> None:
        self._base = self._first

    def next(self) -> float:
        seconds = self._base * (0.75 + 0.5 * self._jitter())
        self._base = min(self._most, self._base * 2)
        return seconds
