"""Run long and watch: ``python -m tests.long.soak --replugs 1000 --sessions 200``. Exit code 1 if a part fails.

Each part is a function from a count to lines of a report; it raises AssertionError. A new part is one entry in PARTS.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Callable, Iterable

import structlog

from tests.long import month, soak_bridge, soak_cables, soak_hangs, soak_hour, soak_radio, soak_streams

Part = Callable[[int], Iterable[str]]
PARTS: dict[str, tuple[Part, int, str]] = {
    "replugs": (lambda count: asyncio.run(soak_cables.replugs(count)), 1000, "pull a cable and plug it in again"),
    "sessions": (lambda count: asyncio.run(soak_radio.sessions(count)), 20, "let a cuff call, send and hang up"),
    "storms": (lambda count: asyncio.run(soak_radio.storms(count)), 300, "the same, each with a radio fault"),
    "days": (lambda count: asyncio.run(month.month(count)), 30, "let so many days pass on replayed wires, with faults"),
    "minutes": (soak_hour.minutes, 2, "real ptys and real bleak with faults for so many minutes, 30 times faster"),
    "messages": (soak_bridge.messages, 20_000, "send facts and intents over the bridge"),
    "streams": (soak_streams.streams, 20, "hear four force sensors at 1,000 samples a second for so many seconds"),
    "hangs": (soak_hangs.hangs, 10, "let device, store, network and printer hang for so many seconds each"),
}


def main() -> int:
    """Run every part that was asked for; without any, all with their usual counts, which takes an hour."""
    parser = argparse.ArgumentParser(prog="python -m tests.long.soak", description=__doc__)
    for name, (_, count, about) in PARTS.items():
        parser.add_argument(f"--{name}", type=int, metavar="N", help=f"{about} (default {count})")
    asked = vars(parser.parse_args())
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    some = any(count is not None for count in asked.values())
    failed = 0
    for name, (part, usual, _) in PARTS.items():
        count = asked[name.replace("-", "_")]
        count = (0 if some else usual) if count is None else count
        if count:
            failed += _run(name, part, count)
    return 1 if failed else 0


def _run(name: str, part: Part, count: int) -> int:
    print(f"{name}: {count}", flush=True)
    try:
        for line in part(count):
            print(f"  {line}", flush=True)
    except AssertionError as error:
        print(f"  FAILED: {error}", flush=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
