"""Hangul letter by letter, against Unicode's own decomposition of all 11,172 syllables."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.hangul import (
    FINALS,
    INITIALS,
    VOWELS,
    distance,
    initials,
    is_initials,
    is_syllable,
    letters,
    normalise,
    sound,
    split,
)

SYLLABLES = [chr(code) for code in range(0xAC00, 0xD7A4)]
NAMES = st.text(st.sampled_from("김이박최정강조윤장임리류노나라영희히숙순자정경옥현헌ab9"), max_size=8)


def test_every_syllable_comes_apart_as_unicode_says() -> None:
    for syllable in SYLLABLES:
        first, vowel, *last = (ord(letter) for letter in unicodedata.normalize("NFD", syllable))
        expected = INITIALS[first - 0x1100], VOWELS[vowel - 0x1161], FINALS[last[0] - 0x11A7] if last else ""
        assert split(syllable) == expected
        assert initials(syllable) == expected[0]
        assert letters(syllable) == "".join(expected)


@pytest.mark.parametrize("char", ["ㄱ", "a", "", "김영", "\uabff", "\ud7a4"])
def test_what_is_no_syllable_is_told(char: str) -> None:
    assert not is_syllable(char)
    with pytest.raises(ValueError, match="syllable"):
        split(char)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("김 영희", "김영희"),
        ("  김영희\n", "김영희"),
        (unicodedata.normalize("NFD", "김영희"), "김영희"),
        ("Kim Young-Hee", "kimyounghee"),
        ("\uff2b\uff29\uff2d\u00b7영희(\uff12)", "kim영희2"),  # full-width, as some keyboards type
        ("ㄱㅇㅎ", "ㄱㅇㅎ"),
        ("\u1100\u110b\u1112", "ㄱㅇㅎ"),
        ("\uffa1\uffb7\uffbe", "ㄱㅇㅎ"),
        ("Nguyễn Thị", "nguyễnthị"),
        ("\u3164\u115f", ""),
        ("…!", ""),
    ],
)
def test_spaces_cases_and_blocks_do_not_matter(typed: str, plain: str) -> None:
    assert normalise(typed) == plain


@given(st.text())
def test_normalising_again_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_initials() -> None:
    assert (initials("김 영희"), initials("쌍용 K"), initials("")) == ("ㄱㅇㅎ", "ㅆㅇk", "")
    assert [is_initials(text) for text in ("ㄱㅇㅎ", "ㄱ ㅇ ㅎ", "ㄱ", "김ㅇㅎ", "ㅏㅇ", "", "ㄳ")] == [
        True,
        True,
        True,
        False,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("김영희", "김영히"),
        ("이순자", "리순자"),
        ("유정숙", "류정숙"),
        ("노영자", "로영자"),
        ("여운계", "려운계"),
        ("박혜경", "박해경"),
        ("정례", "정래"),
        ("최옥", "최옦"),
        ("김기쁨", "김기븜"),
        ("왜", "외"),
    ],
)
def test_names_that_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)
    assert sound(one) != letters(one) or sound(other) != letters(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("김영희", "김영호"), ("현숙", "헌숙"), ("영자", "경자"), ("이리", "이이"), ("내숙", "애숙"), ("김", "강")],
)
def test_names_that_do_not(one: str, other: str) -> None:
    assert sound(one) != sound(other)


def by_recursion(one: str, other: str) -> int:
    if not one or not other:
        return len(one) + len(other)
    changed = by_recursion(one[1:], other[1:]) + (one[0] != other[0])
    return min(changed, by_recursion(one[1:], other) + 1, by_recursion(one, other[1:]) + 1)


@given(st.text("ㄱㄴㅏ", max_size=5), st.text("ㄱㄴㅏ", max_size=5))
def test_distance_is_the_fewest_changes(one: str, other: str) -> None:
    assert distance(one, other) == by_recursion(one, other)


@given(NAMES)
def test_every_part_of_a_name_is_letters_of_it(name: str) -> None:
    plain = normalise(name)
    assert len(initials(name)) == len(plain)
    assert initials(initials(name)) == initials(name)
    assert distance(letters(name), letters(plain)) == 0
