"""A codec that runs in a program of its own (decision 36). The link stays here; only bytes go there, only Records come.

`IsolatedLink` stands between a real link and the kiosk: what the link says goes to the child, and each Record of its
answers is a Frame for `Believing`, the codec on this side, which looks at every one of them. A child that hangs, ends,
floods or talks nonsense ends the link with its reason; the keeper opens it again later.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from decimal import Decimal
from types import TracebackType
from typing import Self

from kiosk.core.errors import FrameError, LinkLost
from kiosk.core.json_text import dumps
from kiosk.devices.driver import Frame, Send
from kiosk.devices.inbox import Inbox
from kiosk.devices.link import Link
from kiosk.devices.plugins.child import Child
from kiosk.devices.plugins.said import parse
from kiosk.devices.plugins.sandbox import Sandbox
from kiosk.devices.reasons import Reason, lost

START_SECONDS, ANSWER_SECONDS = 20.0, 1.0
MOST_SAID = 4096  # items of one answer
RECENT = 16 * 1024  # bytes of the wire that a Record's proof may be taken from


class IsolatedLink:
    """A Link with a child behind it. `serve` enters it when the real link is open already."""

    def __init__(self, link: Link, sandbox: Sandbox, protocol: str, variant: str) -> None:
        self._link = link
        self._sandbox, self._protocol, self._variant = sandbox, protocol, variant
        self._inbox = Inbox()
        self._turn = asyncio.Lock()
        self._child: Child | None = None
        self._pump: asyncio.Task[None] | None = None
        self._number = 0
        self._epoch = 0
        self._recent = b""
        self._rejected = 0

    async def __aenter__(self) -> Self:
        await self._sandbox.wait()
        try:
            self._child = await self._sandbox.start(self._protocol, self._variant)
            hello = _table(await self._child.line(START_SECONDS))
            if "hello" not in hello:
                raise lost(Reason.PROGRAM_WORDS, f"it did not start: {_word(hello.get('failed'))}")
        except BaseException as error:
            await self._shut(error)
            raise
        self._pump = asyncio.create_task(self._run())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._inbox.finish()
        if self._pump is not None:
            self._pump.cancel()
            with suppress(asyncio.CancelledError):
                await self._pump
        await self._shut(error)

    async def _shut(self, error: BaseException | None) -> None:
        self._sandbox.went(error)
        if self._child is not None:
            await self._child.close()

    def __aiter__(self) -> AsyncIterator[Frame]:
        return self._inbox.frames()

    async def send(self, send: Send) -> None:
        """Ask the child what to say at this point, and say it."""
        self._inbox.check()
        await self._ask({"do": send.data.decode()}, self._epoch)

    async def purge(self) -> None:
        """Forget what came: on the wire, in the child, here."""
        self._inbox.check()
        self._epoch += 1
        await self._link.purge()
        self._inbox.clear()
        await self._ask({"do": "purge"}, self._epoch)

    def drop(self, error: LinkLost | None = None) -> None:
        self._link.drop(error)
        self._inbox.finish(error)

    def watch(self, now: float, said: bool) -> None:
        self._link.watch(now, said)

    @property
    def heard(self) -> bool:
        return self._link.heard

    @property
    def rejected(self) -> int:
        """What the child's framer and codec threw away, and what the link did."""
        return self._link.rejected + self._rejected

    @property
    def clock_set(self) -> bool:
        return self._link.clock_set

    async def _run(self) -> None:
        """Bring every frame of the link to the child."""
        try:
            async for frame in self._link:
                epoch = self._epoch
                self._recent = (self._recent + frame.data)[-RECENT:]
                feed = {"do": "feed", "hex": frame.data.hex(), "at": Decimal(repr(frame.at)), "channel": frame.channel}
                await self._ask(feed, epoch)
        except LinkLost as error:
            self._inbox.finish(error)
        else:
            self._inbox.finish()

    async def _ask(self, request: dict[str, object], epoch: int) -> None:
        """One request, its answer within a second, and what the answer wants said to the device."""
        assert self._child is not None, "not open"
        try:
            async with self._turn:
                self._number += 1
                await self._child.say({**request, "n": self._number})
                answer = _table(await self._child.line(ANSWER_SECONDS))
                sends = self._taken(answer, epoch)
        except LinkLost as error:
            self.drop(error)
            raise
        for send in sends:
            await self._link.send(send)

    def _taken(self, answer: dict[str, object], epoch: int) -> list[Send]:
        said, rejected = answer.get("said"), answer.get("rejected")
        if answer.get("n") != self._number or "error" in answer:
            raise lost(Reason.PROGRAM_ENDED if "error" in answer else Reason.PROGRAM_WORDS, _word(answer.get("error")))
        if not isinstance(said, list) or len(said) > MOST_SAID or not isinstance(rejected, int):
            raise lost(Reason.PROGRAM_WORDS, "an answer of another shape")
        self._rejected = max(self._rejected, rejected)
        try:
            kept = [self._one(item) for item in said]
        except (KeyError, TypeError, ValueError, ArithmeticError):
            raise lost(Reason.PROGRAM_WORDS, "an item of another shape") from None
        for item in kept:
            if isinstance(item, Frame) and epoch == self._epoch:
                self._inbox.put(item)
        return [item for item in kept if isinstance(item, Send)]

    def _one(self, item: dict[str, object]) -> Frame | Send:
        if "send" in item:
            return Send(
                bytes.fromhex(str(item["send"])), str(item.get("channel", "")), item.get("response") is not False
            )
        raw = bytes.fromhex(str(item["raw"]))
        if raw not in self._recent:  # the proof of a value is bytes that the wire has brought
            raise ValueError
        return Frame(dumps({"record": item["record"], "raw": item["raw"]}).encode(), float(str(item["at"])))


def _table(line: bytes) -> dict[str, object]:
    try:
        return parse(line)
    except FrameError:
        raise lost(Reason.PROGRAM_WORDS, "no line of JSON") from None


def _word(value: object) -> str:
    """Return the name of an error, and nothing else that a plug-in may have put there."""
    return value if isinstance(value, str) and value.isidentifier() and len(value) < 40 else ""
