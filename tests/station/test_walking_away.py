"""Nobody touches → ask; nobody answers → save what is finished, hide, go back. Never while something is measured."""

from __future__ import annotations

import gc

import pytest

from kiosk.core.messages import (
    CallStaff,
    Consent,
    Covered,
    Finish,
    Later,
    Next,
    Resume,
    Shown,
    Start,
    StillHere,
    Touch,
    Wiped,
)
from kiosk.core.visit import Programme
from kiosk.core.visit_record import End
from kiosk.station.idle import Idle
from kiosk.station.opened import Opened
from tests.station import words
from tests.station.play import GUEST, KNOWN, NO, PRESSURE, WEIGHT, Play

ASK, ANSWER, COVER = 90, 60, 45
SHY = Programme("shy", ("height", "weight"))


def opened() -> int:
    """How many visits the process still holds."""
    gc.collect()
    return sum(isinstance(one, Opened) for one in gc.get_objects())


async def test_nobody_touches_and_nobody_answers() -> None:
    async with Play(SHY) as play:
        await play.to_tests()
        await play.height()
        wiped = play.wiped
        await play.wait(ASK - 2)
        assert play.kind == "good"
        await play.wait(3)
        assert play.kind == "still-there"
        await play.wait(ANSWER - 3)
        assert play.kind == "still-there"
        await play.wait(3)
        assert play.kind == "attract"
        assert play.wiped == wiped + 1
        assert [str(row.value) for row in play.rows] == ["158.4"]
        assert play.stored.ended is End.LEFT
        assert [end.reason for end in play.stored.assessments] == ["", "walked-away"]


async def test_an_answer_goes_back_to_the_same_place_with_all_the_time_in_the_world() -> None:
    async with Play(SHY) as play:
        await play.to_tests()
        await play.height()
        for _ in range(4):
            await play.wait(ASK + 1)
            assert play.kind == "still-there"
            await play.wait(ANSWER - 5)
            await play.do(StillHere())
            assert (play.kind, play.scene.step) == ("good", "height")


async def test_any_touch_is_life() -> None:
    async with Play(SHY) as play:
        await play.to_tests()
        for _ in range(20):
            await play.wait(ASK - 10)
            await play.do(Touch())
        assert play.kind == "explain"


async def test_a_touch_beside_the_button_starts_the_wait_anew_but_leaves_the_question() -> None:
    async with Play(SHY) as play:
        await play.to_tests()
        await play.wait(ASK + 1)
        await play.wait(ANSWER - 5)
        await play.do(Touch())
        await play.wait(ANSWER)
        assert play.kind == "still-there"
        await play.wait(ASK + ANSWER)
        assert play.kind == "attract"


async def test_nobody_is_asked_while_the_scale_hears_somebody() -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests()
        await play.to("weight")
        for second in range(200):  # never stable, for longer than the question would take
            await play.say("scale", words.weight_line("61.30", play.now, stable=bool(second % 2)))
            await play.clock.advance(1)
        assert play.kind == "live"


async def test_an_empty_scale_does_not_measure_for_ever() -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests()
        await play.to("weight")
        for _ in range(600):
            await play.say("scale", words.weight_line("0.00", play.now))
            await play.clock.advance(1)
            if play.kind == "attract":
                break
        assert play.kind == "attract"
        assert not play.devices.leased


async def test_a_forced_rest_is_not_cut_but_an_abandoned_one_ends() -> None:
    async with Play(PRESSURE) as play:
        await play.to_tests()
        await play.inflate(172, 104)
        await play.do(Next())
        assert play.scene.step == "pressure.again"
        await play.wait(300 + ASK - 5)
        assert play.kind == "rest"
        await play.wait(10)
        assert play.kind == "still-there"
        await play.wait(ANSWER)
        assert play.kind == "attract"
        assert play.stored.ended is End.LEFT


async def test_a_pause_that_was_left_early_takes_no_question_off_the_screen() -> None:
    """The bell of a pause that nobody takes any more must not hide 계속하시겠어요? and then close the visit."""
    async with Play(PRESSURE) as play:
        await play.to_tests()
        while play.kind != "rest":
            await play.do(play.onwards())
        await play.do(Next())
        await play.wait(10)
        await play.session("cuff", play.result(128, 78))
        for _ in range(2):
            await play.wait(ASK)
            await play.do(Touch())
        await play.do(StillHere())
        await play.wait(ASK + 1)
        assert play.kind == "still-there"
        await play.wait(ANSWER - 5)  # the bell rings in here
        assert play.clock.monotonic() > 1300
        assert play.kind == "still-there"


async def test_the_goodbye_lingers_and_wipes() -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests()
        await play.weigh()
        await play.do(Next(), Next(), Consent("platform", False))
        assert play.kind == "goodbye"
        await play.wait(19)
        assert play.kind == "goodbye"
        wiped = play.wiped
        await play.wait(2)
        assert play.kind == "attract"
        assert play.wiped == wiped + 1


async def test_an_old_goodbye_does_not_touch_the_next_resident() -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests()
        await play.weigh()
        await play.do(Next(), Next(), Consent("platform", False), Next())
        await play.do(Start(), GUEST, Consent("keep", True))
        await play.wait(25)
        assert play.scene.step == "weight.explain"


@pytest.mark.parametrize("leave", ["finish", "walk away", "goodbye"])
async def test_nothing_of_the_resident_stays_in_memory(leave: str) -> None:
    async with Play(WEIGHT) as play:
        before = opened()
        await play.begin(KNOWN, keep=None)
        if leave == "finish":
            await play.do(Finish())
        elif leave == "walk away":
            await play.wait(ASK + ANSWER + 5)
        else:
            await play.do(Consent("keep", True), *NO)
            await play.weigh()
            await play.do(Next(), Next(), Consent("platform", False))
            await play.wait(30)
        assert play.kind == "attract"
        assert opened() == before


async def test_the_lobby_never_asks() -> None:
    async with Play() as play:
        facts = len(play.facts)
        await play.wait(1000)
        assert len(play.facts) == facts


async def test_who_calls_for_staff_and_waits_is_asked_and_stays() -> None:
    async with Play() as play:
        await play.do(Start())
        await play.wait(ASK - 5)
        await play.do(CallStaff())
        await play.wait(ASK - 5)
        assert play.kind == "who"


async def test_put_aside_nothing_is_asked_and_coming_back_starts_the_wait_anew() -> None:
    async with Play(SHY) as play:
        await play.to_tests()
        await play.height()
        visit = play.visit
        await play.do(Later(), Next())
        assert play.kind == "attract"
        await play.wait(1000)
        await play.do(Resume(visit))
        assert (play.kind, play.scene.step, play.scene.values) == ("good", "height", (("body_height", "158.4"),))
        await play.wait(ASK - 5)
        assert play.kind == "good"


async def test_a_visit_that_nobody_comes_back_to_is_closed_without_a_word_on_the_screen() -> None:
    async with Play(SHY) as play:
        await play.to_tests()
        await play.height()
        visit = play.visit
        await play.do(Later(), Next())
        await play.begin()
        facts = len(play.facts)
        for _ in range(181):
            await play.wait(80)
            await play.do(Touch())
        assert play.archive.disk.visits[visit].ended is End.LEFT
        assert not any(isinstance(fact, Shown | Wiped) for fact in play.facts[facts:])
        await play.do(Finish(), Next(), Resume(visit))
        assert play.kind == "attract"


@pytest.mark.parametrize(
    ("signs", "now", "expected"),
    [((0.0,), 89.9, ""), ((0.0,), 90.0, "ask"), ((0.0, 50.0), 90.0, ""), ((0.0, 50.0), 140.0, "ask")],
)
def test_when_to_ask(signs: tuple[float, ...], now: float, expected: str) -> None:
    idle = Idle(90.0, 60.0)
    for sign in signs:
        idle.alive(sign)
    assert idle.due(now, measuring=False) == expected


def test_after_the_question_only_its_own_time_counts() -> None:
    idle = Idle(90.0, 60.0)
    assert idle.due(500.0, measuring=False) == "ask"
    assert idle.due(559.9, measuring=False) == ""
    assert idle.due(560.0, measuring=False) == "leave"


def test_measuring_is_a_sign_of_life_and_withdraws_the_question() -> None:
    idle = Idle(90.0, 60.0)
    assert idle.due(500.0, measuring=False) == "ask"
    assert idle.due(510.0, measuring=True) == ""
    assert idle.due(570.0, measuring=False) == ""
    assert idle.due(600.0, measuring=False) == "ask"


async def test_results_that_nobody_touches_are_covered_before_anybody_is_asked() -> None:
    async with Play(SHY) as play:
        await play.to_tests()
        await play.height()
        await play.wait(COVER + 2)
        assert covers(play) == 0, "there is nothing to cover yet"
        await play.weigh()
        await play.do(Next())
        assert play.kind == "results"
        await play.wait(COVER - 2)
        await play.do(Touch())
        await play.wait(COVER - 2)
        assert covers(play) == 0
        await play.wait(3)
        assert (play.kind, covers(play) > 0) == ("results", True)
        await play.wait(ASK - COVER)
        assert play.kind == "still-there"


def covers(play: Play) -> int:
    """How often results were covered."""
    return sum(isinstance(fact, Covered) for fact in play.facts)
