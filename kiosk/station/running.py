"""The clock of one trial that taps begin and end: go, the end of its window, and every Edge in the order it counts.

A press of 시작 sets ``go``, at once or where the track says it; a press of 멈춤 during the count-down takes it back.
The window's end is an Edge of its own, dated exactly, however late the timer was. Taps made after that instant but
heard before it wait for it, so that the settler hears everything in order. Taps before ``go`` mean nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.core.reading import Edge
from kiosk.core.tracks import TRACKS

HEARD_WITHIN = 0.4
"""Seconds: a tap made inside the window is heard by then, so the end of the window is told so much later."""


@dataclass(slots=True)
class Running:
    """Times on the station's monotonic clock. ``turn`` counts the starts: the timer of a start taken back is stale."""

    buttons: tuple[str, ...]
    window: float = 0.0  # seconds; 0: open
    go: float | None = None
    end: float | None = None
    turn: int = 0
    edges: list[Edge] = field(default_factory=list)  # as the settler heard them
    late: list[float] = field(default_factory=list)  # how much later each was heard, seconds
    _ended: bool = False
    _early: list[tuple[Edge, float]] = field(default_factory=list)

    def begin(self, go: float, late: float) -> tuple[Edge, ...]:
        """Somebody pressed 시작: it counts from ``go`` on."""
        self.turn += 1
        self.go, self.end = go, go + self.window if self.window else None
        return self._heard((Edge("go", go), late))

    def counting_down(self, at: float) -> bool:
        """Whether 시작 has been pressed, but it has not begun at that instant."""
        return self.go is not None and at < self.go

    def take_back(self) -> None:
        """It was begun too early: as if nobody had pressed."""
        self.turn += 1
        self.go = self.end = None
        self.edges.clear()
        self.late.clear()

    def press(self, button: str, at: float, late: float) -> tuple[Edge, ...]:
        """Take a tap of the helper; returns what the settler must hear now."""
        if self.go is None or at < self.go or button == "go" or button not in self.buttons:
            return ()
        edge = Edge(button, at), late
        if self.end is not None and at > self.end and not self._ended:
            self._early.append(edge)
            return ()
        return self._heard(edge)

    def over(self, turn: int) -> tuple[Edge, ...]:
        """The timer of this start has rung: the end of the window, and what waited for it."""
        if turn != self.turn or self.end is None or self._ended:
            return ()
        self._ended = True
        return self._heard((Edge("end", self.end), 0.0), *self._early)

    def _heard(self, *edges: tuple[Edge, float]) -> tuple[Edge, ...]:
        self.edges += (edge for edge, _ in edges)
        self.late += (late for _, late in edges)
        return tuple(edge for edge, _ in edges)


def track_end(track: str) -> float:
    """Seconds from "go" until a track says that it is over; 0 when it does not, or there is no track."""
    if not track:
        return 0.0
    found = TRACKS[track]
    return next((float(cue.at - found.go_at) for cue in found.cues if cue.kind == "end"), 0.0)
