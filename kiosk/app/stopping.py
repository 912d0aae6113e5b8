"""SIGTERM and Ctrl-C close the kiosk as its window would: links, store and simulator end in order."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class QuitOnSignal(QObject):
    """Wakes Qt's event loop when a signal comes, without a timer that would tick all day."""

    def __init__(self, quit_: Callable[[], None]) -> None:
        super().__init__()
        self._quit = quit_
        self._read, self._write = socket.socketpair()
        self._write.setblocking(False)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)
        self._old_fd = signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        self._old = {number: signal.signal(number, _heard) for number in SIGNALS}

    def _woken(self) -> None:
        self._read.recv(64)
        self._quit()

    def restore(self) -> None:
        """Put back what was there."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._old_fd)
        for number, old in self._old.items():
            signal.signal(number, old)
        self._read.close()
        self._write.close()


def _heard(number: int, frame: FrameType | None) -> None:
    """The byte in the wake-up socket does the work."""
