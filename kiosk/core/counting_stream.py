"""Settlers fed by the stream of a device: feet on and off a mat, and what rises and falls while somebody stands up.

A stream has the clock of its device; the instants of "go" and "end" come as Edges of our own clock. `Clock` maps one
to the other: the bytes that came quickest after their sample tell the offset best. ``said`` of the outcome names go
and end on the device's clock. Kept Edges and frames, each with its instant, give the value again.

After the Edge ``end`` the settler still wants the Blocks that are under way: go on feeding until it answers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from kiosk.core.reading import Block, Edge
from kiosk.core.settle import Failed, Outcome, Said, Settled

if TYPE_CHECKING:  # numpy is heavy, and the first screen does not wait for it
    from kiosk.core.counting_curve import Trace

SIGNALS = ("contact", "distance", "grip_force", "force", "acceleration")
AFTER = 1.0
"""Seconds of stream after the end that are waited for: what became of the movement that was under way."""


@dataclass(slots=True)
class Clock:
    """Our monotonic clock less the device's, from the Block that was the least late."""

    offset: float | None = None
    newest: float = float("-inf")

    def see(self, block: Block) -> None:
        """Learn from one Block: its last sample is at most as old as its last byte."""
        if len(block.seconds):
            late = block.at - float(block.seconds[-1])
            if block.seconds[-1] < self.newest:  # the device's clock began anew
                self.offset = None
            self.newest = float(block.seconds[-1])
            self.offset = late if self.offset is None else min(self.offset, late)

    def device(self, at: float) -> float:
        """Return an instant of ours on the device's clock."""
        return round(at - (self.offset or 0.0), 6)


@dataclass(slots=True)
class Stream:
    """Collects one stream, of the first of the signals that says something, and the instants of go and end."""

    quantity: str
    kind: str = field(default="", init=False)
    clock: Clock = field(default_factory=Clock, init=False)
    go: float | None = field(default=None, init=False)
    end: float | None = field(default=None, init=False)
    blocks: list[Block] = field(default_factory=list, init=False)

    def feed(self, said: Iterable[Said]) -> Outcome | None:
        for item in said:
            if isinstance(item, Edge):
                self._edge(item)
            elif isinstance(item, Block) and self._accepts(item.quantity) and self.kind in ("", item.quantity):
                self.kind = item.quantity
                self.clock.see(item)
                self.blocks.append(item)
        return self._judge()

    def _edge(self, edge: Edge) -> None:
        if edge.name == "go" and self.go is None:
            self.go = edge.at
        elif edge.name in ("end", "stop") and self.go is not None and self.end is None:
            self.end = edge.at

    def _accepts(self, quantity: str) -> bool:
        """Whether it can count by this stream."""
        return quantity in SIGNALS

    def _judge(self) -> Outcome | None:
        """Return the outcome when everything for it has come."""
        return None

    def _trace(self) -> Trace:
        """Return all that has been heard, as one trace."""
        from kiosk.core.counting_curve import joined

        return joined(self.kind, self.blocks)

    def _heard_until(self) -> float:
        """Return how far the stream has come, in its own seconds."""
        return max((float(block.seconds[-1]) for block in self.blocks if len(block.seconds)), default=float("-inf"))

    def _timed(self, seconds: float, doubt: str = "") -> Settled:
        """Settle on a time, in whole microseconds."""
        return self._settled(Decimal(round(1e6 * seconds)).scaleb(-6), doubt)

    def _settled(self, value: Decimal, doubt: str = "") -> Settled:
        marks = (("go", self.go), ("end", self.end))
        said = " ".join(f"{name}@{self.clock.device(at):.6f}" for name, at in marks if at is not None)
        return Settled(((self.quantity, value),), said, doubt)


@dataclass(slots=True)
class Stands(Stream):
    """Whole stands from a chair inside the window; one that is more than halfway up at its end counts as one.

    contact: a mat on the seat. distance: anything that sees the hip or the head rise. force: under the seat or under
    the feet. acceleration: along the thigh. A mat and a force do not see how far somebody rises, only that the seat
    was left.
    """

    window: float
    kinds: tuple[str, ...] = SIGNALS

    def _accepts(self, quantity: str) -> bool:
        return quantity in self.kinds

    def _judge(self) -> Outcome | None:
        if self.go is None or self.end is None:
            return None
        if not self.blocks:  # a mat nobody has left says nothing; whether it lives, nobody knows
            return self._settled(Decimal(0), "count-uncertain") if "contact" in self.kinds else None
        go = self.clock.device(self.go)
        end = min(self.clock.device(self.end), go + self.window) if self.window else self.clock.device(self.end)
        # A mat says only changes; every other stream goes on and shows what was under way at the end.
        if self.kind != "contact" and self._heard_until() < end + AFTER:
            return None
        count, doubt = self._count(go, end)
        return self._settled(Decimal(count), doubt)

    def _count(self, go: float, end: float) -> tuple[int, str]:
        from kiosk.core import counting

        return counting.stands(self._trace(), go, end)


@dataclass(slots=True)
class Steps(Stands):
    """Right-knee steps inside the window, rests allowed. contact, force: the mat or plate under the right foot only.
    distance: the knee rises into its beam. acceleration: along the right thigh."""

    def _count(self, go: float, end: float) -> tuple[int, str]:
        from kiosk.core import counting

        return counting.steps(self._trace(), go, end)


@dataclass(slots=True)
class FiveStands(Stream):
    """Seconds from the first movement to the full stand of the fifth.

    By a mat on the seat: from "go" until the seat is left the fifth time; it sees neither the first movement nor the
    full stand, and a force not the latter: the load is all there before. Settles by itself when the fifth is full; the
    resident sits still before "go".
    """

    def _judge(self) -> Outcome | None:
        if self.go is None:
            return None
        if not self.blocks:  # a time by the helper's taps would not be the device's
            return Failed("too-few") if self.end is not None else None
        from kiosk.core import counting

        found = counting.five_stands(self._trace(), self.clock.device(self.go))
        if found is None:
            return Failed("too-few") if self.end is not None else None
        return self._timed(*found)
