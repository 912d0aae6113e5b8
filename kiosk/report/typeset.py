"""Lines of type: measured and broken with the font that draws them."""

from __future__ import annotations

from typing import Literal

from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from kiosk.report.items import Block, Rect, Text
from kiosk.report.sheet import Style

FAMILY = "NanumSquareRound"
TYPED = "NanumBarunGothic"  # draws every syllable; the other leaves 8,693 rare ones blank
DOTS = 100  # logical pixels a mm: a font's size is a whole number of them, with no rounding to be seen
_FAR = 1e7


def font(style: Style) -> QFont:
    """Return the font at `DOTS` to the mm."""
    made = QFont(TYPED if style.typed else FAMILY)
    made.setPixelSize(round(style.size * DOTS))
    made.setBold(style.bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def width(text: str, style: Style) -> float:
    """Return how wide a line is, in mm."""
    return QFontMetricsF(font(style)).horizontalAdvance(text) / DOTS


def broken(text: str, style: Style, room: float) -> list[str]:
    """Break a text into lines no wider than ``room`` mm; words stay whole unless one alone is too wide."""
    layout = QTextLayout(text, font(style))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(min(room * DOTS, _FAR))
        lines.append(text[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    return lines


def balanced(text: str, style: Style, room: float) -> list[str]:
    """Break as `broken`, in as many lines, but of like length: no word is left alone on the last one."""
    lines = broken(text, style, room)
    narrow, wide = room / max(len(lines), 1), room
    while wide - narrow > 1.0:
        middle = (narrow + wide) / 2
        tried = broken(text, style, middle)
        if len(tried) <= len(lines) and " ".join(tried) == text:  # else a word would be cut
            lines, wide = tried, middle
        else:
            narrow = middle
    return lines


def line(text: str, style: Style, x: float, y: float = 0.0, *, align: Literal["left", "right"] = "left") -> Text:
    """Return one line at ``x`` (its left end, or its right), ``y`` the top of the line."""
    wide = width(text, style)
    return Text(Rect(x - wide if align == "right" else x, y, wide, style.line), text, style)


def paragraph(text: str, style: Style, x: float, room: float, *, even: bool = False) -> Block:
    """Return a text in lines under each other; no text is no height."""
    lines = (balanced if even else broken)(text, style, room) if text else []
    return Block(
        tuple(line(words, style, x, number * style.line) for number, words in enumerate(lines)),
        len(lines) * style.line,
    )
