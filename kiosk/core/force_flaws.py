"""What speaks against one effort on a force sensor. The limits are ours, for catching slips; they judge nobody.

In: the clean samples of one effort, its zero, onset and end (see `force_curve`). Out: words of `FLAWS`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

FLAWS = (
    "not-let-go",  # the sensor was pulled already when it began, so there is neither zero nor onset
    "early",  # it began before "go"
    "short",  # over half its peak for less than LEAST_SECONDS
    "jerk",  # a knock: over nine tenths of its peak only for an instant, then much less
    "twice",  # let go and pulled again: two efforts in one
    "zero-off",  # the zero was off before, or another afterwards
    "saturated",  # at the end of the sensor's range: more is not seen
    "flat",  # so long exactly the same number that it may be the end of a range nobody told us
    "gap",  # samples are missing inside the effort
)
"""Why an effort should not count, or is to be looked at; a closed list, in the order in which they are told."""

LEAST_SECONDS, KNOCK_SECONDS, KNOCK_LEVEL = 0.4, 0.06, 0.75
LOW, AGAIN = 0.4, 0.7
"""Parts of the peak: a fall below the one and a rise over the other make two pulls."""
PULLED = 0.3
"""Part of the peak that is no more a hand on a handle."""
ZERO_PART, ZERO_SECONDS = 0.1, 1.0
"""Part of the peak that the zero may be off before, and so many seconds after it was let go."""
FLAT_SECONDS = 0.25
HOLE_SECONDS, HOLE_INTERVALS = 0.1, 4.0


def flaws_of(
    seconds: Array, values: Array, zero: float, last: int, onset: float, go: float | None, full: float | None
) -> tuple[str, ...]:
    """Return what speaks against it, of `FLAWS`, in their order."""
    top = int(values.argmax())
    height = float(values[top]) - zero
    half = _over(seconds, values, zero + height / 2)
    knock = _over(seconds, values, zero + 0.9 * height) < KNOCK_SECONDS
    after = values[top:][seconds[top:] >= seconds[top] + KNOCK_SECONDS][:1]
    found = {
        "not-let-go": bool(values[0] - zero >= PULLED * height),
        "early": go is not None and onset < go,
        "short": half < LEAST_SECONDS,
        "jerk": knock and half >= KNOCK_SECONDS and bool(len(after) and after[0] - zero < KNOCK_LEVEL * height),
        "twice": _twice(values, zero, height),
        "zero-off": _zero_off(seconds, values, zero, last, height),
        "saturated": full is not None and bool(values[top] >= full),
        "flat": _flat(seconds, values, top) >= FLAT_SECONDS,
        "gap": _gap(seconds, onset, float(seconds[last])),
    }
    return tuple(word for word in FLAWS if found[word])


def _over(seconds: Array, values: Array, level: float) -> float:
    """Return how long the force was over a level, straight lines between samples."""
    before, after = values[:-1] - level, values[1:] - level
    rising = np.where(after > before, after - before, 1.0)
    falling = np.where(before > after, before - after, 1.0)
    begun, ended = after / rising, before / falling
    part = np.where(after >= 0, np.where(before >= 0, 1.0, begun), np.where(before >= 0, ended, 0.0))
    return float(np.sum(part * np.diff(seconds)))


def _twice(values: Array, zero: float, height: float) -> bool:
    """Whether a fall below `LOW` lies between two rises over `AGAIN`."""
    high = np.flatnonzero(values - zero >= AGAIN * height)
    return bool(np.any(values[high[0] : high[-1] + 1] - zero < LOW * height))


def _zero_off(seconds: Array, values: Array, zero: float, last: int, height: float) -> bool:
    """Whether the sensor was not at zero before, or is elsewhere some time after it was let go."""
    after = values[seconds >= seconds[last] + ZERO_SECONDS]
    moved = abs(float(np.median(after)) - zero) if len(after) >= 3 else 0.0
    return max(abs(zero), moved) > ZERO_PART * height


def _flat(seconds: Array, values: Array, top: int) -> float:
    """Return how long the peak stood without the least change."""
    other = np.flatnonzero(values[top:] != values[top])
    end = top + int(other[0]) - 1 if len(other) else len(values) - 1
    return float(seconds[end] - seconds[top])


def _gap(seconds: Array, start: float, end: float) -> bool:
    """Whether samples are missing between two instants."""
    wide = max(HOLE_SECONDS, HOLE_INTERVALS * float(np.median(np.diff(seconds))))
    return longest(seconds, start, end) > wide


def longest(seconds: Array, start: float, end: float) -> float:
    """Return the longest time between two samples that touches a stretch."""
    touched = (seconds[1:] > start) & (seconds[:-1] < end)
    return float(np.diff(seconds)[touched].max(initial=0.0))
