"""Printers to print on: one that speaks ESC/POS and puts the dots back into a picture, and CUPS' own IPP printer."""

from __future__ import annotations

import os
import pty
import shutil
import socket
import subprocess
import threading
import tty
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from select import select
from time import monotonic, sleep

import numpy as np
from numpy.typing import NDArray

from kiosk.report.ipp_outlet import IppOutlet
from tests.needs import need

FINE = {1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12}
CLOSED = {"paper": {4: 0x72, 2: 0x32}, "open": {2: 0x16}, "offline": {1: 0x1A}, "jam": {3: 0x1A}}


@dataclass
class Roll:
    """A receipt printer behind a file descriptor. ``status`` answers DLE EOT; None: it is mute."""

    status: dict[int, int] | None = field(default_factory=lambda: dict(FINE))
    got: bytearray = field(default_factory=bytearray)
    asked: list[int] = field(default_factory=list)
    ends_after: int = 0  # the paper ends once so many bytes have come

    def hear(self, data: bytes) -> bytes:
        """Take bytes; returns what it answers."""
        self.got += data
        said = b""
        while len(self.got) >= 3 and self.got[-3:-1] == b"\x10\x04" and self.got[-1] in FINE:
            number = self.got[-1]
            del self.got[-3:]
            self.asked.append(number)
            if self.ends_after and len(self.got) > self.ends_after:
                self.status = FINE | CLOSED["paper"]
            said += bytes((self.status[number],)) if self.status is not None else b""
        return said

    def picture(self) -> NDArray[np.uint8]:
        """Read the raster commands back: 1 is black. Fails on anything that is not start, raster, cut."""
        data, rows = bytes(self.got), []
        assert data.startswith(b"\x1b@")
        assert data.endswith(b"\x1dVB\x00")
        at = 2
        while at < len(data) - 4:
            assert data[at : at + 4] == b"\x1dv0\x00"
            wide, high = (int.from_bytes(data[at + place : at + place + 2], "little") for place in (4, 6))
            end = at + 8 + wide * high
            rows.append(np.frombuffer(data[at + 8 : end], np.uint8).reshape(high, wide))
            at = end
        return np.unpackbits(np.concatenate(rows), axis=1)


@contextmanager
def on_network(roll: Roll) -> Iterator[str]:
    """The printer at an address, for as many links as come."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=_serve, args=(server, roll), daemon=True)
        thread.start()
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}"
        server.shutdown(socket.SHUT_RDWR)
    thread.join(5)


def _serve(server: socket.socket, roll: Roll) -> None:
    while True:
        try:
            link, _ = server.accept()
        except OSError:
            return
        with link:
            while data := link.recv(65536):
                link.sendall(roll.hear(data))


@contextmanager
def on_cable(roll: Roll) -> Iterator[str]:
    """The printer as a device file."""
    ours, theirs = pty.openpty()
    tty.setraw(theirs)
    over = threading.Event()

    def serve() -> None:
        while not over.is_set():
            if select([ours], [], [], 0.02)[0]:
                os.write(ours, roll.hear(os.read(ours, 65536)))

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield os.ttyname(theirs)
    finally:
        over.set()
        thread.join(5)
        os.close(ours)
        os.close(theirs)


@dataclass
class IppPrinter:
    """`ippeveprinter`: prints by a script that copies the page to ``printed``, and says what `troubled` set."""

    uri: str
    folder: Path

    @property
    def printed(self) -> list[bytes]:
        return [path.read_bytes() for path in sorted(self.folder.glob("printed-*"))]

    def troubled(self, word: str, seconds: float = 0.0) -> None:
        """While the next page prints it meets this, and takes so long."""
        (self.folder / "state").write_text(f"STATE: +{word}\n")
        (self.folder / "slow").write_text(f"{seconds}")


SCRIPT = """#!/bin/sh
cp "$1" "{folder}/printed-$(date +%s%N)"
cat "{folder}/state" >&2 2>/dev/null
sleep "$(cat "{folder}/slow" 2>/dev/null || echo 0)"
exit 0
"""


@contextmanager
def ipp_printer(folder: Path) -> Iterator[IppPrinter]:
    """Start it on this machine alone. It wants a bus to announce itself on: a private one, so that nobody hears it."""
    need("ippeveprinter", program := shutil.which("ippeveprinter") or shutil.which("ippeveprinter", path="/usr/sbin"))
    need("dbus-daemon", shutil.which("dbus-daemon"))
    folder.mkdir()
    (folder / "spool").mkdir()
    script = folder / "print"
    script.write_text(SCRIPT.format(folder=folder))
    script.chmod(0o700)
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", f"--address=unix:path={folder}/bus"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    port = _free_port()
    named = ["-p", f"{port}", "-n", "localhost", "-r", "off", "-c", str(script), "-d", str(folder / "spool")]
    _until(lambda: (folder / "bus").exists())
    printer = subprocess.Popen(
        [str(program), *named, "-f", "application/pdf", "test"],
        env=os.environ | {"DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={folder}/bus", "HOME": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    uri = f"ipp://localhost:{port}/ipp/print"
    try:
        _until(lambda: _answers(uri))
        yield IppPrinter(uri, folder)
    finally:
        for process in (printer, bus):
            process.kill()
            process.wait()


def _answers(uri: str) -> bool:
    try:
        return IppOutlet(uri).trouble() is None
    except OSError:
        return False


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def _until(there: object) -> None:
    assert callable(there)
    until = monotonic() + 20
    while not there():
        assert monotonic() < until, "it does not start"
        sleep(0.05)
