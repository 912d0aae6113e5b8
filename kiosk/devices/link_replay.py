"""A Link that plays a list of (seconds, bytes[, channel]) on the injected Clock; what is sent is kept in ``sent``.

With a framer the bytes are pieces of a stream, as on a cable; without one each entry is one notification. More can be
played by hand while it is open.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from types import TracebackType
from typing import Self

from kiosk.core.clock import Clock
from kiosk.core.errors import LinkLost
from kiosk.devices.driver import Frame, Framer, Send
from kiosk.devices.inbox import Inbox
from kiosk.devices.reasons import Reason, lost

Piece = tuple[float, bytes] | tuple[float, bytes, str]


class ReplayLink:
    """Seconds count from the opening. At the end the link hangs up: well, or with LinkLost if ``breaks``.

    ``stays``: it goes on after the list, until it is dropped. ``framer`` is a framer, or makes one.
    """

    def __init__(
        self,
        pieces: Iterable[Piece],
        clock: Clock,
        framer: Framer | Callable[[], Framer] | None = None,
        *,
        breaks: bool = False,
        stays: bool = False,
        silence: float | None = None,
        patience: float = 0.0,
    ) -> None:
        self._pieces = tuple(pieces)
        self._clock = clock
        self._new_framer = framer if callable(framer) else None
        self._framer = framer() if callable(framer) else framer
        self._breaks = breaks
        self._stays = stays
        self._silence = silence
        self._patience = patience
        self._inbox = Inbox()
        self._player: asyncio.Task[None] | None = None
        self._last = 0.0
        self._rejected_before = 0
        self.heard = False
        self.clock_set = False
        self.sent: list[Send] = []

    async def __aenter__(self) -> Self:
        self._last = self._clock.monotonic()
        if self._pieces or not self._stays:
            self._player = asyncio.create_task(self._play(self._last))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._inbox.finish()
        if self._player is not None:
            self._player.cancel()

    def __aiter__(self) -> AsyncIterator[Frame]:
        return self._inbox.frames()

    @property
    def rejected(self) -> int:
        """What the framer threw away."""
        return self._rejected_before + (self._framer.rejected if self._framer is not None else 0)

    async def send(self, send: Send) -> None:
        self._inbox.check()
        self.sent.append(send)

    def play(self, data: bytes, channel: str = "") -> None:
        """Let these bytes come now."""
        at = self._last = self._clock.monotonic()
        self.heard = True
        for frame in (data,) if self._framer is None else self._framer.feed(data):
            self._inbox.put(Frame(frame, at, channel))

    async def purge(self) -> None:
        """Forget what nobody has read yet; a framer that can be made anew forgets its half frame too."""
        self._inbox.check()
        self._inbox.clear()
        if self._new_framer is not None:
            self._rejected_before = self.rejected
            self._framer = self._new_framer()

    def drop(self, error: LinkLost | None = None) -> None:
        """End the link from our side, or as its wire does."""
        self._inbox.finish(error)

    def watch(self, now: float, said: bool) -> None:
        """End the link when it has been silent for too long."""
        if self._silence is None:
            return
        if now - self._last > (self._silence if self.heard else max(self._silence, self._patience)):
            self.drop(lost(Reason.SILENT))

    async def _play(self, start: float) -> None:
        for seconds, data, *channel in self._pieces:
            await self._clock.sleep(max(0.0, start + seconds - self._clock.monotonic()))
            self.play(data, channel[0] if channel else "")
        if not self._stays:
            self._inbox.finish(lost(Reason.HUNG_UP, "end of the capture") if self._breaks else None)
