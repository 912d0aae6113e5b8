"""What goes wrong on a busy day: a press too late, a card while writing, a duty that breaks, a value put right."""

from __future__ import annotations

import asyncio
from uuid import UUID

import pytest

from kiosk.core.duties import (
    AddNote,
    BeginFor,
    Correct,
    Duty,
    MoveValues,
    NextPerson,
    People,
    Person,
    PrintCard,
    Queue,
    Training,
    TypeQuantity,
    VoidValue,
)
from kiosk.core.messages import Asked, CardShown, Finish
from kiosk.core.pages import Form, Page
from kiosk.core.roles import Role
from kiosk.core.texts import Sentence
from kiosk.station.office import guard, room
from kiosk.station.office.room import Room
from kiosk.station.office.services import Printed
from kiosk.store.records import Store
from tests.station.office.rig import OfficeRig
from tests.station.office.stays import KIM, register, stay
from tests.station.office.test_takeover import EVERY, arrive, drain


class Lines:
    """Stands in for the log of broken duties."""

    def __init__(self) -> None:
        self.errors: list[dict[str, object]] = []

    def error(self, event: str, **fields: object) -> None:
        self.errors.append({"event": event, **fields})


async def test_a_duty_that_breaks_is_said_on_the_page_and_the_station_goes_on(
    office: OfficeRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def breaks(where: Room, duty: Duty) -> Page | None:
        raise ValueError("홍가상")

    await office.sign_in(Role.HELPER)
    await office.ask(People())
    office.office._handlers = {**office.office._handlers, Queue: breaks}
    logs = Lines()
    monkeypatch.setattr(guard, "log", logs)
    page = await office.ask(Queue())
    assert (page.key, page.complaint) == ("people", Sentence("error.unknown"))
    (broke,) = logs.errors
    assert (broke["event"], broke["kind"], broke["reason"]) == ("duty-broke", "Queue", "ValueError")
    assert "test_slips.py" in repr(broke["trace"])
    assert "홍가상" not in repr(broke)
    assert (await office.ask(People())).complaint == ""


async def test_a_second_press_on_a_page_that_has_gone_calls_nobody_else(office: OfficeRig) -> None:
    for _ in range(2):
        await office.store.call(
            Store.booking_add, office.clock.utc().date(), actor="system:test", now=office.clock.utc()
        )
    await office.sign_in(Role.HELPER)
    await office.ask(Queue())
    for _ in range(2):  # the store was busy: both wait
        office.station.hear(Asked(NextPerson()))
    await drain(office)
    assert office.page.key == "called"
    today = office.clock.utc().date()
    all_of_them = await office.store.call(Store.bookings, today, actor="system:test", now=office.clock.utc())
    assert sorted(one.state for one in all_of_them) == ["called", "waiting"]
    office.station.hear(Asked(Queue()))
    await drain(office)
    assert office.page.key == "queue", "what is pressed on the page that is on is carried out"


async def test_a_press_of_one_member_is_not_carried_out_for_the_next(office: OfficeRig) -> None:
    await office.sign_in(Role.ADMINISTRATOR)
    office.station.hear(Asked(NextPerson()))
    office.office.lock()
    await office.sign_in(Role.HELPER)
    await drain(office)
    assert office.page.key == "home"


async def test_a_card_does_not_throw_away_what_is_being_typed(office: OfficeRig) -> None:
    who = await register(office)
    code = await office.store.call(Store.card_issue, who, why="first", actor="system:test", now=office.clock.utc())
    await office.sign_in(Role.SPECIALIST)
    await office.ask(Person(who))
    await office.press("change")
    await office.hear(CardShown(code))
    assert (office.page.key, office.page.complaint) == ("person-change", Sentence("card.writing"))
    await office.ask(People("홍"))
    await office.hear(CardShown(code))
    assert office.page.key == "person", "a card is the quicker way to look for somebody"


async def test_a_printer_that_hangs_holds_up_nobody_and_how_it_ended_is_told(
    office: OfficeRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = asyncio.Event()

    async def hangs(code: str, name: str, language: str) -> Printed:
        await out.wait()
        return "failed"

    monkeypatch.setattr(room, "PATIENCE", 0.0)
    monkeypatch.setattr(office.services, "card", hangs)
    who = await register(office)
    await office.sign_in(Role.HELPER)
    page = await asyncio.wait_for(office.ask(PrintCard(who)), 60)
    assert (page.key, page.say) == ("person", Sentence("paper.later"))
    out.set()
    await drain(office)
    assert office.told[-1] == "paper.failed"


@pytest.fixture
async def done(office: OfficeRig) -> OfficeRig:
    """Somebody known who has just seen their results: 158.4 cm, 61.3 kg."""
    who = await register(office)
    await office.sign_in(Role.SPECIALIST)
    await office.hear(Asked(BeginFor(who)))
    await arrive(office, *EVERY["good"][3:], Finish())
    assert office.scene.kind == "results"
    return office


def digits(rig: OfficeRig) -> dict[str, str]:
    assert rig.scene.results is not None
    return {line.key: line.values[0][1] for line in rig.scene.results.lines}


async def height(rig: OfficeRig) -> UUID:
    """Return the height of the visit in front, as it stands in the store."""
    assert rig.station.front is not None
    rows = await rig.station.archive.standing(rig.station.front.visit.id)
    return next(row.id for row in rows if row.quantity == "body_height")


async def test_a_value_put_right_is_what_the_resident_is_told(done: OfficeRig) -> None:
    assert digits(done)["height"] == "158.4"
    correction = Correct(await height(done), "168.4", "slip", sure=True, sent=True)
    await done.sign_in(Role.SPECIALIST)
    assert (await done.ask(correction)).key == "visit"
    assert digits(done)["height"] == "168.4"
    assert done.scene.results is not None
    assert Sentence("source.typed") in done.scene.results.lines[0].notices


async def test_a_void_value_is_not_told(done: OfficeRig) -> None:
    void = VoidValue(await height(done), "device")
    await done.sign_in(Role.SPECIALIST)
    await done.ask(void)
    assert "height" not in digits(done)


async def test_a_value_put_right_before_the_end_is_told_at_the_end_beside_what_came_after(office: OfficeRig) -> None:
    who = await register(office)
    await office.sign_in(Role.SPECIALIST)
    await office.hear(Asked(BeginFor(who)))
    await arrive(office, *EVERY["good"][3:])
    correction = Correct(await height(office), "168.4", "slip", sure=True, sent=True)
    await office.sign_in(Role.SPECIALIST)
    await office.ask(correction)
    front = office.station.front
    assert front is not None
    await office.ask(TypeQuantity(front.visit.id, "body_weight", value="61.3", why="paper", sure=True, sent=True))
    await office.sign_out()
    await arrive(office, Finish())
    assert office.scene.kind == "results"
    assert (digits(office)["height"], digits(office)["weight"]) == ("168.4", "61.3")


async def test_whatever_is_written_stands_under_the_name_of_whose_it_is(done: OfficeRig) -> None:
    assert done.station.front is not None
    visit, value = done.station.front.visit.id, await height(done)
    await done.sign_in(Role.SPECIALIST)
    writing = (AddNote(visit), AddNote(visit, sent=True), TypeQuantity(visit), TypeQuantity(visit, "waist"))
    for duty in (*writing, Correct(value), Correct(value, "9", sent=True), VoidValue(value)):
        page = await done.ask(duty)
        assert (page.who, page.key not in ("visit", "consult")) == ("홍○험", True), duty


async def test_the_last_question_before_values_are_moved_names_who_gets_them(office: OfficeRig) -> None:
    right, visit = await register(office, KIM), await stay(office, await register(office))
    await office.sign_in(Role.SPECIALIST)
    for duty, asks in (
        (MoveValues(visit, right), Sentence("move.sure", ("김본보기", "1950-07-09"))),
        (MoveValues(visit, guest=True), Sentence("move.sure-guest")),
    ):
        page = await office.ask(duty)
        assert [part.submit.confirm for part in page.parts if isinstance(part, Form)] == [asks]


async def test_nobody_is_thrown_out_of_a_measurement_for_practice(done: OfficeRig) -> None:
    await done.sign_in(Role.HELPER)
    page = await done.ask(Training("training"))
    assert (page.key, page.complaint) == ("training", Sentence("queue.screen-busy"))
    assert done.services.mode == ""
