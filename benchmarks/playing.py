"""The real kiosk in a real window, touched by the demonstration's robot; for children that measure a visit."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.app import logs
from kiosk.app.compose import Kiosk, Options
from kiosk.app.demo.look import birth_of
from kiosk.app.demo.robot import Robot
from kiosk.config import load
from kiosk.core.messages import Crashed, Fact, Shown
from kiosk.devices.simulate.scenario import Resident
from kiosk.ui.hand import Hand

LOOK_EVERY_MS = 40


class QuickHand(Hand):
    """Takes no pictures, and knows how long it has searched the screen: that is nobody's slot but the robot's."""

    searched = 0.0

    def names(self) -> list[str]:
        began = time.monotonic()
        try:
            return super().names()
        finally:
            self.searched += time.monotonic() - began

    def sees(self, name: str) -> bool:
        began = time.monotonic()
        try:
            return super().sees(name)
        finally:
            self.searched += time.monotonic() - began

    def screenshot(self, path: Path | str) -> None:
        """No picture: it would be a slot of hundreds of milliseconds."""


class Ears(QObject):
    """Lines from standard input, on the Qt thread; the end of the input is the line "quit"."""

    heard = Signal(str)

    def __init__(self, hear: Callable[[str], None]) -> None:
        super().__init__()
        self.heard.connect(hear)
        threading.Thread(target=self._listen, name="ears", daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self.heard.emit(line.strip())
        self.heard.emit("quit")


class Play:
    """Plays until `quit`; ``seen`` is called with every fact, ``free`` says whether the robot may look."""

    def __init__(
        self,
        config: Path,
        data_dir: Path,
        steer: Callable[[dict[str, object]], None],
        seen: Callable[[Fact], None],
        *,
        resident: Resident | None = None,
        speed: float = 1.0,
        sync: bool = False,
    ) -> None:
        settings = load(config)
        logs.set_up(data_dir / "logs")
        options = Options(
            settings,
            data_dir,
            config,
            windowed=(settings.screen.width, settings.screen.height),
            speed=speed,
            demo=True,
            reports=data_dir / "reports",
            sync=sync,
        )
        self.free = True
        self.scene = ""
        self._seen = seen
        self._heard: list[Fact] = []
        self.kiosk = Kiosk(options, watch=self._hear)
        self.hand = QuickHand(self.kiosk.ui.window)
        person = resident or Resident()
        birth = birth_of(person, datetime.now(settings.zone).date())
        self.robot = Robot(person, birth, self.hand, steer, lambda: 0, data_dir)
        self._timer = QTimer()
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def _hear(self, fact: Fact) -> None:
        if isinstance(fact, Shown):
            self.scene = f"{fact.scene.kind}:{fact.scene.step}"
        self._heard.append(fact)
        self._seen(fact)

    def _look(self) -> None:
        self._timer.stop()  # a press lets events run: no second look inside the first
        while self._heard:
            fact = self._heard.pop(0)
            self.robot.hear(fact)
            if isinstance(fact, Crashed):
                self.robot.problems.append(f"the station ended: {fact.reason}")
                self.robot.done = True
        if self.free:
            self.robot.look()
        if self.robot.problems:
            print(self.robot.problems, file=sys.stderr)
            self.quit()
        self._timer.start()

    def run(self) -> int:
        """Show the screen, and let the robot play."""
        self._timer.start()
        return self.kiosk.run()

    def quit(self) -> None:
        """Close the window."""
        self.kiosk.ui.window.close()
        self.kiosk.ui.app.quit()
