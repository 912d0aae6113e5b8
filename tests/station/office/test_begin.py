"""Cards at the resident's screen, and staff handing the screen to somebody: a real store behind. All made up."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID

import pytest

from kiosk.core.duties import BeginFor, GoOn, Home, Person, PrintCard, PutAside, VoidCard
from kiosk.core.messages import Asked, CardShown, Later, Next, StaffShown, Start, Told
from kiosk.core.roles import Role
from kiosk.core.texts import Sentence
from kiosk.core.visit import Stage
from kiosk.store.records import Store
from tests.station.office.rig import OfficeRig, pressable, words
from tests.station.office.test_people import add, complaint
from tests.station.play import GUEST, NO


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[OfficeRig]:
    async with OfficeRig(tmp_path) as made:
        await made.sign_in(Role.MANAGER)
        yield made


async def printed(rig: OfficeRig, who: UUID, why: str = "first") -> str:
    """Print a card; returns what its QR says."""
    await rig.ask(PrintCard(who, why))
    what, card = rig.services.printed[-1]
    assert what == "card"
    assert isinstance(card, tuple)
    return str(card[0])


def at(rig: OfficeRig) -> Stage | None:
    return rig.station.front.visit.stage if rig.station.front is not None else None


async def test_a_card_is_printed_with_a_masked_name_and_a_code_that_says_nothing(rig: OfficeRig) -> None:
    who = await add(rig)
    await rig.ask(Person(who))
    page = await rig.press("print-card")
    assert "카드를 인쇄했습니다" in words(page)
    ((what, card),) = rig.services.printed
    assert what == "card"
    assert isinstance(card, tuple)
    assert card[1] == "홍○나"
    assert not any(part in str(card[0]) for part in ("홍", "1952", "0417", who.hex[:8]))
    assert "void-card" in pressable(page)


async def test_a_card_on_the_welcome_begins_the_visit_of_its_holder(rig: OfficeRig) -> None:
    who = await add(rig)
    code = await printed(rig, who)
    await rig.sign_out()
    await rig.hear(CardShown(code))
    assert at(rig) is Stage.TEST, "who it is, and that results are kept, is known"
    assert rig.station.front is not None
    assert rig.station.front.resident_id == who
    assert rig.station.front.in_store


async def test_a_card_where_it_is_asked_who_one_is_answers_that(rig: OfficeRig) -> None:
    code = await printed(rig, await add(rig))
    await rig.sign_out()
    await rig.hear(Start(), CardShown(code))
    assert at(rig) is Stage.TEST


async def test_a_card_elsewhere_only_says_so(rig: OfficeRig) -> None:
    code = await printed(rig, await add(rig))
    await rig.sign_out()
    await rig.hear(Start(), GUEST)
    before, scene = len(rig.facts), rig.scene
    await rig.hear(CardShown(code))
    assert rig.facts[before:] == [Told("card", Sentence("card.not-now"), ok=False)]
    assert rig.scene == scene


@pytest.mark.parametrize(
    ("shown", "said"), [("void", "card.void"), ("older", "card.void"), ("nonsense", "card.unknown")]
)
async def test_a_card_that_opens_nothing_is_said_kindly(rig: OfficeRig, shown: str, said: str) -> None:
    who = await add(rig)
    code = await printed(rig, who)
    if shown == "void":
        await rig.ask(Person(who))
        page = await rig.press("void-card")
        assert "이제 쓸 수 없습니다" in words(page)
        assert "void-card" not in pressable(page)
    if shown == "older":
        assert await printed(rig, who, "worn") != code
    await rig.sign_out()
    await rig.hear(CardShown("LK1-what-is-this" if shown == "nonsense" else code))
    told = rig.facts[-1]
    assert isinstance(told, Told)
    assert (told.about, told.text.key, told.ok) == ("card", said, False)
    assert rig.station.front is None


async def test_a_card_before_a_signed_in_member_finds_the_person(rig: OfficeRig) -> None:
    who = await add(rig)
    code = await printed(rig, who)
    await rig.ask(Home())
    await rig.hear(CardShown(code))
    assert (rig.page.key, rig.page.who) == ("person", "홍가나")
    await rig.ask(VoidCard(who))
    await rig.hear(CardShown(code))
    assert complaint(rig.page) == "card.void"


async def test_a_printer_that_fails_is_said(rig: OfficeRig) -> None:
    who = await add(rig)
    rig.services.answer = "failed"
    assert complaint(await rig.ask(PrintCard(who))) == "cards.failed"


async def test_staff_begin_a_visit_for_somebody_found_and_the_screen_is_theirs(rig: OfficeRig) -> None:
    who = await add(rig)
    await rig.ask(Person(who))
    duty = pressable(rig.page)["begin"]
    assert isinstance(duty, BeginFor)
    await rig.hear(Asked(duty))
    assert rig.facts[-1] == StaffShown(None)
    assert at(rig) is Stage.TEST
    lines = await rig.store.read(Store.audit_entries, whose=str(who), limit=200)
    assert any(line.actor == f"staff:{rig.staff[Role.MANAGER]}" for line in lines)


async def test_a_child_whose_guardian_agreed_is_measured_when_staff_begin_it(rig: OfficeRig) -> None:
    child = await add(rig, birth="20200101", guardian="yes")
    code = await printed(rig, child)
    await rig.hear(Asked(BeginFor(child)))
    assert at(rig) is Stage.TEST
    rig.station.front = None
    await rig.hear(CardShown(code))
    assert at(rig) is Stage.YOUNG, "alone with the card: staff are called"


async def test_nobody_is_pushed_aside(rig: OfficeRig) -> None:
    who = await add(rig)
    await rig.hear(Start(), GUEST)
    before = rig.station.front
    page = await rig.ask(BeginFor(who))
    assert complaint(page) == "begin.busy"
    assert rig.station.front is before


async def test_a_visit_rests_and_comes_back_by_staff_or_by_the_same_card(rig: OfficeRig) -> None:
    who = await add(rig)
    code = await printed(rig, who)
    await rig.sign_out()
    await rig.hear(CardShown(code), *NO)
    assert rig.station.front is not None
    visit, step = rig.station.front.visit.id, rig.scene
    page = await rig.sign_in(Role.HELPER)
    assert "홍○나" in words(page)
    page = await rig.press("put-aside")
    assert at(rig) is None
    (name,) = (name for name in pressable(page) if name.startswith("go-on-"))
    await rig.hear(Asked(pressable(page)[name]))
    assert rig.facts[-1] == StaffShown(None)
    assert (rig.station.front.visit.id, rig.scene) == (visit, step)
    await rig.hear(Later())
    await rig.hear(Next())
    assert at(rig) is None
    await rig.hear(CardShown(code))
    assert (rig.station.front.visit.id, rig.scene) == (visit, step)


async def test_what_measures_cannot_rest_and_what_is_gone_cannot_come_back(rig: OfficeRig) -> None:
    assert complaint(await rig.ask(PutAside())) == "begin.not-now"
    assert complaint(await rig.ask(GoOn(UUID(int=3)))) == "begin.busy"
    await rig.hear(Start(), GUEST)
    assert complaint(await rig.ask(PutAside())) == "begin.not-now"
