"""The standing answers of consent on one A4 page: each purpose, the answer with its day and wording, what it means.

No name stands on it: whoever holds it knows whose it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kiosk.core.consent_scenes import PURPOSES
from kiosk.core.texts import Sentence, tell
from kiosk.report.a4 import Document, drawn, need_fonts
from kiosk.report.items import Block, Item, Rect, Shape, under
from kiosk.report.sheet import BOTTOM, INNER, MARGIN, PINE, SOFT, Style
from kiosk.report.typeset import paragraph

TITLE, PLACE = Style(20, bold=True, leading=1.4), Style(12, bold=True, colour=PINE)
LABEL, ANSWER, WORDS = Style(14, bold=True, leading=1.6), Style(13, leading=1.5), Style(12, colour=SOFT, leading=1.4)
GAP = 4.0
FOOT = 20.0


@dataclass(frozen=True, slots=True)
class Answered:
    """One purpose and what was said to it; ``granted`` None: not answered yet."""

    purpose: str
    granted: bool | None
    day: date | None = None
    wording: str = ""


@dataclass(frozen=True, slots=True)
class ConsentPage:
    """``years``: how long somebody is kept who comes no more."""

    place: str
    date: str
    answers: tuple[Answered, ...]
    texts: Mapping[str, str] = field(repr=False)
    years: int = 10
    watermark: str = ""


def consent_pdf(page: ConsentPage) -> bytes:
    """Return the PDF. Any thread will do."""
    need_fonts()
    title = page.texts["consents.mine.title"]
    head = under(
        (
            paragraph(page.place, PLACE, MARGIN, INNER),
            paragraph(page.date, WORDS, MARGIN, INNER),
            Block((Shape(Rect(MARGIN, 1.5, INNER, 0.5), "accent"),), 5.0),
            paragraph(title, TITLE, MARGIN, INNER),
        )
    )
    leaves: list[list[Item]] = [list(head.placed(MARGIN))]
    y = MARGIN + head.height + GAP
    for one in page.answers:
        block = _block(page, one)
        if y + block.height > BOTTOM - FOOT:
            leaves.append([])
            y = MARGIN
        leaves[-1] += block.placed(y)
        y += block.height + GAP
    foot = paragraph(page.texts["consents.paper.foot"], ANSWER, MARGIN, INNER)
    leaves[-1] += foot.placed(BOTTOM - foot.height)
    return drawn(Document(tuple(tuple(items) for items in leaves), title, page.watermark))


def _block(page: ConsentPage, one: Answered) -> Block:
    words = PURPOSES[one.purpose]
    more = Sentence(words.more.key, (str(page.years),)) if one.purpose == "keep" else words.more
    parts = [
        paragraph(tell(page.texts, words.label), LABEL, MARGIN, INNER),
        paragraph(tell(page.texts, _said(one)), ANSWER, MARGIN, INNER),
        paragraph(tell(page.texts, more), WORDS, MARGIN, INNER),
    ]
    return under(tuple(parts))


def _said(one: Answered) -> Sentence:
    if one.granted is None or one.day is None:
        return Sentence("consents.paper.none")
    key = "consents.paper.yes" if one.granted else "consents.paper.no"
    return Sentence(key, (f"{one.day:%Y.%m.%d}", one.wording))
