"""`advance` as a table: every step kind to each of its ends; unknown pairs change nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.assessment import (
    ATTEMPTS_BEFORE_CALL,
    Accepted,
    Ask,
    Assessment,
    Call,
    Choose,
    DeviceBack,
    Keep,
    Lease,
    Measure,
    Measured,
    Option,
    Pause,
    Progress,
    Recheck,
    Release,
    Rest,
    Rested,
    Score,
    Show,
    Step,
    Taken,
    Taking,
    TrialFailed,
    advance,
    again,
    begin,
    halted,
)
from kiosk.core.battery import BATTERY, PRESSURE, WEIGHT, counted_pressure, gate_pressure, newest_pressure
from kiosk.core.messages import Answer, Back, Chosen, Finish, Next, Redo, Skip
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


def test_back_walks_over_pages_only() -> None:
    height = BATTERY["height"]
    progress, _ = play(height, Next())
    assert advance(progress, Back())[0].index == 0
    assert play(height, Back())[0].index == 0
    measure = WEIGHT.steps[-1]
    assert isinstance(measure, Measure)
    after = Assessment("x", (measure, Show("x.after", "x")))
    progress, _ = play(after, Measured("weight", KG), Next())
    assert isinstance(progress.step, Show)
    assert advance(progress, Back())[0] == progress


def test_rested_of_an_earlier_pause_is_ignored() -> None:
    progress, _ = play(Assessment("x", (Show("x", "x"), Rest(10.0, "x", "x", forced=True))), Next())
    assert advance(progress, Rested(0))[0].rested is False
    assert advance(progress, Rested(1))[0].rested is True
    assert advance(progress, Next()) == (progress, ())


# --- choosing and scoring -------------------------------------------------------------------------------------


def points(answers: Mapping[str, str]) -> Decimal | None:
    return Decimal(len([one for one in answers.values() if one == "hard"])) if answers.get("b") != "unknown" else None


def item(key: str) -> Choose:
    return Choose(
        key, f"x.{key}", "x", (Option("easy"), Option("hard", 1), Option("unknown"), Option("no", ends="ill"))
    )


QUESTIONNAIRE = Assessment("x", (item("a"), item("b"), Score("sarc_f", points)))


def test_a_questionnaire_keeps_its_points_and_its_answers() -> None:
    progress, effects = play(QUESTIONNAIRE, Chosen("a", "hard"), Chosen("b", "hard"))
    assert effects == [Keep(Taken("sarc_f", (("sarc_f", Decimal(2)),), event="sarc_f", method=Method.ANSWERED))]
    assert (progress.end, progress.chosen) == (End.FINISHED, (("a", "hard"), ("b", "hard")))


def test_points_that_cannot_be_counted_are_not_kept() -> None:
    progress, effects = play(QUESTIONNAIRE, Chosen("a", "hard"), Chosen("b", "unknown"))
    assert (progress.end, effects) == (End.FINISHED, [])


def test_the_newest_answer_counts_after_going_back() -> None:
    progress, _ = play(QUESTIONNAIRE, Chosen("a", "hard"), Back(), Chosen("a", "easy"), Chosen("b", "easy"))
    assert progress.taken[0].values == (("sarc_f", Decimal(0)),)
    assert progress.chosen == (("a", "easy"), ("b", "easy"))


@pytest.mark.parametrize(
    "message", [Chosen("b", "hard"), Chosen("a", "maybe"), Chosen("x.a", "hard"), Answer("x.a", yes=True), Next()]
)
def test_an_answer_to_something_else_changes_nothing(message: object) -> None:
    progress, _ = begin(QUESTIONNAIRE)
    assert advance(progress, message) == (progress, ())


def test_an_answer_that_ends_the_test_says_why_and_is_noted() -> None:
    progress, _ = play(QUESTIONNAIRE, Chosen("a", "hard"), Chosen("b", "no"))
    assert (progress.end, progress.reason) == (End.UNSAFE, "ill")
    assert progress.chosen[-1] == ("b", "no")


def test_a_question_hears_only_its_own_answer() -> None:
    asked, _ = begin(Assessment("x", (Ask("x.pain", "x"), Ask("x.eyes", "x"))))
    assert advance(asked, Answer("x.eyes", yes=False)) == (asked, ())
    unsafe, _ = advance(asked, Answer("x.pain", yes=True))
    assert (unsafe.end, unsafe.chosen) == (End.UNSAFE, (("x.pain", "yes"),))


# --- doubts ---------------------------------------------------------------------------------------------------

NEAR = Settled((("body_weight", Decimal("62.0")),))
OTHER = Settled((("body_weight", Decimal("81.3")),))
DOUBTED = (Next(), Measured("weight", KG, doubt="far-from-last"))


def test_a_doubtful_value_is_not_kept_yet() -> None:
    progress, effects = play(WEIGHT, *DOUBTED)
    assert (progress.phase, progress.doubt, progress.taken) == ("doubt", "far-from-last", ())
    assert [type(effect) for effect in effects] == [Lease, Release]


def test_what_the_settler_doubts_is_doubted_and_a_strange_word_is_unsure() -> None:
    assert play(WEIGHT, Next(), Measured("weight", Settled(KG.values, doubt="double-tap")))[0].doubt == "double-tap"
    assert play(WEIGHT, Next(), Measured("weight", Settled(KG.values, doubt="a new word")))[0].doubt == "unsure"


@pytest.mark.parametrize(
    ("again_", "phase", "quality"),
    [
        (Measured("weight", NEAR, doubt="far-from-last"), "good", "repeated"),
        (Measured("weight", OTHER, doubt="far-from-last"), "doubt", ""),
        (Measured("weight", OTHER), "good", "good"),
        (Accepted("s", "seen"), "measuring", ""),
    ],
)
def test_measured_again(again_: object, phase: str, quality: str) -> None:
    progress, _ = play(WEIGHT, *DOUBTED, Redo(), again_)
    assert progress.phase == phase
    assert [trial.quality for trial in progress.taken] == ([quality] if quality else [])


def test_a_repeat_is_compared_with_the_newest_doubt() -> None:
    far = Measured("weight", OTHER, doubt="far-from-last")
    progress, _ = play(WEIGHT, *DOUBTED, Redo(), far, Redo(), Measured("weight", KG, doubt="far-from-last"))
    assert progress.phase == "doubt"
    progress, effects = play(WEIGHT, *DOUBTED, Redo(), far, Redo(), far)
    assert progress.taken[0].values == OTHER.values
    assert sum(isinstance(effect, Keep) for effect in effects) == 1


def test_staff_accept_a_doubtful_value_by_name_and_reason() -> None:
    progress, effects = play(WEIGHT, *DOUBTED, Accepted("staff-1", "seen"))
    assert progress.phase == "good"
    kept = [effect.taken for effect in effects if isinstance(effect, Keep)]
    assert [(one.quality, one.by, one.why) for one in kept] == [("accepted", "staff-1", "seen")]


def test_a_doubtful_value_is_left_out_when_nobody_repeats_it() -> None:
    progress, effects = play(WEIGHT, *DOUBTED, Skip())
    assert (progress.end, progress.reason, progress.taken) == (End.REFUSED, "doubt", ())
    assert not any(isinstance(effect, Keep) for effect in effects)


def test_a_doubt_does_not_outlive_its_step() -> None:
    twice = Assessment("x", (cuffless("a"), cuffless("b")))
    weigh = Measured("a", KG, doubt="moved"), Redo(), Measured("a", KG), Next(), Measured("b", KG, doubt="moved")
    progress, _ = play(twice, *weigh)
    assert progress.phase == "doubt"


def cuffless(step: str, **more: Any) -> Measure:
    return Measure(step, "x", "x", "value", ("body_weight",), lambda: Final(("body_weight",)), **more)


# --- ways -----------------------------------------------------------------------------------------------------


def test_a_trial_by_tap_begins_anew_at_once_and_no_other() -> None:
    tapped = Assessment("x", (cuffless("a", ways=("device", "tap"), buttons=("go", "stop")),))
    progress, _ = begin(tapped)
    assert advance(progress, Redo()) == (progress, ())
    progress, _ = advance(progress, Taking("a", "tap"))
    progress, effects = advance(progress, Redo())
    assert [type(effect) for effect in effects] == [Release, Lease]
    assert (progress.phase, progress.way) == ("measuring", "")


def test_a_stopped_trial_may_begin_anew() -> None:
    progress, _ = play(WEIGHT, Next())
    stopped = halted(progress)
    assert stopped.phase == "at"
    back, effects = again(stopped)
    assert (back, [type(effect) for effect in effects]) == (progress, [Lease])
    shown, _ = begin(WEIGHT)
    assert (halted(shown), again(shown)) == (shown, (shown, ()))


# --- pressure -------------------------------------------------------------------------------------------------

TO_CUFF = (Next(), Chosen("pressure.arm", "left"), Chosen("pressure.cuff", "middle"), Next())


def squeezed(*readings: tuple[int, int]) -> tuple[Progress, list[str]]:
    """Play the cuff with these readings, waiting out every rest; what was asked for after each."""
    progress, _ = play(PRESSURE, *TO_CUFF)
    after = []
    for reading in readings:
        step = progress.step
        assert isinstance(step, Measure), "one reading too many"
        progress, _ = advance(progress, Measured(step.step, cuff(*reading)))
        progress, _ = advance(progress, Next())
        if progress.end is not None:
            after.append(progress.end.value)
            continue
        assert isinstance(progress.step, Rest)
        after.append("forced" if progress.step.forced else "rest")
        forced = progress
        progress, _ = advance(progress, Next())
        if forced.step == progress.step:
            progress, _ = advance(progress, Rested(progress.index))
            progress, _ = advance(progress, Next())
    return progress, after


HIGH, CALM, LOWER = (172, 104), (128, 78), (139, 78)


@pytest.mark.parametrize(
    ("readings", "after", "counted", "gate"),
    [
        ((CALM, CALM), ["rest", "finished"], CALM, CALM),
        (((160, 100), (160, 100)), ["rest", "finished"], (160, 100), (160, 100)),
        (((120, 70), (130, 80)), ["rest", "finished"], (125, 75), (130, 80)),
        (((121, 70), (130, 81)), ["rest", "rest"], (126, 76), (130, 81)),
        ((CALM, LOWER), ["rest", "rest"], (134, 78), LOWER),
        ((CALM, LOWER, CALM), ["rest", "rest", "finished"], (134, 78), (134, 78)),
        ((CALM, (128, 89), (128, 79)), ["rest", "rest", "finished"], (128, 84), (128, 84)),
        ((HIGH, (160, 95)), ["forced", "rest"], (160, 95), (160, 95)),
        (((165, 95), (158, 92)), ["forced", "finished"], (158, 92), (158, 92)),
        ((HIGH, HIGH), ["forced", "finished"], HIGH, HIGH),
        ((HIGH, (190, 110)), ["forced", "finished"], (190, 110), (190, 110)),
        ((HIGH, CALM, CALM), ["forced", "rest", "finished"], CALM, CALM),
        ((HIGH, CALM, HIGH), ["forced", "rest", "finished"], (150, 91), HIGH),
        ((CALM, HIGH, CALM), ["rest", "forced", "finished"], CALM, CALM),
        ((CALM, HIGH, HIGH), ["rest", "forced", "finished"], HIGH, HIGH),
        ((CALM, LOWER, HIGH, CALM), ["rest", "rest", "forced", "finished"], CALM, CALM),
        (((160, 100), (161, 99), (150, 90)), ["rest", "forced", "finished"], (150, 90), (150, 90)),
        ((HIGH,), ["forced"], HIGH, HIGH),
        ((CALM,), ["rest"], CALM, CALM),
    ],
)
def test_what_counts_of_several_readings(
    readings: tuple[tuple[int, int], ...], after: list[str], counted: tuple[int, int], gate: tuple[int, int]
) -> None:
    progress, asked = squeezed(*readings)
    assert asked == after
    taken = progress.taken
    found = counted_pressure(taken), gate_pressure(taken), newest_pressure(taken)
    assert [one and (int(one[0]), int(one[1])) for one in found] == [counted, gate, readings[-1]]
    assert len({trial.step for trial in progress.taken}) == len(readings)


def test_no_pressure_is_no_pressure() -> None:
    assert (newest_pressure(()), counted_pressure(()), gate_pressure(())) == (None, None, None)


def test_the_forced_rest_cannot_be_cut_short() -> None:
    progress, effects = play(PRESSURE, *TO_CUFF, Measured("pressure", cuff(*HIGH)), Next())
    assert isinstance(effects[-1], Pause)
    assert effects[-1].seconds == 300
    assert advance(progress, Next()) == (progress, ())


def test_a_reading_above_the_gate_is_not_measured_away() -> None:
    progress, _ = play(PRESSURE, *TO_CUFF, Measured("pressure", cuff(*HIGH), doubt="far-from-last"))
    assert progress.phase == "good"
    assert advance(progress, Redo()) == (progress, ())
    calm, _ = play(PRESSURE, *TO_CUFF, Measured("pressure", cuff(*CALM)), Redo())
    assert calm.phase == "measuring"


def test_neither_arm_is_no_pressure() -> None:
    progress, _ = play(PRESSURE, Next(), Chosen("pressure.arm", "neither"))
    assert (progress.end, progress.reason) == (End.UNSAFE, "arm")


def every(steps: Iterable[Step]) -> Iterator[Step]:
    """Every step, those behind a Recheck too."""
    for step in steps:
        yield step
        if isinstance(step, Recheck):
            yield from every(step.steps)


@dataclass(frozen=True)
class Unheard:
    """A message no step knows."""


def test_recheck_of_recheck_is_walked() -> None:
    inner = Recheck(lambda taken: False, (Show("never", "x"),))
    outer = Recheck(lambda taken: True, (inner, Show("yes", "x")))
    progress, _ = begin(Assessment("x", (outer,)))
    assert progress.step == Show("yes", "x")


STEPS = tuple(every(step for assessment in BATTERY.values() for step in assessment.steps))
ANSWERS = (
    *(Answer(one.text, yes=yes) for one in STEPS if isinstance(one, Ask) for yes in (True, False)),
    *(Chosen(one.key, option.key) for one in STEPS if isinstance(one, Choose) for option in one.options),
)


def test_nobody_goes_back_over_what_was_decided() -> None:
    able = Recheck(lambda taken: True, (Show("walk", "x"),), answered=lambda said: said["a"] != "unknown")
    progress, _ = play(Assessment("x", (item("a"), able, Show("rest", "x"))), Chosen("a", "easy"))
    assert progress.step == Show("walk", "x")
    assert advance(progress, Back()) == (progress, ())
    progress, _ = play(Assessment("x", (item("a"), able, Show("rest", "x"))), Chosen("a", "unknown"))
    assert progress.step == Show("rest", "x")
    assert advance(progress, Back()) == (progress, ())


MESSAGES = st.sampled_from(
    [
        Next(),
        Back(),
        Redo(),
        Skip(),
        Finish(),
        *ANSWERS,
        Accepted("staff-1", "seen"),
        Taking("weight", "tap"),
        Rested(0),
        Rested(1),
        DeviceBack("weight"),
        DeviceBack("pressure"),
        Measured("weight", KG),
        Measured("weight", KG, doubt="moved"),
        Measured("pressure", cuff(170, 90)),
        Measured("pressure-2", cuff(150, 90)),
        Measured("grip-right-1", Settled((("grip_force", Decimal("23.1")),))),
        TrialFailed("weight", Failed("absent")),
        TrialFailed("pressure", Failed("device_error", ("cuff_loose",))),
        Unheard(),
    ]
)


@settings(deadline=None)
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
            if isinstance(effect, Keep) and effect.taken.method is not Method.ANSWERED:
                assert isinstance(message, Measured | Accepted)
                source = message.settled if isinstance(message, Measured) else before.doubted
                assert source is not None
                assert effect.taken.values == source.values
        assert (progress.phase == "measuring") == (leased == 1)
        assert (progress.end is None) == (progress.phase != "over")


def test_final_settler_needs_all_of_its_values() -> None:
    assert Final(("a",)).feed(()) is None
