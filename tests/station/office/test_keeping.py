"""The page of keeping: what was last done and how it ended; doing it now never makes the screen wait."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from kiosk.core.duties import Keeping, KeepNow
from kiosk.core.pages import Page, Table
from kiosk.core.roles import Role
from kiosk.core.texts import Sentence
from kiosk.station.office import keeping_pages
from kiosk.store.records import Store
from tests.station.office.rig import OfficeRig, words


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[OfficeRig]:
    async with OfficeRig(tmp_path) as made:
        yield made


@pytest.fixture(autouse=True)
def nothing_runs() -> Iterator[None]:
    keeping_pages._running.clear()
    yield
    keeping_pages._running.clear()


def marks(page: Page) -> dict[str, tuple[str, object]]:
    (table,) = (part for part in page.parts if isinstance(part, Table))
    return {row.key: (row.mark, row.cells[2]) for row in table.rows}


async def told(rig: OfficeRig, what: str, result: str, detail: str = "{}") -> None:
    day, now = rig.clock.utc().date(), rig.clock.utc()
    await rig.store.call(Store.upkeep_add, what, day=day, actor="system:test", now=now, result=result, detail=detail)


async def test_it_says_how_each_ended(rig: OfficeRig) -> None:
    await rig.sign_in(Role.MANAGER)
    page = await rig.ask(Keeping())
    assert marks(page) == dict.fromkeys(keeping_pages.JOBS, ("look", Sentence("keeping.not-yet")))
    await told(rig, "backup", "ok")
    await told(rig, "integrity", "fail", "error.store-damaged")
    await told(rig, "retention", "fail", "홍길동")  # nothing but our own sentences is ever shown
    page = await rig.ask(Keeping())
    assert marks(page) == {
        "backup": ("ok", Sentence("keeping.well")),
        "integrity": ("off", Sentence("error.store-damaged")),
        "retention": ("off", Sentence("keeping.failed")),
    }
    said = words(page)
    assert "2026-11-02 09:00" in said
    assert "홍길동" not in said
    assert page.back is not None


async def test_a_manager_sees_and_an_administrator_does(rig: OfficeRig) -> None:
    await rig.sign_in(Role.MANAGER)
    page = await rig.ask(Keeping())
    assert [
        button for part in page.parts if isinstance(part, Table) for row in part.rows for button in row.buttons
    ] == []
    await rig.ask(KeepNow("backup"))
    assert rig.services.jobs == []
    await rig.sign_out()
    await rig.sign_in(Role.ADMINISTRATOR)
    await rig.ask(Keeping())
    await rig.press("now-backup")
    await asyncio.gather(*keeping_pages._running.values())
    assert rig.services.jobs == ["backup"]


async def test_long_work_is_begun_once_and_waited_for_by_nobody(
    rig: OfficeRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = asyncio.Event()

    async def long_work(what: str) -> bool:
        rig.services.jobs.append(what)
        await done.wait()
        return True

    monkeypatch.setattr(rig.services, "run", long_work)
    await rig.sign_in(Role.ADMINISTRATOR)
    page = await rig.ask(KeepNow("integrity"))
    assert page.say == Sentence("keeping.begun")
    page = await rig.ask(KeepNow("integrity"))
    assert marks(page)["integrity"] == ("look", Sentence("keeping.runs"))
    assert rig.services.jobs == ["integrity"]
    done.set()
    await asyncio.gather(*keeping_pages._running.values())
    assert marks(await rig.ask(Keeping()))["integrity"][1] == Sentence("keeping.not-yet")


async def test_what_is_not_there_is_said(rig: OfficeRig) -> None:
    await rig.sign_in(Role.ADMINISTRATOR)
    page = await rig.ask(KeepNow("everything"))
    assert page.complaint == Sentence("keeping.unknown")
    assert rig.services.jobs == []
