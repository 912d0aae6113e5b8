"""An engine and players at the edge of the voice: small programs that note what they were given."""

from __future__ import annotations

import sys
from pathlib import Path

ENGINE = """
import io, math, os, struct, sys, wave
words = sys.stdin.buffer.read().decode()
with open(sys.argv[1], "a", encoding="utf-8") as notes:
    notes.write(" ".join(sys.argv[2:]) + "|" + words + chr(10))
frames = 800 * (3 + len(words) % 7)
out = io.BytesIO()
with wave.open(out, "wb") as file:
    file.setparams((1, 2, 22050, 0, "NONE", ""))
    file.writeframes(b"".join(struct.pack("<h", int(9000 * math.sin(0.1 * at))) for at in range(frames)))
sys.stdout.buffer.write(out.getvalue())
"""
PLAYER = """
import os, sys, time
with open(os.path.join(sys.argv[1], f"{time.monotonic_ns()}.raw"), "wb") as out:
    while data := sys.stdin.buffer.read1(65536):
        out.write(data)
        out.flush()
    out.write(b"END")
"""


def program(folder: Path, name: str, text: str, *more: str) -> tuple[str, ...]:
    """Write a small Python program; returns the command that runs it."""
    path = folder / f"{name}.py"
    path.write_text(text, encoding="utf-8")
    return (sys.executable, "-S", "-E", str(path), *more)


def engine(folder: Path) -> tuple[str, ...]:
    """An engine that hums; what it was told is in ``engine.txt``."""
    return program(folder, "engine", ENGINE, str(folder / "engine.txt"))


def asked(folder: Path) -> list[str]:
    """What the engine was told: options|words."""
    notes = folder / "engine.txt"
    return notes.read_text(encoding="utf-8").splitlines() if notes.exists() else []


def player(folder: Path, name: str = "heard") -> tuple[str, ...]:
    """A player that keeps the samples of each playing in a file."""
    (folder / name).mkdir()
    return program(folder, f"player-{name}", PLAYER, str(folder / name))


def played(folder: Path, name: str = "heard") -> list[bytes]:
    """The samples of every playing so far, in order; END stands behind those that came to their end."""
    return [path.read_bytes() for path in sorted((folder / name).glob("*.raw"))]
