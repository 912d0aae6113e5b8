"""The voice: a player, something to say it with, and a sound device that answers. Silence never stops a day."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

from kiosk.app.checks.scope import Scope, ok, warn
from kiosk.app.clips import parts
from kiosk.app.voicing import clips, speaking
from kiosk.core.checks import Check
from kiosk.core.texts import languages, load_texts

SECONDS = 4.0
MOMENT = bytes(2 * 1600)
"""A tenth of a second of silence."""


def voice(scope: Scope) -> Iterator[Check]:
    """One line: what is missing, or how many clips are made."""
    if not scope.settings.sound.voice:
        return
    who, kept = speaking(scope.settings, scope.data_dir), clips(scope.settings, scope.data_dir)
    if not who.command:
        yield warn("voice", "check.voice.player", "check.voice.todo")
    elif not kept.can_speak:
        yield warn("voice", "check.voice.engine", "check.voice.todo")
    elif not _answers(who.command):
        yield warn("voice", "check.voice.card", "check.voice.todo")
    else:
        wanted = [(one, part) for one in languages() for part in parts(one, load_texts(one))]
        there = sum(kept.has(one, part) for one, part in wanted)
        counts = f"{there}", f"{len(wanted)}"
        if there < len(wanted):
            yield warn("voice", "check.voice.ok", "check.voice.make", *counts)
        else:
            yield ok("voice", "check.voice.ok", *counts)


def _answers(command: tuple[str, ...]) -> bool:
    try:
        return subprocess.run(command, input=MOMENT, capture_output=True, timeout=SECONDS).returncode == 0
    except (OSError, subprocess.SubprocessError):
        return False
