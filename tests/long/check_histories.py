"""Random histories of checks, visits, corrections, moves, sending and restores, held against a plain recomputation.

    python -m tests.long.check_histories [--runs 200] [--steps 60] [--seed 1]

Each run is a fresh store, on plain SQLite. What is checked is in `tests.store.check_machine`; a short form of this runs
with the tests. Exit 0 when every history ended well.
"""

from __future__ import annotations

import argparse
import logging
import tempfile
import traceback
from collections import Counter
from pathlib import Path

import structlog

from kiosk.store import telling
from kiosk.store.database import StoreSettings
from tests.store.check_machine import play
from tests.store.keeping import build_house


def main() -> int:
    """Play and report."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=200)
    options.add_argument("--steps", type=int, default=60)
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    telling.BITE, telling.VISITS = 3, 2  # small bites: much happens between two
    seen, wrong = Counter[str](), list[str]()
    for number in range(asked.runs):
        with tempfile.TemporaryDirectory(prefix="kiosk-histories-") as name:
            folder = Path(name)
            house = build_house(StoreSettings(folder / "data", "st-1", "centre-1", plain=True), folder)
            try:
                seen += Counter(play(house, folder, asked.seed * 1_000_003 + number, asked.steps))
            except Exception:  # the report says which run, and the others go on
                wrong.append(f"run {number}, seed {asked.seed}:\n{traceback.format_exc()}")
    for what, times in sorted(seen.items()):
        print(f"{times:7}  {what}")
    print(f"{asked.runs} histories, {len(wrong)} ended wrong")
    print(*wrong[:3], sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
