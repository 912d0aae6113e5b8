"""Plug-ins run by themselves: which walls stand round them on this machine. Nothing to say where none is installed."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator

from kiosk.app.checks.scope import Scope, ok, warn
from kiosk.core.checks import Check
from kiosk.devices.plugins.child import PLAIN, Limits, launched

WALLS = ("files", "network", "processes", "user")
SECONDS = 10


def isolation(scope: Scope) -> Iterator[Check]:
    """Start a child that does nothing but say what holds for it."""
    if not (scope.data_dir / "plugins" / "approved.json").exists():
        return
    active = walls()
    words = tuple("@isolation.on" if wall in active else "@isolation.off" for wall in WALLS)
    if "files" in active:
        yield ok("isolation", "check.isolation.ok", *words)
    else:
        yield warn("isolation", "check.isolation.weak", "check.isolation.todo", *words)


def walls() -> tuple[str, ...]:
    """Return the names of the protections that hold, as `plugins.launch` gives them."""
    words = launched(Limits(read=("/usr",)))
    try:
        done = subprocess.run(words, capture_output=True, timeout=SECONDS, env=PLAIN, check=False)
        said = json.loads(done.stdout)
    except (OSError, subprocess.TimeoutExpired, ValueError):
        return ()
    return tuple(map(str, said)) if isinstance(said, list) else ()
