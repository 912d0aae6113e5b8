"""The kiosk these visits happen at: `python -m tests.long.visits.room FOLDER`. The real one, its clock runs faster.

What a person's body does follows the screen (the scale is stepped on when it says so); a card reader types like a
keyboard, so a card that is held to it comes as a line of FOLDER/cards.
"""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from pathlib import Path

from kiosk.app import logs
from kiosk.app.demo.follower import Follower
from kiosk.app.demo.look import Site, bind_devices
from kiosk.app.demo.props import simulator
from kiosk.config import load

SPEED = 12.0
REST_SPEED = 8.0
CARDS = "cards"


def main(folder: Path) -> int:
    """Run until the window is closed or the process is ended."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtTest import QTest

    from kiosk.app.compose import Kiosk, Options

    site = Site(folder)
    logs.set_up(site.data_dir / "logs")
    with ExitStack() as stack:
        devices = stack.enter_context(simulator(str(folder / "bodies.toml"), folder, 7, SPEED))
        if devices.ready.get("dbus"):
            os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = str(devices.ready["dbus"])
        bind_devices(site, devices)
        settings = load(site.config)
        window = (settings.screen.width, settings.screen.height)
        paper = folder / "reports"
        options = Options(settings, site.data_dir, site.config, window, SPEED, REST_SPEED, demo=True, reports=paper)
        kiosk = Kiosk(options, watch=Follower(devices, anew=False).hear)
        shown: list[str] = []

        def read_cards() -> None:
            lines = (folder / CARDS).read_text(encoding="utf-8").splitlines() if (folder / CARDS).exists() else []
            for line in lines[len(shown) :]:
                shown.append(line)
                for letter in line:
                    QTest.keyClick(kiosk.ui.window, Qt.Key(ord(letter)))
                QTest.keyClick(kiosk.ui.window, Qt.Key.Key_Return)

        reading = QTimer()
        reading.setInterval(50)
        reading.timeout.connect(read_cards)
        reading.start()
        return kiosk.run()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
