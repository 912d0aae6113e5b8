"""체력 나이: a range that the table itself gives, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.fitness_age import FACTORS, FEWEST, fitness_age
from kiosk.core.norms.tables import distribution
from kiosk.core.quantity import QUANTITIES
from kiosk.core.resident import Sex


def middles(sex: Sex, age: int, *items: str) -> dict[str, Decimal]:
    """What the middle visitor of this age has: p50 of each item."""
    return {
        item: row.threshold
        for item in items
        for row in distribution()[item]
        if row.mark == "p50" and row.fits(sex, age)
    }


OLD = ("relative_grip", "two_min_step", "chair_stand_30s", "sit_and_reach", "up_and_go_3m", "figure8_walk")
YOUNG = ("relative_grip", "shuttle_run_20m", "cross_sit_up", "sit_and_reach", "shuttle_10m_x4", "standing_long_jump")


@pytest.mark.parametrize("sex", Sex)
@pytest.mark.parametrize("age", [19, 30, 45, 60, 64])
def test_who_is_like_the_middle_of_an_age_is_given_that_age(sex: Sex, age: int) -> None:
    found = fitness_age(sex, 40, middles(sex, age, *YOUNG))
    assert found is not None
    assert found.youngest <= age <= (found.oldest or 200)
    assert len(found.factors) == 6


@pytest.mark.parametrize("sex", Sex)
@pytest.mark.parametrize("age", [67, 72, 77, 85])
def test_the_same_at_a_high_age(sex: Sex, age: int) -> None:
    found = fitness_age(sex, age, middles(sex, age, *OLD))
    assert found is not None
    assert found.youngest <= age <= (found.oldest or 200)


def test_the_range_is_what_half_of_the_factors_share() -> None:
    """Worked by hand from nfa_distribution.csv, men: p25-p75 of three items by band."""
    values = {"relative_grip": Decimal("60.0"), "cross_sit_up": Decimal(40), "standing_long_jump": Decimal(200)}
    bands = {}
    for item, value in values.items():
        marks: dict[tuple[int, int], dict[str, Decimal]] = {}
        for row in distribution()[item]:
            if row.sex == "M" and row.age_min >= 19:
                marks.setdefault((row.age_min, row.age_max), {})[row.mark] = row.threshold
        bands[item] = {band for band, mark in marks.items() if mark["p25"] <= value <= mark["p75"]}
        assert bands[item]
    shared = sorted(band for band in set().union(*bands.values()) if sum(band in one for one in bands.values()) >= 2)
    found = fitness_age(Sex.MALE, 30, values)
    assert found is not None
    assert (found.youngest, found.oldest) == (shared[0][0], shared[-1][1])


@pytest.mark.parametrize("age", [5, 11, 18])
def test_nothing_is_said_about_the_young(age: int) -> None:
    assert fitness_age(Sex.FEMALE, age, middles(Sex.FEMALE, 30, *YOUNG)) is None
    assert fitness_age(Sex.FEMALE, 19, middles(Sex.FEMALE, 30, *YOUNG)) is not None


def test_with_two_factors_there_is_nothing_with_three_there_is() -> None:
    two = middles(Sex.FEMALE, 30, "relative_grip", "cross_sit_up")
    assert fitness_age(Sex.FEMALE, 30, two) is None
    assert fitness_age(Sex.FEMALE, 30, two | middles(Sex.FEMALE, 30, "standing_long_jump")) is not None


def test_who_is_beyond_every_middle_half_is_given_nothing() -> None:
    best = {"relative_grip": Decimal(150), "cross_sit_up": Decimal(119), "standing_long_jump": Decimal(399)}
    assert fitness_age(Sex.MALE, 30, best) is None


def test_items_without_bands_say_nothing() -> None:
    values = dict.fromkeys(("flight_time", "vo2max", "six_min_walk", "arm_curl"), Decimal(1))
    assert fitness_age(Sex.MALE, 30, values) is None
    assert fitness_age(Sex.MALE, 30, {}) is None


def test_every_item_of_a_factor_is_in_the_table() -> None:
    assert {item for items in FACTORS.values() for item in items} <= set(distribution())


VALUES = st.fixed_dictionaries(
    {},
    optional={
        item: st.decimals(QUANTITIES[item].low, QUANTITIES[item].high, places=QUANTITIES[item].decimals)
        for items in FACTORS.values()
        for item in items
    },
)


@given(st.sampled_from(Sex), st.integers(0, 120), VALUES)
def test_whatever_was_measured_it_is_a_range_of_known_bands_or_nothing(
    sex: Sex, age: int, values: Mapping[str, Decimal]
) -> None:
    found = fitness_age(sex, age, values)
    if found is None:
        return
    starts = {row.age_min for item in values for row in distribution().get(item, ()) if row.age_min >= 19}
    assert age >= 19
    assert found.youngest in starts
    assert found.oldest is None or found.oldest > found.youngest
    assert len(found.factors) >= FEWEST
    assert (found.youngest, found.oldest) != (min(starts), None)


def test_being_stronger_never_makes_older() -> None:
    """Between neighbouring ages, whoever has the middle of the younger is not given an older range."""
    ages = (22, 27, 32, 37, 42, 47, 52, 57, 62)
    found = [fitness_age(Sex.MALE, 40, middles(Sex.MALE, age, *YOUNG[:3], *YOUNG[4:])) for age in ages]
    for younger, older in pairwise(found):
        assert younger is not None
        assert older is not None
        assert younger.youngest <= older.youngest
