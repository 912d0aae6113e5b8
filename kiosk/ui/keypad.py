"""A hand at the hardware keypad, for demo and tests: arrows lead to a control, OK presses it. It touches nothing.

It lives on the Qt thread, and finds its way by what has the focus, as a person by what has the ring.
"""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from kiosk.ui.hand import _SAME_PRESS, Hand, NotOnScreenError

_FARTHEST = 120  # so many arrows round a screen, then the control cannot be reached


class KeypadHand(Hand):
    """Arrows and OK only; digits, too, are led to and pressed."""

    def __init__(self, window: QQuickWindow) -> None:
        super().__init__(window)
        self.arrows = 0  # how many arrow presses so far

    def press(self, name: str, seconds: float = 30.0) -> None:
        """Lead the ring to the control and press OK; raises NotOnScreenError where no arrow leads to it."""
        if not self.wait_until(lambda: self.sees(name) and self.settle(seconds), seconds):
            raise NotOnScreenError(f"{name} is not on the screen; there are {sorted(self.names())}")
        self.wait_until(lambda: monotonic() - self._last >= _SAME_PRESS)
        for _ in range(_FARTHEST):
            if self.at() == name:
                self._key(Qt.Key.Key_Return)
                self.touched = self._last = monotonic()
                return
            self.arrows += 1
            self._key(Qt.Key.Key_Down)
        raise NotOnScreenError(f"no arrow leads to {name}; the ring is on {self.at()!r}")

    def at(self) -> str:
        """The name of what has the ring; nothing where nothing has it."""
        item = self.window.activeFocusItem()
        return item.objectName() if item is not None else ""  # type: ignore[redundant-expr]  # the stub forgets that there may be none

    def _key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window, key)
        QTest.qWait(1)
