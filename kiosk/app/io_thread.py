"""The I/O thread: one asyncio loop for devices, timers, store calls and sync. The GUI thread never waits for it.

What is heavy to load, asyncio and the log among it, is loaded on this thread, so that the welcome is drawn before.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from kiosk.core.errors import KioskError, places
from kiosk.core.messages import Crashed, Fact, Intent

if TYPE_CHECKING:
    import asyncio

Main = Callable[["IoThread"], Awaitable[None]]


class IoThread:
    """Intents sent before the station listens wait their turn; an exception that ends it becomes a fact."""

    def __init__(self, main: Main, tell: Callable[[Fact], None]) -> None:
        self._main, self.tell = main, tell
        self._early: deque[Intent] = deque()
        self._listener: Callable[[Intent], None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="io", daemon=True)

    def start(self) -> None:
        """Start; returns at once."""
        self._thread.start()

    def stop(self, seconds: float = 10.0) -> None:
        """Cancel everything and wait a little for links and the store to close."""
        if self._thread.ident is None:  # never started
            return
        with self._lock:
            loop, task = self._loop, self._task
        if loop is not None and task is not None and not loop.is_closed():
            loop.call_soon_threadsafe(task.cancel)
        self._thread.join(seconds)
        if self._thread.is_alive():
            import structlog

            structlog.get_logger().error("io-thread-hangs")

    def send(self, intent: Intent) -> None:
        """Qt thread → station."""
        with self._lock:
            loop, listener = self._loop, self._listener
            if loop is None or listener is None:
                self._early.append(intent)
                return
        if not loop.is_closed():
            loop.call_soon_threadsafe(listener, intent)

    def listen(self, listener: Callable[[Intent], None]) -> None:
        """The station is ready to hear; on the loop."""
        with self._lock:
            self._listener = listener
            early, self._early = self._early, deque()
        for intent in early:
            listener(intent)

    def _run(self) -> None:
        import asyncio

        import structlog

        log = structlog.get_logger()
        try:
            asyncio.run(self._whole())
        except asyncio.CancelledError:
            return
        # the one place that catches everything: a dead station must show a staff screen, never a blank one
        except Exception as error:
            reason = error.key if isinstance(error, KioskError) else "error.unknown"
            for one in leaves(error):
                log.error("station-died", kind=type(one).__name__, reason=reason, trace=places(one))
            self.tell(Crashed(reason))

    async def _whole(self) -> None:
        import asyncio

        with self._lock:
            self._loop = asyncio.get_running_loop()
            self._task = asyncio.current_task()
        await self._main(self)


def leaves(error: BaseException) -> list[BaseException]:
    """The errors inside a group of groups."""
    if isinstance(error, BaseExceptionGroup):
        return [leaf for inner in error.exceptions for leaf in leaves(inner)]
    return [error]
