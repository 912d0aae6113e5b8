"""Where a spoken sentence comes from: a recording of the centre, a clip made at set-up, or the engine, now.

A recording is ``<recordings>/<language>/<text id>.wav`` and always wins. A made clip's name holds a hash of its words,
voice and speed, so a changed text is another file and the old one goes. Only sentences without a number are ever
written; the others stay in memory. Nothing here raises: what cannot be had is silence.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.speech import Part, spoken
from kiosk.core.voice_map import is_said

if TYPE_CHECKING:  # numpy is heavy, and the first screen does not wait for it
    from kiosk.core.clip import Array

ENGINE = "espeak-ng"
WORDS = {"ko": 145, "en": 130}
"""How fast the engine speaks: in Korean about four syllables a second."""
MOST = 400_000_000
"""Bytes: more than that is never written. All sentences in two languages are about half of it."""
LEAVE = 300_000_000
"""Bytes that stay free on the disk."""
PATIENCE = 10.0
LONGEST = 600
"""Letters of one sentence; more is no sentence."""


class Clips:
    """Clips of one installation. ``engine``: a command that turns text into a WAV; None: the system's, if there."""

    def __init__(self, made: Path, recorded: Path, engine: tuple[str, ...] | None = None) -> None:
        self.made, self.recorded = made, recorded
        found = shutil.which(ENGINE) if engine is None else None
        self.engine = engine if engine is not None else (found,) if found else ()
        self.can_speak = bool(self.engine) or any(recorded.glob("*/*.wav"))
        self._lock = threading.Lock()
        self._size = -1  # bytes of all made clips, once counted

    def samples(self, language: str, part: Part) -> Array | None:
        """Return the samples of a part, or nothing; may take a moment."""
        if part.key:
            for path in (self.recording(language, part.key), self.path(language, part)):
                found = _load(path)
                if found is not None:
                    return found
        made = self.synthesised(language, part.words)
        if made is not None and part.key:
            self._keep(language, part, made)
        return made

    def recording(self, language: str, key: str) -> Path:
        """Where the centre's own recording of a text would lie."""
        return self.recorded / language / f"{key}.wav"

    def path(self, language: str, part: Part) -> Path:
        """Where the made clip of a part lies; other words, another voice or speed are another file."""
        voice = f"{part.words} {language} {WORDS.get(language, 0)} {Path(self.engine[0]).name if self.engine else ''}"
        return self.made / language / f"{part.key}-{sha256(voice.encode()).hexdigest()[:12]}.wav"

    def synthesised(self, language: str, words: str) -> Array | None:
        """Let the engine speak. The words go through a pipe: who lists the processes does not read them."""
        if not self.engine or not words or len(words) > LONGEST:
            return None
        from kiosk.core import clip

        options = ("-v", language, "-s", str(WORDS.get(language, 140)), "-b", "1", "--stdin", "--stdout")
        try:
            done = subprocess.run(
                [*self.engine, *options], input=words.encode(), capture_output=True, timeout=PATIENCE, check=True
            )
            samples = clip.even(clip.resampled(*clip.read(done.stdout)))
        except (OSError, subprocess.SubprocessError, ValueError):
            return None
        return samples if len(samples) else None

    def make(self, texts: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str, str]]:
        """Make what is missing, language by language: yields (language, text id, kept, made, recorded or failed)."""
        for language, words in texts.items():
            wanted = list(parts(language, words))
            for part in wanted:
                yield language, part.key, self._made(language, part)
            self._tidy(language, {self.path(language, part).name for part in wanted})

    def has(self, language: str, part: Part) -> bool:
        """Whether a part is recorded or made."""
        return self.recording(language, part.key).exists() or self.path(language, part).exists()

    def _made(self, language: str, part: Part) -> str:
        if self.recording(language, part.key).exists():
            return "recorded"
        if self.path(language, part).exists():
            return "kept"
        samples = self.synthesised(language, part.words)
        return "made" if samples is not None and self._keep(language, part, samples) else "failed"

    def _keep(self, language: str, part: Part, samples: Array) -> bool:
        """Write a clip whole or not at all; a full disk means that it is synthesised again next time."""
        from kiosk.core import clip

        path = self.path(language, part)
        fresh = path.with_suffix(f".{threading.get_ident()}.new")
        with self._lock:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                if self._size < 0:
                    self._size = self.size()
                data = clip.wav(samples)
                if shutil.disk_usage(path.parent).free < LEAVE or self._size + len(data) > MOST:
                    return False
                self._size += fresh.write_bytes(data)
                os.replace(fresh, path)
                for old in path.parent.glob(f"{part.key}-????????????.wav"):
                    if old != path:
                        old.unlink()
            except OSError:
                with suppress(OSError):
                    fresh.unlink(missing_ok=True)
                return False
        return True

    def _tidy(self, language: str, names: Iterable[str]) -> None:
        """Take away the clips of texts that are no more."""
        wanted = set(names)
        with suppress(OSError):
            for path in (self.made / language).glob("*"):
                if path.name not in wanted:
                    path.unlink()

    def size(self) -> int:
        """Bytes of all made clips."""
        with suppress(OSError):
            return sum(entry.stat().st_size for entry in self.made.glob("*/*"))
        return 0


def parts(language: str, texts: Mapping[str, str]) -> Iterator[Part]:
    """Yield every sentence that can lie as a clip: those of residents without a number in them."""
    for key, text in texts.items():
        if is_said(key) and "%" not in text and (words := spoken(language, text)):
            yield Part(key, words)


def _load(path: Path) -> Array | None:
    """Read a clip at our rate and level; a broken one is none."""
    from kiosk.core import clip

    try:
        samples, rate = clip.read(path.read_bytes())
    except (OSError, ValueError):
        return None
    found = clip.even(clip.resampled(samples, rate))
    return found if len(found) else None
