"""Texts by id: reading the files, and putting a Sentence into words."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.texts import Sentence, load_texts, parse_ts, tell


def ts(*messages: str) -> str:
    return f'<?xml version="1.0"?><TS version="2.1"><context><name>x</name>{"".join(messages)}</context></TS>'


def message(key: str, text: str) -> str:
    return f'<message id="{key}"><translation>{text}</translation></message>'


def test_ids_and_texts() -> None:
    assert parse_ts(ts(message("a", "하나"), message("b", "a &lt; b\n둘"))) == {"a": "하나", "b": "a < b\n둘"}
    assert parse_ts(ts()) == {}


@pytest.mark.parametrize(
    ("messages", "words"),
    [
        ((message("a", "1"), message("a", "2")), "'a' comes twice"),
        ((message("a", ""),), "'a' has no id or no text"),
        ((message("a", " \n "),), "'a' has no id or no text"),
        (("<message><translation>x</translation></message>",), "'' has no id or no text"),
        (('<message id="a"/>',), "'a' has no id or no text"),
    ],
)
def test_a_flaw_is_named(messages: tuple[str, ...], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        parse_ts(ts(*messages))


def test_what_is_no_xml_is_refused() -> None:
    with pytest.raises(ET.ParseError):
        parse_ts("<TS><message")


TEXTS = {"plain": "끝", "one": "악력은 %1킬로그램입니다", "two": "%2 먼저, %1 다음", "why": "%1: %2", "again": "%1 %1"}


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (Sentence("plain"), "끝"),
        (Sentence("plain", ("unused",)), "끝"),
        (Sentence("one", ("23.4",)), "악력은 23.4킬로그램입니다"),
        (Sentence("two", ("가", "나")), "나 먼저, 가 다음"),
        (Sentence("why", ("@plain", "@plain")), "끝: 끝"),
        (Sentence("again", ("또",)), "또 또"),
        (Sentence("why", ("%2", "x")), "%2: x"),  # what comes in is not looked into
        (Sentence("why", ("only",)), "only: %2"),
    ],
)
def test_words(sentence: Sentence, words: str) -> None:
    assert tell(TEXTS, sentence) == words


@pytest.mark.parametrize("sentence", [Sentence("missing"), Sentence("one", ("@missing",))])
def test_a_missing_text_is_an_error_and_never_an_empty_screen(sentence: Sentence) -> None:
    with pytest.raises(KeyError, match="missing"):
        tell(TEXTS, sentence)


@given(st.lists(st.text(min_size=1).filter(lambda text: not text.startswith("@")), min_size=2, max_size=2))
def test_any_parameter_comes_out_as_it_went_in(params: list[str]) -> None:
    assert tell(TEXTS, Sentence("why", tuple(params))) == f"{params[0]}: {params[1]}"


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_shipped_texts_are_read(language: str) -> None:
    assert load_texts(language)["attract.title"]
