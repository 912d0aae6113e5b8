"""The floor of the screens: a bare window of the same size with as many words as one of ours, and nothing of ours."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from benchmarks.child import say
from benchmarks.moments import Moment, Stopwatch
from benchmarks.slots import TimedApp

PAGE = """
import QtQuick
Rectangle {
    width: 1080; height: 1920; color: "#FBF8F3"
    property string words: "%s"
    property string number: "61.2"
    property bool down: false
    property bool ready: image.status !== Image.Loading
    Text { x: 64; y: 160; text: parent.words; font.pixelSize: 90; font.bold: true }
    Text { x: 64; y: 300; text: parent.words; font.pixelSize: 72; color: "#0B5D4E" }
    Text { x: 64; y: 420; text: parent.words; font.pixelSize: 48 }
    Image { id: image; x: 64; y: 520; width: 900; height: 560; source: "%s"; sourceSize.width: 900 }
    Text { x: 64; y: 1100; text: parent.number; font.pixelSize: 243; font.bold: true }
    Repeater {
        model: 3
        Rectangle { x: 64; y: 1500 + 130 * index; width: 952; height: 112; color: parent.down ? "#084438" : "#0B5D4E" }
    }
}
"""
WINDOW = """
import QtQuick
Window {
    id: root
    width: 1080; height: 1920; visible: true; color: "#FBF8F3"; flags: Qt.FramelessWindowHint
    property url page
    property string number: "61.2"
    property bool down: false
    property alias shown: loader.item
    Loader { id: loader; asynchronous: true; source: root.page }
    Binding { target: loader.item; property: "number"; value: root.number; when: loader.item !== null }
    Binding { target: loader.item; property: "down"; value: root.down; when: loader.item !== null }
}
"""
PICTURE = Path(__file__).resolve().parent.parent / "kiosk" / "assets" / "images" / "good.svg"


class Bare:
    """One window; its page is loaded anew, its number changes, its buttons darken."""

    def __init__(self, folder: Path) -> None:
        self.app = TimedApp()
        self._clock = Stopwatch()
        self.pages = [self._write(folder, one, PAGE % (one, PICTURE.as_uri())) for one in ("one", "another")]
        self.engine = QQmlApplicationEngine()  # it, unlike a view, lets go of Python while it loads
        self.engine.load(self._write(folder, "window", WINDOW))
        window = self.engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        self.window = window
        self.window.setProperty("page", self.pages[0])
        self.frames: list[Moment] = []
        self.window.frameSwapped.connect(lambda: self.frames.append(self._clock.now()))
        QTest.qWait(500)

    @staticmethod
    def _write(folder: Path, name: str, text: str) -> QUrl:
        path = folder / f"{name}.qml"
        path.write_text(text, encoding="utf-8")
        return QUrl.fromLocalFile(str(path))

    def live(self, seconds: float, every: int) -> dict[str, object]:
        """The number changes at every turn of a timer."""
        number = iter(range(10**6))
        timer = QTimer(interval=every)
        timer.timeout.connect(lambda: self.window.setProperty("number", f"{next(number) % 1000 / 10:.1f}"))
        timer.start()
        QTest.qWait(300)
        self.app.take()
        QTest.qWait(int(1000 * seconds))
        turns = self.app.take()
        timer.stop()
        return {"frames": [one.cpu for one in turns if one.frame], "busy": sum(one.cpu for one in turns)}

    def change(self, rounds: int) -> dict[str, object]:
        """Load the other page; until its first frame."""
        took = []
        for number in range(rounds):
            began = self._clock.now()
            old = self.window.property("shown")
            self.window.setProperty("page", self.pages[(number + 1) % 2])
            self._wait(lambda before=old: self.window.property("shown") not in (None, before))
            self.frames.clear()
            self._wait(lambda: bool(self.frames))
            took.append(self.frames[0].since(began))
            QTest.qWait(60)
        return {"took": took}

    def press(self, rounds: int) -> dict[str, object]:
        """The buttons darken; until the frame that shows it."""
        took = []
        for number in range(rounds):
            QTest.qWait(60)
            self.frames.clear()
            began = self._clock.now()
            self.window.setProperty("down", number % 2 == 0)
            self._wait(lambda: bool(self.frames))
            took.append(self.frames[0].since(began))
        return {"took": took}

    @staticmethod
    def _wait(condition: object, seconds: float = 3.0) -> None:
        end = time.monotonic() + seconds
        while not condition() and time.monotonic() < end:  # type: ignore[operator]
            QTest.qWait(1)


def main() -> None:
    """Measure as told, one line each."""
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder:
        bare = Bare(Path(folder))
        say(ready=True)
        for line in sys.stdin:
            told = json.loads(line)
            say(**getattr(bare, told.pop("what"))(**told))
        bare.window.close()


if __name__ == "__main__":
    main()
