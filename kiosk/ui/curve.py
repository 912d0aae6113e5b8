"""The force curve: the samples of the ring drawn once a tick, min and max of each column (ui-guidelines §3)."""

from __future__ import annotations

from typing import Any

import numpy as np
import shiboken6
from numpy.typing import NDArray
from PySide6.QtCore import Property, QLineF, QObject, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from kiosk.ui.live import LiveModel

QML_IMPORT_NAME = "KioskItems"
QML_IMPORT_MAJOR_VERSION = 1

Samples = NDArray[np.float64]
WINDOW = 8.0  # seconds across
_STEPS = (20.0, 40.0, 60.0, 80.0, 120.0)
_NONE: Samples = np.zeros(0)
_COARSE = 4  # columns for each point of the ground under a dense curve


def decimate(x: Samples, y: Samples, columns: int) -> tuple[Samples, Samples]:
    """Keep the lowest and the highest sample of each column; x runs 0..1."""
    if len(y) <= 2 * columns or columns < 2:
        return x, y
    first = np.unique(np.searchsorted(x, np.arange(columns) / columns))
    first = first[first < len(x)]
    out_x = np.repeat(x[first], 2)
    out_y = np.empty(2 * len(first))
    out_y[0::2] = np.minimum.reduceat(y, first)
    out_y[1::2] = np.maximum.reduceat(y, first)
    return out_x, out_y


def lowest(x: Samples, y: Samples, count: int) -> tuple[Samples, Samples]:
    """Of so many points in a row keep the lowest (on a screen: the largest y), and the first and last of all."""
    whole = len(y) // count * count
    places = y[:whole].reshape(-1, count).argmax(1) + np.arange(0, whole, count)
    places = np.concatenate(((0,), places, (len(y) - 1,)))
    return x[places], y[places]


def polygon(x: Samples, y: Samples) -> QPolygonF:
    """A polygon filled through its own buffer: no QPointF is made."""
    points = QPolygonF()
    points.resize(len(x))
    if len(x):
        buffer: Any = shiboken6.VoidPtr  # its stub knows neither QPointF nor the buffer protocol
        xy = np.frombuffer(buffer(points.data(), len(x) * 16, True), np.float64).reshape(len(x), 2)
        xy[:, 0], xy[:, 1] = x, y
    return points


@QmlElement
class Curve(QQuickPaintedItem):
    """The curve of the live stream, with a dashed line at the best so far."""

    lookChanged = Signal()  # noqa: N815 (Qt name)

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self.setOpaquePainting(True)  # on its `fillColor`: nothing behind it is drawn anew
        self._source: LiveModel | None = None
        self._best = -1.0
        self._line, self._fill, self._ink = QColor("#0B5D4E"), QColor("#DCEFE8"), QColor("#1C2321")
        self._seconds = self._values = np.zeros(0)
        self._span = _STEPS[1]

    def _look(self) -> None:
        self.lookChanged.emit()
        self.update()

    def _get_source(self) -> QObject | None:
        return self._source

    def _set_source(self, source: QObject | None) -> None:
        self._source = source if isinstance(source, LiveModel) else None
        self._look()

    def _get_best(self) -> float:
        return self._best

    def _set_best(self, best: float) -> None:
        self._best = best
        self._look()

    def _get_line(self) -> QColor:
        return self._line

    def _set_line(self, colour: QColor) -> None:
        self._line = colour
        self._look()

    def _get_fill(self) -> QColor:
        return self._fill

    def _set_fill(self, colour: QColor) -> None:
        self._fill = colour
        self._look()

    def _get_ink(self) -> QColor:
        return self._ink

    def _set_ink(self, colour: QColor) -> None:
        self._ink = colour
        self._look()

    source = Property(QObject, _get_source, _set_source, notify=lookChanged)
    best = Property(float, _get_best, _set_best, notify=lookChanged)
    lineColour = Property(QColor, _get_line, _set_line, notify=lookChanged)  # noqa: N815
    fillColour = Property(QColor, _get_fill, _set_fill, notify=lookChanged)  # noqa: N815
    inkColour = Property(QColor, _get_ink, _set_ink, notify=lookChanged)  # noqa: N815

    @Slot()
    def pull(self) -> None:
        """Take what has come since; repaint only if something has."""
        if self._source is None:
            return
        seconds, values = self._source.samples() or (_NONE, _NONE)
        if len(values) == len(self._values) and (not len(values) or seconds[-1] == self._seconds[-1]):
            return
        self._seconds, self._values = seconds, values
        self.update()

    def _height_of(self, highest: float) -> float:
        """The top of the scale: it grows in steps, so that the curve does not swim."""
        return next((step for step in _STEPS if highest * 1.1 <= step), highest * 1.25)

    def paint(self, painter: QPainter) -> None:
        """Draw fill, line and the best so far."""
        width, height = self.width(), self.height()
        if width < 4 or height < 4:
            return
        seconds, values = self._seconds, self._values
        highest = max(float(values.max()) if len(values) else 0.0, self._best, 0.0)
        self._span = self._height_of(max(highest, 1.0))
        if len(values) > 1:
            self._paint_samples(painter, seconds, values, width, height)
        if self._best > 0:
            y = height - self._best / self._span * height
            painter.setPen(QPen(self._ink, 2, Qt.PenStyle.CustomDashLine))
            pen = painter.pen()
            pen.setDashPattern([12, 10])
            painter.setPen(pen)
            painter.drawLine(QLineF(0, y, width, y))

    def _paint_samples(self, painter: QPainter, seconds: Samples, values: Samples, width: float, height: float) -> None:
        start = max(float(seconds[0]), float(seconds[-1]) - WINDOW)
        seen = slice(int(np.searchsorted(seconds, start)), None)
        x, y = decimate((seconds[seen] - start) / WINDOW, values[seen], int(width))
        px, py = x * width, height - np.clip(y, 0.0, self._span) / self._span * height
        dense = len(py) < len(values[seen])
        if dense:
            self._paint_ground(painter, *lowest(px[0::2], py[0::2], _COARSE), height)
            py[0::2] += 1.0  # each column is a stroke already: a little longer, it looks as thick
            py[1::2] -= 1.0
        else:
            self._paint_ground(painter, px, py, height)
        painter.setPen(QPen(self._line, 1))
        for shift in (0.0,) if dense else (0.0, 1.0, 2.0):  # three thin lines are far cheaper than one thick one (P4)
            painter.drawPolyline(polygon(px, np.maximum(py - shift, 0.0)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._line)
        painter.drawEllipse(QPointF(px[-1], py[-1]), 7, 7)

    def _paint_ground(self, painter: QPainter, x: Samples, y: Samples, height: float) -> None:
        """Fill under the curve with one polygon; with thousands of points a trembling hand would cost up to 300 ms."""
        over, along = np.concatenate((x[:1], x, x[-1:])), np.concatenate(((height,), y, (height,)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._fill)
        painter.drawPolygon(polygon(over, along))
