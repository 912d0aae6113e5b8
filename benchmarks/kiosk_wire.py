"""The real kiosk at the scale's live screen: which frame shows which number?"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from benchmarks.child import order, say
from benchmarks.playing import Ears, Play
from kiosk.core.messages import Fact, Shown


def main() -> int:
    """Go to the scale, then note every frame until told to tell."""
    told = order()
    shown: dict[str, float] = {}

    def seen(fact: Fact) -> None:
        if isinstance(fact, Shown) and fact.scene.kind == "live":
            play.free = False
            say(live=True)

    def frame() -> None:
        shown.setdefault(str(play.kiosk.ui.live.property("digits")), time.monotonic())

    play = Play(Path(told["config"]), Path(told["data"]), lambda command: None, seen)
    play.kiosk.ui.window.frameSwapped.connect(frame)
    ears = Ears(lambda line: play.quit() if line == "quit" else say(shown=shown))
    code = play.run()
    del ears
    return code


if __name__ == "__main__":
    sys.exit(main())
