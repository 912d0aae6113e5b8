"""The one door between the Qt thread and the I/O thread.

Out: `Intent`s to the station, through whatever `send` was given (`door` makes one for an asyncio loop).
In: `Fact`s from any thread; they are heard on the Qt thread, in order. Only `Live` facts may be coalesced.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Lock
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk.core.messages import Fact, Intent, Live

if TYPE_CHECKING:
    import asyncio

_BUDGET = 0.005  # seconds one drain may take before it lets a frame through


def door(loop: asyncio.AbstractEventLoop, handler: Callable[[Intent], object]) -> Callable[[Intent], None]:
    """Make the `send` that posts intents into a running loop; a closed loop swallows them."""

    def send(intent: Intent) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(handler, intent)

    return send


class Bridge(QObject):
    """Facts in, intents out; nothing waits on either side."""

    _woken = Signal()  # queued; carries nothing

    def __init__(self, hear: Callable[[Fact], None], send: Callable[[Intent], None]) -> None:
        super().__init__()
        self._hear = hear
        self._send = send
        self._waiting: deque[Fact] = deque()
        self._lock = Lock()  # held for one append or one popleft, never while hearing
        self._rung = False
        self._woken.connect(self._drain, Qt.ConnectionType.QueuedConnection)

    def send(self, intent: Intent) -> None:
        """Qt thread → station."""
        self._send(intent)

    def tell(self, fact: Fact) -> None:
        """Any thread → Qt thread."""
        with self._lock:
            last = self._waiting[-1] if self._waiting else None
            if isinstance(fact, Live) and isinstance(last, Live) and fact.quantity == last.quantity:
                self._waiting[-1] = fact
            else:
                self._waiting.append(fact)
            ring = not self._rung
            self._rung = True
        if ring:
            self._woken.emit()

    def _take(self) -> Fact | None:
        with self._lock:
            if self._waiting:
                return self._waiting.popleft()
            self._rung = False
            return None

    @Slot()
    def _drain(self) -> None:
        end = perf_counter() + _BUDGET
        while (fact := self._take()) is not None:
            self._hear(fact)
            if perf_counter() > end:
                self._woken.emit()  # the rest after this frame; `_rung` stays set
                return
