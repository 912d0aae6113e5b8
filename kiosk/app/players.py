"""Which player of this system sounds what comes through a pipe, and where: loudspeaker or earphone."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

RAW = ("-f", "S16_LE", "-r", "16000", "-c", "1")
PULSE = ("--raw", "--rate=16000", "--format=s16le", "--channels=1")
PLAYERS: dict[str, tuple[tuple[str, ...], str]] = {
    "aplay": (("-q", "-t", "raw", *RAW), "--device="),
    "paplay": (PULSE, "--device="),
}
"""By name: what makes it read 16-bit samples from a pipe, and how it is told where they should sound."""
CARDS = Path("/proc/asound/cards")


def players(outputs: tuple[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the command for the loudspeaker and that for the earphone; empty where there is none."""
    for name, (options, where) in PLAYERS.items():
        if found := shutil.which(name):
            speaker, earphone = ((found, *options, *([where + one] if one else [])) for one in outputs)
            return speaker, earphone if outputs[1] else ()
    return (), ()


def second_card(cards: Path = CARDS) -> str:
    """Return the ALSA name of a second sound card, such as a USB earphone socket; nothing where there is only one."""
    with suppress(OSError, ValueError):
        lines = cards.read_text(encoding="utf-8").splitlines()
        numbers = sorted(int(line.split()[0]) for line in lines if line[:3].strip().isdigit())
        return f"plughw:{numbers[1]},0" if len(numbers) > 1 else ""
    return ""


def spawn(command: tuple[str, ...]) -> subprocess.Popen[bytes] | None:
    """Start a player that waits for samples; nothing where it does not start."""
    quiet = subprocess.DEVNULL
    try:
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet)
    except OSError:
        return None
