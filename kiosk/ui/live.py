"""The live screen: the headline number, the progress, and one timer that runs only while something is measured."""

from __future__ import annotations

from collections.abc import Mapping
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.core.messages import Fact, Live, Scene, Shown, Streaming, Wiped
from kiosk.ui import present
from kiosk.ui.qt import Property

if TYPE_CHECKING:  # numpy is heavy, and the first screen does not wait for it
    import numpy as np
    from numpy.typing import NDArray

    from kiosk.core.stream import Ring

_FRAME_MS = {"grip": 33, "cuff": 200}


class LiveModel(QObject):
    """What changes while measuring."""

    changed = Signal()
    tick = Signal()

    def __init__(self, texts: Mapping[str, str]) -> None:
        super().__init__()
        self.texts = texts
        self._fact: Live | None = None
        self._plain: dict[str, object] = {"digits": "", "unit": "", "stable": -1}
        self._ring: Ring | None = None
        self._scene = Scene("attract")
        self._since = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)

    def apply(self, fact: Fact) -> None:
        """Hear a fact on the Qt thread."""
        match fact:
            case Live():
                self._fact = fact
                self._plain = present.live(fact, self.texts)
                self.changed.emit()
            case Streaming(ring=ring):
                self._ring = ring
            case Shown(scene=scene):
                self._show(scene)
            case Wiped():
                self._show(Scene("attract"))

    def _show(self, scene: Scene) -> None:
        if (scene.kind, scene.step) != (self._scene.kind, self._scene.step):
            self._since = monotonic()
            self._fact = None
            self._plain = {"digits": "", "unit": "", "stable": -1}
        self._scene = scene
        if scene.kind == "live":
            self._timer.start(_FRAME_MS.get(scene.view, 200))
        elif scene.kind == "rest" and scene.seconds > 0:
            self._timer.start(500)
        else:
            self._timer.stop()
            self._ring = None
        self.changed.emit()

    def retell(self, texts: Mapping[str, str]) -> None:
        """The same number in other words."""
        self.texts = texts
        if self._fact is not None:
            self._plain = present.live(self._fact, texts)
        self.changed.emit()

    def samples(self, count: int = 16384) -> tuple[NDArray[np.float64], NDArray[np.float64]] | None:
        """The newest samples of the stream: seconds and values; None when nothing streams."""
        return None if self._ring is None else self._ring.newest(count)

    @Property(str, notify=changed)
    def digits(self) -> str:
        """The headline number, empty until the first one comes."""
        return str(self._plain["digits"])

    @Property(str, notify=changed)
    def unit(self) -> str:
        """Its unit in words."""
        return str(self._plain["unit"])

    @Property(int, notify=changed)
    def stable(self) -> int:
        """-1 unknown, 0 still moving, 1 settled."""
        return int(str(self._plain["stable"]))

    @Property(float, notify=tick)
    def progress(self) -> float:
        """How far through, 0..1; it waits short of the end until the device has spoken."""
        if self._scene.seconds <= 0:
            return 0.0
        return min((monotonic() - self._since) / self._scene.seconds, 1.0 if self._scene.kind == "rest" else 0.96)
