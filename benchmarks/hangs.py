"""The things that hang, inside the measured kiosk's process or beside it; each is armed and released by name."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import Any

import httpx
import serial


class Hangs:
    """What a printer does is up to the `lp` on the path: there is nothing to arm."""

    def __init__(self, order: dict[str, Any]) -> None:
        self._order = order
        self._limit = 2 * float(order["seconds"]) + 5  # it ends by itself: a GUI that waits for it could not end it
        self._locker: subprocess.Popen[str] | None = None
        self._stuck = threading.Event()
        self._free = threading.Event()
        self._before = 0
        reset = serial.Serial.reset_input_buffer

        def stubborn(port: serial.Serial) -> None:
            if self._stuck.is_set():
                self._free.wait(self._limit)  # a driver that does not come back
            reset(port)

        setattr(serial.Serial, "reset_input_buffer", stubborn)  # noqa: B010  # a method, to mypy

    def arm(self, cause: str) -> None:
        """From now on it hangs."""
        match cause:
            case "store":
                words = [sys.executable, "-m", "benchmarks.store_lock", self._order["config"], self._order["data"]]
                pipe = subprocess.PIPE
                self._locker = subprocess.Popen([*words, str(self._limit)], stdin=pipe, stdout=pipe, text=True)
                assert self._locker.stdout is not None
                assert self._locker.stdout.readline() == "locked\n"
            case "device":
                self._free.clear()
                self._stuck.set()
            case "network" if self._order["platform"]:
                self._before = self._log()
                httpx.post(f"{self._order['platform']}/admin/behaviour", json={"hang": True}).raise_for_status()

    def release(self, cause: str) -> None:
        """It works again."""
        match cause:
            case "store":
                assert self._locker is not None
                assert self._locker.stdin is not None
                self._locker.stdin.close()
                self._locker.wait()
            case "device":
                self._stuck.clear()
                self._free.set()
            case "network" if self._order["platform"]:
                httpx.post(f"{self._order['platform']}/admin/behaviour", json={"hang": None}).raise_for_status()

    def asked_for(self) -> int:
        """So many requests have met the hanging platform."""
        return self._log() - self._before

    def _log(self) -> int:
        return len(httpx.get(f"{self._order['platform']}/admin/log").raise_for_status().json())
