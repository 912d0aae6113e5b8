"""The real ``kiosk run``, watched: when is 시작하기 on the screen, is a touch on it accepted, when does it answer?

Nothing of the product is replaced; its event loop is entered with three eyes open.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem

from benchmarks.child import order, say
from kiosk.core.messages import Fact, Intent, Shown, Start
from kiosk.ui import engine


class Watch:
    """Sees frames, intents and facts."""

    def __init__(self, ui: engine.Ui) -> None:
        self.ui = ui
        self.said: dict[str, Any] = {}
        self.intents: list[Intent] = []
        ui.window.frameSwapped.connect(self.frame)

    def frame(self) -> None:
        """A frame is on the screen."""
        at = time.monotonic()
        start = next((item for item in _visible(self.ui.window.contentItem()) if item.objectName() == "start"), None)
        if start is None or self.said:
            return
        from PySide6.QtTest import QTest

        from benchmarks.moments import Stopwatch
        from benchmarks.ruler import Ruler

        self.said = {"at": at, "waited": Stopwatch().waited()}
        finger, window = QTest.createTouchDevice(), self.ui.window
        point = start.mapToScene(QPointF(start.width() / 2, start.height() / 2)).toPoint()
        QTest.touchEvent(window, finger).press(0, point, window).commit()
        QTest.touchEvent(window, finger).release(0, point, window).commit()
        self.said["accepted"] = any(isinstance(intent, Start) for intent in self.intents)
        self.ruler = Ruler(window)
        self.ruler.start(frames=False)

    def fact(self, fact: Fact) -> None:
        """The station has answered."""
        if isinstance(fact, Shown) and fact.scene.kind == "who":
            say(**self.said, answer=time.monotonic(), loading=self.ruler.stop()["worst"])
            self.ui.window.close()
            self.ui.app.quit()


def _visible(item: QQuickItem) -> Iterator[QQuickItem]:
    if item.isVisible() and item.isEnabled():
        yield item
        for child in item.childItems():
            yield from _visible(child)


def main() -> int:
    """Run ``kiosk run`` as a person would start it."""
    told = order()
    watches: list[Watch] = []
    enter, hear = engine.Ui.exec, engine.Ui._hear

    def watched_exec(ui: engine.Ui) -> int:
        from kiosk.app.io_thread import IoThread

        watch = Watch(ui)
        watches.append(watch)
        send = IoThread.send

        def watched_send(io: IoThread, intent: Intent) -> None:
            watch.intents.append(intent)
            send(io, intent)

        IoThread.send = watched_send  # type: ignore[method-assign, assignment]
        return enter(ui)

    def watched_hear(ui: engine.Ui, fact: Fact) -> None:
        hear(ui, fact)
        watches[0].fact(fact)

    engine.Ui.exec = watched_exec  # type: ignore[method-assign, assignment]
    engine.Ui._hear = watched_hear  # type: ignore[method-assign, assignment]
    size = "1080x1920"
    sys.argv = ["kiosk", "run", "--windowed", size, "--config", told["config"], "--data-dir", told["data"]]
    from kiosk.commands import main as command

    return command()


if __name__ == "__main__":
    sys.exit(main())
