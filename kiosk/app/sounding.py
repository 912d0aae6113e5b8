"""The tracks of timed tests, played by whatever player the system has; without one the kiosk is silent.

`prepare` renders every track once into a folder, in a thread of its own, finds the sounds in the samples again, and
measures how long the player takes before it sounds. `start` returns at once and never raises: a track that is not ready
yet is not played late, it is not played. The process is ended by its own id.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time
import wave as wav
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from kiosk.core.tracks import TRACKS, Track

PLAYERS = (("aplay", "-q"), ("paplay",), ("pw-play",))
RATE = 16_000
"""Samples a second: soft tones need no more, and twenty minutes of beeps are 40 MB."""
WORST_DRIFT = 0.001
"""Seconds: a track whose sounds lie farther from their cues than this is not played."""
TOO_LATE = 1.0
"""Seconds: a player that takes longer to begin is of no use to a timed test."""
PATIENCE = 2.0


def player() -> tuple[str, ...]:
    """Return the command that plays a file, or nothing."""
    found = ((shutil.which(name), *options) for name, *options in PLAYERS)
    return next((tuple(part for part in one if part) for one in found if one[0]), ())


class Others(Protocol):
    """Whatever else sounds here (`kiosk.app.speaking.Speaking`): it is still while a track plays."""

    def hold(self) -> None:
        """Let go of the loudspeaker, at once; as often as that is asked, `release` is."""

    def release(self) -> None:
        """It is free again."""


class Sounding:
    """`kiosk.station.ports.Sounds`. ``now`` must be the station's monotonic clock, at its real speed."""

    def __init__(
        self,
        folder: Path,
        now: Callable[[], float] = time.monotonic,
        command: tuple[str, ...] | None = None,
        others: Others | None = None,
    ) -> None:
        self._folder = folder
        self._others = others
        self._now = now
        self.command = player() if command is None else command
        self.lag = 0.0  # seconds from the start of the player to its first sample
        self._ready: dict[str, Path] = {}
        self._process: subprocess.Popen[bytes] | None = None

    def prepare(self, keys: Iterable[str] = tuple(TRACKS)) -> threading.Thread:
        """Make the files that are missing, in a thread; returns it at once."""
        thread = threading.Thread(target=self._prepare, args=(tuple(keys),), name="tracks", daemon=True)
        thread.start()
        return thread

    def start(self, track: str) -> float:
        """Play a track from its beginning; returns the monotonic second of its first sample."""
        self.stop()
        began = self._now()
        if not self.plays(track):
            return began
        if self._others is not None:
            self._others.hold()
            began = self._now()
        self._process = self._play(self._ready[track], self._others)
        return began + (self.lag if self._process is not None else 0.0)

    def plays(self, track: str) -> bool:
        """Tell whether this track can be heard here now."""
        return bool(self.command) and track in self._ready

    def stop(self) -> None:
        """Be silent."""
        process, self._process = self._process, None
        if process is not None:
            process.terminate()

    def drift(self, track: str) -> float:
        """Return how far the sounds of this track's file lie from where they should be, in seconds, at worst."""
        import numpy as np

        from kiosk.core.wave import drift

        with wav.open(str(self.path(TRACKS[track])), "rb") as file:
            samples = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2").astype(np.int16)
            return drift(samples, TRACKS[track], file.getframerate())

    def path(self, track: Track) -> Path:
        """Return where the file of a track lies; another track, or another sound, is another file."""
        from kiosk.core.wave import LOUD, TONES

        looks = f"{track.cues} {TONES} {LOUD} {RATE}".encode()
        return self._folder / f"{track.key}-{sha256(looks).hexdigest()[:12]}.wav"

    # --- in the thread -----------------------------------------------------------------------------------------

    def _prepare(self, keys: tuple[str, ...]) -> None:
        with suppress(OSError):  # a full or broken disk: silence
            self._folder.mkdir(parents=True, exist_ok=True)
            for track in sorted((TRACKS[key] for key in keys), key=lambda track: track.length):
                path = self.path(track)
                if not _whole(path, track):
                    self._write(path, track)
                    if self.drift(track.key) > WORST_DRIFT:
                        continue
                if not self._ready and not self._measure_lag():
                    return
                self._ready[track.key] = path

    def _write(self, path: Path, track: Track) -> None:
        from kiosk.core.wave import render

        for old in self._folder.glob(f"{track.key}-????????????.wav"):
            old.unlink()
        fresh = path.with_suffix(".new")
        with wav.open(str(fresh), "wb") as file:
            file.setparams((1, 2, RATE, 0, "NONE", ""))
            file.writeframes(render(track, RATE).astype("<i2").tobytes())
        os.replace(fresh, path)

    def _measure_lag(self) -> bool:
        """Play a tenth of a second of silence: what it takes longer than that is the player's own time."""
        if not self.command:
            return True
        quiet = self._folder / "quiet.wav"
        with wav.open(str(quiet), "wb") as file:
            file.setparams((1, 2, RATE, 0, "NONE", ""))
            file.writeframes(bytes(2 * (RATE // 10)))
        began = self._now()
        process = self._play(quiet)
        with suppress(subprocess.TimeoutExpired):
            if process is not None and process.wait(PATIENCE) == 0:
                self.lag = max(0.0, self._now() - began - 0.1)
                return self.lag <= TOO_LATE
        return False

    def _play(self, path: Path, others: Others | None = None) -> subprocess.Popen[bytes] | None:
        quiet = subprocess.DEVNULL
        try:
            process = subprocess.Popen([*self.command, str(path)], stdin=quiet, stdout=quiet, stderr=quiet)
        except OSError:
            if others is not None:
                others.release()
            return None
        threading.Thread(target=_see_out, args=(process, others), name="player", daemon=True).start()
        return process


def _whole(path: Path, track: Track) -> bool:
    """Whether the file is there and as long as its track."""
    try:
        frames = round(track.length * RATE)
        with wav.open(str(path), "rb") as file:
            same = file.getframerate() == RATE and file.getnframes() == frames
        return same and path.stat().st_size > 2 * frames
    except (OSError, EOFError, wav.Error):
        return False


def _see_out(process: subprocess.Popen[bytes], others: Others | None) -> None:
    """Wait for a player to end, so that it is no zombie; then others may sound."""
    process.wait()
    if others is not None:
        others.release()
