"""Random histories of visits, checks, corrections, moves, sending and restores, held against a plain recomputation.

The oracle knows nothing of the product's code: it goes through the checks as the rules are told (`standing`). The
platform is a dictionary of what would be there. Everybody and everything is made up.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from kiosk.core.metrology.values import Correction, DeviceCheck, Kind
from kiosk.core.reading import Measurement, Method, Proof
from kiosk.core.visit_record import End, VisitRecord
from kiosk.store.records import Store
from kiosk.sync.fhir import resources
from kiosk.sync.observations import Group, grouped
from kiosk.sync.parts import Letterhead
from tests.store.checking import SCALE, checked
from tests.store.keeping import House
from tests.store.shelf import IDENTITY, NOW, RESIDENT, STAFF, SYSTEM, known, says, visit_of, weight

HEAD = Letterhead(ZoneInfo("Asia/Seoul"))
THOROUGH = ("full", "outside")


def naive(checks: Sequence[DeviceCheck], row: Measurement) -> bool:
    """Whether a weight may be shown as good, by going through all checks."""
    judged = sorted((one for one in checks if one.voided_at is None and one.verdict != "undecided"), key=lambda o: o.at)
    before = [one for one in judged if one.at <= row.taken_at]
    after = [one for one in judged if one.at > row.taken_at]
    for place in [place for place, one in enumerate(before) if one.kind == "reset"][-1:]:
        before = before[place + 1 :]
    for place in [place for place, one in enumerate(after) if one.kind == "reset"][:1]:
        after = after[:place]
    thorough = [one for one in before if one.kind in THOROUGH]
    if not thorough or not thorough[-1].left_good or not before[-1].left_good:
        return False
    due = thorough[-1].due_at
    covered, trouble = False, 0
    for place, one in enumerate(before):
        trouble = place if not (one.found_good and one.left_good) else trouble
    for one in before[trouble:]:
        covered |= one.kind == "daily" and one.left_good and one.due_at is not None and row.taken_at <= one.due_at
    if due is None or row.taken_at > due or not covered or _doubted(judged, after):
        return False
    force = thorough[-1] if thorough[-1].correction is not None else None
    used = next((one for one in checks if one.id == row.proof.calibration_id), None)
    return force == used or (force is not None and used is not None and _numbers(force) == _numbers(used))


def _numbers(check: DeviceCheck) -> tuple[Decimal, Decimal] | None:
    return None if check.correction is None else (check.correction.factor, check.correction.shift)


def _doubted(judged: Sequence[DeviceCheck], after: Sequence[DeviceCheck]) -> bool:
    if after and not after[0].found_good:
        return True
    for one in after:
        if one.kind in THOROUGH:
            if one.found_good:
                return False
            place = judged.index(one)
            before = judged[place - 1] if place else None
            failed = before is not None and before.kind == "daily" and not before.found_good and not before.left_good
            if not failed:
                return True
            if one.left_good:
                return False
    return False


@dataclass
class Machine:
    """One history. ``platform``: Observation id → whether it carries the word."""

    house: House
    rng: random.Random
    folder: Path
    now: datetime = NOW
    visits: list[UUID] = field(default_factory=list)
    platform: dict[UUID, dict[str, bool]] = field(default_factory=dict)
    backups: int = 0

    def step(self) -> str:
        """Do one thing, then look at everything."""
        self.now += timedelta(minutes=self.rng.randint(1, 900), microseconds=self.rng.randint(1, 999))
        steps = ["visit"] * 5 + ["check"] * 5 + ["void"] * 2 + ["amend"] * 2 + ["move", "tell", "send"] + ["restore"]
        done = self.rng.choice(steps)
        if done == "restore":
            self.restore()
        else:
            with self.house.store() as store:
                getattr(self, done)(store)
        with self.house.store() as store:
            self.look(store)
        return done

    def visit(self, store: Store) -> None:
        """Somebody is weighed, perhaps in a visit that goes on; what corrects is applied as the station does."""
        who = known(store, replace(IDENTITY, phone="", card="")) if self.rng.random() < 0.4 else None
        visit = visit_of(store, who, self.now, [says("platform", self.rng.random() < 0.8, at=self.now)])
        self.visits.append(visit)
        self.now += timedelta(minutes=2, microseconds=7)
        row = weight(taken_at=self.now, proof=Proof(SCALE, "test", "1", "SN-1", self._in_force(store)))
        bmi = weight("22", quantity="bmi", method=Method.COMPUTED, taken_at=self.now, proof=Proof(codec="computed:bmi"))
        store.keep(visit, [row, bmi], actor=RESIDENT, now=self.now)
        if self.rng.random() < 0.9:
            store.end_visit(visit, End.FINISHED, (), actor=RESIDENT, now=self.now)

    def check(self, store: Store) -> None:
        """A check now, or one that is written down late."""
        kinds: tuple[Kind, ...] = ("daily", "daily", "daily", "full", "outside", "reset")
        kind = self.rng.choice(kinds)
        back = timedelta(minutes=self.rng.randint(0, 3000)) if self.rng.random() < 0.2 else timedelta()
        found, left = self.rng.random() < 0.7, self.rng.random() < 0.8
        verdict = self.rng.choice(("pass", "pass", "pass", "undecided")) if found and left else "fail"
        adjusts = kind in THOROUGH and self.rng.random() < 0.3
        correction = Correction(Decimal(self.rng.choice(("1.01", "0.99")))) if adjusts else None
        made = checked(kind, at=self.now - back, verdict=verdict, correction=correction)
        store.check_add(replace(made, found_good=found, left_good=left), actor=STAFF, now=self.now)

    def void(self, store: Store) -> None:
        """One is taken back."""
        mine = [one for one in store.checks_of(SCALE, "SN-1") if one.voided_at is None]
        if mine:
            store.check_void(self.rng.choice(mine).id, why="slip", actor=STAFF, now=self.now)

    def amend(self, store: Store) -> None:
        """A value is corrected, made void, or counts again."""
        record = self._some(store)
        rows = [row for row in record.measurements if row.method is Method.DEVICE] if record else []
        if record is None or record.ended_at is None or not rows:
            return
        row = self.rng.choice(rows)
        if self.rng.random() < 0.5:
            store.value_correct(row.id, Decimal("62.5"), why="misread", actor=STAFF, now=self.now)
        else:
            store.value_void(row.id, why="clothes", actor=STAFF, now=self.now)
            if self.rng.random() < 0.5:
                store.value_unvoid(row.id, why="no", actor=STAFF, now=self.now)

    def move(self, store: Store) -> None:
        """It was somebody else."""
        record = self._some(store)
        if record is not None and record.ended_at is not None and record.measurements:
            other = known(store, replace(IDENTITY, phone="", card=""))
            self.visits.append(store.visit_move(record.id, other.id, why="mixed up", actor=STAFF, now=self.now))

    def tell(self, store: Store) -> None:
        """One bite: whatever comes next finds the work half done."""
        store.check_tell(actor=SYSTEM, now=self.now)

    def send(self, store: Store) -> None:
        """The platform takes all that is due; what is still to be told is told first."""
        while store.check_tell(actor=SYSTEM, now=self.now):
            pass
        for entry in store.due(self.now, limit=1000):
            record = store.visit_record(entry.record_id, actor=SYSTEM, now=self.now)
            made = resources(record, HEAD, corrected=entry.kind == "correction")
            kept = {one["id"]: "note" in one for one in made if one["resourceType"] == "Observation"}
            self.platform[entry.record_id] = {} if entry.kind == "retraction" else kept
            assert store.keep_body(entry.id, b"{}", 1, names=[f"Observation/{name}" for name in kept]) is not None
            store.mark_sent(entry.id, now=self.now)
        for visit in self.visits:
            record = store.visit_record(visit, actor=SYSTEM, now=self.now)
            there = self.platform.get(visit)
            if there:
                assert there == {str(each.id): _says(record, each) for each in grouped(record.measurements)}

    def restore(self) -> None:
        """Back to now, or to how it was a while ago: what the checks said since is not forgotten."""
        file = self.folder / f"b{self.backups}"
        self.backups += 1
        made = self.house.backup(file, (self.now - NOW).total_seconds())
        with self.house.store() as store:
            self.check(store)
            self.void(store)
            self.send(store)
            held = store.checks_of(SCALE, "SN-1")
        self.house.restore(made, at=(self.now - NOW).total_seconds() + self.backups)
        with self.house.store() as store:
            assert store.checks_of(SCALE, "SN-1") == held

    def look(self, store: Store) -> None:
        """Each visit's record against the plain recomputation."""
        checks = store.checks_of(SCALE, "SN-1")
        for visit in self.visits:
            record = store.visit_record(visit, actor=SYSTEM, now=self.now)
            wrong = {r.id for r in record.measurements if r.method is Method.DEVICE and not naive(checks, r)}
            if wrong:
                wrong |= {row.id for row in record.measurements if row.method is Method.COMPUTED}
            assert record.unchecked == wrong

    def _some(self, store: Store) -> VisitRecord | None:
        return store.visit_record(self.rng.choice(self.visits), actor=SYSTEM, now=self.now) if self.visits else None

    def _in_force(self, store: Store) -> UUID | None:
        checks = [one for one in store.checks_of(SCALE, "SN-1") if one.voided_at is None and one.kind != "daily"]
        judged = [one for one in checks if one.kind == "reset" or one.verdict != "undecided"]
        last = judged[-1] if judged else None
        return last.id if last is not None and last.kind != "reset" and last.correction is not None else None


def _says(record: VisitRecord, group: Group) -> bool:
    return not record.unchecked.isdisjoint(row.id for row in group.rows)


def play(house: House, folder: Path, seed: int, steps: int) -> list[str]:
    """Play one history to its end, then let everything be told and sent."""
    machine = Machine(house, random.Random(seed), folder)
    done = [machine.step() for _ in range(steps)]
    with house.store() as store:
        machine.send(store)
        machine.look(store)
    return done
