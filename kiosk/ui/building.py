"""Builds the screen that comes in small pieces, so that frames and touches get their turns between them."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtQml import QQmlEngine, QQmlIncubationController

SLICE_MS = 2
"""How long to build before the next turn. Qt's own takes a third of a frame, and then ends what it has begun."""


class Builder(QQmlIncubationController):
    """Gives QML its time for what loads; keep it as long as the engine lives."""

    def __init__(self, engine: QQmlEngine) -> None:
        super().__init__()
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._build)
        engine.setIncubationController(self)

    def incubatingObjectCountChanged(self, count: int, /) -> None:  # noqa: N802 (Qt name)
        """Qt says how many objects wait to be built."""
        if count:
            self._timer.start()
        else:
            self._timer.stop()

    def _build(self) -> None:
        self.incubateFor(SLICE_MS)

    def stop(self) -> None:
        """Build nothing more."""
        self._timer.stop()
