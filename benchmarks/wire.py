"""Byte-in to value-on-screen: a line is written on a pty, and some frame shows its number.

Both windows stand on one display; the writer (this process) speaks to them in turns, so they meet the same noise.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import bed
from benchmarks.figures import Row, quantile
from kiosk.app.demo.props import virtual_display
from kiosk.devices.driver import SerialLine
from kiosk.devices.simulate.pty_port import PtyPort

PAUSE = (0.15, 0.35)  # seconds between two lines: the screen changes its number at most ten times a second
TURN = 20
BUDGET = 0.05  # seconds (ui-guidelines §8: sample -> on screen), above the bare screen


def measure(folder: Path, count: int) -> list[Row]:
    """Write so many lines to each."""
    with port(folder / "real") as real_port, port(folder / "bare") as bare_port:
        config = bed.install(folder / "site", {"scale-1": ("generic-st-gs", str(real_port.link))})
        real_order = {"config": str(config), "data": str(folder / "site" / "store")}
        with (
            virtual_display(2 * bed.SIZE[0], bed.SIZE[1]) as display,
            bed.Child("benchmarks.kiosk_wire", real_order, bed.environment(display), folder / "wire.log") as real,
            bed.Child(
                "benchmarks.bare_wire", {"port": str(bare_port.link)}, bed.environment(display), folder / "wire.log"
            ) as bare,
        ):
            real.hear()  # the live screen is on
            bare.hear()
            sent: tuple[dict[str, float], dict[str, float]] = ({}, {})
            for first in range(0, count, TURN):
                for number in range(first, min(first + TURN, count)):
                    write(bare_port, number, sent[0])
                for number in range(first, min(first + TURN, count)):
                    write(real_port, number, sent[1])
            floor = delays(sent[0], bare.ask(do="tell")["shown"])
            ours = delays(sent[1], real.ask(do="tell")["shown"])
    p50, p95 = quantile(floor, 0.5), quantile(floor, 0.95)
    return [
        Row("wire", "byte-in to value-on-screen, p50", 1000 * quantile(ours, 0.5), "ms", 1000 * p50),
        Row("wire", "  p95", 1000 * quantile(ours, 0.95), "ms", 1000 * p95, 1000 * (p95 + BUDGET)),
        Row("wire", "  worst", 1000 * max(ours), "ms", 1000 * max(floor)),
        Row("wire", "  lines that reached the screen", len(ours) / count, "", len(floor) / count, 0.98, at_least=True),
    ]


@contextmanager
def port(link: Path) -> Iterator[PtyPort]:
    """A serial port that is a pty, for the length of the block."""
    made = PtyPort(link, SerialLine())
    made.plug()
    try:
        yield made
    finally:
        made.unplug()


def write(to: PtyPort, number: int, sent: dict[str, float]) -> None:
    """One line of a restless scale, and when it was written; each number comes once."""
    digits = f"{30 + number / 10:.1f}"
    while not to.ready:
        time.sleep(0.02)
    now = time.monotonic()
    if to.write(f"US,GS,+{digits:>7}kg\r\n".encode()):
        sent[digits] = now
    time.sleep(random.uniform(*PAUSE))


def delays(sent: dict[str, float], shown: dict[str, float]) -> list[float]:
    """Seconds from the write to the frame, for each number that was shown."""
    return [shown[digits] - at for digits, at in sent.items() if digits in shown]
