"""Signs of life at the screen: a finger, a mouse, a key anywhere in the window, whatever is under it.

A control keeps its touch for itself, so nothing in QML sees them all; the window does, before anybody else. Whoever
types a birth date slowly does nothing else for minutes, and is there all the same.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer

from kiosk.ui.manner import MannerModel

_SIGNS = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress)


class Alive(QObject):
    """Watches one window; ``told`` is called often, and may well say less."""

    def __init__(self, window: QObject, told: Callable[[], None]) -> None:
        super().__init__(window)
        self._told = told
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """See it, and let it pass."""
        if event.type() in _SIGNS:
            self._told()
        return False


class Listening(QTimer):
    """Who has something read aloud is there, and touches nothing."""

    def __init__(self, voice: MannerModel, told: Callable[[], None]) -> None:
        super().__init__(voice, interval=10_000)
        self._voice, self._told = voice, told
        self.timeout.connect(self._look)
        self.start()

    def _look(self) -> None:
        if self._voice.listening:
            self._told()
