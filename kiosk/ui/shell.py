"""What surrounds every screen: the scene that is on, the band, notices, the look. In: facts. Out: intents.

It holds no rules; what a scene looks like comes from `present`, what happens next from the station.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.core.messages import (
    Crashed,
    DeviceState,
    Fact,
    Intent,
    ModeChanged,
    Scene,
    Shown,
    SpeakLanguage,
    Told,
    Touch,
    Wiped,
)
from kiosk.core.texts import Sentence
from kiosk.ui import present
from kiosk.ui.intents import intent_of
from kiosk.ui.notices import Notices
from kiosk.ui.qt import Property

ZOOMS = (1.0, 1.25, 1.5, 1.75, 2.0)
_CRASHED = Scene("closed", Sentence("closed.crash.title"), Sentence("closed.crash.say"), picture="staff-calm")
_NOTICE_MS = 8000


class ShellModel(QObject):
    """The scene, the band and the look of the screen."""

    sceneChanged = Signal()  # noqa: N815 (Qt names)
    lookChanged = Signal()  # noqa: N815
    stateChanged = Signal()  # noqa: N815
    languageChanged = Signal(str)  # noqa: N815
    warmed = Signal()  # the first screen is there, and there is time for the others

    def __init__(
        self, send: Callable[[Intent], None], language: str, texts: Mapping[str, str], zoom: float = 1.0
    ) -> None:
        super().__init__()
        self._home_zoom = min(ZOOMS, key=lambda one: abs(one - zoom))
        self._send = send
        self._home = self._language = language
        self.texts = texts
        self._scene = Scene("attract", picture="welcome")
        self._plain = present.shown(self._scene, texts)
        self._zoom, self._contrast, self._low = self._home_zoom, False, False
        self._hidden, self._cover, self._mode = False, "", ""
        self._notices = Notices()
        self._touched = 0.0
        self._fading = QTimer(self, singleShot=True, interval=_NOTICE_MS)
        self._fading.timeout.connect(self._forget_notice)

    # --- facts -------------------------------------------------------------------------------------------------

    def apply(self, fact: Fact) -> None:
        """Hear a fact on the Qt thread."""
        match fact:
            case Shown(scene=scene):
                self._show(scene)
            case Told(about=about) if about != "pin":  # the page of the PIN tells those itself
                self._hear(fact)
            case Wiped():
                self._wipe()
            case DeviceState():
                self._notices.device(fact, self.texts)
                if self._scene.kind == "trouble":
                    self._show(self._scene)
            case ModeChanged(mode=mode):
                self._mode = mode
                self.stateChanged.emit()
            case Crashed():
                self._show(_CRASHED)

    def _show(self, scene: Scene) -> None:
        if scene.step != self._scene.step or scene.kind != self._scene.kind:
            self._hidden = False
        self._notices.leave(self._scene, scene)
        if scene.kind in ("attract", "closed", "still-there", "trouble"):
            self._cover = ""
        self._scene = scene
        self._plain = self._present()
        self.sceneChanged.emit()
        self.stateChanged.emit()

    def _present(self) -> dict[str, object]:
        return present.shown(self._scene, self.texts, self._notices.faults)

    def _hear(self, told: Told) -> None:
        self._notices.hear(told)
        self._fading.start()
        self.stateChanged.emit()

    def _forget_notice(self) -> None:
        self._notices.fade()
        self.stateChanged.emit()

    def _wipe(self) -> None:
        self._zoom, self._contrast, self._low = self._home_zoom, False, False
        self._hidden, self._cover = False, ""
        self._notices.wipe()
        self._scene = Scene("attract", picture="welcome")
        self._plain = self._present()
        if self._language != self._home:
            self._language = self._home
            self.languageChanged.emit(self._home)
        self.sceneChanged.emit()
        self.lookChanged.emit()
        self.stateChanged.emit()

    def retell(self, texts: Mapping[str, str]) -> None:
        """Say the same scene again, in other words (P12)."""
        self.texts = texts
        self._plain = self._present()
        self.sceneChanged.emit()
        self.stateChanged.emit()

    # --- what the screen reads ---------------------------------------------------------------------------------

    @Property("QVariantMap", notify=sceneChanged)
    def scene(self) -> dict[str, object]:
        """The scene as display values."""
        return self._plain

    @Property("QVariantMap", notify=stateChanged)
    def notice(self) -> dict[str, object]:
        """The one notice that shows now."""
        return self._notices.shown(self.texts)

    @Property(str, notify=stateChanged)
    def call(self) -> str:
        """Whether staff were called: nothing, sent or coming."""
        return self._notices.call

    @Property(bool, notify=stateChanged)
    def hidden(self) -> bool:
        """Whether results are covered."""
        return self._hidden

    @Property(str, notify=stateChanged)
    def cover(self) -> str:
        """The page that stands in for the scene: nothing, settings or staff."""
        return self._cover

    @Property(str, notify=stateChanged)
    def mode(self) -> str:
        """training, show, or nothing: what stands behind every screen."""
        return self._mode

    @Property(float, notify=lookChanged)
    def zoom(self) -> float:
        """Text scale, 1 to 2."""
        return self._zoom

    @Property(bool, notify=lookChanged)
    def contrast(self) -> bool:
        """The high-contrast theme."""
        return self._contrast

    @Property(bool, notify=lookChanged)
    def low(self) -> bool:
        """Everything that can be pressed within the lower part."""
        return self._low

    @Property(str, notify=sceneChanged)
    def language(self) -> str:
        """The language on the screen."""
        return self._language

    # --- what the screen does ----------------------------------------------------------------------------------

    @Slot(str)
    def act(self, name: str) -> None:
        """A button of the scene was pressed."""
        if name == "hide":
            self._hidden = not self._hidden
            self.stateChanged.emit()
        elif (intent := intent_of(name, self._scene)) is not None:
            self._send(intent)

    @Slot(str)
    def open(self, cover: str) -> None:
        """Put a page in front (settings, staff), or take it away."""
        self._cover = cover
        self.stateChanged.emit()

    @Slot(str)
    def set(self, name: str) -> None:
        """Change the look: text-larger, text-smaller, contrast, low, language-xx."""
        place = ZOOMS.index(self._zoom)
        if name == "text-larger":
            self._zoom = ZOOMS[min(place + 1, len(ZOOMS) - 1)]
        elif name == "text-smaller":
            self._zoom = ZOOMS[max(place - 1, 0)]
        elif name == "contrast":
            self._contrast = not self._contrast
        elif name == "low":
            self._low = not self._low
        elif name.startswith("language-"):
            self._speak(name.removeprefix("language-"))
        self.lookChanged.emit()

    def _speak(self, language: str) -> None:
        if language != self._language:
            self._language = language
            self.languageChanged.emit(language)
            self._send(SpeakLanguage(language))

    @Slot()
    def touched(self) -> None:
        """Somebody touched the screen; told at most once a second."""
        now = monotonic()
        if now - self._touched >= 1.0:
            self._touched = now
            self._send(Touch())
