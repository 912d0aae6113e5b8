"""The certificate of a check on A4: what a reader needs to use it (cf. ISO/IEC 17025:2017, 7.8.2 and 7.8.4).

It is the centre's own check and says so. Tables go on over pages under their heads; every page has the number of the
check and its seal, by which paper and record can be held against each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiosk.core.metrology.seal import seal_of
from kiosk.report.a4 import Document, drawn, need_fonts
from kiosk.report.certificate_chart import chart
from kiosk.report.certificate_points import points
from kiosk.report.certificate_rows import across, correction, facts, figures, notes, references, verdict, void
from kiosk.report.certificate_tables import NOTE, VALUE, Rows, figure_rows, pairs, ruled_table, section
from kiosk.report.certified import Certificate
from kiosk.report.code import code_block
from kiosk.report.items import Block, Form, Item, Rect, Shape, beside, lowered, under
from kiosk.report.sheet import BOTTOM, INNER, MARGIN, PINE, RIGHT, Style, at, span
from kiosk.report.typeset import line, paragraph, width

PLACE, TITLE = Style(12, bold=True, colour=PINE, typed=True), Style(18, bold=True, leading=1.35)
STRONG = Style(12, bold=True)
PAD, GAP, FOOT, CODE = 2.5, 2.8, 8.0, 22.0
TOGETHER = 3
_POINTS = (5.0, 3.0, 3.0, 3.0, 3.0, 3.0, 2.6)
_REFERENCES = (4.0, 5.0, 5.4, 2.6)


def certificate_pdf(one: Certificate) -> bytes:
    """Return the PDF, as many pages as it takes. Any thread will do."""
    need_fonts()
    title = one.word("certificate.title")
    leaves = _leaves(one)
    pages = tuple((*items, *_foot(one, number, len(leaves))) for number, items in enumerate(leaves, start=1))
    return drawn(Document(pages, title, across(one)))


def _leaves(one: Certificate) -> list[list[Item]]:
    """Put everything onto pages; what stays together is one block, a table breaks between its rows."""
    leaves: list[list[Item]] = [[]]
    y = MARGIN
    for part in _parts(one):
        head, rows = part if isinstance(part, tuple) else (None, [part])
        first = (head.height if head else 0.0) + rows[0].height
        if y + first > BOTTOM - FOOT and leaves[-1]:
            leaves.append([])
            y = MARGIN
        for number, block in enumerate(rows):
            fresh = number > 0 and _breaks(rows[number:], y)
            if fresh:
                leaves.append([])
                y = MARGIN
            if head is not None and (fresh or number == 0):
                leaves[-1] += head.placed(y)
                y += head.height
            leaves[-1] += block.placed(y)
            y += block.height
        y += GAP
    return leaves


def _breaks(left: Sequence[Block], y: float) -> bool:
    """Whether a new page begins before the first of these; the last rows of a table stay together."""
    together = left if len(left) <= TOGETHER else left[:1]
    return y + sum(block.height for block in together) > BOTTOM - FOOT


def _parts(one: Certificate) -> Iterator[Block | Rows]:
    yield _head(one)
    if told := void(one):
        yield _panel(told, "panel")
    yield pairs(facts(one))
    yield _panel(verdict(one), "calm" if one.check.left_good and one.check.voided_at is None else "panel")
    yield under((section(one, "correction"), *(paragraph(words, VALUE, MARGIN, INNER) for words in correction(one))))
    if listed := references(one):
        yield ruled_table(one, "references", listed, _REFERENCES, left=2)
    if listed := points(one):
        yield ruled_table(one, "points", listed, (*_POINTS[: len(listed[0]) - 1], _POINTS[-1]), left=1)
    if (drawing := chart(one)).height:
        yield under((section(one, "chart"), drawing))
    if worked := list(figures(one)):
        yield figure_rows(one, worked)
    if one.check.note:
        yield under((section(one, "note"), paragraph(one.check.note, VALUE, MARGIN, INNER)))
    said = (paragraph(words, NOTE, MARGIN, INNER) for words in notes(one))
    yield under((section(one, "notes"), *said, _signed(one)))


def _head(one: Certificate) -> Block:
    code = code_block(f"{one.check.id} {seal_of(one.check)}", RIGHT - CODE, CODE)
    room = INNER - CODE - 4.0
    words = under(
        (
            paragraph(one.place, PLACE, MARGIN, room),
            paragraph(one.word("certificate.title"), TITLE, MARGIN, room),
            paragraph(
                one.word("certificate.of-other" if one.check.kind == "outside" else "certificate.of-own"),
                NOTE,
                MARGIN,
                room,
            ),
        ),
        0.6,
    )
    rule = Block((Shape(Rect(MARGIN, 0.6, INNER, 0.5), "accent"),), 1.4)
    return under((beside(words, code), rule))


def _panel(told: Sequence[str], form: Form) -> Block:
    """The first line large; a panel with an edge, so that it is one without colours, too."""
    room = INNER - 2 * PAD
    lines = [paragraph(words, VALUE if number else STRONG, MARGIN + PAD, room) for number, words in enumerate(told)]
    words = lowered(under(lines), PAD)
    return Block((Shape(Rect(MARGIN, 0.0, INNER, words.height + PAD), form), *words.items), words.height + PAD)


def _signed(one: Certificate) -> Block:
    """Who made it, and room for two hands."""
    style = VALUE
    blocks: list[Item] = []
    for column, key, name in ((0, "made", one.who), (6, "seen", "")):
        words = f"{one.word(f'certificate.sign.{key}')} {name}".strip()
        blocks.append(line(words, style, at(column), 6.0))
        left = at(column) + width(words, style) + 2.0
        right = at(column) + span(6) - 2.0
        blocks.append(Shape(Rect(left, 6.0 + style.line, max(10.0, right - left), 0.3), "write"))
    return Block(tuple(blocks), 6.0 + style.line + 1.0)


def _foot(one: Certificate, number: int, total: int) -> tuple[Item, ...]:
    """Which check, its seal, which page of how many."""
    y = BOTTOM - NOTE.line
    count = one.word("report.page", f"{number}", f"{total}")
    told = f"{one.check.id.hex[:12].upper()} · {one.word('certificate.seal', seal_of(one.check))}"
    return (
        Shape(Rect(MARGIN, y - 1.5, INNER, 0.2), "hair"),
        line(told, NOTE, MARGIN, y),
        line(count, NOTE, RIGHT, y, align="right"),
    )
