"""Real pyserial on a pty: bytes to Frames, and every way a cable can go."""

from __future__ import annotations

import asyncio
import termios
import threading
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import serial

from kiosk.core.errors import LinkLost
from kiosk.devices.driver import Frame, Send, SerialLine
from kiosk.devices.link_serial import SerialLink
from kiosk.devices.reasons import Reason, reason_of
from tests.devices.wires import Cable, Lines
from tests.fakes import until


@pytest.fixture
def cable(tmp_path: Path) -> Iterator[Cable]:
    cable = Cable(tmp_path / "port")
    cable.plug()
    yield cable
    cable.unplug()


def link_to(cable: Cable, line: SerialLine | None = None, silence: float | None = None) -> SerialLink:
    return SerialLink(str(cable.link), line or SerialLine(), Lines, time.monotonic, silence)


async def some(link: SerialLink, count: int) -> list[bytes]:
    """Read that many frames."""
    frames: list[bytes] = []
    async for frame in link:
        frames.append(frame.data)
        if len(frames) == count:
            break
    return frames


async def reason_for(frames: AsyncIterator[Frame]) -> Reason:
    with pytest.raises(LinkLost) as caught:
        async for _ in frames:
            pass
    return reason_of(caught.value)


async def test_frames_come_in_order_however_the_bytes_are_cut(cable: Cable) -> None:
    async with link_to(cable) as link:
        for piece in (b"v1\nv2", b"\nv", b"3\nv4\n"):
            cable.write(piece)
            await asyncio.sleep(0.01)
        assert await some(link, 4) == [b"v1", b"v2", b"v3", b"v4"]
        assert link.heard


async def test_a_frame_is_stamped_when_its_last_byte_is_read(cable: Cable) -> None:
    async with link_to(cable) as link:
        before = time.monotonic()
        cable.write(b"v1\n")
        frame = await anext(aiter(link))
        assert before <= frame.at <= time.monotonic()


async def test_the_line_settings_reach_the_port(cable: Cable, monkeypatch: pytest.MonkeyPatch) -> None:
    """The kernel's pty keeps speed and stop bits but forces 8N, so bits and parity are seen on the way there."""
    wanted: list[int] = []

    def tcsetattr(fd: int, when: int, settings: list[int | list[bytes | int]]) -> None:
        assert isinstance(settings[2], int)
        wanted.append(settings[2])
        original(fd, when, settings)

    original = termios.tcsetattr
    monkeypatch.setattr("termios.tcsetattr", tcsetattr)
    async with link_to(cable, SerialLine(baud=4800, bits=7, parity="E", stop=2)):
        got = termios.tcgetattr(cable.master)
        assert got[4] == termios.B4800
        assert got[2] & termios.CSTOPB
        assert wanted[0] & termios.CSIZE == termios.CS7
        assert wanted[0] & (termios.PARENB | termios.PARODD) == termios.PARENB


async def test_what_is_sent_arrives_at_once(cable: Cable) -> None:
    async with link_to(cable) as link:
        await link.send(Send(b"tare\r\n"))
        assert cable.read() == b"tare\r\n"


async def test_unplugging_ends_the_link_and_the_half_frame_is_lost(cable: Cable) -> None:
    async with link_to(cable) as link:
        cable.write(b"v1\nv2")
        assert await some(link, 1) == [b"v1"]
        cable.unplug()
        assert await reason_for(aiter(link)) is Reason.CABLE
        with pytest.raises(LinkLost):
            await link.send(Send(b"tare"))
        with pytest.raises(LinkLost):
            await link.purge()
    cable.plug()
    async with link_to(cable) as link:
        cable.write(b"2\nv3\n")
        assert await some(link, 2) == [b"2", b"v3"], "nothing is left of the half frame before"


async def test_frames_from_before_the_unplugging_are_still_delivered(cable: Cable) -> None:
    async with link_to(cable) as link:
        cable.write(b"v1\nv2\n")
        await until(lambda: link.heard)
        await asyncio.sleep(0.05)
        cable.unplug()
        assert await some(link, 2) == [b"v1", b"v2"]


async def test_bytes_from_before_the_opening_are_not_read(cable: Cable) -> None:
    with serial.Serial(str(cable.link)):
        cable.write(b"v1\n")
    async with link_to(cable) as link:
        cable.write(b"v2\n")
        assert await some(link, 1) == [b"v2"]


async def test_purge_forgets_kernel_framer_and_inbox(cable: Cable) -> None:
    async with link_to(cable) as link:
        cable.write(b"v1\n\nv2")
        await until(lambda: link.rejected)
        await link.purge()
        cable.write(b"v3\n")
        assert await some(link, 1) == [b"v3"]
        assert link.rejected == 1, "the count survives the new framer"


async def test_purge_beats_bytes_that_are_still_on_their_way(cable: Cable) -> None:
    async with link_to(cable) as link:
        for _ in range(50):
            cable.write(b"v1\n")
            await link.purge()
        cable.write(b"v2\n")
        assert await some(link, 1) == [b"v2"]


async def test_a_second_opener_is_refused_and_told_why(cable: Cable) -> None:
    async with link_to(cable):
        with pytest.raises(LinkLost) as caught:
            await link_to(cable).__aenter__()
        assert reason_of(caught.value) is Reason.TAKEN
    async with link_to(cable):
        pass  # closing gave it back


async def test_a_path_that_is_not_there(cable: Cable) -> None:
    cable.unplug()
    with pytest.raises(LinkLost) as caught:
        await link_to(cable).__aenter__()
    assert reason_of(caught.value) is Reason.NOT_PLUGGED


async def test_a_file_that_is_no_port(tmp_path: Path) -> None:
    (tmp_path / "port").write_bytes(b"")
    with pytest.raises(LinkLost) as caught:
        await link_to(Cable(tmp_path / "port")).__aenter__()
    assert reason_of(caught.value) is Reason.CABLE


async def test_a_port_without_modem_lines_opens(cable: Cable) -> None:
    """A pty answers errno 25 to DTR and RTS, as some adapters do."""
    with serial.Serial(str(cable.link)) as port, pytest.raises(OSError, match="25"):
        port.dtr = True
    async with link_to(cable) as link:
        cable.write(b"v1\n")
        assert await some(link, 1) == [b"v1"]


async def test_a_device_that_takes_nothing_is_lost_and_the_loop_goes_on(
    cable: Cable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.devices.link_serial.WRITE_SECONDS", 0.2)
    turns = 0

    async def count() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0.01)
            turns += 1

    async with link_to(cable) as link:
        other = asyncio.create_task(count())
        with pytest.raises(LinkLost):
            await link.send(Send(bytes(1_000_000)))
        other.cancel()
    assert turns > 3


async def test_cancelling_closes_the_port_and_ends_the_thread(cable: Cable) -> None:
    opened = asyncio.Event()

    async def use() -> None:
        async with link_to(cable) as link:
            opened.set()
            async for _ in link:
                pass

    task = asyncio.create_task(use())
    await opened.wait()
    assert cable.used()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not cable.used()
    await until(lambda: not [thread for thread in threading.enumerate() if thread.name == "serial reader"])


async def test_a_talkative_device_that_falls_silent(cable: Cable) -> None:
    async with link_to(cable, silence=5.0) as link:
        cable.write(b"v1\n")
        frames = aiter(link)
        spoke = (await anext(frames)).at
        link.watch(spoke + 4.9, True)
        cable.write(b"v2\n")
        spoke = (await anext(frames)).at
        link.watch(spoke + 5.1, True)
        assert await reason_for(frames) is Reason.SILENT


async def test_the_first_byte_is_waited_for_longer(cable: Cable) -> None:
    """After a silence the port is opened anew and listened to; once it talks, its own limit holds again."""
    async with SerialLink(str(cable.link), SerialLine(), Lines, time.monotonic, 5.0, 30.0) as link:
        opened = time.monotonic()
        link.watch(opened + 20, False)
        cable.write(b"v1\n")
        frames = aiter(link)
        spoke = (await anext(frames)).at
        link.watch(spoke + 5.1, True)
        assert await reason_for(frames) is Reason.SILENT
    async with SerialLink(str(cable.link), SerialLine(), Lines, time.monotonic, 5.0, 30.0) as link:
        link.watch(time.monotonic() + 31, False)
        assert await reason_for(aiter(link)) is Reason.SILENT
