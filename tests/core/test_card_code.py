"""A card's code: read however it was typed, and never taken for another one."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.card_code import ALPHABET, PREFIX, RANDOM_BYTES, code_of, read_code

CODES = st.binary(min_size=RANDOM_BYTES, max_size=RANDOM_BYTES).map(code_of)


@given(CODES)
def test_a_code_is_read_however_it_is_typed(code: str) -> None:
    sloppy = code.lower().removeprefix("lk1-").replace("0", "o").replace("1", "l").replace("-", " - ")
    for typed in (code, f" {code}\r\n", code.lower(), code.replace("-", "").replace("LK1", PREFIX), f"LK1-{sloppy}"):
        assert read_code(typed) == code


@given(CODES, st.integers(0, 24), st.sampled_from(ALPHABET))
def test_one_wrong_symbol_is_told(code: str, place: int, other: str) -> None:
    symbols = list(code.removeprefix(PREFIX).replace("-", ""))
    if symbols[place] == other:
        return
    symbols[place] = other
    assert read_code(PREFIX + "".join(symbols)) is None


@given(CODES, st.integers(0, 23))
def test_two_exchanged_neighbours_are_told(code: str, place: int) -> None:
    symbols = list(code.removeprefix(PREFIX).replace("-", ""))
    if symbols[place] == symbols[place + 1]:
        return
    symbols[place], symbols[place + 1] = symbols[place + 1], symbols[place]
    assert read_code(PREFIX + "".join(symbols)) is None


@given(st.text())
def test_anything_else_is_no_code(text: str) -> None:
    assert read_code(text) is None
    assert read_code(PREFIX + text) is None


@pytest.mark.parametrize("length", [0, 14, 16])
def test_a_code_is_made_of_all_its_randomness(length: int) -> None:
    with pytest.raises(ValueError, match="15"):
        code_of(bytes(length))


def test_every_random_bit_counts() -> None:
    codes = {code_of((1 << bit).to_bytes(RANDOM_BYTES)) for bit in range(8 * RANDOM_BYTES)}
    used = 8 * RANDOM_BYTES - 5  # 115 bits go into 23 symbols
    assert len(codes) == used + 1
    assert Counter(code.count("-") for code in codes) == {5: used + 1}
