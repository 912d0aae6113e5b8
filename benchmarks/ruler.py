"""How late is the GUI's event loop, and do frames keep coming? A 5 ms timer and, when wanted, a frame every 33 ms."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtQuick import QQuickWindow

from benchmarks.figures import quantile
from benchmarks.moments import Moment, Stopwatch

EVERY = 0.005
FRAME_MS = 33


class Ruler:
    """Lives on the Qt thread. ``not_ours`` says how many seconds went to whoever holds the ruler."""

    def __init__(self, window: QQuickWindow, not_ours: Callable[[], float] = lambda: 0.0) -> None:
        self._clock = Stopwatch()
        self._not_ours = not_ours
        self._began = self._clock.now()
        self._last: tuple[Moment, float] = self._began, not_ours()
        self._timer = _timer(int(1000 * EVERY), self._tick)
        self._ticker = _timer(FRAME_MS, window.update)
        window.frameSwapped.connect(self._frame)
        self.late: list[tuple[float, str]] = []
        self.frames = 0
        self.where = ""

    def start(self, *, frames: bool) -> None:
        """Begin anew; with ``frames`` ask for one every 33 ms."""
        self.late, self.frames = [], 0
        self._began = self._clock.now()
        self._last = self._began, self._not_ours()
        self._timer.start()
        if frames:
            self._ticker.start()

    def stop(self) -> dict[str, float]:
        """Frames a second, and how late the event loop was, in seconds; ``busy`` is the share of time it was late."""
        self._tick()
        self._timer.stop()
        self._ticker.stop()
        now = self._clock.now()
        late = [seconds for seconds, _ in self.late]
        return {
            "seconds": now.at - self._began.at,
            "fps": self.frames / (now.at - self._began.at),
            "busy": sum(late) / (now.at - self._began.at),
            "p95": quantile(late, 0.95),
            "worst": max(late),
        }

    def _frame(self) -> None:
        self.frames += 1

    def _tick(self) -> None:
        now, other = self._clock.now(), self._not_ours()
        last, before = self._last
        self.late.append((max(0.0, now.since(last) - EVERY - (other - before)), self.where))
        self._last = now, other


def _timer(milliseconds: int, call: Callable[[], None]) -> QTimer:
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(milliseconds)
    timer.timeout.connect(call)
    return timer
