"""Pure: the pages of results as pieces, one under another; the screen puts as many on a page as have room.

A piece has a role, its words, and where it belongs: pieces of one unit stay together, sections where they fit. Section
0 is the answer, which has a page to itself. Where letters are large (``only`` tight) a thing is its name, its value and
what is not plain about it; the rest (``only`` roomy) is on the paper, if there is one. A ``spare`` one needs room left.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from kiosk.core.results import ResultLine, Results
from kiosk.core.summary.fitness import TOUCH
from kiosk.core.texts import Sentence
from kiosk.core.told import UNCHECKED
from kiosk.ui import outcome
from kiosk.ui.plain import Plain, Texts, words

SECTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "heart": ("pressure", "pulse", "spo2", "body_temperature", "glucose"),
        "body": ("height", "weight", "bmi", "waist", "whtr", "body_composition", "asm_h2", "calf"),
        "answers": ("sarc_f", "k_frail", "falls_12m"),
        "mind": TOUCH,
    }
)
ORDER = ("heart", "body", "fitness", "answers", "mind")
HEADED = ("fitness", "answers", "mind")
"""Pressure and weight say themselves what they are."""
NUMBER_SAYS_IT = ("height", "weight")
"""What their sentence says (it was measured) the number says too."""
ON_PAPER = ("grade.short.", "source.medium", "source.weak", "result.fitness_age.")
"""Of many tests the bar tells enough; the paper has the grades, and how certain their tables are."""

MEANING = "result.fit.reach."
"""How far one reached is told in centimetres; what they mean comes after."""


def section_of(key: str) -> str:
    """Say in which section a line stands; what nobody has sorted is a test of fitness."""
    return next((name for name, keys in SECTIONS.items() if key in keys), "fitness")


def results(page: Results | None, texts: Texts, *, paper: bool = False) -> Plain:
    """Return the pieces of the pages, and for each line how it was measured; ``paper``: they can be had on it too."""
    if page is None:
        return {"headline": "", "pieces": [], "whys": []}
    pieces = [*_answer(page, texts, paper=paper), *_sections(page, texts, paper=paper)]
    hows = sorted(page.hows, key=lambda one: ORDER.index(section_of(one.key)))  # as they stand on the pages
    whys = [{"key": one.key, "title": words(texts, one.title), "said": outcome.how(one, texts)} for one in hows]
    return {"headline": words(texts, page.headline), "pieces": pieces, "whys": whys}


def _piece(role: str, text: str, section: int, unit: str, *, only: str = "", line: Plain | None = None) -> Plain:
    return {"role": role, "text": text, "section": section, "unit": unit, "only": only, "line": line}


def _answer(page: Results, texts: Texts, *, paper: bool) -> Iterator[Plain]:
    yield _piece("title", words(texts, page.headline), 0, "title")
    if page.dangers:
        yield from _first(page, texts)
    for number, one in enumerate(page.points):
        yield from _box(_piece("point", words(texts, one), 0, f"point-{number}"))
    if not page.dangers:
        yield from _first(page, texts)
    for one in () if page.dangers else page.advice:
        alone = not page.points and page.first is None  # else there is a better thing to say in large letters
        yield _piece("spare", words(texts, one), 0, one.key, only="" if alone else "roomy")
    if page.plan and paper:
        yield _piece("spare", texts["answer.paper"], 0, "paper", only="roomy")
    if page.points and not page.dangers:
        yield _piece("spare", texts["advice.staff"], 0, "ask", only="roomy")


def _first(page: Results, texts: Texts) -> Iterator[Plain]:
    """What to do first; of an exercise how much in the first week."""
    if page.first is None:
        return
    planned = next((one for one in page.plan if one.sentence == page.first), None)
    if planned is not None:
        yield _piece("heading", texts["answer.first"], 0, "first")
    yield _piece("first", words(texts, page.first), 0, "first")
    if planned is not None:
        yield _piece("soft", words(texts, planned.weeks[0]), 0, "first")


def _sections(page: Results, texts: Texts, *, paper: bool) -> Iterator[Plain]:
    number = 0
    for name in ORDER:
        lines = [one for one in page.lines if section_of(one.key) == name]
        if lines:
            number += 1
            if name in HEADED:
                yield _piece("section", texts[f"section.{name}"], number, lines[0].key, only="roomy")
            for one in lines:
                yield from _line(one, page, number, texts, rest="roomy" if paper else "")
    if page.missing:
        last = number + 1 if page.lines else 0  # else nothing else is told
        yield _piece("heading", texts["results.missing"], last, "missing-0")
        for at, sentence in enumerate(page.missing):
            yield _piece("soft", words(texts, sentence), last, f"missing-{at}")
    if page.lines and paper:
        yield _piece("spare", texts["results.rest"], number + bool(page.missing), "rest", only="tight")


def _line(one: ResultLine, page: Results, section: int, texts: Texts, *, rest: str) -> Iterator[Plain]:
    """One thing measured; ``rest``: where all stands that its value and a warning do not say."""
    plain = outcome.line(one, texts)

    def piece(role: str, sentence: Sentence | None = None, only: str = "") -> Plain:
        return _piece(role, words(texts, sentence), section, one.key, only=only, line=plain)

    meaning = next((n for n in one.notices if one.gentle and n.key.startswith(MEANING)), None)
    yield piece("head")
    if _speaks(one, page):
        said = piece("gentle" if one.gentle else "sentence", one.sentence, "" if one.gentle else rest)
        short = bool(rest) and not page.dangers  # what to do about it the answer says
        yield from _box(said, short=short, meaning=words(texts, meaning)) if one.gentle else (said,)
    if one.bar is not None:
        yield piece("bar", only="roomy")
    if one.change is not None:
        yield piece("change", one.change, rest)
    elif one.bar is not None and one.bar.before is not None:
        yield piece("change", Sentence("before.ring"), "roomy")
    for notice in one.notices:
        if notice == meaning:
            continue
        if not notice.key.startswith(ON_PAPER) or not _among_many(page):
            yield from _sentences(piece("notice", notice, "" if notice == UNCHECKED else rest))
    yield piece("rule")


def _speaks(one: ResultLine, page: Results) -> bool:
    """Whether its sentence says more than the number; of grip the part of one's weight is told under it."""
    if one.key == "grip":
        return not any(other.key == "relative_grip" for other in page.lines)
    return one.gentle or one.key not in NUMBER_SAYS_IT


def _among_many(page: Results) -> bool:
    return any(one.key == "overall" for one in page.lines)


def _box(whole: Plain, *, short: bool = False, meaning: str = "") -> Iterator[Plain]:
    """What stands in a box: whole, or where letters are large each sentence in its own; ``short``: the first alone.

    ``meaning``: what the words mean, where they do not say it; the sign of care never stands by a mere distance.
    """
    yield whole | {"only": "roomy", "text": ". ".join(filter(None, (str(whole["text"]), meaning)))}
    for at, part in enumerate(list(_sentences(whole | {"text": meaning or whole["text"]}))[: 1 if short else None]):
        yield part | {"only": "tight", "unit": f"{whole['unit']}-{at}" if at else whole["unit"]}


def _sentences(piece: Plain) -> Iterator[Plain]:
    """Each sentence of a notice for itself."""
    for text in outcome.sentences(str(piece["text"])):
        yield piece | {"text": text}
