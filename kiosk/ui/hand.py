"""A hand at the screen, for demo and tests: it finds a control by its objectName and really touches it.

It lives on the Qt thread and lets events run while it waits; it never calls a view-model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

_SAME_PRESS = 0.42  # seconds: presses closer than 0.4 s are taken for one
_DOWN_MS = 30
_DIGITS = frozenset(f"key-{digit}" for digit in range(10))


class NotOnScreenError(LookupError):
    """No visible, enabled control of that name came in time."""


def walk(item: QQuickItem) -> Iterator[QQuickItem]:
    """Every visible item below, and the item itself."""
    if item.isVisible():
        yield item
        for child in item.childItems():
            yield from walk(child)


class Hand:
    """Presses and looks, as a person would."""

    def __init__(self, window: QQuickWindow) -> None:
        self.window = window
        self._device = QTest.createTouchDevice()
        self._last = 0.0
        self._name = ""  # of the control that was pressed last
        self.touched = 0.0  # when the last finger came down, monotonic seconds

    def names(self) -> list[str]:
        """The names of all controls that can be pressed now."""
        return [item.objectName() for item in walk(self.window.contentItem()) if item.objectName() and item.isEnabled()]

    def find(self, name: str) -> QQuickItem | None:
        """The visible, enabled control of that name."""
        items = (item for item in walk(self.window.contentItem()) if item.objectName() == name and item.isEnabled())
        return next(items, None)

    def sees(self, name: str) -> bool:
        """Whether the control can be pressed now."""
        return self.find(name) is not None

    def wait_until(self, condition: Callable[[], bool], seconds: float = 30.0) -> bool:
        """Let events run until the condition holds; tells whether it did."""
        end = monotonic() + seconds
        while not condition():
            if monotonic() > end:
                return False
            QTest.qWait(5)
        return True

    def settle(self, seconds: float = 30.0) -> bool:
        """Wait until nothing on the screen is loading or fading."""
        QTest.qWait(1)
        if not self.wait_until(lambda: bool(self.window.property("idle")), seconds):
            return False
        self._see_frame()
        return bool(self.window.property("idle")) or self.wait_until(
            lambda: bool(self.window.property("idle")), seconds
        )

    def _see_frame(self) -> None:
        """Wait for one frame: rows and columns put their children in place when they are drawn."""
        drawn: list[bool] = []
        self.window.frameSwapped.connect(lambda: drawn.append(True), Qt.ConnectionType.SingleShotConnection)
        self.window.update()
        self.wait_until(lambda: bool(drawn), 0.2)

    def press(self, name: str, seconds: float = 30.0) -> None:
        """Touch the control's centre: down, a moment, up; then let the screen draw."""
        if not self.wait_until(lambda: self.sees(name) and self.settle(seconds), seconds):
            raise NotOnScreenError(f"{name} is not on the screen; there are {sorted(self.names())}")
        self.wait_until(lambda: self._counts(name))
        item = self.find(name)
        if item is None:
            raise NotOnScreenError(f"{name} left the screen")
        point = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        self.touch(point)
        self._name = name

    def _counts(self, name: str) -> bool:
        """Whether a press counts by now: two digits may follow each other at once."""
        digits = {name, self._name} <= _DIGITS and name != self._name
        return (digits or monotonic() - self._last >= _SAME_PRESS) and not self.window.property("fresh")

    def touch(self, point: QPoint) -> None:
        """One finger down and up at a point of the window."""
        self.touched = monotonic()
        QTest.touchEvent(self.window, self._device).press(0, point, self.window).commit()
        QTest.qWait(_DOWN_MS)
        QTest.touchEvent(self.window, self._device).release(0, point, self.window).commit()
        self._last = monotonic()
        QTest.qWait(1)

    def type(self, digits: str) -> None:
        """Touch the digit keys one after another."""
        for digit in digits:
            self.press(f"key-{digit}")

    def screenshot(self, path: Path | str) -> None:
        """Write what is on the screen as a PNG, once it is whole."""
        self.settle()
        if not self.window.grabWindow().save(str(path)):
            raise OSError(f"could not write {path}")
