"""What each frame of a live window costs, and the feeder that stands for the I/O thread."""

from __future__ import annotations

import threading
import time

import numpy as np
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtQuick import QQuickWindow

from benchmarks.moments import Moment, Stopwatch
from kiosk.core.stream import Ring

BLOCK_SECONDS = 0.04  # a radio brings several samples at once


class Frames(QObject):
    """Cost of the timer's tick before the frame, and of the frame itself, on the Qt thread."""

    def __init__(self, window: QQuickWindow, timer: QTimer) -> None:
        super().__init__()
        self._clock = Stopwatch()
        self._window, self._timer = window, timer
        self._tick: Moment | None = None
        self._begin: Moment | None = None
        self._pulled = 0.0
        self._last = 0.0
        self.on = False
        self.own: list[float] = []
        self.gaps: list[float] = []
        window.installEventFilter(self)
        timer.installEventFilter(self)
        timer.timeout.connect(self._ticked)  # connected last: after everybody else's slot
        window.frameSwapped.connect(self._swapped)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt name)
        """Note when a tick and when a frame begins."""
        if self.on and watched is self._timer and event.type() == QEvent.Type.Timer:
            self._tick = self._clock.now()
        elif self.on and watched is self._window and event.type() == QEvent.Type.UpdateRequest:
            self._begin = self._clock.now()
        return False

    def _ticked(self) -> None:
        if self.on and self._tick is not None:
            self._pulled, self._tick = self._clock.now().since(self._tick), None

    def _swapped(self) -> None:
        if not self.on or self._begin is None:
            return
        now = self._clock.now()
        self.own.append(self._pulled + now.since(self._begin))
        if self._last:
            self.gaps.append(now.at - self._last)
        self._pulled, self._begin, self._last = 0.0, None, now.at

    def clear(self, *, on: bool) -> None:
        """Begin anew, or stop."""
        self.own, self.gaps, self._last, self.on = [], [], 0.0, on


class Feeder:
    """Pushes a squeeze, with the tremble of a hand, into the ring at a rate, from a thread of its own."""

    def __init__(self, ring: Ring, rate: int, seconds_before: float) -> None:
        self._ring, self._rate = ring, rate
        self._at = 0.0
        self._chance = np.random.default_rng(1)
        self._stop = threading.Event()
        self._push(int(seconds_before * rate))
        self._thread = threading.Thread(target=self._run, name="feeder", daemon=True)
        self._thread.start()

    def _push(self, count: int) -> None:
        seconds = self._at + np.arange(count) / self._rate
        self._at += count / self._rate
        tremble = 0.4 * np.sin(55 * seconds) + 0.1 * self._chance.standard_normal(count)
        self._ring.push(seconds, 22 + 3 * np.sin(seconds) + tremble)

    def _run(self) -> None:
        began, told = time.monotonic() - self._at, self._at
        while not self._stop.wait(BLOCK_SECONDS):
            count = int((time.monotonic() - began - told) * self._rate)
            if count:
                told += count / self._rate
                self._push(count)

    def stop(self) -> None:
        """Wait until it has stopped."""
        self._stop.set()
        self._thread.join()
