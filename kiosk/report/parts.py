"""The rest of the page: head, headline, what was not measured, advice, sources, foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk.core.texts import Sentence
from kiosk.report.code import QUIET, code_block, rows
from kiosk.report.items import Block, Rect, Shape, beside, lowered, under
from kiosk.report.page import ReportPage
from kiosk.report.sheet import INNER, MARGIN, PINE, RIGHT, SOFT, Sheet, Style, at, span
from kiosk.report.typeset import broken, line, paragraph, width

PAD = 4.0
"""Between the edge of a panel and its words."""
CODE, MODULE, CODE_GAP = 40.0, 0.52, 6.0
"""mm: the QR with its quiet zone at most, one module (half a millimetre at least), and what it keeps off."""
TALLEST = 120.0
"""A panel of advice goes on in another one beyond this: it must fit on what is left of a page."""


def head(page: ReportPage, sheet: Sheet, *, first: bool) -> Block:
    """Where and when; on the first page a line to write the name on."""
    place = paragraph(page.centre, Style(sheet.body.points, bold=True, colour=PINE), MARGIN, span(7 if first else 12))
    when = " · ".join(part for part in (page.date, page.station, _number(page)) if part)
    names = under((place, paragraph(when, sheet.note, MARGIN, INNER)), 0.4)
    rule = Block((Shape(Rect(MARGIN, 2.4, INNER, 0.5), "accent"),), 2.9)
    return under((beside(names, _name(page, sheet)) if first else names, rule))


def _number(page: ReportPage) -> str:
    return page.word("report.number", page.code) if page.code else ""


def _name(page: ReportPage, sheet: Sheet) -> Block:
    words = page.word("report.name")
    start = at(7)
    label = line(words, sheet.note, start, sheet.body.lift - sheet.note.lift)
    left = start + width(words, sheet.note) + 2.0
    return Block((label, Shape(Rect(left, sheet.body.lift + 0.6, RIGHT - left, 0.3), "write")), sheet.body.line)


def headline(page: ReportPage, sheet: Sheet) -> Block:
    """The sentence that comes first."""
    return paragraph(page.say(page.results.headline), sheet.headline, MARGIN, INNER, even=True)


def missing(page: ReportPage, sheet: Sheet) -> Block:
    """What was not measured, and why."""
    sentences = [page.say(one) for one in page.results.missing]
    x, room = (MARGIN, INNER) if sheet.stacked else (at(3), span(9))
    listed = under([paragraph(words, sheet.body, x, room) for words in sentences])
    title = paragraph(page.word("report.missing"), sheet.title, MARGIN, INNER if sheet.stacked else span(3))
    return under((title, listed), 0.6) if sheet.stacked else beside(title, listed)


def advice(page: ReportPage, sheet: Sheet) -> Block:
    """What to do now, in a panel, a dot before each."""
    listed = [_dotted(page.say(one), sheet, MARGIN + PAD, INNER - 2 * PAD) for one in page.results.advice]
    return _panel("report.advice", listed, page, sheet)


def signed_advice(page: ReportPage, sheet: Sheet) -> list[Block]:
    """What a member of staff advises, word for word, with the signature under it; as many panels as it takes."""
    dot, room, typed = 2.6 * 1.5 * sheet.scale, INNER - 2 * PAD, replace(sheet.body, typed=True)
    lines: list[Block] = []
    for words in (one for text in page.advice for one in text.splitlines() if one.strip()):
        for number, piece in enumerate(broken(words.strip(), typed, room - dot)):
            first = number == 0
            lines.append(
                _dotted(piece, sheet, MARGIN + PAD, room, typed)
                if first
                else paragraph(piece, typed, MARGIN + PAD + dot, room)
            )
    if page.signed:
        lines.append(paragraph(page.signed, replace(sheet.note, typed=True), MARGIN + PAD, room))
    most = max(1, int(TALLEST / sheet.body.line))
    pieces = [lines[start : start + most] for start in range(0, len(lines), most)]
    return [_panel("report.advice.signed", piece, page, sheet) for piece in pieces]


def _panel(title: str, listed: Sequence[Block], page: ReportPage, sheet: Sheet) -> Block:
    head = paragraph(page.word(title), sheet.title, MARGIN + PAD, INNER - 2 * PAD)
    words = lowered(under((head, *listed), 0.6), PAD - 1.0)
    height = words.height + PAD - 1.0
    return Block((Shape(Rect(MARGIN, 0.0, INNER, height), "calm"), *words.items), height)


def _dotted(words: str, sheet: Sheet, x: float, room: float, style: Style | None = None) -> Block:
    dot = 1.5 * sheet.scale
    sign = Shape(Rect(x + 0.4, (sheet.body.line - dot) / 2, dot, dot), "dot")
    return beside(
        Block((sign,), dot), paragraph(words, style or sheet.body, x + 2.6 * dot, room - 2.6 * dot, even=True)
    )


def sources(page: ReportPage, sheet: Sheet) -> Block:
    """Which instrument of which year speaks about what; each once."""
    about: dict[str, list[str]] = {}
    for one in page.results.lines:
        if one.source is not None:
            about.setdefault(page.say(one.source), []).append(page.say(one.title))
    if not about:
        return Block((), 0.0)
    room = INNER - (side_of(page.qr) + CODE_GAP if page.qr else 0.0)
    title = paragraph(page.word("report.sources"), Style(sheet.foot.points, bold=True, colour=SOFT), MARGIN, room)
    words = [f"{', '.join(titles)}: {source}" for source, titles in about.items()]
    full = under([paragraph(source, sheet.foot, MARGIN, room) for source in words])
    half = (len(words) + 1) // 2
    two = beside(
        under([paragraph(source, sheet.foot, MARGIN, span(6)) for source in words[:half]]),
        under([paragraph(source, sheet.foot, at(6), span(6)) for source in words[half:]]),
    )
    return under((title, full if sheet.stacked or page.qr or full.height <= two.height else two))


def tail(page: ReportPage, sheet: Sheet) -> Block:
    """The sources; where it was asked for, what the code is and the code itself in the corner."""
    listed = sources(page, sheet)
    if not page.qr:
        return listed
    side = side_of(page.qr)
    said = paragraph(page.word("paper.code.paper"), sheet.note, MARGIN, INNER - side - CODE_GAP, even=True)
    words = under([one for one in (said, listed) if one.height], 2.0)
    code = code_block(page.qr, RIGHT - side, side)
    return beside(lowered(words, max(0.0, side - words.height)), lowered(code, max(0.0, words.height - side)))


def side_of(text: str) -> float:
    """How wide a code is: no wider than its modules need."""
    return min(CODE, (len(rows(text)) + 2 * QUIET) * MODULE)


def foot(page: ReportPage, sheet: Sheet, number: int, total: int) -> Block:
    """For reference only, and which page of how many."""
    count = page.say(Sentence("report.page", (f"{number}", f"{total}"))) if total > 1 else ""
    strong = Style(sheet.note.points, bold=True, leading=1.35)
    aside = width(count, sheet.note) + 4.0 if count else 0.0
    words = paragraph(page.word("report.reference"), strong, MARGIN, INNER - aside, even=True)
    hair = Block((Shape(Rect(MARGIN, 0.0, INNER, 0.2), "hair"),), 2.0)
    if not count:
        return under((hair, words))
    page_number = Block((line(count, sheet.note, RIGHT, align="right"),), sheet.note.line)
    return under((hair, beside(words, page_number)))
