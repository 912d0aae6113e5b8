"""What the voice says: which sentences of a scene, and how a shown text is read. Pure; no sound is made here.

A spoken thing is a row of `Part`s. A part whose key is a text id has no number in it and may lie recorded or made as a
clip; the others are synthesised when they are needed, in memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kiosk.core import spoken_en, spoken_ko
from kiosk.core.messages import Scene
from kiosk.core.quantity import QUANTITIES
from kiosk.core.results import ResultLine, Results
from kiosk.core.texts import Sentence, tell

Texts = Mapping[str, str]
READERS = {"ko": spoken_ko.spoken, "en": spoken_en.spoken}
LETTERS = {"ko": re.compile(r"[^가-힣\s.,?!]"), "en": re.compile(r"[^A-Za-z\s.,?!'-]")}
OPEN_QUESTIONS = ("programme", "assessment", "why", "paper", "who.new")
"""Questions that say nothing of anybody's health: they are read at once."""
QUIET_STEPS = ("gate.", "staff.safety", "welcome-back")
INVITE_ASK, INVITE_RESULTS = Sentence("voice.invite.ask"), Sentence("voice.invite.results")
INVITES = (INVITE_ASK.key, INVITE_RESULTS.key)
SIGNALS = {"good": "success", "trouble": "trouble", "doubt": "trouble"}
"""The sound that comes before the sentence, by the kind of scene."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something said in one breath. ``key``: its text id, where the text has no place for a number; else nothing."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Utterance:
    """What is said now: the parts one after another, how loud (1–5), how fast (1–3), and where."""

    language: str
    parts: tuple[Part, ...]
    volume: int = 3
    speed: int = 2
    earphone: bool = False
    signal: str = ""  # success or trouble, before the words


def spoken(language: str, text: str) -> str:
    """Return a shown text as it is read aloud; a language without rules of its own is left to the voice."""
    return READERS[language](text) if language in READERS else " ".join(text.split())


def voiced(language: str, text: str) -> str:
    """Return what of a shown text the voice could not say: nothing, if all is well."""
    said = spoken(language, text)
    wrong = "".join(LETTERS[language].findall(said)) if language in LETTERS else ""
    return wrong if said or not re.search(r"\w", text) else text


def part(language: str, texts: Texts, sentence: Sentence) -> Part:
    """Return one sentence as it is spoken."""
    text = texts[sentence.key]
    return Part("" if re.search("%[1-9]", text) else sentence.key, spoken(language, tell(texts, sentence)))


def is_private(scene: Scene) -> bool:
    """Whether a scene tells of somebody's health: it is read on demand, or into the earphone."""
    if scene.kind == "results":
        return True
    if scene.kind in ("ask", "choose"):
        return scene.question not in OPEN_QUESTIONS
    return scene.step.startswith(QUIET_STEPS)


def aloud(scene: Scene, texts: Texts, language: str, *, private: bool = False) -> tuple[Part, ...]:
    """Return what is said for a scene.

    When it appears (``private`` False): sentence, then note; of a private one only that it can be read on demand.
    On demand (True): also values, answers and results.
    """
    if not private and is_private(scene):
        invite = INVITE_RESULTS if scene.kind == "results" else INVITE_ASK
        return (part(language, texts, invite),) if invite.key in texts and scene.kind in _INVITED else ()
    sentences = _sentences(scene, texts)
    said = [part(language, texts, one) for one in sentences]
    if private:
        said += [Part("", words) for words in _values(scene, texts, language)]
        said += [part(language, texts, words) for _, words in scene.options]
        said += results(scene.results, texts, language) if scene.results is not None else []
    return tuple(one for one in said if one.words)


_INVITED = ("ask", "choose", "results")


def invites(scene: Scene) -> bool:
    """Whether nothing of a scene is said by itself but that 듣기 reads it."""
    return is_private(scene) and scene.kind in _INVITED


def _sentences(scene: Scene, texts: Texts) -> Iterator[Sentence]:
    """The sentence, then the scene's own note, then the one that always belongs to the sentence."""
    yield scene.say
    own = scene.say.key.removesuffix(".say") + ".note"
    notes = (scene.note, Sentence(own))
    yield from dict.fromkeys(one for one in notes if one is not None and one.key in texts)


def _values(scene: Scene, texts: Texts, language: str) -> Iterator[str]:
    """The values on the screen: pressure as one pair, the others each with its name and unit."""
    shown = dict(scene.values)
    upper, lower = shown.pop("systolic_pressure", ""), shown.pop("diastolic_pressure", "")
    if upper and lower:
        yield spoken(language, f"{texts.get('quantity.blood_pressure', texts['voice.pressure'])} {upper}/{lower}")
    for key, digits in shown.items():
        known = QUANTITIES.get(key)
        if key not in ("mean_pressure", "impedance"):
            unit = texts.get(f"unit.{known.unit}", "") if known else ""
            yield value(language, texts.get(f"quantity.{key}", ""), digits, unit)


def value(language: str, label: str, digits: str, unit: str) -> str:
    """Read a value with its name and its unit as they are shown: 몸무게, 육십오 점 사 킬로그램."""
    joint = "" if language == "ko" else " "
    return spoken(language, f"{label}, {digits}{joint}{unit}".strip(", "))


def results(page: Results, texts: Texts, language: str) -> list[Part]:
    """Return the result pages as they are read on demand: what matters, what to do first, each value, what is missing.

    The headline is the scene's own sentence and comes before. Exercises and sources are for eyes and paper.
    """
    first = (*(page.points or page.advice), *((page.first,) if page.first is not None else ()))
    said = _told(first, texts, language)
    for line in page.lines:
        said += result_line(line, texts, language)
    return [*said, *_told(page.missing, texts, language)]


def result_line(line: ResultLine, texts: Texts, language: str) -> list[Part]:
    """Read one thing measured: what, how much, what it means, against the last visit."""
    title = tell(texts, line.title)
    rows = [(digits, texts[unit] if unit else "") for _, digits, unit in line.values]
    if line.key == "pressure" and len(rows) >= 2:
        told = [spoken(language, f"{title}, {rows[0][0]}/{rows[1][0]}")]
    elif len(rows) == 1:
        told = [value(language, title, *rows[0])]
    else:
        told = [spoken(language, title)]
        told += [
            value(language, texts[name] if name else "", digits, texts[unit] if unit else "")
            for name, digits, unit in line.values
        ]
    meant = (line.sentence, *(one for one in (line.change,) if one), *line.notices)
    return [*(Part("", one) for one in told if one), *_told(meant, texts, language)]


def _told(sentences: Iterable[Sentence], texts: Texts, language: str) -> list[Part]:
    return [part(language, texts, one) for one in sentences]
