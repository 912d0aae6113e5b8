"""두벌식: every syllable by its keys, alone and after each other, and taken apart again by backspace."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.hangul_input import FINALS, LEADS, VOWELS, Typing, compose, jamo_of, keys_of

SYLLABLES = "".join(chr(code) for code in range(0xAC00, 0xD7A4))


def typed(keys: str, start: Typing | None = None) -> Typing:
    typing = start or Typing()
    for key in keys:
        typing = typing.jamo(key)
    return typing


def test_every_syllable_is_typed_by_its_keys() -> None:
    assert len(SYLLABLES) == 11172
    assert [one for one in SYLLABLES if typed(keys_of(one)).text != one] == []


def test_keys_are_those_of_the_syllables_own_jamo() -> None:
    """Against Unicode's own decomposition, which knows nothing of our tables."""
    for one in SYLLABLES:
        parts = unicodedata.normalize("NFD", one)
        lead, vowel = LEADS[ord(parts[0]) - 0x1100], VOWELS[ord(parts[1]) - 0x1161]
        final = FINALS[ord(parts[2]) - 0x11A7] if len(parts) == 3 else ""
        assert compose(keys_of(lead)) == lead
        assert keys_of(one) == keys_of(lead) + keys_of(vowel) + keys_of(final)


def test_syllables_in_one_go_do_not_run_into_each_other() -> None:
    assert typed("".join(keys_of(one) for one in SYLLABLES)).text == SYLLABLES


@given(st.text(alphabet=SYLLABLES, max_size=8))
def test_any_word_is_typed_and_rubbed_out_key_by_key(word: str) -> None:
    typing = typed("".join(keys_of(one) for one in word))
    assert typing.text == word
    last = len(typing.keys)
    for left in range(last, 0, -1):
        assert len(typing.keys) == left
        assert typing.text[:-1] == word[:-1]
        typing = typing.back()
    for count in range(max(0, len(word) - 1), 0, -1):
        assert typing.text == word[:count]
        typing = typing.back()
    assert typing.text == ""


@pytest.mark.parametrize("syllable", ["가", "각", "갉", "괜", "쀍", "의", "힣"])
def test_backspace_goes_the_way_the_keys_came(syllable: str) -> None:
    keys = keys_of(syllable)
    for count in range(len(keys), -1, -1):
        assert typed(keys).text == syllable
        typing = typed(keys)
        for _ in range(len(keys) - count):
            typing = typing.back()
        assert typing.text == typed(keys[:count]).text


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("ㄱㅏㅂㅅㅣ", "갑시"),  # the last consonant goes on to the next syllable
        ("ㄱㅏㅂㅅㅇㅣ", "값이"),
        ("ㄷㅏㄹㄱ", "닭"),
        ("ㅇㅗㅏ", "와"),
        ("ㅋㅋㅋ", "ㅋㅋㅋ"),
        ("ㅏㄱ", "ㅏㄱ"),
        ("ㅗㅏ", "ㅘ"),
        ("ㄱㄸㅏ", "ㄱ따"),
        ("ㅎㅏㄸ", "하ㄸ"),  # ㄸ closes no syllable
        ("ㅎㅗㅇㄱㅣㄹㄷㅗㅇ", "홍길동"),
    ],
)
def test_what_typing_leads_to(keys: str, text: str) -> None:
    assert typed(keys).text == text


def test_other_letters_end_a_syllable() -> None:
    typing = typed("ㄱㅏ").plain(" ")
    assert typed("ㄱ", typing).text == "가 ㄱ"
    assert typing.back().text == "가"
    assert typing.back().back().text == "", "what is done is rubbed out whole"


def test_the_keys_of_a_keyboard() -> None:
    assert "".join(jamo_of(one) for one in "ghdrlfehd") == "ㅎㅗㅇㄱㅣㄹㄷㅗㅇ"
    assert [jamo_of(one) for one in "QWERTOP"] == list("ㅃㅉㄸㄲㅆㅒㅖ")
    assert jamo_of("A") == jamo_of("a") == "ㅁ"
    assert jamo_of("1") == ""


def test_a_name_being_typed_is_not_in_a_repr() -> None:
    assert "홍" not in repr(typed("ㅎㅗㅇ"))
