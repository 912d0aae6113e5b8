"""Computed values: from rounded ones, rounded once, as the official procedure says."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kiosk.core.assessment import Taken
from kiosk.core.battery import BATTERY
from kiosk.core.derive import (
    AFTER,
    SOURCES,
    best_grip,
    bmi,
    complete,
    computed,
    derived,
    newest,
    relative_grip,
)
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Side
from kiosk.core.resident import Person, Sex
from kiosk.core.visit_record import End


def taken(step: str, quantity: str, value: str, side: Side | None = None) -> Taken:
    return Taken(step, ((quantity, Decimal(value)),), side)


HEIGHT, WEIGHT = taken("height", "body_height", "158.4"), taken("weight", "body_weight", "61.3")
GRIPS = (
    taken("grip-right-1", "grip_force", "22.4", Side.RIGHT),
    taken("grip-left-1", "grip_force", "24.1", Side.LEFT),
    taken("grip-right-2", "grip_force", "23.9", Side.RIGHT),
)


@pytest.mark.parametrize(
    ("kg", "cm", "expected"), [("61.3", "158.4", "24.4"), ("50", "200", "12.5"), ("70.0", "175.0", "22.9")]
)
def test_bmi(kg: str, cm: str, expected: str) -> None:
    assert str(bmi(Decimal(kg), Decimal(cm))) == expected


@pytest.mark.parametrize(
    ("kg", "weight", "expected"),
    [("24.1", "61.3", "39.3"), ("35.05", "70", "50.1"), ("30", "60", "50.0")],  # 50.07 and not 50.0
)
def test_relative_grip(kg: str, weight: str, expected: str) -> None:
    assert str(relative_grip(Decimal(kg), Decimal(weight))) == expected


def test_the_best_of_both_hands_counts() -> None:
    assert best_grip(GRIPS) == Decimal("24.1")
    assert best_grip((HEIGHT,)) is None


def test_the_newest_value_counts() -> None:
    again = taken("weight-2", "body_weight", "60.0")
    assert newest((WEIGHT, HEIGHT, again), "body_weight") == Decimal("60.0")
    assert newest((HEIGHT,), "body_weight") is None


@pytest.mark.parametrize(
    ("trials", "assessment", "keys"),
    [
        ((HEIGHT, WEIGHT), "weight", ["bmi"]),
        ((WEIGHT, HEIGHT), "height", ["bmi"]),
        ((HEIGHT,), "height", []),
        ((WEIGHT,), "weight", []),
        ((HEIGHT, WEIGHT, *GRIPS), "grip", ["relative_grip"]),
        (GRIPS, "grip", []),
        ((WEIGHT,), "grip", []),
        ((HEIGHT, WEIGHT, *GRIPS), "pressure", []),
    ],
)
def test_what_an_end_makes_computable(trials: tuple[Taken, ...], assessment: str, keys: list[str]) -> None:
    assert [key for key, _ in computed(trials, assessment)] == keys


# --- what a fitness visit makes computable ---------------------------------------------------------------------------

MAN = Person(Sex.MALE, 25, 2001)


def values(**found: str) -> dict[str, list[Decimal]]:
    return {quantity: [Decimal(one) for one in digits.split()] for quantity, digits in found.items()}


@pytest.mark.parametrize(
    ("quantity", "found", "expected"),
    [
        ("bmi", {"body_weight": "60.0 61.3", "body_height": "158.4"}, "24.4"),  # of two weights the newest
        ("relative_grip", {"grip_force": "22.4 24.1 23.9", "body_weight": "61.3"}, "39.3"),  # of all grips the best
        ("whtr", {"waist": "85.0", "body_height": "158.4"}, "0.54"),
        ("gait_speed_usual", {"gait_4m_time": "4.60 4.10"}, "0.98"),  # of two walks the faster
        ("gait_speed_usual", {"gait_4m_time": "4.00"}, "1.00"),
        ("vo2max", {"recovery_hr_60s": "140", "body_height": "170", "body_weight": "65"}, "42.5"),  # 42.53
    ],
)
def test_each_is_made_from_what_counts_of_its_sources(quantity: str, found: dict[str, str], expected: str) -> None:
    assert str(derived(quantity, values(**found), MAN)) == expected
    for source in SOURCES[quantity]:
        assert derived(quantity, values(**{key: one for key, one in found.items() if key != source}), MAN) is None
        assert not complete(quantity, values(**{key: one for key, one in found.items() if key != source}))
    assert complete(quantity, values(**found))


@pytest.mark.parametrize("person", [None, Person(Sex.MALE, 18, 2008), Person(Sex.FEMALE, 65, 1961)])
def test_the_step_test_speaks_about_adults_below_65_alone(person: Person | None) -> None:
    found = values(recovery_hr_60s="140", body_height="170", body_weight="65")
    assert derived("vo2max", found, person) is None


FULL = {"side_by_side_hold": "10.0", "semi_tandem_hold": "10.0", "tandem_hold": "10.0"}


@pytest.mark.parametrize(
    ("found", "points"),
    [
        (FULL | {"gait_4m_time": "4.81", "chair_stand_5x": "11.1"}, 12),
        (FULL | {"gait_4m_time": "4.82", "chair_stand_5x": "11.2"}, 10),
        (FULL | {"gait_4m_time": "6.30 4.81", "chair_stand_5x": "11.1"}, 12),  # the better of two walks
        (FULL | {"tandem_hold": "3.0", "gait_4m_time": "4.81", "chair_stand_5x": "11.1"}, 11),
        ({"side_by_side_hold": "10.0", "semi_tandem_hold": "9.9", "gait_4m_time": "8.71", "chair_stand_5x": "16.7"}, 3),
        ({"side_by_side_hold": "4.0", "gait_4m_time": "4.81", "chair_stand_5x": "60.1"}, 4),
        (FULL | {"gait_4m_time": "4.81"}, 8),  # could not rise without the arms
        (FULL, 4),
        ({"side_by_side_hold": "2.0"}, 0),
    ],
)
def test_the_sppb_is_put_together(found: dict[str, str], points: int) -> None:
    assert derived("sppb", values(**found)) == points


def test_without_any_balance_there_is_no_sppb() -> None:
    assert derived("sppb", values(gait_4m_time="4.0", chair_stand_5x="10.0")) is None


@pytest.mark.parametrize("ended", End)
def test_an_sppb_counts_when_the_test_was_finished(ended: End) -> None:
    trials = [taken(f"sppb-{key}", key, digits) for key, digits in FULL.items()]
    keys = [key for key, _ in computed(trials, "sppb", MAN, ended)]
    assert ("sppb" in keys) is (ended is End.FINISHED)


def test_an_sppb_takes_nothing_from_another_test() -> None:
    own = [taken(f"sppb-{key}", key, digits) for key, digits in FULL.items()]
    others = [taken("chair_stand_5x-1", "chair_stand_5x", "10.0"), taken("gait_speed-1", "gait_4m_time", "4.00")]
    assert ("sppb", Decimal(4)) in computed([*others, *own], "sppb", MAN)


def test_the_walk_gives_a_speed_whatever_test_it_was_part_of() -> None:
    walk = taken("gait_speed-1", "gait_4m_time", "5.00")
    assert computed([walk], "gait_speed") == (("gait_speed_usual", Decimal("0.80")),)
    assert computed([walk], "sppb", MAN, End.LEFT) == (("gait_speed_usual", Decimal("0.80")),)


def test_the_step_test_needs_the_person() -> None:
    trials = [HEIGHT, WEIGHT, taken("step_test-pulse-1", "recovery_hr_60s", "120")]
    assert [key for key, _ in computed(trials, "step_test", MAN)] == ["vo2max"]
    assert computed(trials, "step_test") == ()


def test_what_cannot_be_is_not_computed() -> None:
    far_off = [taken("height", "body_height", "50.0"), taken("weight", "body_weight", "300.0")]
    assert computed(far_off, "weight") == ()  # a BMI of 1200


def test_what_is_known_already_is_not_written_again() -> None:
    known = taken("bmi", "bmi", "24.4")
    assert computed((HEIGHT, WEIGHT, known), "height") == ()
    assert computed((HEIGHT, WEIGHT, taken("bmi", "bmi", "24.5")), "height") == (("bmi", Decimal("24.4")),)


def test_every_computed_quantity_has_sources_and_an_end_after_which_it_is_made() -> None:
    assert set(AFTER) == set(SOURCES)
    assert {source for sources in SOURCES.values() for source in sources} <= set(QUANTITIES)
    assert {key for keys in AFTER.values() for key in keys} <= set(BATTERY)
    for quantity, sources in SOURCES.items():
        given = {one for key in AFTER[quantity] for one in BATTERY[key].gives}
        assert given & set(sources), quantity
