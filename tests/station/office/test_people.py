"""People at the staff's pages, on a real store: found, registered, changed, put together. Everybody is made up."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID

import pytest

from kiosk.core.duties import ChangePerson, Consents, KeepContact, Merge, MergeWith, People, Person, Register
from kiosk.core.pages import Form, Page, Table
from kiosk.core.roles import Role
from kiosk.core.texts import Sentence
from kiosk.store.records import Store
from tests.station.office.rig import OfficeRig, pressable, words

NEW = {"name": "홍가나", "birth": "19520304", "sex": "F", "phone_tail": "0417", "keep": "yes"}


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[OfficeRig]:
    async with OfficeRig(tmp_path) as made:
        await made.sign_in(Role.MANAGER)
        yield made


async def add(rig: OfficeRig, **typed: str) -> UUID:
    """Register somebody through the form; returns who it is."""
    page = await rig.ask(Register(**NEW | typed, sent=True))  # type: ignore[arg-type]  # all text
    if page.key == "people-alike":
        page = await rig.press("anyway")
    assert page.key == "person", words(page)
    consents = pressable(page)["consents"]
    assert isinstance(consents, Consents)
    return consents.resident


def complaint(page: Page) -> str:
    assert isinstance(page.complaint, Sentence), words(page)
    return page.complaint.key


def typed_in(page: Page) -> dict[str, str]:
    (form,) = (part for part in page.parts if isinstance(part, Form))
    return {field.name: field.value for field in form.fields}


def rows(page: Page, name: str) -> list[str]:
    (table,) = (part for part in page.parts if isinstance(part, Table) and part.name == name)
    return [row.key for row in table.rows]


async def residents(rig: OfficeRig) -> int:
    """How many were ever registered, as the log has it."""
    lines = await rig.store.read(Store.audit_entries, limit=1000)
    return sum(line.what == "register" for line in lines)


async def test_nobody_is_found_then_registered_with_what_was_typed_and_found_again(rig: OfficeRig) -> None:
    page = await rig.press("people")
    assert page.key == "people"
    page = await rig.press("search", text="홍가나")
    assert rows(page, "people") == []
    assert "맞는 분이 없습니다" in words(page)
    page = await rig.press("register")
    assert typed_in(page)["name"] == "홍가나"
    page = await rig.press("save", **NEW)
    assert page.key == "person"
    assert page.who == "홍가나"
    assert {"홍가나", "1952-03-04", "만 74세", "0417"} <= set(words(page).split("\n"))
    for text in ("홍가나", "ㅎㄱㄴ", "0417", "1952-03-04"):
        page = await rig.ask(People(text))
        assert len(rows(page, "people")) == 1, text
    page = await rig.press(rows(page, "people")[0])
    assert page.who == "홍가나"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"name": "  "}, "people.wrong.name"),
        ({"name": "123"}, "people.wrong.name"),
        ({"name": "가" * 61}, "people.wrong.long"),
        ({"name": "가\u200b나"}, "people.wrong.long"),
        ({"birth": ""}, "people.wrong.birth"),
        ({"birth": "1952-02-30"}, "people.wrong.birth"),
        ({"birth": "20261102"}, "people.wrong.birth"),
        ({"birth": "20991231"}, "people.wrong.birth"),
        ({"birth": "18990101"}, "people.wrong.birth"),
        ({"birth": "１９５２０３０４"}, "people.wrong.birth"),
        ({"sex": ""}, "people.wrong.sex"),
        ({"sex": "X"}, "people.wrong.sex"),
        ({"phone_tail": "041"}, "people.wrong.tail"),
        ({"phone_tail": "04 7"}, "people.wrong.tail"),
        ({"keep": "no"}, "people.wrong.keep"),
        ({"keep": ""}, "people.wrong.keep"),
        ({"birth": "20200101"}, "people.wrong.guardian"),
        ({"birth": "20200101", "guardian": "no"}, "people.wrong.guardian"),
    ],
)
async def test_what_cannot_be_taken_is_said_and_stays_typed_and_nothing_is_written(
    rig: OfficeRig, typed: dict[str, str], why: str
) -> None:
    await rig.ask(Register())
    page = await rig.press("save", **NEW | typed)
    assert complaint(page) == why
    assert words(page)
    wanted = NEW | typed
    assert {name: value for name, value in typed_in(page).items() if name in wanted} == wanted
    assert await residents(rig) == 0


async def test_a_child_with_the_guardians_consent_and_the_ledger_says_so(rig: OfficeRig) -> None:
    child = await add(rig, birth="20200101", guardian="yes")
    card = await rig.store.call(Store.person, child, actor="system:test", now=rig.clock.utc())
    (keep,) = card.consents
    assert (keep.granted, keep.wording) == (True, "keep-guardian-2026-11")
    assert keep.actor == f"staff:{rig.staff[Role.MANAGER]}"


async def test_somebody_alike_is_shown_first_and_nothing_typed_is_lost(rig: OfficeRig) -> None:
    first = await add(rig)
    await rig.ask(Register())
    page = await rig.press("save", **NEW | {"name": "홍 가나"})
    assert page.key == "people-alike"
    assert rows(page, "people") == [str(first)]
    assert await residents(rig) == 1
    page = await rig.press("change")
    assert typed_in(page) | {"name": "홍 가나"} == typed_in(page)
    page = await rig.press("save")
    page = await rig.press("anyway")
    assert page.key == "person"
    assert await residents(rig) == 2


async def test_the_same_press_twice_registers_one(rig: OfficeRig) -> None:
    duty = Register(**NEW, sent=True)  # type: ignore[arg-type]  # all text
    await rig.ask(duty)
    page = await rig.ask(duty)
    assert page.key == "people-alike"
    assert await residents(rig) == 1


async def test_a_name_is_written_anew_and_found_by_that(rig: OfficeRig) -> None:
    who = await add(rig)
    await rig.ask(Person(who))
    page = await rig.press("change")
    assert typed_in(page)["birth"] == "1952-03-04"
    page = await rig.press("save", birth="1952-13-04")
    assert complaint(page) == "people.wrong.birth"
    page = await rig.press("save", name="홍다라", birth="1952-03-05", lives_alone="yes")
    assert "홍다라" in words(page)
    assert "혼자 사심" in words(page)
    assert rows(await rig.ask(People("홍가나")), "people") == []
    assert rows(await rig.ask(People("홍다라")), "people") == [str(who)]


@pytest.mark.parametrize(("what", "text"), [("phone", "010-5550-0417"), ("contact", "딸 010-5550-0999")])
async def test_a_phone_and_a_contact_have_a_consent_of_their_own(rig: OfficeRig, what: str, text: str) -> None:
    who = await add(rig)
    await rig.ask(Person(who))
    await rig.press(what)
    assert complaint(await rig.press("save", text=text)) == "people.wrong.answer"
    assert complaint(await rig.press("save", text="1", consent="yes")) == f"people.wrong.{what}"
    page = await rig.press("save", text=text, consent="yes")
    assert text in words(page)
    page = await rig.press("consents")
    assert f"no-{what}" in pressable(page)
    await rig.press(f"no-{what}")
    assert text not in words(await rig.ask(Person(who)))
    page = await rig.ask(KeepContact(who, what))
    assert typed_in(page)["text"] == ""


async def test_nobody_knows_what_else_to_keep(rig: OfficeRig) -> None:
    who = await add(rig)
    page = await rig.ask(KeepContact(who, "shoe-size", "42", "yes", sent=True))
    assert page.key == "person"


async def test_two_records_of_one_person_are_put_together_and_taken_apart(rig: OfficeRig) -> None:
    kept = await add(rig)
    gone = await add(rig, name="홍가마", phone_tail="")
    await rig.ask(Person(gone))
    page = await rig.press("merge")
    assert str(gone) not in rows(page, "people")
    page = await rig.press("search", text="홍가나")
    assert rows(page, "people") == [str(kept)]
    (name,) = (name for name in pressable(page) if name.startswith("merge-"))
    page = await rig.press(name)
    assert page.who == "홍가나"
    assert "합쳤습니다" in words(page)
    page = await rig.ask(Person(gone))
    assert page.who == "홍가나"
    assert "두 기록을 하나로" in words(page)
    (undo,) = (name for name in pressable(page) if name.startswith("undo-"))
    page = await rig.press(undo)
    assert page.who == "홍가나"
    assert (await rig.ask(Person(gone))).who == "홍가마"


async def test_a_record_is_never_put_together_with_itself(rig: OfficeRig) -> None:
    who = await add(rig)
    page = await rig.ask(Merge(who, who))
    assert complaint(page) == "merge.same"
    assert page.key == "merge"
    page = await rig.ask(MergeWith(who, "홍"))
    assert rows(page, "people") == []


async def test_a_page_leaves_out_what_the_role_may_not(rig: OfficeRig) -> None:
    who = await add(rig)
    seen = {}
    for role in Role:
        await rig.sign_in(role)
        seen[role] = set(pressable(await rig.ask(Person(who)))) - {"back"}
    helper = {"begin", "print-card", "consents"}
    specialist = helper | {"change", "phone", "contact", "export"}
    manager = specialist | {"merge", "erase"}
    assert seen == {
        Role.HELPER: helper,
        Role.SPECIALIST: specialist,
        Role.MANAGER: manager,
        Role.ADMINISTRATOR: manager,
    }


async def test_every_look_at_somebody_is_in_the_log_with_who_looked(rig: OfficeRig) -> None:
    who = await add(rig)
    await rig.sign_in(Role.HELPER)
    await rig.ask(People("홍가나"))
    await rig.ask(Person(who))
    lines = await rig.store.read(Store.audit_entries, whose=str(who), limit=200)
    looked = [line for line in lines if line.actor == f"staff:{rig.staff[Role.HELPER]}"]
    assert len(looked) >= 2
    assert not any("홍가나" in f"{line.detail}{line.what}" for line in lines)


async def test_somebody_who_is_not_there_is_said_and_nothing_breaks(rig: OfficeRig) -> None:
    await rig.ask(People())
    page = await rig.ask(Person(UUID(int=5)))
    assert complaint(page) == "error.store-unknown"
    page = await rig.ask(ChangePerson(UUID(int=5), sent=True))
    assert complaint(page) == "error.store-unknown"
