"""A toy protocol, and a cable whose far end the test holds: the pty recipe of the device test rig."""

from __future__ import annotations

import os
import select
import tty
from collections.abc import Iterable, Iterator
from pathlib import Path

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.core.reading import Record
from kiosk.devices.driver import BleSession, Driver, Frame, Send, SerialLine, Stateless, WireProtocol


class Cable:
    """A pty under a stable link. `plug()` and `unplug()` as a hand would."""

    def __init__(self, link: Path) -> None:
        self.link = link
        self._master: int | None = None
        self._name = ""

    def plug(self) -> None:
        master, slave = os.openpty()
        tty.setraw(master)
        os.set_blocking(master, False)
        beside = self.link.with_suffix(".new")
        beside.symlink_to(os.ttyname(slave))
        beside.replace(self.link)
        self._name = os.ttyname(slave)
        os.close(slave)
        self._master = master

    def unplug(self) -> None:
        if self._master is not None:
            self.link.unlink()
            os.close(self._master)
            self._master = None

    def used(self) -> bool:
        """Whether a program has the port open."""
        poll = select.poll()
        poll.register(self.master)
        return not any(event & select.POLLHUP for _, event in poll.poll(0))

    @property
    def master(self) -> int:
        assert self._master is not None, "not plugged"
        return self._master

    @property
    def name(self) -> str:
        """The pty behind the link."""
        return self._name

    def write(self, data: bytes) -> None:
        assert os.write(self.master, data) == len(data)

    def read(self) -> bytes:
        """Return what the program has sent so far."""
        try:
            return os.read(self.master, 65536)
        except (BlockingIOError, OSError):
            return b""


class Lines:
    """The toy framer: lines ended by a newline; an empty line is rejected."""

    def __init__(self) -> None:
        self._held = b""
        self.rejected = 0

    @property
    def pending(self) -> bool:
        return bool(self._held)

    def feed(self, data: bytes) -> Iterator[bytes]:
        *whole, self._held = (self._held + data).split(b"\n")
        self.rejected += whole.count(b"")
        yield from (line for line in whole if line)


def decode(frame: Frame) -> Iterable[Record]:
    """``v12`` is a value; anything else is no frame."""
    if not frame.data.startswith(b"v"):
        raise FrameError(FrameFlaw.BAD_HEADER, "toy")
    return (Record("toy", {"value": int(frame.data[1:])}, frame.data, frame.at),)


def toy(hello: bytes = b"", start: bytes = b"", stop: bytes = b"") -> WireProtocol:
    """A serial protocol that says these words."""
    words = [(Send(word),) if word else () for word in (hello, start, stop)]
    return WireProtocol("toy", "1", "a toy", lambda _: Stateless(decode, *words), lambda _: Lines())


def driver(link: SerialLine | BleSession | None = None, silence: float | None = None) -> Driver:
    return Driver("toy-1", "Toy", "1", "toy", link or SerialLine(), ("mass",), silence=silence)
