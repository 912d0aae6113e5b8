"""A receipt printer, spoken to directly: a device file, a network address, or a raw queue of the print service.

``/dev/usb/lp0`` · ``tcp://192.168.0.9:9100`` · a queue's name. Where the link answers, the printer is asked how it is
before and after; where nothing answers, the paper is sent all the same. The dots never lie on the disk but for a raw
queue, and there only until `lp` has them.
"""

from __future__ import annotations

import os
import select
import socket
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit

from kiosk.report.escpos import QUESTIONS, State, ask, is_answer, state_of
from kiosk.report.outlets import Printed, QueueOutlet, Trouble

CONNECT = 4.0
ANSWER = 0.8
SEND = 20.0
"""Seconds: to be reached, to answer one question, to take all the dots."""


TROUBLES: dict[State, Trouble] = {"paper": "paper", "jam": "jam", "open": "open", "offline": "offline"}
"""What keeps it from printing; the other states do not."""


class RollOutlet:
    """``make`` gives the bytes of the paper; the PDF of the worker is only what is kept when this fails."""

    def __init__(self, target: str, make: Callable[[], bytes], *, program: str = "lp") -> None:
        self._target, self._make = target, make
        self._queue = None if is_direct(target) else _RawQueue(target, program=program)

    def send(self, path: Path) -> Printed:
        """Print; says what is wrong with the printer instead where it knows."""
        if self._queue is not None:
            return self._through_queue(path)
        try:
            with _opened(self._target) as link:
                if (trouble := TROUBLES.get(link.state())) is not None:
                    return trouble
                link.write(self._make())
                return TROUBLES.get(link.state(), "printed")
        except OSError:
            return "offline"

    def close(self) -> None:
        """Give up: a link times out by itself."""
        if self._queue is not None:
            self._queue.close()

    def _through_queue(self, path: Path) -> Printed:
        assert self._queue is not None
        dots = path.with_name(f"{path.name}.dots")
        try:
            with os.fdopen(os.open(dots, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(self._make())
            return self._queue.send(dots)
        finally:
            dots.unlink(missing_ok=True)


class _RawQueue(QueueOutlet):
    """The queue must not look into what it gets."""

    def _run(self, command: list[str]) -> bytes | None:
        return super()._run([*command[:-1], "-o", "raw", command[-1]] if command[0] == self._program else command)


def is_direct(target: str) -> bool:
    """Whether this is a link of its own, not a queue."""
    return target.startswith(("/", "tcp://"))


def roll_state(target: str) -> State:
    """Ask a printer how it is: empty where it does not answer, offline where it cannot be reached."""
    try:
        with _opened(target) as link:
            return link.state()
    except OSError:
        return "offline"


class _Link:
    """Bytes both ways, never for ever."""

    def __init__(self, number: int) -> None:
        self._number = number

    def write(self, data: bytes) -> None:
        until = monotonic() + SEND
        while data:
            _, ready, _ = select.select([], [self._number], [], max(0.0, until - monotonic()))
            if not ready:
                raise TimeoutError("the printer takes nothing")
            data = data[os.write(self._number, data[:4096]) :]

    def state(self) -> State:
        """Ask all questions; a printer that is silent at the first is not asked the others."""
        answers: dict[int, int] = {}
        for number in QUESTIONS:
            self.write(ask(number))
            answer = self._byte()
            if answer is None:
                break
            answers[number] = answer
        return state_of(answers)

    def _byte(self) -> int | None:
        until = monotonic() + ANSWER
        while (left := until - monotonic()) > 0:
            ready, _, _ = select.select([self._number], [], [], left)
            data = os.read(self._number, 1) if ready else b""
            if not data:
                return None
            if is_answer(data[0]):
                return data[0]
        return None


@contextmanager
def _opened(target: str) -> Iterator[_Link]:
    if target.startswith("tcp://"):
        address = urlsplit(target)
        with socket.create_connection((address.hostname or "", address.port or 9100), timeout=CONNECT) as connected:
            connected.setblocking(False)
            yield _Link(connected.fileno())
        return
    number = os.open(target, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
    try:
        if os.isatty(number):
            tty.setraw(number)
        yield _Link(number)
    finally:
        os.close(number)
