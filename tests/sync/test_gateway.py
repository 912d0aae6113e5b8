"""The loop on the real, encrypted store: rows that the store wrote, marks that the store keeps."""

from __future__ import annotations

import hashlib
import random
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from kiosk.core.resident import Person, Sex
from kiosk.core.visit_record import AssessmentEnd, ConsentEntry, End, VisitRecord
from kiosk.store.database import StoreSettings, create_store
from kiosk.store.gateway import StoreGateway
from kiosk.store.keys import DataKey
from kiosk.store.records import Store
from kiosk.sync.fhir import SCHEMA, bundle_body, observation_ids, resources
from kiosk.sync.gateway import StoreOutbox
from kiosk.sync.loop import SyncLoop
from kiosk.sync.outbox import Outcome, Verdict
from kiosk.sync.parts import Letterhead
from tests.fakes import VirtualClock
from tests.sync.doubles import SENT, ScriptedPlatform
from tests.sync.visits import YES, normal_visit

SEOUL = Letterhead(ZoneInfo("Asia/Seoul"))
KEYS = DataKey("test-key", bytes(range(32)))
ACTOR = "resident"


class Shelf:
    """A store with one guest's visit after another."""

    def __init__(self, store: StoreGateway) -> None:
        self.store = store
        self.clock = VirtualClock()
        self.platform = ScriptedPlatform()
        self.outbox = StoreOutbox(store, self.clock)
        self.loop = self.another()

    def another(self, letterhead: Letterhead = SEOUL) -> SyncLoop:
        outbox = StoreOutbox(self.store, self.clock)
        return SyncLoop(outbox, self.platform, self.clock, letterhead, rng=random.Random(1))

    async def visit(self, name: str, consents: tuple[ConsentEntry, ...] = YES) -> UUID:
        """Open, keep and end a visit, as the station does."""
        record, now = normal_visit(name), self.clock.utc()
        await self.store.call(
            Store.open_visit, Person(Sex.FEMALE, 67, 1959), "fitness-65", consents,
            software="0.1.0", actor=ACTOR, now=now, visit_id=record.id,
        )  # fmt: skip
        await self.store.call(
            Store.keep, record.id, record.measurements, actor=ACTOR, now=now, instruments=record.instruments
        )
        ends = (AssessmentEnd("grip", End.FINISHED),)
        await self.store.call(Store.end_visit, record.id, End.FINISHED, ends, actor=ACTOR, now=now)
        return record.id

    async def record(self, visit: UUID) -> VisitRecord:
        return await self.store.call(Store.visit_record, visit, actor="system:test", now=self.clock.utc())

    async def answer(self, visit: UUID, granted: bool) -> None:
        entry = ConsentEntry("platform", granted, self.clock.utc(), "platform-2026-11")
        await self.store.call(Store.give_consent, entry, now=self.clock.utc(), visit_id=visit)


@pytest.fixture
async def shelf(tmp_path: Path) -> AsyncIterator[Shelf]:
    settings = StoreSettings(tmp_path / "data", "station-1", "donggu-lifelog")
    create_store(settings, KEYS, actor="system:test", now=VirtualClock().utc())
    store = await StoreGateway.open(settings, KEYS)
    yield Shelf(store)
    await store.close()


async def test_a_stored_visit_goes_out_with_the_digits_it_was_stored_with(shelf: Shelf) -> None:
    visit = await shelf.visit("visit-1")
    await shelf.loop.turn()
    record = await shelf.record(visit)
    (body,) = shelf.platform.bodies
    assert body == bundle_body(resources(record, SEOUL), SEOUL)
    assert b'"value": 24.10' in body
    assert len(observation_ids(record)) == 10
    entry = await shelf.store.read(Store.outbox_entry, 1)
    assert (entry.state, entry.body, entry.body_schema) == ("sent", None, SCHEMA)
    assert entry.body_sha256 == hashlib.sha256(body).hexdigest()
    assert await shelf.loop.drain() == await shelf.outbox.counts()
    assert (await shelf.outbox.counts()).sent == 1


async def test_a_failure_keeps_the_bytes_over_a_restart(shelf: Shelf) -> None:
    await shelf.visit("visit-1")
    shelf.platform.judge = lambda _: Verdict(Outcome.RETRY, "timeout")
    await shelf.loop.turn()
    entry = await shelf.store.read(Store.outbox_entry, 1)
    assert (entry.state, entry.attempts, entry.reason, entry.body) == (
        "waiting",
        1,
        "timeout",
        shelf.platform.bodies[0],
    )
    shelf.platform.judge = lambda _: SENT
    await shelf.clock.advance(5)
    await shelf.another().turn()
    assert shelf.platform.bodies[0] == shelf.platform.bodies[1]
    assert (await shelf.outbox.counts()).sent == 1


async def test_shared_resources_are_remembered_with_the_mark(shelf: Shelf) -> None:
    await shelf.visit("visit-1")
    await shelf.visit("visit-2")
    await shelf.loop.turn()
    first, second = shelf.platform.bodies
    assert first.count(b'"resourceType": "Device"') == 5
    assert second.count(b'"resourceType": "Device"') == 0
    assert second.count(b'"resourceType": "Organization"') == 0
    assert second.count(b'"resourceType": "Patient"') == 1  # a guest is somebody else each time
    await shelf.visit("visit-3")
    await shelf.another(replace(SEOUL, centre_name="새 이름")).turn()
    assert shelf.platform.bodies[2].count(b'"resourceType": "Organization"') == 1
    assert shelf.platform.bodies[2].count(b'"resourceType": "Device"') == 0


async def test_a_refused_visit_is_held_and_built_anew_when_staff_say_so(shelf: Shelf) -> None:
    await shelf.visit("visit-1")
    await shelf.visit("visit-2")
    shelf.platform.judge = lambda _: Verdict(Outcome.HELD, "http-422", "no such code")
    await shelf.loop.turn()
    assert (await shelf.outbox.counts()).held == 2
    assert [entry.reason for entry in await shelf.store.read(Store.held)] == ["http-422: no such code"] * 2
    await shelf.store.call(Store.retry_held, 1, actor="staff:1", now=shelf.clock.utc())
    shelf.platform.judge = lambda _: SENT
    await shelf.loop.turn()
    counts = await shelf.outbox.counts()
    assert (counts.waiting, counts.sent, counts.held) == (0, 1, 1)


async def test_the_stores_ledger_decides_at_the_exit(shelf: Shelf) -> None:
    refused = await shelf.visit("visit-1", YES[:1])
    await shelf.loop.turn()
    assert shelf.platform.bodies == []
    await shelf.answer(refused, True)
    shelf.platform.judge = lambda _: Verdict(Outcome.RETRY, "timeout")
    await shelf.loop.turn()
    await shelf.answer(refused, False)
    await shelf.clock.advance(60)
    await shelf.loop.turn()
    assert len(shelf.platform.bodies) == 1


async def test_one_sender_per_store(shelf: Shelf) -> None:
    await shelf.visit("visit-1")
    other = StoreOutbox(shelf.store, shelf.clock)
    assert await other.lease(300)
    await shelf.loop.turn()
    assert shelf.platform.bodies == []
    await shelf.clock.advance(301)  # the other one died without giving it back
    await shelf.loop.turn()
    assert len(shelf.platform.bodies) == 1
    assert await other.lease(300)


async def test_what_is_kept_later_is_a_correction_with_the_same_ids(shelf: Shelf) -> None:
    visit = await shelf.visit("visit-1")
    await shelf.loop.turn()
    before = await shelf.record(visit)
    weight = next(row for row in before.measurements if row.quantity == "body_weight")
    later = shelf.clock.utc() + timedelta(hours=1)
    newer = replace(weight, id=uuid4(), value=Decimal("64.0"), supersedes=weight.id, taken_at=later)
    await shelf.store.call(Store.keep, visit, (newer,), actor="staff:1", now=later)
    await shelf.clock.advance(3600)
    await shelf.loop.turn()
    after = await shelf.record(visit)
    assert set(observation_ids(after)) == set(observation_ids(before))
    assert shelf.platform.bodies[1].count(b'"status": "corrected"') == 2  # the weight and the report
    assert (await shelf.outbox.counts()).sent == 1
