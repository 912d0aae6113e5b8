"""The table of quantities: rounding once, half up; a plug-in may add and never redefine."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, InvalidOperation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.quantity import QUANTITIES, extended, parse

HEAD = "key,unit_ucum,decimals,plausible_min,plausible_max,loinc,event_or_side,label_ko,label_en"
LUCK = "luck,1,1,0,10,,,운,Luck"


@pytest.mark.parametrize(
    ("quantity", "value", "rounded"),
    [
        ("body_weight", "61.34", "61.3"),
        ("body_weight", "61.35", "61.4"),  # half up, not to even
        ("body_weight", "61.25", "61.3"),
        ("body_weight", "61.349999", "61.3"),
        ("systolic_pressure", "160.5", "161"),
        ("systolic_pressure", "160.4999", "160"),
        ("systolic_pressure", "120", "120"),
        ("grip_force", "23.15", "23.2"),
        ("body_weight", "61", "61.0"),
    ],
)
def test_rounding(quantity: str, value: str, rounded: str) -> None:
    assert str(QUANTITIES[quantity].rounded(Decimal(value))) == rounded


def test_half_is_rounded_away_from_zero_on_both_sides() -> None:
    luck = replace(QUANTITIES["body_weight"], low=Decimal(-10))
    assert [str(luck.rounded(Decimal(value))) for value in ("-0.05", "0.05", "-0.04")] == ["-0.1", "0.1", "0.0"]


@given(st.sampled_from(sorted(QUANTITIES)), st.data())
def test_a_plausible_value_stays_plausible_and_close(key: str, data: st.DataObject) -> None:
    quantity = QUANTITIES[key]
    value = data.draw(st.decimals(quantity.low, quantity.high, allow_nan=False))
    rounded = quantity.rounded(value)
    assert quantity.low <= rounded <= quantity.high
    assert abs(rounded - value) <= quantity.step / 2
    assert quantity.rounded(rounded) == rounded


def test_every_row_is_usable() -> None:
    for key, quantity in QUANTITIES.items():
        assert key == quantity.key
        assert quantity.low < quantity.high, key
        assert quantity.unit, key
        assert quantity.label_ko, key
        assert quantity.label_en, key
        assert 0 <= quantity.decimals <= 3, key


def test_nobody_can_write_into_the_table() -> None:
    with pytest.raises(TypeError):
        QUANTITIES["luck"] = QUANTITIES["body_weight"]  # type: ignore[index]  # that is the point


def test_a_plug_in_adds_its_own() -> None:
    (luck,) = parse(f"{HEAD}\n{LUCK}").values()
    more = extended(QUANTITIES, [luck])
    assert more["luck"].step == Decimal("0.1")
    assert more["body_weight"] is QUANTITIES["body_weight"]
    assert "luck" not in QUANTITIES


def test_the_same_again_is_no_change_but_another_meaning_is_refused() -> None:
    weight = QUANTITIES["body_weight"]
    assert extended(QUANTITIES, [weight]) == QUANTITIES
    with pytest.raises(ValueError, match="body_weight is already defined"):
        extended(QUANTITIES, [replace(weight, unit="[lb_av]")])


@pytest.mark.parametrize(
    ("row", "error"),
    [("luck,1,one,0,10,,,운,Luck", ValueError), ("luck,1,1,zero,10,,,운,Luck", InvalidOperation)],
)
def test_a_malformed_row_is_refused(row: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        parse(f"{HEAD}\n{row}")


def test_a_missing_column_is_refused() -> None:
    with pytest.raises(KeyError):
        parse("key,decimals\nluck,1")
