"""The sound of a press: a player of its own for a few hundredths of a second, never two at a time."""

from __future__ import annotations

import subprocess
import threading
from contextlib import suppress

from kiosk.app.players import spawn

PATIENCE = 1.0


class Tick:
    """One small sound at several volumes."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self._thread: threading.Thread | None = None
        self._made: dict[int, bytes] = {}

    def sound(self, command: tuple[str, ...], volume: int) -> None:
        """Sound, unless the last one still does; returns at once."""
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._play, args=(command, volume), name="tick", daemon=True)
            self._thread.start()

    def _play(self, command: tuple[str, ...], volume: int) -> None:
        from kiosk.core import clip

        self.process = process = spawn(command)
        if process is None:
            return
        if volume not in self._made:
            self._made[volume] = clip.pcm(clip.louder(clip.signal("tick"), volume))
        with suppress(OSError, ValueError, subprocess.TimeoutExpired):
            process.communicate(self._made[volume], timeout=PATIENCE)
        process.kill()
        process.wait()
