"""The child process of a headless demonstration: the real kiosk in a real window, touched by the robot.

In: a JSON file with the look, the site and the scenario. Out: ``play.json`` beside it, what the robot saw and did.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.app import logs
from kiosk.app.demo.look import Look, Site, bind_devices, birth_of, build_site
from kiosk.app.demo.props import Simulator, simulator
from kiosk.app.demo.robot import Robot
from kiosk.config import load
from kiosk.devices.plugins.joining import join
from kiosk.devices.simulate import scenario as scenarios

if TYPE_CHECKING:
    from kiosk.app.compose import Kiosk
    from kiosk.core.messages import Fact

LOOK_EVERY_MS = 40
SYNC_LOOKS = 250
"""After the last visit the outbox gets ten seconds to empty, if there is a platform."""


def play(order: dict[str, Any], folder: Path) -> int:
    """Play the visits of one look; exit 0 even when problems were seen: they are in ``play.json``."""
    look = Look(**order["look"])
    play_book = scenarios.load(order["scenario"])
    speed = float(order["speed"])
    # Half a minute of real time: a slow machine must not make the robot look like somebody who left.
    patient = 30.0 * speed, 20.0 * speed
    site = build_site(folder, look, order["platform"], play_book.resident, idle=patient, only=play_book.assessments)
    logs.set_up(site.data_dir / "logs")
    with simulator(order["scenario"], folder, int(order["seed"]), speed) as devices:
        if devices.ready.get("dbus"):
            os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = str(devices.ready["dbus"])
        bind_devices(site, devices, play_book.checks)
        robot = _perform(site, look, play_book, devices, order, folder)
    played = {"visits": [_plain(one) for one in robot.played], "problems": robot.problems}
    (folder / "play.json").write_text(json.dumps(played, default=str, ensure_ascii=False), encoding="utf-8")
    return 0


def _perform(
    site: Site,
    look: Look,
    book: scenarios.Scenario,
    devices: Simulator,
    order: dict[str, Any],
    folder: Path,
) -> Robot:
    from PySide6.QtCore import QTimer

    from kiosk.app.compose import Kiosk, Options
    from kiosk.ui.hand import Hand
    from kiosk.ui.keypad import KeypadHand

    settings = load(site.config)
    heard: list[Fact] = []
    options = Options(
        settings,
        site.data_dir,
        site.config,
        windowed=look.size,
        speed=float(order["speed"]),
        demo=True,
        reports=folder / "reports",
        sync=not order["offline"],
    )
    kiosk = Kiosk(options, watch=heard.append)
    (folder / "screens").mkdir(exist_ok=True)
    robot = Robot(
        book.resident,
        birth_of(book.resident, datetime.now(settings.zone).date()),
        (KeypadHand if look.keypad else Hand)(kiosk.ui.window),
        devices.steer,
        devices.sent_size,
        folder / "screens",
        int(order["visits"]),
        float(order["speed"]),
    )
    ending = _Ending(kiosk, robot, bool(order["platform"]) and not order["offline"])

    def look_once() -> None:
        timer.stop()  # a press lets events run: no second look inside the first
        while heard:
            fact = heard.pop(0)
            robot.hear(fact)
            ending.hear(fact)
        robot.look()
        ending.look()
        timer.start()

    timer = QTimer()
    timer.setInterval(LOOK_EVERY_MS)
    timer.timeout.connect(look_once)
    timer.start()
    kiosk.run()
    robot.problems += [f"screen: {warning}" for warning in kiosk.ui.warnings]
    return robot


class _Ending:
    """Closes the window when all visits are played and the outbox is empty, or has had its time."""

    def __init__(self, kiosk: Kiosk, robot: Robot, syncing: bool) -> None:
        self._kiosk, self._robot, self._syncing = kiosk, robot, syncing
        self._waiting: int | None = None
        self._over = False
        self._looks = 0

    def hear(self, fact: Fact) -> None:
        from kiosk.core.messages import Crashed, Shown, Synced

        if isinstance(fact, Synced):
            self._waiting = fact.waiting
        elif isinstance(fact, Shown):
            over = fact.scene.kind in ("goodbye", "attract")
            if over and not self._over:
                self._waiting = None  # what was said before this visit had ended does not count it
            self._over = over
        elif isinstance(fact, Crashed):
            self._robot.problems.append(f"the station ended: {fact.reason}")
            self._robot.done = True

    def look(self) -> None:
        if not self._robot.done:
            return
        self._looks += 1
        sent = not self._syncing or self._waiting == 0
        if self._looks > SYNC_LOOKS or (sent and self._looks > 5):
            self._kiosk.ui.window.close()
            self._kiosk.ui.app.quit()


def _plain(played: Any) -> dict[str, Any]:
    return asdict(played)


def main() -> int:
    """``python -m kiosk.app.demo.stage ORDER.json``."""
    join()
    path = Path(sys.argv[1])
    return play(json.loads(path.read_text(encoding="utf-8")), path.parent)


if __name__ == "__main__":
    sys.exit(main())
