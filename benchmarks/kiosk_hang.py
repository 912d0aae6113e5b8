"""One visit on the real kiosk; at four of its screens something hangs, and the ruler says what the GUI thread felt."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer

from benchmarks.child import order, say
from benchmarks.hangs import Hangs
from benchmarks.playing import Play
from benchmarks.ruler import Ruler
from kiosk.core.messages import CallStaff, Chosen, Consent, Fact, Intent, Next, Scene, Shown, Synced, Told

NEVER = 1e9
SETTLE = 0.7  # seconds: a new screen fades in
GUI_SLEEP = 0.5

# the screen on which it hangs, and the press that runs into it
PLACES: dict[str, tuple[Callable[[Scene], bool], type]] = {
    "store": (lambda scene: scene.kind == "consent" and scene.question == "keep", Consent),
    "device": (lambda scene: scene.kind == "explain" and scene.step.startswith("weight"), Next),
    "printer": (lambda scene: scene.kind == "choose" and scene.question == "paper", Chosen),
}


class Act:
    """The play in the play: calm, arm, let the robot press, measure, release, go on."""

    def __init__(self, told: dict[str, Any]) -> None:
        self._seconds = float(told["seconds"])
        self._platform = bool(told["platform"])
        self._hangs = Hangs(told)
        self._todo = dict(PLACES)
        self._cause = ""
        self._asked = 0.0
        self._rung = False
        self._sent = 0
        self._printing = ""
        self.causes: dict[str, dict[str, Any]] = {}
        self.called: dict[str, float] = {}
        self._visited = False
        self.play = Play(
            Path(told["config"]), Path(told["data"]), lambda command: say(**command), self._seen, sync=True
        )
        self._ruler = Ruler(self.play.kiosk.ui.window, lambda: self.play.hand.searched)
        self._send = self.play.kiosk.io.send
        self.play.kiosk.io.send = self._intent  # type: ignore[method-assign]
        self.play.kiosk.ui.window.frameSwapped.connect(self._frame)

    # --- what happens on the screen ----------------------------------------------------------------------------

    def _seen(self, fact: Fact) -> None:
        match fact:
            case Shown(scene=scene):
                self._show(scene)
            case Synced(sent=sent):
                self._sent = sent
            case Told(about="print", text=text):
                self._printing = text.key
            case Told(about="call"):
                self._rung = self._asked > 0

    def _show(self, scene: Scene) -> None:
        if scene.kind == "attract":
            self._go(self._last() if self._visited else self._first())
        elif scene.kind == "consent" and scene.question == "platform":
            self._hangs.arm("network")
        for cause, (here, _) in tuple(self._todo.items()):
            if here(scene) and not self._cause:
                self._cause = cause
                self._go(self._before(cause))
        self._visited |= scene.kind == "results"

    def _intent(self, intent: Intent) -> None:
        if isinstance(intent, CallStaff):
            self._asked = time.monotonic()
        elif self._cause in self._todo and isinstance(intent, self._todo[self._cause][1]):
            del self._todo[self._cause]
            self._go(self._during(self._cause))  # the ruler lies there before the press can meet the hang
        self._send(intent)

    def _frame(self) -> None:
        if self._rung and self.play.kiosk.ui.shell.property("notice")["about"] == "call":
            self.called[self._cause] = time.monotonic() - self._asked
            self._rung, self._asked = False, 0.0

    # --- small scripts: each yields how long to wait ---------------------------------------------------------------

    def _go(self, script: Iterator[float]) -> None:
        def step() -> None:
            pause = next(script, None)
            if pause is not None:
                QTimer.singleShot(int(1000 * pause), step)

        step()

    def _first(self) -> Iterator[float]:
        """The calm of the welcome, for the network."""
        self.play.free = False
        yield 3.0  # devices say their first words
        if self._platform:
            yield from self._measure("network", "calm")
        self.play.free = True

    def _before(self, cause: str) -> Iterator[float]:
        self.play.free = False
        yield SETTLE
        yield from self._measure(cause, "calm")
        self._hangs.arm(cause)
        self.play.free = True  # and the robot presses

    def _during(self, cause: str) -> Iterator[float]:
        self.play.free = False
        if cause != "printer":
            self.called[cause] = NEVER
            QTimer.singleShot(int(300 * self._seconds), self._call)
        yield from self._measure(cause, "hung")
        self._met(cause)
        self._hangs.release(cause)
        self._cause = ""
        self.play.free = True

    def _last(self) -> Iterator[float]:
        """The sync hangs behind the welcome; then the GUI itself sleeps, to try the ruler."""
        self.play.free = False
        if self._platform:
            yield from self._measure("network", "hung")
            self._met("network")
            self._hangs.release("network")
        yield from self._measure("gui", "calm", 1.0)
        QTimer.singleShot(300, lambda: time.sleep(GUI_SLEEP))
        yield from self._measure("gui", "hung", 1.0 + GUI_SLEEP)
        say(causes=self.causes, called=self.called, ended=True)
        self.play.quit()

    def _measure(self, cause: str, state: str, seconds: float = 0.0) -> Iterator[float]:
        self._ruler.start(frames=True)
        yield seconds or self._seconds
        one = self.causes.setdefault(cause, {"cause": cause, "scene": self.play.scene})
        one[state] = self._ruler.stop()

    def _met(self, cause: str) -> None:
        """Whether the thing was still not done at the end."""
        one = self.causes[cause]
        match cause:
            case "printer":
                one["met"] = self._printing == "print.wait"
            case "network":
                one["met"] = not self._sent and self._hangs.asked_for() > 0
            case _:
                one["met"] = self.play.scene in (one["scene"], "closed:")

    def _call(self) -> None:
        self.play.hand.press("call-staff")


def main() -> int:
    """Play."""
    return Act(order()).play.run()


if __name__ == "__main__":
    sys.exit(main())
