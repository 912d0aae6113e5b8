"""Pieces of a trial's report: a heading with what it heads, a table, a dotted line, and how large their letters are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk.report.items import Block, Rect, Shape, beside, lowered, under
from kiosk.report.sheet import INNER, MARGIN, PINE, SOFT, Style
from kiosk.report.study_tables import Row
from kiosk.report.study_words import StudyReport
from kiosk.report.typeset import paragraph

TITLE = Style(19, bold=True, leading=1.3)
TRIAL = Style(13, bold=True, colour=PINE, leading=1.35, typed=True)
HEADING = Style(12, bold=True, colour=PINE, leading=1.4)
CELL, STRONG, HEAD = Style(9.5, leading=1.32), Style(9.5, bold=True, leading=1.32), Style(8.5, colour=SOFT, leading=1.3)
TYPED = replace(CELL, typed=True)
SAID, NOTE = Style(11, leading=1.45), Style(9, colour=SOFT, leading=1.4)
VERDICT = Style(12, bold=True, leading=1.4)
AIR = 5.0
TOGETHER = 170.0
"""mm: so much stays on one page."""


def named(name: str, blocks: Sequence[Block], report: StudyReport) -> list[Block]:
    """A heading and what it heads, on one page where that is not too much; else the heading stays with the first."""
    heading = lowered(paragraph(report.word(f"agreement.part.{name}"), HEADING, MARGIN, INNER), AIR)
    whole = under((heading, under(blocks)), 0.8)
    if whole.height <= TOGETHER:
        return [whole]
    return [under((heading, *blocks[:2]), 0.8), *blocks[2:]]


def dotted(words: str) -> Block:
    """A line of a list."""
    dot = Shape(Rect(MARGIN + 0.4, (CELL.line - 1.3) / 2, 1.3, 1.3), "dot")
    return lowered(beside(Block((dot,), 1.3), paragraph(words, CELL, MARGIN + 4.0, INNER - 4.0)), 0.6)


def table(
    rows: Sequence[Row], columns: Sequence[float], *, heads: bool = False, strong: int = -1, typed: int = -1
) -> list[Block]:
    """Rows with a hair line under each. ``strong``, ``typed``: the column of numbers, of names people typed."""
    made = []
    for number, row in enumerate(rows):
        head = heads and number == 0
        cells = []
        for place, words in enumerate(row):
            end = columns[place + 1] if place + 1 < len(row) else INNER
            style = HEAD if head else STRONG if place == strong else TYPED if place == typed else CELL
            cells.append(paragraph(words, style, MARGIN + columns[place], end - columns[place] - 2.0))
        both = beside(*cells)
        rule = Shape(Rect(MARGIN, both.height + 0.4, INNER, 0.3 if head else 0.15), "hair")
        made.append(Block((*both.items, rule), both.height + 1.1))
    return made
