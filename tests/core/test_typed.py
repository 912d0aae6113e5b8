"""What staff type: read strictly, rounded once, and a far value recognised; each rule at its exact edge."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.far import COMMON, SHIFT, allowed, far, pressure_fault
from kiosk.core.quantity import QUANTITIES
from kiosk.core.texts import Sentence, load_texts, tell
from kiosk.core.typed import Typed, read_number, read_typed, with_unit

KO = load_texts("ko")


@pytest.mark.parametrize(
    ("text", "number"),
    [("61.2", "61.2"), (" 61,2 ", "61.2"), ("-3", "-3"), ("007", "7"), ("0.000001", "0.000001"), ("99999", "99999")],
)
def test_numbers_as_people_write_them(text: str, number: str) -> None:
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", ".", "5.", ".5", "1e5", "1E5", "NaN", "nan", "inf", "-inf", "+5", "--5", "1.2.3", "1,2,3", "1 2"),
        *("0x10", "1_000", "육십", "٦١", "６１", "61.2kg", "100000", "1.1234567", "\x00", "6\n1"),
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert read_number(text) is None


@given(st.text(max_size=12))
def test_whatever_is_typed_gives_a_value_within_limits_or_a_sentence(text: str) -> None:
    for key in ("body_weight", "sit_and_reach", "reaction_time", "chair_stand_30s"):
        read = read_typed(key, text)
        if isinstance(read, Typed):
            assert QUANTITIES[key].low <= read.value <= QUANTITIES[key].high
            assert read.value == QUANTITIES[key].rounded(read.value)
        else:
            assert tell(KO, read)


@pytest.mark.parametrize(
    ("text", "value", "rounded"),
    [("61.25", "61.3", True), ("61.24", "61.2", True), ("61.20", "61.2", False), ("61", "61.0", False)],
)
def test_half_goes_up_and_it_is_said(text: str, value: str, rounded: bool) -> None:
    read = read_typed("body_weight", text)
    assert isinstance(read, Typed)
    assert (f"{read.value}", read.rounded) == (value, rounded)


@pytest.mark.parametrize("key", sorted(QUANTITIES))
def test_limits_are_inclusive_and_told(key: str) -> None:
    kind = QUANTITIES[key]
    for edge in (kind.low, kind.high):
        assert isinstance(read_typed(key, f"{edge:f}"), Typed)
    beyond = read_typed(key, f"{kind.high + kind.step:f}")
    assert isinstance(beyond, Sentence)
    assert f"{kind.rounded(kind.high):f}" in tell(KO, beyond)


@pytest.mark.parametrize(
    ("quantity", "last", "near", "beyond"),
    [
        ("body_weight", "60.0", ("54.0", "66.0"), ("53.9", "66.1")),
        ("body_height", "158.2", ("155.2", "161.2"), ("155.1", "161.3")),
        ("systolic_pressure", "130", ("90", "170"), ("89", "171")),
        ("diastolic_pressure", "80", ("55", "105"), ("54", "106")),
        ("chair_stand_30s", "12", ("8", "16"), ("7", "17")),
        ("sit_and_reach", "-9.0", ("-12.0", "-6.0"), ("-12.1", "-5.9")),
    ],
)
def test_far_from_ones_own_last_value(quantity: str, last: str, near: tuple[str, ...], beyond: tuple[str, ...]) -> None:
    assert [far(quantity, Decimal(value), Decimal(last)) for value in near] == [None, None]
    for value in beyond:
        doubt = far(quantity, Decimal(value), Decimal(last))
        assert doubt is not None
        assert with_unit(quantity, Decimal(last)) in tell(KO, doubt.say)


def test_unusual_among_people_but_ones_own_is_not_far() -> None:
    assert far("body_weight", Decimal("131.0"), Decimal("130.0")) is None
    assert far("body_weight", Decimal("131.0")) is not None


@pytest.mark.parametrize("quantity", sorted(COMMON))
def test_without_a_last_value_the_common_range_counts_with_its_ends(quantity: str) -> None:
    low, high = COMMON[quantity]
    step = QUANTITIES[quantity].step
    assert QUANTITIES[quantity].low <= low < high <= QUANTITIES[quantity].high
    assert far(quantity, low) is far(quantity, high) is None
    below = far(quantity, low - step)
    assert below is not None
    assert with_unit(quantity, high) in tell(KO, below.say)


def test_a_quantity_without_a_rule_is_never_asked_about_the_first_time() -> None:
    assert far("two_min_step", Decimal(300)) is None


def test_a_last_value_of_zero_does_not_make_everything_far() -> None:
    assert allowed("curl_up", Decimal(0)) == 1
    assert far("curl_up", Decimal(1), Decimal(0)) is None
    assert set(SHIFT) <= set(QUANTITIES)


@pytest.mark.parametrize(("high", "low", "wrong"), [("120", "119", False), ("120", "120", True), ("80", "120", True)])
def test_the_high_pressure_is_the_high_one(high: str, low: str, wrong: bool) -> None:
    assert (pressure_fault(Decimal(high), Decimal(low)) is not None) is wrong
