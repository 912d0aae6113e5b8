"""The safety gate as residents and staff meet it: yes, clearance, PINs, high pressure, typed values."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kiosk.core.messages import Answer, Chosen, Clear, Consent, Finish, Next, Redo, Skip, Start, Told, TypeValue
from kiosk.core.reading import Method
from kiosk.core.visit_record import End
from tests.station.fakes import STAFF, TRIES
from tests.station.play import KNOWN, NO, PRESSURE, WEIGHT, Play

PILL = Answer("safety.6", yes=True)
WITH_PILL = (*NO[:5], PILL, NO[6])


async def to_questions(play: Play) -> None:
    """The pressure is calm, and grip comes next."""
    await play.inflate_twice()
    await play.do(Next())


async def to_staff(play: Play) -> None:
    await play.begin(KNOWN)
    await to_questions(play)
    await play.do(*WITH_PILL)
    assert (play.kind, play.scene.step) == ("staff", "staff.safety")


def ends(play: Play) -> list[tuple[str, End, str]]:
    return [(end.assessment, end.ended, end.reason) for end in play.stored.assessments]


async def test_a_yes_calls_staff_and_waits() -> None:
    async with Play(PRESSURE) as play:
        await to_staff(play)
        assert play.caller.rings == ["safety"]
        assert [call.reason for call in play.archive.disk.calls.values()] == ["safety"]
        assert play.scene.actions == ("next", "clear", "finish")


async def test_going_on_without_staff_measures_all_but_effort() -> None:
    async with Play(PRESSURE) as play:
        await to_staff(play)
        await play.do(Next())
        assert play.kind == "results"
        await play.do(Next(), Consent("platform", False))
        assert ends(play) == [("pressure", End.FINISHED, ""), ("grip", End.UNSAFE, "safety")]
        assert not any(device.begun for device in play.devices.all.values() if device.key == "grip")


@pytest.mark.parametrize("pin", ["2222", "3333", "4444"])
async def test_a_specialist_or_above_clears_and_it_is_kept(pin: str) -> None:
    async with Play(PRESSURE) as play:
        await to_staff(play)
        await play.do(Clear(pin))
        await play.squeeze("grip-right-1", "22.4")
        ((visit, resident, clearance),) = play.archive.disk.clearances
        assert visit == play.stored.head.id
        assert resident == play.stored.head.person.resident_id
        assert (clearance.staff_id, clearance.questions) == (STAFF[pin].id, ("safety.6",))
        assert (clearance.until - clearance.given_at).days == 180


async def test_a_helper_may_not_clear() -> None:
    async with Play(PRESSURE) as play:
        await to_staff(play)
        await play.do(Clear("1111"))
        assert play.told[-1] == "pin.role"
        assert play.scene.step == "staff.safety"
        assert play.archive.disk.clearances == []


async def test_a_wrong_pin_and_then_a_locked_door() -> None:
    async with Play(PRESSURE) as play:
        await to_staff(play)
        for _ in range(TRIES):
            await play.do(Clear("9999"))
        await play.do(Clear("2222"))
        pins = [fact for fact in play.facts if isinstance(fact, Told) and fact.about == "pin"]
        assert [(fact.text.key, fact.ok) for fact in pins] == [("pin.wrong", False)] * TRIES + [("pin.locked", False)]
        assert play.archive.disk.clearances == []


async def test_a_clearance_without_being_kept_serves_this_stay_only() -> None:
    async with Play(PRESSURE) as play:
        await play.begin(KNOWN, keep=False)
        await to_questions(play)
        await play.do(*WITH_PILL, Clear("2222"))
        await play.squeeze("grip-right-1", "22.4")
        assert play.archive.disk.clearances == []
        assert play.kind == "good"


async def test_a_cleared_resident_is_next_time_asked_only_what_changed() -> None:
    async with Play(PRESSURE) as play:
        await to_staff(play)
        await play.do(Clear("2222"))
        while play.kind != "attract":
            await play.do(Finish())
        await play.do(Start(), KNOWN)
        await to_questions(play)
        assert play.scene.question == "safety.changed"
        await play.do(Answer("safety.changed", yes=False))
        await play.squeeze("grip-right-1", "22.4")
        assert play.kind == "good"


async def test_clear_at_another_moment_does_nothing_and_asks_for_no_pin() -> None:
    async with Play(PRESSURE) as play:
        await play.to_tests()
        attempts = play.archive.attempts
        await play.do(Clear("2222"))
        assert play.archive.attempts == attempts


async def test_high_pressure_rests_measures_again_and_bars_grip() -> None:
    async with Play(PRESSURE) as play:
        await play.to_tests()
        await play.inflate(172, 104)
        await play.do(Next())
        assert (play.kind, play.scene.step) == ("rest", "pressure.again")
        assert "next" not in play.scene.actions
        await play.do(Next())
        assert play.kind == "rest"
        await play.inflate(168, 102, "pressure-2")
        await play.do(Next())
        assert play.scene.say.key == "gate.pressure.say"
        assert play.caller.rings == ["pressure"]
        await play.do(Next(), Next(), Consent("platform", False))
        assert play.stored.ended is End.UNSAFE
        assert play.devices.all["grip"].begun == 0
        assert len({row.event_id for row in play.rows}) == 2


async def test_a_calm_second_reading_opens_the_gate() -> None:
    async with Play(PRESSURE) as play:
        await play.to_tests()
        await play.inflate(172, 104)
        await play.inflate(158, 98, "pressure-2")
        await play.inflate(154, 96, "pressure-3")  # too far from the first to be averaged
        await play.squeeze("grip-right-1", "22.4")
        assert play.kind == "good"


async def test_no_pressure_no_grip() -> None:
    async with Play(PRESSURE) as play:
        await play.to_tests()
        await play.do(Skip())
        assert play.scene.question == "why"
        await play.do(Chosen("why", "unwilling"))
        assert play.scene.say.key == "gate.unmeasured.say"
        await play.do(Next(), Next())
        assert ends(play) == [("pressure", End.REFUSED, "unwilling"), ("grip", End.REFUSED, "unmeasured")]


# --- typed by hand --------------------------------------------------------------------------------------------


async def in_trouble(play: Play) -> None:
    await play.to_tests()
    await play.to("weight")
    await play.wait(61)
    assert play.kind == "trouble"


def typed(pin: str, kg: str, *more: tuple[str, Decimal]) -> TypeValue:
    return TypeValue(pin, (("body_weight", Decimal(kg)), *more), "device")


async def test_staff_type_what_the_scale_could_not_say() -> None:
    async with Play(WEIGHT) as play:
        await in_trouble(play)
        await play.do(typed("1111", "61.34"))
        (row,) = play.rows
        assert (str(row.value), row.method, row.typed_by) == ("61.3", Method.TYPED, STAFF["1111"].id)
        assert row.reason == "device"
        assert (row.proof.codec, row.proof.quality, row.proof.driver) == ("typed", "accepted", "")
        assert play.stored.instruments == []
        await play.do(Next())
        assert play.scene.results is not None
        (line,) = play.scene.results.lines
        assert [notice.key for notice in line.notices] == ["source.typed"]


@pytest.mark.parametrize(
    ("intent", "said"),
    [
        (typed("9999", "61.3"), "pin.wrong"),
        (typed("1111", "700"), "trouble.implausible.say"),
        (typed("1111", "-1"), "trouble.implausible.say"),
        (typed("1111", "NaN"), "trouble.implausible.say"),
        (TypeValue("1111", ()), "type-value.incomplete"),
        (TypeValue("1111", (("body_height", Decimal(160)),)), "type-value.incomplete"),
        (typed("1111", "61.3", ("grip_force", Decimal(30))), "type-value.incomplete"),
    ],
)
async def test_what_may_not_be_typed(intent: TypeValue, said: str) -> None:
    async with Play(WEIGHT) as play:
        await in_trouble(play)
        await play.do(intent)
        assert play.told[-1] == said
        assert play.rows == []
        assert play.kind == "trouble"


async def test_two_pressures_that_changed_places_are_not_kept() -> None:
    async with Play(PRESSURE) as play:
        await play.to_tests()
        await play.to("pressure")
        for systolic, diastolic, kept in ((78, 128, 0), (90, 90, 0), (128, 78, 2)):
            pair = (("systolic_pressure", Decimal(systolic)), ("diastolic_pressure", Decimal(diastolic)))
            await play.do(TypeValue("1111", pair, "device"))
            assert len(play.rows) == kept
        assert "typed.pressure-order" in play.told


async def test_the_device_comes_back_while_staff_type_and_what_they_typed_counts() -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests()
        await play.to("weight")
        await play.do(typed("1111", "61.3"))
        assert [row.method for row in play.rows] == [Method.TYPED]
        assert not play.devices.leased


async def test_a_value_that_is_in_is_not_typed_over() -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests()
        await play.weigh("61.30")
        await play.do(typed("1111", "80.0"))
        assert [str(row.value) for row in play.rows] == ["61.3"]


async def test_typing_where_nothing_is_measured_asks_for_no_pin() -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests()
        attempts = play.archive.attempts
        await play.do(typed("1111", "61.3"))
        assert play.archive.attempts == attempts


async def test_a_typed_value_can_be_measured_anew_by_the_device() -> None:
    async with Play(WEIGHT) as play:
        await in_trouble(play)
        await play.do(typed("1111", "61.3"), Redo())
        await play.stand("61.80")
        first, second = play.rows
        assert (second.supersedes, second.method, second.typed_by) == (first.id, Method.DEVICE, "")
