"""What the first screen waits for. `make bench` times it; here only what is loaded, which no other job disturbs."""

from __future__ import annotations

import subprocess
import sys

HEAVY = (
    *("numpy", "asyncio", "structlog", "orjson", "rich", "httpx", "bleak", "dbus_fast", "serial"),
    *("sqlalchemy", "sqlmodel", "alembic", "sqlcipher3", "cryptography", "argon2", "segno"),
    *("kiosk.station", "kiosk.store", "kiosk.devices", "kiosk.sync", "kiosk.report"),
)


def loaded(statements: str) -> set[str]:
    """Names of all modules that a fresh process has loaded after these statements."""
    words = [sys.executable, "-c", f"{statements}\nimport sys; print(*sys.modules)"]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_first_screen_loads_nothing_heavy() -> None:
    """``kiosk run`` up to the first frame; the I/O thread loads the rest after it."""
    first = ("kiosk.commands", "kiosk.app.compose", "kiosk.app.crashes", "kiosk.app.stopping", "kiosk.ui.engine")
    assert not loaded(f"import {', '.join(first)}") & set(HEAVY)
