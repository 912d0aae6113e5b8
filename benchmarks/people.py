"""Finding one of 21,000 people, as staff and cards do it, beside a bare indexed SELECT on the same encrypted store.

Ours opens what it found, ranks it, and has written the access log to the disk before it answers; the bare one reads
one row by its key in a transaction that is open anyway.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from benchmarks.crowd import BEGAN, crowded, identities
from benchmarks.figures import Row, quantile
from kiosk.core.hangul import initials
from kiosk.store.identity import Identity
from kiosk.store.records import Store

BUDGET = 300.0  # ms, p95: an answer that feels immediate, also on a slow disk
STAFF = "staff:bench"


def measure(folder: Path, size: int, count: int) -> list[Row]:
    """Ask so many times in each of the ways, in turns with the bare query."""
    people = identities(size)
    chance = random.Random(1)
    with crowded(folder, people) as (store, ids):
        cards = _cards(store, ids, chance)
        ways: dict[str, Callable[[], object]] = {
            "name": lambda: _search(store, chance.choice(people).name),
            "part of a name": lambda: _search(store, chance.choice(people).name[1:]),
            "초성": lambda: _search(store, initials(chance.choice(people).name)),
            "a name nobody has": lambda: _search(store, chance.choice(people).name + "벌"),
            "phone's end": lambda: _search(store, chance.choice(people).phone_tail),
            "name and birth date": lambda: _search(store, _named(chance.choice(people))),
            "who at the screen": lambda: _who(store, chance.choice(people)),
            "card": lambda: store.card_find(chance.choice(cards), actor=STAFF, now=BEGAN),
            "nothing: the access log alone": lambda: store.note("look", actor=STAFF, now=BEGAN),
        }
        return [row for name, ask in ways.items() for row in _rows(store, ids, name, ask, count)]


def _rows(store: Store, ids: Sequence[UUID], name: str, ask: Callable[[], object], count: int) -> list[Row]:
    ours, bare = [], []
    chance = random.Random(2)
    for _ in range(count):
        bare.append(_bare(store, chance.choice(ids)))
        began = time.perf_counter()
        ask()
        ours.append(1000 * (time.perf_counter() - began))
    half, most = quantile(ours, 0.5), quantile(ours, 0.95)
    ratio = f"{half / quantile(bare, 0.5):.0f} and {most / quantile(bare, 0.95):.0f} times the bare query"
    return [
        Row("people", f"by {name}, p50", half, "ms", quantile(bare, 0.5)),
        Row("people", "  p95", most, "ms", quantile(bare, 0.95), BUDGET, note=ratio),
    ]


def _bare(store: Store, resident: UUID) -> float:
    """Milliseconds of one row by its key, without anything of ours around it."""
    with store.engine.connect() as conn:
        driver = conn.connection.dbapi_connection
        assert driver is not None
        began = time.perf_counter()
        driver.execute("SELECT sealed, wrapped_key FROM resident WHERE id = ?", (resident.hex,)).fetchall()
        return 1000 * (time.perf_counter() - began)


def _cards(store: Store, ids: Sequence[UUID], chance: random.Random) -> list[str]:
    return [store.card_issue(one, why="first", actor=STAFF, now=BEGAN) for one in chance.sample(ids, 20)]


def _search(store: Store, text: str) -> object:
    return store.people_search(text, actor=STAFF, now=BEGAN)


def _who(store: Store, who: Identity) -> object:
    return store.find_resident(who.sex, who.birth, who.phone_tail, actor="resident", now=BEGAN)


def _named(who: Identity) -> str:
    return f"{who.name} {who.birth:%Y%m%d}"
