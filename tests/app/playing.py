"""Plays a scenario through the command, as an acceptance test would, and reads what came out."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

SECONDS = 600  # a hang is a failure, never a timing


@dataclass(frozen=True, slots=True)
class Play:
    """One play: the exit code, the summary, the first visit."""

    code: int
    summary: dict[str, Any]
    out: Path

    @property
    def visit(self) -> dict[str, Any]:
        visit: dict[str, Any] = self.summary["visits"][0]
        return visit

    def values(self, quantity: str) -> list[Decimal]:
        """The values of a quantity in the store, in order."""
        return [row["value"] for row in self.visit["measurements"] if row["quantity"] == quantity]

    def scenes(self) -> str:
        """Every scene that was shown, as one text."""
        return "\n".join(self.visit["scenes"])


def play(scenario: str, out: Path, *more: str) -> Play:
    """Run ``kiosk demo --headless --json``."""
    words = [sys.executable, "-m", "kiosk", "demo", "--headless", "--scenario", scenario, "--out", str(out), "--json"]
    words += ["--shrink", "2"]  # the same millimetres; drawing them finely is not what these tests are about
    done = subprocess.run([*words, "--seed", "7", *more], capture_output=True, text=True, timeout=SECONDS, check=False)
    assert done.stdout.count("\n") == 1, done.stdout + done.stderr
    return Play(done.returncode, json.loads(done.stdout, parse_float=Decimal, parse_int=Decimal), out)


def assert_good(played: Play) -> None:
    """Strictly ok, by the contract's meaning."""
    assert played.summary["problems"] == []
    assert played.summary["ok"] is True
    assert played.code == 0


def assert_no_grip(played: Play) -> None:
    """No effort test was even offered."""
    assert played.values("grip_force") == []
    assert "grip.explain" not in played.scenes()
    assert "live:grip" not in played.scenes()
