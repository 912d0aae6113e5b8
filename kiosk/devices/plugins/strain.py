"""Bytes that are spoiled, and the time that a frame takes: what the judge strains a codec with."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TypeVar

from kiosk.devices.decode import Decoder
from kiosk.devices.driver import Frame, WireProtocol

T = TypeVar("T")
TURNS = 500


def tried(call: Callable[[], T]) -> T | Exception:
    """Return what it returns, or what it raises: it is somebody else's code."""
    try:
        return call()
    except Exception as error:
        return error


def told(error: Exception, root: Path) -> str:
    """Return what was raised, and the line of the plug-in's own under ``root`` that it came through last."""
    steps = [one for one in traceback.extract_tb(error.__traceback__) if Path(one.filename).is_relative_to(root)]
    return f"{error!r} ({Path(steps[-1].filename).name}, line {steps[-1].lineno})" if steps else repr(error)


def spoiled(data: bytes, chance: Random) -> bytes:
    """Turn, lose, add, repeat or cut some of it; or all rubbish."""
    piece = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        place = chance.randint(0, len(piece))
        match chance.randint(0, 4):
            case 0 if piece:
                piece[place % len(piece)] ^= 1 << chance.randint(0, 7)
            case 1 if piece:
                del piece[place % len(piece)]
            case 2:
                piece[place:place] = chance.randbytes(chance.randint(1, 8))
            case 3:
                piece += piece[place:]
            case _:
                piece = piece[:place] if chance.random() < 0.9 else bytearray(chance.randbytes(40))
    return bytes(piece)


def seconds(protocol: WireProtocol, data: bytes, variant: str = "") -> float:
    """The best of five rounds: what a frame takes."""
    decoder = Decoder(protocol, variant)
    frames = list(protocol.framer(variant).feed(data)) if protocol.framer else [data]

    def round_() -> float:
        start = time.perf_counter()
        for _ in range(TURNS):
            for frame in frames:
                tuple(decoder.codec.feed(Frame(frame)))
        return time.perf_counter() - start

    return min(round_() for _ in range(5)) / max(1, len(frames))
