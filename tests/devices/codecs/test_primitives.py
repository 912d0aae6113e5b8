"""The small parts under the codecs: IEEE 11073 numbers, the payload cursor, printed numbers."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.devices.codecs.ieee11073 import Special, date_time, medfloat, sfloat
from kiosk.devices.codecs.payload import Payload
from kiosk.devices.codecs.values import decimal, float32, weight


@pytest.mark.parametrize(
    ("wire", "value"),
    [
        ("7800", "120"),
        ("B0F0", "17.6"),
        ("5FB0", "0.00095"),
        ("1EF0", "3.0"),
        ("0C10", "120"),
        ("0170", "10000000"),
        ("FF77", "20470000000"),
    ],
)
def test_sfloat_of_the_reference(wire: str, value: str) -> None:
    assert sfloat(int.from_bytes(bytes.fromhex(wire), "little")) == Decimal(value)


@pytest.mark.parametrize(
    ("word", "special"),
    [(0x07FF, "NaN"), (0x0800, "NRes"), (0x07FE, "+INF"), (0x0802, "-INF"), (0x0801, "reserved")],
)
def test_specials_by_the_whole_word(word: int, special: str) -> None:
    assert sfloat(word) == Special(special)
    wide = 0x007F_F800 + word if word < 0x0800 else 0x0080_0000 + word - 0x0800
    assert medfloat(wide) == Special(special)


def test_special_mantissa_with_an_exponent_is_a_number() -> None:
    assert sfloat(0x17FF) == Decimal(20470)
    assert sfloat(0xF7FE) == Decimal("204.6")
    assert medfloat(0xFF7FFFFF) == Decimal("838860.7")


@pytest.mark.parametrize(("wire", "value"), [("6F0100FF", "36.7"), ("690E00FE", "36.89"), ("DA0300FF", "98.6")])
def test_float_of_the_reference(wire: str, value: str) -> None:
    assert medfloat(int.from_bytes(bytes.fromhex(wire), "little")) == Decimal(value)


@given(st.integers(0, 0xFFFF))
def test_every_sfloat_is_finite_or_special(word: int) -> None:
    value = sfloat(word)
    assert isinstance(value, Special) or value.is_finite()


@pytest.mark.parametrize(
    ("wire", "at"),
    [
        ("EA070B15091E00", datetime(2026, 11, 21, 9, 30)),
        ("0000041114293B", None),
        ("EA070015091E00", None),
        ("EA070B00091E00", None),
        ("EA07021E091E00", None),
        ("EA070B15181E00", None),
        ("2D060B15091E00", None),
        ("FFFF0B15091E00", None),
    ],
)
def test_date_time(wire: str, at: datetime | None) -> None:
    assert date_time(bytes.fromhex(wire)) == at


def test_payload_refuses_what_is_not_there() -> None:
    payload = Payload(b"\x01\x02\x03")
    assert (payload.u8(), payload.left, payload.trailing()) == (1, 2, {"trailing": 2})
    with pytest.raises(FrameError) as caught:
        payload.take(3)
    assert caught.value.flaw is FrameFlaw.TRUNCATED
    assert (payload.u16(), payload.trailing()) == (0x0302, {})


@pytest.mark.parametrize("text", [b"", b"1_0", b"nan", b"1e9", b"inf", b" 1", b"1.", b".5", b"--1", b"\xb2", b"1" * 13])
def test_decimal_takes_digits_and_a_point_only(text: bytes) -> None:
    with pytest.raises(FrameError):
        decimal(text)


def test_decimal_keeps_the_digits() -> None:
    assert str(decimal(b"+00065.40")) == "65.40"


@pytest.mark.parametrize("text", ["23.15", "35.0", "0.1", "-12.34"])
def test_float32_has_the_fewest_digits(text: str) -> None:
    assert str(float32(float(text))) == text


def test_conversions_are_the_references_and_unrounded() -> None:
    assert weight(Decimal(1), "lb")["weight_kg"] == Decimal("0.45359237")
    assert weight(Decimal(1), "oz")["weight_kg"] == Decimal("0.028349523")
