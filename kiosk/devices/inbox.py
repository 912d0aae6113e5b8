"""Frames waiting for their reader: what every Transport puts its frames in, and iterates over.

All calls are made on the event loop. Frames that came before the end of a link are still delivered.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator

from kiosk.core.errors import LinkLost
from kiosk.devices.driver import Frame


class Inbox:
    """A queue with an end: `finish()` is a good one, `finish(error)` raises for the reader."""

    def __init__(self) -> None:
        self._frames: deque[Frame] = deque()
        self._ring = asyncio.Event()
        self._error: LinkLost | None = None
        self.over = False

    def put(self, frame: Frame) -> None:
        """Add a frame; after the end it is dropped."""
        if not self.over:
            self._frames.append(frame)
            self._ring.set()

    def clear(self) -> None:
        """Forget the frames that nobody has read yet."""
        self._frames.clear()

    def finish(self, error: LinkLost | None = None) -> None:
        """End the stream; the first end counts."""
        if not self.over:
            self.over, self._error = True, error
            self._ring.set()

    def check(self) -> None:
        """Raise what ended the stream badly."""
        if self._error is not None:
            raise self._error

    async def frames(self) -> AsyncGenerator[Frame, None]:
        """Yield frames until the end."""
        while True:
            while self._frames:
                yield self._frames.popleft()
            if self.over:
                self.check()
                return
            self._ring.clear()
            await self._ring.wait()
