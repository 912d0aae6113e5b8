"""The one loop where a codec meets a wire: Frames in, Records out, replies sent, spoiled frames counted."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from contextlib import suppress

from kiosk.core.errors import FrameError, LinkLost
from kiosk.core.reading import Record
from kiosk.devices.driver import Codec, Send, Transport


async def records(
    codec: Codec,
    transport: Transport,
    *,
    greeted: Callable[[], Awaitable[None]] | None = None,
    rejected: Callable[[FrameError], None] | None = None,
    accepted: Callable[[], None] | None = None,
) -> AsyncGenerator[Record, None]:
    """Yield what the device says until the link ends; ``greeted`` is awaited after the codec's hello.

    ``accepted`` is called for each frame that the codec knows, also for one that makes no Record.
    """
    await _say(codec.open(), transport)
    if greeted is not None:
        await greeted()
    async for frame in transport:
        try:
            said = tuple(codec.feed(frame))
        except FrameError as error:
            if rejected is not None:
                rejected(error)
            continue
        if accepted is not None:
            accepted()
        await _say((item for item in said if isinstance(item, Send)), transport)
        for item in said:
            if isinstance(item, Record):
                yield item


async def _say(sends: Iterable[Send], transport: Transport) -> None:
    """Send, if there is still somebody. Frames that came before the loss are read first; then it is raised."""
    with suppress(LinkLost):
        for send in sends:
            await transport.send(send)
