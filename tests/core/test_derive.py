"""Computed values: from rounded ones, rounded once, as the official procedure says."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kiosk.core.assessment import Taken
from kiosk.core.derive import best_grip, bmi, computed, newest, relative_grip
from kiosk.core.reading import Side


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
