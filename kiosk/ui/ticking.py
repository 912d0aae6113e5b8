"""Pure: what a live screen shows of the trial's clock at one instant. In: `Clocked` and monotonic seconds. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Literal

from kiosk.core.messages import Scene

Phase = Literal["ready", "countdown", "running", "over"]
_LATER = ("plus-1", "plus-5")
"""What is added when the time is up: the rest of a lap. Where nothing ends by itself they are there from the start."""
_FRAME_MS = {"grip": 33, "scale": 33, "watch": 50, "hold": 50, "cuff": 200}


@dataclass(frozen=True, slots=True)
class Ticking:
    """The clock of the running trial. ``go`` and ``end`` are monotonic seconds, None: not begun, open.

    ``stopped``: when the helper pressed 멈춤, so that the seconds stand still at once and not when the station answers.
    """

    go: float | None = None
    end: float | None = None
    stopped: float | None = None

    def phase(self, now: float) -> Phase:
        """Where the trial stands."""
        if self.go is None:
            return "ready"
        if now < self.go:
            return "countdown"
        return "over" if self.end is not None and now >= self.end else "running"

    def countdown(self, now: float) -> int:
        """The digit before "go": 3, 2, 1; 0 when there is nothing to wait for."""
        return max(0, ceil(self.go - now)) if self.go is not None else 0

    def elapsed(self, now: float) -> float:
        """Seconds since "go", not beyond the end."""
        if self.go is None:
            return 0.0
        last = min(one for one in (now, self.end, self.stopped) if one is not None)
        return max(0.0, last - self.go)

    def left(self, now: float) -> float:
        """Seconds until the end; -1 where it is open or has not begun."""
        return -1.0 if self.go is None or self.end is None else max(0.0, self.end - max(now, self.go))

    def share(self, now: float) -> float:
        """How far through, 0..1; 0 where it is open."""
        if self.go is None or self.end is None or self.end <= self.go:
            return 0.0
        return min(1.0, self.elapsed(now) / (self.end - self.go))


def period(scene: Scene) -> int:
    """Milliseconds between two turns of a screen that lives; 0: it stands still."""
    if scene.kind == "live":
        return _FRAME_MS.get(scene.view, 100)
    return 500 if scene.kind == "rest" and scene.seconds > 0 else 0


def buttons(taps: tuple[str, ...], phase: Phase, *, ends: bool) -> tuple[str, ...]:
    """The helper's buttons that mean something now, the big one first. ``ends``: the trial has a window."""
    match phase:
        case "ready":
            return ("go",) if "go" in taps else tuple(one for one in taps if not (ends and one in _LATER))
        case "countdown":
            return tuple(one for one in taps if one == "stop")
        case "running":
            return tuple(one for one in taps if one != "go" and not (ends and one in _LATER))
        case _:
            rest = tuple(one for one in taps if one in _LATER)
            return (*(one for one in taps if one == "stop"), *rest)


def seconds(value: float, *, tenths: bool) -> str:
    """Seconds as they are read: 12.3 where tenths count (below 100), else 45 or 2:05.

    Cut off, never rounded up to a time that has not come.
    """
    if tenths and value < 100:
        return f"{int(value * 10 + 1e-6) / 10:.1f}"
    return f"{int(value)}" if value < 60 else f"{int(value) // 60}:{int(value) % 60:02d}"
