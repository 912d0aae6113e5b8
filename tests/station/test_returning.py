"""Coming back: the greeting, what is left, a visit that rests and whose it is, people who share a telephone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from kiosk.core.messages import Back, CardShown, Chosen, Consent, Finish, Identify, Later, Next, Return, Start, Told
from kiosk.core.programme import Programme
from kiosk.core.resident import Sex
from kiosk.core.visit import Stage
from kiosk.core.visit_record import End, LastVisit
from tests.station.fakes import FakeArchive, StoredResident
from tests.station.play import BIRTH, GUEST, KNOWN, PROGRAMME, WEIGHT, Play

CARD = "card-of-a-resident"
LAST = LastVisit(date(2026, 10, 28), 25, PROGRAMME.key, End.FINISHED, ("height", "grip"), frozenset({"height", "grip"}))
BOTH = (Programme("basic", ("height", "weight")), PROGRAMME)


def resident(archive: FakeArchive, last: LastVisit | None = LAST, **who: object) -> UUID:
    """Somebody who was here before and has a card."""
    key = uuid4()
    asked = (who.get("sex", Sex.FEMALE), who.get("birth", BIRTH), "1234")
    archive.disk.residents[key] = StoredResident(asked, {"keep": True}, card=CARD, last=last, name="김○수")  # type: ignore[arg-type]
    return key


def offering(play: Play) -> Play:
    play.station.settings = replace(play.station.settings, programme_for=lambda age: BOTH)
    return play


async def test_a_card_greets_with_the_last_visit_and_no_value() -> None:
    async with Play() as play:
        resident(play.archive)
        await play.do(CardShown(CARD))
        assert (play.kind, play.scene.title.params, play.scene.say.key) == ("welcome", ("김○수",), "welcome.day")
        assert play.scene.note is not None
        assert play.scene.note.params == ("@assessment.height", "@assessment.grip")
        assert (play.scene.values, play.scene.actions) == ((), ("again", "consents", "finish"))


async def test_like_last_time_is_the_programme_of_last_time() -> None:
    async with offering(Play()) as play:
        key = resident(play.archive)
        await play.do(CardShown(CARD), Chosen("welcome", "again"))
        assert play.stored.head.programme == PROGRAMME.key
        assert play.stored.head.person.resident_id == key
        assert play.stored.consents == [], "it is not asked again, nor written again"


async def test_something_else_may_be_chosen_and_the_greeting_is_there_again() -> None:
    async with offering(Play()) as play:
        resident(play.archive)
        await play.do(CardShown(CARD), Chosen("welcome", "other"))
        assert (play.scene.question, play.scene.actions) == ("programme", ("back", "finish"))
        await play.do(Chosen("programme", "basic"))
        assert play.stored.head.programme == "basic"


async def test_what_is_left_of_today_is_offered_and_pressure_is_taken_anew_before_effort() -> None:
    done = ("height", "weight", "pressure")
    left = LastVisit(BIRTH, 0, PROGRAMME.key, End.LEFT, done, frozenset(done))
    async with offering(Play()) as play:
        resident(play.archive, left)
        await play.do(CardShown(CARD))
        assert play.scene.actions == ("go-on", "other", "consents", "finish")
        assert play.scene.say.key == "welcome.today"
        await play.do(Chosen("welcome", "go-on"))
        assert play.station.front is not None
        assert play.station.front.visit.programme.assessments == ("pressure", "grip")


@pytest.mark.parametrize("ended", [End.FINISHED, End.UNSAFE, End.REFUSED])
async def test_a_visit_that_came_to_its_end_is_not_gone_on_with(ended: End) -> None:
    async with Play() as play:
        resident(play.archive, replace(LAST, days=0, ended=ended, settled=frozenset({"height"})))
        await play.do(CardShown(CARD))
        assert play.scene.actions[0] == "again"


async def test_who_was_not_found_may_look_again_and_is_not_made_twice() -> None:
    async with Play() as play:
        key = resident(play.archive)
        await play.do(Start(), replace(KNOWN, birth=date(1954, 3, 11)))
        assert play.scene.question == "who.new"
        await play.do(Chosen("who.new", "again"))
        assert play.kind == "who"
        await play.do(KNOWN)
        assert play.kind == "welcome"
        await play.do(Chosen("welcome", "again"))
        assert list(play.archive.disk.residents) == [key]


async def test_a_card_helps_who_was_not_found() -> None:
    async with Play() as play:
        resident(play.archive)
        await play.do(Start(), replace(KNOWN, birth=date(1954, 3, 11)), CardShown(CARD))
        assert play.kind == "welcome"


@pytest.mark.parametrize(
    "other", [{"sex": Sex.MALE}, {"birth": date(1952, 12, 5)}, {"sex": Sex.MALE, "birth": date(1951, 7, 7)}]
)
async def test_a_couple_that_shares_a_telephone_is_told_apart(other: dict[str, object]) -> None:
    async with Play() as play:
        hers, his = resident(play.archive), resident(play.archive, replace(LAST, days=1), **other)
        for who, key, says in (({}, hers, "welcome.day"), (other, his, "welcome.yesterday")):
            await play.do(Start(), replace(KNOWN, **who))  # type: ignore[arg-type]
            assert play.scene.say.key == says
            assert play.station.front is not None
            assert play.station.front.visit.person is not None
            assert play.station.front.visit.person.resident_id == key
            await play.do(Finish())


async def test_twins_are_told_so_and_may_go_back() -> None:
    async with Play() as play:
        resident(play.archive)
        resident(play.archive)
        await play.do(Start(), KNOWN)
        assert (play.scene.step, play.caller.rings) == ("who.twins", ["twins"])
        assert play.scene.title.params == (), "nobody's name"


async def test_a_card_at_the_goodbye_of_another_greets_at_once() -> None:
    async with Play(WEIGHT) as play:
        resident(play.archive)
        await play.to_tests()
        await play.weigh()
        await play.do(Finish(), Finish())
        assert play.kind == "goodbye"
        await play.do(CardShown(CARD))
        assert play.kind == "welcome"


# --- a visit that rests ---------------------------------------------------------------------------------------


async def rests(play: Play, who: Identify = GUEST, **more: bool | None) -> tuple[UUID, str]:
    """Put a visit aside before its first test; returns it, and the number it was told."""
    await play.begin(who, **more)
    visit = play.visit
    await play.do(Later())
    assert play.scene.step.startswith("later.")
    number = "".join(play.scene.title.params)
    await play.do(Next())
    assert (play.kind, play.scene.actions) == ("attract", ("start", "resume"))
    return visit, number


async def test_a_guest_comes_back_by_the_number_and_the_birth_date() -> None:
    async with Play(WEIGHT) as play:
        visit, number = await rests(play)
        assert len(number) == 2
        await play.do(Start(resume=True))
        assert (play.kind, play.scene.question) == ("who", "resume")
        await play.do(Return(number, BIRTH))
        assert play.visit == visit
        await play.weigh()
        assert [str(row.value) for row in play.rows] == ["61.3"]


@pytest.mark.parametrize("wrong", ["number", "birth", "both", "empty"])
async def test_a_number_opens_nothing_without_its_birth_date(wrong: str) -> None:
    async with Play(WEIGHT) as play:
        visit, number = await rests(play)
        other = str(10 + (int(number) - 9) % 90)
        typed = {"number": (other, BIRTH), "birth": (number, date(1954, 3, 2)), "both": (other, date(1950, 1, 1))}
        await play.do(Start(resume=True), Return(*typed.get(wrong, ("", BIRTH))))
        assert play.kind == "who"
        (said,) = [fact for fact in play.facts if isinstance(fact, Told) and fact.about != "print"]
        assert (said.about, said.text.key, said.ok) == ("who", "return.none", False)
        await play.do(Return(number, BIRTH))
        assert play.visit == visit


async def test_two_who_rest_have_two_numbers_and_each_gets_their_own() -> None:
    async with Play(WEIGHT) as play:
        first, one = await rests(play)
        second, two = await rests(play)
        assert one != two
        await play.do(Start(resume=True), Return(one, BIRTH))
        assert play.visit == first
        await play.weigh("61.30")
        await play.do(Later(), Next(), Start(resume=True), Return(two, BIRTH))
        assert play.visit == second
        await play.weigh("70.00")
        kept = {key: [str(row.value) for row in one.rows] for key, one in play.archive.disk.visits.items()}
        assert kept == {first: ["61.3"], second: ["70.0"]}


@pytest.mark.parametrize("by", ["card", "phone"])
async def test_who_is_known_needs_no_number(by: str) -> None:
    async with Play() as play:
        resident(play.archive)
        await play.do(CardShown(CARD), Chosen("welcome", "again"))
        visit = play.visit
        await play.do(Later())
        assert (play.scene.step, play.scene.title.params) == ("later.known", ())
        await play.do(Next())
        await play.do(*((CardShown(CARD),) if by == "card" else (Start(resume=True), KNOWN)))
        assert play.visit == visit
        assert len(play.archive.disk.visits) == 1


async def test_without_being_kept_even_who_is_known_gets_a_number() -> None:
    async with Play(WEIGHT) as play:
        _, number = await rests(play, KNOWN, keep=False)
        assert number
        await play.do(Start(resume=True), Return(number, BIRTH))
        assert play.kind == "explain"


async def test_back_from_the_page_that_says_how_to_come_back() -> None:
    async with Play(WEIGHT) as play:
        await play.begin()
        before = play.scene
        assert before.actions[-1] == "later"
        await play.do(Later(), Back())
        assert (play.scene, play.station.aside) == (before, {})


async def test_nobody_comes_back_the_visit_is_closed_and_the_welcome_offers_nothing_more() -> None:
    async with Play(WEIGHT) as play:
        visit, number = await rests(play)
        for _ in range(182):
            await play.wait(80)
        assert play.archive.disk.visits[visit].ended is End.LEFT
        assert play.scene.actions == ("start",)
        await play.do(Start(resume=True), Return(number, BIRTH))
        assert play.kind == "who"


async def test_while_somebody_measures_no_number_brings_another_to_the_screen() -> None:
    async with Play(WEIGHT) as play:
        visit, number = await rests(play)
        await play.begin()
        other = play.visit
        assert other != visit
        await play.do(Return(number, BIRTH))
        assert play.visit == other
        assert play.station.front is not None
        assert play.station.front.visit.stage is Stage.TEST


async def test_nothing_of_the_form_is_told_of_whom_it_refused() -> None:
    async with Play(WEIGHT) as play:
        await play.do(Start(), Identify(Sex.FEMALE, date(2090, 1, 1)))
        said = [fact for fact in play.facts if isinstance(fact, Told)]
        assert [(one.about, one.text.key, one.text.params) for one in said] == [("who", "who.birth.wrong", ())]
        assert "1954" not in repr(Return("27", BIRTH))
        await play.do(Consent("keep", True))
        assert not play.archive.disk.visits


async def test_the_number_comes_on_a_slip_too_and_a_hanging_printer_holds_nobody_up() -> None:
    async with Play(WEIGHT) as play:
        play.paper.jam()
        _, number = await rests(play)
        assert (play.kind, play.paper.tickets) == ("attract", [number])
        await play.do(Start(resume=True), Return(number, BIRTH), Later())
        assert play.paper.tickets == [number], "it is the same number: one slip is enough"
        assert "later.slip" not in play.told
        play.paper.clear()
        await play.quiet()
        assert "later.slip" in play.told


async def test_without_a_printer_of_slips_nobody_is_told_of_one() -> None:
    async with Play(WEIGHT) as play:
        play.paper.answer = "failed"
        await play.to_tests()
        await play.do(Later())
        await play.quiet()
        assert play.scene.step == "later.number"
        assert "later.slip" not in play.told
