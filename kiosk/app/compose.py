"""Put the kiosk together: screen first, then, on the I/O thread, store, devices, station and sync."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kiosk.app.io_thread import IoThread
from kiosk.app.speaking import Speaking
from kiosk.app.voicing import speaking
from kiosk.config import Settings
from kiosk.core.messages import Fact, ModeChanged

if TYPE_CHECKING:
    from kiosk.app.inside import Inside
    from kiosk.ui.engine import Ui

RESTART = 75
"""Start the program anew: staff changed between practice and the real thing."""


@dataclass(frozen=True, slots=True)
class Options:
    """How this run differs from an ordinary day."""

    settings: Settings
    data_dir: Path
    config: Path
    windowed: tuple[int, int] | None = None
    speed: float = 1.0
    rest_speed: float = 1.0  # divides pauses only: a demonstration in a window
    demo: bool = False
    reports: Path | None = None
    sync: bool = True
    logs: Path | None = None  # where the log goes; None: set up already, or not wanted


class Kiosk:
    """One running kiosk. `watch` sees every fact after the screen has it (demonstrations, tests)."""

    def __init__(self, options: Options, watch: Callable[[Fact], None] | None = None) -> None:
        self.options = options
        self.voice = self._voice()
        self.ui = self._build_ui(watch)
        self.ui.shell.apply(ModeChanged(wished(options.data_dir)))
        self._inside: Inside | None = None
        self.io = IoThread(self._work, self.ui.tell)

    def _build_ui(self, watch: Callable[[Fact], None] | None) -> Ui:
        from kiosk.ui import engine  # Qt is loaded only by commands with a screen

        screen = self.options.settings.screen
        return engine.build(
            self.options.windowed or (screen.width, screen.height),
            screen.pitch_mm,
            screen.language,
            send=lambda intent: self.io.send(intent),
            windowed=self.options.windowed is not None,
            zoom=screen.text_scale / 100,
            place=self._place(),
            watch=watch,
            still=screen.still,
            speaker=self.voice,
        )

    def _voice(self) -> Speaking | None:
        """A demonstration that runs faster than life cannot be listened to."""
        return speaking(self.options.settings, self.options.data_dir) if self.options.speed == 1.0 else None

    def _place(self) -> str:
        centre = self.options.settings.centre
        return centre.name_en if self.options.settings.screen.language == "en" else centre.name_ko

    def run(self) -> int:
        """Show the screen and work until it is closed; returns the exit code, or RESTART to be started anew."""
        from kiosk.app.stopping import QuitOnSignal

        sys.setswitchinterval(0.0005)  # the interpreter's 5 ms default is the tail of the wire-to-callback latency
        self.ui.when_drawn(self.io.start)  # what it loads would slow the first screen down
        stopping = QuitOnSignal(self.ui.app.quit)
        try:
            code = self.ui.exec()
        finally:
            self.io.stop()
            self.ui.close()
            if self.voice is not None:
                self.voice.close()
            stopping.restore()
        switch = self._inside.switch if self._inside is not None else None
        return RESTART if switch is not None and switch.leaving else code

    # --- the I/O thread ----------------------------------------------------------------------------------------

    async def _work(self, io: IoThread) -> None:
        from kiosk.app import logs
        from kiosk.app.inside import Inside  # on this thread, so that the first screen does not wait for it

        if self.options.logs is not None:
            logs.set_up(self.options.logs)
        self._tell_languages()
        self._inside = Inside(self.options, io, self._leave, self.voice)
        await self._inside.run()

    def _tell_languages(self) -> None:
        """Say in the log what a further language leaves to Korean, and which cannot be drawn."""
        from kiosk.app import languages

        languages.tell(languages.look(languages.folder(self.options.settings.screen.languages, self.options.data_dir)))
        languages.tell_undrawn(self.ui.undrawn)

    def _leave(self) -> None:
        """Close the screen, asked for on the I/O thread: quitting from there would wait for the screen for ever."""
        from PySide6.QtCore import QMetaObject, Qt

        QMetaObject.invokeMethod(self.ui.app, "quit", Qt.ConnectionType.QueuedConnection)


def wished(data_dir: Path) -> Literal["", "training", "show"]:
    """Return the mode this start was asked for, so that its word is on the first screen; `modes.ground` has the say."""
    try:
        wish = json.loads((data_dir / "mode.json").read_bytes())["mode"]
        return {"training": "training", "show": "show"}[wish]  # type: ignore[return-value]  # one of these
    except (OSError, ValueError, KeyError, TypeError):
        return ""
