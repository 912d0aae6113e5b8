"""What is known of a running trial, and what is remembered of its numbers: what `coach` speaks by. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Phase = Literal["ready", "countdown", "running", "over"]

STANDS_ON = 5.0
"""kg: less means that nobody stands on the scale (as `settle.Hold`)."""
ONSET = 3.0
"""kg: less is a hand that only holds the handle (as `settle.Peak`)."""
PRESSURE_IN_CUFF = "cuff_pressure"
"""What a cuff that tells its own pressure says meanwhile, in `Live` facts; it is never a result, and never shown."""
TIGHT, RELEASED, FALLS = 60.0, 40.0, 5.0
"""mmHg in the cuff: tightened above, let go below; and so much under its peak it is falling, and measuring."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What the screen knows at one instant. Times: seconds since this screen came (``now``, ``heard``), since "go"
    (``elapsed``), until the end (``left``, below zero: open). ``heard``: when the device last spoke, 0: never."""

    view: str
    now: float
    quantity: str = ""
    phase: Phase = "ready"
    value: float | None = None  # of a cuff its own pressure
    stable: bool | None = None
    heard: float = 0.0
    elapsed: float = 0.0
    left: float = -1.0
    lasts: float = 0.0  # seconds the device takes, about
    helped: bool = False  # a helper's buttons lead: nobody has to be told what the device waits for
    faster: bool = False  # the beeps have just become quicker


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of the numbers. Times as in `Signs`, of which ``now`` counts; -1: not yet."""

    peak: float = 0.0
    rose: float = -1.0  # when it went above what means that somebody begins
    let_go: bool = False  # of an effort, or a cuff: it is over
    value: float | None = None
    came: float = -1.0  # when the newest number came
    gap: float = -1.0  # seconds between it and the one before

    def take(self, signs: Signs) -> Memory:
        """Remember what is new."""
        value = signs.value
        if value is None:
            return self
        floor = {"grip": ONSET, "cuff": TIGHT, "scale": STANDS_ON}.get(signs.view, 0.0)
        rose = self.rose if self.rose >= 0 or value < floor else signs.now
        if signs.view == "scale" and value < floor:
            rose = -1.0  # stepped off again
        peak = max(self.peak, value)
        ends = RELEASED if signs.view == "cuff" else peak / 2
        let_go = self.let_go or (rose >= 0 and signs.view in ("grip", "cuff") and value < ends)
        if value == self.value:
            return replace(self, peak=peak, rose=rose, let_go=let_go)
        gap = signs.now - self.came if self.came >= 0 else -1.0
        return Memory(peak, rose, let_go, value, signs.now, gap)


def cuff_phase(memory: Memory) -> Literal["", "tighten", "measure", "release"]:
    """What the cuff does, by its own pressure; nothing where it does not tell."""
    if memory.rose < 0 or memory.value is None:
        return ""
    if memory.let_go:
        return "release"
    return "measure" if memory.value <= memory.peak - FALLS else "tighten"
