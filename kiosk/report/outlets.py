"""Where paper comes out, as far as the worker sees it; and one way: a queue of the print service (CUPS), through `lp`.

A paper that did not come out while its resident was there must not come out an hour later with nobody beside it: a job
that is not done in time, or whose printer is in trouble, is taken back and kept for staff.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Literal, Protocol

import structlog

Trouble = Literal["paper", "jam", "open", "ink", "offline", "paused"]
Printed = Literal["printed", "kept", "failed", "stuck", "paper", "jam", "open", "ink", "offline", "paused"]
PATIENCE = 20.0
"""Seconds for `lp` to take the page over."""
DONE_WITHIN = 90.0
"""Seconds for the page to come out; after that it is taken back."""
LOOK = 0.5
REASONS: tuple[tuple[str, Trouble], ...] = (
    ("media-empty", "paper"),
    ("media-needed", "paper"),
    ("media-jam", "jam"),
    ("cover-open", "open"),
    ("door-open", "open"),
    ("interlock-open", "open"),
    ("toner-empty", "ink"),
    ("marker-supply-empty", "ink"),
    ("offline", "offline"),
    ("shutdown", "offline"),
    ("connecting-to-device", "offline"),
    ("timed-out", "offline"),
    ("paused", "paused"),
)
"""Words of printer-state-reasons (RFC 8011, 5.4.12; CUPS uses the same), and ours; the first that fits is told."""

log = structlog.get_logger()
_REQUEST = re.compile(rb"request id is (\S+)")


class Outlet(Protocol):
    """A printer."""

    def send(self, path: Path) -> Printed:
        """Print this PDF and see it out; on the report's thread. May raise: the worker then says failed."""
        ...

    def close(self) -> None:
        """Give up at once; from another thread."""


def trouble_in(said: str) -> Trouble | None:
    """Find what keeps a printer from printing in its own words."""
    return next((ours for theirs, ours in REASONS if theirs in said), None)


class QueueOutlet:
    """A queue of the print service. ``done_within`` 0: handing over is enough."""

    def __init__(
        self, queue: str, *, program: str = "lp", patience: float = PATIENCE, done_within: float = DONE_WITHIN
    ) -> None:
        self._queue, self._program, self._patience = queue, program, patience
        self._done_within = done_within
        self._running: subprocess.Popen[bytes] | None = None
        self._closed = False

    def send(self, path: Path) -> Printed:
        """Look at the printer, hand over, and see the page out."""
        if (trouble := self._trouble()) is not None:
            return trouble
        said = self._run([self._program, "-d", self._queue, str(path)])
        if said is None:
            return "failed"
        job = _REQUEST.search(said)
        return "printed" if job is None else self._see_out(job[1].decode())

    def close(self) -> None:
        """End the program that runs."""
        self._closed = True
        if (running := self._running) is not None:
            end(running)

    def _see_out(self, job: str) -> Printed:
        until = monotonic() + self._done_within
        while monotonic() < until and not self._closed:
            waiting = self._run(["lpstat", "-o", self._queue])
            if waiting is None or job.encode() not in waiting.split():
                return "printed"
            if (trouble := self._trouble()) is not None:
                self._take_back(job)
                return trouble
            sleep(LOOK)
        self._take_back(job)
        return "stuck"

    def _take_back(self, job: str) -> None:
        self._run(["cancel", "-x", job])  # -x: its file too

    def _trouble(self) -> Trouble | None:
        said = self._run(["lpstat", "-l", "-p", self._queue])
        if not said:
            return None
        words = said.decode(errors="replace")
        return trouble_in(words) or ("paused" if "disabled" in words.splitlines()[0] else None)

    def _run(self, command: list[str]) -> bytes | None:
        """What a program says; None where it fails, hangs or is not there."""
        quiet = subprocess.DEVNULL
        environment = os.environ | {"LC_ALL": "C"}
        own = command[0] == self._program
        try:
            process = subprocess.Popen(
                command, stdin=quiet, stdout=subprocess.PIPE, stderr=quiet, env=environment, start_new_session=True
            )
        except FileNotFoundError:
            if own:
                raise
            return None
        self._running = process
        try:
            if self._closed:
                end(process)
            said, _ = process.communicate(timeout=self._patience)
        except subprocess.TimeoutExpired:
            end(process)
            process.communicate()
            log.error("printer-hangs", seconds=self._patience)
            return None
        finally:
            self._running = None
        if process.returncode and own:
            log.error("printer-refused", status=process.returncode)
        return None if process.returncode else said


def end(process: subprocess.Popen[bytes]) -> None:
    """End exactly this program and its children: its session is its own."""
    with suppress(ProcessLookupError):
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
