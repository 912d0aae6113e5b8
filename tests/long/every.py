"""``make every``: each assessment once through the real screens, on simulated devices, in both languages.

    python -m tests.long.every [--out FOLDER] [--speed 10]

Exit 0 when every play is strictly ok; one line for each. The screenshots: FOLDER/<scenario>-<language>/screens.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from itertools import product
from pathlib import Path

from kiosk.app.demo.look import Look
from kiosk.app.demo.run import Order, play

SCENARIOS = ("every", "every-adult", "every-youth")
LANGUAGES = ("ko", "en")


def main() -> int:
    """Play them all and say what came out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--speed", type=float, default=10.0)
    told = parser.parse_args()
    folder = told.out or Path(tempfile.mkdtemp(prefix="kiosk-every-"))
    bad = 0
    for scenario, language in product(SCENARIOS, LANGUAGES):
        out = folder / f"{scenario}-{language}"
        summary = play(Order(scenario, out, (Look(language),), seed=7, speed=told.speed))
        bad += not summary["ok"]
        print(f"{out.name}: {summary['stored']} values, {summary['problems'] or 'ok'}", flush=True)
    print(folder)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
