"""`advance` as a table: every step kind to each of its ends; unknown pairs change nothing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.assessment import (
    ATTEMPTS_BEFORE_CALL,
    Ask,
    Assessment,
    Call,
    DeviceBack,
    Keep,
    Lease,
    Measure,
    Measured,
    Pause,
    Progress,
    Recheck,
    Release,
    Rest,
    Rested,
    Show,
    TrialFailed,
    advance,
    begin,
)
from kiosk.core.battery import BATTERY, GRIP, PRESSURE, WEIGHT
from kiosk.core.messages import Answer, Back, Finish, Next, Redo, Skip
from kiosk.core.reading import Method
from kiosk.core.settle import Failed, Final, Settled
from kiosk.core.visit_record import End

KG = Settled((("body_weight", Decimal("61.3")),))


def play(assessment: Assessment, *messages: object) -> tuple[Progress, list[object]]:
    progress, effects = begin(assessment)
    seen: list[object] = list(effects)
    for message in messages:
        progress, effects = advance(progress, message)
        seen += effects
    return progress, seen


def cuff(systolic: int, diastolic: int) -> Settled:
    return Settled((("systolic_pressure", Decimal(systolic)), ("diastolic_pressure", Decimal(diastolic))))


def test_weight_from_picture_to_kept_value() -> None:
    progress, effects = play(WEIGHT, Next(), Measured("weight", KG))
    assert progress.phase == "good"
    assert [type(effect) for effect in effects] == [Lease, Release, Keep]
    progress, _ = advance(progress, Next())
    assert (progress.end, progress.phase) == (End.FINISHED, "over")


def test_a_trial_done_anew_supersedes_the_first() -> None:
    heavier = Settled((("body_weight", Decimal("61.4")),))
    progress, effects = play(WEIGHT, Next(), Measured("weight", KG), Redo(), Measured("weight", heavier))
    keeps = [effect for effect in effects if isinstance(effect, Keep)]
    assert [(keep.taken.redo, keep.supersedes_redo) for keep in keeps] == [(0, None), (1, 0)]
    assert [trial.values for trial in progress.taken] == [heavier.values]


@pytest.mark.parametrize(
    ("messages", "end", "reason"),
    [
        ((Skip(),), End.REFUSED, "declined"),
        ((Next(), Skip()), End.REFUSED, "stopped"),
        ((Next(), TrialFailed("weight", Failed("overload")), Skip()), End.FAULT, "overload"),
        ((Next(), Measured("weight", KG), Next()), End.FINISHED, ""),
    ],
)
def test_each_end_of_a_test_has_its_reason(messages: tuple[object, ...], end: End, reason: str) -> None:
    progress, _ = play(WEIGHT, *messages)
    assert (progress.end, progress.reason) == (end, reason)


def test_stopping_while_measuring_lets_the_device_go() -> None:
    _, effects = play(WEIGHT, Next(), Skip())
    assert Release("weight") in effects


def test_an_answer_that_is_not_safe_ends_the_test() -> None:
    asked = Assessment("x", (Ask("x.pain", "x"), Show("x", "x")))
    assert play(asked, Answer("x.pain", yes=True))[0].end is End.UNSAFE
    assert play(asked, Answer("x.pain", yes=False))[0].index == 1


def test_absent_device_calls_staff_and_comes_back_by_itself() -> None:
    progress, effects = play(WEIGHT, Next(), TrialFailed("weight", Failed("absent")))
    assert progress.phase == "trouble"
    assert Call("trouble.absent") in effects
    progress, effects2 = advance(progress, DeviceBack("weight"))
    assert progress.phase == "measuring"
    assert isinstance(effects2[0], Lease)


def test_staff_are_called_after_some_failures_and_only_once() -> None:
    fail = TrialFailed("weight", Failed("timeout"))
    _, effects = play(WEIGHT, Next(), *[fail, Redo()] * (ATTEMPTS_BEFORE_CALL + 1))
    assert effects.count(Call("trouble.timeout")) == 1


def test_a_typed_value_counts_only_in_trouble() -> None:
    typed = Measured("weight", KG, Method.TYPED)
    progress, _ = play(WEIGHT, Next(), TrialFailed("weight", Failed("timeout")), typed)
    assert progress.taken[0].method is Method.TYPED


def test_a_late_answer_of_another_step_changes_nothing() -> None:
    progress, _ = play(WEIGHT, Next())
    assert advance(progress, Measured("height", KG)) == (progress, ())
    assert advance(progress, TrialFailed("height", Failed("timeout"))) == (progress, ())


def test_high_pressure_rests_and_measures_again_and_the_rest_is_forced() -> None:
    progress, effects = play(PRESSURE, Next(), Next(), Measured("pressure", cuff(172, 104)), Next())
    assert isinstance(progress.step, Rest)
    assert progress.step.forced
    assert isinstance(effects[-1], Pause)
    assert advance(progress, Next()) == (progress, ())
    progress, _ = advance(progress, Rested(progress.index))
    progress, _ = advance(progress, Next())
    assert isinstance(progress.step, Measure)
    assert progress.step.step == "pressure-2"


@pytest.mark.parametrize(("systolic", "diastolic"), [(160, 100), (120, 80), (159, 99)])
def test_pressure_at_the_gate_is_not_measured_again(systolic: int, diastolic: int) -> None:
    progress, _ = play(PRESSURE, Next(), Next(), Measured("pressure", cuff(systolic, diastolic)), Next())
    assert progress.end is End.FINISHED


def test_back_walks_over_pages_only() -> None:
    height = BATTERY["height"]
    progress, _ = play(height, Next())
    assert advance(progress, Back())[0].index == 0
    assert play(height, Back())[0].index == 0
    progress, _ = play(GRIP, Next(), Measured("grip-right-1", Settled((("grip_force", Decimal(20)),))), Next())
    assert isinstance(progress.step, Show)
    assert advance(progress, Back())[0] == progress


def test_rested_of_an_earlier_pause_is_ignored() -> None:
    progress, _ = play(PRESSURE, Next())
    assert advance(progress, Rested(0))[0].rested is False


@dataclass(frozen=True)
class Unheard:
    """A message no step knows."""


def test_recheck_of_recheck_is_walked() -> None:
    inner = Recheck(lambda taken: False, (Show("never", "x"),))
    outer = Recheck(lambda taken: True, (inner, Show("yes", "x")))
    progress, _ = begin(Assessment("x", (outer,)))
    assert progress.step == Show("yes", "x")


MESSAGES = st.sampled_from(
    [
        Next(),
        Back(),
        Redo(),
        Skip(),
        Finish(),
        Answer("x", yes=True),
        Answer("x", yes=False),
        Rested(0),
        Rested(1),
        DeviceBack("weight"),
        DeviceBack("pressure"),
        Measured("weight", KG),
        Measured("pressure", cuff(170, 90)),
        Measured("pressure-2", cuff(150, 90)),
        Measured("grip-right-1", Settled((("grip_force", Decimal("23.1")),))),
        TrialFailed("weight", Failed("absent")),
        TrialFailed("pressure", Failed("device_error", ("cuff_loose",))),
        Unheard(),
    ]
)


@given(st.sampled_from(sorted(BATTERY)), st.lists(MESSAGES, max_size=40))
def test_any_sequence_keeps_the_promises(key: str, messages: list[object]) -> None:
    """Leases and releases alternate; every value kept was measured; an ended test hears nothing more."""
    progress, effects = begin(BATTERY[key])
    leased = sum(isinstance(effect, Lease) for effect in effects)
    for message in messages:
        before = progress
        progress, effects = advance(progress, message)
        if before.phase == "over":
            assert (progress, effects) == (before, ())
        for effect in effects:
            leased += isinstance(effect, Lease)
            leased -= isinstance(effect, Release)
            assert 0 <= leased <= 1
            if isinstance(effect, Keep):
                assert isinstance(message, Measured)
                assert effect.taken.values == message.settled.values
        assert (progress.phase == "measuring") == (leased == 1)
        assert (progress.end is None) == (progress.phase != "over")


def test_final_settler_needs_all_of_its_values() -> None:
    assert Final(("a",)).feed(()) is None
