"""The process link: a device behind a program that talks lines of JSON, in any language.

The program says ``{"hello": {"kit": 1, "key": …, "quantities": […]}}`` within ten seconds, then ``{"record": {…}}`` as
often as it has one, ``{"lost": true}`` when its device is away, and may ask ``{"ask": "time"}``. It hears
``{"do": "begin"}``, ``{"do": "end"}``, ``{"do": "stop"}`` and ``{"time": …}``. A begin is answered with
``{"did": "begin"}``: records before that answer are from before the step, and forgotten.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import tzinfo
from pathlib import Path
from types import TracebackType
from typing import Self

from kiosk.core.clock import Clock
from kiosk.core.errors import FrameError, LinkLost
from kiosk.core.quantity import QUANTITIES, Quantity
from kiosk.core.reading import Record
from kiosk.devices.driver import Frame, ProcessLine, Send
from kiosk.devices.inbox import Inbox
from kiosk.devices.plugins.child import LINE, Child, Limits
from kiosk.devices.plugins.said import parse, record_of
from kiosk.devices.reasons import Reason, lost

KIT = 1
HELLO_SECONDS = 10.0
SYSTEM = (
    *("/usr", "/bin", "/sbin", "/lib", "/lib64", "/sys", "/etc/ld.so.cache", "/etc/localtime", "/etc/ssl"),
    *("/etc/passwd", "/etc/group", "/etc/hosts", "/etc/resolv.conf", "/etc/nsswitch.conf", "/etc/alternatives"),
)
"""What a program may read: the system's, and none of the places where a kiosk keeps data and keys."""
BEGIN, BEGIN_SECONDS = b"begin", 5.0


@dataclass(frozen=True, slots=True)
class Told:
    """The codec of a process link: each line is a Record, or is refused."""

    protocol: str
    quantities: tuple[str, ...]
    table: Mapping[str, Quantity] = field(default_factory=lambda: QUANTITIES, repr=False)

    def open(self) -> Iterable[Send]:
        return ()

    def begin(self) -> Iterable[Send]:
        return (Send(b"begin"),)

    def end(self) -> Iterable[Send]:
        return (Send(b"end"),)

    def feed(self, frame: Frame) -> Iterable[Record | Send]:
        return (record_of(parse(frame.data), self.protocol, self.quantities, frame.data, frame.at, self.table),)


class ProcessLink:
    """Runs the program as long as it is open. ``{here}`` in its words is the folder of the plug-in."""

    def __init__(
        self,
        line: ProcessLine,
        protocol: str,
        quantities: tuple[str, ...],
        clock: Clock,
        zone: tzinfo,
        silence: float | None = None,
        address: str = "",
    ) -> None:
        self._line, self._protocol, self._quantities = line, protocol, quantities
        self._clock, self._zone, self._silence, self._address = clock, zone, silence, address
        self._inbox = Inbox()
        self._child: Child | None = None
        self._pump: asyncio.Task[None] | None = None
        self._last = clock.monotonic()
        self._begun_at: float | None = None  # a begin that is not answered yet
        self.heard = False
        self.rejected = 0
        self.clock_set = False

    async def __aenter__(self) -> Self:
        here = self._line.folder or "/"
        argv = [word.replace("{here}", here).replace("{address}", self._address) for word in self._line.argv]
        written = ("/dev", *filter(None, (self._address,)))
        read = (*SYSTEM, *self._line.reads, here, *written)
        limits = Limits(network=self._line.network, read=read if here != "/" else (), write=written)
        self._child = await Child.start(self._protocol, argv, Path(here), limits)
        try:
            self._greet(await self._child.line(HELLO_SECONDS))
        except BaseException:
            await self._child.close()
            raise
        self._last = self._clock.monotonic()
        self._pump = asyncio.create_task(self._run(self._child))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._inbox.finish()
        if self._pump is not None:
            self._pump.cancel()
            with suppress(asyncio.CancelledError):
                await self._pump
        if self._child is not None:
            with suppress(LinkLost):
                await self._child.say({"do": "stop"})
            await self._child.close(kindly=True)

    def __aiter__(self) -> AsyncIterator[Frame]:
        return self._inbox.frames()

    async def send(self, send: Send) -> None:
        self._inbox.check()
        assert self._child is not None, "not open"
        if send.data == BEGIN:
            self._begun_at = self._clock.monotonic()
        await self._child.say({"do": send.data.decode()})

    async def purge(self) -> None:
        """Forget what came and was not read; what is still in the pipe comes before the answer to ``begin``."""
        self._inbox.check()
        self._inbox.clear()

    def drop(self, error: LinkLost | None = None) -> None:
        self._inbox.finish(error)

    def watch(self, now: float, said: bool) -> None:
        """End the link when a talkative program has been silent for too long, or has not answered a begin."""
        if self._begun_at is not None and now - self._begun_at > BEGIN_SECONDS:
            self.drop(lost(Reason.PROGRAM_HUNG, "no answer to begin"))
        if self._silence is not None and now - self._last > self._silence:
            self.drop(lost(Reason.SILENT))

    def _greet(self, line: bytes) -> None:
        """The first line is a hello for this kit, of this driver, with quantities that were declared."""
        try:
            hello = parse(line).get("hello")
        except FrameError:
            hello = None
        if not isinstance(hello, dict) or hello.get("kit") != KIT or hello.get("key") != self._protocol:
            raise lost(Reason.PROGRAM_WORDS, "no hello for this kit and this driver")
        named = hello.get("quantities")
        if not isinstance(named, list) or not set(map(str, named)) <= set(self._quantities):
            raise lost(Reason.PROGRAM_WORDS, "quantities that the manifest does not name")

    async def _run(self, child: Child) -> None:
        try:
            while True:
                await self._one(child, await child.line())
        except LinkLost as error:
            self._inbox.finish(error)

    async def _one(self, child: Child, line: bytes) -> None:
        """Answer a question, or hand the line to the codec, which counts what is none."""
        self._last = self._clock.monotonic()
        try:
            said = parse(line)
        except FrameError:
            said = {"record": None}
        if said.get("ask") == "time":
            await child.say({"time": self._clock.utc().astimezone(self._zone).isoformat(timespec="seconds")})
            self.clock_set = True
        elif said.get("lost"):
            raise lost(Reason.NOT_PLUGGED, "its program says so")
        elif said.get("did") == "begin":
            self._begun_at = None
        elif "record" in said and self._begun_at is None:
            self.heard = True
            self._inbox.put(Frame(line, self._last))


__all__ = ["KIT", "LINE", "ProcessLink", "Told"]
