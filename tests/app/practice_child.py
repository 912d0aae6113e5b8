"""One start of the real kiosk, offscreen: sign in, ask for a mode, say how it ended. Started by `test_modes`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from kiosk.app.compose import Kiosk, Options
from kiosk.config import load
from kiosk.core.duties import SignIn, Training
from kiosk.core.messages import Asked, Crashed, Fact, ModeChanged, Shown, StaffShown


class Visitor:
    """Answers what the screen shows."""

    def __init__(self, config: Path, data_dir: Path, pin: str, mode: str) -> None:
        self.pin, self.mode = pin, mode
        self.modes: list[str] = []
        self.trouble = ""
        self.kiosk = Kiosk(Options(load(config), data_dir, config, windowed=(540, 960)), self.hear)

    def hear(self, fact: Fact) -> None:
        match fact:
            case ModeChanged(mode=mode):
                self.modes.append(mode)
            case Shown(scene=scene) if scene.kind == "attract":
                self.kiosk.io.send(Asked(SignIn(self.pin)))
            case StaffShown(page=page) if page is not None and page.key == "home":
                self.kiosk.io.send(Asked(Training(self.mode)))
            case Crashed(reason=reason):
                self.trouble = reason
                self.kiosk.ui.app.quit()


def main() -> None:
    config, data_dir, pin, mode = sys.argv[1:]
    visitor = Visitor(Path(config), Path(data_dir), pin, mode)
    first = visitor.kiosk.ui.shell.mode  # before anything is told
    code = visitor.kiosk.run()
    print(json.dumps({"code": code, "first": first, "modes": visitor.modes, "trouble": visitor.trouble}))


if __name__ == "__main__":
    main()
