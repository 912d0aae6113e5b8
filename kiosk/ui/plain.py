"""Sentences in words, as every part of a screen needs them. No Qt here."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.core.texts import Sentence, tell

Texts = Mapping[str, str]
Plain = dict[str, object]
NOTHING = "\u200b"
"""The text of the id "empty": a text file cannot hold nothing."""


def words(texts: Texts, sentence: Sentence | None) -> str:
    """Put a sentence into words; nothing stays nothing."""
    return "" if sentence is None else tell(texts, sentence).replace(NOTHING, "").strip()
