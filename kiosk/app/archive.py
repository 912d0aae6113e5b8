"""The store as the station sees it (`kiosk.station.ports.Archive`): each call runs on the store's writer thread."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import Literal
from uuid import UUID, uuid4

from kiosk import __version__
from kiosk.core.clock import Clock
from kiosk.core.metrology.backgrounds import Looked
from kiosk.core.metrology.behind import Checks
from kiosk.core.reading import Measurement, Record
from kiosk.core.resident import Sex
from kiosk.core.returning import last_visit
from kiosk.core.visit_record import AssessmentEnd, Clearance, ConsentEntry, End, Instrument, LastVisit
from kiosk.core.whose import device_time
from kiosk.station import ports
from kiosk.station.earlier import earlier
from kiosk.store.gateway import StoreGateway
from kiosk.store.identity import Identity, masked
from kiosk.store.records import Store
from kiosk.store.values import KnownResident, TrayItem

RESIDENT = "resident"
TRAY_DAYS = 30
LOOKED_BACK = 3
"""So many visits are looked at for one of which anything can be told."""


class StoreArchive:
    """Times come from the injected clock; the actor is the resident at the screen unless said otherwise."""

    def __init__(self, gateway: StoreGateway, clock: Clock, zone: tzinfo) -> None:
        self._gateway, self._clock, self._zone = gateway, clock, zone

    async def find(self, sex: Sex, birth: date, phone_tail: str) -> tuple[ports.Found, ...]:
        now = self._clock.utc()
        known = await self._gateway.call(Store.find_resident, sex, birth, phone_tail, actor=RESIDENT, now=now)
        return tuple([await self._found(one, now) for one in known])

    async def _found(self, known: KnownResident, now: datetime) -> ports.Found:
        last = await self._gateway.call(Store.last_values, known.id, now, actor=RESIDENT, now=now)
        consents = {entry.purpose: entry.granted for entry in known.consents}
        clearance = max(known.clearances, key=lambda one: one.given_at, default=None)
        return ports.Found(
            known.id, consents, clearance, earlier(last), known.masked_name, await self._last(known.id, RESIDENT)
        )

    async def _last(self, resident: UUID, actor: str) -> LastVisit | None:
        """What the newest visits that gave anything were about."""
        now = self._clock.utc()
        visits = await self._gateway.call(Store.visits_of, resident, actor=actor, now=now)
        for visit in visits[:LOOKED_BACK]:
            record = await self._gateway.call(Store.visit_record, visit, actor=actor, now=now)
            if (last := last_visit(record, now, self._zone)) is not None:
                return last
        return None

    async def find_card(self, code: str) -> ports.Holder | Literal["void", "unknown"]:
        now = self._clock.utc()
        card = await self._gateway.call(Store.card_find, code, actor=RESIDENT, now=now)
        if card.resident is None:
            return "void" if card.voided else "unknown"
        who = await self._gateway.call(Store.identity, card.resident.id, actor=RESIDENT, now=now, why="card")
        return ports.Holder(who.sex, who.birth, await self._found(card.resident, now))

    async def holder(self, resident: UUID, actor: str) -> ports.Holder:
        now = self._clock.utc()
        card = await self._gateway.call(Store.person, resident, actor=actor, now=now)
        last = await self._gateway.call(Store.last_values, card.id, now, actor=actor, now=now)
        consents = {entry.purpose: entry.granted for entry in card.consents}
        clearance = max(card.clearances, key=lambda one: one.given_at, default=None)
        name, visit = masked(card.identity.name), await self._last(card.id, actor)
        found = ports.Found(card.id, consents, clearance, earlier(last), name, visit)
        return ports.Holder(card.identity.sex, card.identity.birth, found)

    async def register(self, resident: UUID, who: tuple[Sex, date, str], keep: ConsentEntry) -> None:
        sex, birth, tail = who
        identity = Identity(sex=sex, birth=birth, phone_tail=tail)
        await self._gateway.call(
            Store.register_resident, identity, (keep,), actor=RESIDENT, now=keep.at, resident_id=resident
        )

    async def open_visit(self, head: ports.VisitHead, consents: Sequence[ConsentEntry]) -> None:
        await self._gateway.call(
            Store.open_visit,
            head.person,
            head.programme,
            consents,
            software=__version__,
            actor=RESIDENT,
            now=head.started_at,
            visit_id=head.id,
        )

    async def consent(self, visit: UUID, entry: ConsentEntry) -> None:
        await self._gateway.call(Store.give_consent, entry, now=entry.at, visit_id=visit)

    async def answer(self, resident: UUID, entry: ConsentEntry) -> None:
        await self._gateway.call(Store.give_consent, entry, now=entry.at, resident_id=resident)

    async def answers(self, resident: UUID | None, visit: UUID) -> tuple[ConsentEntry, ...]:
        if resident is None:
            return await self._gateway.call(Store.consents_of_visit, visit)
        return await self._gateway.call(Store.consents_of, resident, actor=RESIDENT, now=self._clock.utc())

    async def rate(self, programme: str, score: int, day: date) -> None:
        await self._gateway.call(Store.rate, programme, score, day)

    async def keep(self, visit: UUID, measurements: Sequence[Measurement], instruments: Sequence[Instrument]) -> None:
        now = self._clock.utc()
        await self._gateway.call(Store.keep, visit, measurements, actor=RESIDENT, now=now, instruments=instruments)

    async def standing(self, visit: UUID) -> tuple[Measurement, ...]:
        record = await self._gateway.call(Store.visit_record, visit, actor=RESIDENT, now=self._clock.utc())
        return record.measurements

    async def checks(self, driver: str, serial: str) -> Looked:
        known = await self._gateway.read(Store.checks_of, driver, serial)
        return Looked(Checks(known), await self._gateway.read(Store.instrument_facts, driver, serial))

    async def end_visit(
        self, visit: UUID, ended: End, at: datetime, assessments: Sequence[AssessmentEnd], language: str = ""
    ) -> None:
        await self._gateway.call(Store.end_visit, visit, ended, assessments, actor=RESIDENT, now=at, language=language)

    async def visit_without_keep(self, head: ports.VisitHead, ended: End, at: datetime) -> None:
        await self._gateway.call(Store.visit_without_keep, head.id, head.programme, ended, at.date())

    async def tray(self, items: Sequence[ports.TrayItem]) -> None:
        now = self._clock.utc()
        for item in items:
            stray = TrayItem(
                uuid4(),
                item.device,
                item.driver,
                item.codec_version,
                item.record,
                item.arrived_at,
                self._stamped(item.record),
                item.reason,
                now + timedelta(days=TRAY_DAYS),
            )
            await self._gateway.call(Store.tray_add, stray, actor="system:station", now=now)

    def _stamped(self, record: Record) -> datetime | None:
        """The device's own time, which is the wall clock of this place when it names no zone."""
        stamp = device_time(record)
        return stamp.replace(tzinfo=self._zone) if stamp is not None and stamp.tzinfo is None else stamp

    async def check_pin(self, pin: str, at: datetime) -> ports.StaffMember | str:
        verdict = await self._gateway.check_pin(pin, now=at)
        if verdict.staff is not None:
            return ports.StaffMember(verdict.staff.id, verdict.staff.role.value)
        return "locked" if verdict.locked_until is not None and verdict.locked_until > at else "wrong"

    async def staff_of_card(self, code: str) -> ports.StaffMember | None:
        now = self._clock.utc()
        member = await self._gateway.call(Store.staff_by_card, code, actor="system:card", now=now)
        return ports.StaffMember(member.id, member.role.value) if member is not None else None

    async def clear(self, visit: UUID, resident: UUID | None, clearance: Clearance) -> None:
        await self._gateway.call(
            Store.clearance_add,
            clearance,
            actor=f"staff:{clearance.staff_id}",
            now=clearance.given_at,
            resident_id=resident,
            visit_id=visit,
        )

    async def call(self, reason: str, visit: UUID | None, at: datetime) -> UUID:
        call = await self._gateway.call(Store.call_staff, reason, now=at, visit_id=visit)
        return call.id

    async def acknowledge(self, call: UUID, staff_id: str, at: datetime) -> None:
        await self._gateway.call(Store.call_acknowledge, call, actor=f"staff:{staff_id}", now=at)
