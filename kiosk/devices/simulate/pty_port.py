"""One serial port that is not there: a pseudo-terminal behind a stable link (device-test-rig §9).

The pty is raw before anybody can open it; bytes within 60 ms of an open are lost as pyserial empties the buffer;
POLLHUP tells whether somebody has it open; unplugging is unlink and close, and the next plug may get another number.
Linux keeps speed, stop bits and PARODD of what the client set, but forces 8 bits without parity on every pty
(``pty_set_termios``), so bits and even parity cannot be checked.
"""

from __future__ import annotations

import os
import select
import termios
import time
import tty
from pathlib import Path

from kiosk.devices.driver import SerialLine

OPEN_GRACE = 0.06
_SPEEDS = {
    getattr(termios, name): int(name[1:])
    for name in dir(termios)
    if name.startswith("B") and name[1:].isdigit() and int(name[1:])
}


class PtyPort:
    """Plug, unplug, read, write; ``read`` is called often and notices who comes and goes."""

    def __init__(self, link: Path, line: SerialLine) -> None:
        self.link = link
        self.line = line
        self._master: int | None = None
        self._opened: float | None = None
        self._poll = select.poll()

    @property
    def plugged(self) -> bool:
        return self._master is not None

    def plug(self) -> None:
        """Make the pty and point the link at it."""
        if self._master is not None:
            return
        master, slave = os.openpty()
        tty.setraw(master)
        name = os.ttyname(slave)
        os.close(slave)
        os.set_blocking(master, False)
        self._master, self._opened = master, None
        self._poll.register(master, select.POLLIN | select.POLLHUP)
        fresh = self.link.with_name(self.link.name + ".new")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(name)
        fresh.replace(self.link)

    def unplug(self) -> None:
        """Pull the cable: the client's next read or write fails."""
        if self._master is None:
            return
        self.link.unlink(missing_ok=True)
        self._poll.unregister(self._master)
        os.close(self._master)
        self._master = self._opened = None

    def read(self) -> bytes:
        """Return what the client has sent, and notice opening and closing."""
        if self._master is None or not self._somebody():
            return b""
        try:
            data = os.read(self._master, 4096)
        except OSError:  # EAGAIN: nothing; EIO: closed this instant
            return b""
        self._opened = 0.0  # who writes has finished opening
        return data

    @property
    def ready(self) -> bool:
        """Whether somebody listens who has finished opening."""
        if not self._somebody() or self._opened is None:
            return False
        return time.monotonic() - self._opened >= OPEN_GRACE

    @property
    def client_baud(self) -> int | None:
        """The speed the client has set when its settings are wrong, None when they fit."""
        if self._master is None:
            return None
        attributes = termios.tcgetattr(self._master)
        flags, speed = int(attributes[2]), _SPEEDS.get(int(attributes[5]), 0)
        fits = speed == self.line.baud and bool(flags & termios.CSTOPB) == (self.line.stop == 2)
        fits = fits and bool(flags & termios.PARODD) == (self.line.parity == "O")
        return None if fits else speed

    def write(self, data: bytes) -> bool:
        """Hand bytes to the client; False when they are lost (nobody there, or nobody reads and the buffer is full)."""
        if self._master is None or not self.ready:
            return False
        try:
            return os.write(self._master, data) == len(data)
        except OSError:
            return False

    def _somebody(self) -> bool:
        here = self._master is not None and not any(mask & select.POLLHUP for _, mask in self._poll.poll(0))
        if not here:
            self._opened = None
        elif self._opened is None:
            self._opened = time.monotonic()
        return here
