"""How many times somebody stood up or stepped, from the trace of a sensor; numpy only, no state.

A trace has one level while sitting (standing, for steps) and another while up. Which way is up is learnt from the
trace: whatever swings furthest away from where it was before "go". The way there is plain on purpose:
1. single samples far from both neighbours are thrown away, holes bridged, the curve laid on a 50 Hz grid, smoothed;
2. turning points: a low or a high is one when the curve has come back from it by 40 % of the whole range;
3. each high is measured from the low before it, against the usual height of this person's highs: from 72 % on it is a
   whole movement (so neither half stands nor stands without sitting down count), near that border it is a doubt;
4. at the end of the window, somebody more than halfway up counts.
Everything less than an absolute least height is fidgeting. A mat gives changes, no curve: see `counting_contact`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kiosk.core.counting_contact import offs
from kiosk.core.counting_curve import STEP, Array, Trace, curve_of, least, lifted, place

TURN = 0.4
FULL, UNSURE = 0.72, (0.60, 0.84)
HALFWAY, NEARLY = 0.5, (0.38, 0.62)
STAND_HOLE, STEP_HOLE = 1.0, 0.24
"""Without a sample a whole stand may have hidden: in so many seconds; a step: in this share of the usual time to the
next one."""
MARK = 0.835
"""A step is one when the knee comes to the mark: so much of this person's usual height."""
STOOD = 0.4
"""Seconds after the top of the fifth stand from which on it is past."""
WEIGHED = ("grip_force", "force")
LEFT = {"force": 0.125, "grip_force": 0.125, "contact": 0.075}
"""A force or a mat says that the seat is left, at about a third of the way up. Halfway comes later by about this share
of the time that the seat is left in a whole stand."""
LIFTED = {"force": 0.32, "grip_force": 0.32, "contact": 0.32}
"""The same for a foot that has left the mat, and a knee that comes to the mark."""
SELDOM = 0.11
"""Seconds between two looks of a sensor: one that looks so seldom may miss a quick step, so its count is a doubt."""
NEAR = 0.1
"""Seconds: what was due so near to the end is a doubt."""


@dataclass(frozen=True, slots=True)
class High:
    """One movement up: grid places of its low and its top, and its height over that low."""

    low: int
    top: int
    height: float


def stands(trace: Trace, go: float, end: float) -> tuple[int, str]:
    """Count whole stands between two instants of the trace's clock; a doubt says why the count is not sure."""
    return _count(trace, go, end, halfway=True)


def steps(trace: Trace, go: float, end: float) -> tuple[int, str]:
    """Count steps of one leg; a knee that has not arrived at the end is none."""
    return _count(trace, go, end, halfway=False)


def five_stands(trace: Trace, go: float) -> tuple[float, str] | None:
    """Seconds from the first movement to the full stand of the fifth, and a doubt; None while there are fewer."""
    if not len(trace.seconds):
        return None
    if trace.kind == "contact":
        left = [off for off, _ in offs(trace.seconds, trace.values, 0.25) if off >= go]
        return (left[4] - go, "") if len(left) >= 5 else None
    end = float(trace.seconds[-1])
    curve = curve_of(trace, go, end)
    highs = _highs(curve, least(trace))
    if not highs:
        return None
    usual = _usual(highs)
    whole = [high for high in highs if high.height >= FULL * usual and high.top > place(0)]
    # The top must be past, or the fifth rise is still going on.
    if len(whole) < 5 or STEP * (place(end - go) - whole[4].top) < STOOD:
        return None
    first, fifth = whole[0], whole[4]
    unsure = any(UNSURE[0] < high.height / usual < UNSURE[1] for high in highs if high.top <= fifth.top)
    seconds = STEP * (_crossing(curve, fifth, 0.95) - _crossing(curve, first, 0.05))
    return seconds, _doubt(trace, go, end, unsure, STAND_HOLE)


def _count(trace: Trace, go: float, end: float, *, halfway: bool) -> tuple[int, str]:
    if len(trace.seconds) < (1 if trace.kind == "contact" else 2):
        return 0, "count-uncertain"
    if trace.kind == "contact":
        return _count_contact(trace, go, end, halfway=halfway)
    curve = curve_of(trace, go, end)
    smallest = least(trace) if halfway else lifted(trace, go)
    highs = [high for high in _highs(curve, smallest) if high.top > place(0) and high.low < place(end - go)]
    usual = _usual(highs) if highs else 0.0
    weighed = trace.kind in WEIGHED
    away = [_away(curve, high) for high in highs] if weighed else []
    apart = float(np.median(np.diff(trace.seconds)))
    count, unsure = 0, False
    for number, high in enumerate(highs):
        crossed = _crossing(curve, high, 0.5 if weighed else MARK * usual / high.height)
        due = (LEFT if halfway else LIFTED)[trace.kind] * _away_for(away, number) if weighed else 0.0
        full, late = high.height / usual, STEP * (place(end - go) - crossed) - due
        counts, doubtful = full >= FULL, UNSURE[0] < full < UNSURE[1]
        if weighed or not halfway:
            counts, doubtful = counts and late >= 0, doubtful or abs(late) < NEAR + apart / 2
        elif high.top > place(end - go):
            counts, doubtful = _halfway(curve, high, usual, place(end - go))
        count += counts
        unsure |= doubtful
    if halfway:
        return count, _doubt(trace, go, end, unsure, STAND_HOLE)
    unsure |= apart > SELDOM
    usually = STEP * float(np.median(np.diff([high.top for high in highs]))) if len(highs) > 2 else STAND_HOLE
    return count, _doubt(trace, go, end, unsure, STEP_HOLE * usually)


def _away(curve: Array, high: High) -> float:
    """Return for how many seconds the seat (the floor) was left; infinite when nobody has come back yet."""
    back = np.flatnonzero(curve[high.top :] < curve[high.low] + high.height / 2)
    return STEP * (high.top + int(back[0]) - _crossing(curve, high, 0.5)) if len(back) else float("inf")


def _away_for(away: Sequence[float], number: int) -> float:
    """Return how long this movement was away; the usual time when nobody has come back from it yet, or rested there."""
    usual = float(np.median(away))
    return away[number] if away[number] < 1.5 * usual else usual


def _halfway(curve: Array, high: High, usual: float, end: int) -> tuple[bool, bool]:
    """Whether somebody who is on the way up at the end is more than halfway, and whether that is doubtful."""
    share = float(curve[end] - curve[high.low]) / usual
    return share > HALFWAY, NEARLY[0] < share < NEARLY[1]


def _count_contact(trace: Trace, go: float, end: float, *, halfway: bool) -> tuple[int, str]:
    """Count how often the mat was left."""
    spans = [(off, on) for off, on in offs(trace.seconds, trace.values, 0.25 if halfway else 0.1) if go <= off <= end]
    whole = [on - off for off, on in spans if on <= end]
    usual = float(np.median(whole)) if whole else 1.0
    due = usual * ((LEFT if halfway else LIFTED)["contact"])
    count = sum(end - off >= due for off, _ in spans)
    unsure = any(abs(end - off - due) < NEAR for off, _ in spans)
    return count, _doubt(trace, go, end, unsure or any(away < 0.5 * usual for away in whole), STAND_HOLE)


def _highs(curve: Array, smallest: float) -> list[High]:
    """Return the movements up that are higher than the least, the one under way at the end too."""
    turn = max(TURN * float(curve.max() - curve.min()), smallest / 2)
    highs: list[High] = []
    low = top = 0
    rising = False
    for here, value in enumerate(curve.tolist()):
        if rising:
            if value > curve[top]:
                top = here
            elif curve[top] - value > turn:
                highs.append(High(low, top, float(curve[top] - curve[low])))
                low, rising = here, False
        elif value < curve[low]:
            low = here
        elif value - curve[low] > turn:
            top, rising = here, True
    if rising:
        highs.append(High(low, top, float(curve[top] - curve[low])))
    return [high for high in highs if high.height >= smallest]


def _usual(highs: Sequence[High]) -> float:
    """Return how high this person goes: the middle of all that are not far below the highest."""
    heights = np.array([high.height for high in highs])
    return float(np.median(heights[heights >= 0.6 * heights.max()]))


def _crossing(curve: Array, high: High, share: float) -> float:
    """Return the last place before the top, between two of the grid, where this share of its height was passed."""
    level = curve[high.low] + share * high.height
    below = np.flatnonzero(curve[high.low : high.top + 1] < level)
    if not len(below) or (last := high.low + int(below[-1])) == high.top:
        return float(high.top)
    return last + float((level - curve[last]) / (curve[last + 1] - curve[last]))


def _doubt(trace: Trace, go: float, end: float, unsure: bool, hole: float) -> str:
    """Return why the count is not sure."""
    inside = trace.seconds[(trace.seconds > go) & (trace.seconds < end)]
    holes = np.diff(np.concatenate(([go], inside, [end])))
    if trace.broken or (trace.kind != "contact" and float(holes.max()) > hole):
        return "lost-data"
    return "count-uncertain" if unsure else ""
