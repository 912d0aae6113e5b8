"""A made-up centre that amends, merges, withdraws and erases at random while it syncs with a real FHIR server.

Beside the real store there is a plain model: whose visits they are, which values count, and which visits their people
let go. At the end the platform must hold exactly what counts of what was let go, under the right person, and nothing
else that counts; on the way nothing may leave for a visit that its person keeps back. Nobody here exists.
"""

from __future__ import annotations

import atexit
import json
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4, uuid5
from zoneinfo import ZoneInfo

from kiosk.core.derive import bmi
from kiosk.core.metrology.values import DeviceCheck, Kind, Verdict
from kiosk.core.reading import Measurement, Method, Proof, Side
from kiosk.core.resident import Person, Sex
from kiosk.core.visit_record import ConsentEntry, End
from kiosk.store.database import StoreSettings, create_store
from kiosk.store.gateway import StoreGateway
from kiosk.store.identity import Identity
from kiosk.store.keys import DataKey
from kiosk.store.records import Store
from kiosk.store.trouble import StoreTrouble
from kiosk.sync.client import Access, FhirClient
from kiosk.sync.fhir import resources
from kiosk.sync.gateway import StoreOutbox
from kiosk.sync.loop import SyncLoop
from kiosk.sync.observations import grouped
from kiosk.sync.outbox import Answer
from kiosk.sync.parts import Letterhead
from tests.fakes import VirtualClock
from tests.fhir_server.harness import FhirServer

KEYS = DataKey("test-key", bytes(range(32)))
SEOUL = Letterhead(ZoneInfo("Asia/Seoul"))
STAFF, RESIDENT = "staff:test", "resident"
PLATFORMS: Mapping[str, Mapping[str, Any]] = {
    "A": {"mode": "A"},
    "A, deleting": {"mode": "A", "caps": {"delete": True}},
    "A, deleting, strict": {"mode": "A", "caps": {"delete": True}, "integrity": True},
    "B": {"mode": "B"},
    "C, updating": {"mode": "C", "caps": {"update": True}},
    "D, updating": {"mode": "D", "caps": {"update": True, "delete": True}},
    "C": {"mode": "C"},
}
CAN_ONLY_ADD = ("C",)
FAULTS: Sequence[Mapping[str, Any]] = (
    {}, {}, {}, {"down": 1}, {"lose_ack": 1}, {"lose_ack": 3}, {"truncate": 1}, {"captive_portal": 1},
    {"fail": [{"status": 503, "times": 2}]}, {"down": 2, "on": "write"},
)  # fmt: skip
KINDS: Sequence[Kind] = ("full", "daily", "full", "daily", "daily", "outside", "reset")
CALM = {"down": 0, "lose_ack": 0, "truncate": 0, "captive_portal": 0, "fail": None, "on": None}
AMID = ("no", "yes", "void", "correct", "move", "merge", "unmerge", "typed", "check")
STEPS = (
    *("visit",) * 4, *("sync",) * 6, "register", "register", "correct", "correct", "side", "void", "void", "unvoid",
    "typed", "typed", "move", "move", "merge", "unmerge", "no", "no", "yes", "yes", "keep no", "keep yes", "erase",
    "again", "check", "check", "check", "uncheck",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens; the numbers choose of whom and what."""

    what: str
    one: int = 0
    two: int = 0


@dataclass(slots=True)
class Stay:
    """A visit as the model knows it."""

    owner: UUID | None
    released: bool = False  # its person lets it go
    put_off: bool = False  # only a merge keeps it back
    moved: bool = False
    erased: bool = False
    values: dict[UUID, bool] = field(default_factory=dict)  # the measured ones, and whether they count


class Spy(FhirClient):
    """Remembers every Observation with a value that left, by our identifier."""

    left: set[str]
    between: Callable[[], Awaitable[None]] | None

    async def ask(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        if body is not None:
            self.left |= {_name(each) for each in _observations(json.loads(body)) if counts(each)}
        answer = await super().ask(method, path, body, headers)
        if self.between is not None and method != "GET":
            between, self.between = self.between, None
            await between()
        return answer


def _observations(value: object) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [found for each in value for found in _observations(each)]
    if not isinstance(value, dict):
        return []
    own = [value] if value.get("resourceType") == "Observation" else []
    return own + [found for each in value.values() for found in _observations(each)]


def _name(resource: Mapping[str, Any]) -> str:
    return str(resource["identifier"][0]["value"])


def counts(resource: Mapping[str, Any]) -> bool:
    """Whether a resource on the platform says that something is so."""
    return resource.get("status") not in {"entered-in-error", "inactive"}


class Centre:
    """The store, the model and the platform."""

    def __init__(self, store: StoreGateway, server: FhirServer, platform: str) -> None:
        self.store, self.server, self.platform = store, server, platform
        self.clock = VirtualClock()
        self.client = Spy(Access(server.url, timeout_s=5.0), self.clock)
        self.client.left, self.client.between = set(), None
        self.loop = SyncLoop(StoreOutbox(store, self.clock), self.client, self.clock, SEOUL, rng=random.Random(1))
        self.stays: dict[UUID, Stay] = {}
        self.people: dict[UUID, dict[str, bool]] = {}  # and what each record's own newest answers are
        self.erased: set[UUID] = set()
        self.merges: list[tuple[UUID, UUID, UUID]] = []  # merge, gone, kept
        self.owner_of: dict[str, UUID] = {}  # Observation -> visit
        self.seen: Counter[str] = Counter()

    # --- what happens ------------------------------------------------------------------------------------------

    async def take(self, step: Step) -> None:
        """One step; the clock goes on a minute."""
        await self.clock.advance(60)
        await getattr(self, "_" + step.what.replace(" ", "_"))(step.one, step.two)

    async def _register(self, one: int, two: int) -> None:
        purposes = ("keep", "platform") if two % 4 else ("keep",)
        who = Identity(Sex.FEMALE if one % 2 else Sex.MALE, date(1940 + one % 40, 1 + one % 12, 3), "1234")
        entries = [self._entry(each, True) for each in purposes]
        known = await self.call(Store.register_resident, who, entries, actor=RESIDENT, now=self.clock.utc())
        self.people[known.id] = dict.fromkeys(purposes, True)

    async def _visit(self, one: int, two: int) -> None:
        person = self._somebody(one) if two % 3 else None
        given = () if person else [self._entry(each, True) for each in ("keep", "platform")[: 1 + one % 2]]
        who = Person(Sex.FEMALE, 70, 1956, person)
        visit = await self._did(Store.open_visit, who, "basic", given, software="test")
        if visit is None:
            return
        values = _measured(one, two)
        await self.call(Store.keep, visit, values, actor=RESIDENT, now=self.clock.utc())
        await self.call(Store.end_visit, visit, End.FINISHED, (), actor=RESIDENT, now=self.clock.utc())
        measured = {row.id: True for row in values if row.method is not Method.COMPUTED}
        await self._new_stay(visit, self._top(person) if person else None, measured)

    async def _correct(self, one: int, two: int) -> None:
        stay, value = self._value(one, two)
        new = value and await self._did(Store.value_correct, value, Decimal(60 + two % 9), why="misread")
        if value and new:
            stay.values |= {value: False, new: True}

    async def _side(self, one: int, two: int) -> None:
        stay, value = self._value(one, two)
        new = value and await self._did(Store.value_side, value, why="wrong-hand")
        if value and new:
            stay.values |= {value: False, new: True}

    async def _void(self, one: int, two: int) -> None:
        stay, value = self._value(one, two)
        if value and await self._did(Store.value_void, value, why="shoes"):
            stay.values[value] = False

    async def _unvoid(self, one: int, two: int) -> None:
        stay, value = self._value(one, two)
        if value and await self._did(Store.value_unvoid, value, why="mistaken"):
            stay.values[value] = True

    async def _typed(self, one: int, two: int) -> None:
        visit = self._some_visit(one)
        row = _row("body_weight" if two % 2 else "heart_rate", 60 + one % 9, method=Method.TYPED)
        if visit and await self._did(Store.value_typed, visit, [row]):
            self.stays[visit].values[row.id] = True

    async def _move(self, one: int, two: int) -> None:
        visit, person = self._some_visit(one), self._somebody(two) if two % 4 else None
        moved = visit and await self._did(Store.visit_move, visit, person, why="wrong-person")
        if not moved or visit is None:
            return
        old = self.stays[visit]
        record = await self.call(Store.visit_record, moved, actor=STAFF, now=self.clock.utc())
        values = {row.id: True for row in record.measurements if row.method is not Method.COMPUTED}
        assert len(values) == sum(old.values.values())
        old.released, old.put_off, old.moved, old.values = False, False, True, dict.fromkeys(old.values, False)
        await self._new_stay(moved, self._top(person) if person else None, values)

    async def _merge(self, one: int, two: int) -> None:
        gone, kept = self._somebody(one), self._somebody(two)
        merge = gone and kept and await self._did(Store.person_merge, gone, kept)
        if merge and gone and kept:
            self.merges.append((merge, gone, self._top(kept)))
            await self._weigh(self._group(kept))

    async def _unmerge(self, one: int, _two: int) -> None:
        if not self.merges:
            return
        merge, gone, kept = self.merges[one % len(self.merges)]
        if await self._did(Store.person_unmerge, merge):
            self.merges.remove((merge, gone, kept))
            await self._weigh(self._group(kept) | self._group(gone))

    async def _no(self, one: int, two: int, purpose: str = "platform") -> None:
        visit = self._some_visit(one)
        stay = self.stays[visit] if visit else None
        person = stay.owner if stay else self._somebody(one)
        if person is None and (visit is None or stay is None):
            return
        where = {"visit_id": visit} if visit and (person is None or two % 2) else {"resident_id": person}
        done = await self._said(self._entry(purpose, False), **where)
        if not done:
            return
        for one_of_them in self._group(person):
            self.people[one_of_them][purpose] = False
        for each in self._stays_of(person) if person else [stay] if stay else []:
            each.released, each.put_off = False, False

    async def _keep_no(self, one: int, two: int) -> None:
        await self._no(one, two, "keep")

    async def _yes(self, one: int, two: int, purpose: str = "platform") -> None:
        visit = self._some_visit(one)
        if visit is None:
            return
        stay = self.stays[visit]
        narrow = stay.owner is None or two % 2 == 1
        where = {"visit_id": visit} if narrow else {"resident_id": stay.owner}
        if not await self._said(self._entry(purpose, True), **where):
            return
        if stay.owner is not None:
            self.people[stay.owner][purpose] = True
        if await self._allowed(visit):
            for each in [stay] if narrow else self._stays_of(stay.owner):
                each.released, each.put_off = not each.moved, False

    async def _keep_yes(self, one: int, two: int) -> None:
        await self._yes(one, two, "keep")

    async def _erase(self, one: int, two: int) -> None:
        person = self._somebody(one)
        if two % 3 or person is None:  # not so often: little is left to look at afterwards
            return
        await self._learn_owners()
        group, stays = self._group(person), self._stays_of(person)
        if await self._did(Store.erase_resident, person):
            self.erased |= group
            for stay in stays:
                stay.released, stay.put_off, stay.erased = False, False, True
            self.people |= {each: {} for each in group}

    async def _again(self, one: int, _two: int) -> None:
        held = await self.store.read(Store.held)
        if held:
            await self._did(Store.retry_held, held[one % len(held)].id)

    async def _check(self, one: int, two: int) -> None:
        """Of the scale, before everything that was measured or after it; what it changes is told at once."""
        now = self.clock.utc()
        at = VirtualClock().utc() - timedelta(hours=1 + one % 5) if two % 2 else now
        good, kind = two % 5 != 0, KINDS[one % len(KINDS)]
        verdict: Verdict = "pass" if good else "fail"
        due = at + timedelta(days=900)
        made = DeviceCheck(uuid4(), "test-device", "SN-1", "body_weight", at, kind, verdict, good, good, due)
        await self._did(Store.check_add, made)
        await self._tell()

    async def _uncheck(self, one: int, _two: int) -> None:
        checks = await self.store.read(Store.checks_of, "test-device", "SN-1")
        standing = [check for check in checks if check.voided_at is None]
        if standing:
            await self._did(Store.check_void, standing[one % len(standing)].id, why="slip")
            await self._tell()

    async def _tell(self) -> None:
        while await self.call(Store.check_tell, actor=STAFF, now=self.clock.utc()):
            pass

    async def _sync(self, one: int, two: int) -> None:
        """A turn at a platform or a line that may fail; now and then something happens in the middle of it."""
        self.server.behave(**FAULTS[one % len(FAULTS)])
        await self._turn(Step(AMID[two % len(AMID)], one, two) if two % 3 == 0 else None)
        self.server.behave(**CALM)

    async def _turn(self, amid: Step | None = None) -> None:
        before = {visit for visit, stay in self.stays.items() if stay.released}
        await self._learn_owners()

        async def between() -> None:
            if amid is not None:
                await getattr(self, "_" + amid.what)(amid.one, amid.two)

        self.client.between, self.client.left = between, set()
        await self.clock.advance(100_000)
        await self.loop.turn(everything=True)
        self.client.between = None
        await self._learn_owners()
        now = {visit for visit, stay in self.stays.items() if stay.released}
        assert {self.owner_of[each] for each in self.client.left} <= before | now, "it left for one who keeps it back"

    # --- the model ---------------------------------------------------------------------------------------------

    async def _new_stay(self, visit: UUID, owner: UUID | None, values: dict[UUID, bool]) -> None:
        released = await self._allowed(visit)
        own = self.people[owner] if owner else {}
        put_off = not released and all(own.get(each, False) for each in ("keep", "platform"))
        self.stays[visit] = Stay(owner, released, put_off, values=values)

    async def _weigh(self, people: set[UUID]) -> None:
        """After a merge or its undoing: what may leave as the answers stand together now."""
        for visit, stay in self.stays.items():
            if stay.owner in people and not stay.moved and not stay.erased:
                allowed = await self._allowed(visit)
                if stay.released and not allowed:
                    stay.released, stay.put_off = False, True
                elif stay.put_off and allowed:
                    stay.released, stay.put_off = True, False

    async def _allowed(self, visit: UUID) -> bool:
        entries = await self.store.read(Store.consents_of_visit, visit)
        return {"keep", "platform"} <= {entry.purpose for entry in entries if entry.granted}

    async def _learn_owners(self) -> None:
        for visit, stay in self.stays.items():
            if not stay.erased:
                sheet = await self.call(Store.visit_sheet, visit, actor=STAFF, now=self.clock.utc())
                for group in grouped(each.measurement for each in sheet.values):
                    self.owner_of[str(group.id)] = visit

    def _somebody(self, number: int) -> UUID | None:
        alive = [person for person in self.people if person not in self.erased]
        return alive[number % len(alive)] if alive else None

    def _some_visit(self, number: int) -> UUID | None:
        there = [visit for visit, stay in self.stays.items() if not stay.erased]
        return there[number % len(there)] if there else None

    def _value(self, one: int, two: int) -> tuple[Stay, UUID | None]:
        visit = self._some_visit(one)
        stay = self.stays[visit] if visit else Stay(None)
        values = list(stay.values)
        return stay, values[two % len(values)] if values else None

    def _top(self, person: UUID) -> UUID:
        into = {gone: kept for _, gone, kept in self.merges}
        while person in into:
            person = into[person]
        return person

    def _group(self, person: UUID | None) -> set[UUID]:
        return {each for each in self.people if person is not None and self._top(each) == self._top(person)}

    def _stays_of(self, person: UUID | None) -> list[Stay]:
        group = self._group(person)
        return [stay for stay in self.stays.values() if stay.owner in group]

    def _entry(self, purpose: str, granted: bool) -> ConsentEntry:
        return ConsentEntry(purpose, granted, self.clock.utc(), f"{purpose}-test", STAFF)

    async def call(self, verb: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """One verb of the store."""
        return await self.store.call(verb, *args, **kwargs)

    async def _did(self, verb: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Do it as staff; None when the store refuses, and then nothing has changed."""
        try:
            done = await self.call(verb, *args, **{"actor": STAFF, "now": self.clock.utc()} | kwargs)
        except StoreTrouble:
            return None
        self.seen[verb.__name__] += 1
        return True if done is None else done

    async def _said(self, entry: ConsentEntry, **where: UUID) -> bool:
        try:
            await self.call(Store.give_consent, entry, now=self.clock.utc(), **where)
        except StoreTrouble:
            return False
        self.seen[f"{entry.purpose} {'yes' if entry.granted else 'no'}"] += 1
        return True

    # --- the end -----------------------------------------------------------------------------------------------

    async def settle(self) -> None:
        """The line is well and staff have everything tried again, until nothing waits."""
        self.server.behave(**CALM)
        for _ in range(12):
            held = () if self.platform in CAN_ONLY_ADD else await self.store.read(Store.held)
            for entry in held:
                await self._did(Store.retry_held, entry.id)
            if not held and not await self.store.read(Store.waiting):
                return
            await self._turn()
        raise AssertionError([*await self.store.read(Store.waiting), *await self.store.read(Store.held)])

    async def check(self) -> None:
        """The store as the model, the platform as the store, the log whole."""
        assert (await self.store.read(Store.audit_verify)).ok
        held = {entry.record_id for entry in await self.store.read(Store.held)}
        assert not held or self.platform in CAN_ONLY_ADD
        patients = {each["id"]: _name(each) for each in self._all("Patient")}
        there = self._all("Observation")
        assert len({_name(each) for each in there}) == len(there), "twice there"
        for each in there:
            assert counts(each) or not list(_numbers(each)), "it says that it is no value, and holds one"
        found = {_name(each): said(each, patients) for each in there if counts(each)}
        expected, excused = await self._expected(held)
        assert {name: value for name, value in found.items() if name not in excused} == expected
        self._check_frames(patients, held)
        self.seen["observations that count"] += len(expected)
        self.seen["observations taken back"] += len(there) - len(found)

    async def _expected(self, held: set[UUID]) -> tuple[dict[str, Any], set[str]]:
        expected: dict[str, Any] = {}
        for visit, stay in self.stays.items():
            if stay.erased:
                continue
            record = await self.call(Store.visit_record, visit, actor=STAFF, now=self.clock.utc())
            measured = {row.id for row in record.measurements if row.method is not Method.COMPUTED}
            assert measured == {value for value, so in stay.values.items() if so}
            if stay.released and visit not in held:
                made = resources(record, SEOUL)
                patients = {each["id"]: _name(each) for each in made if each["resourceType"] == "Patient"}
                observations = [each for each in made if each["resourceType"] == "Observation"]
                expected |= {_name(each): said(each, patients) for each in observations}
        return expected, {
            name for name, visit in self.owner_of.items() if visit in held or self._erased_held(visit, held)
        }

    def _erased_held(self, visit: UUID, held: set[UUID]) -> bool:
        return bool(held & self._group(self.stays[visit].owner))

    def _check_frames(self, patients: Mapping[str, str], held: set[UUID]) -> None:
        """Stays, answers and people: what counts there is of those who let it go."""
        if held:
            return
        stays = {str(uuid5(visit, "Encounter")) for visit, stay in self.stays.items() if stay.released}
        assert {_name(each) for each in self._all("Encounter") if counts(each)} == stays
        reports = {str(uuid5(visit, "DiagnosticReport")) for visit, stay in self.stays.items() if stay.released}
        assert {_name(each) for each in self._all("DiagnosticReport") if counts(each)} == reports
        if self.erased:
            assert not [each for each in self._all("Patient") if not each.get("active", True) and "birthDate" in each]

    def _all(self, kind: str) -> list[dict[str, Any]]:
        entries = self.server.get(f"{kind}?_count=1000").get("entry", [])
        return [entry["resource"] for entry in entries]


def said(observation: Mapping[str, Any], patients: Mapping[str, str]) -> tuple[str, list[str], list[Decimal], bool]:
    """What an Observation says: of whom, what, and which numbers."""
    subject = str(observation["subject"]["reference"]).partition("/")[2]
    codes = sorted(coding["code"] for coding in observation["code"]["coding"])
    return patients[subject], codes, sorted(_numbers(observation)), "note" in observation


def _numbers(value: object) -> list[Decimal]:
    if isinstance(value, list):
        return [found for each in value for found in _numbers(each)]
    if not isinstance(value, dict):
        return []
    own = [Decimal(str(value["valueQuantity"]["value"]))] if "valueQuantity" in value else []
    return own + [found for key, each in value.items() if key != "valueQuantity" for found in _numbers(each)]


def _row(quantity: str, value: int | Decimal, **more: Any) -> Measurement:
    typed = more.get("method") is Method.TYPED
    fields: dict[str, Any] = {
        "id": uuid4(),
        "event_id": uuid4(),
        "quantity": quantity,
        "side": None,
        "value": Decimal(value),
        "taken_at": VirtualClock().utc(),
        "method": Method.DEVICE,
        "step": quantity,
        "proof": Proof("test-device", "test_codec", "1", "SN-1", raw=b"made up"),
        "typed_by": STAFF if typed else "",
        "reason": "no-device" if typed else "",
    }
    return Measurement(**fields | more)


def _measured(one: int, two: int) -> tuple[Measurement, ...]:
    """A height, a weight and its BMI, perhaps a cuff and both hands."""
    height, weight = 150 + one % 30, 50 + two % 30
    rows = [_row("body_height", height), _row("body_weight", weight)]
    rows.append(_row("bmi", bmi(Decimal(weight), Decimal(height)), method=Method.COMPUTED))
    if one % 2:
        cuff = uuid4()
        rows += [_row(each, 70 + two % 9, event_id=cuff) for each in ("systolic_pressure", "diastolic_pressure")]
    if two % 2:
        for side in Side:
            event = uuid4()
            rows += [
                _row("grip_force", 20 + trial + one % 9, event_id=event, side=side, trial=trial) for trial in (1, 2)
            ]
    return tuple(rows)


@cache
def _template() -> StoreSettings:
    settings = StoreSettings(Path(tempfile.mkdtemp(prefix="kiosk-ledger-")), "st-1", "centre-1", plain=True)
    create_store(settings, KEYS, actor="system:test", now=VirtualClock().utc())
    atexit.register(shutil.rmtree, settings.data_dir)
    return settings


@asynccontextmanager
async def centre(server: FhirServer, platform: str) -> AsyncIterator[Centre]:
    """An empty centre at an empty platform."""
    server.reset()
    server.behave(**PLATFORMS[platform])
    with tempfile.TemporaryDirectory(prefix="kiosk-ledger-") as folder:
        settings = replace(_template(), data_dir=Path(folder))
        shutil.copy2(_template().path, settings.path)
        store = await StoreGateway.open(settings, KEYS)
        made = Centre(store, server, platform)
        try:
            yield made
        finally:
            await made.client.aclose()
            await store.close()


async def play(server: FhirServer, platform: str, steps: Sequence[Step]) -> Counter[str]:
    """Everything in its order, then the end; returns what took place."""
    async with centre(server, platform) as made:
        for step in steps:
            await made.take(step)
        await made.settle()
        await made.check()
        return made.seen
