"""직원 부르기 by setting: a banner on this screen, a sound, a command. Never waits, never raises."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Sequence

import structlog

from kiosk.config import StaffCall

log = structlog.get_logger()
COMMAND_SECONDS = 30


class StaffCaller:
    """Implements `kiosk.station.ports.Caller`. The banner is the screen's own: it shows every call."""

    def __init__(self, settings: StaffCall, station: str) -> None:
        self._settings, self._station = settings, station

    def call(self, reason: str) -> None:
        log.info("staff-call", reason=reason)
        self._ring(self._settings.sound, self._settings.command, reason)

    def escalate(self, reason: str) -> None:
        log.warning("staff-call-again", reason=reason)
        settings = self._settings
        sound, command = settings.escalation_sound or settings.sound, settings.escalation or settings.command
        self._ring(sound, command, reason, always=bool(settings.escalation))

    def _ring(self, sound: str, command: Sequence[str], reason: str, *, always: bool = False) -> None:
        transports = self._settings.transports
        if "sound" in transports and sound:
            player = shutil.which("pw-play") or shutil.which("aplay")
            if player is None:
                log.warning("staff-call-no-player")
            else:
                self._run([player, sound])
        if command and (always or "command" in transports):
            self._run([*command, reason, self._station])

    def _run(self, words: list[str]) -> None:
        threading.Thread(target=_finish, args=(words,), name="staff-call", daemon=True).start()


def _finish(words: list[str]) -> None:
    try:
        done = subprocess.run(
            words, stdin=subprocess.DEVNULL, capture_output=True, timeout=COMMAND_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        log.error("staff-call-failed", reason=type(error).__name__)
        return
    if done.returncode:
        log.error("staff-call-failed", reason=f"exit {done.returncode}")
