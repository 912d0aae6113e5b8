"""The devices' history: what lasted is written once, what passed is not."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.app.device_log import DeviceLog
from kiosk.devices.events import Changed, Noticed, Rejected, State, What
from kiosk.store.database import StoreSettings, create_store
from kiosk.store.gateway import StoreGateway
from kiosk.store.records import Store
from kiosk.store.trouble import StoreTrouble, Trouble
from tests.fakes import VirtualClock, until
from tests.store.shelf import KEYS

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
async def gateway(tmp_path: Path) -> AsyncIterator[StoreGateway]:
    settings = StoreSettings(tmp_path / "data", "st-1", "centre-1")
    create_store(settings, KEYS, actor="system:test", now=LONG_AGO)
    opened = await StoreGateway.open(settings, KEYS)
    yield opened
    await opened.close()


class Play:
    """A log on a clock of the test's own."""

    def __init__(self, gateway: StoreGateway) -> None:
        self.gateway, self.clock = gateway, VirtualClock()
        self.log = DeviceLog(gateway, self.clock, {"scale-1": "and-had"}.__getitem__)
        self.task = asyncio.create_task(self.log.run())

    async def __aenter__(self) -> Play:
        await until(lambda: self.clock.sleeping)
        return self

    async def __aexit__(self, *error: object) -> None:
        self.task.cancel()

    async def say(self, state: State, reason: str = "", *, seconds: int = 10) -> None:
        self.log.hear(Changed("scale-1", state, reason))
        for _ in range(seconds):
            await self.clock.advance(1)
            await until(lambda: self.clock.sleeping or self.task.done())

    async def tell(self, what: What, value: str, *, seconds: int = 2) -> None:
        self.log.hear(Noticed("scale-1", what, value))
        for _ in range(seconds):
            await self.clock.advance(1)
            await until(lambda: self.clock.sleeping or self.task.done())

    async def facts(self) -> list[tuple[str, str]]:
        history = await self.gateway.read(Store.device_history, "scale-1", LONG_AGO)
        return [(note.what, note.value) for note in history if note.what != "state"]

    async def written(self) -> list[tuple[str, str]]:
        return [(event.state, event.reason) for event in await self.gateway.read(Store.device_events, LONG_AGO)]


async def test_what_lasts_is_written_with_its_reason_and_once(gateway: StoreGateway) -> None:
    async with Play(gateway) as play:
        await play.say(State.READY)
        await play.say(State.BUSY)
        await play.say(State.READY)
        await play.say(State.ABSENT, "device.not-plugged")
        await play.say(State.CONNECTING)
        await play.say(State.ABSENT, "device.not-plugged")
        await play.say(State.READY)
        assert await play.written() == [("ready", ""), ("absent", "device.not-plugged"), ("ready", "")]
        (first, *_) = await gateway.read(Store.device_events, LONG_AGO)
        assert (first.device, first.driver) == ("scale-1", "and-had")


async def test_what_passes_is_not(gateway: StoreGateway) -> None:
    async with Play(gateway) as play:
        await play.say(State.READY)
        for _ in range(5):
            await play.say(State.ABSENT, "device.cable", seconds=2)
            await play.say(State.READY, seconds=2)
        play.log.hear(Rejected("scale-1", 3))
        await play.say(State.READY)
        assert await play.written() == [("ready", "")]


async def test_a_store_that_refuses_gets_it_later(gateway: StoreGateway, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*words: object, **more: object) -> None:
        raise StoreTrouble(Trouble.FULL, "the disk is full")

    async with Play(gateway) as play:
        monkeypatch.setattr(Store, "device_event_add", full)
        await play.say(State.FAULTY, "device.taken")
        monkeypatch.undo()
        await play.say(State.FAULTY, "device.taken", seconds=3)
        assert await play.written() == [("faulty", "device.taken")]


async def test_a_fact_is_written_when_it_is_new_and_a_moving_one_now_and_then(gateway: StoreGateway) -> None:
    async with Play(gateway) as play:
        await play.tell("firmware", "1.2")
        await play.tell("firmware", "1.2")
        await play.tell("signal", "-60")
        await play.tell("signal", "-66")
        assert await play.facts() == [("firmware", "1.2"), ("signal", "-60")]
        await play.clock.advance(3600)
        await play.tell("signal", "-66")
        assert await play.facts() == [("firmware", "1.2"), ("signal", "-60"), ("signal", "-66")]


async def test_a_new_start_does_not_write_again_what_stands_there(gateway: StoreGateway) -> None:
    async with Play(gateway) as play:
        await play.tell("firmware", "1.2")
    async with Play(gateway) as play:
        await play.tell("firmware", "1.2")
        await play.tell("firmware", "1.3")
        assert await play.facts() == [("firmware", "1.2"), ("firmware", "1.3")]
