"""The 80 mm receipt: one sentence, at most six lines of numbers, what to do; the QR where it was asked for.

The same layout as a PDF (kept for staff, or for a printer with a driver) and as the raster of a receipt printer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from kiosk.core.papers import ranked, unit_of, words
from kiosk.core.results import ResultLine
from kiosk.core.texts import Sentence
from kiosk.core.told import UNCHECKED
from kiosk.report.a4 import Document, drawn, need_fonts
from kiosk.report.code import QUIET, code_block, rows
from kiosk.report.escpos import WIDTH
from kiosk.report.items import Block, Rect, Shape, beside, lowered, under
from kiosk.report.page import ReportPage
from kiosk.report.paint import paint
from kiosk.report.sheet import INK, Style
from kiosk.report.typeset import DOTS, broken, line, paragraph, width

ROLL, SIDE = 80.0, 4.0  # mm; what a receipt printer leaves blank at each side
INNER = ROLL - 2 * SIDE
PER_MM = 8
MOST = 6
CODE = 52.0  # mm at most: modules of more than half a millimetre
TAIL = 6.0  # room to tear
DARK = 160
"""What is darker than this is printed: thin strokes stay whole."""

PLACE, NOTE = Style(11, bold=True, colour=INK), Style(10.5, colour=INK, leading=1.3)
HEADLINE = Style(17, bold=True, colour=INK, leading=1.3)
NAME, NUMBER, UNIT = Style(13, colour=INK, leading=1.3), Style(20, bold=True, colour=INK, leading=1.15), NOTE


@dataclass(frozen=True, slots=True)
class Receipt:
    """A page of results, and the text of the QR (empty: none)."""

    page: ReportPage
    code: str = field(default="", repr=False)


def receipt_pdf(receipt: Receipt) -> bytes:
    """Return the PDF, one page as long as it needs. Any thread will do."""
    need_fonts()
    block = _block(receipt)
    title = receipt.page.word("report.title")
    return drawn(Document((block.placed(SIDE),), title, "", ROLL, block.height + SIDE + TAIL))


def receipt_rows(receipt: Receipt) -> list[bytes]:
    """Return the dots of the printed width, 72 bytes a row, 1 is black."""
    need_fonts()
    block = _block(receipt)
    return list(_dots(_image(block)))


def _image(block: Block) -> QImage:
    image = QImage(WIDTH, round((block.height + TAIL) * PER_MM), QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(PER_MM / DOTS, PER_MM / DOTS)
    painter.translate(-SIDE * DOTS, 0.0)
    paint(painter, block.items)
    painter.end()
    return image


def _dots(image: QImage) -> Iterator[bytes]:
    """One bit a dot, the leftmost in the highest."""
    for y in range(image.height()):
        grey = memoryview(image.constScanLine(y))[:WIDTH]  # type: ignore[arg-type]  # a buffer, whatever its stub says
        bits = "".join("1" if one < DARK else "0" for one in grey)
        yield int(bits, 2).to_bytes(WIDTH // 8, "big")


def _block(receipt: Receipt) -> Block:
    page = receipt.page
    when = " · ".join(part for part in (page.date, page.station) if part)
    parts = [
        _mark(page.watermark),
        paragraph(page.centre, PLACE, SIDE, INNER),
        paragraph(when, NOTE, SIDE, INNER),
        _rule(),
        paragraph(page.say(page.results.headline), HEADLINE, SIDE, INNER, even=True),
        *(_value(one, page) for one in ranked(page.results)[:MOST]),
        *_left_out(page),
        _rule(),
        *(paragraph(page.say(one), NAME, SIDE, INNER, even=True) for one in page.results.advice),
        *_code(receipt),
        paragraph(page.word("report.reference"), NOTE, SIDE, INNER, even=True),
    ]
    return under([part for part in parts if part.height], 1.6)


def _value(one: ResultLine, page: ReportPage) -> Block:
    """What it is on the left, the number with its unit on the right, on one line where both fit; then what it means."""
    digits, unit = " / ".join(row[1] for row in one.values), unit_of(page.texts, one.values[0][2])
    tail = width(unit, UNIT) + 1.2 if unit else 0.0
    right = SIDE + INNER
    number = beside(
        Block((line(digits, NUMBER, right - tail, align="right"),), NUMBER.line),
        lowered(Block((line(unit, UNIT, right, align="right"),) if unit else (), UNIT.line), NUMBER.lift - UNIT.lift),
    )
    title = words(page.texts, one.title)
    room = INNER - tail - width(digits, NUMBER) - 3.0
    drop = NUMBER.lift - NAME.lift
    if len(broken(title, NAME, room)) == 1:
        head = beside(lowered(paragraph(title, NAME, SIDE, room), drop), number)
    else:
        head = under((paragraph(title, NAME, SIDE, INNER), number))
    said = [one.sentence] if one.gentle else []
    said += [UNCHECKED] if UNCHECKED in one.notices else []
    below = (paragraph(page.say(sentence), NOTE, SIDE + 3.0, INNER - 3.0, even=True) for sentence in said)
    return under((head, *below), 0.4) if said else head


def _left_out(page: ReportPage) -> list[Block]:
    more = len(ranked(page.results)) - MOST
    if more <= 0:
        return []
    return [paragraph(page.say(Sentence("receipt.more", (f"{more}",))), NOTE, SIDE, INNER, even=True)]


def _code(receipt: Receipt) -> list[Block]:
    if not receipt.code:
        return []
    cells = len(rows(receipt.code)) + 2 * QUIET
    side = cells * (CODE * PER_MM // cells) / PER_MM  # modules of whole dots: sharp
    left = SIDE + round((INNER - side) / 2 * PER_MM) / PER_MM
    return [
        code_block(receipt.code, left, side),
        paragraph(receipt.page.word("paper.code.paper"), NOTE, SIDE, INNER, even=True),
    ]


def _mark(words: str) -> Block:
    if not words:
        return Block((), 0.0)
    wide = width(words, HEADLINE)
    text = line(words, HEADLINE, SIDE + (INNER - wide) / 2)
    return Block((Shape(Rect(SIDE, 0.0, INNER, HEADLINE.line), "edge"), text), HEADLINE.line)


def _rule() -> Block:
    return Block((Shape(Rect(SIDE, 0.6, INNER, 0.4), "ink"),), 1.6)
