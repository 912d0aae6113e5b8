"""When the screen was touched: the events' own time stamps on the process's monotonic clock, and how late we saw them.

An X server stamps with the same clock as `time.monotonic`; then a delay is known as it is. Another source counts from
some other instant: the quickest event so far says from which, and a delay is what an event took longer than that one.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QInputEvent

_STAMPED = frozenset(
    (
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.KeyPress,
    )
)
_LONGEST = 5.0
"""Seconds: a longer delay is no delay but another clock."""
_SAME = 0.5
"""Seconds: a first event that is no older was stamped with our own clock."""
_FRESH = 0.25
"""Seconds: what is pressed so soon after an event was pressed by it; else by an assistive program, which has none."""


class Touches(QObject):
    """Watches the input of one window; it changes nothing."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._base: float | None = None  # our clock minus theirs
        self._seen = self._late = -_LONGEST

    def watch(self, window: QObject) -> None:
        """Look at the input of this window from now on."""
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Note the stamp of every touch, click and key; all go on to whom they were meant for."""
        if event.type() in _STAMPED:
            self.note(cast("QInputEvent", event).timestamp() / 1000)
        return False

    def note(self, stamp: float) -> None:
        """An event with this time stamp, in seconds of its own clock, is seen now."""
        self._seen = self._clock()
        if stamp <= 0:  # not stamped
            self._late = 0.0
            return
        away = self._seen - stamp
        if self._base is None:
            self._base = 0.0 if 0 <= away < _SAME else away
        if not 0 <= away - self._base < _LONGEST:
            self._base = away
        self._late = away - self._base

    def last(self) -> tuple[float, float]:
        """When the touch that is being handled was made, and how late it was seen: monotonic seconds and seconds."""
        now = self._clock()
        if now - self._seen > _FRESH:
            return now, 0.0
        return self._seen - self._late, self._late
