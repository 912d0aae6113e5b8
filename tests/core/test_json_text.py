"""The one JSON encoder."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from decimal import Decimal
from types import MappingProxyType
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.json_text import dumps
from kiosk.core.reading import Method


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("65.40"), "65.40"),
        (Decimal("1.2E+2"), "120"),
        (Decimal("9.5E-4"), "0.00095"),
        (Decimal("-0.0"), "-0.0"),
        (Decimal("1E+999999"), "1E+999999"),
        (1.5, "1.5"),
        (7, "7"),
        (True, "true"),
        (False, "false"),
        (None, "null"),
        ("키", '"키"'),
        ("\ud800", '"\\ud800"'),
        ('a"\n', '"a\\"\\n"'),
        (datetime(2026, 11, 21, 9, 30), '"2026-11-21T09:30:00"'),
        (datetime(2026, 11, 21, tzinfo=UTC), '"2026-11-21T00:00:00+00:00"'),
        (date(2026, 11, 21), '"2026-11-21"'),
        (time(9, 30), '"09:30:00"'),
        (UUID(int=1), '"00000000-0000-0000-0000-000000000001"'),
        (Method.DEVICE, '"DEVICE"'),
        ([1, (Decimal("2.0"), None)], "[1, [2.0, null]]"),
        (MappingProxyType({"a": {}, "b": []}), '{"a": {}, "b": []}'),
    ],
)
def test_writes(value: object, text: str) -> None:
    assert dumps(value) == text


@pytest.mark.parametrize("value", [float("nan"), float("-inf"), Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity")])
def test_refuses_what_is_no_number(value: object) -> None:
    with pytest.raises(ValueError, match="NaN"):
        dumps({"a": [value]})


@pytest.mark.parametrize("value", [b"bytes", {1: 2}, {None: 1}, object(), {1, 2}])
def test_refuses_what_has_no_place_in_json(value: object) -> None:
    with pytest.raises(TypeError):
        dumps([value])


NUMBERS = st.decimals(allow_nan=False, allow_infinity=False) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | NUMBERS | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(VALUES)
def test_any_reader_takes_it_on_one_line(value: object) -> None:
    text = dumps(value)
    assert "\n" not in text
    json.loads(text, parse_constant=pytest.fail)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9))
def test_decimal_digits_come_back(value: Decimal) -> None:
    read = json.loads(dumps(value), parse_float=Decimal, parse_int=Decimal)
    assert format(read, "f") == format(value, "f")
