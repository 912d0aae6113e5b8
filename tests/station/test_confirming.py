"""A helper within reach, a doubtful value, why something is not done: who confirms it, how long that counts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kiosk.core.assessment import Assessment
from kiosk.core.messages import (
    Accept,
    Acknowledge,
    CallStaff,
    CardShown,
    Chosen,
    Consent,
    HelperHere,
    Next,
    Redo,
    Skip,
    Start,
    TypeValue,
)
from kiosk.core.reading import Method
from kiosk.core.timing import Stopwatch
from kiosk.core.visit import Programme
from kiosk.core.visit_record import End
from kiosk.station.confirming import TAP_COUNTS
from kiosk.station.earlier import Earlier
from tests.station import words
from tests.station.fakes import STAFF
from tests.station.offering import KEY, Trying, counting, offered
from tests.station.play import KNOWN, WEIGHT, Play

WATCH: dict[str, Any] = {
    "view": "watch",
    "needs": ("up_and_go_3m",),
    "settler": lambda: Stopwatch("up_and_go_3m"),
    "buttons": ("go", "stop"),
    "window": 0.0,
}
TWO = tuple(Assessment(f"{KEY}-{n}", (counting(step=f"{KEY}-{n}", **WATCH),), helper=True) for n in (1, 2))


def two() -> Any:
    return offered(*TWO), Programme(KEY, tuple(one.key for one in TWO))


# --- the helper ------------------------------------------------------------------------------------------------


async def test_nothing_begins_before_a_helper_has_said_to_be_there() -> None:
    async with Trying(counting(**WATCH), helper=True) as play:
        await play.begin()
        assert (play.kind, play.scene.actions[0]) == ("helper", "helper-pin")
        await play.do(HelperHere())
        assert play.told == ["helper.pin-first"]
        await play.do(HelperHere("9999"))
        assert play.told[-1] == "pin.wrong"
        assert play.kind == "helper"
        await play.do(HelperHere("1111"))
        assert play.kind == "live"


async def test_a_helper_who_is_here_has_answered_the_call() -> None:
    async with Trying(counting(**WATCH), helper=True) as play:
        await play.begin()
        await play.do(HelperHere("9999"))
        await play.do(CallStaff())
        (call,) = play.archive.disk.calls
        assert not play.archive.disk.calls[call].acknowledged_by
        await play.do(HelperHere("1111"))
        assert play.archive.disk.calls[call].acknowledged_by == STAFF["1111"].id
        assert play.told[-1] == "call.here"
        assert play.kind == "live"


async def test_staff_who_type_a_value_have_answered_the_call_and_one_that_nobody_made_is_not_spoken_of() -> None:
    typed = TypeValue("1111", (("up_and_go_3m", Decimal("9.8")),), "device")
    async with Trying(counting(**WATCH)) as play:
        await play.to_trial()
        await play.do(CallStaff())
        await play.do(Acknowledge("1111"))
        assert play.told[-1] == "call.acknowledged"
        await play.do(typed)
        assert (play.told[-1], play.kind) == ("call.here", "good")
    async with Trying(counting(**WATCH)) as play:
        await play.to_trial()
        await play.do(typed)
        assert "call.here" not in play.told


async def test_the_second_test_needs_a_tap_only_and_names_the_same_helper() -> None:
    made, programme = two()
    with made:
        async with Play(programme) as play:
            await play.begin()
            await play.do(HelperHere("1111"), *[])
            await watch(play)
            await play.do(Next())
            assert (play.kind, play.scene.actions[0]) == ("helper", "helper-here")
            await play.do(HelperHere())
            await watch(play)
            await play.do(Next(), Next(), Consent("platform", False))
            notes = [dict(end.notes) for end in play.stored.assessments]
            assert notes == [{"helper": STAFF["1111"].id}] * 2


async def test_a_quarter_of_an_hour_later_the_pin_is_asked_for_again() -> None:
    made, programme = two()
    with made:
        async with Play(programme) as play:
            await play.begin()
            await play.do(HelperHere("1111"))
            await watch(play)
            await play.do(Next())
            for _ in range(int(TAP_COUNTS / 50) + 1):
                await play.wait(50)
                await play.do(Chosen("nothing", "at-all"))  # somebody touches
            await play.do(HelperHere())
            assert play.told[-1] == "helper.pin-first"
            assert play.scene.actions[0] == "helper-pin"


async def test_a_confirmation_of_one_visit_says_nothing_in_the_next() -> None:
    made, programme = two()
    with made:
        async with Play(programme) as play:
            await play.begin()
            await play.do(HelperHere("1111"))
            await watch(play)
            await play.do(Next(), Skip(), Next(), Consent("platform", False), Next())
            assert play.kind == "attract"
            await play.begin()
            assert play.scene.actions[0] == "helper-pin"
            await play.do(HelperHere())
            assert play.kind == "helper"


@pytest.mark.parametrize(("card", "kind"), [("card-of-a-helper", "live"), ("card-of-nobody", "helper")])
async def test_a_card_of_staff_confirms_as_well(card: str, kind: str) -> None:
    async with Trying(counting(**WATCH), helper=True) as play:
        await play.begin()
        await play.do(CardShown(card))
        assert play.kind == kind


async def test_without_a_helper_the_test_is_left_out_and_says_why() -> None:
    async with Trying(counting(**WATCH), helper=True) as play:
        await play.begin()
        await play.do(Skip(), Next(), Next())
        (end,) = play.stored.assessments
        assert (end.ended, end.reason) == (End.REFUSED, "no-helper")


async def test_a_helper_who_confirms_elsewhere_confirms_nothing() -> None:
    async with Trying(counting(**WATCH), helper=True) as play:
        attempts = play.archive.attempts
        await play.do(HelperHere("1111"), Start(), HelperHere("1111"))
        assert play.archive.attempts == attempts
        await play.do(KNOWN, Chosen("who.new", "first"), Consent("keep", True))
        assert play.kind == "helper"


async def watch(play: Play) -> None:
    """Time something."""
    from kiosk.core.messages import Tap

    await play.wait(1)
    await play.do(Tap("go", play.now))
    await play.wait(9)
    await play.do(Tap("stop", play.now))
    assert play.kind == "good", play.scene


# --- the doubt -------------------------------------------------------------------------------------------------


async def doubtful(play: Play, last: str = "80.0") -> None:
    """Weigh somebody who weighed something else last time."""
    await play.to_tests(KNOWN)
    await play.weigh("61.30")
    await play.do(Next(), Next(), Consent("platform", False), Next())
    (resident,) = play.archive.disk.residents.values()
    resident.before = Earlier({"body_weight": Decimal(last)}, {"body_weight": frozenset({"maker-scale SN-scale"})})
    await play.to_tests(KNOWN, keep=None)
    await play.weigh("61.30")


async def test_an_impossible_change_is_measured_again_first_and_nothing_is_kept_meanwhile() -> None:
    async with Play(WEIGHT) as play:
        await doubtful(play)
        assert (play.kind, play.scene.say.key) == ("doubt", "doubt.far-from-last.say")
        assert not play.archive.disk.visits[play.visit].rows
        await play.do(Redo())
        await play.stand("61.30")
        (row,) = play.archive.disk.visits[play.visit].rows
        assert (play.kind, str(row.value), row.proof.quality) == ("good", "61.3", "good")


async def test_a_value_of_another_scale_raises_no_doubt() -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests(KNOWN)
        await play.weigh("61.30")
        await play.do(Next(), Next(), Consent("platform", False), Next())
        (resident,) = play.archive.disk.residents.values()
        resident.before = Earlier({"body_weight": Decimal(80)}, {"body_weight": frozenset({"another SN-1"})})
        await play.to_tests(KNOWN, keep=None)
        await play.weigh("61.30")
        assert play.kind == "good"


async def test_a_specialist_accepts_it_and_the_row_says_who_and_why() -> None:
    async with Play(WEIGHT) as play:
        await doubtful(play)
        await play.do(Accept("2222", "condition"))
        assert play.kind == "good"
        row = play.archive.disk.visits[play.visit].rows[0]
        assert (row.method, row.typed_by, row.reason) == (Method.DEVICE, STAFF["2222"].id, "condition")
        assert row.proof.quality == "accepted"
        assert words.frames_of(row.proof.raw)


@pytest.mark.parametrize(
    ("accept", "told"),
    [
        (Accept("1111", "condition"), ["pin.role"]),
        (Accept("9999", "condition"), ["pin.wrong"]),
        (Accept("2222", "because"), []),
    ],
)
async def test_who_may_not_or_says_no_reason_accepts_nothing(accept: Accept, told: list[str]) -> None:
    async with Play(WEIGHT) as play:
        await doubtful(play)
        await play.do(accept)
        assert play.kind == "doubt"
        assert play.told == told


async def test_accepting_what_is_not_in_doubt_does_nothing() -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests()
        await play.weigh()
        attempts = play.archive.attempts
        await play.do(Accept("2222", "condition"))
        assert play.archive.attempts == attempts


async def test_why_a_test_is_stopped_is_asked_and_written() -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests()
        await play.do(Skip())
        assert (play.kind, play.scene.question) == ("choose", "why")
        await play.do(Chosen("why", "hurts"), Next(), Next())
        (end,) = play.stored.assessments
        assert (end.ended, end.reason) == (End.REFUSED, "hurts")
