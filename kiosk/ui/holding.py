"""While a finger is down, what is under it is not made anew: the press would be lost, or mean something else."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

from kiosk.core.pages import Page


class Holding:
    """``show`` puts a page on: at once, or newer words of the same one when the finger is up."""

    def __init__(self, show: Callable[[Page | None], None]) -> None:
        self._show = show
        self._down = False
        self._newer: Page | None = None

    def put(self, page: Page | None) -> None:
        """Put a page on."""
        if page is not None and page.live and self._down:
            self._newer = page
        else:
            self._newer = None
            self._show(page)

    def hold(self, down: bool) -> None:
        """The finger is down, or up; what it pressed comes first."""
        self._down = down
        QTimer.singleShot(0, self._release)

    def _release(self) -> None:
        if self._newer is not None and not self._down:
            self.put(self._newer)
