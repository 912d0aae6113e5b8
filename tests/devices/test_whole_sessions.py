"""Every session that has said something is ended, whatever cut it: else its numbers wait for ever and are lost."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.devices.events import Ended, Event, Said
from tests.devices.airs import cuff, in_the_air, inflation, scenario, short_limits
from tests.devices.test_coming_and_going import at_work, bound, values_of
from tests.devices.wires import Cable, driver
from tests.fakes import until


async def test_a_memory_that_spoke_before_a_test_reading_is_still_judged(tmp_path: Path) -> None:
    cable = Cable(tmp_path / "one")
    cable.plug()
    mine: list[Event] = []
    async with at_work() as desk:
        await desk.supervisor.bind(bound(cable, made=replace(driver(), memory=True)))
        await desk.ready()
        cable.write(b"v1\n")
        await until(lambda: desk.values() == [1])
        async with desk.supervisor.test("dev", mine.append):
            await until(lambda: any(isinstance(one, Ended) for one in desk.events), seconds=5)
        (said,) = (one for one in desk.events if isinstance(one, Said))
        assert [one.link for one in desk.events if isinstance(one, Ended)] == [said.link]
        assert values_of(mine) == []
    cable.unplug()


async def test_a_session_of_a_device_that_is_let_go_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    short_limits(monkeypatch)
    play = scenario(inflation(120))
    async with in_the_air(tmp_path, monkeypatch, play, cuff()) as desk:
        gone: list[asyncio.Task[None]] = []

        def let_go(event: Event) -> None:
            if isinstance(event, Said):
                gone.append(asyncio.create_task(desk.supervisor.unbind("cuff")))

        desk.on_event = let_go
        await desk.step()
        await until(lambda: gone and gone[0].done())
        (said,) = desk.said()
        assert [one.link for one in desk.ended()] == [said.link]
