"""Small papers: a card with a QR that says nothing but a random code, and a number to wait with.

On a roll of 80 mm the page is as long as what stands on it; on A4 the same slip stands in the top left corner with a
line to cut along. Large type: it is read at arm's length, without the other glasses.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from kiosk.report.a4 import Document, drawn, need_fonts
from kiosk.report.code import code_block
from kiosk.report.items import Block, Item, Rect, Shape, under
from kiosk.report.sheet import HEIGHT, PINE, SOFT, WIDTH, Style
from kiosk.report.typeset import balanced, line, width

Paper = Literal["80mm", "A4"]

ROLL, SIDE = 80.0, 4.0  # the roll, and what a thermal printer leaves blank at each side
INNER = ROLL - 2 * SIDE
CUT = 15.0  # where the slip stands on A4
QR = 44.0  # mm with its quiet zone

TITLE, PLACE, BIG, BODY, NOTE = (
    Style(20, bold=True, leading=1.3),
    Style(12, bold=True, colour=PINE),
    Style(96, bold=True, leading=1.05),
    Style(14),
    Style(11, colour=SOFT),
)


@dataclass(frozen=True, slots=True)
class Slip:
    """What stands on it, from top to bottom; what is empty is left out."""

    place: str
    title: str
    code: str = field(default="", repr=False)  # into the QR
    name: str = field(default="", repr=False)  # masked
    number: str = ""
    says: tuple[str, ...] = ()
    note: str = ""  # the day
    watermark: str = ""  # 연습, 시연: in a frame at the top, since a roll prints no grey


def slip_pdf(slip: Slip, paper: Paper) -> bytes:
    """Return the PDF. Any thread will do."""
    need_fonts()
    block = _block(slip)
    if paper == "80mm":
        return drawn(Document((block.placed(SIDE),), slip.title, "", ROLL, block.height + 2 * SIDE + 6.0))
    left = CUT - SIDE
    items = tuple(_moved(item, left, CUT) for item in block.items)
    frame = Shape(Rect(left, CUT - SIDE, ROLL, block.height + 2 * SIDE), "edge")
    return drawn(Document(((frame, *items),), slip.title, "", WIDTH, HEIGHT))


def _block(slip: Slip) -> Block:
    parts = [
        _mark(slip.watermark),
        _centred(slip.place, PLACE),
        _centred(slip.title, TITLE),
        _qr(slip.code),
        _centred(slip.name, replace(TITLE, typed=True)),
        _centred(slip.number, BIG),
        *(_centred(words, BODY) for words in slip.says),
        _centred(slip.note, NOTE),
    ]
    return under([part for part in parts if part.height], 2.0)


def _centred(words: str, style: Style) -> Block:
    if not words:
        return Block((), 0.0)
    lines = balanced(words, style, INNER)
    items = [
        line(text, style, SIDE + (INNER - width(text, style)) / 2, number * style.line)
        for number, text in enumerate(lines)
    ]
    return Block(tuple(items), len(lines) * style.line)


def _mark(words: str) -> Block:
    text = _centred(words, TITLE)
    if not text.items:
        return text
    return Block((Shape(Rect(SIDE, 0.0, INNER, text.height), "edge"), *text.items), text.height)


def _qr(code: str) -> Block:
    return code_block(code, SIDE + (INNER - QR) / 2, QR) if code else Block((), 0.0)


def _moved(item: Item, right: float, down: float) -> Item:
    return replace(item, box=replace(item.box, x=item.box.x + right, y=item.box.y + down))
