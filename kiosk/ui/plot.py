"""The plane of a chart: points, level lines and a slope, painted in one go; words stand round it."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import Property, QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

QML_IMPORT_NAME = "KioskItems"
QML_IMPORT_MAJOR_VERSION = 1

_MANY = 60  # points; more of them are drawn smaller
_DASHES = {"limit": [6.0, 4.0], "warn": [1.5, 3.0]}


@QmlElement
class Plot(QQuickPaintedItem):
    """Draws what `charts.chart` put into ``data``. Marks are shapes as well as colours: ● ▲ ■."""

    lookChanged = Signal()  # noqa: N815 (Qt name)

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self.setOpaquePainting(True)
        self._said = ""
        self._drawn: dict[str, Any] = {}
        self._dot = 6.0
        self._colours = {one: QColor("#1C2321") for one in ("ink", "ok", "look", "off", "grid", "slope")}

    def _get_drawing(self) -> str:
        return self._said

    def _set_drawing(self, said: str) -> None:
        if said != self._said:
            self._said = said
            self._drawn = json.loads(said) if said else {}
            self._look()

    def _get_dot(self) -> float:
        return self._dot

    def _set_dot(self, dot: float) -> None:
        self._dot = dot
        self._look()

    def _get_colours(self) -> list[QColor]:
        return list(self._colours.values())

    def _set_colours(self, colours: list[QColor]) -> None:
        self._colours = dict(zip(self._colours, map(QColor, colours), strict=False))
        self._look()

    def _look(self) -> None:
        self.lookChanged.emit()
        self.update()

    drawing = Property(str, _get_drawing, _set_drawing, notify=lookChanged)
    dot = Property(float, _get_dot, _set_dot, notify=lookChanged)
    colours = Property(list, _get_colours, _set_colours, notify=lookChanged)
    """Ink, ok, look, off, grid, slope."""

    def _place(self, x: float, y: float) -> QPointF:
        """Leave room for a whole mark at every edge."""
        air = self._dot
        return QPointF(air + x * (self.width() - 2 * air), air + (1 - y) * (self.height() - 2 * air))

    def paint(self, painter: QPainter) -> None:
        """Grid, level lines, slope, the line through the points, the points."""
        if self.width() < 8 * self._dot or not self._drawn:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colours["grid"], 1))
        for y in self._drawn["grid"]:
            self._level(painter, y)
        for y, kind in self._drawn["lines"]:
            painter.setPen(self.pen_of(kind))
            self._level(painter, y)
        if slope := self._drawn["slope"]:
            painter.setPen(QPen(self._colours["slope"], self._dot * 0.35))
            painter.drawLine(QLineF(self._place(*slope[:2]), self._place(*slope[2:])))
        places = [(self._place(x, y), mark) for x, y, mark in self._drawn["points"]]
        if self._drawn["joined"]:
            painter.setPen(QPen(self._colours["off"], max(1.0, self._dot * 0.2)))
            painter.drawPolyline(QPolygonF([place for place, _ in places]))
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self._dot / (2 if len(places) > _MANY else 1)
        for place, mark in places:
            self._mark(painter, place, mark, radius if mark else radius * 0.75)

    def pen_of(self, kind: str) -> QPen:
        """A whole line in the middle, dashes for a limit, dots for a warning."""
        pen = QPen(
            self._colours["look" if kind == "limit" else "ink"],
            max(1.5, self._dot * (0.35 if kind == "limit" else 0.25)),
        )
        if kind in _DASHES:
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setDashPattern(_DASHES[kind])
        return pen

    def _level(self, painter: QPainter, y: float) -> None:
        at = self._place(0, y).y()
        painter.drawLine(QLineF(0, at, self.width(), at))

    def _mark(self, painter: QPainter, at: QPointF, mark: str, radius: float) -> None:
        painter.setBrush(self._colours[mark or "ok"])
        if mark == "look":
            corners = (QPointF(0, -1.2), QPointF(1.15, 0.9), QPointF(-1.15, 0.9))
            painter.drawPolygon(QPolygonF([at + corner * radius for corner in corners]))
        elif mark == "off":
            painter.drawRect(QRectF(at.x() - radius * 0.9, at.y() - radius * 0.9, radius * 1.8, radius * 1.8))
        else:
            painter.drawEllipse(at, radius, radius)
