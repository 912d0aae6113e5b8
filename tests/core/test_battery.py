"""Every assessment of the battery, played to each of its ends by `advance`; the tables are made from BATTERY itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest

from kiosk.core.assessment import (
    Ask,
    Assessment,
    Choose,
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
    Step,
    TrialFailed,
    advance,
    begin,
)
from kiosk.core.battery import BATTERY
from kiosk.core.messages import Answer, Chosen, Next, Redo, Skip
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Method
from kiosk.core.settle import Failed, Settled
from kiosk.core.visit_record import End

ALL = sorted(BATTERY)
LIMIT = 120
"""More messages than any test needs: whoever gets here walks in a circle."""


@dataclass(frozen=True)
class Resident:
    """How somebody answers: every question safely, every stance held, unless told otherwise."""

    chosen: tuple[tuple[str, str], ...] = ()
    unsafe: str = ""  # the text of the Ask that is answered unsafely
    values: tuple[tuple[str, str], ...] = ()


def middling(quantity: str) -> Decimal:
    """A value in the middle of what is plausible, so that no limit of a test is met by chance."""
    known = QUANTITIES[quantity]
    return known.rounded((known.low + known.high) / 2)


def settled(measure: Measure, resident: Resident) -> Settled:
    given = dict(resident.values)
    return Settled(
        tuple(
            (quantity, Decimal(given[quantity]) if quantity in given else middling(quantity))
            for quantity in measure.needs
        )
    )


def reply(progress: Progress, resident: Resident) -> object:
    """The one message with which this resident goes on from here."""
    match progress.phase, progress.step:
        case "at", Show():
            return Next()
        case "at", Rest(forced=forced):
            return Rested(progress.index) if forced and not progress.rested else Next()
        case "at", Ask(text=text, safe=safe):
            return Answer(text, yes=safe if resident.unsafe != text else not safe)
        case "at", Choose(key=key, options=options):
            first = next(option.key for option in options if not option.ends)
            return Chosen(key, dict(resident.chosen).get(key, first))
        case "measuring", Measure() as measure:
            return Measured(measure.step, settled(measure, resident), Method.TAPPED)
        case "good", _:
            return Next()
    raise AssertionError(f"{progress.phase} at {progress.step}")


def walk(assessment: Assessment, resident: Resident) -> Iterator[tuple[Progress, object]]:
    """Yield every place with what happened to get there, to the end."""
    progress, effects = begin(assessment)
    for _ in range(LIMIT):
        yield progress, effects
        if progress.phase == "over":
            return
        progress, effects = advance(progress, reply(progress, resident))
    raise AssertionError(f"{assessment.key} has no end")


def last(assessment: Assessment, resident: Resident) -> Progress:
    return [progress for progress, _ in walk(assessment, resident)][-1]


def happened(assessment: Assessment, resident: Resident) -> list[object]:
    return [effect for _, effects in walk(assessment, resident) for effect in effects]  # type: ignore[attr-defined]


def inside(steps: Iterable[Step]) -> Iterator[Step]:
    """Yield every step, those of a Recheck too."""
    for step in steps:
        yield step
        if isinstance(step, Recheck):
            yield from inside(step.steps)


def every(kind: type[Step]) -> list[tuple[str, Step]]:
    return [(key, step) for key in ALL for step in inside(BATTERY[key].steps) if isinstance(step, kind)]


# --- to the end ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ALL)
def test_safe_answers_lead_to_a_finished_test_that_gave_what_it_promises(key: str) -> None:
    chosen = (("tried", "crossed"), ("used", "crossed"), ("rise", "crossed"), ("walk", "none"))
    full = (("side_by_side_hold", "10"), ("semi_tandem_hold", "10"), ("step_test_time", "180"))
    resident = Resident(chosen, values=(*full, ("systolic_pressure", "120"), ("diastolic_pressure", "80")))
    progress = last(BATTERY[key], resident)
    assert (progress.end, progress.reason) == (End.FINISHED, "")
    given = {quantity for trial in progress.taken for quantity, _ in trial.values}
    assert given == set(BATTERY[key].gives)


@pytest.mark.parametrize("key", ALL)
def test_a_device_is_taken_and_given_back_in_turn_and_every_value_is_kept(key: str) -> None:
    effects = happened(BATTERY[key], Resident())
    taken = [effect for effect in effects if isinstance(effect, Lease | Release)]
    assert [type(effect) for effect in taken] == [Lease, Release] * (len(taken) // 2)
    kept = [effect.taken for effect in effects if isinstance(effect, Keep)]
    assert tuple(kept) == last(BATTERY[key], Resident()).taken
    assert kept


# --- whoever must not ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "ask"), every(Ask))
def test_an_unsafe_answer_ends_the_test_before_anything_is_measured(key: str, ask: Ask) -> None:
    resident = Resident(unsafe=ask.text)
    progress = last(BATTERY[key], resident)
    assert (progress.end, progress.reason) == (End.UNSAFE, "asked")
    assert not any(isinstance(effect, Lease | Keep | Pause) for effect in happened(BATTERY[key], resident))


@pytest.mark.parametrize(
    ("key", "choose", "option"),
    [
        (key, choose.key, option)
        for key, choose in every(Choose)
        if isinstance(choose, Choose)
        for option in choose.options
        if option.ends
    ],
)
def test_an_answer_that_ends_the_test_says_why_and_nothing_is_measured(key: str, choose: str, option: object) -> None:
    resident = Resident(((choose, option.key),))  # type: ignore[attr-defined]
    progress = last(BATTERY[key], resident)
    assert (progress.end, progress.reason) == (End.UNSAFE, option.ends)  # type: ignore[attr-defined]
    assert not any(isinstance(effect, Lease | Keep) for effect in happened(BATTERY[key], resident))


@pytest.mark.parametrize("key", ALL)
def test_questions_that_can_end_a_test_come_before_everything_else(key: str) -> None:
    """Before the first picture even: nobody takes off their shoes in vain. Those after a practice are listed."""
    after_practice = {("chair_stand_5x", "tried"), ("pressure", "pressure.arm")}
    seen = False
    for step in inside(BATTERY[key].steps):
        ends = isinstance(step, Ask) or (isinstance(step, Choose) and any(option.ends for option in step.options))
        listed = isinstance(step, Choose) and (key, step.key) in after_practice
        assert not (ends and seen and not listed), step
        seen = seen or not ends


# --- stopping, and trouble ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ALL)
def test_it_can_be_stopped_at_every_place_and_gives_the_device_back(key: str) -> None:
    for progress, _ in walk(BATTERY[key], Resident()):
        if progress.phase == "over":
            continue
        after, effects = advance(progress, Skip())
        assert (after.phase, after.end) == ("over", End.REFUSED)
        assert after.reason == ("stopped" if progress.phase == "measuring" else "declined")
        assert [type(effect) for effect in effects] == ([Release] if progress.phase == "measuring" else [])
        assert after.taken == progress.taken


@pytest.mark.parametrize("key", ALL)
def test_a_trial_that_fails_may_be_done_anew_typed_or_given_up(key: str) -> None:
    for progress, _ in walk(BATTERY[key], Resident()):
        if progress.phase != "measuring" or not isinstance(progress.step, Measure):
            continue
        measure = progress.step
        trouble, effects = advance(progress, TrialFailed(measure.step, Failed("timeout")))
        assert (trouble.phase, effects[0]) == ("trouble", Release(measure.step))
        assert advance(trouble, Redo())[1] == (Lease(measure),)
        given_up, _ = advance(trouble, Skip())
        assert (given_up.end, given_up.reason) == (End.FAULT, "timeout")
        typed, _ = advance(trouble, Measured(measure.step, settled(measure, Resident()), Method.TYPED))
        assert (typed.phase, typed.taken[-1].method) == ("good", Method.TYPED)


@pytest.mark.parametrize("key", ALL)
def test_a_doubtful_value_is_not_kept_until_it_is_measured_anew(key: str) -> None:
    for progress, _ in walk(BATTERY[key], Resident()):
        if progress.phase != "measuring" or not isinstance(progress.step, Measure):
            continue
        measure = progress.step
        doubtful = replace(settled(measure, Resident()), doubt="double-tap")
        stands = measure.stands
        doubt, effects = advance(progress, Measured(measure.step, doubtful))
        if stands is not None and doubt.phase == "good":
            continue
        assert doubt.phase == "doubt"
        assert not any(isinstance(effect, Keep) for effect in effects)
        again, _ = advance(doubt, Redo())
        good, kept = advance(again, Measured(measure.step, settled(measure, Resident())))
        assert good.phase == "good"
        assert sum(isinstance(effect, Keep) for effect in kept) == 1
        assert advance(doubt, Skip())[0].end is End.REFUSED
