"""A page for the doctor: what was measured, every trial, when, how, by which instrument, and against what it is held.

No sentence about health stands here and nothing is judged: the reader knows better. One page, smaller where it must be.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.report import parts
from kiosk.report.a4 import Document, drawn, need_fonts
from kiosk.report.doctor_rows import ACCEPTED, CORRECTED, UNCHECKED, Row, Table
from kiosk.report.items import Block, Item, Rect, Shape, beside, lowered, under
from kiosk.report.page import ReportPage
from kiosk.report.sheet import BOTTOM, INNER, MARGIN, SOFT, Sheet, Style, sheet
from kiosk.report.typeset import paragraph

COLUMNS = (0.0, 60.0, 116.0, 144.0)
"""Where name, values, time and way begin, in mm from the margin."""
SIZES = (10.5, 9.5, 8.5, 7.5)
"""Points of the table; the first at which all fits on one page."""
GAP = 3.0


@dataclass(frozen=True, slots=True)
class DoctorPage:
    """``who``: sex and age in words."""

    page: ReportPage
    table: Table
    who: str


def doctor_pdf(doctor: DoctorPage) -> bytes:
    """Return the PDF. Any thread will do."""
    need_fonts()
    sizes = sheet(large_print=False)
    leaves: list[list[Item]] = []
    for points in SIZES:
        leaves = _leaves(doctor, sizes, points)
        if len(leaves) == 1:
            break
    total = len(leaves)
    feet = (parts.foot(doctor.page, sizes, number, total) for number in range(1, total + 1))
    pages = tuple((*items, *foot.placed(BOTTOM - foot.height)) for items, foot in zip(leaves, feet, strict=True))
    return drawn(Document(pages, doctor.page.word("doctor.title"), doctor.page.watermark))


def _leaves(doctor: DoctorPage, sizes: Sheet, points: float) -> list[list[Item]]:
    """The head, the table, the instruments, the sources: onto as many pages as it takes."""
    page = doctor.page
    bottom = BOTTOM - parts.foot(page, sizes, 1, 9).height - 2.0
    blocks = [*(_row(one, points) for one in doctor.table.rows), _below(doctor, sizes, points)]
    leaves: list[list[Item]] = []
    y = bottom
    for block in blocks:
        if y + block.height > bottom:
            head = _head(doctor, sizes, points, first=not leaves)
            leaves.append(list(head.placed(MARGIN)))
            y = MARGIN + head.height
        leaves[-1] += block.placed(y)
        y += block.height
    return leaves


def _head(doctor: DoctorPage, sizes: Sheet, points: float, *, first: bool) -> Block:
    page = doctor.page
    title = f"{page.word('doctor.title')} · {doctor.who}" if doctor.who else page.word("doctor.title")
    names = [page.word(f"doctor.head.{name}") for name in ("what", "value", "when", "how")]
    heads = beside(*(_cell(words, Style(points, bold=True, colour=SOFT), place) for place, words in enumerate(names)))
    rule = Block((Shape(Rect(MARGIN, 0.4, INNER, 0.4), "accent"),), 1.4)
    named = lowered(paragraph(title, Style(16, bold=True, leading=1.4), MARGIN, INNER), GAP) if first else None
    listed = (parts.head(page, sizes, first=first), named, lowered(heads, GAP), rule)
    return under([one for one in listed if one is not None])


def _row(one: Row, points: float) -> Block:
    strong, plain = Style(points, bold=True, leading=1.3), Style(points, leading=1.3)
    cells = (
        _cell(one.name, plain, 0),
        _cell(one.values, strong, 1),
        _cell(one.times, plain, 2),
        _cell(one.how, plain, 3),
    )
    both = beside(*cells)
    return Block((*both.items, Shape(Rect(MARGIN, both.height + 0.3, INNER, 0.15), "hair")), both.height + 0.8)


def _cell(words: str, style: Style, place: int) -> Block:
    end = COLUMNS[place + 1] if place + 1 < len(COLUMNS) else INNER
    return paragraph(words, style, MARGIN + COLUMNS[place], end - COLUMNS[place] - 2.0)


def _below(doctor: DoctorPage, sizes: Sheet, points: float) -> Block:
    """The instruments, what was not measured, the mark, the sources."""
    page, small = doctor.page, Style(min(points, 9.5), leading=1.35)
    listed = [paragraph(words, small, MARGIN, INNER) for words in doctor.table.instruments]
    if page.results.missing:
        missing = "; ".join(page.say(one) for one in page.results.missing)
        listed.append(paragraph(f"{page.word('report.missing')}: {missing}", small, MARGIN, INNER))
    if doctor.table.accepted:
        listed.append(paragraph(f"{ACCEPTED} {page.word('doctor.accepted')}", small, MARGIN, INNER))
    if doctor.table.unchecked:
        listed.append(paragraph(f"{UNCHECKED} {page.word('source.unchecked')}", small, MARGIN, INNER))
    if doctor.table.corrected:
        listed.append(paragraph(f"{CORRECTED} {page.word('doctor.corrected')}", small, MARGIN, INNER))
    listed.append(paragraph(page.word("doctor.rounded"), small, MARGIN, INNER))
    return lowered(under((under(listed, 0.4), parts.tail(page, sizes)), GAP), GAP)
