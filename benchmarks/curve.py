"""Frames of the live force curve against a bare painted item of the same size that draws the same polyline.

What a frame costs: taking the samples over, and from the window's update request to the swapped frame, without the
time spent waiting for a core. Both windows live side by side and take turns; a p95 is the median of the rounds' p95,
so that one disturbed round decides nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks import bed
from benchmarks.figures import Row, median, quantile
from kiosk.app.demo.props import virtual_display

BOUND = 1.3
RATES = (80, 1000)
WARM = 9.0  # seconds until the curve fills its window of 8 s


def measure(folder: Path, seconds: float, rounds: int) -> list[Row]:
    """Feed both at each rate, in rounds of so many seconds."""
    log = folder / "curve.log"
    with virtual_display(2 * bed.SIZE[0], bed.SIZE[1]) as display:
        env = bed.environment(display)
        with bed.Child("benchmarks.kiosk_curve", {}, env, log) as real:
            size = real.hear()
            with bed.Child("benchmarks.bare_curve", size, env, log) as bare:
                bare.hear()
                rows: list[Row] = []
                for rate in RATES:
                    rows += _rate(real, bare, rate, seconds, rounds)
    return rows


def _rate(real: bed.Child, bare: bed.Child, rate: int, seconds: float, rounds: int) -> list[Row]:
    ours: list[dict[str, Any]] = []
    floor: list[dict[str, Any]] = []
    for _ in range(rounds):
        floor.append(bare.ask(rate=rate, seconds=seconds, warm=WARM))
        ours.append(real.ask(rate=rate, seconds=seconds, warm=WARM))
    cost, bare_cost = _all(ours, "own"), _all(floor, "own")
    p95, bare_p95 = _p95(ours), _p95(floor)
    name = f"curve frame at {rate} Hz"
    return [
        Row("curve", f"{name}, p95", 1000 * p95, "ms", 1000 * bare_p95, 1000 * BOUND * bare_p95),
        Row("curve", "  ratio", p95 / bare_p95, "", bound=BOUND, note=f"{len(cost)} and {len(bare_cost)} frames"),
        Row("curve", "  p50", 1000 * quantile(cost, 0.5), "ms", 1000 * quantile(bare_cost, 0.5)),
        Row("curve", "  frames a second", len(cost) / seconds / rounds, "", len(bare_cost) / seconds / rounds),
        Row("curve", "  gap between frames, p95", _gap(ours), "ms", _gap(floor)),
    ]


def _all(rounds: list[dict[str, Any]], key: str) -> list[float]:
    return [value for one in rounds for value in one[key]]


def _p95(rounds: list[dict[str, Any]]) -> float:
    return median([quantile(one["own"], 0.95) for one in rounds])


def _gap(rounds: list[dict[str, Any]]) -> float:
    return 1000 * quantile(_all(rounds, "gaps"), 0.95)
