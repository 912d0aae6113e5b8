"""What all parts lie on: a virtual display, child processes that answer in JSON lines, a little real installation."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from kiosk.app import installing
from kiosk.app.demo.props import stop
from kiosk.app.storing import key_source, store_settings
from kiosk.config import load
from kiosk.store.database import open_store
from kiosk.store.keys import load_keys
from kiosk.store.values import Binding

HOME = Path(__file__).parent.parent
SIZE = (1080, 1920)
LIMIT = 900.0  # seconds; a child that takes longer hangs, and is ended
PIN = "604213"
ACTOR = "system:bench"


class BenchError(Exception):
    """A part could not be measured."""


def environment(display: str) -> dict[str, str]:
    """Where the children draw: always the software renderer, whatever the machine has."""
    drawing = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QT_QUICK_BACKEND": "software"}
    return {**os.environ, **drawing, "QSG_RENDER_LOOP": "basic", "QT_QUICK_CONTROLS_STYLE": "Basic"}


class Child:
    """A program of ours that says JSON lines and is told JSON lines; end it by leaving the block."""

    def __init__(self, module: str, order: dict[str, Any], env: dict[str, str], log: Path) -> None:
        self._log = log.open("ab")
        self._path = log
        self.name = module
        self._watchdog = threading.Timer(LIMIT, lambda: stop(self.process))
        self._watchdog.daemon = True
        self.process = subprocess.Popen(
            [sys.executable, "-m", module, json.dumps(order)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
            env=env,
            cwd=HOME,
        )
        self._watchdog.start()

    def hear(self) -> dict[str, Any]:
        """The next line it says; raises BenchError when it says no more."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith("{"):
                said: dict[str, Any] = json.loads(line)
                return said
        tail = self._path.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-5:]
        raise BenchError(f"{self.name} ended without an answer: {' | '.join(tail)}")

    def ask(self, **command: object) -> dict[str, Any]:
        """Tell it something and hear the answer."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()
        return self.hear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.stdin is not None:
            self.process.stdin.close()
        if error is None:
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(20)
        self._watchdog.cancel()
        stop(self.process)
        self._log.close()


def install(folder: Path, devices: dict[str, tuple[str, str]], **tables: dict[str, Any]) -> Path:
    """Make a real, encrypted installation; ``devices``: name → (driver, serial path). Returns the configuration.

    Everybody gets one programme: the scale alone, so that a visit is short.
    """
    config, data = folder / "etc" / "kiosk.toml", folder / "store"
    raw: dict[str, Any] = {
        "schema": 1,
        "centre": {"id": "bench-centre", "station": "bench-1"},
        "screen": {"width": SIZE[0], "height": SIZE[1], "pitch_mm": 0.248},
        "programmes": {"weight": {"assessments": ["weight"]}},
        **tables,
    }
    installing.install(config, data, installing.Answers(raw, "측정 관리자", PIN))
    settings = load(config)
    now = datetime.now(UTC)
    keys = load_keys(data, key_source(settings, config))
    with open_store(store_settings(settings, data), keys) as store:
        for name, (driver, path) in devices.items():
            store.bind(Binding(name, driver, "serial", path, "bench", ACTOR, now), actor=ACTOR, now=now)
    return config
