"""What the robot does on the screens of a test, and its own judge of what it tapped: it must see a wrong number."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kiosk.app.demo import acts
from kiosk.app.demo.expect import near_enough, tapped
from kiosk.app.demo.look import Look, build_site
from kiosk.config import load
from kiosk.core.battery import BATTERY
from kiosk.core.messages import Clocked, Scene
from kiosk.core.programme import fits
from kiosk.core.quantity import QUANTITIES
from kiosk.core.texts import Sentence
from kiosk.devices.simulate.playbook import Playbook
from kiosk.devices.simulate.scenario import At, Resident, Taps, built_in
from kiosk.devices.simulate.scenario import load as scenario
from kiosk.station.ways import trials


def chosen(resident: Resident, *options: str, question: str = "programme", page: int = 9) -> list[str]:
    """What is touched where so many answers stand on each page."""
    scene = Scene("choose", question=question, options=tuple((one, Sentence("empty")) for one in options))
    turned = 0

    def sees(name: str) -> bool:
        shown = options[turned * page : (turned + 1) * page]
        return name == "next" if name == "next" else name.removeprefix("choice-") in shown

    touched = []
    for name in acts.answered(scene, resident, sees):
        touched.append(str(name))
        turned += name == "next"
    return touched


def test_the_usual_programme_is_chosen_unless_the_scenario_names_one() -> None:
    offers = ("fitness-65", "basic", "ageing")
    assert chosen(Resident(), *offers) == ["choice-basic"]
    assert chosen(Resident(programme="ageing"), *offers) == ["choice-ageing"]
    assert chosen(Resident(programme="growth"), *offers) == ["choice-fitness-65"]


def test_an_answer_on_a_further_page_is_looked_for() -> None:
    assert chosen(Resident(programme="ageing"), "a", "b", "ageing", page=2) == ["next", "choice-ageing"]


def test_other_questions_are_answered_as_the_scenario_says_else_the_first() -> None:
    assert chosen(Resident(), "left", "right", question="pressure.arm") == ["choice-left"]
    assert chosen(Resident(chosen={"pressure.arm": "right"}), "left", "right", question="pressure.arm") == [
        "choice-right"
    ]


def test_a_typed_number_is_touched_digit_by_digit_and_so_are_reason_and_pin() -> None:
    scene = Scene("live", quantities=("back_scratch",), actions=("type-value",))
    touched = list(acts.typed(scene, Resident(typed={"back_scratch": Decimal("-6.5")}), "1234"))
    assert touched == [
        *("type-value", "key-minus", "key-6", "key-point", "key-5", "key-ok", "reason-device"),
        *("key-1", "key-2", "key-3", "key-4", "key-ok"),
    ]


@pytest.mark.parametrize(
    "quantity", [one.needs[0] for test in BATTERY.values() for one in trials(test.steps) if "typed" in one.ways]
)
def test_what_is_typed_usually_can_be_typed(quantity: str) -> None:
    known = QUANTITIES[quantity]
    assert known.low <= acts.usual(quantity) <= known.high
    assert known.rounded(acts.usual(quantity)) == acts.usual(quantity)


def clock(*told: Clocked | None) -> Any:
    """What the station said of the trial's clock, look by look; the last stays."""
    said: Iterator[Clocked | None] = iter(told)
    last: list[Clocked | None] = [None]

    def now() -> Clocked | None:
        last[0] = next(said, last[0])
        return last[0]

    return now


def names(done: acts.Acts) -> list[str]:
    return [one for one in done if isinstance(one, str)]


def test_the_helper_waits_for_go_and_taps_what_the_scenario_says() -> None:
    scene = Scene("live", step="x", taps=("go", "count", "uncount"))
    resident = Resident(taps={"x": (Taps(button="count", times=3), Taps(button="uncount"))})
    done = list(acts.tapped(scene, resident, clock(None, Clocked("x", 100.0, 1e9)), 1.0))
    assert names(iter(done)) == ["tap-go", "tap-count", "tap-count", "tap-count", "tap-uncount"]
    waits = [one for one in done if isinstance(one, float)]
    assert 100.05 in waits


def test_nothing_is_counted_when_the_window_is_over_and_the_rest_of_a_lap_is_added() -> None:
    scene = Scene("live", step="x", taps=("go", "lap", "plus-1", "plus-5", "stop"))
    resident = Resident(taps={"x": (Taps(button="lap", after=1.0, times=4),)})
    done = names(acts.tapped(scene, resident, clock(None, Clocked("x", -100.0, -50.0)), 1.0))
    assert done == ["tap-go", "tap-plus-5", "tap-stop"]


def test_the_last_trial_of_a_step_is_settled_from_its_touches() -> None:
    (step,) = [one.step for one in trials(BATTERY["chair_stand_30s"].steps)]
    first = [("begin", 0.0), ("go", 1.0), ("end", 4.0), ("count", 2.0)]
    again = [("begin", 10.0), ("go", 10.4), ("go", 11.0), ("end", 14.0), ("count", 12.0), ("count", 13.0)]
    taps = [(step, name, at) for name, at in (*first, *again)]
    assert tapped(taps, step, 10.0) == {"chair_stand_30s": Decimal(2)}
    assert tapped(taps, "weight", 10.0) == {}


def test_counts_agree_exactly_and_seconds_as_well_as_a_finger_can() -> None:
    assert not near_enough("chair_stand_30s", Decimal(12), Decimal(11), 10.0)
    assert near_enough("up_and_go_3m", Decimal("8.2"), Decimal("8.3"), 1.0)
    assert not near_enough("up_and_go_3m", Decimal("8.2"), Decimal("9.2"), 10.0)


def test_a_further_reading_of_a_cuff_repeats_the_last_with_another_pulse() -> None:
    first = At.model_validate({"step": "pressure", "value": {"systolic": 128, "diastolic": 78, "pulse": 72}})
    book = Playbook((first, At.model_validate({"step": "weight", "value": 60})))
    again = book.begin("pressure-3")
    assert again is not None
    assert again.value == {"systolic": 128, "diastolic": 78, "pulse": 74}
    assert book.begin("weight-2") is None
    assert book.begin("pressure-x") is None


@pytest.mark.parametrize("name", [name for name in built_in() if scenario(name).assessments])
def test_a_scenario_s_own_tests_are_all_that_its_kiosk_offers(name: str, tmp_path: Path) -> None:
    book = scenario(name)
    site = build_site(tmp_path, Look(), "", book.resident, idle=(90.0, 60.0), only=book.assessments)
    (programme,) = load(site.config).programmes_for(book.resident.age)
    wanted = [key for key, one in BATTERY.items() if fits(one, book.resident.age)]
    assert sorted(programme.assessments) == sorted(wanted if book.assessments == "all" else book.assessments)


def test_every_assessment_is_in_one_of_the_scenarios_but_those_of_children() -> None:
    ages = [scenario(name).resident.age for name in built_in() if scenario(name).assessments == "all"]
    played = {key for age in ages for key, one in BATTERY.items() if fits(one, age)}
    assert {key for key in set(BATTERY) - played} == {key for key, one in BATTERY.items() if one.age_max <= 12}


# --- touch tasks ---------------------------------------------------------------------------------------------------


def touches(task: str, *screens: str) -> list[str]:
    """What is touched while these screens pass by, each told by what is seen on it: a touch ends one, or a glance."""
    left = [set(one.split()) for one in screens]
    found: list[str] = []
    for act in acts.touched(Scene("live", task=f"{task}:1"), lambda name: bool(left) and name in left[0]):
        found += [act] if isinstance(act, str) else []
        if not left:
            break
        wanted = bool(left[0] & {"sign-go", "task-begin", "task-ok"})
        if wanted is (isinstance(act, str) and not act.startswith("key-")):
            left.pop(0)
    return found


def test_the_circle_is_touched_and_the_square_is_not() -> None:
    screens = ("", "sign-go", "", "sign-stay", "", "task-begin", "sign-stay", "sign-go", "")
    assert touches("go-no-go", *screens) == ["sign-go", "task-begin", "sign-go"]


def test_numbers_are_touched_in_order_after_the_practice_from_one_again() -> None:
    seen: list[str] = []
    shown = {"number-2", "number-1"}
    for act in acts.touched(Scene("live", task="number-trail:1"), lambda name: name in shown):
        if isinstance(act, str):
            seen.append(act)
            shown.discard(act)
            if act == "number-2":
                shown.add("task-begin")
            elif act == "task-begin":
                shown.add("number-1")
        if len(seen) == 4:
            break
    assert seen == ["number-1", "number-2", "task-begin", "number-1"]


def test_a_short_row_is_typed_and_a_long_one_is_not_known() -> None:
    def rows(digits: str) -> list[str]:
        return [screen for digit in digits for screen in (f"digit-{digit}", "")]

    assert touches("forward-span", *rows("527"), "task-ok", "") == ["key-5", "key-2", "key-7", "task-ok"]
    assert touches("forward-span", *rows("52719"), "task-ok", "") == ["task-ok"]
