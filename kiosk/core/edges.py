"""Edges in whole microseconds, and how they are written down as the evidence of a trial made of taps."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kiosk.core.reading import Edge

MICROSECOND = Decimal("0.000001")


def exact(at: float) -> Decimal:
    """Return an instant in whole microseconds."""
    return Decimal(at).quantize(MICROSECOND)


CODEC, VERSION = "edges", "1"
"""What `Proof` names for a trial made of Edges."""


def evidence(edges: Iterable[Edge], late: Iterable[float] = ()) -> bytes:
    """Write Edges down: ``microseconds since the first · name · how late our thread saw it, in microseconds``.

    ``late`` goes with them one by one (seconds). The monotonic clock itself never leaves the process.
    """
    heard, delays = tuple(edges), tuple(late)
    first = exact(heard[0].at) if heard else Decimal(0)
    lines = (
        f"{int((exact(edge.at) - first) / MICROSECOND)} {edge.name} {round(1e6 * delay)}\n"
        for edge, delay in zip(heard, (*delays, *[0.0] * (len(heard) - len(delays))), strict=True)
    )
    return "".join(lines).encode("ascii")


def edges_of(raw: bytes) -> tuple[Edge, ...]:
    """Read `evidence` back; raises ValueError for anything else."""
    lines = (line.split(" ") for line in raw.decode("ascii").splitlines())
    return tuple(Edge(name, int(at) / 1e6) for at, name, _ in lines)


def late_of(raw: bytes) -> tuple[float, ...]:
    """Return how late each Edge of `evidence` was seen, in seconds."""
    return tuple(int(line.rsplit(" ", 1)[1]) / 1e6 for line in raw.decode("ascii").splitlines())
