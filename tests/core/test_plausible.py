"""The limits of the table of quantities."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kiosk.core.plausible import plausible
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Reading, Refusal


@pytest.mark.parametrize(
    ("value", "good"), [("2", True), ("300", True), ("1.99", False), ("300.01", False), ("0", False)]
)
def test_limits_are_inclusive(value: str, good: bool) -> None:
    reading = Reading("body_weight", Decimal(value), 3.0)
    assert plausible(reading, QUANTITIES) == (reading if good else Refusal("implausible", "body_weight", at=3.0))


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_no_number_is_refused(value: str) -> None:
    assert plausible(Reading("body_weight", Decimal(value)), QUANTITIES) == Refusal("not_a_value", "body_weight")


def test_an_unknown_quantity_is_refused() -> None:
    assert plausible(Reading("luck", Decimal(7)), QUANTITIES) == Refusal("not_a_value", "luck")
