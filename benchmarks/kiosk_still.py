"""The real kiosk, left alone on the welcome, then on the scale's explanation: frames and processor time."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer

from benchmarks.child import order, say
from benchmarks.playing import Play
from kiosk.core.messages import Fact, Shown

CALM = 3.0  # seconds for fades, loading and the first words of devices


def main() -> int:
    """Stop at the two screens, and count."""
    told = order()
    seconds = float(told["seconds"])
    frames: list[float] = []
    todo = ["attract", "explain"]

    def seen(fact: Fact) -> None:
        if isinstance(fact, Shown) and todo and fact.scene.kind == todo[0]:
            play.free = False
            todo.pop(0)
            QTimer.singleShot(int(1000 * CALM), lambda: count(fact.scene.kind))

    def count(kind: str) -> None:
        frames.clear()
        spent = time.process_time()
        QTimer.singleShot(int(1000 * seconds), lambda: tell(kind, spent))

    def tell(kind: str, spent: float) -> None:
        say(scene=kind, frames=len(frames), cpu=time.process_time() - spent)
        play.free = True
        if not todo:
            play.quit()

    play = Play(Path(told["config"]), Path(told["data"]), lambda command: None, seen)
    play.kiosk.ui.window.frameSwapped.connect(lambda: frames.append(time.monotonic()))
    return play.run()


if __name__ == "__main__":
    sys.exit(main())
