"""Other people's decoders, each in a place of its own under ``.peers``, asked over pipes.

`prepare` installs what is missing (pinned, with hashes); it needs a network once and raises PeerError without.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from benchmarks.truth.usable import FIELDS
from benchmarks.truth.vectors import Line

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PLACE = ROOT / ".peers"
SECONDS = 600


class PeerError(RuntimeError):
    """A peer cannot be installed or asked."""


@dataclass(frozen=True, slots=True)
class Peer:
    """One decoder: its name and version, and what it says it reads."""

    name: str
    version: str
    claims: tuple[str, ...]
    node: bool = False

    @property
    def argv(self) -> list[str]:
        """How it is started."""
        if self.node:
            return [str(ROOT / ".venv/bin/node"), str(PLACE / "grip-connect/peer_grip_connect.mjs")]
        return [str(PLACE / self.name / "bin/python"), "-P", str(HERE / f"peer_{self.name.replace('-', '_')}.py")]


PEERS = (
    Peer("bluetooth-sig", "0.6.0", tuple(key for key in FIELDS if key.startswith("gatt:"))),
    Peer("xiaomi-ble", "1.21.2", ("adv:181B", "adv:181D")),
    Peer("grip-connect", "0.13.0", ("tindeq:data",), node=True),
)


def prepare(peer: Peer) -> None:
    """Install a peer; does nothing when it is there."""
    place = PLACE / peer.name
    done = place / f"installed-{peer.version}"
    if done.exists():
        return
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    if peer.node:
        shutil.copy(HERE / "package.json", place)
        shutil.copy(HERE / "peer_grip_connect.mjs", place)
        npm = str(ROOT / ".venv/bin/npm")
        _run([npm, "install", "--no-package-lock", "--no-audit", "--no-fund"], place)
    else:
        _run([sys.executable, "-m", "venv", str(place)], ROOT)
        pins = HERE / f"requirements-{peer.name}.txt"
        _run([str(place / "bin/pip"), "install", "-q", "--require-hashes", "--no-deps", "-r", str(pins)], ROOT)
    done.touch()


def _run(argv: list[str], where: Path) -> None:
    path = {"PATH": f"{ROOT / '.venv/bin'}:/usr/bin:/bin"}
    done = subprocess.run(argv, cwd=where, env=_environment() | path, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PeerError(f"{argv[0]}: {done.stderr[-400:]}")


def _environment() -> dict[str, str]:
    import os

    return dict(os.environ)


def answers(peer: Peer, lines: Iterable[Line]) -> dict[str, dict[str, Decimal]]:
    """Ask for every vector of the protocols it claims: numbers by field, by vector."""
    found = (json.loads(line, parse_float=Decimal, parse_int=Decimal) for line in _ask(peer, lines))
    return {one["id"]: one["numbers"] for one in found}


def speed(peer: Peer, lines: Iterable[Line], times: int) -> Mapping[str, float]:
    """Let it decode the same frames so many times: how many, and in how many seconds."""
    found: dict[str, float] = json.loads(_ask(peer, lines, "--speed", str(times))[-1])
    return found


def _ask(peer: Peer, lines: Iterable[Line], *options: str) -> list[str]:
    chosen = [line for line in lines if line["protocol"] in peer.claims and isinstance(line["hex"], str)]
    asked = "".join(
        json.dumps({"id": line["id"], "protocol": line["protocol"], "hex": line["hex"]}) + "\n" for line in chosen
    )
    argv = [*peer.argv, *options]
    done = subprocess.run(argv, input=asked, capture_output=True, text=True, timeout=SECONDS, check=False)
    if done.returncode:
        raise PeerError(f"{peer.name}: {done.stderr[-400:]}")
    return [line for line in done.stdout.splitlines() if line.startswith("{")]  # a library may chat
