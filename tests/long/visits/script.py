"""Whole visits through AT-SPI: the table of presses, and what must be true of each.

    python -m tests.long.visits.script --out FOLDER [--only NAME …]

Exit 0 when every visit came to its end as its name says. The table is the one in the README.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.app.demo.look import PITCH_MM, Site
from kiosk.app.installing import Answers, install
from kiosk.app.storing import key_source, store_settings
from kiosk.config import load
from kiosk.core.resident import Sex
from kiosk.core.roles import Role
from kiosk.core.visit_record import VisitRecord
from kiosk.store.database import open_store
from kiosk.store.keys import load_keys
from kiosk.store.records import Store
from tests.app.atspi import Desk
from tests.long.visits import people
from tests.long.visits.checks import problems
from tests.long.visits.people import PIN, Resident, bodies
from tests.long.visits.person import HOME, Person, Went
from tests.long.visits.room import CARDS, SPEED

if TYPE_CHECKING:
    from collections.abc import Iterator

ACTOR = "system:test"
SHRINK = 2  # the same millimetres with fewer pixels: nobody looks at these screens, they are listened to


@dataclass(slots=True)
class Room:
    """The installation, and whoever comes to it."""

    site: Site
    desk: Desk
    went: dict[str, Went] = field(default_factory=dict)

    def comes(self, who: Resident, over: Callable[[str, frozenset[str]], bool] | None = None) -> Person:
        """A visit, or its first part."""
        one = Person(self.desk, who, lambda: self._hold_card(who))
        self.went[who.name] = one.visit(over)
        if over is None:
            one.went.left = self.left_of(who)
        return one

    def left_of(self, who: Resident) -> tuple[str, ...]:
        """What a screen reader still finds of somebody who has gone."""
        words = self.desk.says()
        return tuple(
            mark for mark in (who.birth, who.tail, who.weight.rstrip("0"), who.height) if mark and mark in words
        )

    def _hold_card(self, who: Resident) -> None:
        """Staff have given them a card; they hold it to the reader."""
        with self.store() as store:
            birth = date.fromisoformat(f"{who.birth[:4]}-{who.birth[4:6]}-{who.birth[6:]}")
            (found,) = store.find_resident(Sex(who.sex), birth, who.tail, actor=ACTOR, now=datetime.now(UTC))
            code = store.card_issue(found.id, why="first", actor=ACTOR, now=datetime.now(UTC))
        with (self.site.folder / CARDS).open("a", encoding="utf-8") as cards:
            cards.write(code + "\n")

    @contextmanager
    def store(self) -> Iterator[Store]:
        """Open the store in this process, as a fresh reader would."""
        settings = load(self.site.config)
        keys = load_keys(self.site.data_dir, key_source(settings, self.site.config))
        with open_store(store_settings(settings, self.site.data_dir), keys) as store:
            yield store

    def records(self) -> list[VisitRecord]:
        """Every visit in the store, oldest first."""
        now = datetime.now(UTC) + timedelta(days=1)  # a clock that runs faster is soon ahead
        with self.store() as store:
            lines = store.visits_between(now - timedelta(days=4), now + timedelta(days=4), actor=ACTOR, now=now)
            return [store.visit_record(line.id, actor=ACTOR, now=now) for line in lines]


@contextmanager
def opened(folder: Path, cast: tuple[Resident, ...]) -> Iterator[Room]:
    """Open the place for these residents, who come in this order."""
    folder.mkdir(parents=True, exist_ok=True)
    site = Site(folder)
    width, high = 1080 // SHRINK, 1920 // SHRINK
    config: dict[str, Any] = {
        "schema": 1,
        "centre": {"id": "test-centre", "station": "st-1"},
        "screen": {"width": width, "height": high, "pitch_mm": PITCH_MM * SHRINK, "still": True},
        "idle": {"ask_s": 90.0 * SPEED, "cover_s": 90.0 * SPEED, "answer_s": 60.0 * SPEED, "goodbye_s": 20.0 * SPEED},
    }
    install(site.config, site.data_dir, Answers(config, "홍관리", "840952"))
    (folder / "bodies.toml").write_text(bodies(cast), encoding="utf-8")
    desk = Desk([sys.executable, "-m", "tests.long.visits.room", str(folder)], (width, high), folder / "screen.log")
    room = Room(site, desk)
    with room.store() as store:
        store.staff_add("문운동", Role.SPECIALIST, PIN, actor=ACTOR, now=datetime.now(UTC))
    with desk:
        desk.wait_for(HOME)
        yield room


def first_timer(room: Room) -> None:
    """Comes with a phone for the first time."""
    room.comes(people.FIRST)


def returning(room: Room) -> None:
    """The same, with the card she was given."""
    room.comes(people.RETURNING)


def guest(room: Room) -> None:
    """Just measures."""
    room.comes(people.GUEST)


def nothing(room: Room) -> None:
    """Says no to everything, and is let go kindly."""
    room.comes(people.NOTHING)


def pauses(room: Room) -> None:
    """Leaves after the weight, and goes on where he stood."""
    who = people.PAUSES
    one = room.comes(who, lambda words, names: "몸무게를 쟀습니다" in words and "나중에 이어서" in names)
    for name in ("나중에 이어서", "쉬러 가기"):
        room.desk.press(name, turn=False)
        one.went.presses.append(name)
    room.desk.wait_for(HOME)
    one.again()
    one.visit(lambda _words, names: HOME in names)


def high(room: Room) -> None:
    """172/104, and 168/102 after a rest: no effort, a quiet call."""
    room.comes(people.HIGH)


def cuff(room: Room) -> None:
    """The cuff fails twice; the third inflation gives a value."""
    room.comes(people.CUFF)


def pills(room: Room) -> None:
    """Takes pressure pills: cleared by staff the first time, asked one question the second."""
    room.comes(people.PILLS)
    room.comes(people.PILLS_AGAIN)


CAST: dict[Callable[[Room], None], tuple[Resident, ...]] = {
    first_timer: (people.FIRST,),
    returning: (people.RETURNING,),
    guest: (people.GUEST,),
    nothing: (people.NOTHING,),
    pauses: (people.PAUSES,),
    high: (people.HIGH,),
    cuff: (people.CUFF,),
    pills: (people.PILLS, people.PILLS_AGAIN),
}
VISITS = tuple(CAST)


def run(folder: Path, visits: Sequence[Callable[[Room], None]]) -> Room:
    """Let them come, one after the other; returns the room, closed, with what went on in it."""
    with opened(folder, tuple(who for visit in visits for who in CAST[visit])) as room:
        for visit in visits:
            print(visit.__doc__, file=sys.stderr, flush=True)
            visit(room)
    return room


def table(room: Room) -> str:
    """The presses of each visit, as the README shows them."""
    rows = ["| visit | before the first measurement | of them questions | all presses | all questions |",
            "|---|---|---|---|---|"]  # fmt: skip
    for name, went in room.went.items():
        before, asked = (went.before, went.asked) if went.before >= 0 else ("–", "–")
        rows.append(f"| {name} | {before} | {asked} | {len(went.presses)} | {went.questions} |")
    return "\n".join(rows)


def main() -> int:
    """Play them all and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--only", action="append", choices=[one.__name__ for one in VISITS])
    told = parser.parse_args()
    wanted = [one for one in VISITS if not told.only or one.__name__ in told.only]
    room = run(told.out or Path(tempfile.mkdtemp()), wanted)
    wrong = problems([who for visit in wanted for who in CAST[visit]], room.went, room.records())
    print(table(room))
    for name, went in room.went.items():
        print(f"{name}: {' · '.join(went.presses)}")
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
