"""Cold start: a bare QML window and the real ``kiosk run``, fresh processes, one after the other.

A kiosk counts as started at the first frame with 시작하기 on it, if a touch on it right then is accepted.
"""

from __future__ import annotations

import time
from pathlib import Path

from benchmarks import bed
from benchmarks.figures import Row, median, quantile
from kiosk.app.demo.props import virtual_display

BUDGET = 0.5  # seconds above the bare window (ui-guidelines §8)
Times = dict[str, list[float]]


def measure(folder: Path, runs: int) -> list[Row]:
    """Start both so many times; the first pair, which fills the caches, does not count."""
    config = bed.install(folder / "site", {"scale-1": ("generic-st-gs", str(folder / "nowhere"))})
    bare: Times = {}
    real: Times = {}
    with virtual_display(*bed.SIZE) as display:
        env = bed.environment(display)
        for turn in range(runs + 1):
            for module, times in (("benchmarks.bare_start", bare), ("benchmarks.kiosk_start", real)):
                order = {"config": str(config), "data": str(folder / "site" / "store")}
                began = time.monotonic()
                with bed.Child(module, order, env, folder / "start.log") as child:
                    said = child.hear()
                if turn:
                    times.setdefault("wall", []).append(said["at"] - began)
                    times.setdefault("own", []).append(said["at"] - began - said["waited"])
                    times.setdefault("answer", []).append(said["answer"] - said["at"])
                    times.setdefault("loading", []).append(1000 * said["loading"])
                    times.setdefault("accepted", []).append(float(said["accepted"]))
    own, floor, accepted = median(real["own"]), median(bare["own"]), min(real["accepted"])
    why = f"median of {runs}, without queueing"
    return [
        Row("start", "first usable screen", own, "s", floor, floor + BUDGET, note=why),
        Row("start", "  above the bare window", own - floor, "s", bound=BUDGET),
        Row("start", "  p95", quantile(real["own"], 0.95), "s", quantile(bare["own"], 0.95)),
        Row("start", "  by the clock on the wall", median(real["wall"]), "s", median(bare["wall"])),
        Row("start", "  touches on 시작하기 accepted then", accepted, "", None, 1.0, at_least=True),
        Row("start", "  from that touch to the next screen", median(real["answer"]), "s", note="the store opens"),
        Row("start", "  longest slot of the GUI meanwhile", median(real["loading"]), "ms", note="median"),
    ]
