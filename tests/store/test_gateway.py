"""The store as coroutines see it: one thread writes, one reads, nothing asked for is dropped."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator

import pytest

from kiosk.store.database import StoreSettings, open_store
from kiosk.store.gateway import StoreGateway
from kiosk.store.records import Store
from kiosk.store.trouble import Trouble
from kiosk.store.values import Role
from tests.store.shelf import KEYS, NOW, OTHER_KEYS, RESIDENT, SYSTEM, later, refused, visit_of, weight


@pytest.fixture
async def gateway(made: StoreSettings) -> AsyncIterator[StoreGateway]:
    opened = await StoreGateway.open(made, KEYS)
    yield opened
    await opened.close()


async def test_the_writer_writes_and_the_reader_reads(gateway: StoreGateway) -> None:
    visit = await gateway.call(visit_of)
    await gateway.call(Store.keep, visit, [weight()], actor=RESIDENT, now=NOW)
    assert (await gateway.read(Store.outbox_counts)).open == 1
    with refused(Trouble.READ_ONLY):
        await gateway.read(Store.visit_record, visit, actor=SYSTEM, now=NOW)


async def test_each_side_keeps_to_its_own_thread(gateway: StoreGateway) -> None:
    def where(_: Store) -> str:
        return threading.current_thread().name

    writers = {await gateway.call(where) for _ in range(3)}
    readers = {await gateway.read(where) for _ in range(3)}
    assert (writers, readers) == ({"store-writer_0"}, {"store-reader_0"})


async def test_what_was_asked_for_is_done_even_if_the_asker_is_cancelled(gateway: StoreGateway) -> None:
    visit = await gateway.call(visit_of)
    slow = asyncio.create_task(gateway.call(lambda store: time.sleep(0.2)))
    await asyncio.sleep(0)
    asking = asyncio.create_task(gateway.call(Store.keep, visit, [weight()], actor=RESIDENT, now=NOW))
    await asyncio.sleep(0.05)
    asking.cancel()
    await slow
    assert await gateway.call(Store.measurements_stored) == 1


async def test_a_long_read_does_not_hold_up_saving(gateway: StoreGateway) -> None:
    visit = await gateway.call(visit_of)
    begun, go_on = threading.Event(), threading.Event()

    def long(store: Store) -> int:
        with store.engine.begin() as conn:
            first = conn.exec_driver_sql("SELECT count(*) FROM measurement").scalar()
            begun.set()
            go_on.wait(10)
            assert conn.exec_driver_sql("SELECT count(*) FROM measurement").scalar() == first  # one moment in time
        return first or 0

    reading = asyncio.create_task(gateway.read(long))
    await asyncio.to_thread(begun.wait, 10)
    await asyncio.wait_for(gateway.call(Store.keep, visit, [weight()], actor=RESIDENT, now=NOW), 5)
    go_on.set()
    assert await reading == 0


async def test_pins_are_hashed_off_the_writers_thread(gateway: StoreGateway, monkeypatch: pytest.MonkeyPatch) -> None:
    boss = await gateway.call(Store.staff_add, "박시험", Role.ADMINISTRATOR, "4711", actor=SYSTEM, now=NOW)
    from kiosk.store import staff

    threads = []
    fits = staff._fits

    def watched(pin_hash: str, pin: str) -> bool:
        threads.append(threading.current_thread().name)
        return fits(pin_hash, pin)

    monkeypatch.setattr(staff, "_fits", watched)
    assert (await gateway.check_pin("4711", now=NOW)).staff == boss
    assert (await gateway.check_pin("4711", now=NOW, staff_id=boss.id)).staff == boss
    answers = [await gateway.check_pin("0000", now=NOW) for _ in range(4)]
    assert [answer.locked_until for answer in answers] == [None, None, later(30), later(30)]
    assert threads
    assert not any(name.startswith("store") for name in threads)


async def test_a_store_that_does_not_open_leaves_no_thread(made: StoreSettings) -> None:
    with refused(Trouble.KEY_WRONG):
        await StoreGateway.open(made, OTHER_KEYS)
    await asyncio.sleep(0.1)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("store-")]


async def test_closing_finishes_what_was_asked_for(made: StoreSettings) -> None:
    gateway = await StoreGateway.open(made, KEYS)
    visit = await gateway.call(visit_of)
    asked = [
        asyncio.create_task(gateway.call(Store.keep, visit, [weight()], actor=RESIDENT, now=NOW)) for _ in range(5)
    ]
    await asyncio.sleep(0)
    await gateway.close()
    await asyncio.gather(*asked)
    with pytest.raises(RuntimeError, match="not open"):
        await gateway.call(Store.outbox_counts)
    with open_store(made, KEYS) as store:
        assert store.measurements_stored() == 5
