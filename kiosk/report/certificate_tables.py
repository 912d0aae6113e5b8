"""The tables of a certificate: names and values in pairs, rows under heads that stand again on every page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kiosk.report.certificate_points import OUTSIDE, Cells
from kiosk.report.certified import Certificate
from kiosk.report.items import Block, Item, Rect, Shape, Text, beside, under
from kiosk.report.sheet import INNER, MARGIN, SOFT, Style, at, span
from kiosk.report.typeset import paragraph, width

HEAD, SECTION = Style(9, bold=True, colour=SOFT, leading=1.25), Style(11.5, bold=True, leading=1.5)
NAME, VALUE = Style(9.5, colour=SOFT, leading=1.3), Style(10, leading=1.3, typed=True)
CELL, NOTE = Style(9.5, typed=True, leading=1.2), Style(8.5, colour=SOFT, leading=1.3)
Rows = tuple[Block, list[Block]]
"""A table: its head, which stands again on every page, and its rows."""


def section(one: Certificate, key: str) -> Block:
    return paragraph(one.word(f"certificate.section.{key}"), SECTION, MARGIN, INNER)


def pairs(listed: Sequence[tuple[str, str]]) -> Block:
    """Names and values in two columns, row by row."""
    return under(
        [
            beside(*(_pair(pair, side * 6) for side, pair in enumerate(listed[n : n + 2])))
            for n in range(0, len(listed), 2)
        ],
        0.5,
    )


def _pair(pair: tuple[str, str], column: int) -> Block:
    name = paragraph(pair[0], NAME, at(column), span(2))
    return beside(name, paragraph(pair[1], VALUE, at(column + 2), span(4) - 1.0))


def figure_rows(one: Certificate, listed: Sequence[tuple[str, str]]) -> Rows:
    """Figures: read down the left column, then the right one; an uncertainty stands under what it is of."""
    half = (len(listed) + 1) // 2
    rows = [beside(*(_figure(pair, side * 6) for side, pair in enumerate(listed[n::half]))) for n in range(half)]
    return section(one, "figures"), [replace(row, height=row.height + 0.5) for row in rows]


def _figure(pair: tuple[str, str], column: int) -> Block:
    name = paragraph(pair[0], NAME, at(column), span(4) - 1.0)
    return beside(name, paragraph(pair[1], VALUE, at(column + 4), span(2)))


def ruled_table(one: Certificate, key: str, listed: Sequence[Cells], shares: Sequence[float], *, left: int) -> Rows:
    """The first ``left`` columns begin at their left, numbers end at their right."""
    unit = INNER / sum(shares[: len(listed[0])])
    heads = _row(listed[0], shares, unit, HEAD, left)
    rule = Block((Shape(Rect(MARGIN, 0.3, INNER, 0.4), "accent"),), 1.0)
    rows = [_ruled(_row(cells, shares, unit, CELL, left)) for cells in listed[1:]]
    if key == "points" and any(OUTSIDE in cell for cells in listed[1:] for cell in cells):
        rows[-1] = under((rows[-1], paragraph(one.word("certificate.outside.mark"), NOTE, MARGIN, INNER)))
    return under((section(one, key), heads, rule)), rows


def _row(cells: Cells, shares: Sequence[float], unit: float, style: Style, left: int) -> Block:
    x, blocks = MARGIN, []
    for number, cell in enumerate(cells):
        room = shares[number] * unit - 1.5
        words = paragraph(cell, style, x, room)
        blocks.append(words if number < left else Block(tuple(_ended(words.items, x + room)), words.height))
        x += shares[number] * unit
    return beside(*blocks)


def _ended(items: Iterable[Item], right: float) -> Iterator[Item]:
    for item in items:
        assert isinstance(item, Text)
        yield replace(item, box=replace(item.box, x=right - width(item.text, item.style)))


def _ruled(row: Block) -> Block:
    return Block((*row.items, Shape(Rect(MARGIN, row.height + 0.2, INNER, 0.15), "hair")), row.height + 0.7)
