"""What is kept behind a value so that it can be made again: frames, taps, or both; and how to take it apart.

- frames alone: each behind its length (u32 little-endian); the device's codec decodes them;
- codec ``edges``: the taps, see `kiosk.core.timing.evidence`;
- codec ``<the device's>+edges``: the taps behind their length, then each frame behind its length (u32), the instant of
  its last byte in microseconds since the first tap (i64) and how many taps were heard before it (u16): a count by a
  mat must know when the window was, and the same order gives the same value;
- codec ``task:<key>:<seed>``: the events of a touch task, written like taps; `kiosk.core.cognition.score` makes the
  values of them.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kiosk.core.reading import Edge
from kiosk.core.timing import edges_of, evidence, exact

MIXED = "+edges"
_LENGTH, _FRAME = struct.Struct("<I"), struct.Struct("<IqH")


@dataclass(frozen=True, slots=True)
class Frame:
    """The raw bytes of one Record, the second of its last byte (monotonic, or since the first tap), taps before it."""

    raw: bytes
    at: float
    after: int = 0


def of_frames(frames: Iterable[Frame]) -> bytes:
    """Pack frames alone."""
    return b"".join(_LENGTH.pack(len(frame.raw)) + frame.raw for frame in frames)


def of_both(frames: Iterable[Frame], edges: Sequence[Edge], late: Iterable[float] = ()) -> bytes:
    """Pack taps, of which there must be one, and frames."""
    taps, first = evidence(edges, late), exact(edges[0].at)
    dated = (
        _FRAME.pack(len(frame.raw), int((exact(frame.at) - first) * 1_000_000), frame.after) + frame.raw
        for frame in frames
    )
    return _LENGTH.pack(len(taps)) + taps + b"".join(dated)


def both_of(raw: bytes) -> tuple[Edge | Frame, ...]:
    """Take apart what `of_both` has packed, in the order in which it was heard; raises ValueError for anything else."""
    try:
        (length,) = _LENGTH.unpack_from(raw)
        edges = edges_of(raw[_LENGTH.size : _LENGTH.size + length])
        frames = tuple(_frames(raw, _LENGTH.size + length))
    except struct.error as error:
        raise ValueError("the evidence is cut off") from error
    heard: list[Edge | Frame] = []
    for number in range(len(edges) + 1):
        heard += [frame for frame in frames if frame.after == number]
        heard += edges[number : number + 1]
    return tuple(heard)


def _frames(raw: bytes, place: int) -> Iterator[Frame]:
    while place < len(raw):
        length, at, after = _FRAME.unpack_from(raw, place)
        place += _FRAME.size
        if place + length > len(raw):
            raise ValueError("the evidence is cut off")
        yield Frame(raw[place : place + length], at / 1e6, after)
        place += length
