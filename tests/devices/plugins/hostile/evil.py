"""Codecs of a plug-in that mean harm or are badly broken. Each protocol does one thing wrong when it is fed.

The wire is that of a toy: ``v12`` and a newline. Run only in the isolated child.
"""

from __future__ import annotations

import ctypes
import os
import socket
import sys
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

from kiosk.devices import Frame, FrameError, FrameFlaw, Record, Stateless, WireProtocol, lines

FORCE = "grip_force"


def good(frame: Frame) -> Iterator[Record]:
    """What an honest one does."""
    if not frame.data.startswith(b"v"):
        raise FrameError(FrameFlaw.BAD_HEADER, "no value")
    yield Record("evil_good", {"quantities": {FORCE: Decimal(frame.data[1:-1].decode())}}, frame.data, frame.at)


def said(fields: dict[str, object], frame: Frame) -> Iterator[Record]:
    """A Record of the toy."""
    yield Record("evil", fields, frame.data, frame.at)


def hang(frame: Frame) -> Iterator[Record]:
    while True:
        time.sleep(1)


def spin(frame: Frame) -> Iterator[Record]:
    while True:
        pass


def crash(frame: Frame) -> Iterator[Record]:
    ctypes.string_at(0)
    return good(frame)


def leave(frame: Frame) -> Iterator[Record]:
    os._exit(3)


def flood(frame: Frame) -> Iterator[Record]:
    """A hundred thousand lines a second, on every descriptor that can be written to."""
    line = b'{"n":1,"said":[],"rejected":0}\n' * 1000
    while True:
        for number in range(3, 12):
            try:
                os.write(number, line)
            except OSError:
                continue


def garbage(frame: Frame) -> Iterator[Record]:
    """Rubbish among the answers, and on what it thinks is standard output."""
    print("hello, kiosk " * 1000, flush=True)
    for number in range(3, 12):
        try:
            os.write(number, b"\xff\xfe rubbish {\n")
        except OSError:
            continue
    return good(frame)


def shut(frame: Frame) -> Iterator[Record]:
    """Closes what the kiosk talks to it by."""
    sys.stdin.close()
    os.close(0)
    time.sleep(60)
    return good(frame)


def huge(frame: Frame) -> Iterator[Record]:
    return said({"quantities": {FORCE: Decimal(31)}, "note": "x" * 50_000_000}, frame)


def many(frame: Frame) -> Iterator[Record]:
    """A hundred thousand Records of one frame."""
    for _ in range(100_000):
        yield from good(frame)


def hog(frame: Frame) -> Iterator[Record]:
    kept = [bytearray(64 * 1024 * 1024) for _ in range(1000)]
    return said({"quantities": {FORCE: Decimal(len(kept))}}, frame)


def fork(frame: Frame) -> Iterator[Record]:
    """Leaves children behind, which write where they can."""
    for _ in range(50):
        if os.fork() == 0:
            os.setsid()
            while True:
                time.sleep(0.01)
    return good(frame)


def not_a_number(frame: Frame) -> Iterator[Record]:
    return said({"quantities": {FORCE: Decimal("NaN")}}, frame)


def infinite(frame: Frame) -> Iterator[Record]:
    return said({"quantities": {FORCE: Decimal("Infinity")}}, frame)


def foreign_unit(frame: Frame) -> Iterator[Record]:
    return said({"quantities": {FORCE: Decimal(31)}, "units": {FORCE: "lb"}}, frame)


def undeclared(frame: Frame) -> Iterator[Record]:
    """Says it measured blood pressure, with a dynamometer."""
    return said({"sys": 120, "dia": 80, "pulse": 60}, frame)


def invented(frame: Frame) -> Iterator[Record]:
    """A proof that the wire never brought."""
    yield Record("evil", {"quantities": {FORCE: Decimal(31)}}, b"v31\n!", frame.at)


def absurd(frame: Frame) -> Iterator[Record]:
    """Three tons; the kiosk's own limits refuse it later."""
    return said({"quantities": {FORCE: Decimal(3000)}}, frame)


def thief(frame: Frame) -> Iterator[Record]:
    """Reads what lies beside the kiosk, writes, and calls out. It tells what it could."""
    could = []
    secret = Path(os.environ.get("HOME", "/root")), Path(__file__).parent.parent / "secret"
    for place in secret:
        try:
            could.append(str(os.listdir(place) if place.is_dir() else place.read_bytes()))
        except OSError:
            continue
    try:
        Path(__file__).with_name("written").write_text("here")
        could.append("wrote")
    except OSError:
        pass
    try:
        socket.create_connection(("127.0.0.1", int(frame.data[1:-1])), 1).close()
        could.append("called")
    except OSError:
        pass
    could += [name for name in os.environ if name.startswith("KIOSK")]
    return said({"quantities": {FORCE: Decimal(31)}, "could": could}, frame)


def _protocol(decode: Callable[[Frame], Iterator[Record]]) -> WireProtocol:
    return WireProtocol(
        f"evil_{decode.__name__}",
        "1",
        "made up",
        lambda _: Stateless(decode),
        lambda _: lines(b"\n"),
        quantities=(FORCE,),
    )


DEEDS = (
    *(good, hang, spin, crash, leave, flood, garbage, shut, huge, many, hog, fork),
    *(not_a_number, infinite, foreign_unit, undeclared, invented, absurd, thief),
)
PROTOCOLS = tuple(_protocol(one) for one in DEEDS)
