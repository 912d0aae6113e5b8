"""A program of somebody else's, running: lines of JSON in and out, each with a limit, and an end that is sure.

It gets an empty environment, no descriptor of ours, its own process group and the limits of `launch`. A line that is
too long, too many lines, silence after a question or a closed pipe end it, and say which as a LinkLost.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import structlog

from kiosk.core.json_text import dumps
from kiosk.devices.plugins import launch
from kiosk.devices.reasons import Reason, lost

log = structlog.get_logger()

LINE = 256 * 1024  # bytes of one line
RATE, BURST = 2000.0, 4000.0  # lines a second
END_SECONDS = 0.5  # to end by itself when told to
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What the program may use. ``read``: the places it may read (empty: all); ``write``: devices and pipes it may
    write to. No file may grow."""

    memory: int = 1024 * MEGABYTE
    cpu: int = 3600
    files: int = 64
    network: bool = False
    read: tuple[str, ...] = ()
    write: tuple[str, ...] = ()
    processes: int | None = None


PLAIN = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
"""The whole environment of a child."""


def launched(limits: Limits) -> list[str]:
    """Return the words that come before a program's own, to start it with these limits."""
    order = {key: value for key, value in asdict(limits).items() if value is not None}
    return [sys.executable, "-I", "-S", launch.__file__, dumps(order)]


class Bucket:
    """Tokens that come back at ``rate`` a second, at most ``burst`` of them."""

    def __init__(self, rate: float = RATE, burst: float = BURST) -> None:
        self._rate, self._burst, self._tokens = rate, burst, burst
        self._at: float | None = None

    def take(self, now: float) -> bool:
        """Take one; False when there is none."""
        if self._at is not None:
            self._tokens = min(self._burst, self._tokens + (now - self._at) * self._rate)
        self._at = now
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True


class Child:
    """One running program. All calls on the event loop."""

    def __init__(self, name: str, process: asyncio.subprocess.Process) -> None:
        self.name = name
        self._process = process
        self._bucket = Bucket()
        self._noise = asyncio.create_task(self._drain())

    @classmethod
    async def start(cls, name: str, argv: Sequence[str], folder: Path, limits: Limits) -> Child:
        """Start it; raises LinkLost."""
        pipe = asyncio.subprocess.PIPE
        streams: dict[str, Any] = {"stdin": pipe, "stdout": pipe, "stderr": pipe, "limit": LINE}
        try:
            process = await asyncio.create_subprocess_exec(
                *launched(limits), *argv, **streams, env=PLAIN, cwd=folder, start_new_session=True
            )
        except OSError as error:
            raise lost(Reason.PROGRAM_MISSING, f"errno {error.errno}") from error
        return cls(name, process)

    async def say(self, words: dict[str, object]) -> None:
        """Write one line; raises LinkLost when nobody reads."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(dumps(words).encode() + b"\n")
            await asyncio.wait_for(self._process.stdin.drain(), 1.0)
        except TimeoutError:
            raise lost(Reason.PROGRAM_HUNG, "it does not read") from None
        except (OSError, RuntimeError):
            raise lost(Reason.PROGRAM_ENDED, "its input is closed") from None

    async def line(self, seconds: float | None = None) -> bytes:
        """Return the next line; raises LinkLost: ended, too long, too many, or none within so many seconds."""
        assert self._process.stdout is not None
        try:
            line = await asyncio.wait_for(self._process.stdout.readuntil(b"\n"), seconds)
        except TimeoutError:
            raise lost(Reason.PROGRAM_HUNG, f"no word within {seconds:g} s") from None
        except asyncio.LimitOverrunError:
            raise lost(Reason.PROGRAM_WORDS, "a line that is too long") from None
        except asyncio.IncompleteReadError:
            raise lost(Reason.PROGRAM_ENDED, await self._how()) from None
        if not self._bucket.take(asyncio.get_running_loop().time()):
            raise lost(Reason.PROGRAM_FLOOD, "too many lines")
        return line

    async def _how(self) -> str:
        with suppress(TimeoutError):
            return f"exit {await asyncio.wait_for(self._process.wait(), END_SECONDS)}"
        return "its output is closed"

    async def close(self, kindly: bool = False) -> None:
        """End it and all that it has started."""
        if kindly and self._process.stdin is not None:
            self._process.stdin.close()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._process.wait(), END_SECONDS)
        self.kill()
        # What nobody has read keeps a pipe open, and then wait() never returns; Process has no other way to close it.
        self._process._transport.close()  # type: ignore[attr-defined]
        await self._process.wait()
        self._noise.cancel()

    def kill(self) -> None:
        """End the whole group at once."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        with suppress(ProcessLookupError):
            self._process.kill()

    async def _drain(self) -> None:
        """Read what it complains about, and log how much: what it says may be anything, also a person's value."""
        assert self._process.stderr is not None
        size, told = 0, 0
        while piece := await self._process.stderr.read(4096):
            size += len(piece)
            if told == 0 or size >= 10 * told:
                told = size
                log.info("plugin-stderr", plugin=self.name, size=size)
