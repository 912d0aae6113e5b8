"""Look people up and count who was found without fitting. Exit code 1 if anybody was, or was missed.

``python -m tests.long.lookups --people 21000 --lookups 100000``. The crowd is made up and has twins of name and
birthday on purpose; who fits is worked out by comparing plain words, without the index.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from uuid import UUID

from benchmarks.crowd import BEGAN, crowded, identities, pragma
from kiosk.core.hangul import distance, initials, sound
from kiosk.store.identity import Identity
from kiosk.store.records import Store

STAFF, SAYS_EVERY = "staff:long", 5000
Answer = tuple[set[UUID], set[UUID], set[UUID]]
"""Who was found, who must be, who may be."""


class Crowd:
    """A store with a crowd in it, and the same crowd in plain words."""

    def __init__(self, store: Store, ids: Sequence[UUID], people: Sequence[Identity], chance: random.Random) -> None:
        self.store, self.chance = store, chance
        self.who = dict(zip(ids, people, strict=True))
        self.by_tail, self.by_birth = defaultdict[str, list[UUID]](list), defaultdict[str, list[UUID]](list)
        for one, identity in self.who.items():
            self.by_tail[identity.phone_tail].append(one)
            self.by_birth[identity.birth.isoformat()].append(one)
        self.cards = {self.print(one): one for one in chance.sample(ids, min(len(ids), 200))}
        self.void = dict(list(self.cards.items())[::4])
        for one in self.void.values():
            store.card_void(one, why="lost", actor=STAFF, now=BEGAN)

    def print(self, resident: UUID) -> str:
        """Make a card."""
        return self.store.card_issue(resident, why="first", actor=STAFF, now=BEGAN)

    def search(self, text: str) -> set[UUID]:
        """Ask as staff do."""
        return {hit.id for hit in self.store.people_search(text, actor=STAFF, now=BEGAN, limit=1000)}

    def named(self, name: str, number: str, pool: Iterable[UUID]) -> Answer:
        """Ask for a name and a number; ``pool`` has that number. Who sounds so may be there, a slip if nobody else."""
        held = {one: self.who[one].name for one in pool}
        apart = {one: min(distance(sound(name), sound(each)) for each in (it, it[1:])) for one, it in held.items()}
        exact = {one for one, it in held.items() if name in it}
        alike = {one for one in held if apart[one] == 0}
        slips = {one for one in held if apart[one] <= 1}
        return self.search(f"{name} {number}"), exact | alike, exact | alike or slips


def by_tail(crowd: Crowd, who: Identity) -> Answer:
    fits = set(crowd.by_tail[who.phone_tail])
    return crowd.search(who.phone_tail), fits, fits


def by_birth(crowd: Crowd, who: Identity) -> Answer:
    fits = set(crowd.by_birth[who.birth.isoformat()])
    return crowd.search(f"{who.birth:%Y%m%d}"), fits, fits


def by_name_and_birth(crowd: Crowd, who: Identity) -> Answer:
    return crowd.named(who.name, f"{who.birth:%Y-%m-%d}", crowd.by_birth[who.birth.isoformat()])


def by_name_and_tail(crowd: Crowd, who: Identity) -> Answer:
    return crowd.named(who.name, who.phone_tail, crowd.by_tail[who.phone_tail])


def by_name_and_a_wrong_tail(crowd: Crowd, who: Identity) -> Answer:
    wrong = f"{crowd.chance.randrange(10_000):04}"
    return crowd.named(who.name, wrong, crowd.by_tail[wrong])


def by_initials_and_birth(crowd: Crowd, who: Identity) -> Answer:
    first, pool = initials(who.name), crowd.by_birth[who.birth.isoformat()]
    fits = {one for one in pool if initials(crowd.who[one].name) == first}
    return crowd.search(f"{first} {who.birth:%Y%m%d}"), fits, fits


def by_phone(crowd: Crowd, who: Identity) -> Answer:
    asked = who.phone or f"010-5000-{who.phone_tail}"
    pool = crowd.by_tail[who.phone_tail]
    fits = {one for one in pool if crowd.who[one].phone in ("", asked)}
    return crowd.search(asked), fits, fits


def by_what_is_typed_at_the_screen(crowd: Crowd, who: Identity) -> Answer:
    found = crowd.store.find_resident(who.sex, who.birth, who.phone_tail, actor="resident", now=BEGAN)
    pool = crowd.by_tail[who.phone_tail]
    fits = {one for one in pool if (crowd.who[one].birth, crowd.who[one].sex) == (who.birth, who.sex)}
    return {one.id for one in found}, fits, fits


def by_card(crowd: Crowd, _: Identity) -> Answer:
    code = crowd.chance.choice(list(crowd.cards))
    found = crowd.store.card_find(code, actor="resident", now=BEGAN).resident
    fits = set() if code in crowd.void else {crowd.cards[code]}
    return {found.id} if found else set(), fits, fits


WAYS: tuple[Callable[[Crowd, Identity], Answer], ...] = (
    by_tail,
    by_birth,
    by_name_and_birth,
    by_name_and_tail,
    by_name_and_a_wrong_tail,
    by_initials_and_birth,
    by_phone,
    by_what_is_typed_at_the_screen,
    by_card,
)


def run(folder: Path, people: int, lookups: int, seed: int = 1, *, plain: bool = False) -> Counter[str]:
    """Look up so many times; count what was asked, who was found, who was wrong, who was missed."""
    made, chance = identities(people, seed), random.Random(seed)
    counts: Counter[str] = Counter()
    with crowded(folder, made, plain=plain) as (store, ids):
        pragma(store, "synchronous = OFF")  # the answers are looked at, not the disk
        crowd = Crowd(store, ids, made, chance)
        for number in range(lookups):
            way = WAYS[number % len(WAYS)]
            found, must, may = way(crowd, chance.choice(made))
            several = len(must) > 1
            counts.update(
                lookups=1, found=len(found), several=several, wrong=len(found - may), missed=len(must - found)
            )
            if counts["lookups"] % SAYS_EVERY == 0:
                print(dict(counts), file=sys.stderr, flush=True)
    return counts


def main() -> int:
    """Count, print, judge."""
    parser = argparse.ArgumentParser(prog="python -m tests.long.lookups", description=__doc__)
    parser.add_argument("--people", type=int, default=21_000, help="how many there are")
    parser.add_argument("--lookups", type=int, default=100_000, help="how often somebody is looked up")
    parser.add_argument("--seed", type=int, default=1, help="another crowd, other questions")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kiosk-lookups-") as folder:
        counts = run(Path(folder), asked.people, asked.lookups, asked.seed, plain=True)  # which is quicker
    print(f"{counts['lookups']} look-ups among {asked.people} people, {counts['found']} found,", end=" ")
    print(f"in {counts['several']} cases several fitted: {counts['wrong']} wrong, {counts['missed']} missed")
    return 1 if counts["wrong"] or counts["missed"] else 0


if __name__ == "__main__":
    sys.exit(main())
