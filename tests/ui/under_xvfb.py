"""One round on a real X display: the welcome, a touch, a picture. `test_xvfb` runs it in a process of its own."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kiosk.core.messages import Intent, Shown, Start, Touch
from kiosk.ui.engine import build
from kiosk.ui.hand import Hand
from tests.ui.scenes import SCENES


def main(folder: Path) -> int:
    """Press start, show a screen, take its picture; 0 when all was well."""
    sent: list[Intent] = []
    ui = build((1080, 1920), 0.248, "ko", send=sent.append, windowed=True, still=True)
    hand = Hand(ui.window)
    hand.press("start")
    ui.tell(Shown(SCENES["height-explain"]))
    hand.wait_until(lambda: ui.shell.scene["kind"] == "explain")
    hand.screenshot(folder / f"{QGuiApplication.platformName()}.png")
    warnings = list(ui.warnings)
    ui.close()
    print(warnings, sent)
    return 0 if not warnings and [one for one in sent if not isinstance(one, Touch)] == [Start()] else 1


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
