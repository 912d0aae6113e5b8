"""What a resident takes home, as the station gives it: asked, made beside the queue, told once, forgotten."""

from __future__ import annotations

import pytest

from kiosk.core.messages import Chosen, Next, Print, SpeakLanguage
from kiosk.core.texts import load_texts
from kiosk.station.giving import PRINTED
from kiosk.station.office.consult import PRINTED as STAFF
from tests.station.play import Play

OFFERS = ("a4", "large", "receipt", "doctor", "qr")


async def at_the_question(play: Play) -> None:
    play.paper.offered = OFFERS
    await play.to_tests()
    await play.to_results()
    await play.do(Print())


def pick(kind: str) -> Chosen:
    return Chosen("paper", kind)


async def test_where_there_is_one_thing_to_give_nothing_is_asked() -> None:
    async with Play() as play:
        await play.to_tests()
        await play.to_results()
        await play.do(Print())
        assert play.kind == "results"
        assert [order.kind for order in play.paper.sheets] == ["a4"]


async def test_the_papers_come_in_the_language_of_the_screen_with_all_there_is_to_say() -> None:
    async with Play() as play:
        await play.do(SpeakLanguage("en"))
        await at_the_question(play)
        assert [key for key, _ in play.scene.options] == list(OFFERS)
        await play.do(pick("large"), pick("doctor"))
        large, doctor = play.paper.sheets
        assert (large.kind, large.language, doctor.kind) == ("large", "en", "doctor")
        assert {one.quantity for one in doctor.measured} >= {"systolic_pressure", "body_weight", "grip_force"}
        makers = {one.driver for one in doctor.instruments}
        assert {one.proof.driver for one in doctor.measured if one.proof.driver} <= makers
        assert doctor.person is not None
        assert play.told.count("print.ready") == 2


async def test_every_trial_stands_on_the_page_for_the_doctor() -> None:
    async with Play() as play:
        await at_the_question(play)
        await play.do(pick("doctor"))
        (order,) = play.paper.sheets
        squeezes = [one for one in order.measured if one.quantity == "grip_force"]
        assert len(squeezes) == len({one.step for one in squeezes}) > 1


async def test_the_code_comes_when_it_is_made_and_goes_with_its_screen() -> None:
    async with Play() as play:
        await at_the_question(play)
        await play.do(pick("qr"))
        await play.quiet()
        assert (play.kind, play.scene.code) == ("qr", ("101", "010", "111"))
        await play.do(Print())
        assert [(order.kind, order.qr) for order in play.paper.sheets] == [("receipt", True)]
        await play.do(Next())
        assert play.kind != "qr"
        assert play.scene.code == ()


@pytest.mark.parametrize("word", PRINTED)
async def test_whatever_becomes_of_a_paper_is_one_sentence_and_the_visit_goes_on(word: str) -> None:
    async with Play() as play:
        await at_the_question(play)
        play.paper.answer = word
        await play.do(pick("a4"))
        assert play.told == ["print.wait", PRINTED[word]]
        before = play.kind
        await play.do(Next())
        assert (before, play.kind == before and play.scene.question == "paper") == ("choose", False)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_all_that_is_told_about_paper_has_words(language: str) -> None:
    texts = load_texts(language)
    told = [key for word in PRINTED.values() for key in (word, f"{word}.short")]
    told += [sentence.key for sentence in STAFF.values()]
    told += [f"check.receipt.{state}" for state in ("ok", "silent", "low", "paper", "jam", "open", "offline")]
    told += [f"check.receipt.{state}.todo" for state in ("silent", "paper", "jam", "open", "offline")]
    told += ["papers.again", "papers.again.stopped", "check.papers", "check.papers.todo"]
    assert [key for key in told if key not in texts] == []
