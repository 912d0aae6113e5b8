"""How late a drift is found and how often the warning is false: run lengths of both charts, and of the two together.

``make drift`` prints them for known parameters beside the published run lengths (Montgomery, tables 9.3 and 9.10;
Lucas and Saccucci 1990), then for simulated instruments as they are judged, with centre and spread learned from their
first checks. The short form is in tests/core/metrology/test_drift.py.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiosk.core.metrology import drift

Numbers = NDArray[np.float64]
CUSUM_ARL = {0.0: 465.0, 0.25: 139.0, 0.5: 38.0, 0.75: 17.0, 1.0: 10.4, 1.5: 5.75, 2.0: 4.01, 3.0: 2.57}
"""Shift in standard deviations → mean run length, k = 0.5 and h = 5, two-sided."""
EWMA_ARL = {0.0: 500.0, 0.25: 106.0, 0.5: 31.3, 0.75: 15.9, 1.0: 10.3, 1.5: 6.09, 2.0: 4.36, 3.0: 2.87}
"""The same for λ = 0.1 and L = 2.814, limits as they are for good."""
LONGEST = 6000
PER_CENTS = (0.1, 0.2, 0.5, 1.0, 2.0)


@dataclass(frozen=True, slots=True)
class Runs:
    """Checks until each chart said something, one number a simulated instrument; the longest where none did."""

    cusum: Numbers
    ewma: Numbers
    both: Numbers


@dataclass(frozen=True, slots=True)
class Chart:
    """The parameters of both charts; ``learned``: centre and spread come from so many checks before, 0: are known."""

    k: float
    h: float
    width: float
    learned: int


USUAL = Chart(0.5, 5.0, 2.814, 0)
"""As in the books: what the published run lengths are for."""
OURS = Chart(drift.K, drift.H, drift.WIDTH, drift.LEARNED)


def runs(chance: np.random.Generator, many: int, pace: float, shift: float = 0.0, chart: Chart = USUAL) -> Runs:
    """Follow so many instruments at once: errors of spread 1, plus ``shift``, plus ``pace`` more each check."""
    centre, sigma = np.zeros(many), np.ones(many)
    if chart.learned:
        before = chance.standard_normal((many, chart.learned))
        centre, sigma = before.mean(axis=1), np.abs(np.diff(before, axis=1)).mean(axis=1) / drift.D2
    up, down, level = np.zeros(many), np.zeros(many), np.zeros(many)
    wide = drift.ewma_limit(1.0, width=chart.width)
    found = {name: np.full(many, float(LONGEST)) for name in ("cusum", "ewma", "both")}
    for check in range(1, LONGEST + 1):
        z = (chance.standard_normal(many) + shift + pace * check - centre) / sigma
        up, down = np.maximum(0, up + z - chart.k), np.maximum(0, down - z - chart.k)
        level = level + drift.WEIGHT * (z - level)
        high, low = (up > chart.h, level > wide), (down > chart.h, level < -wide)
        said = {"cusum": high[0] | low[0], "ewma": high[1] | low[1], "both": (high[0] & high[1]) | (low[0] & low[1])}
        for name, now in said.items():
            np.minimum(found[name], np.where(now, float(check), LONGEST), out=found[name])
        if all((one < LONGEST).all() for one in found.values()):
            break
    return Runs(**found)


def known(chance: np.random.Generator, many: int) -> None:
    """Print the run lengths with known parameters beside the published ones."""
    print(f"k 0.5, h 5, λ 0.1, L 2.814, known centre and spread, {many} runs (published in brackets)")
    for shift in CUSUM_ARL:
        one = runs(chance, many, 0.0, shift)
        published = f"({CUSUM_ARL[shift]:6.1f})", f"({EWMA_ARL[shift]:6.1f})"
        print(
            f"  shift {shift:4.2f} σ: CUSUM {one.cusum.mean():7.1f} {published[0]}"
            f"   EWMA {one.ewma.mean():7.1f} {published[1]}   both {one.both.mean():7.1f}"
        )


def devices(chance: np.random.Generator, many: int) -> None:
    """Print delay and false alarms for instruments: a load of 20 kg, spread 0.02 kg, limit 0.1 kg, a check a day."""
    calm = runs(chance, many, 0.0, chart=OURS)
    quiet = (calm.both > 250).mean()
    print(f"as judged: centre and spread from the first {drift.LEARNED} checks, {many} simulated instruments")
    print(f"  no drift: a false word after {calm.both.mean():.0f} checks in the mean ({LONGEST} at most);")
    print(f"  {quiet:.0%} of instruments stay without one for a year of 250 checks")
    for per_cent in PER_CENTS:
        a_day = 20 * per_cent / 100 / 30 / 0.02  # standard deviations a day, for so many per cent in 30 days
        one = runs(chance, many, a_day, chart=OURS)
        error = np.median(one.both) * a_day * 0.02
        print(
            f"  drift {per_cent:3.1f} % a month: seen after {np.median(one.both):5.1f} checks (90 % within"
            f" {np.quantile(one.both, 0.9):5.1f}); it is {error:5.3f} kg off then, the limit is reached after"
            f" {0.1 / 0.02 / a_day:5.1f}"
        )


def main() -> int:
    """Print everything; the seed is fixed, so two prints are alike."""
    chance = np.random.default_rng(20260101)
    known(chance, 10_000)
    devices(chance, 10_000)
    return 0


if __name__ == "__main__":
    sys.exit(main())
