"""The settler of a squeeze: its peak, and whether the curve behind it was one effort (`force_curve`).

Samples that came twice count once, and where the sensor began anew (a link that broke) only what came after counts.
From 200 samples a second on the trial also gives ``grip_rfd``: the mean slope of its first 200 ms.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from kiosk.core.reading import Block
from kiosk.core.settle import Outcome, Peak, Said, Settled

if TYPE_CHECKING:  # numpy is heavy, and the first screen does not wait for it
    from kiosk.core.force_curve import Effort
    from kiosk.core.stream import Course

DOUBTS = {
    "not-let-go": "not-let-go",
    "short": "too-quick",
    "jerk": "too-quick",
    "twice": "pulled-twice",
    "zero-off": "zero-off",
    "saturated": "unsure",
    "gap": "lost-data",
}
"""Flaw of the curve → word of `quality.DOUBTS`; a flat top is only to be looked at."""
RFD_RATE = 200.0
LATE_READ = 0.5
"""Seconds: a busy machine reads no later than that."""
ZERO_KG = 3.0
"""So much before a squeeze may be a hand that holds the handle."""


@dataclass(slots=True)
class Squeeze(Peak):
    """`Peak`, with its curve kept and judged."""

    effort: Effort | None = field(default=None, init=False)
    course: Course | None = field(default=None, init=False)
    _blocks: list[Block] = field(default_factory=list, init=False)

    def feed(self, said: Iterable[Said]) -> Outcome | None:
        for item in said:
            heard: Said | None = item
            if isinstance(item, Block) and item.quantity == self.quantity:
                heard = self._heard(item)
            outcome = Peak.feed(self, (heard,)) if heard is not None else None
            if outcome is not None:
                return self._judged(outcome) if isinstance(outcome, Settled) else outcome
        return None

    @property
    def _unclocked(self) -> bool:
        return self.course is not None and not self.course.clocked

    def _heard(self, block: Block) -> Block | None:
        """Return what of a Block is new; after a restart of the sensor everything begins anew."""
        from kiosk.core.stream import Course

        if self.course is None:
            self.course = Course()
        restarts = self.course.restarts
        fresh = self.course.take(block)
        if self.course.restarts > restarts:
            self.best, self._began, self._last_high = 0.0, None, 0.0
            self._blocks.clear()
        if fresh is not None:
            self._blocks.append(fresh)
        return fresh

    def _judged(self, settled: Settled) -> Settled:
        import numpy as np

        from kiosk.core.force_curve import analysed

        seconds = np.concatenate([block.seconds for block in self._blocks])
        self.effort = analysed(seconds, np.concatenate([block.values for block in self._blocks]))
        if self.effort is None:
            return settled
        doubt = next((DOUBTS[flaw] for flaw in self.effort.flaws if self._counts(self.effort, flaw)), "")
        quick = self.effort.rate >= RFD_RATE and not (doubt or self._unclocked)
        rise = self.effort.rise if quick else None
        more = (("grip_rfd", Decimal(repr(round(rise, 3)))),) if rise is not None and rise > 0 else ()
        return replace(settled, values=settled.values + more, doubt=doubt)

    def _counts(self, effort: Effort, flaw: str) -> bool:
        """Whether a flaw is a doubt: a short hole may be a late read where the sensor has no clock."""
        fine = {"zero-off": abs(effort.zero) <= ZERO_KG, "gap": self._unclocked and effort.hole <= LATE_READ}
        return flaw in DOUBTS and not fine.get(flaw, False)
