"""Every turn of the GUI thread, timed where Qt hands events out: whose it was, and how long it took.

A turn that draws a frame is a frame and has its own budget; everything else is a slot (ui-guidelines §8).
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from threading import get_ident

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from benchmarks.moments import Stopwatch


@dataclass(frozen=True, slots=True)
class Turn:
    """One event: to whom it went, what was on the screen, our own seconds, and how many of them we computed.

    On a machine that is shared our own seconds grow with what others do to the caches; ``cpu`` grows least.
    """

    seconds: float
    cpu: float
    whose: str
    where: str
    frame: bool


class TimedApp(QGuiApplication):
    """Times the outermost dispatch of every event; make it before the screens are built."""

    def __init__(self) -> None:
        super().__init__(["bench"])
        self._clock = Stopwatch()
        self._inside, self._thread = False, get_ident()
        self.turns: list[Turn] = []
        self.where = ""

    def notify(self, watched: QObject, event: QEvent) -> bool:
        """Hand the event on, and remember how long that took."""
        if self._inside or get_ident() != self._thread:  # pictures are read on a thread of their own
            return super().notify(watched, event)
        drawing = isinstance(watched, QQuickWindow) and event.type() in (QEvent.Type.UpdateRequest, QEvent.Type.Timer)
        name = f"{watched.metaObject().className().split('_QML')[0]} {event.type().name}"  # it may be gone after it
        self._inside = True
        began, spent = self._clock.now(), time.thread_time()
        try:
            return super().notify(watched, event)
        finally:
            self._inside = False
            cpu = time.thread_time() - spent
            self.turns.append(Turn(self._clock.now().since(began), cpu, name, self.where, drawing))

    def take(self) -> list[Turn]:
        """Everything since the last time."""
        turns, self.turns = self.turns, []
        return turns
