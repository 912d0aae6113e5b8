"""A layout drawn: each item with a pen, a brush or a font. Vector only, no transparency (it has to print)."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from kiosk.report import sheet
from kiosk.report.items import Form, Item, Rect, Stroke, Text
from kiosk.report.sheet import Style
from kiosk.report.typeset import DOTS, font, width


class Look(NamedTuple):
    """How a form looks: fill, edge and its width in mm, radius of the corners in mm (-1: as round as can be)."""

    fill: str = ""
    edge: str = ""
    pen: float = 0.0
    radius: float = 0.0


LOOKS: dict[Form, Look] = {
    "accent": Look(sheet.PINE),
    "hair": Look(sheet.HAIR),
    "write": Look(sheet.EDGE),
    "panel": Look(sheet.APRICOT, sheet.AMBER_TEXT, 0.25, 2.0),
    "calm": Look(sheet.MINT, sheet.PINE, 0.25, 2.0),
    "dot": Look(sheet.PINE, "", 0.0, -1.0),
    "track": Look(sheet.WHITE, "", 0.0, 1.6),
    "band": Look(sheet.MINT, sheet.EDGE, 0.25, 0.0),
    "edge": Look("", sheet.EDGE, 0.35, 1.6),
    "marker": Look(sheet.AMBER, sheet.INK, 0.7, 1.2),
    "ring": Look(sheet.WHITE, sheet.BLUE, 0.8, -1.0),
    "look-here": Look(sheet.AMBER_TEXT),
    "ink": Look(sheet.INK),
}


def paint(painter: QPainter, items: tuple[Item, ...], watermark: str = "") -> None:
    """Draw one page: the watermark lies under everything."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if watermark:
        _watermark(painter, watermark)
    for item in items:
        if isinstance(item, Text):
            _text(painter, item)
        elif isinstance(item, Stroke):
            _stroke(painter, item)
        else:
            _shape(painter, item.box, item.form)


def _text(painter: QPainter, item: Text) -> None:
    painter.setFont(font(item.style))
    painter.setPen(QColor(item.style.colour))
    x, baseline = item.box.x, item.box.y + item.style.lift
    for word in item.text.split(" "):  # Qt writes the font's blank as U+0001: readers of the file then see no words
        painter.drawText(QPointF(x * DOTS, baseline * DOTS), word)
        x += width(f"{word} ", item.style)


def _shape(painter: QPainter, box: Rect, form: Form) -> None:
    look = LOOKS[form]
    painter.setBrush(QBrush(QColor(look.fill)) if look.fill else QBrush(Qt.BrushStyle.NoBrush))
    painter.setPen(QPen(QColor(look.edge), look.pen * DOTS) if look.edge else QPen(Qt.PenStyle.NoPen))
    inset = look.pen / 2  # the edge lies inside the box
    area = QRectF((box.x + inset) * DOTS, (box.y + inset) * DOTS, (box.w - look.pen) * DOTS, (box.h - look.pen) * DOTS)
    if form == "look-here":
        corners = (QPointF(area.center().x(), area.top()), area.bottomRight(), area.bottomLeft())
        painter.drawPolygon(QPolygonF(corners))
        return
    radius = min(box.w, box.h) / 2 if look.radius < 0 else look.radius
    painter.drawRoundedRect(area, radius * DOTS, radius * DOTS)


def _stroke(painter: QPainter, item: Stroke) -> None:
    pen = QPen(QColor(item.ink), item.pen * DOTS) if item.ink else QPen(Qt.PenStyle.NoPen)
    if item.ink and item.dashed:
        pen.setDashPattern([1.4 / item.pen, 1.0 / item.pen])  # in widths of the pen: 1.4 mm and 1 mm
    painter.setPen(pen)
    painter.setBrush(QBrush(QColor(item.fill)) if item.fill else QBrush(Qt.BrushStyle.NoBrush))
    points = [QPointF((item.box.x + x) * DOTS, (item.box.y + y) * DOTS) for x, y in item.points]
    if item.fill:
        painter.drawPolygon(QPolygonF(points))
    else:
        painter.drawPolyline(QPolygonF(points))


def _watermark(painter: QPainter, words: str) -> None:
    """One light word across the page."""
    style = Style(100, bold=True, colour=sheet.WATERMARK)
    style = Style(min(160.0, 100 * 150 / max(width(words, style), 1.0)), bold=True, colour=sheet.WATERMARK)
    painter.save()
    painter.translate(sheet.WIDTH / 2 * DOTS, sheet.HEIGHT / 2 * DOTS)
    painter.rotate(-35)
    painter.setFont(font(style))
    painter.setPen(QColor(style.colour))
    painter.drawText(QPointF(-width(words, style) / 2 * DOTS, style.size * 0.35 * DOTS), words)
    painter.restore()
