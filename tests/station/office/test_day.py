"""Opening, all stations, closing, the care log: with a real store. Everybody here is made up."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path
from typing import get_args

import pytest

from kiosk.core.checks import Check
from kiosk.core.duties import CloseDay, Closing, DidUpkeep, GiveNumber, Home, OpeningCheck, SignOut, Stations, Upkeep
from kiosk.core.messages import Asked, CallStaff, StaffShown, Start, Told
from kiosk.core.pages import Form, Lines, Page, Table
from kiosk.core.roles import Role
from kiosk.core.roster import Flaw
from kiosk.core.texts import Sentence, load_texts
from kiosk.devices.events import State
from kiosk.station.office import calls, queue, stations, upkeep
from kiosk.store.booked import ACTS
from kiosk.store.records import Store
from tests.fakes import breathe, until
from tests.station.office.rig import OfficeRig, pressable, words

TODAY = date(2026, 11, 2)


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[OfficeRig]:
    async with OfficeRig(tmp_path) as made:
        await made.sign_in(Role.HELPER)
        yield made


def line(key: str, state: str, todo: str = "") -> Check:
    return Check(key, state, Sentence("check.store.ok"), Sentence(todo) if todo else None)  # type: ignore[arg-type]


async def looked(rig: OfficeRig) -> Page:
    """Ask for the check, and wait for what it finds."""
    page = await rig.ask(OpeningCheck())
    assert not page.parts, "it says at once that it looks"
    await until(lambda: rig.page.parts)
    return rig.page


async def test_the_check_shows_the_worst_first_and_the_door_opens(rig: OfficeRig) -> None:
    rig.services.checks = [
        line("store", "ok"),
        line("backup", "warn", "check.backup.todo"),
        line("disk", "fail", "check.disk.todo"),
    ]
    page = await looked(rig)
    table = page.parts[0]
    assert isinstance(table, Table)
    assert [(row.key, row.mark) for row in table.rows] == [("disk", "off"), ("backup", "look"), ("store", "ok")]
    assert "되지 않는 것이 있습니다" in words(page)
    assert page.buttons[0].confirm == Sentence("day.open.sure", ("1",))
    assert (await rig.press("open-day")).key == "home"
    opened = await rig.store.read(Store.upkeep_last, "opened")
    assert opened is not None
    assert (opened.result, json.loads(opened.detail)) == ("fail", {"ok": 1, "warn": 1, "fail": 1})
    assert opened.actor == f"staff:{rig.staff[Role.HELPER]}"


async def test_once_open_it_says_since_when(rig: OfficeRig) -> None:
    rig.services.checks = [line("store", "ok")]
    await looked(rig)
    assert words(rig.page).count("준비되었습니다") == 1
    assert rig.page.buttons[0].confirm is None
    await rig.press("open-day")
    page = await looked(rig)
    assert "09:00에 문을 열었습니다" in words(page)
    assert [button.name for button in page.buttons] == ["check-again", "devices"]


async def test_whoever_has_gone_on_is_not_pulled_back(rig: OfficeRig) -> None:
    await rig.ask(OpeningCheck())
    await rig.ask(Home())
    await asyncio_settled(rig)
    assert rig.page.key == "home"
    await rig.ask(OpeningCheck())
    await rig.hear(Asked(SignOut()))
    await asyncio_settled(rig)
    assert rig.facts[-1] == StaffShown(None)


async def asyncio_settled(rig: OfficeRig) -> None:
    """Let every job beside the queue end."""
    await until(lambda: not rig.station._jobs)


async def test_all_stations_show_who_is_at_what_and_who_needs_help(rig: OfficeRig) -> None:
    page = await rig.ask(Stations())
    assert "비어 있음" in words(page)
    await rig.hear(Start(), CallStaff())
    await rig.ask(GiveNumber())
    await rig.clock.advance(150)
    page = await rig.ask(Stations())
    said = words(page)
    assert "도움을 기다립니다" in said
    assert "질문에 답하는 중" in said
    assert "손님" in said
    assert "기다림 1명 · 부름 1번" in said
    assert "준비됨" in said
    assert "2분" in said


async def test_closing_says_what_is_left_and_never_blocks(rig: OfficeRig) -> None:
    await rig.ask(GiveNumber())
    await rig.hear(CallStaff())
    page = await rig.ask(Closing())
    table = page.parts[0]
    assert isinstance(table, Table)
    marks = {row.key: row.mark for row in table.rows}
    assert marks["queue"] == marks["calls"] == marks["backup"] == "look"
    assert marks["tray"] == marks["held"] == marks["unfinished"] == "ok"
    assert page.buttons[0].confirm == Sentence("closing.sure", ("3",))
    page = await rig.press("close-day")
    assert page.key == "closed-day"
    closed = await rig.store.read(Store.upkeep_last, "closed")
    assert closed is not None
    assert json.loads(closed.detail)["calls"] == 1
    lines = page.parts[0]
    assert isinstance(lines, Lines)
    actor = f"staff:{rig.staff[Role.HELPER]}"
    rows = await rig.store.call(Store.bookings, TODAY, actor=actor, now=rig.clock.utc())
    assert [row.state for row in rows] == ["left"]


async def test_a_fresh_backup_is_green(rig: OfficeRig) -> None:
    now = rig.clock.utc()
    await rig.store.call(Store.upkeep_add, "backup", day=TODAY, actor="system:night", now=now, result="ok")
    table = (await rig.ask(Closing())).parts[0]
    assert isinstance(table, Table)
    assert {row.key: row.mark for row in table.rows}["backup"] == "ok"
    late = now + timedelta(seconds=1)
    await rig.store.call(Store.upkeep_add, "backup", day=TODAY, actor="system:night", now=late, result="fail")
    table = (await rig.ask(Closing())).parts[0]
    assert isinstance(table, Table)
    assert {row.key: row.mark for row in table.rows}["backup"] == "look"


async def test_care_is_one_press_each(rig: OfficeRig) -> None:
    page = await rig.ask(Closing())
    care = page.parts[1]
    assert isinstance(care, Table)
    keys = {row.key for row in care.rows}
    assert {"care-cleaned", "care-paper", "care-battery-cuff", "care-cuff-cuff"} <= keys
    assert "care-cuff-scale" not in keys, "only what takes pressure has a cuff"
    page = await rig.press("did-battery-cuff")
    assert page.key == "closing"
    care = page.parts[1]
    assert isinstance(care, Table)
    done = next(row for row in care.rows if row.key == "care-battery-cuff")
    assert (done.mark, done.buttons) == ("ok", ())
    assert "did-battery-scale" in pressable(page)


async def test_a_repair_needs_words_and_nothing_typed_is_lost(rig: OfficeRig) -> None:
    await rig.ask(Upkeep())
    page = await rig.press("did", what="repair", device="scale", text="  ")
    assert page.complaint == Sentence("upkeep.say-what")
    form = next(part for part in page.parts if isinstance(part, Form))
    assert form.fields[1].value == "scale"
    page = await rig.press("did", what="repair", device="scale", text="발판을 갈았습니다")
    assert "발판을 갈았습니다" in words(page)
    assert "수리 · scale" in words(page)
    assert "홍helper" in words(page)
    page = await rig.press("did", what="repair", device="", text="가" * 501)
    assert page.complaint == Sentence("upkeep.long", ("500",))


@pytest.mark.parametrize("duty", [DidUpkeep("opened"), DidUpkeep("battery", "nobody"), DidUpkeep("<script>")])
async def test_what_a_screen_makes_up_is_refused(rig: OfficeRig, duty: DidUpkeep) -> None:
    page = await rig.ask(duty)
    assert page.complaint == Sentence("upkeep.unknown")
    assert await rig.store.read(Store.upkeep_between, TODAY, TODAY) == ()


async def test_closing_twice_is_only_said_twice(rig: OfficeRig) -> None:
    await rig.ask(CloseDay())
    assert (await rig.ask(CloseDay())).key == "closed-day"
    assert len(await rig.store.read(Store.upkeep_between, TODAY, TODAY, kind="closed")) == 2
    await breathe()


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_word_that_is_put_together_exists(language: str) -> None:
    """The members of each family of text ids that these pages build at run time."""
    families = {
        "queue.state": queue.STATES,
        "queue.act": ACTS,
        "stations.device": stations.STATES,
        "calls.about": (*calls.REASONS, "device", "other"),
        "upkeep": (*upkeep.KINDS, "other"),
        "upkeep.result": ("ok", "look", "fail"),
        "day.all": ("ok", "warn", "fail"),
        "roster.flaw": get_args(Flaw),
        "roster.trouble": ("empty", "heads", "encoding", "big", "shape"),
        "check.device": ("ok", "free", "running", "radio", "warn", "fail"),
    }
    texts = load_texts(language)
    wanted = {f"{family}.{member}" for family, members in families.items() for member in members}
    assert sorted(wanted - set(texts)) == []
    assert set(stations.STATES) == {state.value for state in State}
    assert {line.split(".")[2] for line in texts if line.startswith("queue.state.")} == set(queue.STATES)


async def test_the_closing_page_leads_only_where_one_may_go(rig: OfficeRig) -> None:
    page = await rig.ask(Closing())
    assert {"backup", "held"}.isdisjoint(pressable(page))
    await rig.sign_out()
    await rig.sign_in(Role.MANAGER)
    assert {"backup", "held"} <= set(pressable(await rig.ask(Closing())))


async def test_papers_that_residents_wait_for_are_printed_from_their_line(rig: OfficeRig) -> None:
    rig.services.checks = [line("store", "ok"), line("papers", "warn", "check.papers.todo")]
    page = await looked(rig)
    assert [name for name in pressable(page) if name in ("store", "papers")] == ["papers"]
    await rig.press("papers")
    await until(lambda: rig.page.parts)
    assert rig.services.printed == [("waiting", 2)]
    assert Sentence("papers.again", ("2",)) in [fact.text for fact in rig.facts if isinstance(fact, Told)]
