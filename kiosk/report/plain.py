"""A plain A4 page of names and values: one's own data, a month in numbers, a code for an envelope."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.report.a4 import Document, drawn, need_fonts
from kiosk.report.items import Block, Item, Rect, Shape, beside, under
from kiosk.report.sheet import BOTTOM, INNER, MARGIN, PINE, RIGHT, SOFT, Style, at, span
from kiosk.report.typeset import line, paragraph, width

TITLE, PLACE = Style(18, bold=True, leading=1.35), Style(12, bold=True, colour=PINE)
NAME, VALUE, NOTE = Style(11, colour=SOFT), Style(12, typed=True), Style(10, colour=SOFT)
SMALL_NAME, SMALL_VALUE = Style(9.5, colour=SOFT, leading=1.25), Style(10, leading=1.2, typed=True)
GAP = 1.6
MANY = 26
FOOT = 8.0


@dataclass(frozen=True, slots=True)
class PlainPage:
    """``lines``: name and value; a line without a value is a heading."""

    place: str
    date: str
    title: str
    lines: tuple[tuple[str, str], ...] = field(repr=False)
    watermark: str = ""


def plain_pdf(page: PlainPage) -> bytes:
    """Return the PDF, as many pages as it takes. Any thread will do."""
    need_fonts()
    leaves = _leaves(page)
    finished = []
    for number, items in enumerate(leaves, start=1):
        count = f"{number} / {len(leaves)}" if len(leaves) > 1 else ""
        foot = (line(count, NOTE, RIGHT, BOTTOM - NOTE.line, align="right"),) if count else ()
        finished.append((*items, *foot))
    return drawn(Document(tuple(finished), page.title, page.watermark))


def _leaves(page: PlainPage) -> list[list[Item]]:
    """Fill column after column, page after page."""
    head = _head(page)
    leaves: list[list[Item]] = [list(head.placed(MARGIN))]
    columns = 2 if _short(page) else 1
    y, column = (top := MARGIN + head.height + GAP), 0
    for name, value in page.lines:
        row = _row(name, value, column, columns)
        if y + row.height > BOTTOM - FOOT:
            column += 1
            if column == columns:
                leaves.append([])
                column, top = 0, MARGIN
            y = top
            row = _row(name, value, column, columns)
        leaves[-1] += row.placed(y)
        y += row.height + GAP / columns**2
    return leaves


def _short(page: PlainPage) -> bool:
    """Many short lines stand in two columns: a month in numbers is one page."""
    many = len(page.lines) > MANY
    return many and all(
        width(name, SMALL_NAME) < span(8) and width(value, SMALL_VALUE) < span(2) for name, value in page.lines
    )


def _head(page: PlainPage) -> Block:
    return under(
        (
            paragraph(page.place, PLACE, MARGIN, INNER),
            paragraph(page.date, NOTE, MARGIN, INNER),
            Block((Shape(Rect(MARGIN, 1.5, INNER, 0.5), "accent"),), 4.0),
            paragraph(page.title, TITLE, MARGIN, INNER),
        )
    )


def _row(name: str, value: str, column: int, columns: int) -> Block:
    """A name and its value beside each other; long values run over several lines, never off the page."""
    first, broad = column * 6, 12 // columns
    if not value:
        return paragraph(name, Style(12, bold=True, leading=1.8), at(first), span(broad))
    names, room = (NAME, 6) if columns == 1 else (SMALL_NAME, 4)
    said = [
        paragraph(one, VALUE if columns == 1 else SMALL_VALUE, at(first + room), span(broad - room))
        for one in value.splitlines()
    ]
    both = beside(paragraph(name, names, at(first), span(room)), under(said))
    rule = Shape(Rect(at(first), both.height + 0.4, span(broad), 0.2), "hair")
    return Block((*both.items, rule), both.height + 0.6)
