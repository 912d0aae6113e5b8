"""One effort on a force sensor as numbers: onset, peak, how fast it rose, how steady it was, and whether it counts.

In: seconds on the sensor's clock and kilograms (any unit does: everything scales). Out: an `Effort`, or None where
nobody pulled. Pure numpy; nothing is smoothed, so a peak is a sample the sensor has sent.

Definitions, and where they come from (Maffiuletti et al. 2016, Eur J Appl Physiol 116: 1091–1116, unless said):

- zero: the median of the second before the pull; noise: its spread (standard deviation).
- onset: where the force last leaves three times the noise, or 2 % of the peak if that is more, on its way to a tenth of
  the peak; between two samples by a straight line.
- rise over 50, 100 and 200 ms: the mean slope from onset; only with four samples or more in the window.
- steepest: the greatest mean slope over any 20 ms; only from 200 samples a second on.
- end: where the force first stays under half the peak for good, or the last sample.
- steadiness: standard deviation in per cent of the mean over the plateau, which is the time above 80 % of the peak,
  without a tenth at both ends (coefficient of variation, Tracy & Enoka 2002, J Appl Physiol 92: 1004–1012).
- impulse: the area above zero from onset to end.

Whether it counts: `force_flaws`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kiosk.core.force_flaws import FLAWS, PULLED, Array, flaws_of, longest

__all__ = ["FLAWS", "WINDOWS", "Array", "Effort", "analysed"]
WINDOWS = (0.05, 0.1, 0.2)
STEEPEST, STEEPEST_RATE = 0.02, 200.0
REST, BEGINNING = 1.0, 0.1
"""Seconds before the pull that show its zero, and at the very beginning that show whether there is a rest."""
SURE, BARELY, NOISE = 0.1, 0.02, 3.0
PLATEAU, TRIM, PLATEAU_SECONDS = 0.8, 0.1, 0.3


@dataclass(frozen=True, slots=True)
class Effort:
    """Seconds are of the sensor's clock, forces in the unit that came in; None: the samples do not say."""

    zero: float
    onset: float
    peak: float  # as sent, not less the zero
    peak_at: float
    end: float
    rate: float  # samples a second
    rises: tuple[float | None, ...]  # force a second over each of `WINDOWS`
    steepest: float | None
    steadiness: float | None  # per cent
    impulse: float
    hole: float  # seconds, the longest between two samples of the effort
    flaws: tuple[str, ...]

    @property
    def valid(self) -> bool:
        """Whether nothing speaks against it; a flat top is only to be looked at."""
        return not set(self.flaws) - {"flat"}

    @property
    def time_to_peak(self) -> float:
        """Seconds from onset to the first sample of the peak."""
        return self.peak_at - self.onset

    @property
    def rise(self) -> float | None:
        """Force a second over the longest window: the one that repeats best."""
        return self.rises[-1]


def analysed(seconds: Array, values: Array, *, go: float | None = None, full: float | None = None) -> Effort | None:
    """Analyse the one effort in a stretch of samples. ``go``: the instant on the same clock before which nobody should
    pull; ``full``: the greatest force that the sensor can tell."""
    seconds, values = _ascending(seconds, values)
    if len(seconds) < 3 or not values.max() > 0:
        return None
    top = int(values.argmax())
    zero, noise = _rest(seconds, values)
    height = float(values[top]) - zero
    if height <= 0:
        return None
    onset = _onset(seconds, values, zero, max(NOISE * noise, BARELY * height), SURE * height)
    last = _last(values, zero + height / 2)
    inside = (seconds >= onset) & (seconds <= seconds[last])
    rate = 1 / float(np.median(np.diff(seconds)))
    flaws = flaws_of(seconds, values, zero, last, onset, go, full)
    return Effort(
        zero=zero,
        onset=onset,
        peak=float(values[top]),
        peak_at=float(seconds[top]),
        end=float(seconds[last]),
        rate=rate,
        rises=tuple(_rise(seconds, values, onset, window, rate) for window in WINDOWS),
        steepest=_steepest(seconds[inside], values[inside], rate),
        steadiness=_steadiness(seconds, values, zero, height),
        impulse=float(np.trapezoid(values[inside] - zero, seconds[inside])),
        hole=longest(seconds, onset, float(seconds[last])),
        flaws=flaws,
    )


def _ascending(seconds: Array, values: Array) -> tuple[Array, Array]:
    """Keep finite samples whose time moves on; of several at one instant the last."""
    good = np.isfinite(values) & np.isfinite(seconds)
    seconds, values = seconds[good], values[good]
    if len(seconds):
        ahead = seconds >= np.maximum.accumulate(seconds)
        seconds, values = seconds[ahead], values[ahead]
        newest = np.append(np.diff(seconds) > 0, True)
        seconds, values = seconds[newest], values[newest]
    return seconds, values


def _rest(seconds: Array, values: Array) -> tuple[float, float]:
    """Return zero and noise before the pull; without a rest the zero is where the sensor says it is."""
    top, start = float(values.max()), float(np.median(values[seconds <= seconds[0] + BEGINNING]))
    start = start if start < PULLED * top else 0.0
    rising = values - start >= SURE * (top - start)
    first = int(np.argmax(rising))
    if first == 0:
        return 0.0, 0.0
    before = (np.arange(len(values)) < first) & (seconds >= seconds[first] - REST)
    rest = values[before] if before.any() else values[first - 1 : first]
    # what already rises belongs to the pull: the earlier half tells the zero
    quiet = rest[: max(1, len(rest) // 2)]
    return float(np.median(quiet)), float(np.std(quiet))


def _onset(seconds: Array, values: Array, zero: float, barely: float, sure: float) -> float:
    """Return the instant at which the force leaves the rest for good, before it is surely a pull."""
    first = int(np.argmax(values - zero >= sure))
    under = np.flatnonzero(values[:first] - zero <= barely)
    if not len(under):
        return float(seconds[0])
    low = int(under[-1])
    part = (zero + barely - values[low]) / (values[low + 1] - values[low])
    return float(seconds[low] + part * (seconds[low + 1] - seconds[low]))


def _last(values: Array, half: float) -> int:
    """Return the place of the last sample of the effort."""
    return min(int(np.flatnonzero(values >= half)[-1]) + 1, len(values) - 1)


def _rise(seconds: Array, values: Array, onset: float, window: float, rate: float) -> float | None:
    if round(window * rate, 3) < 4 or seconds[-1] < onset + window:
        return None
    start, end = np.interp([onset, onset + window], seconds, values)
    return float(end - start) / window


def _steepest(seconds: Array, values: Array, rate: float) -> float | None:
    if rate < STEEPEST_RATE or len(seconds) < 3 or seconds[-1] - seconds[0] < STEEPEST:
        return None
    starts = seconds[seconds <= seconds[-1] - STEEPEST]
    rises = np.interp(starts + STEEPEST, seconds, values) - np.interp(starts, seconds, values)
    return float(rises.max()) / STEEPEST


def _steadiness(seconds: Array, values: Array, zero: float, height: float) -> float | None:
    high = np.flatnonzero(values - zero >= PLATEAU * height)
    start, end = float(seconds[high[0]]), float(seconds[high[-1]])
    trim = TRIM * (end - start)
    middle = values[(seconds >= start + trim) & (seconds <= end - trim)] - zero
    if end - start < PLATEAU_SECONDS or len(middle) < 5:
        return None
    return 100 * float(np.std(middle)) / float(np.mean(middle))
