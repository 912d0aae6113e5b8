"""Texts by id. In: the XML of an `assets/i18n/*.ts` file. Out: a mapping from id to text.

The files are kept by hand (lupdate drops ids that are built at run time). Parameters are %1 … %9. Korean and English
are shipped; a centre may add any other language as one file, and what that file leaves out is said in Korean.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

LANGUAGES = ("ko", "en")
"""The shipped ones. What a resident may choose from is `languages`."""
PICTURES: list[str] = []
"""Pictures of plug-ins: their path without ``.svg``, seen from the folder of our own."""
_JOINED: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
_ADDED: dict[str, dict[str, str]] = {}
CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")
"""How a language is called: vi, zh-Hans."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text id with its parameters, still without a language."""

    key: str
    params: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """A language that a centre added, and the ids that are said in Korean instead."""

    code: str
    missing: tuple[str, ...]  # ids without a text
    wrong: tuple[str, ...]  # ids whose parameters are not those of the Korean text
    unknown: tuple[str, ...]  # ids that this version does not have

    @property
    def whole(self) -> bool:
        """Whether every text of this version is there."""
        return not self.missing and not self.wrong


def languages() -> tuple[str, ...]:
    """Return every language of this kiosk, the shipped ones first."""
    return (*LANGUAGES, *_ADDED)


def offer(files: Mapping[str, Mapping[str, str]]) -> tuple[Added, ...]:
    """Set which languages there are besides the shipped ones; raises ValueError for a code that is none or is taken."""
    for code in files:
        if not CODE.fullmatch(code) or code in LANGUAGES:
            raise ValueError(f"{code!r} cannot be the code of a further language")
    _ADDED.clear()
    found = tuple(compared(code, words) for code, words in files.items())
    for one in found:
        words, name = files[one.code], f"language.{one.code}"
        good = {key: text for key, text in words.items() if key not in one.wrong + one.unknown}
        _ADDED[one.code] = good | {name: words.get(name, one.code)}
    return found


def compared(code: str, words: Mapping[str, str]) -> Added:
    """Say what a language leaves to the Korean texts."""
    korean, name = _JOINED["ko"] | shipped("ko"), f"language.{code}"
    wrong = sorted(key for key, text in words.items() if key in korean and _places(text) != _places(korean[key]))
    ids = korean | {name: code}
    return Added(code, _less(ids, words), tuple(wrong), _less(words, ids))


def _less(one: Mapping[str, str], other: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted(one.keys() - other.keys()))


def _places(text: str) -> set[str]:
    return set(re.findall("%[1-9]", text))


def parse_ts(xml: str, *, holes: bool = False) -> dict[str, str]:
    """Read id → translation; raises ValueError on an id that comes twice or has no text (``holes``: it is left out)."""
    texts: dict[str, str] = {}
    for message in ET.fromstring(xml).iter("message"):
        key = message.get("id", "")
        text = message.findtext("translation") or ""
        if holes and key and not text.strip():
            continue
        if not key or not text.strip():
            raise ValueError(f"message {key!r} has no id or no text")
        if key in texts:
            raise ValueError(f"message {key!r} comes twice")
        texts[key] = text
    return texts


def load_texts(language: str) -> dict[str, str]:
    """Load the texts of a language: the shipped ones and those of plug-ins; an added language over the Korean ones.

    Every language's own name is in all of them. Raises KeyError for a language that nobody added.
    """
    names = {f"language.{code}": texts[f"language.{code}"] for code, texts in _ADDED.items()}
    if language in LANGUAGES:
        return _JOINED[language] | shipped(language) | names
    return _JOINED["ko"] | shipped("ko") | _ADDED[language] | names


def shipped(language: str) -> dict[str, str]:
    """Load our own texts of a shipped language: its file, and its parts by theme."""
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
