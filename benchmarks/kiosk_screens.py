"""Our screens: what a live view costs, how soon a press shows and a screen changes, what a still one draws, slots."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QPointF, QTimer
from PySide6.QtTest import QTest

from benchmarks.child import say
from benchmarks.frames import Feeder
from benchmarks.moments import Stopwatch
from benchmarks.slots import TimedApp, Turn
from kiosk.core.messages import Clocked, Intent, Live, Next, Shown, Streaming, Wiped
from kiosk.core.stream import Ring
from kiosk.ui.engine import build
from kiosk.ui.hand import Hand
from tests.ui.states import SCENES

CALM, LONGEST = 1.5, 20.0  # seconds without a frame until a screen is still; a taught motion ends sooner
LIVE = {
    # view: (scene, its number, from, step, has a clock)
    "scale": ("weight-live", "body_weight", 60.0, 0.1, False),
    "height": ("height-live", "body_height", 150.0, 0.1, False),
    "grip": ("grip-live", "grip_force", 10.0, 0.3, False),
    "cuff": ("pressure-live", "cuff_pressure", 60.0, 1.0, False),
    "count": ("count", "chair_stand_30s", 1.0, 0.1, True),
    "watch": ("watch-far", "", 0.0, 0.0, True),
    "hold": ("hold", "", 0.0, 0.0, True),
    "track": ("track", "", 0.0, 0.0, True),
}


def slots(turns: list[Turn]) -> list[tuple[float, float, str, str]]:
    """Those that drew no frame and were not short: processor seconds, all seconds, whose, where."""
    return [(one.cpu, one.seconds, one.whose, one.where) for one in turns if not one.frame and one.seconds > 0.002]


class Screens:
    """The whole of our window, told facts as the station would tell them."""

    def __init__(self) -> None:
        self.app = TimedApp()
        self.answer: Callable[[], None] = lambda: None
        self.ui = build((1080, 1920), 0.248, "ko", send=self._hear, windowed=True)
        self.hand = Hand(self.ui.window)
        self.frames: list[float] = []
        self._clock = Stopwatch()
        self._awaited, self._came = "", [self._clock.now()]
        self.ui.window.frameSwapped.connect(self._frame)
        self.hand.settle()
        QTest.qWait(3000)  # the other screens are compiled meanwhile
        self.app.take()

    def _hear(self, intent: Intent) -> None:
        if isinstance(intent, Next):
            self.answer()

    def _show(self, name: str) -> None:
        self.app.where = name
        self.ui.tell(Shown(SCENES[name]))
        self.hand.wait_until(lambda: self.ui.shell.scene["step"] == SCENES[name].step)
        self.hand.settle()

    def live(self, view: str, seconds: float) -> dict[str, object]:
        """Feed a view ten numbers a second, and its clock."""
        scene, quantity, start, step, clocked = LIVE[view]
        self._show(scene)
        feeder = None
        if view == "grip":
            ring = Ring("grip_force")
            feeder = Feeder(ring, 80, 8.0)
            self.ui.tell(Streaming(ring))
        if clocked:
            now, window = time.monotonic(), SCENES[scene].window
            self.ui.tell(Clocked(SCENES[scene].step, now - 1, now - 1 + window if window else None))
        QTest.qWait(600)
        self.app.take()
        for number in range(int(seconds * 10)):
            if quantity:
                value = Decimal(str(round(start + step * number, 1)))
                self.ui.tell(Live(quantity, value if view != "count" else Decimal(int(value)), stable=False))
            QTest.qWait(100)
        turns = self.app.take()
        if feeder is not None:
            feeder.stop()
            self.ui.tell(Streaming(None))
        return {
            "frames": [one.cpu for one in turns if one.frame],
            "busy": sum(one.cpu for one in turns),
            "slots": slots(turns),
        }

    def change(self, to: str, rounds: int) -> dict[str, object]:
        """Press 다음 on an explanation: until the first frame of the screen that comes."""
        took, found = [], []
        for _ in range(rounds):
            self._show("height-explain")
            QTest.qWait(450)  # a second press within 0.4 s is not meant
            item = self.hand.find("next")
            assert item is not None
            self.answer = lambda: self.ui.tell(Shown(SCENES[to]))
            self.app.where = f"{SCENES['height-explain'].kind} → {to}"
            self.app.take()
            self._awaited = SCENES[to].step
            self._came.clear()
            point = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
            QTest.touchEvent(self.ui.window, self.hand._device).press(0, point, self.ui.window).commit()
            QTest.qWait(30)
            began = self._clock.now()
            QTest.touchEvent(self.ui.window, self.hand._device).release(0, point, self.ui.window).commit()
            self.hand.wait_until(lambda: bool(self._came), 5.0)
            took.append(self._came[0].since(began))
            self.hand.settle()
            found += slots(self.app.take())
        return {"took": took, "slots": found}

    def _frame(self) -> None:
        self.frames.append(time.monotonic())
        if self._came:
            return  # nothing is awaited
        now = self._clock.now()
        if not self._awaited or (self.ui.shell.scene["step"] == self._awaited and self._on()):
            self._came.append(now)

    def _on(self) -> bool:
        """Whether what is wanted is there, whole; it fades in from here."""
        return bool(self.ui.window.property("arrived"))

    def press(self, rounds: int) -> dict[str, object]:
        """Touch a button: until the frame that shows it pressed."""
        took = []
        self.answer = lambda: None
        for _ in range(rounds):
            self._show("height-explain")
            QTest.qWait(450)
            item = self.hand.find("next")
            assert item is not None
            point = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
            self._awaited = ""
            self._came.clear()
            began = self._clock.now()
            QTest.touchEvent(self.ui.window, self.hand._device).press(0, point, self.ui.window).commit()
            self.hand.wait_until(lambda: bool(self._came), 3.0)
            took.append(self._came[0].since(began))
            QTest.touchEvent(self.ui.window, self.hand._device).release(0, point, self.ui.window).commit()
        return {"took": took}

    def still(self, name: str, seconds: float) -> dict[str, object]:
        """Wait until the screen is calm, then count what it draws."""
        self.app.take()
        self._show(name)
        began = time.monotonic()
        self.frames.clear()
        self.frames.append(began)
        while (now := time.monotonic()) - self.frames[-1] < CALM and now - began < LONGEST:
            QTest.qWait(50)
        calm = time.monotonic() - began
        self.frames.clear()
        QTest.qWait(int(1000 * seconds))
        found = slots(self.app.take())
        return {"kind": SCENES[name].kind, "frames": len(self.frames), "calm": calm, "slots": found}

    def leave(self, rounds: int) -> dict[str, object]:
        """Large letters, the other theme and the other language, then the end: all of it goes at once."""
        found = []
        for _ in range(rounds):
            self._show("attract")
            self.app.take()
            for name in ("language-en", "contrast", "text-larger"):
                self.app.where = name
                QTimer.singleShot(0, partial(self.ui.shell.set, name))  # a turn of its own, as a press is
                QTest.qWait(400)
            self._show("results")
            found += slots(self.app.take())
            self.app.where = "results → the end"
            self.ui.tell(Wiped())
            self.ui.tell(Shown(SCENES["attract"]))
            self.hand.wait_until(lambda: self.ui.shell.scene["kind"] == "attract")
            self.hand.settle()
            found += slots(self.app.take())
        return {"slots": found}


def main() -> None:
    """Measure as told, one line each."""
    screens = Screens()
    say(ready=True)
    for line in sys.stdin:
        told = json.loads(line)
        say(**getattr(screens, told.pop("what"))(**told))
    screens.ui.close()


if __name__ == "__main__":
    main()
