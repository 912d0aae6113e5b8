"""A Transport that plays a list of (seconds, bytes[, channel]) on the injected Clock; what is sent is kept in ``sent``.

With a framer the bytes are pieces of a stream, as on a cable; without one each entry is one notification.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from types import TracebackType
from typing import Self

from kiosk.core.clock import Clock
from kiosk.devices.driver import Frame, Framer, Send
from kiosk.devices.inbox import Inbox
from kiosk.devices.reasons import Reason, lost

Piece = tuple[float, bytes] | tuple[float, bytes, str]


class ReplayLink:
    """Seconds count from the opening. At the end the link hangs up: well, or with LinkLost if ``breaks``."""

    def __init__(
        self, pieces: Iterable[Piece], clock: Clock, framer: Framer | None = None, *, breaks: bool = False
    ) -> None:
        self._pieces = tuple(pieces)
        self._clock = clock
        self._framer = framer
        self._breaks = breaks
        self._inbox = Inbox()
        self._player: asyncio.Task[None] | None = None
        self.sent: list[Send] = []

    async def __aenter__(self) -> Self:
        self._player = asyncio.create_task(self._play(self._clock.monotonic()))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._inbox.finish()
        if self._player is not None:
            self._player.cancel()

    def __aiter__(self) -> AsyncIterator[Frame]:
        return self._inbox.frames()

    async def send(self, send: Send) -> None:
        self._inbox.check()
        self.sent.append(send)

    async def _play(self, start: float) -> None:
        for seconds, data, *channel in self._pieces:
            await self._clock.sleep(max(0.0, start + seconds - self._clock.monotonic()))
            at = self._clock.monotonic()
            for frame in (data,) if self._framer is None else self._framer.feed(data):
                self._inbox.put(Frame(frame, at, channel[0] if channel else ""))
        self._inbox.finish(lost(Reason.HUNG_UP, "end of the capture") if self._breaks else None)
