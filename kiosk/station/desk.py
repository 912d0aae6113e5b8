"""The writing side of the station: consent, keeping values, staff with a PIN, calls, paper.

Whatever is shown as saved has been awaited here first. A store that refuses stops the visit, loudly, and the value
is tried again until it is on the disk; nothing is dropped meanwhile.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, TypeVar
from uuid import UUID, uuid4

import structlog

from kiosk.core.assessment import Keep, Measure, Measured, Taken
from kiosk.core.battery import PRESSURE_NEEDS
from kiosk.core.errors import StoreError
from kiosk.core.far import pressure_fault
from kiosk.core.messages import Told, TypeValue
from kiosk.core.plausible import plausible
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Method, Reading, Refusal
from kiosk.core.resident import Person
from kiosk.core.settle import Settled
from kiosk.core.texts import Sentence
from kiosk.core.visit import Broken, Cleared, Stage
from kiosk.core.visit_record import Clearance, ConsentEntry, End, Instrument
from kiosk.station.opened import Opened
from kiosk.station.ports import Caller, StaffMember, VisitHead

if TYPE_CHECKING:
    from kiosk.station.station import Station

log = structlog.get_logger()
T = TypeVar("T")
MAY_CLEAR = ("specialist", "manager", "administrator")
TRY_AGAIN = 5.0
HANGS_AFTER = 20.0
"""Seconds: a store that has said neither yes nor no for so long is in trouble too."""


class Desk:
    """Everything that is written down."""

    def __init__(self, station: Station, caller: Caller) -> None:
        self._station, self._caller = station, caller
        self._calls: list[UUID] = []  # nobody has answered them yet
        self._rung = False  # and nobody has been here since
        self._loud = False  # the store's trouble is on the screen

    # --- consent -----------------------------------------------------------------------------------------------

    async def consent(self, opened: Opened, purpose: str, granted: bool) -> None:
        """Write the answer; 보관 also seals who it is and opens the visit in the store."""
        station, visit = self._station, opened.visit
        at = station.clock.utc()
        entry = ConsentEntry(purpose, granted, at, f"{purpose}-{station.settings.wordings}")
        if purpose != "keep":
            if opened.in_store:
                await self.insist(lambda: station.archive.consent(visit.id, entry))
            return
        person, identity = visit.person, opened.identity
        opened.identity = None
        if not granted or person is None:
            return
        entries = () if opened.standing.get("keep") else (entry,)
        if identity is not None:
            resident = uuid4()  # chosen here: asked for again after a lost answer, it is still one resident
            await self.insist(lambda: station.archive.register(resident, identity, entry))
            person, entries = Person(person.sex, person.age, person.birth_year, resident), ()
        head = VisitHead(visit.id, person, visit.programme.key, visit.started_at)
        await self.insist(lambda: station.archive.open_visit(head, entries))
        opened.resident_id = person.resident_id
        opened.in_store = True

    # --- values ------------------------------------------------------------------------------------------------

    async def keep(self, opened: Opened, keep: Keep) -> None:
        """Write the rows; without 보관 they stay in memory and go with the resident."""
        rows = opened.rows(keep, self._station.clock.utc())
        if not opened.in_store:
            return
        instruments = self._instruments(opened, keep.taken)
        await self.insist(lambda: self._station.archive.keep(opened.visit.id, rows, instruments))

    def _instruments(self, opened: Opened, taken: Taken) -> tuple[Instrument, ...]:
        if taken.method not in (Method.DEVICE, Method.TAPPED) or opened.instrument is None:
            return ()
        return (opened.instrument,)

    async def close(self, opened: Opened, ended: End) -> None:
        """Write how the visit ended."""
        at = self._station.clock.utc()
        await self.insist(lambda: self._write_end(opened, ended, at))
        opened.closed = True
        if opened.in_store:
            self._station.wake_sync()

    async def _write_end(self, opened: Opened, ended: End, at: datetime) -> None:
        archive, visit = self._station.archive, opened.visit
        if opened.in_store:
            language = self._station.language if opened is self._station.front else ""  # of whoever is at the screen
            await archive.end_visit(visit.id, ended, at, visit.done, language)
        elif visit.person is not None:
            anonymous = Person(visit.person.sex, visit.person.age, visit.person.birth_year)
            head = VisitHead(visit.id, anonymous, visit.programme.key, visit.started_at)
            await archive.visit_without_keep(head, ended, at)

    async def type_value(self, opened: Opened, intent: TypeValue) -> None:
        """A member of staff types what the device could not say; limits hold for typed values too."""
        progress = opened.visit.progress
        if progress is None or not isinstance(progress.step, Measure):
            return
        measure = progress.step
        typed = dict(intent.values)
        if not set(measure.needs) <= set(typed) <= {*measure.needs, *measure.also}:
            self._tell("pin", "type-value.incomplete", ok=False)
            return
        if any(self._refused(quantity, value) for quantity, value in intent.values):
            self._tell("pin", "trouble.implausible.say", ok=False)
            return
        if set(PRESSURE_NEEDS) <= set(typed) and (wrong := pressure_fault(*(typed[one] for one in PRESSURE_NEEDS))):
            self._station.tell(Told("pin", wrong, ok=False))
            return
        who = await self.check(intent.pin)
        if who is None:
            return
        opened.typed_by, opened.typed_why = who.id, intent.reason
        values = tuple((quantity, QUANTITIES[quantity].rounded(value)) for quantity, value in intent.values)
        await self._station.move(opened, Measured(measure.step, Settled(values), Method.TYPED))
        await self.here(who.id)

    @staticmethod
    def _refused(quantity: str, value: Decimal) -> bool:
        return quantity not in QUANTITIES or isinstance(plausible(Reading(quantity, value), QUANTITIES), Refusal)

    # --- staff -------------------------------------------------------------------------------------------------

    async def clear(self, opened: Opened, pin: str) -> None:
        """A specialist or above clears the resident in person; remembered for a known resident."""
        if opened.visit.stage is not Stage.STAFF:
            return
        who = await self.check(pin)
        if who is None:
            return
        if who.role not in MAY_CLEAR:
            self._tell("pin", "pin.role", ok=False)
            return
        now = self._station.clock.utc()
        questions = tuple(question for question, yes in opened.visit.answers.items() if yes)
        until = now + timedelta(days=self._station.settings.clearance_days)
        clearance = Clearance(who.id, questions, now, until)
        if opened.in_store:
            archive, visit = self._station.archive, opened.visit.id
            await self.insist(lambda: archive.clear(visit, opened.resident_id, clearance))
        await self._station.move(opened, Cleared(clearance))

    async def acknowledge(self, pin: str) -> None:
        """Somebody comes: only now the screen says so."""
        who = await self.check(pin)
        if who is None:
            return
        await self._answer(who.id)
        self._tell("pin", "pin.ok")  # the staff page closes
        self._tell("call", "call.acknowledged")

    async def here(self, staff_id: str) -> None:
        """A member of staff has just done something at this screen: nobody is waited for any more."""
        if self._rung:
            await self._answer(staff_id)
            self._rung = False
            self._tell("here", "call.here")

    async def _answer(self, staff_id: str) -> None:
        at = self._station.clock.utc()
        while self._calls:
            with suppress(StoreError):  # what lasts here: it was answered at the staff's page, or by another station
                await self.insist(lambda: self._station.archive.acknowledge(self._calls[0], staff_id, at))
            del self._calls[0]

    def taken(self, call: UUID) -> None:
        """A call of this screen was answered at the staff's page, and written there: the resident is told."""
        if call in self._calls:
            self._calls.remove(call)
            self._tell("call", "call.acknowledged")

    async def check(self, pin: str) -> StaffMember | None:
        """Say who stands behind a PIN; nobody, and a word on the screen, if it is wrong."""
        at = self._station.clock.utc()
        answer = await self.insist(lambda: self._station.archive.check_pin(pin, at))
        if isinstance(answer, StaffMember):
            return answer
        self._tell("pin", f"pin.{answer}", ok=False)
        return None

    # --- calls and paper ---------------------------------------------------------------------------------------

    async def call(self, reason: str, about: Opened | None = None) -> None:
        """직원 부르기: ring first, then write; the screen says that it rang, not that somebody comes.

        ``about``: the visit it is about, if not the one in front; whoever is at the screen is not told of that.
        """
        if about is None or about is self._station.front:
            self.ring(reason)
        else:
            self._caller.call(reason)
        await self.write_call(reason, about)

    async def write_call(self, reason: str, about: Opened | None = None) -> None:
        """Write a call that has been rung already."""
        at = self._station.clock.utc()
        opened = about or self._station.front
        visit = opened.visit.id if opened is not None else None
        self._calls.append(await self.insist(lambda: self._station.archive.call(reason, visit, at)))

    @property
    def waits(self) -> bool:
        """Whether this screen has rung, and nobody has answered yet."""
        return bool(self._calls)

    def ring(self, reason: str) -> None:
        """Ring without writing: the queue, or the store itself, may be stuck."""
        self._rung = True
        self._caller.call(reason)
        self._tell("call", "call.sent")

    def ring_again(self, reason: str) -> None:
        """Nobody has taken this call: louder, and to others."""
        self._caller.escalate(reason)
        self._tell("call", "call.again")

    # --- helpers -----------------------------------------------------------------------------------------------

    def _tell(self, about: Literal["call", "here", "pin", "print", "card"], key: str, *, ok: bool = True) -> None:
        self._station.tell(Told(about, Sentence(key), ok))

    async def insist(self, write: Callable[[], Awaitable[T]]) -> T:
        """Do it until the store has done it; a refusal, or a long silence, is shown and rung once.

        Raises StoreError only for what no waiting heals (`StoreError.lasting`): see `broken`.
        """
        silence = self._station.start_job(self._silence())
        while True:
            try:
                answer = await write()
            except StoreError as error:
                log.error("store-refused", reason=error.key)
                if error.lasting:
                    silence.cancel()
                    raise
                self._store_failed(error.key)
                await self._station.clock.sleep(TRY_AGAIN)
            else:
                silence.cancel()
                if self._loud:
                    self._loud = False
                    self._station.store_works()
                return answer

    async def broken(self, opened: Opened | None, error: StoreError) -> None:
        """The store will never take it: ring, end the visit as a fault, with words; the screen keeps what it knows."""
        station = self._station
        self._loud = False
        self.ring("store")
        if opened is None:
            station.store_failed(error.key)
            return
        await station.bench.release(opened)
        if not opened.closed:  # else it has its end, and keeps it
            with suppress(StoreError):  # once: it may still take that
                await self._write_end(opened, End.FAULT, station.clock.utc())
        log.error("visit-broken", reason=error.key)
        if opened.visit.stage is Stage.OVER:
            station.wipe(opened)
        else:
            await station.move(opened, Broken())

    async def _silence(self) -> None:
        await self._station.clock.sleep(HANGS_AFTER)
        self._store_failed("error.store-busy")

    def _store_failed(self, reason: str) -> None:
        if not self._loud:
            self._loud = True
            self._station.store_failed(reason)
            self.ring("store")
