"""``python -m benchmarks.bench``: every part, one table; exit 1 when a bound is missed.

``--part start --part curve`` measures only these; ``--quick`` takes fewer samples; ``--json FILE`` writes the rows.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import curve, decoding, hang, norms, people, screens, start, still, timing, wire
from benchmarks.bed import BenchError
from benchmarks.figures import Row, table

Part = Callable[[Path, bool], list[Row]]
PARTS: dict[str, Part] = {
    "start": lambda folder, quick: start.measure(folder, 3 if quick else 9),
    "wire": lambda folder, quick: wire.measure(folder, 40 if quick else 200),
    "curve": lambda folder, quick: curve.measure(folder, 2.5, 3 if quick else 11),
    "still": lambda folder, _: still.measure(folder),
    "screens": lambda folder, quick: screens.measure(
        folder, 2.0 if quick else 6.0, 3 if quick else 15, 3 if quick else 99
    ),
    "people": lambda folder, quick: people.measure(folder, 3000 if quick else 21_000, 20 if quick else 100),
    "norms": lambda folder, quick: norms.measure(folder, 2000 if quick else norms.RESIDENTS),
    "timing": lambda folder, quick: timing.measure(folder, 40 if quick else 200),
    "decoding": lambda folder, quick: decoding.measure(folder, 10 if quick else 100),
    "hang": lambda folder, quick: hang.measure(folder, 3.0 if quick else 10.0),
}


def main() -> int:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bench", description=__doc__)
    parser.add_argument("--part", action="append", choices=tuple(PARTS), help="only this one; may be repeated")
    parser.add_argument("--quick", action="store_true", help="fewer samples: to see that it runs")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the rows as JSON")
    told = parser.parse_args()
    rows: list[Row] = []
    problems: list[str] = []
    load = os.getloadavg()[0]
    began = time.monotonic()
    for name in told.part or PARTS:
        with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder:
            print(f"measuring: {name}", file=sys.stderr, flush=True)
            try:
                rows += PARTS[name](Path(folder), told.quick)
            except BenchError as error:
                problems.append(f"{name}: {error}")
    print(table(rows))
    missed = [row for row in rows if not row.ok]
    seconds = time.monotonic() - began
    cores, after = os.cpu_count() or 1, os.getloadavg()[0]
    busy = f"load {load:.1f}, then {after:.1f}"
    print(f"{len(rows)} figures in {seconds:.0f} s, {len(missed)} missed; {cores} cores, {busy}")
    if missed and max(load, after) > 2 * cores:
        print("The machine was busy with other work: measure again when it is not, before you believe a miss.")
    print(*problems, sep="\n", end="\n" if problems else "")
    if told.json:
        report = {"rows": [row.plain() for row in rows], "problems": problems, "load": [load, after]}
        told.json.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 1 if missed or problems else 0


if __name__ == "__main__":
    sys.exit(main())
