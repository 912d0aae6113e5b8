"""The overall grade by the rules of 2025: every set, sex and band at its own thresholds; what missing items cost.

The body of rules is fitness-tests §4; the people are built from the table's text, not by the product's reader.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core import rules
from kiosk.core.resident import Sex
from kiosk.core.rules.overall import NOT_EARNED, outcomes
from kiosk.core.rules.sets import FACTORS, ItemSet
from kiosk.core.rules.why import TAKING_PART, ladder
from tests.core.assess_door import Line, ask, fits, rows, step

FILES = {"nfa_child": 11, "nfa_youth": 13, "nfa_adult": 19, "nfa_senior": 65}
TABLE = [row for name in FILES for row in rows(name)]
HEALTH = {
    "nfa_child": ("shuttle_run_15m", "relative_grip", "curl_up", "sit_and_reach"),
    "nfa_youth": ("shuttle_run_20m", "relative_grip", "curl_up", "sit_and_reach"),
    "nfa_adult": ("shuttle_run_20m", "relative_grip", "cross_sit_up", "sit_and_reach"),
    "nfa_senior": (
        *("two_min_step", "relative_grip", "chair_stand_30s", "sit_and_reach", "up_and_go_3m", "figure8_walk"),
    ),
}
MOTOR = {
    "nfa_child": ("side_hop", "standing_long_jump", "eye_hand_count"),
    "nfa_youth": ("illinois_agility", "flight_time", "eye_hand_time"),
    "nfa_adult": ("shuttle_10m_x4", "reaction_time", "standing_long_jump", "flight_time"),
    "nfa_senior": (),
}
OTHER_TEST = {  # of the same factor
    **dict.fromkeys(("nfa_youth", "nfa_adult"), ("shuttle_run_20m", "vo2max")),
    "nfa_senior": ("two_min_step", "six_min_walk"),
}
PEOPLE = sorted(
    {
        (name, row["sex"], int(row["age_min"]))
        for name in FILES
        for row in rows(name)
        if row["item"] == "relative_grip" and row["grade_or_percentile"] == "1"
    }
)


def threshold(item: str, sex: str, age: int, mark: int | str) -> Line:
    found = [row for row in TABLE if row["item"] == item and fits(row, sex, age)]
    (row,) = [row for row in found if row["grade_or_percentile"] == str(mark)]
    return row


def worse(row: Line) -> Decimal:
    """One step short of a threshold."""
    short = step(row["item"]) * (1 if row["direction"] == "lower" else -1)
    return Decimal(row["threshold"]) + short


def at(item: str, sex: str, age: int, grade: int) -> Decimal:
    """The poorest value that earns a grade; below every grade for 4."""
    if grade == 4:
        return worse(threshold(item, sex, age, 3))
    return Decimal(threshold(item, sex, age, grade)["threshold"])


def everybody(name: str, sex: str, age: int, grade: int, motor: int | None = None) -> dict[str, Decimal]:
    values = {item: at(item, sex, age, grade) for item in HEALTH[name]}
    if motor is not None and MOTOR[name]:
        item = MOTOR[name][0]
        values[item] = at(item, sex, age, motor) if motor < 3 else worse(threshold(item, sex, age, 2))
    if name == "nfa_senior":
        values["absolute_grip"] = worse(threshold("absolute_grip", sex, age, 4))
    else:
        values["bmi"] = Decimal(20)
    return values


def overall(sex: str, age: int, values: dict[str, Decimal]) -> dict[str, Any]:
    return ask("overall_grade", sex=sex, age=age, values=values)


@pytest.mark.parametrize(("name", "sex", "age"), PEOPLE)
def test_at_the_thresholds_of_a_grade_it_is_that_grade_and_one_step_short_it_is_not(
    name: str, sex: str, age: int
) -> None:
    for grade in (1, 2, 3):
        values = everybody(name, sex, age, grade, motor=min(grade, 2))
        found = overall(sex, age, values)
        assert (found["overall_grade"], found["missing"]) == (grade, []), (values, found)
        assert found["why"]
        for item in HEALTH[name]:
            short = values | {item: worse(threshold(item, sex, age, grade))}
            lower = overall(sex, age, short)["overall_grade"]
            assert lower is None or lower > grade, (item, short)
            assert (lower is None) == (name == "nfa_child" and grade == 3)
            if name != "nfa_child":
                assert lower in ({1: {2}, 2: {3}, 3: {4, 5}}[grade])


@pytest.mark.parametrize(("name", "sex", "age"), [one for one in PEOPLE if one[0] in OTHER_TEST])
def test_of_two_tests_of_one_factor_the_better_counts(name: str, sex: str, age: int) -> None:
    first, second = OTHER_TEST[name]
    values = everybody(name, sex, age, 1, motor=1)
    poor = worse(threshold(first, sex, age, 3))
    assert overall(sex, age, values | {first: poor})["overall_grade"] in (4, 5)
    assert overall(sex, age, values | {first: poor, second: at(second, sex, age, 1)})["overall_grade"] == 1
    without = {item: value for item, value in values.items() if item != first}
    assert overall(sex, age, without | {second: at(second, sex, age, 2)})["overall_grade"] == 2


@pytest.mark.parametrize(("name", "sex", "age"), [one for one in PEOPLE if MOTOR[one[0]]])
def test_one_motor_item_is_enough_for_grades_1_and_2_and_none_is_asked_for_3(name: str, sex: str, age: int) -> None:
    values = everybody(name, sex, age, 1)
    for item, grade in product(MOTOR[name], (1, 2)):
        others = {one: worse(threshold(one, sex, age, 2)) for one in MOTOR[name]}
        assert overall(sex, age, values | others | {item: at(item, sex, age, grade)})["overall_grade"] == grade
        assert overall(sex, age, values | {item: at(item, sex, age, grade)})["overall_grade"] == grade
    assert overall(sex, age, values | others)["overall_grade"] == 3
    assert overall(sex, age, everybody(name, sex, age, 3))["overall_grade"] == 3
    unsure = overall(sex, age, values)
    assert (unsure["overall_grade"], unsure["possible"]) == (None, [1, 2, 3])
    assert unsure["missing"] == list(MOTOR[name])
    assert unsure["reason"] == "items_missing"


BODY = [
    (row, name)
    for name in FILES
    for row in rows(name)
    if row["direction"] == "range" and row["grade_or_percentile"].startswith("3_")
]


@pytest.mark.parametrize(("row", "name"), BODY, ids=[f"{n}-{r['item']}-{r['sex']}-{r['age_min']}" for r, n in BODY])
def test_body_composition_decides_between_3_and_4_alone(row: Line, name: str) -> None:
    for age in {int(row["age_min"]), int(row["age_max"])}:
        limit, moved = Decimal(row["threshold"]), step(row["item"])
        inside = {"3_min_inclusive": (0, 1), "3_min_exclusive": (1,), "3_max_exclusive": (-1,)}
        for steps in (-1, 0, 1):
            values = everybody(name, row["sex"], age, 3) | {row["item"]: limit + steps * moved}
            if row["item"] != "bmi":
                del values["bmi"]
            good = steps in inside[row["grade_or_percentile"]]
            below = None if name == "nfa_child" else 4
            found = overall(row["sex"], age, values)
            assert found["overall_grade"] == (3 if good else below), (values, found)
            assert found["missing"] == []
            best = everybody(name, row["sex"], age, 2, motor=2) | {row["item"]: limit + steps * moved}
            assert overall(row["sex"], age, best)["overall_grade"] == 2, "asked only for grade 3"


@pytest.mark.parametrize(
    ("bmi", "fat", "expected"),
    [
        *(("24.9", "40", 3), ("27", "20", 3), ("27", "40", 4), ("25", "27", 4), ("18.5", None, 3), ("18.4", None, 4)),
        *((None, "7", 4), (None, "7.1", 3), (None, "26.9", 3), (None, "27", 4), (None, None, None)),
    ],
)
def test_bmi_or_body_fat_in_range(bmi: str | None, fat: str | None, expected: int | None) -> None:
    values: dict[str, Decimal] = everybody("nfa_adult", "M", 30, 3)
    del values["bmi"]
    values |= {item: Decimal(given) for item, given in (("bmi", bmi), ("body_fat", fat)) if given}
    found = overall("M", 30, values)
    assert found["overall_grade"] == expected
    assert found["missing"] == ([] if expected else ["bmi", "body_fat"])


@pytest.mark.parametrize("sex", ["M", "F"])
@pytest.mark.parametrize("age", [13, 18, 19, 64])
@pytest.mark.parametrize(("cardio", "strength", "expected"), [(3, 3, 4), (3, 4, 5), (4, 3, 5), (4, 4, 6), (1, 4, 5)])
def test_grades_4_to_6_look_at_cardio_and_strength_alone(
    sex: str, age: int, cardio: int, strength: int, expected: int
) -> None:
    name = "nfa_adult" if age > 18 else "nfa_youth"
    values = everybody(name, sex, age, 1, motor=1) | {"sit_and_reach": at("sit_and_reach", sex, age, 4)}
    values |= {"shuttle_run_20m": at("shuttle_run_20m", sex, age, cardio)}
    values |= {"relative_grip": at("relative_grip", sex, age, strength)}
    assert overall(sex, age, values)["overall_grade"] == expected
    endurance = HEALTH[name][2]
    short = {item: value for item, value in values.items() if item != endurance}
    found = overall(sex, age, short)
    assert found["overall_grade"] == expected, "endurance does not count here"
    assert endurance in found["missing"]


@pytest.mark.parametrize(("name", "sex", "age"), [one for one in PEOPLE if one[0] == "nfa_senior"])
def test_seniors_below_grade_3(name: str, sex: str, age: int) -> None:
    lows = {item: threshold(item, sex, age, 4) for item in ("absolute_grip", "chair_stand_30s", "figure8_walk")}
    assert {item: threshold(item, sex, age, 5)["threshold"] for item in lows} == {
        item: row["threshold"] for item, row in lows.items()
    }
    for grip, chair, figure8 in product((True, False), repeat=3):
        values = everybody(name, sex, age, 1) | {"sit_and_reach": at("sit_and_reach", sex, age, 4)}
        for good, (item, row) in zip((grip, chair, figure8), lows.items(), strict=True):
            values[item] = Decimal(row["threshold"]) if good else worse(row)
        expected = 4 if figure8 and (grip or chair) else 5 if figure8 or grip or chair else 6
        found = overall(sex, age, values)
        assert (found["overall_grade"], found["missing"]) == (expected, []), values
        del values["absolute_grip"]
        certain = (chair and figure8) or (chair and not figure8)
        found = overall(sex, age, values)
        assert found["overall_grade"] == (expected if certain else None)
        assert found["missing"] == ([] if certain else ["absolute_grip"])


@pytest.mark.parametrize(("name", "sex", "age"), PEOPLE)
def test_a_missing_factor_leaves_the_grade_open(name: str, sex: str, age: int) -> None:
    for item in HEALTH[name]:
        values = everybody(name, sex, age, 1, motor=1)
        del values[item]
        found = overall(sex, age, values)
        assert found["overall_grade"] is None
        assert item in found["missing"]
        assert found["reason"] == "items_missing"
        assert "not measured" in found["why"]
        assert ask("overall_grade", sex=sex, age=age, values={**values, item: None}) == found
    nothing = overall(sex, age, {})
    assert nothing["overall_grade"] is None
    assert set(HEALTH[name]) <= set(nothing["missing"])


@pytest.mark.parametrize(("name", "sex", "age"), [one for one in PEOPLE if one[0] == "nfa_child"])
def test_a_child_below_grade_3_takes_part(name: str, sex: str, age: int) -> None:
    found = overall(sex, age, everybody(name, sex, age, 4, motor=1))
    assert (found["overall_grade"], found["reason"], found["missing"]) == (None, "taking_part", [])
    assert "certificate of taking part" in found["why"]


@pytest.mark.parametrize("age", [0, 3, 4, 7, 10])
def test_under_eleven_there_is_no_standard(age: int) -> None:
    found = overall("F", age, {"relative_grip": Decimal(40)})
    assert (found["overall_grade"], found["reason"]) == (None, "no_norm_for_age")


def test_what_follows_from_the_values_is_worked_out_and_what_is_unknown_is_named() -> None:
    values = everybody("nfa_adult", "M", 30, 1, motor=1)
    del values["relative_grip"], values["bmi"]
    body = {"grip_max": Decimal(60), "body_weight": Decimal(70), "body_height": Decimal(175)}
    assert overall("M", 30, values | body)["overall_grade"] == 1
    for alone in ("body_weight", "body_height", "grip_max"):
        assert "relative_grip" in overall("M", 30, values | {alone: body[alone]})["missing"]
    found = overall("M", 30, values | body | {"chair_stand_30s": Decimal(20), "blinking": Decimal(3)})
    assert found["ignored"] == ["blinking", "chair_stand_30s"]


@pytest.mark.parametrize(
    ("name", "grade", "why"),
    [
        ("nfa_adult", 1, "every health factor at grade 1 or better, and of the motor factors agility"),
        ("nfa_adult", 2, "every health factor at grade 2 or better, and of the motor factors agility"),
        ("nfa_adult", 3, "every health factor at grade 3 or better and body composition in range"),
        ("nfa_adult", 4, "neither cardio nor strength at grade 3 or better; not reached for grade 3: cardio, strength"),
        ("nfa_senior", 3, "all six factors at grade 3 or better; the weakest decides: cardio, strength"),
        ("nfa_senior", 4, "reached in the table of grades 4 and 5: none; not reached for grade 3: cardio, strength"),
        ("nfa_child", 4, "not reached for grade 3: cardio, strength, endurance, flexibility; a child below"),
    ],
)
def test_why_names_what_decided(name: str, grade: int, why: str) -> None:
    found = overall("F", FILES[name], everybody(name, "F", FILES[name], grade, motor=min(grade, 2)))
    assert found["why"].startswith(why)
    shown = {factor: one for factor, one in found["factors"].items() if factor not in ("agility", "power")}
    assert set(shown.values()) == {grade if grade < 4 else None}


def test_why_names_body_composition_and_what_is_not_measured() -> None:
    out = everybody("nfa_adult", "M", 30, 3) | {"bmi": Decimal(25)}
    assert overall("M", 30, out)["why"] == (
        "cardio and strength both at grade 3 or better; not reached for grade 3: body_composition"
    )
    del out["bmi"], out["sit_and_reach"]
    assert overall("M", 30, out)["why"] == ("not measured: flexibility, body_composition; the grade could be 3, 4")


RANKS = st.sampled_from([1, 2, 3, NOT_EARNED])


@given(st.sampled_from(ItemSet), st.data())
def test_a_better_factor_never_gives_a_worse_grade(found: ItemSet, data: st.DataObject) -> None:
    names = [*FACTORS[found].health, "absolute_grip" if found is ItemSet.SENIOR else "motor", "body_composition"]
    factor = {name: data.draw(RANKS) for name in names}
    name = data.draw(st.sampled_from(names))
    better = factor | {name: data.draw(RANKS.filter(lambda rank: rank <= factor[name]))}
    assert ladder(found, better) <= ladder(found, factor)


@given(st.sampled_from(ItemSet), st.data())
def test_what_is_possible_holds_every_way_it_can_turn_out(found: ItemSet, data: st.DataObject) -> None:
    last = ["absolute_grip"] if found is ItemSet.SENIOR else ["motor", "body_composition"]
    names = [*FACTORS[found].health, *last]
    states = tuple((name, data.draw(st.none() | RANKS)) for name in names)
    whole = {
        name: (data.draw(st.sampled_from([1, NOT_EARNED]) if name in ("body_composition", "absolute_grip") else RANKS))
        if state is None
        else state
        for name, state in states
    }
    possible, matters = outcomes(found, states)
    assert ladder(found, whole) in possible
    assert (len(possible) > 1) == bool(matters)
    assert matters <= {name for name, state in states if state is None}
    assert TAKING_PART not in possible or found is ItemSet.CHILD


def test_the_python_door_says_the_same() -> None:
    values = everybody("nfa_senior", "F", 70, 2)
    found = rules.overall(Sex.FEMALE, 70, values)
    assert (found.grade, found.missing, found.possible) == (2, (), (2,))
    assert set(found.factors) == set(FACTORS[ItemSet.SENIOR].health)
