"""A visit on a disk that fails at one step after the other: ``full_disk_child FOLDER ERROR PLAIN STRIDE``.

Runs under the shim of `tests.store.disk_shim`. For every step of a visit: up to it all is well, from it on the disk
refuses, then it comes back. Prints one JSON object with what was seen.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from kiosk.core.errors import StoreError
from kiosk.core.resident import Person, Sex
from kiosk.core.visit_record import End
from kiosk.store.database import StoreSettings, create_store, open_store
from kiosk.store.examine import examine_store
from kiosk.store.identity import Identity
from kiosk.store.records import Store
from tests.store.disk_shim import room, was_refused
from tests.store.shelf import IDENTITY, KEYS, NOW, RESIDENT, SYSTEM, says, weight


class OneVisit:
    """What the station writes during a visit, one verb after the other, each again until it is kept."""

    def __init__(self, store: Store) -> None:
        self.resident, self.visit = uuid4(), uuid4()
        self.values = [[weight(f"6{number}.5") for _ in range(3)] for number in range(2)]
        self.saved: set[UUID] = set()
        person = Person(Sex.FEMALE, 74, 1952, self.resident)
        identity = Identity(Sex.FEMALE, IDENTITY.birth, "0417", name="홍시험")
        keep, send = (says("keep"),), (says("platform"),)
        common: dict[str, Any] = {"actor": RESIDENT, "now": NOW}
        self.steps: list[Callable[[], object]] = [
            lambda: store.register_resident(identity, keep, resident_id=self.resident, **common),
            lambda: store.open_visit(person, "basic", send, software="t", visit_id=self.visit, **common),
            *(lambda rows=rows: self._keep(store, rows) for rows in self.values),
            lambda: store.end_visit(self.visit, End.FINISHED, (), **common),
        ]

    def _keep(self, store: Store, rows: list[object]) -> None:
        store.keep(self.visit, rows, actor=RESIDENT, now=NOW)  # type: ignore[arg-type]  # measurements
        self.saved |= {one.id for one in rows}  # type: ignore[attr-defined]


def play(settings: StoreSettings, at: int, error: int, seen: Counter[str]) -> bool:
    """One visit with the disk failing from step ``at`` on, until the first refusal; tells whether there was one."""
    refusals = 0
    with open_store(settings, KEYS) as store:
        before, visit = store.measurements_stored(), OneVisit(store)
        room(at, error)
        for step in visit.steps:
            for attempt in range(2):
                try:
                    step()
                    break
                except StoreError as trouble:
                    if attempt:
                        raise
                    seen[trouble.key] += 1
                    refusals += 1
                    room(-1)
                    stored = store.measurements_stored()
                    assert stored == before + len(visit.saved), f"step {at}: {stored} rows, {len(visit.saved)} saved"
        failed = was_refused() > 0 or refusals > 0
        room(-1)
        record = store.visit_record(visit.visit, actor=SYSTEM, now=NOW)
        assert (
            {one.id for one in record.measurements} == visit.saved == {one.id for rows in visit.values for one in rows}
        )
        assert record.ended is End.FINISHED
        with store.engine.begin() as conn:
            assert conn.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    return failed


def main() -> None:
    """Fail at every step in turn, until a whole visit goes through untouched."""
    folder, error, plain = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "plain"
    settings = StoreSettings(folder, "st-1", "c-1", plain=plain)
    room(-1)
    create_store(settings, KEYS, actor=SYSTEM, now=NOW)
    seen: Counter[str] = Counter()
    at = 0
    while play(settings, at, error, seen):
        at += int(sys.argv[4])
    examine_store(settings, KEYS)
    print(json.dumps({"steps": at, "seen": seen}))


if __name__ == "__main__":
    main()
