"""`Rig`: the simulator as a process, for any test. A scenario in (name, path or mapping), real devices out.

    with Rig(tmp_path, "normal", speed=20) as rig:
        port = rig.port("scale")              # path of a pty
        rig.step("weight")                    # the kiosk's step begins
        rig.wait_sent(quantity="body_weight", stable=True)

The Bluetooth side is at ``rig.dbus``: set ``DBUS_SYSTEM_BUS_ADDRESS`` to it before the first use of bleak.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

LIMIT = 20.0  # seconds; generous, a test that waits this long has failed
T = TypeVar("T")


def wait_until(ask: Callable[[], T], limit: float = LIMIT) -> T:
    """Ask until the answer is true, and return it; raises AssertionError after ``limit`` seconds."""
    end = time.monotonic() + limit
    while not (answer := ask()):
        if time.monotonic() > end:
            raise AssertionError(f"waited {limit} s in vain")
        time.sleep(0.01)
    return answer


class Rig:
    """A running simulator. Use it in a ``with``, or call `stop`."""

    def __init__(
        self, folder: Path, scenario: str | Path | Mapping[str, object] = "normal", *, speed: float = 20, seed: int = 1
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        if isinstance(scenario, Mapping):
            (folder / "scenario.toml").write_text(toml(scenario), encoding="utf-8")
            scenario = folder / "scenario.toml"
        self.folder = folder
        self.events: list[dict[str, object]] = []
        self._answers: list[dict[str, object]] = []
        command = [sys.executable, "-m", "kiosk.devices.simulate", str(scenario), "--dir", str(folder)]
        command += ["--speed", str(speed), "--seed", str(seed)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        self.ready: dict[str, object] = json.loads(line) if line else {"ready": False}
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        if not self.ready.get("ready"):
            self.stop()
            raise AssertionError(f"the simulator did not start: {self.ready}")

    @property
    def dbus(self) -> str:
        """The address of the private bus."""
        return str(self.ready["dbus"])

    def port(self, link: str) -> str:
        """Where a serial device of the scenario is found."""
        ports = self.ready["ports"]
        assert isinstance(ports, dict)
        return str(ports[link])

    def do(self, **command: object) -> dict[str, object]:
        """Send a command and return its answer; raises AssertionError when it was refused."""
        assert self.process.stdin is not None
        number = len(self._answers)
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()
        answer = wait_until(lambda: self._answers[number:])[0]
        assert answer["ok"], answer
        return answer

    def step(self, name: str) -> None:
        """A step of the kiosk begins (again)."""
        self.do(do="step", step=name)

    def end(self, name: str = "") -> None:
        """A step is over; without a name: all."""
        self.do(do="end", step=name)

    def load(self, device: str, load: object) -> None:
        """Put a load on a device (digits, or a table of them); None takes it off."""
        self.do(do="load", device=device, load=load)

    def flaw(self, device: str, **flaw: object) -> None:
        """Make something wrong with what a device says; see kiosk/devices/simulate/flaws.py."""
        self.do(do="flaw", device=device, **flaw)

    def fault(self, fault: str, device: str = "", **more: object) -> None:
        """Switch a fault on; see kiosk/devices/simulate/faults.py."""
        self.do(do="fault", fault=fault, device=device, **more)

    def wait_event(self, event: str, **keys: object) -> dict[str, object]:
        """Wait for an event of this name with these keys."""
        return wait_until(lambda: _matching(self.events, event=event, **keys))[-1]

    def sent(self, **keys: object) -> list[dict[str, object]]:
        """Lines of sent.jsonl so far with these keys; numbers are Decimal."""
        path = self.folder / "sent.jsonl"
        lines = path.read_text(encoding="utf-8").split("\n")[:-1] if path.exists() else []
        return _matching([json.loads(line, parse_float=Decimal, parse_int=Decimal) for line in lines], **keys)

    def wait_sent(self, **keys: object) -> list[dict[str, object]]:
        """Wait for such a line."""
        return wait_until(lambda: self.sent(**keys))

    def stop(self) -> int:
        """Close its standard input and wait; return its exit code."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        try:
            code = self.process.wait(LIMIT)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = self.process.wait()
        self._reader.join(LIMIT)
        self.process.stdout.close()
        return code

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            said = json.loads(line)
            (self.events if "event" in said else self._answers).append(said)


def _matching(lines: list[dict[str, object]], **keys: object) -> list[dict[str, object]]:
    return [line for line in lines if all(line.get(key) == wanted for key, wanted in keys.items())]


def toml(value: object) -> str:
    """Write a mapping as TOML, with inline tables below the first level; enough for scenarios."""
    assert isinstance(value, Mapping)
    return "".join(f"{_key(key)} = {_inline(one)}\n" for key, one in value.items())


def _inline(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(key)} = {_inline(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_inline(one) for one in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal | int | float | date):
        return str(value)
    return json.dumps(str(value), ensure_ascii=False)


def _key(key: object) -> str:
    return json.dumps(str(key), ensure_ascii=False)
