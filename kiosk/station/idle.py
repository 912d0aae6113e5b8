"""Walk-away (what-users-want 10): nobody touches → cover results, ask; nobody answers → save what is done, go back.

No countdown. Live data count as a sign of life: somebody on the scale touches nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf


@dataclass(slots=True)
class Idle:
    """Feed it signs of life and ask it now and then. All times monotonic seconds."""

    ask_after: float
    answer_within: float
    cover_after: float = inf
    alive_at: float = 0.0
    asked_at: float | None = None

    def alive(self, now: float) -> None:
        """Somebody is there."""
        self.alive_at = now
        self.asked_at = None

    def due(self, now: float, *, measuring: bool) -> str:
        """Return "cover", "ask", "leave" or ""; cover again and again until somebody is there."""
        if measuring:
            self.alive(now)
            return ""
        if self.asked_at is not None:
            return "leave" if now - self.asked_at >= self.answer_within else ""
        if now - self.alive_at >= self.ask_after:
            self.asked_at = now
            return "ask"
        return "cover" if now - self.alive_at >= self.cover_after else ""
