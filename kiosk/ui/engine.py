"""Builds the screens: application, font, words, view-models, QML. In: facts through `Ui.tell`. Out: intents.

Every QML warning is kept in `Ui.warnings`, so that a test can fail on it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module, resources
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QCoreApplication, Qt, QTimer, QUrl
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine, QQmlError
from PySide6.QtQuick import QQuickWindow

from kiosk.core.messages import Fact, Intent, StaffShown
from kiosk.core.texts import LANGUAGES, PICTURES, languages, load_texts
from kiosk.ui import fonts
from kiosk.ui.alive import Alive, Listening
from kiosk.ui.bridge import Bridge
from kiosk.ui.building import Builder
from kiosk.ui.desk import DeskModel
from kiosk.ui.live import LiveModel
from kiosk.ui.look import Look, pitch_for, room
from kiosk.ui.motion import poses
from kiosk.ui.shell import ShellModel
from kiosk.ui.speaker import Speaker
from kiosk.ui.staff import StaffModel
from kiosk.ui.voice import VoiceModel
from kiosk.ui.wedge import Wedge
from kiosk.ui.who import WhoModel
from kiosk.ui.words import Shelf, Words

_WARM_MS = 30
_UNSEEN_MS = 1500  # a window that nobody can see draws no frame
_ASSETS = Path(str(resources.files("kiosk"))) / "assets"
_QML = Path(__file__).parent / "qml"


def prepare(*, gpu: bool = False) -> None:
    """Set what Qt reads before the application object is made; what is set outside wins."""
    os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")
    os.environ.setdefault("QSG_RENDER_LOOP", "basic")  # no Python on a render thread (P2)
    if not gpu:
        os.environ.setdefault("QT_QUICK_BACKEND", "software")


def _pictures() -> dict[str, object]:
    """The pictures there are, and their folder."""
    folder = _ASSETS / "images"
    names = sorted(path.stem for path in folder.glob("*.svg")) + PICTURES
    return {
        "pictures": names,
        "poses": poses(names),
        "folder": QUrl.fromLocalFile(str(folder) + os.sep).toString(),
    }


def _register_curve() -> None:
    """Make Curve known to QML, before a live screen can come. numpy is heavy: the welcome does not wait for it."""
    import kiosk.ui.curve
    import kiosk.ui.plot  # noqa: F401


def _fitting(size: tuple[int, int], pitch_mm: float) -> tuple[tuple[int, int], float]:
    """Shrink a window to the desk's screen, millimetres and all: the same picture, only smaller."""
    if QGuiApplication.platformName() == "offscreen":
        return size, pitch_mm
    room = QGuiApplication.primaryScreen().availableGeometry()
    scale = min(1.0, room.width() / size[0], room.height() / size[1])
    return (int(size[0] * scale), int(size[1] * scale)), pitch_mm / scale


class Ui:
    """The running screens."""

    def __init__(
        self,
        size: tuple[int, int],
        pitch_mm: float,
        language: str,
        send: Callable[[Intent], None],
        *,
        windowed: bool,
        page: str = "Main.qml",
        zoom: float = 1.0,
        place: str = "",
        watch: Callable[[Fact], None] | None = None,
        still: bool = False,
        speaker: Speaker | None = None,
    ) -> None:
        self._watch = watch
        self.app = QGuiApplication.instance() or QGuiApplication(["lifelog-kiosk"])
        if windowed:
            size, pitch_mm = _fitting(size, pitch_mm)
        self.warnings: list[str] = []
        self.undrawn: dict[str, str] = {}  # languages left out: letters that no font draws
        named = {"centre.name": place} if place else {}
        self._texts = {one: load_texts(one) | named for one in languages()}
        self.face = face = fonts.measure(self._texts[one] for one in LANGUAGES)
        self._drop_undrawn()
        language = language if language in self._texts else LANGUAGES[0]
        self._set_font(face)
        self._shelf = Shelf(self._texts)
        self._words = self._install(language)
        look, pitch_mm = Look(zoom, room(size, pitch_mm)), pitch_for(size, pitch_mm)
        self.shell = ShellModel(send, language, self._texts[language], look, tuple(self._texts))
        self.live = LiveModel(self._texts[language], send)
        self.who = WhoModel(send)
        self.staff = StaffModel(send, self._texts[language])
        self.desk = DeskModel(send, self._texts[language])
        self.voice = VoiceModel(self._texts[language], language, speaker)
        self.voice.follow(self.shell, self.live, self.who)
        self._models = (self.shell, self.live, self.voice, self.who, self.staff, self.desk)
        self.shell.languageChanged.connect(self._speak)
        self._bridge = Bridge(self._hear, send)
        self.tell: Callable[[Fact], None] = self._bridge.tell
        self._engine = QQmlApplicationEngine()
        self._builder = Builder(self._engine)
        self._engine.setOutputWarningsToStandardError(False)
        self._engine.warnings.connect(self._warn)
        self._engine.addImportPath(str(_QML))
        if not face.draws:
            page = "NoFont.qml"
        if page != "Main.qml":
            _register_curve()
        self._engine.setInitialProperties(
            {
                "shell": self.shell,
                "live": self.live,
                "who": self.who,
                "staff": self.staff,
                "desk": self.desk,
                "voice": self.voice,
                "face": {
                    "pitch": pitch_mm,
                    "family": face.family,
                    "names": fonts.NAMES,
                    "hangul": face.hangul,
                    "digit": face.digit,
                    "still": still,
                    "tasks": sorted(path.stem for path in (_QML / "Kiosk" / "tasks").glob("*.qml")),
                }
                | _pictures(),
                "frameless": not windowed,
                "size": {"width": size[0], "height": size[1]},
            }
        )
        self._engine.load(QUrl.fromLocalFile(str(_QML / "Kiosk" / page)))
        roots = self._engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise RuntimeError("the screens could not be built: " + "; ".join(self.warnings))
        self.window: QQuickWindow = roots[0]
        self._wedge = Wedge(self.window, send)
        self._alive = Alive(self.window, self.shell.touched)
        self._listening = Listening(self.voice, self.shell.touched)
        self.live.touches.watch(self.window)
        self.live.tasks.watch(self.window)
        self._warming = QTimer(self.shell, interval=_WARM_MS)
        self._warming.timeout.connect(self._warm)
        self._readying = Thread(target=self._ready, daemon=True)
        self.when_drawn(self._warming.start)

    def _drop_undrawn(self) -> None:
        """A language whose letters no font draws is not offered."""
        for code in set(self._texts) - set(LANGUAGES):
            if letters := fonts.undrawn(self._texts[code]):
                self.undrawn[code] = letters
                del self._texts[code]

    def _set_font(self, face: fonts.Face) -> None:
        font = QFont(face.family)
        font.setPixelSize(24)
        QGuiApplication.setFont(font)

    def _install(self, language: str) -> Words:
        words = self._shelf.words(language)
        QCoreApplication.installTranslator(words)
        return words

    def _speak(self, language: str) -> None:
        old, self._words = self._words, self._install(language)
        QCoreApplication.removeTranslator(old)
        for model in (self.shell, self.live, self.staff, self.desk):
            model.retell(self._texts[language])
        self._engine.retranslate()
        self.voice.retell(language, self._texts[language])

    def _hear(self, fact: Fact) -> None:
        _register_curve()
        for model in self._models:
            model.apply(fact)
        if self._watch is not None:
            self._watch(fact)

    def _warn(self, errors: list[QQmlError]) -> None:
        self.warnings.extend(error.toString() for error in errors)

    def _ready(self) -> None:
        """On a thread of its own: what is long and needs no Qt."""
        import_module("numpy")
        self._shelf.fill()

    def _warm(self) -> None:
        """Behind the first frame: numpy and the other languages' words, then the curve, then the other screens."""
        if self._readying.ident is None:
            self._readying.start()
        elif not self._readying.is_alive():
            self._warming.stop()
            _register_curve()
            self.shell.warmed.emit()

    def when_drawn(self, call: Callable[[], None]) -> None:
        """Call once, on the Qt thread, when the first frame is on the screen, or soon if none ever is."""
        waiting = [call]

        def first() -> None:
            if waiting:
                self.window.frameSwapped.disconnect(first)
                waiting.pop()()

        self.window.frameSwapped.connect(first, Qt.ConnectionType.QueuedConnection)
        QTimer.singleShot(_UNSEEN_MS, self.window, first)  # a window that has gone draws nothing

    def exec(self) -> int:
        """Run until the window closes."""
        return self.app.exec()

    def close(self) -> None:
        """Take the screens down, before the view-models they look at (P15)."""
        self._warming.stop()
        self._builder.stop()
        self.voice.stop()
        self._listening.stop()
        self.shell.close()
        self.live.close()
        self.window.close()
        self.window.deleteLater()
        self._engine.deleteLater()
        QCoreApplication.sendPostedEvents(None, 0)
        QCoreApplication.removeTranslator(self._words)


def build(
    size: tuple[int, int],
    pitch_mm: float,
    language: str,
    *,
    send: Callable[[Intent], None],
    windowed: bool,
    gpu: bool = False,
    zoom: float = 1.0,
    place: str = "",
    watch: Callable[[Fact], None] | None = None,
    still: bool = False,
    speaker: Speaker | None = None,
) -> Ui:
    """Build the screens of one kiosk: size in pixels, pitch in millimetres per pixel, language ko or en.

    ``zoom`` is the text scale a visit begins with, ``place`` the centre's own name; ``watch`` sees every fact on the
    Qt thread, after the screen has it. ``still`` turns all motion off. ``speaker`` makes the sound; without: silence.
    """
    prepare(gpu=gpu)
    desk = size, pitch_mm, language, send
    return Ui(*desk, windowed=windowed, zoom=zoom, place=place, watch=watch, still=still, speaker=speaker)


def build_gallery(size: tuple[int, int], pitch_mm: float, language: str) -> Ui:
    """Build the page that shows every control in every state."""
    prepare()
    from kiosk.ui.gallery import SAMPLE

    ui = Ui(size, pitch_mm, language, lambda intent: None, windowed=True, page="Gallery.qml")
    ui.desk.apply(StaffShown(SAMPLE))
    return ui
