"""The evening: do store, access log, statistics and platform tell the same day as the script?"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

import httpx

from kiosk.core.quantity import QUANTITIES
from kiosk.core.visit_record import VisitRecord
from kiosk.store.records import Store
from tests.long.day.people import TWINS, Visitor
from tests.long.day.place import Place

ACTOR = "system:test"
_DAY = timedelta(days=1)
DONE = {"pin refused": 1, "merge": 1, "unmerge": 1, "tray assign": 1, "register": len(TWINS)}
"""What the log must say at least so often."""


def problems_of(
    place: Place,
    visitors: Sequence[Visitor],
    corrected: Mapping[int, Decimal],
    tray: tuple[int, Decimal],
    withdrawn: int,
) -> list[str]:
    """Everything that does not agree."""
    truth = {who.number: _weights(who, corrected, tray) for who in visitors}
    with place.store() as store:
        records = _records(store, place)
        problems = [*_store(visitors, truth, records), *_people(store, place), *_log(store)]
    problems += _statistics(place, len(visitors))
    sent = [record for who, record in zip(visitors, records, strict=True) if who.platform and who.number != withdrawn]
    return problems + list(_platform(place, sent))


def _weights(who: Visitor, corrected: Mapping[int, Decimal], tray: tuple[int, Decimal]) -> list[Decimal]:
    weighed = QUANTITIES["body_weight"].rounded(who.weight)
    return sorted([corrected.get(who.number, weighed), *([tray[1]] if tray[0] == who.number else [])])


def _records(store: Store, place: Place) -> list[VisitRecord]:
    day = place.now()
    lines = store.visits_between(day.replace(hour=0, minute=0) - _DAY, day, actor=ACTOR, now=day)
    first = sorted(lines, key=lambda line: line.started_at)
    return [store.visit_record(line.id, actor=ACTOR, now=day) for line in first]


def _store(
    visitors: Sequence[Visitor], truth: Mapping[int, list[Decimal]], records: Sequence[VisitRecord]
) -> Iterator[str]:
    if len(records) != len(visitors):
        yield f"{len(records)} visits in the store, {len(visitors)} came"
        return
    for who, record in zip(visitors, records, strict=True):
        held = sorted(one.value for one in record.measurements if one.quantity == "body_weight")
        if held != truth[who.number]:
            yield f"visitor {who.number}: the store holds {held}, the script says {truth[who.number]}"
        if record.guest != who.guest:
            yield f"visitor {who.number}: guest {record.guest}"


def _people(store: Store, place: Place) -> Iterator[str]:
    for name, _, _, tail in TWINS:
        hits = [hit for hit in store.people_search(name, actor=ACTOR, now=place.now()) if hit.name == name]
        if [hit.phone_tail for hit in hits] != [tail]:
            yield f"{len(hits)} people of the name that was registered once"


def _log(store: Store) -> Iterator[str]:
    verdict = store.audit_verify()
    if not verdict.ok:
        yield f"the access log is broken: {verdict.why}"
    said: Counter[str] = Counter(entry.what for entry in store.audit_entries(limit=100_000))
    for what, least in DONE.items():
        if said[what] < least:
            yield f"the log says {what!r} {said[what]} times"


def _statistics(place: Place, visits: int) -> Iterator[str]:
    words = [sys.executable, "-m", "kiosk", "stats", "--json"]
    where = ["--config", str(place.site.config), "--data-dir", str(place.site.data_dir)]
    done = subprocess.run([*words, *where], capture_output=True, text=True, check=False)
    if done.returncode:
        yield f"kiosk stats: {done.stderr.strip()[-200:]}"
        return
    told: dict[str, Any] = json.loads(done.stdout)
    counted = told["tables"]["day"]["total"]
    if counted != (visits if visits >= told["smallest"] else None):  # too few to be told without telling of people
        yield f"the statistics count {counted} visits of {visits}"


def _platform(place: Place, sent: Sequence[VisitRecord]) -> Iterator[str]:
    bundle = httpx.get(f"{place.platform}/Observation", params={"_count": "500"}).json()
    held = [entry["resource"] for entry in bundle.get("entry", [])]
    good = [one for one in held if one["status"] != "entered-in-error"]
    there = sorted(Decimal(str(one["valueQuantity"]["value"])) for one in good if "valueQuantity" in one)
    wanted = sorted(one.value for record in sent for one in record.measurements if one.quantity == "body_weight")
    if there != wanted:
        yield f"the platform holds {there}, the store {wanted}"
