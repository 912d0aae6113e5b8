"""The verdict on one trial: what is doubted, what a repeat must say, and words for every doubt."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.far import allowed
from kiosk.core.quality import ACCEPTED_BECAUSE, DOUBTS, GROWING, POSSIBLE, REPEAT, agrees, doubt, known
from kiosk.core.quantity import QUANTITIES
from kiosk.core.texts import load_texts


@pytest.mark.parametrize(
    ("quantity", "last", "now", "age", "doubted"),
    [
        ("body_weight", "60.0", "66.0", 70, False),
        ("body_weight", "60.0", "66.1", 70, True),
        ("body_weight", "60.0", "53.9", 70, True),
        ("body_height", "158.0", "161.1", 70, True),
        ("body_height", "158.0", "170.0", 13, False),  # a child has grown
        ("body_height", "158.0", "173.1", 13, True),
        ("body_height", "158.0", "173.0", 18, False),
        ("body_height", "158.0", "161.1", 19, True),
        ("systolic_pressure", "128", "168", 70, False),
        ("systolic_pressure", "128", "169", 70, True),
        ("sit_and_reach", "0.0", "12.0", 70, False),  # a third of nothing would be nothing
        ("sit_and_reach", "-2.0", "13.1", 70, True),
        ("one_leg_stance_open", "2.0", "60.0", 70, False),  # too noisy to call a change
        ("body_temperature", "36.2", "39.5", 70, False),  # a fever is no slip, and is not skipped as one
        ("chair_stand_30s", "15", "20", 70, False),
        ("chair_stand_30s", "15", "23", 70, True),
    ],
)
def test_a_change_that_is_hardly_possible(quantity: str, last: str, now: str, age: int, doubted: bool) -> None:
    word = doubt([(quantity, Decimal(now))], {quantity: Decimal(last)}, age=age)
    assert word == ("far-from-last" if doubted else "")


def test_nothing_is_doubted_without_a_last_time() -> None:
    assert doubt([("body_weight", Decimal(200))], {}) == ""
    assert doubt([("body_weight", Decimal(60))], {"body_height": Decimal(10)}) == ""


def test_what_the_settler_doubts_comes_first() -> None:
    assert doubt([("body_weight", Decimal(90))], {"body_weight": Decimal(60)}, said="moved") == "moved"
    assert doubt([], {}, said="some new word") == "unsure"
    assert [known(word) for word in ("", "uneven", "?")] == ["", "uneven", "unsure"]


@settings(deadline=None)
@given(st.sampled_from(sorted(QUANTITIES)), st.decimals(0, 200, places=1), st.decimals(0, 200, places=1))
def test_a_repeat_agrees_within_what_is_allowed(quantity: str, first: Decimal, second: Decimal) -> None:
    same = abs(second - first) <= max(allowed(quantity, first), REPEAT.get(quantity, 0))
    assert agrees([(quantity, second)], {quantity: first}) is same
    assert agrees([(quantity, first)], {quantity: first})


def test_every_number_of_an_event_must_agree_and_nothing_agrees_with_nothing() -> None:
    first = {"systolic_pressure": Decimal(120), "diastolic_pressure": Decimal(80)}
    alike = [("systolic_pressure", Decimal(130)), ("diastolic_pressure", Decimal(85))]
    assert agrees(alike, first)
    assert not agrees([alike[0], ("diastolic_pressure", Decimal(106))], first)
    assert not agrees([("heart_rate", Decimal(70))], first)


def test_every_limit_is_of_a_known_quantity_and_above_nothing() -> None:
    for limits in (POSSIBLE, REPEAT, GROWING):
        assert set(limits) <= set(QUANTITIES)
        assert min(limits.values()) > 0


def test_a_reach_of_nothing_may_be_repeated() -> None:
    assert agrees([("sit_and_reach", Decimal("1.5"))], {"sit_and_reach": Decimal(0)})
    assert not agrees([("sit_and_reach", Decimal("3.1"))], {"sit_and_reach": Decimal(0)})


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_doubt_has_words(language: str) -> None:
    texts = load_texts(language)
    wanted = {f"doubt.{word}.{part}" for word in DOUBTS for part in ("title", "say")}
    wanted |= {f"accept.{word}" for word in ACCEPTED_BECAUSE}
    assert sorted(wanted - set(texts)) == []
    assert len({texts[f"doubt.{word}.say"] for word in DOUBTS}) == len(DOUBTS)
