"""Honest in-memory stand-ins for the station's ports: they commit or refuse, and fail the test on a broken promise."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy, deepcopy
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Literal
from uuid import UUID, uuid4

from kiosk.core.clock import Clock
from kiosk.core.errors import StoreError
from kiosk.core.metrology.backgrounds import Looked
from kiosk.core.metrology.behind import Checks
from kiosk.core.metrology.plans import PLANS
from kiosk.core.metrology.pretend import pretended
from kiosk.core.metrology.values import DeviceCheck, InstrumentFacts
from kiosk.core.papers import Order
from kiosk.core.reading import Measurement, Record
from kiosk.core.resident import Sex
from kiosk.core.visit_record import AssessmentEnd, Clearance, ConsentEntry, End, Instrument, LastVisit
from kiosk.station.earlier import Earlier
from kiosk.station.ports import Found, Holder, StaffMember, TrayItem, VisitHead
from tests.station.managed import FakeDevice as FakeDevice
from tests.station.managed import Managed

STAFF = {
    "1111": StaffMember("00000000-0000-0000-0000-000000000001", "helper"),
    "2222": StaffMember("00000000-0000-0000-0000-000000000002", "specialist"),
    "3333": StaffMember("00000000-0000-0000-0000-000000000003", "manager"),
    "4444": StaffMember("00000000-0000-0000-0000-000000000004", "administrator"),
}
STAFF_CARDS = {"card-of-a-helper": STAFF["1111"], "card-of-a-specialist": STAFF["2222"]}
LONG_AGO = datetime(2026, 1, 5, tzinfo=UTC)
"""When the made-up checks of the fakes were made; they run out ten years later."""
TRIES = 3
"""After so many wrong PINs in a row the door is locked."""


@dataclass
class StoredResident:
    who: tuple[Sex, date, str]
    consents: dict[str, bool] = field(default_factory=dict)
    clearance: Clearance | None = None
    before: Earlier = field(default_factory=Earlier)
    card: str = ""
    void_cards: set[str] = field(default_factory=set)
    last: LastVisit | None = None
    name: str = ""

    def found(self, key: UUID) -> Found:
        return Found(key, dict(self.consents), self.clearance, self.before, self.name, self.last)


@dataclass
class StoredVisit:
    head: VisitHead
    consents: list[ConsentEntry]
    rows: list[Measurement] = field(default_factory=list)
    instruments: list[Instrument] = field(default_factory=list)
    ended: End | None = None
    assessments: tuple[AssessmentEnd, ...] = ()

    @property
    def standing(self) -> dict[str, Measurement]:
        """The rows that no other row replaces, by step and quantity."""
        replaced = {row.supersedes for row in self.rows}
        return {f"{row.step} {row.quantity}": row for row in self.rows if row.id not in replaced}


@dataclass
class StoredCall:
    reason: str
    visit: UUID | None
    acknowledged_by: str = ""


@dataclass
class Disk:
    """What is committed."""

    residents: dict[UUID, StoredResident] = field(default_factory=dict)
    visits: dict[UUID, StoredVisit] = field(default_factory=dict)
    tally: dict[UUID, tuple[str, End]] = field(default_factory=dict)
    tray: list[TrayItem] = field(default_factory=list)
    calls: dict[UUID, StoredCall] = field(default_factory=dict)
    clearances: list[tuple[UUID, UUID | None, Clearance]] = field(default_factory=list)
    wrong_pins: int = 0
    answers: list[tuple[UUID, ConsentEntry]] = field(default_factory=list)  # changed on the page of answers
    ratings: list[tuple[str, int, date]] = field(default_factory=list)


class Lasting(StoreError):
    """A refusal that no waiting heals."""

    key = "error.store-damaged"

    @property
    def lasting(self) -> bool:
        return True


class FakeArchive:
    """`kiosk.station.ports.Archive`. Each call is one transaction: all of it or nothing.

    ``refusing``: every commit raises StoreError and leaves the disk as it was; ``broken``: so do those whose name
    begins with it, and for ever; ``forgetful``: the next such commit is done, but its answer is lost. `hang` lets
    calls wait until `release`.
    ``journal`` is shared with the screen, so that a test can see what came first.
    """

    def __init__(self, journal: list[object]) -> None:
        self.disk = Disk()
        self.refusing = False
        self.broken: str | None = None
        self.forgetful: str | None = None
        self.attempts = 0
        self.journal = journal
        self.checked: dict[tuple[str, str], list[DeviceCheck]] = {}
        self.noted: dict[tuple[str, str], InstrumentFacts] = {}
        self.pretends = True  # instruments nobody speaks of have been checked well
        self.unread = False  # checks cannot be read
        self.looks = 0
        self._going = asyncio.Event()
        self._going.set()

    def hang(self) -> None:
        self._going.clear()

    def release(self) -> None:
        self._going.set()

    @property
    def hangs(self) -> bool:
        return not self._going.is_set()

    async def _commit(self, name: str, change: Callable[[Disk], None]) -> None:
        self.attempts += 1
        await self._going.wait()
        await asyncio.sleep(0)  # another thread does it: the loop turns meanwhile
        work = _copied(self.disk)
        change(work)
        if self.refusing:
            raise StoreError(name)
        if self.broken is not None and name.startswith(self.broken):
            raise Lasting(name)
        self.disk = work
        self.journal.append(f"committed {name}")
        if self.forgetful == name:
            self.forgetful = None
            raise StoreError(name)

    async def find(self, sex: Sex, birth: date, phone_tail: str) -> tuple[Found, ...]:
        await self._commit("find", lambda disk: None)
        return tuple(one.found(key) for key, one in self.disk.residents.items() if one.who == (sex, birth, phone_tail))

    async def find_card(self, code: str) -> Holder | Literal["void", "unknown"]:
        await self._commit("find_card", lambda disk: None)
        for key, one in self.disk.residents.items():
            if code == one.card:
                return Holder(one.who[0], one.who[1], one.found(key))
        return "void" if any(code in one.void_cards for one in self.disk.residents.values()) else "unknown"

    async def holder(self, resident: UUID, actor: str) -> Holder:
        one = self.disk.residents[resident]
        return Holder(one.who[0], one.who[1], one.found(resident))

    async def register(self, resident: UUID, who: tuple[Sex, date, str], keep: ConsentEntry) -> None:
        assert keep.purpose == "keep"
        assert keep.granted
        new = StoredResident(who, {"keep": True})
        await self._commit("register", lambda disk: disk.residents.update({resident: new}))

    async def open_visit(self, head: VisitHead, consents: Sequence[ConsentEntry]) -> None:
        def change(disk: Disk) -> None:
            if head.id in disk.visits:  # asked for again: its answer got lost
                assert disk.visits[head.id].head == head, "another visit under this id"
                return
            resident = disk.residents[head.person.resident_id] if head.person.resident_id else None
            granted = {entry.purpose: entry.granted for entry in consents}
            assert granted.get("keep", resident is not None and resident.consents.get("keep")), "not agreed to"
            if resident is not None:
                resident.consents |= granted
            disk.visits[head.id] = StoredVisit(head, list(consents))

        await self._commit("open_visit", change)

    async def consent(self, visit: UUID, entry: ConsentEntry) -> None:
        def change(disk: Disk) -> None:
            found = disk.visits[visit]
            found.consents.append(entry)
            if found.head.person.resident_id is not None:
                disk.residents[found.head.person.resident_id].consents[entry.purpose] = entry.granted

        await self._commit("consent", change)

    async def answer(self, resident: UUID, entry: ConsentEntry) -> None:
        def change(disk: Disk) -> None:
            found = disk.residents[resident]
            found.consents[entry.purpose] = entry.granted
            disk.answers.append((resident, entry))

        await self._commit("answer", change)

    async def answers(self, resident: UUID | None, visit: UUID) -> tuple[ConsentEntry, ...]:
        await self._commit("answers", lambda disk: None)
        given = self.disk.visits[visit].consents if visit in self.disk.visits else []
        changed = [entry for whose, entry in self.disk.answers if whose == resident]
        return tuple({entry.purpose: entry for entry in (*given, *changed)}.values())

    async def rate(self, programme: str, score: int, day: date) -> None:
        await self._commit("rate", lambda disk: disk.ratings.append((programme, score, day)))

    async def keep(self, visit: UUID, measurements: Sequence[Measurement], instruments: Sequence[Instrument]) -> None:
        def change(disk: Disk) -> None:
            found = disk.visits[visit]
            assert found.ended is None, "kept after the end"
            ids = {row.id for one in disk.visits.values() for row in one.rows}
            for row in measurements:
                assert row.id not in ids, "kept twice"
                assert row.supersedes is None or row.supersedes in ids, "corrects nothing"
                ids.add(row.id)
            found.rows += measurements
            found.instruments += instruments

        await self._commit(f"keep {measurements[0].step}", change)

    async def standing(self, visit: UUID) -> tuple[Measurement, ...]:
        return tuple(self.disk.visits[visit].rows)

    async def checks(self, driver: str, serial: str) -> Looked:
        """Its reader is a thread of its own: a hanging or refusing writer does not keep it."""
        if self.unread:
            raise StoreError("checks")
        self.looks += 1
        if (driver, serial) not in self.checked:
            made = pretended(driver, serial, PLANS, LONG_AGO) if self.pretends else ()
            self.checked[driver, serial] = list(made)
        facts = self.noted.get((driver, serial), InstrumentFacts(legal="no"))
        return Looked(Checks(self.checked[driver, serial]), facts)

    async def end_visit(
        self, visit: UUID, ended: End, at: datetime, assessments: Sequence[AssessmentEnd], language: str = ""
    ) -> None:
        def change(disk: Disk) -> None:
            assert disk.visits[visit].ended is None, "ended twice"
            disk.visits[visit].ended, disk.visits[visit].assessments = ended, tuple(assessments)

        await self._commit("end_visit", change)

    async def visit_without_keep(self, head: VisitHead, ended: End, at: datetime) -> None:
        def change(disk: Disk) -> None:
            assert head.person.resident_id is None, "a refused visit names nobody"
            assert head.id not in disk.tally | disk.visits, "counted twice"
            disk.tally[head.id] = head.programme, ended

        await self._commit("visit_without_keep", change)

    async def tray(self, items: Sequence[TrayItem]) -> None:
        await self._commit("tray", lambda disk: disk.tray.extend(items))

    async def check_pin(self, pin: str, at: datetime) -> StaffMember | str:
        if self.disk.wrong_pins >= TRIES:
            return "locked"
        wrong = 0 if pin in STAFF else self.disk.wrong_pins + 1
        await self._commit("check_pin", lambda disk: setattr(disk, "wrong_pins", wrong))
        return STAFF.get(pin, "wrong")

    async def staff_of_card(self, code: str) -> StaffMember | None:
        await self._commit("staff_of_card", lambda disk: None)
        return STAFF_CARDS.get(code)

    async def clear(self, visit: UUID, resident: UUID | None, clearance: Clearance) -> None:
        def change(disk: Disk) -> None:
            assert visit in disk.visits
            disk.clearances.append((visit, resident, clearance))
            if resident is not None:
                disk.residents[resident].clearance = clearance

        await self._commit("clear", change)

    async def call(self, reason: str, visit: UUID | None, at: datetime) -> UUID:
        key = uuid4()
        await self._commit("call", lambda disk: disk.calls.update({key: StoredCall(reason, visit)}))
        return key

    async def acknowledge(self, call: UUID, staff_id: str, at: datetime) -> None:
        def change(disk: Disk) -> None:
            assert not disk.calls[call].acknowledged_by, "answered twice"
            disk.calls[call].acknowledged_by = staff_id

        await self._commit("acknowledge", change)


def _copied(disk: Disk) -> Disk:
    """A copy that may be thrown away; frozen values are shared."""
    work = copy(disk)
    work.residents = {key: deepcopy(one) for key, one in disk.residents.items()}
    work.visits = {key: copy(one) for key, one in disk.visits.items()}
    for one in work.visits.values():
        one.rows, one.consents, one.instruments = list(one.rows), list(one.consents), list(one.instruments)
    work.calls = {key: copy(one) for key, one in disk.calls.items()}
    work.answers, work.ratings = list(disk.answers), list(disk.ratings)
    work.tray, work.clearances, work.tally = list(disk.tray), list(disk.clearances), dict(disk.tally)
    return work


class FakeDevices(Managed):
    """`kiosk.station.ports.Devices`: the supervisor without wires."""

    def candidates(self, needs: Sequence[str]) -> tuple[str, ...]:
        served = {key: one for key, one in self.all.items() if self.purpose(key) == "care"}
        return tuple(key for key, device in served.items() if set(needs) <= set(device.measures))

    def state(self, device: str) -> str:
        return self.all[device].state

    def instrument(self, device: str) -> Instrument:
        bound = self.all[device].bound
        return Instrument(bound.driver.key, bound.driver.maker, bound.driver.model, bound.serial_number)

    def has_memory(self, device: str) -> bool:
        return self.all[device].memory

    def codec(self, device: str) -> tuple[str, str]:
        return self.all[device].protocol, "1"

    async def begin(self, device: str) -> None:
        await asyncio.sleep(0)
        found = self.all[device]
        assert not found.open_step, f"{device} serves two steps"
        found.open_step, found.begun = True, found.begun + 1

    async def kept(self, device: str, record: Record) -> None:
        await asyncio.sleep(0)
        self.all[device].forgotten.append(record)

    async def end(self, device: str) -> None:
        await asyncio.sleep(0)
        assert self.all[device].open_step, f"{device} ended twice"
        self.all[device].open_step = False

    @property
    def leased(self) -> set[str]:
        return {key for key, device in self.all.items() if device.open_step}


class FakeCaller:
    """`kiosk.station.ports.Caller`: hears every ring."""

    def __init__(self, journal: list[object]) -> None:
        self.rings: list[str] = []
        self._journal = journal

    def call(self, reason: str) -> None:
        self.rings.append(reason)
        self._journal.append(f"rung {reason}")

    def escalate(self, reason: str) -> None:
        self.rings.append(f"again {reason}")
        self._journal.append(f"rung again {reason}")


class FakePaper:
    """`kiosk.station.ports.Paper`: ``answer`` may be printed, kept, failed or a trouble; `jam` lets it wait."""

    def __init__(self) -> None:
        self.offered: tuple[str, ...] = ("a4",)
        self.sheets: list[Order] = []
        self.codes: list[Order] = []
        self.tickets: list[str] = []
        self.answer = "printed"
        self._free = asyncio.Event()
        self._free.set()

    def jam(self) -> None:
        self._free.clear()

    def clear(self) -> None:
        self._free.set()

    def offers(self) -> tuple[str, ...]:
        return self.offered

    async def give(self, order: Order) -> str:
        self.sheets.append(order)
        await self._free.wait()
        return self.answer

    async def code(self, order: Order) -> tuple[str, ...]:
        self.codes.append(order)
        return ("101", "010", "111")

    async def ticket(self, number: str, language: str) -> str:
        self.tickets.append(number)
        await self._free.wait()
        return self.answer


class FakeSounds:
    """`kiosk.station.ports.Sounds`: remembers what it was asked to play."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.played: list[str] = []
        self.silent = True
        self.broken = False

    def plays(self, track: str) -> bool:
        return not self.broken

    def start(self, track: str) -> float:
        self.played.append(track)
        self.silent = False
        return self._clock.monotonic()

    def stop(self) -> None:
        self.silent = True


@contextmanager
def refusing(archive: FakeArchive) -> Iterator[None]:
    """The store refuses inside the block."""
    archive.refusing = True
    try:
        yield
    finally:
        archive.refusing = False
