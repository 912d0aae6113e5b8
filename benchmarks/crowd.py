"""A made-up crowd the size of a district: nobody in it exists. Names are as unevenly spread as real ones.

One in twenty-five has a twin of name and birthday, some of these even of the end of the phone number: who may be
taken for another is in the crowd on purpose. The same seed gives the same crowd.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import insert

from kiosk.core.resident import Sex
from kiosk.store.database import create_store, open_store
from kiosk.store.engine import StoreSettings, make_engine
from kiosk.store.identity import Identity, Vault
from kiosk.store.keys import DataKey
from kiosk.store.records import Store
from kiosk.store.tables import TABLES
from kiosk.store.unit import bare

CHUNK = 500
BEGAN = datetime(2026, 11, 2, 0, 0, tzinfo=UTC)
ACTOR = "system:crowd"
KEYS = DataKey("crowd-key", bytes(range(32)))
_FAMILIES = {"김": 215, "이": 147, "박": 84, "최": 47, "정": 43, "강": 23, "조": 21, "윤": 20, "장": 20, "임": 16}
_RARER = (
    "한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설마길연위표명"
)
_FIRST = "영순정옥명경인춘귀복종금말분재상성광용기병동은미혜현선숙화덕갑남봉점"
_SECOND = "자순희숙옥호수식철남환섭규례임애심녀덕선분길만태석열진근택구배란화연"


def identities(count: int, seed: int = 7) -> list[Identity]:
    """Return so many made-up people."""
    chance = random.Random(seed)
    families = [*_FAMILIES, *_RARER]
    weights = [*_FAMILIES.values(), *([4] * len(_RARER))]
    made: list[Identity] = []
    while len(made) < count:
        name = chance.choices(families, weights)[0] + chance.choice(_FIRST) + chance.choice(_SECOND)
        birth = date(1928, 1, 1) + timedelta(days=chance.randrange(365 * 50))
        tail, phone = f"{chance.randrange(10_000):04}", ""
        if chance.random() < 0.3:
            phone = f"010-5{chance.randrange(1000):03}-{tail}"
        me = Identity(chance.choice(list(Sex)), birth, tail, name, phone)
        made.append(me)
        if chance.random() < 0.04 and len(made) < count:
            same = chance.random() < 0.2
            made.append(replace(me, phone="", phone_tail=tail if same else f"{chance.randrange(10_000):04}"))
    return made


@contextmanager
def crowded(folder: Path, people: Sequence[Identity], *, plain: bool = False) -> Iterator[tuple[Store, list[UUID]]]:
    """Lend a store with everybody in it, two visits each; ids in the order of ``people``.

    It is filled in large transactions, with what the store's own verb of registering writes for each.
    """
    settings = StoreSettings(folder / "crowd", "st-crowd", "centre-crowd", plain=plain)
    create_store(settings, KEYS, actor=ACTOR, now=BEGAN)
    engine, ids = make_engine(settings, KEYS), [uuid4() for _ in people]
    for first in range(0, len(people), CHUNK):
        with engine.begin() as conn:
            some = slice(first, first + CHUNK)
            for table, rows in _rows(list(zip(ids[some], people[some], strict=True))).items():
                conn.execute(insert(TABLES[table]), rows)
    engine.dispose()
    with open_store(settings, KEYS) as store:
        yield store, ids


def pragma(store: Store, words: str) -> None:
    """Say something to SQLite outside any transaction."""
    bare(store.engine, f"PRAGMA {words}")


def _rows(people: Sequence[tuple[UUID, Identity]]) -> dict[str, list[dict[str, Any]]]:
    vault = Vault(KEYS)
    rows: dict[str, list[dict[str, Any]]] = {"resident": [], "lookup": [], "consent": [], "visit": []}
    for resident, who in people:
        wrapped = vault.new_key(resident)
        sealed = {"sealed": vault.seal(resident, wrapped, who), "wrapped_key": wrapped}
        names = {"id": resident, "pseudonym": f"P-{resident.hex[:12]}", "patient_id": uuid4()}
        rows["resident"].append({**names, **sealed, "station_id": "st-crowd", "created_at": BEGAN})
        rows["lookup"] += [{"kind": kind, "hash": said, "resident_id": resident} for kind, said in vault.lookups(who)]
        answer = {"purpose": "keep", "granted": True, "at": BEGAN, "wording": "made-up", "actor": ACTOR}
        rows["consent"].append({"station_id": "st-crowd", "resident_id": resident, "visit_id": None, **answer})
        rows["visit"] += [_visit(resident, who, number) for number in range(2)]
    return rows


def _visit(resident: UUID, who: Identity, number: int) -> dict[str, object]:
    """A visit of the past, ended, without values."""
    at = BEGAN - timedelta(days=30 * number, minutes=resident.int % 40_000)
    head = {"id": uuid4(), "station_id": "st-crowd", "centre_id": "centre-crowd", "resident_id": resident}
    person = {
        "pseudonym": "P-crowd",
        "patient_id": uuid4(),
        "sex": who.sex.value,
        "age": 70,
        "birth_year": who.birth.year,
    }
    done = {
        "programme": "basic",
        "started_at": at,
        "ended_at": at,
        "ended": "finished",
        "software": "crowd",
        "notes": "[]",
    }
    return head | person | done
