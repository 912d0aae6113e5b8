"""Says an utterance through whatever player the system has, from a thread of its own; without one it is silent.

Everything returns at once and nothing raises. Samples go to the player through a pipe: what is said of somebody is in
no file and in no list of processes. The newest wish wins; `stop` ends the player by its own process. While a timed
track sounds (`hold`) nothing else does.
"""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from kiosk.app.clips import Clips
from kiosk.app.players import players, spawn
from kiosk.app.tick import Tick
from kiosk.core.speech import Utterance
from kiosk.ui.speaker import Manner

if TYPE_CHECKING:  # numpy is heavy, and the first screen does not wait for it
    from kiosk.core.clip import Array

BETWEEN = 0.35
"""Seconds between two parts."""
GRACE = 5.0
"""Seconds a player may take longer than what it plays; then it hangs, and is ended."""
LET_GO = 0.2


class Speaking:
    """`kiosk.ui.speaker.Speaker`. ``commands``: players for loudspeaker and earphone; None: the system's own."""

    def __init__(
        self,
        clips: Clips,
        outputs: tuple[str, str] = ("", ""),
        commands: tuple[tuple[str, ...], tuple[str, ...]] | None = None,
        home: Manner | None = None,
    ) -> None:
        self.clips, self.home = clips, home or Manner()
        self._commands = players(outputs) if commands is None else commands
        self._changed = threading.Condition()
        self._wanted: tuple[int, Utterance, Callable[[], None]] | None = None
        self._turn = 0
        self._held, self._closed = 0, False
        self._process: subprocess.Popen[bytes] | None = None
        self._tick = Tick()
        self._thread: threading.Thread | None = None

    @property
    def available(self) -> bool:
        """Whether anything can be heard here."""
        return bool(self._commands[0]) and self.clips.can_speak

    @property
    def command(self) -> tuple[str, ...]:
        """The player of the loudspeaker; empty where there is none."""
        return self._commands[0]

    @property
    def earphones(self) -> bool:
        """Whether there is a second output."""
        return bool(self._commands[1])

    def say(self, utterance: Utterance, ended: Callable[[], None]) -> None:
        """Say this instead of whatever is being said; ``ended`` is called once, from a thread, however it ends."""
        with self._changed:
            self._silence()
            dropped = self._wanted
            if self._held or self._closed or not self.available:
                self._wanted, dropped = None, (0, utterance, ended)
            else:
                self._wanted = self._turn, utterance, ended
                self._begin()
            self._changed.notify()
        if dropped is not None:
            dropped[2]()

    def stop(self) -> None:
        """Be silent, at once."""
        with self._changed:
            self._silence()
            dropped, self._wanted = self._wanted, None
        if dropped is not None:
            dropped[2]()

    def tick(self, volume: int, *, earphone: bool = False) -> None:
        """The sound of a press; not while somebody speaks or a track runs."""
        with self._changed:
            busy = self._process is not None or self._wanted is not None or self._held or self._closed
            if self._commands[0] and not busy:
                self._tick.sound(self._command(earphone), volume)

    def hold(self) -> None:
        """A track is about to sound: let go of the loudspeaker, and keep still until `release`."""
        with self._changed:
            self._held += 1
        self.stop()
        for process in (self._process, self._tick.process):
            if process is not None:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(LET_GO)

    def release(self) -> None:
        """A track is over."""
        with self._changed:
            self._held -= 1

    def close(self) -> None:
        """End for good."""
        self._closed = True
        self.stop()
        with self._changed:
            self._changed.notify()

    # --- with the lock -----------------------------------------------------------------------------------------

    def _silence(self) -> None:
        self._turn += 1
        for process in (self._process, self._tick.process):
            if process is not None:
                process.kill()

    def _begin(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="voice", daemon=True)
            self._thread.start()

    def _command(self, earphone: bool) -> tuple[str, ...]:
        return self._commands[1] if earphone and self._commands[1] else self._commands[0]

    # --- in the thread -----------------------------------------------------------------------------------------

    def _work(self) -> None:
        while not self._closed:
            with self._changed:
                while self._wanted is None and not self._closed:
                    self._changed.wait()
                wanted, self._wanted = self._wanted, None
            if wanted is not None:
                self._speak(wanted[0], wanted[1])
                wanted[2]()
            del wanted  # nothing of it is kept while nobody speaks

    def _speak(self, turn: int, utterance: Utterance) -> None:
        """One part after another into one player, as long as nobody wishes otherwise."""
        from kiosk.core import clip

        for number, part in enumerate(utterance.parts):
            samples = self.clips.samples(utterance.language, part)
            if samples is None:
                continue
            pieces = [clip.paced(samples, utterance.speed), clip.pause(BETWEEN)]
            if number == 0 and utterance.signal:
                pieces = [clip.signal(utterance.signal), clip.pause(BETWEEN), *pieces]
            if not self._write(turn, utterance, [clip.louder(one, utterance.volume) for one in pieces]):
                break
        self._finish()

    def _write(self, turn: int, utterance: Utterance, pieces: list[Array]) -> bool:
        from kiosk.core import clip

        process = self._process or spawn(self._command(utterance.earphone))
        with self._changed:
            self._process = process
            if process is None or process.stdin is None:
                return False
            if turn != self._turn:
                process.kill()
                return False
        guard = threading.Timer(sum(map(len, pieces)) / clip.RATE + GRACE, process.kill)
        guard.start()
        try:
            for piece in pieces:
                process.stdin.write(clip.pcm(piece))
            process.stdin.flush()
        except OSError:
            return False
        finally:
            guard.cancel()
        return True

    def _finish(self) -> None:
        """Let the player end what it has; one that hangs is ended."""
        process = self._process
        if process is None:
            return
        with suppress(OSError):
            assert process.stdin is not None
            process.stdin.close()
        try:
            process.wait(GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        with self._changed:
            self._process = None
