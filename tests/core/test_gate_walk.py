"""The safety gate cannot be walked round (decision 26): every state of the step machine that messages can reach.

Each walk is objected to by a second opinion (`tests.core.gate_walk.Ghost`); with any one guard taken out it objects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pytest

from kiosk.core import assessment as steps
from kiosk.core import turns
from kiosk.core import visit as stay
from kiosk.core.assessment import Assessment
from kiosk.core.battery import BATTERY, newest_pressure
from kiosk.core.gate import QUESTIONS, Verdict
from kiosk.core.programme import DEFAULTS, Programme
from kiosk.core.visit import Stage, Visit
from tests.core.gate_walk import (
    Found,
    asked,
    before_effort,
    explore,
    explore_order,
    messages,
    start,
    through,
    with_later,
)

AGES = (30, 64, 65, 80)


def safety(age: int) -> Found:
    """Both questions in every way, with and without an older clearance, then grip."""
    programme = Programme("short", ("grip",))
    calm, heard = before_effort(age, "grip")
    fresh = [start(programme, age=age, cleared=cleared) for cleared in ((), ("safety.1",), ("safety.1", "safety.6"))]
    begun = [(turns.next_test(replace(visit, taken=calm.taken, done=()))[0], ghost) for visit, ghost in fresh]
    measured = [(visit, replace(ghost, pressure=heard.pressure)) for visit, ghost in begun]
    return explore(measured, watched="grip", stop=squeezed_once)


def squeezed_once(visit: Visit) -> bool:
    """What follows in grip is walked with the other tests."""
    return visit.progress is not None and len(visit.progress.taken) > 0


def readings(age: int, said: Callable[[Visit], Iterable[object]] = messages) -> Found:
    """Every reading of the cuff in every place, then grip."""
    visit, ghost = before_effort(age, "grip")
    fresh = replace(visit, stage=Stage.TEST, at=0, taken=(), done=())
    fresh = replace(fresh, programme=Programme("short", ("pressure", "grip")))
    begun, _ = turns.next_test(fresh)
    return explore([(begun, replace(ghost, pressure="none"))], said, watched="grip")


def fever(age: int) -> Found:
    return explore([before_effort(age, "temperature", "grip")], watched="grip")


def one_test(key: str, age: int, said: Callable[[Visit], Iterable[object]] = messages) -> Found:
    """Everything that may happen in one test whose gate is open, by a clearance that may run out."""
    needs = tuple(test.key for test in BATTERY.values() if set(BATTERY[key].needs) & set(test.gives))
    state = before_effort(age, *needs, key, cleared=True)
    for _ in needs:
        state = asked(*through(*state))
    return explore([state], said, watched=key)


def test_the_safety_questions_cannot_be_walked_round() -> None:
    found = safety(64)
    assert ("unsafe", "safety") in found.ends
    assert found.effort
    assert {Stage.SAFETY, Stage.STAFF, Stage.TEST, Stage.WHY} <= found.stages


def test_the_pressure_cannot_be_walked_round() -> None:
    found = readings(64)
    assert found.effort
    assert found.barred == {"pressure", "unmeasured"}
    assert {("unsafe", "pressure"), ("refused", "unmeasured"), ("finished", "")} <= found.ends


def test_a_fever_cannot_be_walked_round() -> None:
    found = fever(64)
    assert found.effort
    assert "fever" in found.barred


def ages(test: Assessment) -> tuple[int, ...]:
    """The ages that make a difference for this test: around the age from which a helper is wanted, else one."""
    edge = (64, 65) if test.helper else AGES
    fit = tuple(age for age in edge if test.age_min <= age <= test.age_max) or (test.age_min,)
    return fit if test.helper else fit[:1]


@pytest.mark.parametrize(("key", "age"), [(key, age) for key, test in BATTERY.items() for age in ages(test)])
def test_no_test_is_measured_that_should_not_be(key: str, age: int) -> None:
    found = one_test(key, age)
    assert ("finished", "") in found.ends
    test = BATTERY[key]
    assert bool(found.effort) == test.effort
    wanted = test.staffed or (test.helper and age >= 65)
    assert (("refused", "no-helper") in found.ends) == wanted
    if test.effort:
        assert ("unsafe", "safety") in found.ends  # the clearance ran out


def test_putting_it_aside_leads_round_nothing() -> None:
    """나중에 이어서 at every place of the cuff's readings and rests, and of a test that wants a helper."""
    cuff, gait = readings(64, with_later), one_test("gait_speed", 80, with_later)
    assert Stage.LATER in cuff.stages & gait.stages
    assert {("refused", "no-helper"), ("unsafe", "safety")} <= gait.ends
    assert cuff.barred == {"pressure", "unmeasured"}


PROGRAMMES = [(one, age) for one in DEFAULTS for age in (12, 16, *AGES) if one.age_min <= age <= one.age_max]


@pytest.mark.parametrize(
    ("programme", "age"), [one for one in PROGRAMMES if not one[0].one], ids=lambda one: getattr(one, "key", one)
)
def test_no_programme_leads_round_the_gate(programme: Programme, age: int) -> None:
    found = explore_order([start(programme, age=age), start(programme, age=age, cleared=("safety.1", "safety.6"))])
    assert {"pressure", "unmeasured"} <= found.barred
    assert "safety" in {reason for _, reason in found.ends}
    for key in programme.assessments:
        assert (key, "") in found.ends, f"{key} is never finished"


@pytest.mark.parametrize("age", [16, 30, 80])
def test_choosing_again_leads_round_nothing(age: int) -> None:
    fits = [one for one in DEFAULTS if one.age_min <= age <= one.age_max and one.key in ("basic", "ageing", "one")]
    found = explore_order([start(*fits, age=age, keep=False)])
    assert {Stage.CHOOSE, Stage.WHICH, Stage.KEEP, Stage.SAFETY, Stage.BARRED, Stage.TEST} <= found.stages
    assert found.barred >= {"pressure", "unmeasured", "safety"}


def test_every_programme_asks_all_questions() -> None:
    assert {programme.questions for programme in DEFAULTS} == {QUESTIONS}


# --- with a guard taken out, the walk objects -----------------------------------------------------------------


def opened(*_: object, **__: object) -> Verdict:
    return Verdict(True)


def unasked(progress: steps.Progress, *_: object) -> steps.Moved:
    return steps._enter(progress, progress.index + 1)


def unguarded(visit: Any, effects: Any) -> Any:
    return visit, effects


def newest_only(taken: Any) -> Any:
    return newest_pressure(taken[:1])


def keeps_its_stage(visit: Any) -> Any:
    return replace(visit, clearance=None)


def always(*_: object, **__: object) -> bool:
    return True


def chair(age: int) -> Found:
    return one_test("gait_speed", age)


GUARDS: tuple[tuple[str, object, str, object, Callable[[int], Found]], ...] = (
    ("the gate", turns, "effort_allowed", opened, safety),
    ("pressure", turns, "gate_pressure", newest_only, readings),
    ("what is measured away", steps, "may_redo", always, readings),
    ("fever", turns, "newest", lambda *_: None, fever),
    ("contra-indications", steps, "_asked", unasked, chair),
    ("answers that end a test", steps, "_chosen", unasked, chair),
    ("the helper", turns, "helped", always, chair),
    ("the clearance while a test runs", turns, "_guarded", unguarded, chair),
    ("nothing has changed, without a clearance", stay, "_clearance_over", keeps_its_stage, safety),
)


@pytest.mark.parametrize(
    ("module", "name", "instead", "walked"), [guard[1:] for guard in GUARDS], ids=[guard[0] for guard in GUARDS]
)
def test_without_a_guard_the_walk_objects(
    module: object, name: str, instead: object, walked: Callable[[int], Found], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, name, instead)
    with pytest.raises(AssertionError, match=r"yes without|pressure |fever|was not asked|in spite of|no helper"):
        walked(80)
