"""A whole visit on the real kiosk, with the ruler beside it; says what the simulator shall do, then every lateness."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.child import order, say
from benchmarks.playing import Play
from benchmarks.ruler import Ruler
from kiosk.core.messages import Fact, Shown
from kiosk.devices.simulate import scenario


def main() -> int:
    """Play the normal scenario once."""
    told = order()
    scenes: list[str] = []

    def seen(fact: Fact) -> None:
        if isinstance(fact, Shown):
            ruler.where = play.scene
            scenes.append(play.scene)
            if fact.scene.kind == "attract" and len(scenes) > 2:
                ruler.stop()
                say(late=ruler.late, scenes=len(scenes))
                play.quit()

    resident = scenario.load("normal").resident
    play = Play(
        Path(told["config"]),
        Path(told["data"]),
        lambda command: say(**command),
        seen,
        resident=resident,
        speed=float(told["speed"]),
    )
    ruler = Ruler(play.kiosk.ui.window, lambda: play.hand.searched)
    ruler.start(frames=False)
    return play.run()


if __name__ == "__main__":
    sys.exit(main())
