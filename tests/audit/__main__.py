"""Audit every resident screen: ``python -m tests.audit [screen …]``. Prints each finding; exit code 1 if there is any.

Without ``--all``: every screen in every language, letter size, position and colours on the reference screen, and with
each hand on each panel in pairs. With ``--all`` in all 480 looks, with ``--pairs`` in 22 where any two levels meet.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path
from time import monotonic

from tests.audit.looks import Look, certain_looks, every_look, pairs
from tests.audit.work import jobs, work


def audit(screens: list[str], looks: list[Look], processes: int) -> list[dict[str, str]]:
    """Do it all, telling how far it is; the findings."""
    began, done, found = monotonic(), 0, []
    whole = len(screens) * len(looks)
    print(f"{len(screens)} screens in {len(looks)} looks", flush=True)
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        for future in as_completed([pool.submit(work, job) for job in jobs(screens, looks)]):
            count, some = future.result()
            done += count
            found += some
            for one in some:
                print("{screen} [{look}] {check}: {what}".format(**one))
            print(f"  {done} of {whole}, {len(found)} findings, {monotonic() - began:.0f} s", flush=True)
    return found


def main() -> int:
    """Read what is wanted, audit, report."""
    from tests.audit.flash import flashes
    from tests.audit.run import SCREENS

    parser = argparse.ArgumentParser(prog="python -m tests.audit", description=__doc__)
    parser.add_argument("screens", nargs="*", help="only those whose name begins so")
    parser.add_argument("--all", action="store_true", help="all 480 looks (hours)")
    parser.add_argument("--pairs", action="store_true", help="only looks in which any two levels meet (minutes)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="processes at once")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the findings there")
    asked = parser.parse_args()
    screens = [one for one in SCREENS if not asked.screens or one.startswith(tuple(asked.screens))]
    looks = every_look() if asked.all else pairs() if asked.pairs else certain_looks()
    found = audit(screens, looks, asked.jobs)
    for line in [] if asked.screens else flashes():
        found.append({"screen": line.split()[0], "look": "", "check": "flash", "what": line})
        print(line)
    if asked.json:
        asked.json.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"{len(found)} findings", dict(Counter(one["check"] for one in found)))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
