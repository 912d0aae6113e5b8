"""Nobody's place, record or call becomes another's: double presses, cards at odd moments, visits that rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from kiosk.core.duties import Correct
from kiosk.core.messages import (
    CardShown,
    Chosen,
    Consent,
    Finish,
    Later,
    MyConsents,
    Next,
    Print,
    PrintConsents,
    Rate,
    Start,
)
from kiosk.core.papers import Order
from kiosk.core.programme import Programme
from kiosk.core.visit_record import ConsentEntry
from tests.station.play import KNOWN, PRESSURE, WEIGHT, Play
from tests.station.test_returning import CARD, resident

OTHER_DAY = replace(KNOWN, birth=date(1954, 3, 11))
SPOT = Programme("spot", ("weight", "pressure"))


async def test_a_form_filled_in_wrongly_is_not_the_card_holders() -> None:
    async with Play() as play:
        key = resident(play.archive)
        await play.do(Start(), OTHER_DAY, Chosen("who.new", "again"), CardShown(CARD), Chosen("welcome", "again"))
        assert list(play.archive.disk.residents) == [key], "nobody new is made of what was typed before the card"
        assert play.stored.head.person.resident_id == key


async def test_a_form_sent_twice_is_still_somebody() -> None:
    async with Play(WEIGHT) as play:
        await play.do(Start(), KNOWN, KNOWN, Chosen("who.new", "first"), Consent("keep", True))
        assert play.stored.head.person.resident_id in play.archive.disk.residents


async def test_looking_again_does_not_change_what_this_kiosk_asks() -> None:
    async with Play(WEIGHT) as play:
        play.station.settings = replace(play.station.settings, asks=(), keep_years=3)
        await play.do(Start(), OTHER_DAY, Chosen("who.new", "again"), KNOWN, Chosen("who.new", "first"))
        assert play.station.front is not None
        assert play.station.front.visit.sharing.years == 3
        await play.do(Consent("keep", True))
        await play.weigh()
        await play.do(Next(), Next())
        assert play.kind == "goodbye", "a purpose is asked that this kiosk does not ask"


async def test_staff_are_called_to_whom_the_value_belongs() -> None:
    """It comes to light when the visit that rests is closed, while somebody else is at the screen."""
    async with Play(PRESSURE) as play:
        await play.begin(KNOWN)
        hers = play.visit
        await play.inflate(192, 104)
        await play.inflate(194, 104, "pressure-2")
        assert "later" in play.scene.actions
        play.station.settings = replace(play.station.settings, aside=20.0)
        await play.do(Later(), Next())
        await play.begin()
        assert play.visit != hers
        told = len(play.told)
        await play.wait(30)
        assert "call.sent" not in play.told[told:], "nobody at the screen is frightened by it"
        assert [(one.reason, one.visit) for one in play.archive.disk.calls.values()] == [("danger", hers)]


async def amended(play: Play) -> None:
    """Staff corrected something: what counts is read from the store."""
    await play.station._reread(Correct(uuid4()))


async def test_a_value_beyond_a_limit_calls_though_staff_corrected_something_before() -> None:
    async with Play(SPOT) as play:
        await play.begin(KNOWN)
        await play.weigh()
        await amended(play)
        await play.inflate(192, 104)
        await play.inflate(194, 104, "pressure-2")
        await play.do(Next())
        assert play.caller.rings == ["danger"]


async def test_a_pressure_too_high_for_effort_calls_once_however_many_tests_it_keeps_back() -> None:
    async with Play(Programme("many", ("pressure", "grip", "sit_and_reach", "cross_sit_up"))) as play:
        await play.begin(KNOWN)
        await play.inflate(172, 104)
        await play.inflate(172, 104, "pressure-2")
        while play.kind != "results":
            await play.do(Next())
        assert play.caller.rings.count("pressure") == 1


async def test_a_star_that_cannot_be_counted_breaks_nobodys_visit() -> None:
    async with Play(WEIGHT) as play:
        await play.begin()
        await play.weigh()
        await play.do(Next(), Next())
        if play.kind != "goodbye":
            await play.do(Consent("platform", False))
        play.archive.broken = "rate"
        await play.do(Rate(3))
        assert play.kind == "goodbye"
        assert "store" not in play.caller.rings
        assert play.station.front is not None
        assert not play.station.front.visit.broken


async def test_a_code_on_the_screen_goes_when_staff_change_what_counts() -> None:
    async with Play(WEIGHT) as play:
        play.paper.offered = ("a4", "qr")
        await play.begin()
        await play.weigh()
        await play.do(Next(), Print(), Chosen("paper", "qr"))
        assert play.kind == "qr"
        await amended(play)
        assert play.kind == "choose", "the code still holds the value of before"


async def test_a_code_that_cannot_be_made_is_not_told_to_the_next() -> None:
    async with Play(WEIGHT) as play:
        play.paper.offered = ("a4", "qr")
        await play.begin()
        await play.weigh()

        async def slow(order: Order) -> tuple[str, ...]:
            await play.clock.sleep(30)
            return ()

        play.paper.code = slow  # type: ignore[method-assign]
        await play.do(Next(), Print(), Chosen("paper", "qr"), Finish(), Finish(), Start())
        assert play.kind == "who"
        await play.wait(31)
        assert "print.code.none" not in play.told


async def test_no_number_is_given_where_nothing_can_be_put_aside() -> None:
    async with Play(WEIGHT) as play:
        await play.arrive()
        assert play.station.front is not None
        for _ in range(2):
            await play.do(Later())
            assert play.station.front.ticket == "", "a number that means nothing, perhaps on paper"
            await play.do(Consent("keep", True))
            await play.to("weight")


class Copied:
    async def consents(self, answers: tuple[ConsentEntry, ...], language: str) -> str:
        return "printed"


async def test_a_copy_that_cannot_be_read_is_told_and_may_be_asked_for_again() -> None:
    async with Play() as play:
        resident(play.archive)
        play.station.consenting._copies = Copied()
        await play.do(CardShown(CARD), MyConsents())
        play.archive.broken = "answers"
        await play.do(PrintConsents())
        assert play.station.front is not None
        assert not play.station.front.printing
        assert play.told[-1] == "print.none"


@pytest.mark.parametrize("became", ["higher", "void"])
async def test_a_pressure_that_staff_correct_closes_the_gate_as_well(became: str) -> None:
    async with Play(PRESSURE) as play:
        await play.begin(KNOWN)
        await play.inflate_twice()
        rows = [row for row in play.rows if became == "higher" or row.quantity != "systolic_pressure"]
        raised = [replace(row, value=Decimal(170)) if row.quantity == "systolic_pressure" else row for row in rows]
        play.stored.rows[:] = raised
        await amended(play)
        await play.do(Next())
        assert play.scene.step == ("gate.pressure" if became == "higher" else "gate.unmeasured")
