"""A centre amends, merges, withdraws and erases at random while it syncs; at the end the platform is as the store.

    python -m tests.long.ledger [--runs 140] [--steps 60] [--seed 1]

Each run is a fresh centre at a fresh platform, of each kind in turn (write modes, deleting or not, strict about
references or not), with a line that fails now and then. What is checked is in `tests.sync.ledger`; a short form of
this runs with the tests.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import random
import traceback
from collections import Counter

import structlog

from tests.fhir_server.harness import fhir_server
from tests.sync.ledger import PLATFORMS, STEPS, Step, play


def run(runs: int, steps: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Play so many centres; returns what took place, and what went wrong."""
    seen, wrong = Counter[str](), []
    with fhir_server() as server:
        for number in range(runs):
            platform = list(PLATFORMS)[number % len(PLATFORMS)]
            chance = random.Random(seed * 1_000_003 + number)
            taken = [Step(chance.choice(STEPS), chance.randrange(100), chance.randrange(100)) for _ in range(steps)]
            opening = [Step("register", chance.randrange(100), chance.randrange(1, 4)) for _ in range(3)]
            try:
                seen += asyncio.run(play(server, platform, [*opening, *taken]))
            except Exception:  # the report says which run, and the others go on
                wrong.append(f"run {number}, platform {platform}, seed {seed}:\n{traceback.format_exc()}")
    return seen, wrong


def main() -> int:
    """Play and report."""
    options = argparse.ArgumentParser()
    options.add_argument("--runs", type=int, default=140)
    options.add_argument("--steps", type=int, default=60)
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    seen, wrong = run(asked.runs, asked.steps, asked.seed)
    for what, times in sorted(seen.items()):
        print(f"{times:7}  {what}")
    print(f"{asked.runs} centres, {len(wrong)} ended wrong")
    print(*wrong[:3], sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
