"""One thing measured, as a block: title, value and unit on one baseline, the sentence, the bar, the notices."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.results import ResultLine
from kiosk.report.bar import bar_block
from kiosk.report.items import Block, Rect, Shape, beside, lowered, under
from kiosk.report.page import ReportPage
from kiosk.report.sheet import INNER, MARGIN, RIGHT, Sheet, Style, at, span
from kiosk.report.typeset import broken, line, paragraph, width

UNIT_GAP = 1.6
PAD = 2.2  # inside the "look here" panel
SIGN = 3.0


@dataclass(frozen=True, slots=True)
class Figures:
    """Where numbers stand in every block of a page: digits end at ``end``, units have ``room`` after it."""

    label_room: float
    end: float
    room: float


def figures(page: ReportPage, sheet: Sheet) -> Figures:
    """Make room for the longest number; in large print numbers and units close the line at the right margin."""
    rows = [row for one in page.results.lines for row in one.values]
    widest = max((width(digits, sheet.number) for _, digits, _ in rows), default=0.0)
    if not sheet.stacked:
        end = at(3) + widest
        return Figures(at(3) - MARGIN - 2.0, end, at(6) - 2.0 - end - UNIT_GAP)
    units = max((width(_unit(unit, page), sheet.label) for _, _, unit in rows), default=0.0)
    room = min(units + 0.1, span(3))
    end = RIGHT - room - UNIT_GAP
    return Figures(end - widest - MARGIN - 2.0, end, room)


def row_block(one: ResultLine, page: ReportPage, sheet: Sheet, place: Figures) -> Block:
    """Return the block of one line of the results."""
    numbers = _numbers(one, page, sheet, place)
    if sheet.stacked:
        return under((numbers, _words(one, page, sheet, MARGIN, INNER)), 2.0 + (PAD / 2 if one.gentle else 0.0))
    words = _words(one, page, sheet, at(6), span(6))
    single = len(one.values) == 1
    drop = sheet.number.lift - sheet.body.lift if single else 0.0  # one baseline for title, number and sentence
    return beside(numbers, lowered(words, drop))


def _numbers(one: ResultLine, page: ReportPage, sheet: Sheet, place: Figures) -> Block:
    title = page.say(one.title)
    if len(one.values) == 1:
        return _value(title, sheet.title, one.values[0], page, sheet, place)
    rows = [_value(page.word(row[0]), sheet.label, row, page, sheet, place) for row in one.values]
    return under((paragraph(title, sheet.title, MARGIN, INNER if sheet.stacked else span(6)), under(rows, 1.4)), 0.6)


def _value(
    label: str, style: Style, row: tuple[str, str, str], page: ReportPage, sheet: Sheet, place: Figures
) -> Block:
    """A label, its digits, the unit: all on one baseline."""
    unit = _unit(row[2], page)
    small = sheet.label if len(broken(unit, sheet.label, place.room)) <= 1 else sheet.note
    base = sheet.number.lift
    return beside(
        lowered(paragraph(label, style, MARGIN, place.label_room, even=True), base - style.lift),
        Block((line(row[1], sheet.number, place.end, align="right"),), sheet.number.line),
        lowered(paragraph(unit, small, place.end + UNIT_GAP, place.room), base - small.lift),
    )


def _unit(key: str, page: ReportPage) -> str:
    """The unit in words; paper may have its own, shorter one (doctors read it)."""
    own = f"report.{key}"
    return page.word(own if own in page.texts else key)


def _words(one: ResultLine, page: ReportPage, sheet: Sheet, x: float, room: float) -> Block:
    sentence = page.say(one.sentence)
    say = _look_here if one.gentle else _plainly
    parts = [say(sentence, sheet, x, room)]
    if one.change is not None:
        parts.append(paragraph(page.say(one.change), sheet.body, x, room))
    if one.bar is not None:
        parts.append(lowered(bar_block(one.bar, one.values[0][1], page, sheet, x, room), 1.2))
    if one.notices:
        notices = [paragraph(page.say(notice), sheet.note, x, room, even=True) for notice in one.notices]
        parts.append(lowered(under(notices), 1.0))
    return under(parts)


def _plainly(sentence: str, sheet: Sheet, x: float, room: float) -> Block:
    return paragraph(sentence, sheet.body, x, room, even=True)


def _look_here(sentence: str, sheet: Sheet, x: float, room: float) -> Block:
    """Outside its range: apricot, the words, and a shape for those who see no colour."""
    sign, pad = SIGN * sheet.scale, PAD
    words = paragraph(sentence, sheet.body, x + pad + sign + 2.0, room - 2 * pad - sign - 2.0, even=True)
    top = (sheet.body.line - sign) / 2
    panel = Shape(Rect(x, -pad / 2, room, words.height + pad), "panel")
    look = Shape(Rect(x + pad, top, sign, sign), "look-here")
    return Block((panel, look, *words.items), words.height + pad / 2 + 1.2)
