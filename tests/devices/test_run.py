"""The loop where a codec meets a wire, on a replayed wire and a clock that stands still."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import pytest

from kiosk.core.errors import FrameError, FrameFlaw, LinkLost
from kiosk.core.reading import Record
from kiosk.devices.driver import Frame, Send
from kiosk.devices.link_replay import ReplayLink
from kiosk.devices.run import records
from tests.devices.wires import Lines
from tests.fakes import VirtualClock


class Chatty:
    """Greets, acknowledges every frame, and knows no frame that is not a number."""

    def open(self) -> Iterable[Send]:
        return (Send(b"hello"),)

    def begin(self) -> Iterable[Send]:
        return ()

    def end(self) -> Iterable[Send]:
        return ()

    def feed(self, frame: Frame) -> Iterable[Record | Send]:
        if not frame.data.isdigit():
            raise FrameError(FrameFlaw.BAD_HEADER, "not a number")
        yield Send(b"ack")
        yield Record("chatty", {"value": int(frame.data)}, frame.data, frame.at)


async def play(link: ReplayLink, clock: VirtualClock, flaws: list[FrameError]) -> list[tuple[object, float]]:
    """Run a capture to its end; values and seconds since its start."""
    start = clock.monotonic()
    heard: list[tuple[object, float]] = []

    async def hear() -> None:
        async with link:
            async for record in records(Chatty(), link, rejected=flaws.append):
                heard.append((record.fields["value"], record.at - start))

    task = asyncio.create_task(hear())
    await clock.advance(60)
    await task
    return heard


async def test_hello_frames_replies_and_spoiled_frames() -> None:
    clock, flaws = VirtualClock(), list[FrameError]()
    link = ReplayLink(((0.0, b"1"), (2.5, b"noise"), (5.0, b"2")), clock)
    assert await play(link, clock, flaws) == [(1, 0.0), (2, 5.0)]
    assert [send.data for send in link.sent] == [b"hello", b"ack", b"ack"]
    assert [flaw.flaw for flaw in flaws] == [FrameFlaw.BAD_HEADER]


async def test_a_capture_of_a_cable_is_cut_by_the_framer() -> None:
    clock = VirtualClock()
    link = ReplayLink(((1.0, b"1\n2"), (2.0, b"3\n")), clock, Lines())
    assert await play(link, clock, []) == [(1, 1.0), (23, 2.0)]


async def test_a_link_that_breaks_delivers_first_and_raises_then() -> None:
    clock = VirtualClock()
    link = ReplayLink(((0.0, b"1"), (0.0, b"2")), clock, breaks=True)
    with pytest.raises(LinkLost):
        await play(link, clock, [])
    with pytest.raises(LinkLost):
        await link.send(Send(b"too late"))


async def test_what_came_before_a_hello_in_vain_is_still_heard() -> None:
    """A cuff may send and hang up while we are still greeting it."""
    clock = VirtualClock()
    async with ReplayLink(((0.0, b"7"),), clock, breaks=True) as link:
        await clock.advance(1)
        said = records(Chatty(), link)
        assert (await anext(said)).fields["value"] == 7
        with pytest.raises(LinkLost):
            await anext(said)
    assert link.sent == []


async def test_channels_of_a_radio_capture() -> None:
    clock = VirtualClock()
    async with ReplayLink(((0.0, b"1", "2a35"), (0.0, b"2", "2a36")), clock) as link:
        assert [(frame.channel, frame.data) async for frame in link] == [("2a35", b"1"), ("2a36", b"2")]


async def test_greeted_is_called_between_hello_and_the_first_frame() -> None:
    clock = VirtualClock()
    order: list[object] = []

    async def greeted() -> None:
        order.append(tuple(send.data for send in link.sent))

    async with ReplayLink(((0.0, b"1"),), clock) as link:
        async for record in records(Chatty(), link, greeted=greeted):
            order.append(record.fields["value"])
    assert order == [(b"hello",), 1]
