"""Consents entered by staff, one's own data handed over, everything destroyed. Everybody is made up."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from kiosk.core.duties import Consents, ErasePerson, ExportPerson, GiveConsent, People, Person
from kiosk.core.pages import Table
from kiosk.core.roles import Role
from kiosk.store.records import Store
from tests.station.office.rig import OfficeRig, pressable, words
from tests.station.office.stays import CAME, measured, stay
from tests.station.office.test_people import add, complaint, rows


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[OfficeRig]:
    async with OfficeRig(tmp_path) as made:
        await made.sign_in(Role.MANAGER)
        yield made


@pytest.fixture
async def who(rig: OfficeRig) -> UUID:
    return await add(rig)


async def test_the_ledger_is_shown_with_who_entered_it(rig: OfficeRig, who: UUID) -> None:
    page = await rig.ask(Consents(who))
    (table,) = (part for part in page.parts if isinstance(part, Table))
    keep = next(row for row in table.rows if row.key == "keep")
    assert keep.mark == "ok"
    assert keep.cells[2:] == ("2026-11-02 09:00", "keep-2026-11", "홍manager")
    assert "묻지 않음" in words(page)


async def test_an_answer_is_given_and_withdrawn_and_the_page_says_what_follows(rig: OfficeRig, who: UUID) -> None:
    await rig.ask(Consents(who))
    page = await rig.press("yes-platform")
    assert "no-platform" in pressable(page)
    page = await rig.press("no-platform")
    assert "보낸 자료도 거두어 달라고 요청합니다" in words(page)
    assert "yes-platform" in pressable(page)
    await rig.press("no-keep")
    card = await rig.store.call(Store.person, who, actor="system:test", now=rig.clock.utc())
    assert {entry.purpose: entry.granted for entry in card.consents} == {"keep": False, "platform": False}


async def test_a_withdrawal_is_asked_about_first(rig: OfficeRig, who: UUID) -> None:
    page = await rig.ask(Consents(who))
    (table,) = (part for part in page.parts if isinstance(part, Table))
    assert all(button.confirm for row in table.rows for button in row.buttons if button.name.startswith("no-"))


async def test_a_purpose_that_is_none_changes_nothing(rig: OfficeRig, who: UUID) -> None:
    page = await rig.ask(GiveConsent(who, "everything", True))
    assert page.key == "consents"
    card = await rig.store.call(Store.person, who, actor="system:test", now=rig.clock.utc())
    assert [entry.purpose for entry in card.consents] == ["keep"]


async def test_ones_own_data_are_a_file_and_a_page_and_a_line_in_the_log(rig: OfficeRig, who: UUID) -> None:
    await rig.ask(Person(who))
    page = await rig.press("export")
    (file,) = (rig.folder / "out").iterdir()
    assert file.name in words(page)
    assert "홍" not in file.name
    held = json.loads(file.read_text(encoding="utf-8"))
    assert "홍가나" in json.dumps(held, ensure_ascii=False)
    ((what, page_of),) = rig.services.printed
    assert what == "lines"
    assert isinstance(page_of, tuple)
    assert ("이름", "홍가나") in page_of[1]
    entries = await rig.store.read(Store.audit_entries, whose=str(who), limit=200)
    assert "hand over" in {line.what for line in entries}


async def test_a_document_for_each_visit_goes_along_where_it_can_be_made(rig: OfficeRig, who: UUID) -> None:
    first = await stay(rig, who, (measured("body_weight", "61.2", CAME),))
    second = await stay(rig, who, (measured("body_weight", "60.8", CAME),), at=CAME + timedelta(days=1))
    rig.services.documents = True
    page = await rig.ask(ExportPerson(who))
    (file,) = (rig.folder / "out").glob("*.fhir.ndjson")
    assert file.name in words(page)
    made = [json.loads(line)["of"] for line in file.read_text(encoding="utf-8").splitlines()]
    assert made == [str(second), str(first)]


async def test_a_printer_that_fails_is_said_and_the_file_is_there(rig: OfficeRig, who: UUID) -> None:
    rig.services.answer = "failed"
    page = await rig.ask(ExportPerson(who))
    assert "인쇄하지 못했습니다" in words(page)
    assert len(list((rig.folder / "out").iterdir())) == 1


async def test_erasing_wants_a_reason_and_the_birth_date_and_then_it_is_gone(rig: OfficeRig, who: UUID) -> None:
    await rig.ask(Person(who))
    page = await rig.press("erase")
    assert "남는 것" in words(page)
    assert complaint(await rig.press("erase", why="asked", birth="19520305")) == "leaving.wrong.birth"
    assert complaint(await rig.press("erase", why="", birth="19520304")) == "leaving.wrong.why"
    assert complaint(await rig.press("erase", why="asked", birth="soon")) == "people.wrong.birth"
    assert len(rows(await rig.ask(People("홍가나")), "people")) == 1
    await rig.ask(ErasePerson(who))
    page = await rig.press("erase", why="asked", birth="1952-03-04")
    assert "지웠습니다" in words(page)
    assert rows(await rig.ask(People("홍가나")), "people") == []
    assert complaint(await rig.ask(Person(who))) == "error.store-unknown"
    last = (await rig.store.read(Store.audit_entries, whose=str(who), limit=200))[-1]
    assert (last.what, last.detail) == ("erase", "asked")
