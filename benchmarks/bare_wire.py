"""The floor of the wire: a thread that reads a pty, one queued signal, one QML text."""

from __future__ import annotations

import os
import threading
import time
import tty
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from benchmarks.child import order, say
from benchmarks.playing import Ears


class Reader(QObject):
    """Blocks on the port; says every number."""

    number = Signal(str)

    def __init__(self, path: str) -> None:
        super().__init__()
        self._port = os.open(path, os.O_RDONLY | os.O_NOCTTY)
        tty.setraw(self._port)
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        rest = b""
        while True:
            rest += os.read(self._port, 4096)
            *lines, rest = rest.split(b"\r\n")
            for line in lines:
                self.number.emit(line[7:-2].decode().strip())


def main() -> None:
    """Show numbers until told to tell."""
    app = QGuiApplication(["bare"])
    app.setFont(QFont("NanumSquareRound"))
    engine = QQmlApplicationEngine(QUrl.fromLocalFile(str(Path(__file__).with_name("bare.qml"))))
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    window.setX(window.width())
    shown: dict[str, float] = {}
    reader = Reader(order()["port"])
    reader.number.connect(lambda digits: window.setProperty("words", digits))
    window.frameSwapped.connect(lambda: shown.setdefault(str(window.property("words")), time.monotonic()))
    ears = Ears(lambda line: app.quit() if line == "quit" else say(shown=shown))
    say(live=True)
    app.exec()
    del ears


if __name__ == "__main__":
    main()
