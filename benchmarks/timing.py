"""Edges of a contact mat: how far from the truth is the instant that the kiosk gives them, while the GUI burns?

A simulated Chronopic on a pty changes its state at known instants of the monotonic clock, which all processes share.
Its frame arrives a line's time later (five bytes at 9600 baud). A child reads it with the kiosk's own reader thread,
codec and mapping (`Clock`), beside a Qt thread that burns 9 of every 10 ms. The bare floor is the arrival of the last
byte as the reader thread stamps it, less the line's time: what one would have without the mat's own clock.
"""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

from benchmarks import bed
from benchmarks.figures import Row, quantile
from benchmarks.wire import port
from kiosk.devices.simulate.players.mat import UNIT, change
from kiosk.devices.simulate.pty_port import PtyPort

LINE_SECONDS = 5 * 10 / 9600
BOUND = 2.0
"""Milliseconds."""
LEARNING = 5
"""Changes after which the mapping must be right: stepping on, and two practice jumps."""
PAUSE = (0.12, 0.6)
HEARD = 1.0
"""Seconds after the last change in which its frame has certainly come."""


def measure(folder: Path, count: int) -> list[Row]:
    """Make so many changes, and compare."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with port(folder / "mat") as mat:
        order = {"port": str(mat.link)}
        with bed.Child("benchmarks.kiosk_timing", order, environment, folder / "timing.log") as child:
            child.hear()  # the port is open and the GUI burns
            while not mat.ready:
                time.sleep(0.02)
            truth = changes(mat, count)
            time.sleep(HEARD)
            told = child.ask(do="tell")
    if len(told["edges"]) != len(truth):
        raise bed.BenchError(f"{len(truth)} changes were made, {len(told['edges'])} were heard")
    mapped = [1000 * abs(ours - true) for ours, true in zip(told["edges"], truth, strict=True)][LEARNING:]
    stamped = [1000 * abs(at - true) for at, true in zip(told["stamps"], truth, strict=True)][LEARNING:]
    burnt = told["burnt"]
    return [
        Row(
            "timing", "edge of a mat, GUI busy: error p95", quantile(mapped, 0.95), "ms", quantile(stamped, 0.95), BOUND
        ),
        Row("timing", "  worst", max(mapped), "ms", max(stamped), BOUND),
        Row("timing", "  part of the time the GUI thread was busy", burnt, "", None, 0.5, at_least=True),
    ]


def changes(mat: PtyPort, count: int) -> list[float]:
    """Change so many times at instants that the box's counter can say exactly; returns when each was."""
    truth: list[float] = []
    on, due = True, time.monotonic() + 0.5
    for _ in range(count):
        ticks = round(random.uniform(*PAUSE) / UNIT)
        on, due = not on, due + ticks * UNIT
        arrives = due + LINE_SECONDS
        while (left := arrives - time.monotonic()) > 0:
            time.sleep(max(0.0, left - 0.0003) if left > 0.0004 else 0.0)
        mat.write(change(on, ticks * UNIT))
        truth.append(due)
    return truth
