"""The real ``kiosk run``, watched: when is 시작하기 on the screen, is a touch on it accepted, when does it answer?

Nothing of the product is replaced, and nothing is loaded before the product would load it: every module that comes
after PySide6 costs more, since PySide6 looks into its source.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from benchmarks.child import order, say
from kiosk.app.compose import Kiosk
from kiosk.app.io_thread import IoThread
from kiosk.commands import main as command
from kiosk.core.messages import Fact, Intent, Shown, Start

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickItem

    from kiosk.ui.engine import Ui


class Watch:
    """Sees frames, intents and facts."""

    def __init__(self) -> None:
        self.intents: list[Intent] = []
        self._said: dict[str, Any] = {}

    def look_at(self, ui: Ui) -> None:
        """The screens are built; from here on every frame is seen."""
        self._ui = ui
        ui.window.frameSwapped.connect(self._frame)

    def _frame(self) -> None:
        at = time.monotonic()
        window = self._ui.window
        start = next((item for item in _visible(window.contentItem()) if item.objectName() == "start"), None)
        if start is None or self._said:
            return
        from PySide6.QtCore import QPointF
        from PySide6.QtTest import QTest

        from benchmarks.moments import Stopwatch
        from benchmarks.ruler import Ruler

        self._said = {"at": at, "waited": Stopwatch().waited()}
        finger = QTest.createTouchDevice()
        point = start.mapToScene(QPointF(start.width() / 2, start.height() / 2)).toPoint()
        QTest.touchEvent(window, finger).press(0, point, window).commit()
        QTest.touchEvent(window, finger).release(0, point, window).commit()
        self._said["accepted"] = any(isinstance(intent, Start) for intent in self.intents)
        self._ruler = Ruler(window)
        self._ruler.start(frames=False)

    def fact(self, fact: Fact) -> None:
        """The station has answered."""
        if isinstance(fact, Shown) and fact.scene.kind == "who":
            say(**self._said, answer=time.monotonic(), loading=self._ruler.stop()["worst"])
            self._ui.window.close()
            self._ui.app.quit()


def _visible(item: QQuickItem) -> Iterator[QQuickItem]:
    if item.isVisible() and item.isEnabled():
        yield item
        for child in item.childItems():
            yield from _visible(child)


def main() -> int:
    """Run ``kiosk run`` as a person would start it."""
    told = order()
    watch = Watch()
    build, send = Kiosk._build_ui, IoThread.send

    def watched_build(kiosk: Kiosk, _: Callable[[Fact], None] | None) -> Ui:
        ui = build(kiosk, watch.fact)
        watch.look_at(ui)
        return ui

    def watched_send(io: IoThread, intent: Intent) -> None:
        watch.intents.append(intent)
        send(io, intent)

    Kiosk._build_ui = watched_build  # type: ignore[method-assign, assignment]
    IoThread.send = watched_send  # type: ignore[method-assign, assignment]
    size = "1080x1920"
    sys.argv = ["kiosk", "run", "--windowed", size, "--config", told["config"], "--data-dir", told["data"]]
    return command()


if __name__ == "__main__":
    sys.exit(main())
