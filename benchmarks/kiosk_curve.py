"""Our live grip screen, fed as the station feeds it: samples round the bridge, ten headline numbers a second."""

from __future__ import annotations

import json
from decimal import Decimal

from PySide6.QtCore import QTimer
from PySide6.QtQuick import QQuickItem

from benchmarks.child import say
from benchmarks.frames import Feeder, Frames
from benchmarks.playing import Ears
from kiosk.core.messages import Live, Scene, Shown, Streaming
from kiosk.core.stream import Ring
from kiosk.core.texts import Sentence
from kiosk.ui.curve import Curve
from kiosk.ui.engine import build
from kiosk.ui.hand import Hand, walk

GRIP = Scene(
    "live",
    Sentence("grip.measure.right.title"),
    Sentence("grip.measure.right.say"),
    view="grip",
    step="grip-right-1",
    quantities=("grip_force",),
    best=Decimal("24.1"),
    actions=("skip", "finish"),
)


def main() -> None:
    """Show it, then feed and measure as told."""
    ui = build((1080, 1920), 0.248, "ko", send=lambda intent: None, windowed=True)
    ui.tell(Shown(GRIP))
    Hand(ui.window).settle()
    curve = next(item for item in walk(ui.window.contentItem()) if isinstance(item, Curve))
    frames = Frames(ui.window, ui.live._timer)
    headline = QTimer()  # stands for the station's ten a second

    def run(rate: int, seconds: float, warm: float) -> None:
        ring = Ring("grip_force")
        feeder = Feeder(ring, rate, warm)
        ui.tell(Streaming(ring))
        number = iter(range(10**6))
        headline.timeout.connect(lambda: ui.tell(Live("grip_force", Decimal(200 + next(number) % 50) / 10)))
        headline.start(100)
        QTimer.singleShot(300, lambda: frames.clear(on=True))
        QTimer.singleShot(int(300 + 1000 * seconds), lambda: done(feeder))

    def done(feeder: Feeder) -> None:
        headline.stop()
        headline.timeout.disconnect()
        feeder.stop()
        own, gaps = frames.own, frames.gaps
        frames.clear(on=False)
        ui.tell(Streaming(None))
        say(own=own, gaps=gaps)

    ears = Ears(lambda line: ui.app.quit() if line == "quit" else run(**json.loads(line)))
    say(**_box(curve))
    ui.exec()
    ui.close()
    del ears


def _box(item: QQuickItem) -> dict[str, float]:
    return {"width": item.width(), "height": item.height()}


if __name__ == "__main__":
    main()
