"""Transport of a device that never connects: the changed payloads of one weighing, as `keep_advert` picks them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from types import TracebackType
from typing import Self

from kiosk.core.errors import LinkLost
from kiosk.devices.driver import Frame, Send
from kiosk.devices.inbox import Inbox
from kiosk.devices.reasons import Reason, lost


class AdvertLink:
    """Open from the first payload that changed until none has for ``quiet_after`` seconds."""

    rejected = 0
    clock_set = False
    heard = up = True
    path = ""  # it is no connection: whether bluetoothd still has the device's object does not matter

    def __init__(self, quiet_after: float) -> None:
        self._quiet_after = quiet_after
        self._inbox = Inbox()
        self._last = 0.0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._inbox.finish()

    def __aiter__(self) -> AsyncIterator[Frame]:
        return self._inbox.frames()

    @property
    def over(self) -> bool:
        """Whether it takes no more."""
        return self._inbox.over

    def put(self, frame: Frame) -> None:
        """A payload that was not there before."""
        self._last = frame.at
        self._inbox.put(frame)

    async def send(self, send: Send) -> None:
        """There is nobody to hear it; raises LinkLost."""
        raise lost(Reason.WRONG_SERVICE, send.channel)

    async def purge(self) -> None:
        """Forget what came before the step and was not read yet."""
        self._inbox.clear()

    def drop(self, error: LinkLost | None = None) -> None:
        """End it from our side."""
        self._inbox.finish(error)

    def watch(self, now: float, said: bool) -> None:
        """The weighing is over when nothing has changed for so long."""
        if now - self._last > self._quiet_after:
            self.drop()
