"""The process that is killed: the real kiosk on its simulated devices, screen offscreen, visits played by intents.

``python -m tests.long.crash_child FOLDER SPEED``. Appends to ``claims.jsonl`` what the screen has called saved, the
moment the screen has it: the line is with the system before anything else happens, so that a kill cannot take it.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from kiosk.app.compose import Kiosk, Options
from kiosk.app.demo.look import Site, bind_devices
from kiosk.app.demo.props import simulator
from kiosk.config import load
from kiosk.core.messages import Answer, Chosen, Consent, Fact, Identify, Intent, Next, Redo, Scene, Shown, Start
from kiosk.core.resident import Sex

BIRTH = date(1954, 1, 15)
TAIL = "4821"


class Resident:
    """Answers each scene with the intent a touch would send; says yes to keeping and sending."""

    def __init__(self, folder: Path) -> None:
        self.kiosk: Kiosk | None = None
        self.steer: Callable[[dict[str, object]], None] = lambda command: None  # until the simulator stands
        self._claims = os.open(folder / "claims.jsonl", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._step = ""

    def hear(self, fact: Fact) -> None:
        """On the Qt thread, after the screen has the fact."""
        if not isinstance(fact, Shown):
            return
        scene = fact.scene
        self._follow(scene)
        if scene.saved and fact.visit is not None and scene.kind == "good":
            claim = {"visit": str(fact.visit), "step": scene.step, "values": list(scene.values)}
            os.write(self._claims, (json.dumps(claim) + "\n").encode())
        intent = self._answer(scene)
        if intent is not None and self.kiosk is not None:
            self.kiosk.io.send(intent)

    def _follow(self, scene: Scene) -> None:
        if self._step and scene.step != self._step:
            self.steer({"do": "end", "step": self._step})
        self._step = scene.step if scene.kind == "live" else ""
        if self._step:
            self.steer({"do": "step", "step": self._step})
        if scene.kind == "attract":
            self.steer({"do": "visit"})

    @staticmethod
    def _answer(scene: Scene) -> Intent | None:
        match scene.kind:
            case "attract":
                return Start()
            case "who":
                return Identify(Sex.FEMALE, BIRTH, TAIL)
            case "consent":
                return Consent(scene.question, True)
            case "ask":
                return Answer(scene.question, yes=False)
            case "choose":
                return Chosen(scene.question, scene.options[0][0])
            case "welcome":
                return Chosen(scene.question, scene.actions[0])
            case "doubt":
                return Redo()
            case "explain" | "rest" | "good" | "results" | "goodbye":
                return Next()
        return None


def main() -> int:
    """Play visit after visit until killed."""
    folder, speed = Path(sys.argv[1]), float(sys.argv[2])
    site = Site(folder)
    settings = load(site.config)
    with simulator("normal", folder, seed=os.getpid(), speed=speed) as devices:
        if devices.ready.get("dbus"):
            os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = str(devices.ready["dbus"])
        bind_devices(site, devices)
        resident = Resident(folder)
        options = Options(settings, site.data_dir, site.config, windowed=(1080, 1920), speed=speed, demo=True)
        kiosk = Kiosk(options, watch=resident.hear)
        resident.kiosk, resident.steer = kiosk, devices.steer
        return kiosk.run()


if __name__ == "__main__":
    sys.exit(main())
