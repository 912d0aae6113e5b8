"""The one bar, as on the screen: soft band, my value as a marker with its number, my last value as a ring, words."""

from __future__ import annotations

from decimal import Decimal

from kiosk.core.results import Bar
from kiosk.core.texts import Sentence
from kiosk.report.items import Block, Item, Rect, Shape, beside, lowered, under
from kiosk.report.page import ReportPage
from kiosk.report.sheet import Sheet, Style
from kiosk.report.typeset import line, paragraph, width

TRACK, MARKER, MARKER_WIDTH, RING = 4.2, 7.6, 3.4, 3.2  # mm at ordinary size


def bar_block(bar: Bar, digits: str, page: ReportPage, sheet: Sheet, x: float, room: float) -> Block:
    """Return the bar with today's number over its marker and the words under it."""
    centre = _within(x, room, _place(bar, bar.value), MARKER_WIDTH * sheet.scale)
    today = Style(sheet.note.points, bold=True, leading=1.2)
    words = f"{page.word('report.today')} {digits}"
    wide = width(words, today)
    left = min(max(centre - wide / 2, x), x + room - wide)
    number = Block((line(words, today, left),), today.line + 0.5)
    return under((number, _drawn(bar, sheet.scale, x, room, centre), _ends(bar, page, sheet, x, room)))


def _drawn(bar: Bar, scale: float, x: float, room: float, centre: float) -> Block:
    high, track, ring = MARKER * scale, TRACK * scale, RING * scale
    top = (high - track) / 2
    start, end = (x + room * _place(bar, value) for value in (bar.band_low, bar.band_high))
    items: list[Item] = [
        Shape(Rect(x, top, room, track), "track"),
        Shape(Rect(start, top, end - start, track), "band"),
        Shape(Rect(x, top, room, track), "edge"),
        Shape(Rect(centre - MARKER_WIDTH * scale / 2, 0.0, MARKER_WIDTH * scale, high), "marker"),
    ]
    if bar.before is not None:  # drawn last: where both values are one, the ring stands inside the marker
        middle = _within(x, room, _place(bar, bar.before), ring)
        items.append(Shape(Rect(middle - ring / 2, (high - ring) / 2, ring, ring), "ring"))
    return Block(tuple(items), high)


def _ends(bar: Bar, page: ReportPage, sheet: Sheet, x: float, room: float) -> Block:
    """The words at both ends, then what is compared and what the ring is."""
    half = room / 2 - 2.0
    left = paragraph(page.say(bar.left), sheet.note, x, half)
    right = page.say(bar.right)
    if width(right, sheet.note) <= half:
        ends = beside(left, Block((line(right, sheet.note, x + room, align="right"),), sheet.note.line))
    else:
        ends = beside(left, paragraph(right, sheet.note, x + room - half, half))
    rows = [lowered(ends, 0.6)]
    caption = paragraph(page.say(bar.caption), sheet.note, x, room, even=True)
    if bar.before is None:
        return under((*rows, caption))
    key = _key(page, sheet, x)
    taken = max((item.box.right for item in caption.items), default=x)
    start = x + room - _right(key) + x
    if len(caption.items) <= 1 and taken + 4.0 <= start:
        return under((*rows, beside(caption, _key(page, sheet, start))))
    return under((*rows, caption, key))


def _key(page: ReportPage, sheet: Sheet, x: float) -> Block:
    ring = RING * sheet.scale
    sign = Shape(Rect(x, (sheet.note.line - ring) / 2, ring, ring), "ring")
    words = line(page.say(Sentence("report.before")), sheet.note, x + ring + 1.4)
    return Block((sign, words), sheet.note.line)


def _right(block: Block) -> float:
    return max(item.box.right for item in block.items)


def _place(bar: Bar, value: Decimal) -> float:
    """Return where a value stands on the bar, 0 … 1."""
    reach = bar.high - bar.low
    return 0.0 if reach <= 0 else float(min(max((value - bar.low) / reach, Decimal(0)), Decimal(1)))


def _within(x: float, room: float, place: float, wide: float) -> float:
    """Return the middle of a thing on the bar, so that none of it leaves the bar."""
    return min(max(x + room * place, x + wide / 2), x + room - wide / 2)
