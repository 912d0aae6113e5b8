"""The one bar, as on the screen: soft band, my value as a marker with its number, my last value as a ring, words."""

from __future__ import annotations

from decimal import Decimal

from kiosk.core.results import Bar
from kiosk.report.items import Block, Form, Item, Rect, Shape, beside, lowered, under
from kiosk.report.page import ReportPage
from kiosk.report.sheet import Sheet, Style
from kiosk.report.typeset import line, paragraph, width

TRACK, MARKER, MARKER_WIDTH, RING, SWATCH = 4.2, 7.6, 3.4, 3.2, 5.0  # mm at ordinary size


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
    return under((lowered(ends, 0.6), _keys(bar, page, sheet, x, room)))


def _keys(bar: Bar, page: ReportPage, sheet: Sheet, x: float, room: float) -> Block:
    """What the band is and what the ring is: on one line where there is room."""
    band = _key("band", SWATCH, page.say(bar.caption), sheet, x, room) if bar.caption else Block((), 0.0)
    if bar.before is None:
        return band
    before = page.word("report.before")
    ring = _key("ring", RING, before, sheet, x, room)
    start = x + room - (_right(ring) - x)
    if band.items and _right(band) + 3.0 <= start:
        return beside(band, _key("ring", RING, before, sheet, start, room))
    return under((band, ring))


def _key(form: Form, wide: float, words: str, sheet: Sheet, x: float, room: float) -> Block:
    """A sign of the bar, small, with what it means."""
    wide, high = wide * sheet.scale, RING * sheet.scale
    sign = Shape(Rect(x, (sheet.note.line - high) / 2, wide, high), form)
    text = paragraph(words, sheet.note, x + wide + 1.4, room - wide - 1.4, even=True)
    return beside(Block((sign,), sheet.note.line), text)


def _right(block: Block) -> float:
    return max(item.box.right for item in block.items)


def _place(bar: Bar, value: Decimal) -> float:
    """Return where a value stands on the bar, 0 … 1."""
    reach = bar.high - bar.low
    return 0.0 if reach <= 0 else float(min(max((value - bar.low) / reach, Decimal(0)), Decimal(1)))


def _within(x: float, room: float, place: float, wide: float) -> float:
    """Return the middle of a thing on the bar, so that none of it leaves the bar."""
    return min(max(x + room * place, x + wide / 2), x + room - wide / 2)
