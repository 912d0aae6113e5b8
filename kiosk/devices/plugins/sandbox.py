"""How the codecs of one plug-in are started, and how long one waits after a bad end."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import kiosk
from kiosk.core.errors import FrameError, LinkLost
from kiosk.core.json_text import dumps
from kiosk.devices.backoff import Backoff
from kiosk.devices.plugins.child import PLAIN, Child, Limits, launched
from kiosk.devices.plugins.said import parse
from kiosk.devices.reasons import PROGRAM, reason_of

SIMULATE_SECONDS = 20.0
CALM_SECONDS = 60.0  # a child that lasted so long starts from the shortest wait again


@dataclass(eq=False)
class Sandbox:
    """One plug-in: its folder, where its codec is (``module:name``), and its simulator's function."""

    name: str
    folder: Path
    codec: str
    simulate: str = ""
    repeat: float = 0.0  # seconds between two sayings of a simulated device; 0: it says a value once
    limits: Limits = field(default_factory=Limits)
    backoff: Backoff = field(default_factory=lambda: Backoff(0.5, 60.0))
    _pause: float = 0.0
    _since: float = 0.0

    async def wait(self) -> None:
        """Wait as long as its last end asks for."""
        await asyncio.sleep(self._pause)
        self._since = asyncio.get_running_loop().time()

    def went(self, error: BaseException | None) -> None:
        """It is over, well or badly; the keepers of links wait too, but theirs forget as soon as the device speaks."""
        bad = isinstance(error, LinkLost) and reason_of(error) in PROGRAM
        if not bad or asyncio.get_running_loop().time() - self._since > CALM_SECONDS:
            self.backoff.reset()
        self._pause = self.backoff.next() if bad else 0.0

    def argv(self, protocol: str, variant: str = "") -> list[str]:
        """Return the words that start its child."""
        return [
            *self.python("kiosk.devices.plugins.host"),
            str(self.folder),
            self.codec,
            protocol,
            variant,
            self.simulate,
        ]

    @staticmethod
    def python(module: str) -> list[str]:
        """Return the words that run a module of the kit, with nothing of the user's around it."""
        return [sys.executable, "-I", "-m", module]

    async def start(self, protocol: str, variant: str) -> Child:
        """Start a child; raises LinkLost."""
        return await Child.start(self.name, self.argv(protocol, variant), self.folder, self.fenced())

    def frames(self, protocol: str, values: Mapping[str, Decimal]) -> list[bytes]:
        """Ask the plug-in's simulator for the bytes of these values, in a child; raises ValueError. It may block."""
        words = [*launched(self.fenced()), *self.argv(protocol)]
        request = dumps({"do": "simulate", "n": 1, "values": dict(values)}).encode() + b"\n"
        try:
            done = subprocess.run(
                words,
                input=request,
                capture_output=True,
                timeout=SIMULATE_SECONDS,
                env=PLAIN,
                cwd=self.folder,
                check=False,
            )
            answer = parse(done.stdout.splitlines()[-1])
            frames = answer["frames"]
            if not isinstance(frames, list):
                raise TypeError
            return [bytes.fromhex(str(one)) for one in frames]
        except (subprocess.TimeoutExpired, FrameError, LookupError, TypeError, ValueError):
            raise ValueError(
                f"{self.name} has no bytes for {', '.join(f'{k} {v}' for k, v in values.items())}"
            ) from None

    def fenced(self) -> Limits:
        """Its limits, and the folders that Python, the kit and the plug-in lie in: no data of the kiosk's."""
        limits = self.limits
        return Limits(limits.memory, limits.cpu, limits.files, limits.network, readable(self.folder))


def readable(folder: Path) -> tuple[str, ...]:
    """Return the folders that a Python child must read."""
    ours = Path(kiosk.__file__).parent
    places = {str(folder), str(ours), "/usr", "/lib", "/lib64", "/bin", "/etc/ld.so.cache", "/etc/localtime"}
    places |= {sys.prefix, sys.base_prefix, *sysconfig.get_paths().values()}
    return tuple(sorted(places))
