"""What surrounds every screen: the scene that is on, the band, notices, the look. In: facts. Out: intents.

It holds no rules; what a scene looks like comes from `present`, what happens next from the station.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.core.messages import (
    Covered,
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
from kiosk.core.texts import LANGUAGES, Sentence
from kiosk.ui import present
from kiosk.ui.intents import intent_of
from kiosk.ui.look import ZOOMS, Look
from kiosk.ui.notices import Notices
from kiosk.ui.qt import Property

_CRASHED = Scene("closed", Sentence("closed.crash.title"), Sentence("closed.crash.say"), picture="staff-calm")
_NOTICE_MS = 8000
_BESIDE_RESULTS = ("results", "choose", "qr", "still-there")
"""Kinds of scene from which one comes back to the results."""
_FORGOTTEN_MS = 60_000
"""Nobody touched the welcome for so long: whoever changed its look has gone."""


class ShellModel(QObject):
    """The scene, the band and the look of the screen."""

    sceneChanged = Signal()  # noqa: N815 (Qt names)
    lookChanged = Signal()  # noqa: N815
    stateChanged = Signal()  # noqa: N815
    languageChanged = Signal(str)  # noqa: N815
    turning = Signal(bool)  # much changes at once from here, until it is told that all of it has
    warmed = Signal()  # the first screen is there, and there is time for the others

    def __init__(
        self,
        send: Callable[[Intent], None],
        language: str,
        texts: Mapping[str, str],
        look: Look | None = None,
        languages: Sequence[str] = LANGUAGES,
    ) -> None:
        super().__init__()
        self._look, self._languages = look or Look(), tuple(languages)
        self._send = send
        self._home = self._language = language
        self.texts = texts
        self._scene = Scene("attract", picture="welcome")
        self._plain = present.shown(self._scene, texts)
        self._hidden, self._cover, self._mode = False, "", ""
        self._turned = 0
        self._notices = Notices()
        self._touched = 0.0
        self._fading = QTimer(self, singleShot=True, interval=_NOTICE_MS)
        self._fading.timeout.connect(self._forget_notice)
        self._leaving = QTimer(self, singleShot=True, interval=_FORGOTTEN_MS)
        self._leaving.timeout.connect(self._forget_look)

    # --- facts -------------------------------------------------------------------------------------------------

    def apply(self, fact: Fact) -> None:
        """Hear a fact on the Qt thread."""
        match fact:
            case Shown(scene=scene):
                self._show(scene)
            case Told(about=about) if about not in ("pin", "who"):  # the PIN's page and the form tell those themselves
                self._hear(fact)
            case Wiped():
                self._wipe()
            case Covered() if "hide" in self._scene.actions and not self._hidden:
                self.act("hide")
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
        if scene.kind not in _BESIDE_RESULTS:
            self._turned = 0
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

    def _forget_look(self) -> None:
        """The welcome is as it was again, in the language of the house."""
        changed = self._cover or self._language != self._home or not self._look.plain
        if self._scene.kind == "attract" and changed:
            if self._language != self._home:
                self._send(SpeakLanguage(self._home))
            self._wipe()

    def _wipe(self) -> None:
        self._look.reset()
        self._hidden, self._cover, self._turned = False, "", 0
        self._notices.wipe()
        self._scene = Scene("attract", picture="welcome")
        self._plain = self._present()
        self.turning.emit(True)
        if self._language != self._home:
            self._language = self._home
            self.languageChanged.emit(self._home)
        self.sceneChanged.emit()
        self.lookChanged.emit()
        self.stateChanged.emit()
        self.turning.emit(False)

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

    @Property(int, notify=sceneChanged)
    def turned(self) -> int:
        """The page of the results that was looked at last."""
        return self._turned

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
        return self._look.zoom

    @Property(bool, notify=lookChanged)
    def largest(self) -> bool:
        """Whether letters cannot grow further on this screen."""
        return self._look.zoom == self._look.zooms[-1]

    @Property(bool, constant=True)
    def small(self) -> bool:
        """Whether this screen is too small for 200 %."""
        return self._look.zooms[-1] < ZOOMS[-1]

    @Property(bool, notify=lookChanged)
    def contrast(self) -> bool:
        """The high-contrast theme."""
        return self._look.contrast

    @Property(bool, notify=lookChanged)
    def low(self) -> bool:
        """Everything that can be pressed within the lower part."""
        return self._look.low

    @Property(bool, notify=lookChanged)
    def left(self) -> bool:
        """Things are done with the left hand: what stood right stands left."""
        return self._look.left

    @Property(str, notify=sceneChanged)
    def language(self) -> str:
        """The language on the screen."""
        return self._language

    @Property("QStringList", constant=True)
    def languages(self) -> list[str]:
        """All languages there are, the shipped ones first."""
        return list(self._languages)

    # --- what the screen does ----------------------------------------------------------------------------------

    @Slot(str)
    def act(self, name: str) -> None:
        """A button of the scene was pressed."""
        if name == "hide":
            self._hidden = not self._hidden
            self.stateChanged.emit()
        elif (intent := intent_of(name, self._scene)) is not None:
            self._send(intent)

    @Slot(int)
    def turn(self, page: int) -> None:
        """A page of the results was turned: whoever comes back to them finds it."""
        self._turned = page

    @Slot(str)
    def open(self, cover: str) -> None:
        """Put a page in front (settings, staff), or take it away."""
        self._cover = cover
        self._leaving.start()
        self.stateChanged.emit()

    @Slot(str)
    def set(self, name: str) -> None:
        """Change the look: a name of `Look.press`, or language-xx."""
        self.turning.emit(True)
        if not self._look.press(name) and name.startswith("language-"):
            self._speak(name.removeprefix("language-"))
        self._leaving.start()
        self.lookChanged.emit()
        self.turning.emit(False)

    def _speak(self, language: str) -> None:
        if language != self._language and language in self._languages:
            self._language = language
            self.languageChanged.emit(language)
            self._send(SpeakLanguage(language))

    def close(self) -> None:
        """Nothing is forgotten later: the screens are going."""
        self._fading.stop()
        self._leaving.stop()

    @Slot()
    def touched(self) -> None:
        """Somebody touched the screen; told at most once a second."""
        now = monotonic()
        if self._leaving.isActive():
            self._leaving.start()
        if now - self._touched >= 1.0:
            self._touched = now
            self._send(Touch())
