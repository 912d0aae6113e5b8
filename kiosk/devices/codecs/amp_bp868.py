"""`amp_bp868`: blood pressure of AMPall BP868F, sent by itself after a measurement.

Wire: ``^`` systolic(3) mean(3) diastolic(3) pulse(3) [arrhythmia(1)] ``^``, no checksum. Both marks are the same byte,
so only a run of exactly 12 or 13 digits counts; the mark that ends a bad run may begin a good one. A digit lost on the
way makes 12 of 13: then the mean does not lie between the two pressures, and that is refused.
Source: serial reference 3.4 (two projects, maker document AMP-RND-0001) [D].
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.devices import Frame, FrameError, FrameFlaw, Record, Stateless, WireProtocol, counted

KEY = "amp_bp868"
MARK = b"^"
SHAPE = re.compile(rb"\^(\d{3})(\d{3})(\d{3})(\d{3})(\d?)\^")
LONGEST = 13


def decode(frame: Frame) -> Iterator[Record]:
    found = SHAPE.fullmatch(frame.data)
    if not found:
        raise FrameError(FrameFlaw.BAD_SHAPE, "not 12 or 13 digits between two marks")
    sys, mean, dia, pulse = (int(found[place]) for place in range(1, 5))
    fields: dict[str, object] = {"status": "no_result"}
    if any((sys, mean, dia, pulse)):
        if not 0 < dia <= mean <= sys:
            raise FrameError(FrameFlaw.MISMATCH, "the mean is not between the two pressures")
        fields = {"sys": sys, "dia": dia, "map": mean, "pulse": pulse or None, "status": "ok"}
    if found[5]:
        fields["arrhythmia"] = int(found[5])
    yield Record(KEY, fields, frame.data, frame.at)


def _size(view: bytes) -> int | None:
    """Return how long the frame at this mark is; a mark with no digit after it is noise."""
    digits = re.match(rb"\^(\d*)", view)
    count = len(digits[1]) if digits else 0
    if count + 1 == len(view) and count <= LONGEST:
        return 0
    if view[count + 1 : count + 2] == MARK and count in (12, 13):
        return count + 2
    return -count - 1 if count else None


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="serial reference 3.4: maker document AMP-RND-0001 as quoted by two projects",
    make=lambda _: Stateless(decode),
    framer=lambda _: counted(MARK, size=_size),
    quantities=("systolic_pressure", "diastolic_pressure", "mean_pressure", "heart_rate"),
)
