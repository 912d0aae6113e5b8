"""The line: numbers, the next person in two presses, a booked group's list. Everybody here is made up."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from kiosk.core.duties import GiveNumber, Home, ImportRoster, NextPerson, Queue, QueueAct
from kiosk.core.messages import Identify, StaffShown, Start
from kiosk.core.pages import Lines, Page, Table
from kiosk.core.resident import Sex
from kiosk.core.roles import Role
from kiosk.core.roster import Expected
from kiosk.core.texts import Sentence
from kiosk.core.visit import Stage
from kiosk.store.booked import Booking
from kiosk.store.records import Store
from tests.fakes import until
from tests.station.office.rig import OfficeRig, pressable, words
from tests.store.shelf import IDENTITY, says

TODAY = date(2026, 11, 2)
LIST = "이름,생년월일,성별,전화 끝 네 자리\n홍시험,1952-03-04,여,0417\n박시험,1950.1.2,남,2233\n최시험,1948-05-06,여,\n"


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[OfficeRig]:
    async with OfficeRig(tmp_path) as made:
        (tmp_path / "in").mkdir()
        await made.sign_in(Role.SPECIALIST)
        yield made


async def listed(rig: OfficeRig) -> list[Booking]:
    return list(await rig.store.call(Store.bookings, TODAY, actor="staff:test", now=rig.clock.utc()))


async def states(rig: OfficeRig) -> list[tuple[int, str]]:
    return [(one.number, one.state) for one in await listed(rig)]


def lay(rig: OfficeRig, text: str | bytes, name: str = "행복경로당.csv") -> None:
    data = text if isinstance(text, bytes) else text.encode()
    (rig.folder / "in" / name).write_bytes(data)


async def import_list(rig: OfficeRig, name: str = "행복경로당.csv") -> Page:
    await rig.ask(ImportRoster(name))
    return await rig.press("take-roster")


async def test_a_number_is_given_and_its_slip_printed(rig: OfficeRig) -> None:
    page = await rig.ask(GiveNumber())
    assert "1번입니다" in words(page)
    await until(lambda: rig.services.printed)
    assert rig.services.printed == [("number", 1)]
    assert rig.told[-1] == "print.ready"
    rig.services.answer = "failed"
    assert "2번입니다" in words(await rig.ask(GiveNumber())), "a printer that fails takes no number away"
    await until(lambda: rig.told[-1] == "print.none")


async def test_the_next_person_is_two_presses_from_the_first_page(rig: OfficeRig) -> None:
    await rig.ask(GiveNumber())
    await rig.ask(Home())
    taps = 1
    page = await rig.press("next")
    assert page.key == "called"
    assert "1번 부르기" in words(page)
    assert "손님" in words(page)
    begin = next(button for button in page.buttons if isinstance(button.duty, QueueAct) and button.duty.act == "begin")
    await rig.hear_press(begin.name)
    taps += 1
    print(f"taps, next person: {taps}")
    assert taps <= 2
    assert rig.facts[-1] == StaffShown(None), "the screen is the resident's"
    assert rig.station.front is not None
    assert rig.station.front.visit.stage is Stage.WHO
    assert await states(rig) == [(1, "measuring")]


async def test_nobody_waits(rig: OfficeRig) -> None:
    assert "기다리는 분이 없습니다" in words(await rig.ask(NextPerson()))


async def test_not_there_when_called_waits_again_and_who_left_may_come_back(rig: OfficeRig) -> None:
    for _ in range(2):
        await rig.ask(GiveNumber())
        await rig.clock.advance(1)
    first, second = await listed(rig)
    await rig.ask(NextPerson())
    await rig.press(f"back-{first.id}")
    page = await rig.ask(NextPerson())
    assert "2번 부르기" in words(page)
    await rig.press(f"left-{second.id}")
    assert sorted(await states(rig)) == [(1, "waiting"), (2, "left")]
    await rig.press(f"came-{second.id}")
    assert sorted(await states(rig)) == [(1, "waiting"), (2, "waiting")]


async def test_a_screen_in_use_is_not_taken_away(rig: OfficeRig) -> None:
    await rig.sign_out()
    await rig.hear(Start())
    assert rig.station.front is not None
    await rig.station.returning.identify(rig.station.front, _identify())
    await rig.sign_in(Role.HELPER)
    await rig.ask(GiveNumber())
    await rig.ask(NextPerson())
    (one,) = await listed(rig)
    page = await rig.press(f"begin-{one.id}")
    assert page.complaint == Sentence("queue.screen-busy")
    assert await states(rig) == [(1, "called")]


def _identify() -> Identify:
    return Identify(Sex.MALE, date(1950, 1, 2))


async def test_a_known_resident_of_a_group_begins_as_themselves(rig: OfficeRig) -> None:
    resident = await rig.store.call(
        Store.register_resident, IDENTITY, (says("keep"),), actor="resident", now=rig.clock.utc()
    )
    lay(rig, LIST)
    page = await import_list(rig)
    assert "3명을 넣었습니다. 아는 분 1명" in words(page)
    assert "홍○험 · 행복경로당" in words(page)
    assert "홍시험" not in words(page), "others may stand near"
    one = next(one for one in await listed(rig) if one.who.name == "홍시험")
    await rig.press(f"came-{one.id}")
    await rig.ask(NextPerson())
    await rig.hear_press(f"begin-{one.id}")
    assert rig.station.front is not None
    person = rig.station.front.visit.person
    assert person is not None
    assert person.resident_id == resident.id


async def test_somebody_the_list_describes_need_not_type_it_again(rig: OfficeRig) -> None:
    lay(rig, LIST)
    await import_list(rig)
    by_name = {one.who.name: one for one in await listed(rig)}
    await rig.press(f"came-{by_name['박시험'].id}")
    await rig.hear_press(f"begin-{by_name['박시험'].id}")
    assert rig.station.front is not None
    visit = rig.station.front.visit
    assert visit.stage is Stage.KEEP, "asked for consent next: nothing is kept before"
    assert visit.person is not None
    assert (visit.person.sex, visit.person.birth_year, visit.person.resident_id) == (Sex.MALE, 1950, None)


async def test_a_list_with_one_bad_line_is_not_taken_at_all(rig: OfficeRig) -> None:
    lay(rig, LIST + "=cmd|calc,1950-01-01,남,1111\n고시험,1950-02-30,남,1111\n")
    page = await rig.ask(ImportRoster("행복경로당.csv"))
    assert page.complaint == Sentence("roster.flawed", ("2",))
    table = page.parts[1]
    assert isinstance(table, Table)
    assert [row.key for row in table.rows] == ["line-5", "line-6"]
    assert "수식" in words(page)
    assert "=cmd" not in words(page)
    assert "take-roster" not in pressable(page)
    assert (await rig.ask(ImportRoster("행복경로당.csv", sent=True))).complaint == page.complaint
    assert await listed(rig) == []
    lay(rig, LIST)
    await rig.press("read-again")
    assert (await rig.press("take-roster")).key == "queue"
    assert len(await listed(rig)) == 3


async def test_the_same_list_twice_books_nobody_twice(rig: OfficeRig) -> None:
    lay(rig, LIST)
    await import_list(rig)
    page = await import_list(rig)
    assert "0명을 넣었습니다. 아는 분 0명, 이미 있던 분 3명" in words(page)
    assert len(await listed(rig)) == 3


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (b"", "empty"),
        ("이름,생년월일\n홍시험,1950-01-01\n".encode(), "heads"),
        (b"\xff\x00\xff\x80\x81", "encoding"),
        (b"x" * 2_000_001, "big"),
    ],
)
async def test_a_file_that_says_nothing_is_refused_in_plain_words(rig: OfficeRig, data: bytes, trouble: str) -> None:
    lay(rig, data)
    page = await rig.ask(ImportRoster("행복경로당.csv"))
    assert page.key == "roster"
    assert page.complaint == Sentence(f"roster.trouble.{trouble}", ("5000",))


async def test_only_files_of_the_import_folder_are_read(rig: OfficeRig, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text(LIST, encoding="utf-8")
    lay(rig, LIST, "list.exe")
    for name in ("../secret.csv", str(tmp_path / "secret.csv"), "list.exe", "nothing.csv"):
        assert (await rig.ask(ImportRoster(name, sent=True))).complaint == Sentence("roster.gone")
    assert await listed(rig) == []


async def test_a_file_that_cannot_be_read_is_said(rig: OfficeRig) -> None:
    os.mkfifo(rig.folder / "in" / "pipe.csv")
    (rig.folder / "in" / "folder.csv").mkdir()
    for name in ("folder.csv", "pipe.csv"):
        assert (await rig.ask(ImportRoster(name))).complaint in (Sentence("roster.unreadable"), Sentence("roster.gone"))


async def test_what_a_screen_makes_up_changes_nothing(rig: OfficeRig) -> None:
    await rig.ask(GiveNumber())
    (one,) = await listed(rig)
    for duty in (QueueAct(uuid4(), "begin"), QueueAct(uuid4(), "left"), QueueAct(one.id, "done"), QueueAct(one.id, "")):
        assert (await rig.ask(duty)).complaint == Sentence("queue.gone")
    assert await states(rig) == [(1, "waiting")]


async def test_the_page_shows_which_device_is_free(rig: OfficeRig) -> None:
    page = await rig.ask(Queue())
    lines = page.parts[0]
    assert isinstance(lines, Lines)
    assert lines.mark == "ok"
    assert "scale" in words(page)


async def test_a_helper_cannot_import(rig: OfficeRig) -> None:
    await rig.sign_out()
    page = await rig.sign_in(Role.HELPER)
    page = await rig.ask(Queue())
    assert "roster" not in pressable(page)
    lay(rig, LIST)
    await rig.ask(ImportRoster("행복경로당.csv", sent=True))
    assert await listed(rig) == []


def test_who_waits_is_never_in_a_repr() -> None:
    assert "홍시험" not in repr(Expected("홍시험", date(1952, 3, 4), Sex.FEMALE, "0417"))
