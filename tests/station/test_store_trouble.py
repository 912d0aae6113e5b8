"""The store refuses or hangs: the visit stops, loudly, nothing is lost, and it goes on when the store does."""

from __future__ import annotations

import pytest

from kiosk.core.messages import (
    Acknowledge,
    CallStaff,
    Chosen,
    Consent,
    Fact,
    Finish,
    Identify,
    Next,
    Redo,
    Shown,
    Skip,
    Start,
)
from kiosk.core.visit_record import End
from kiosk.station.desk import HANGS_AFTER, TRY_AGAIN
from tests.station import words
from tests.station.fakes import refusing
from tests.station.play import KNOWN, NO, PRESSURE, WEIGHT, Play


def scenes(facts: list[Fact]) -> list[str]:
    return [f"{fact.scene.kind} {fact.scene.say.key}" for fact in facts if isinstance(fact, Shown)]


async def test_a_refused_value_is_said_rung_and_kept_later() -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests()
        with refusing(play.archive):
            await play.weigh("61.30")
            assert play.scene.say.key == "closed.store.say"
            await play.wait(3 * TRY_AGAIN)
            assert play.caller.rings == ["store"]
            assert play.told == ["call.sent"]
            assert play.rows == []
        await play.wait(TRY_AGAIN)
        assert [str(row.value) for row in play.rows] == ["61.3"]
        assert (play.kind, play.scene.saved) == ("good", True)
        assert scenes(play.facts).count("closed closed.store.say") == 1


async def test_a_value_that_is_not_on_the_disk_is_never_shown() -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests()
        with refusing(play.archive):
            await play.weigh("61.30")
            await play.wait(100)
        assert "good" not in {fact.scene.kind for fact in play.facts if isinstance(fact, Shown)}


async def test_a_hanging_store_is_loud_too_and_a_call_for_staff_still_rings() -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests()
        play.archive.hang()
        await play.weigh("61.30")
        assert play.kind == "live"
        await play.do(CallStaff())
        assert play.caller.rings == ["resident"]
        assert play.told == ["call.sent"]
        await play.wait(HANGS_AFTER)
        assert play.kind == "closed"
        assert play.caller.rings == ["resident", "store"]
        play.archive.release()
        await play.quiet()
        assert play.kind == "good"
        assert len(play.rows) == 1
        assert [call.reason for call in play.archive.disk.calls.values()] == ["resident"]


async def test_a_store_that_refuses_and_then_hangs_rings_once_and_a_second_trouble_rings_again() -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests()
        with refusing(play.archive):
            await play.weigh("61.30")
        play.archive.hang()
        await play.wait(2 * HANGS_AFTER)
        assert play.caller.rings == ["store"]
        play.archive.release()
        await play.quiet()
        await play.do(Redo())
        with refusing(play.archive):
            await play.weigh("62.00")
        await play.wait(TRY_AGAIN)
        assert play.caller.rings == ["store", "store"]
        assert [str(row.value) for row in play.rows] == ["61.3", "62.0"]


async def test_trouble_in_the_lobby_ends_in_the_lobby() -> None:
    async with Play() as play:
        with refusing(play.archive):
            await play.do(CallStaff())
            assert play.kind == "closed"
        await play.wait(TRY_AGAIN)
        assert play.kind == "attract"
        await play.do(Start())
        assert play.kind == "who"


async def test_a_reading_of_nobody_waits_for_the_store_too() -> None:
    async with Play() as play:
        with refusing(play.archive):
            await play.say("stadiometer", words.height_block("171.0", "70.0", play.now))
        await play.wait(TRY_AGAIN)
        assert [item.reason for item in play.archive.disk.tray] == ["no-open-step"]


FIRST = Chosen("who.new", "first")


@pytest.mark.parametrize("who", ["find", "register and open"])
async def test_who_it_is_survives_a_refusing_store(who: str) -> None:
    async with Play() as play:
        await play.do(Start())
        if who == "find":
            with refusing(play.archive):
                await play.do(KNOWN)
                assert play.kind == "closed"
            await play.wait(TRY_AGAIN)
            await play.do(FIRST, Consent("keep", True))
        else:
            await play.do(KNOWN, FIRST)
            with refusing(play.archive):
                await play.do(Consent("keep", True))
            await play.wait(TRY_AGAIN)
        assert play.kind == "explain"
        (resident,) = play.archive.disk.residents
        assert play.stored.head.person.resident_id == resident


async def test_touches_on_a_closed_screen_do_no_harm() -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests()
        with refusing(play.archive):
            await play.weigh("61.30")
            await play.do(Start(), Identify(KNOWN.sex, KNOWN.birth), Consent("keep", False), *NO[:2])
        await play.wait(TRY_AGAIN)
        assert play.kind == "good"
        assert len(play.rows) == 1


async def test_the_end_of_a_visit_is_written_when_the_store_is_back_and_the_result_does_not_flash_up() -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests()
        await play.weigh("61.30")
        await play.wait(play.station.settings.ask_after + 1)
        with refusing(play.archive):
            await play.wait(play.station.settings.answer_within)
            assert play.kind == "closed"
            before = len(play.facts)
        await play.wait(TRY_AGAIN)
        assert play.kind == "attract"
        assert {fact.scene.kind for fact in play.facts[before:] if isinstance(fact, Shown)} == {"attract"}
        assert play.stored.ended is not None


async def test_a_wrong_moment_for_a_pin() -> None:
    async with Play() as play:
        await play.do(CallStaff())
        with refusing(play.archive):
            await play.do(Acknowledge("1111"))
        assert "call.acknowledged" not in play.told
        await play.wait(TRY_AGAIN)
        assert play.told[-1] == "call.acknowledged"


async def test_shutting_down_in_the_middle_of_it_leaves_nothing_running() -> None:
    play = Play(WEIGHT)
    async with play:
        await play.to_tests()
        play.archive.refusing = True
        await play.weigh("61.30")
    sleeping = play.clock.sleeping
    await play.clock.advance(1000)
    assert sleeping == play.clock.sleeping == 0
    assert play.rows == []


async def test_finishing_while_the_device_is_leased_and_the_store_is_away_lets_go_of_both() -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests()
        await play.to("weight")
        assert play.devices.leased == {"scale", "stadiometer"}
        with refusing(play.archive):
            await play.do(Finish())
            assert not play.devices.leased
        await play.wait(TRY_AGAIN)
        await play.do(Next())
        assert play.kind == "attract"


# --- what no waiting heals --------------------------------------------------------------------------------------


async def test_a_store_that_will_never_take_it_ends_the_visit_with_words_and_a_ring() -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests()
        play.archive.broken = "keep"
        await play.weigh("61.30")
        assert (play.kind, play.scene.step) == ("staff", "staff.broken")
        assert play.caller.rings == ["store"]
        assert play.stored.ended is End.FAULT
        assert play.rows == []
        assert not play.devices.leased
        front = play.station.front
        assert front is not None
        assert [str(value) for one in front.visit.taken for _, value in one.values] == ["61.3"], "still in memory"
        await play.do(Finish())
        assert play.kind == "attract"
        play.archive.broken = None
        await play.to_tests()
        await play.weigh("62.00")
        assert play.kind == "good"


async def test_a_broken_visit_that_nobody_touches_is_wiped_like_any_other() -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests()
        play.archive.broken = ""
        await play.weigh("61.30")
        assert play.scene.step == "staff.broken"
        await play.wait(play.station.settings.ask_after + play.station.settings.answer_within + 3)
        assert play.kind == "attract"
        assert play.station.front is None


@pytest.mark.parametrize("what", ["find", "register", "open_visit"])
async def test_who_it_is_cannot_be_written_ever(what: str) -> None:
    async with Play(WEIGHT) as play:
        play.archive.broken = what
        await play.do(Start(), KNOWN, FIRST, Consent("keep", True))
        assert play.scene.step == "staff.broken"
        assert play.caller.rings == ["store"]
        await play.do(Finish())
        assert play.kind == "attract"


async def test_an_end_that_cannot_be_written_does_not_keep_the_screen() -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests()
        await play.weigh("61.30")
        play.archive.broken = "end_visit"
        await play.wait(play.station.settings.ask_after + play.station.settings.answer_within + 3)
        assert play.kind == "attract"
        assert play.station.front is None
        assert len(play.rows) == 1


async def test_nobody_at_the_screen_and_a_store_that_will_never_work_is_a_closed_screen() -> None:
    async with Play() as play:
        play.archive.broken = "tray"
        await play.say("stadiometer", words.height_block("171.0", "70.0", play.now))
        assert play.kind == "closed"
        assert play.caller.rings == ["store"]


# --- once, whatever happens to the answer -----------------------------------------------------------------------


@pytest.mark.parametrize("lost", ["register", "open_visit"])
async def test_an_answer_that_got_lost_makes_no_second_resident(lost: str) -> None:
    async with Play(PRESSURE) as play:
        await play.arrive(KNOWN)
        play.archive.forgetful = lost
        await play.do(Consent("keep", True))
        await play.wait(TRY_AGAIN)
        assert play.scene.step == "pressure.explain"
        (resident,) = play.archive.disk.residents
        assert play.stored.head.person.resident_id == resident


async def test_presses_made_while_the_store_was_busy_are_not_all_carried_out() -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests()
        await play.weigh("61.30")
        await play.do(Next(), Next())
        assert play.scene.question == "platform"
        play.archive.hang()
        await play.do(Consent("platform", False), *[Next()] * 6)
        play.archive.release()
        await play.quiet()
        assert play.kind == "goodbye", "nobody has seen it yet, so nobody has pressed it away"


async def test_a_no_that_was_meant_for_another_question_answers_nothing() -> None:
    async with Play(PRESSURE) as play:
        await play.arrive(KNOWN)
        play.archive.hang()
        await play.do(Consent("keep", True), *NO, Next(), Skip(), Finish())
        play.archive.release()
        await play.quiet()
        assert play.scene.step == "pressure.explain"
