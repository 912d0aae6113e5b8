"""How the voice sounds in this visit: on, how loud, how fast, where. The settings page reads and sets it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.ui.qt import Property
from kiosk.ui.speaker import Nobody, Speaker

VOLUMES, SPEEDS = 5, 3


class MannerModel(QObject):
    """The manner of the visit; it begins as the centre has it."""

    changed = Signal()
    _asked = _speaking = False

    def __init__(self, speaker: Speaker | None = None) -> None:
        super().__init__()
        self._speaker: Speaker = speaker or Nobody()
        self._begin()

    def _begin(self) -> None:
        home = self._speaker.home
        self._on, self._volume, self._speed = home.on, home.volume, home.speed
        self._earphone = False

    @property
    def listening(self) -> bool:
        """Whether somebody has something read aloud now."""
        return self._speaking and self._asked

    def _sample(self) -> None:
        """Let it be heard how it sounds now."""

    def say_again(self) -> None:
        """Say what is on the screen."""

    @Slot(str)
    def set(self, name: str) -> None:
        """Change the manner: voice-on (and off), -again, -louder, -softer, -faster, -slower, -earphone."""
        match name:
            case "voice-again":
                self.say_again()
                return
            case "voice-on":
                self._on = not self._on
            case "voice-louder" | "voice-softer":
                self._volume = min(max(self._volume + (1 if name == "voice-louder" else -1), 1), VOLUMES)
            case "voice-faster" | "voice-slower":
                self._speed = min(max(self._speed + (1 if name == "voice-faster" else -1), 1), SPEEDS)
            case "voice-earphone" if self._speaker.earphones:
                self._earphone = not self._earphone
            case _:
                return
        self.changed.emit()
        self._sample()

    @Property(bool, constant=True)
    def available(self) -> bool:
        """Whether this kiosk can speak at all."""
        return self._speaker.available

    @Property(bool, constant=True)
    def earphones(self) -> bool:
        """Whether there is an earphone to choose."""
        return self._speaker.earphones

    @Property(bool, notify=changed)
    def earphone(self) -> bool:
        """Whether the voice goes into the earphone: then what is private is read too."""
        return self._earphone

    @Property(bool, notify=changed)
    def on(self) -> bool:
        """Whether new scenes are read."""
        return self._on

    @Property(int, notify=changed)
    def volume(self) -> int:
        """1 to 5."""
        return self._volume

    @Property(int, notify=changed)
    def speed(self) -> int:
        """1 to 3."""
        return self._speed
