"""The floor of a cold start: interpreter, Qt, a window with a ground and one text, its first frame."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow


def main() -> None:
    """Show it and say when it was drawn."""
    app = QGuiApplication(["bare"])
    app.setFont(QFont("NanumSquareRound"))
    engine = QQmlApplicationEngine(QUrl.fromLocalFile(str(Path(__file__).with_name("bare.qml"))))
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)

    def drawn() -> None:
        at = time.monotonic()
        from benchmarks.child import say
        from benchmarks.moments import Stopwatch

        window.frameSwapped.disconnect(drawn)
        say(at=at, waited=Stopwatch().waited(), answer=at, accepted=True, loading=0.0)
        app.quit()

    window.frameSwapped.connect(drawn)
    app.exec()


if __name__ == "__main__":
    main()
