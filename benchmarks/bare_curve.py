"""The floor of the curve: one QQuickPaintedItem in a window, the recipe of the UI guidelines §3, one polyline."""

from __future__ import annotations

import json

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPen
from PySide6.QtQuick import QQuickPaintedItem, QQuickView

from benchmarks.child import order, say
from benchmarks.frames import Feeder, Frames
from benchmarks.playing import Ears
from kiosk.core.stream import Ring
from kiosk.ui.curve import WINDOW, decimate, polygon

TOP = 40.0


class Bare(QQuickPaintedItem):
    """Draws what was pulled last."""

    def __init__(self) -> None:
        super().__init__()
        self.ring: Ring | None = None
        self._seconds: NDArray[np.float64] = np.zeros(0)
        self._values: NDArray[np.float64] = np.zeros(0)

    def pull(self) -> None:
        """Take the newest samples over."""
        if self.ring is not None:
            self._seconds, self._values = self.ring.newest(16384)
            self.update()

    def paint(self, painter: QPainter) -> None:
        """One polyline."""
        if len(self._values) < 2:
            return
        width, height = self.width(), self.height()
        start = max(float(self._seconds[0]), float(self._seconds[-1]) - WINDOW)
        seen = self._seconds >= start
        x, y = decimate((self._seconds[seen] - start) / WINDOW, self._values[seen], int(width))
        painter.setPen(QPen(QColor("#0B5D4E"), 1))
        painter.drawPolyline(polygon(x * width, height - y / TOP * height))


def main() -> None:
    """Show it, then feed and measure as told."""
    app = QGuiApplication(["bare"])
    told = order()
    view = QQuickView()
    view.resize(1080, 1920)
    view.setX(1080)
    item = Bare()
    item.setParentItem(view.contentItem())
    item.setWidth(told["width"])
    item.setHeight(told["height"])
    view.show()
    timer = QTimer()
    timer.timeout.connect(item.pull)
    frames = Frames(view, timer)

    def run(rate: int, seconds: float, warm: float) -> None:
        item.ring = Ring("grip_force")
        feeder = Feeder(item.ring, rate, warm)
        timer.start(33)
        QTimer.singleShot(300, lambda: frames.clear(on=True))
        QTimer.singleShot(int(300 + 1000 * seconds), lambda: done(feeder))

    def done(feeder: Feeder) -> None:
        timer.stop()
        feeder.stop()
        item.ring = None
        own, gaps = frames.own, frames.gaps
        frames.clear(on=False)
        say(own=own, gaps=gaps)

    ears = Ears(lambda line: app.quit() if line == "quit" else run(**json.loads(line)))
    say(ready=True)
    app.exec()
    del ears


if __name__ == "__main__":
    main()
