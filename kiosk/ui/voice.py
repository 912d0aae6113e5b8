"""The voice: says each new scene once, again when asked, and what is private only on demand or into the earphone.
It knows what to say and when; who says it (`Speaker`) is given to it, and may be nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot

from kiosk.core.messages import Clocked, Crashed, Fact, Scene, Shown, StaffShown, Told, Wiped
from kiosk.core.speech import INVITES, SIGNALS, Part, Utterance, aloud, part, spoken
from kiosk.core.texts import Sentence
from kiosk.ui.manner import MannerModel
from kiosk.ui.qt import Property
from kiosk.ui.speaker import Speaker

if TYPE_CHECKING:
    from kiosk.ui.live import LiveModel
    from kiosk.ui.shell import ShellModel
    from kiosk.ui.who import WhoModel

STALE = 2.5
"""Seconds: a word that could not be said by then is not said any more."""
TOLD = ("call", "here", "print", "card")
SILENT_KINDS = ("attract", "who")  # the welcome speaks to nobody; the form has sentences of its own


class VoiceModel(MannerModel):
    """What is said, and how."""

    speakingChanged = Signal()  # noqa: N815 (Qt names)
    _ended = Signal(int)

    def __init__(self, texts: Mapping[str, str], language: str, speaker: Speaker | None = None) -> None:
        super().__init__(speaker)
        self._texts, self._language = texts, language
        self._said, self._asked = 0, False
        self._page: Callable[[], None] = lambda: None
        self._word: Callable[[], list[str]] = list
        self._covered: Callable[[], bool] = bool
        self._speaking = False
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self._forget()

    def _forget(self) -> None:
        self._begin()
        self._scene = Scene("attract")
        self._busy = self._staff = False
        self._invited: set[str] = set()
        self._form: tuple[str, ...] = ()
        self._next: tuple[float, tuple[Part, ...]] | None = None

    def apply(self, fact: Fact) -> None:
        """Hear a fact on the Qt thread."""
        match fact:
            case Shown(scene=scene):
                self._show(scene)
            case Clocked(step=step, go=go) if step == self._scene.step:
                self._busy = go is not None
                if go is not None:
                    self.stop()
            case Told(about=about, text=text) if about in TOLD:
                self._then((part(self._language, self._texts, text),))
            case StaffShown() | Crashed():
                self._staff = isinstance(fact, StaffShown) and fact.page is not None
                self.stop()
            case Wiped():
                self._wipe()

    def _show(self, scene: Scene) -> None:
        before, self._scene = self._scene, scene
        if (before.kind, before.step, before.say) == (scene.kind, scene.step, scene.say):
            return
        self._busy = False
        if scene.kind != "who":
            self._form = ()
        if scene.kind in SILENT_KINDS:
            self.stop()
            self._page()
            return
        said = aloud(scene, self._texts, self._language, private=self._earphone)
        parts = tuple(one for one in said if one.key not in self._invited)  # once in a visit is enough
        self._invited.update(one.key for one in parts if one.key in INVITES)
        self._say(parts, SIGNALS.get(scene.kind, ""))

    def _wipe(self) -> None:
        self.stop()
        self._forget()
        self.changed.emit()

    def follow(self, shell: ShellModel, live: LiveModel, who: WhoModel) -> None:
        """Speak for these: the pages of the form, the words while measuring; and be silent when results are covered."""

        def page() -> None:
            self.form(*((who.complaint,) if who.complaint else (f"who.{who.page}.say", f"who.{who.page}.note")))

        self._page, self._word = page, lambda: live.coaching.word
        self._covered = lambda: shell.hidden
        who.changed.connect(page)
        live.coached.connect(self.coach)
        shell.stateChanged.connect(lambda: self.stop() if shell.hidden else None)

    def form(self, *keys: str) -> None:
        """The form (who it is) shows another page or a hint: these are the ids of what it says."""
        known = tuple(key for key in keys if key in self._texts)
        if known and known != self._form and self._scene.kind == "who":
            self._form = known
            self._say(self._parts(known))

    def coach(self, text_id: str) -> None:
        """A word while measuring: after what is being said, or not at all; never beside a track."""
        if not self._busy and text_id in self._texts:
            self._then(self._parts((text_id,)))

    def retell(self, language: str, texts: Mapping[str, str]) -> None:
        """The same scene in another language."""
        self._texts, self._language = texts, language
        if self._form:
            self._say(self._parts(self._form))
        elif self._scene.kind not in SILENT_KINDS:
            self._say(aloud(self._scene, texts, language, private=self._earphone and not self._covered()))

    def _parts(self, keys: tuple[str, ...]) -> tuple[Part, ...]:
        return tuple(part(self._language, self._texts, Sentence(key)) for key in keys)

    def _sample(self) -> None:
        self._say(self._parts(("voice.sample",)))

    def _say(self, parts: tuple[Part, ...], signal: str = "", *, asked: bool = False) -> None:
        self._next = None
        if not (self._on or asked) or self._busy or self._staff or not (parts or signal):
            self.stop()
            return
        self._said, self._asked = self._said + 1, asked
        self._set_speaking(self._speaker.available)
        said = Utterance(self._language, parts, self._volume, self._speed, self._earphone, signal)
        self._speaker.say(said, lambda turn=self._said: self._tell_end(turn))  # type: ignore[misc]

    def _tell_end(self, turn: int) -> None:
        with suppress(RuntimeError):  # the screens are gone already
            self._ended.emit(turn)

    def _then(self, parts: tuple[Part, ...]) -> None:
        """Say it after what is being said; the newest such word stands in for older ones."""
        if self._speaking:
            self._next = monotonic(), parts
        else:
            self._say(parts)

    @Slot(int)
    def _end(self, turn: int) -> None:
        if turn != self._said:
            return
        waiting, self._next = self._next, None
        self._set_speaking(False)
        if waiting is not None and monotonic() - waiting[0] < STALE:
            self._say(waiting[1])

    def _set_speaking(self, speaking: bool) -> None:
        if speaking != self._speaking:
            self._speaking = speaking
            self.speakingChanged.emit()

    @Slot()
    def stop(self) -> None:
        """Be silent at once."""
        self._said += 1
        self._next = None
        self._speaker.stop()
        self._set_speaking(False)

    @Slot()
    def say_again(self) -> None:
        """Say what is on the screen, all of it: whoever asks wants to hear it."""
        parts = aloud(self._scene, self._texts, self._language, private=True)
        if self._form or self._covered():
            parts = self._parts(self._form or ("results.hidden.say",))
        elif self._scene.kind == "live" and (word := " ".join(self._word())):
            parts = (Part("", spoken(self._language, word)),)
        self._say(parts, asked=True)

    @Slot()
    def listen(self) -> None:
        """소리로 듣기: read the question or the results aloud; pressed again while that is read, be silent."""
        (self.stop if self.listening else self.say_again)()

    @Slot()
    def tick(self) -> None:
        """A button went down."""
        if self._on and not self._busy:
            self._speaker.tick(self._volume, earphone=self._earphone)

    @Property(bool, notify=speakingChanged)
    def speaking(self) -> bool:
        """Whether something is said."""
        return self._speaking
