"""Texts by id. In: the XML of an `assets/i18n/*.ts` file. Out: a mapping from id to text.

The files are kept by hand (lupdate drops ids that are built at run time). Parameters are %1 … %9.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

LANGUAGES = ("ko", "en")
PICTURES: list[str] = []
"""Pictures of plug-ins: their path without ``.svg``, seen from the folder of our own."""
_JOINED: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text id with its parameters, still without a language."""

    key: str
    params: tuple[str, ...] = ()


def parse_ts(xml: str) -> dict[str, str]:
    """Read id → translation; raises ValueError on an id that comes twice or has no text."""
    texts: dict[str, str] = {}
    for message in ET.fromstring(xml).iter("message"):
        key = message.get("id", "")
        text = message.findtext("translation") or ""
        if not key or not text.strip():
            raise ValueError(f"message {key!r} has no id or no text")
        if key in texts:
            raise ValueError(f"message {key!r} comes twice")
        texts[key] = text
    return texts


def load_texts(language: str) -> dict[str, str]:
    """Load the texts of a language (``ko`` or ``en``): the shipped ones, and those of plug-ins that joined."""
    return _JOINED[language] | shipped(language)


def shipped(language: str) -> dict[str, str]:
    """Load our own texts of a language: its file, and its parts by theme."""
    folder = resources.files("kiosk").joinpath("assets/i18n")
    parts = sorted(folder.joinpath("parts").iterdir(), key=lambda one: one.name)
    texts: dict[str, str] = {}
    for file in (folder.joinpath(f"{language}.ts"), *parts):
        if file.name.endswith(f"{language}.ts"):
            more = parse_ts(file.read_text(encoding="utf-8"))
            if twice := texts.keys() & more.keys():
                raise ValueError(f"{file.name}: {sorted(twice)} came before")
            texts |= more
    return texts


def join(more: Mapping[str, Mapping[str, str]]) -> None:
    """Add the words of approved plug-ins, by language and id, once, at the start; ours are never replaced."""
    for language, texts in more.items():
        _JOINED[language].update(texts)


def tell(texts: Mapping[str, str], sentence: Sentence) -> str:
    """Put a Sentence into words; parameters that start with ``@`` are themselves text ids."""
    words = [texts[param[1:]] if param.startswith("@") else param for param in sentence.params]

    def put(place: re.Match[str]) -> str:
        number = int(place[1])
        return words[number - 1] if number <= len(words) else place[0]

    return re.sub("%([1-9])", put, texts[sentence.key])  # in one go: a parameter may hold a % of its own
