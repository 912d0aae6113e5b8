"""The scripted day from opening to closing, and what must be true afterwards in store, log, statistics and platform.

    python -m tests.long.day.script --out FOLDER [--residents 20]

Exit 0 and one line of JSON when everything agrees with the script; the pictures lie in FOLDER/shots.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from tests.long.day import staff
from tests.long.day.after import problems_of
from tests.long.day.people import TWINS, Visitor, visitors
from tests.long.day.place import Place, opened
from tests.long.day.resident import measured

STRAY = Decimal("71.3")


@dataclass(slots=True)
class Script:
    """What was done, as whoever wrote the script knows it."""

    visitors: tuple[Visitor, ...]
    corrected: dict[int, Decimal] = field(default_factory=dict)  # visitor's number → the weight that counts
    tray: int = -1  # the visitor who got the reading of the tray
    withdrawn: int = -1


def play(place: Place, script: Script) -> None:
    """Live the day."""
    half = len(script.visitors) // 2
    staff.open_day(place)
    for who in script.visitors[:half]:
        measured(place, who)
    staff.wrong_pin(place)
    _correct(place, script, script.visitors[half - 1], "63.7")
    _stray(place, script, script.visitors[half - 1])
    for name, birth, sex, tail in TWINS:
        staff.register(place, name, birth, sex, tail)
    staff.merge_and_undo(place, TWINS[0][0], TWINS[1][0])
    for who in script.visitors[half:]:
        measured(place, who)
    _correct(place, script, script.visitors[-1], "64.2")
    staff.answer_call(place)
    gone = next(who for who in script.visitors if who.platform and not who.guest)
    staff.withdraw(place, gone.tail)
    script.withdrawn = gone.number
    staff.close_day(place)


def _correct(place: Place, script: Script, who: Visitor, value: str) -> None:
    """The list of a day begins with the first who came."""
    staff.correct(place, who.number + 1, value)
    script.corrected[who.number] = Decimal(value)


def _stray(place: Place, script: Script, last: Visitor) -> None:
    """Somebody steps on the scale while nobody is being measured."""
    place.steer("step", step="stray")
    place.until(lambda store: len(store.tray_list(actor="system:test", now=place.now())) == 1)
    place.steer("end", step="stray")
    staff.from_the_tray(place)
    script.tray = last.number


def main() -> int:
    """Play it and judge it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--residents", type=int, default=20)
    told = parser.parse_args()
    folder = told.out or Path(tempfile.mkdtemp())
    problems = run(folder, told.residents)
    print(json.dumps({"ok": not problems, "problems": problems, "shots": str(folder / "shots")}, ensure_ascii=False))
    return 1 if problems else 0


def run(folder: Path, residents: int) -> list[str]:
    """Live a day with so many residents; return what does not agree with the script."""
    folder.mkdir(parents=True, exist_ok=True)
    script = Script(visitors(residents))
    with opened(folder, [who.weight for who in script.visitors], [STRAY]) as place:
        play(place, script)
        place.until(lambda store: not store.waiting())
        return problems_of(place, script.visitors, script.corrected, (script.tray, STRAY), script.withdrawn)


if __name__ == "__main__":
    sys.exit(main())
