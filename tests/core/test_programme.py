"""Programmes: order, who may do what, one test with what must come before it, and the next free device."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.assessment import Assessment
from kiosk.core.battery import BATTERY
from kiosk.core.programme import (
    DEFAULTS,
    Programme,
    alone,
    choices,
    fits,
    may_overtake,
    minutes,
    next_free,
    offered,
    ordered,
    sound,
    wants_helper,
)
from kiosk.core.texts import load_texts

KEYS = st.lists(st.sampled_from(sorted(BATTERY)), unique=True)


def given_by(keys: tuple[str, ...]) -> set[str]:
    return {quantity for key in keys for quantity in BATTERY[key].gives}


@settings(deadline=None)
@given(KEYS)
def test_any_tests_are_put_into_an_order_that_stands(keys: list[str]) -> None:
    order = ordered(keys)
    assert sorted(order) == sorted(keys)
    assert sound(order)
    tests = [BATTERY[key] for key in order]
    assert [test.cardio for test in tests] == sorted(test.cardio for test in tests)
    assert [test.effort for test in tests] == sorted(test.effort for test in tests)
    bare = [place for place, test in enumerate(tests) if test.barefoot]
    between = [tests[place] for place in range(bare[0], bare[-1])] if bare else []
    assert all(test.barefoot for test in between), "shoes go off and on once"


@settings(deadline=None)
@given(KEYS, st.lists(st.frozensets(st.sampled_from(sorted(BATTERY)))))
def test_busy_devices_never_let_anything_overtake_what_must_come_first(
    keys: list[str], busy: list[frozenset[str]]
) -> None:
    left, done = ordered(keys), []
    for taken in [*busy, *([frozenset()] * len(keys))]:
        if left:
            left = next_free(left, taken)
            done.append(left[0])
            left = left[1:]
    assert sorted(done) == sorted(keys)
    assert sound(done)


def test_the_next_free_test_is_the_first_that_may_be() -> None:
    keys = ("height", "weight", "pressure", "grip")
    assert next_free(keys, frozenset()) == keys
    assert next_free(keys, frozenset({"height"})) == ("weight", "height", "pressure", "grip")
    assert next_free(keys, frozenset({"height", "weight", "pressure"})) == keys  # grip never before pressure
    assert next_free(("pressure", "grip", "height"), frozenset({"pressure"})) == ("height", "pressure", "grip")
    assert next_free((), frozenset({"height"})) == ()


def test_what_may_be_done_before_what() -> None:
    grip, pressure, height = BATTERY["grip"], BATTERY["pressure"], BATTERY["height"]
    assert not may_overtake(grip, (pressure,))
    assert not may_overtake(grip, (BATTERY["temperature"],))
    assert not may_overtake(BATTERY["two_min_step"], (height,))
    assert not may_overtake(BATTERY["step_test"], (BATTERY["shuttle_run_20m"], BATTERY["weight"]))
    assert may_overtake(height, (pressure, grip))
    needy = Assessment("x", (), needs=("body_height",))
    assert not may_overtake(needy, (height,))
    assert may_overtake(needy, (pressure,))


def test_an_order_that_cannot_stand() -> None:
    assert sound(("height", "weight", "pressure", "grip"))
    assert not sound(("grip", "pressure"))
    assert not sound(("pressure", "two_min_step", "grip"))
    assert ordered(("grip", "two_min_step", "height", "pressure")) == ("pressure", "height", "grip", "two_min_step")


@settings(deadline=None)
@given(st.sampled_from(sorted(BATTERY)))
def test_one_test_alone_brings_what_must_come_before_it(key: str) -> None:
    programme = alone(Programme("one", tuple(BATTERY), one=True), key)
    assert key in programme.assessments
    assert not programme.one
    assert sound(programme.assessments)
    assert not programme.effort or "pressure" in programme.assessments
    assert set(BATTERY[key].needs) <= given_by(programme.assessments)


def test_what_one_test_brings() -> None:
    one = Programme("one", tuple(BATTERY), one=True)
    assert alone(one, "height").assessments == ("height",)
    assert alone(one, "grip").assessments == ("pressure", "grip")
    assert alone(one, "step_test").assessments == ("pressure", "height", "weight", "step_test")


def test_one_test_is_chosen_of_those_that_fit() -> None:
    one = Programme("one", ("height", "curl_up", "sarc_f"), one=True)
    assert choices(one, 14, None) == ("height", "curl_up")
    assert choices(one, 70, None) == ("height", "sarc_f")
    assert choices(one, 70, frozenset({"height", "grip"})) == ("height",)


@pytest.mark.parametrize(
    ("helper", "staffed", "age", "wanted"),
    [(True, False, 64, False), (True, False, 65, True), (False, True, 20, True), (False, False, 90, False)],
)
def test_who_wants_a_helper(helper: bool, staffed: bool, age: int, wanted: bool) -> None:
    assert wants_helper(Assessment("x", (), helper=helper, staffed=staffed), age) is wanted


def test_a_guarded_programme_is_offered_by_staff_only() -> None:
    growth = Programme("growth", ("height",), guarded=True)
    basic = Programme("basic", ("height",))
    assert offered((basic, growth), guarded=False) == (basic,)
    assert offered((basic, growth), guarded=True) == (basic, growth)


def test_minutes_are_whole_and_never_too_few() -> None:
    assert minutes(()) == 0
    assert minutes(("falls",)) == 1
    assert minutes(("height", "weight")) == 2


# --- what a kiosk offers by itself ----------------------------------------------------------------------------


@pytest.mark.parametrize("programme", DEFAULTS, ids=lambda one: one.key)
def test_a_default_programme_is_in_order_and_for_its_ages(programme: Programme) -> None:
    assert len(set(programme.assessments)) == len(programme.assessments)
    assert programme.one or sound(programme.assessments)
    for key in () if programme.one else programme.assessments:
        assert fits(BATTERY[key], programme.age_min), key
        assert fits(BATTERY[key], programme.age_max), key
    assert programme.key == "one" or not programme.effort or "pressure" in programme.assessments


def test_every_age_has_a_programme_and_every_test_is_in_one() -> None:
    assert [one.key for one in DEFAULTS if one.age_min == 0 and one.age_max == 120] == ["basic", "one"]
    assert {key for one in DEFAULTS for key in one.assessments} == set(BATTERY)
    assert DEFAULTS[0].assessments == ("height", "weight", "pressure", "grip")


def test_ageing_and_growth_are_what_was_decided() -> None:
    by_key = {one.key: one for one in DEFAULTS}
    assert {"grip", "gait_speed", "chair_stand_30s", "one_leg_stance", "k_frail"} <= set(by_key["ageing"].assessments)
    assert (by_key["ageing"].age_min, by_key["growth"].age_min, by_key["growth"].age_max) == (65, 11, 18)
    assert by_key["growth"].guarded


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_programme_and_every_test_has_a_name(language: str) -> None:
    texts = load_texts(language)
    wanted = {f"programme.{one.key}.title" for one in DEFAULTS} | {f"assessment.{key}" for key in BATTERY}
    assert sorted(wanted - set(texts)) == []
