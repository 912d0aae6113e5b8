"""The live screen: the headline number, the trial's clock, the helper's taps; its timer runs only meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.core.messages import Clocked, Fact, Intent, Live, Scene, Shown, Streaming, Tap, Wiped
from kiosk.ui import present
from kiosk.ui.coaching import CoachModel
from kiosk.ui.qt import Property
from kiosk.ui.task import TaskModel
from kiosk.ui.ticking import Ticking, buttons, period, seconds
from kiosk.ui.touches import Touches

if TYPE_CHECKING:  # numpy is heavy, and the first screen does not wait for it
    import numpy as np
    from numpy.typing import NDArray

    from kiosk.core.stream import Ring

_TENTHS = ("watch", "hold")
_TREMBLE = 0.4
"""Seconds: 멈춤 stands where 시작 stood; a hand that trembles must not end what it has just begun."""
_NO_NUMBER: dict[str, object] = {"digits": "", "unit": "", "stable": -1}


class LiveModel(QObject):
    """What changes while measuring."""

    changed = Signal()
    coached = Signal(str)
    tick = Signal()
    phaseChanged = Signal()  # noqa: N815 (Qt names)

    def __init__(
        self,
        texts: Mapping[str, str],
        send: Callable[[Intent], None] = lambda intent: None,
        touches: Touches | None = None,
    ) -> None:
        super().__init__()
        self.texts = texts
        self._send = send
        self.touches = touches or Touches()
        self.tasks = TaskModel(send, self.touches)
        self.coaching = CoachModel(texts)
        self.coaching.coached.connect(self.coached)
        self._fact: Live | None = None
        self._plain = _NO_NUMBER
        self._ring: Ring | None = None
        self._scene = Scene("attract")
        self._ticking = Ticking()
        self._since, self._begun = 0.0, -_TREMBLE  # when this screen came, and 시작 was pressed
        self._phase, self._now = "ready", monotonic()
        self._taps: list[str] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)

    def apply(self, fact: Fact) -> None:
        """Hear a fact on the Qt thread."""
        match fact:
            case Live():
                if self.coaching.hear(fact, self._ticking, monotonic()):
                    self._fact = fact
                    self._plain = present.live(fact, self.texts)
                    self.changed.emit()
            case Clocked(step=step, go=go, end=end) if step == self._scene.step:
                self._ticking = Ticking(go, end)
                if go is None:  # taken back: all begins anew
                    self.coaching.begin(self._scene, monotonic())
                self._turn()
            case Streaming(ring=ring):
                self._ring = ring
            case Shown(scene=scene):
                self._show(scene)
            case Wiped():
                self._show(Scene("attract"))

    def _show(self, scene: Scene) -> None:
        if (scene.kind, scene.step) != (self._scene.kind, self._scene.step):
            self._since = monotonic()
            self._fact, self._plain = None, _NO_NUMBER
            self._ticking = Ticking()
            self.coaching.begin(scene, self._since)
        self._scene = scene
        self.tasks.show(scene)
        if every := period(scene):
            self._timer.start(every)
        else:
            self._timer.stop()
        self._ring = self._ring if scene.kind == "live" else None
        self._turn()
        self.changed.emit()

    def _turn(self) -> None:
        """One frame: what hangs on the time is told anew."""
        self._now = monotonic()
        phase = self._ticking.phase(self._now)
        ends = self._scene.window > 0 or self._ticking.end is not None
        taps = list(buttons(self._scene.taps, phase, ends=ends))
        if (phase, taps) != (self._phase, self._taps):
            self._phase, self._taps = phase, taps
            self.phaseChanged.emit()
        self.coaching.turn(self._ticking, self._now)
        self.tick.emit()

    def close(self) -> None:
        """No frame after the last screen: whatever thread frees this later must find no timer running."""
        self._timer.stop()
        self.tasks.leave()

    def retell(self, texts: Mapping[str, str]) -> None:
        """The same number in other words."""
        self.texts = texts
        self.coaching.retell(texts)
        if self._fact is not None:
            self._plain = present.live(self._fact, texts)
        self.changed.emit()
        self.tick.emit()

    def samples(self, count: int = 16384) -> tuple[NDArray[np.float64], NDArray[np.float64]] | None:
        """The newest samples of the stream: seconds and values; None when nothing streams."""
        return None if self._ring is None else self._ring.newest(count)

    @Slot(str)
    def tap(self, name: str) -> None:
        """The helper pressed one of the buttons; it counts from when the screen was touched."""
        at, late = self.touches.last()
        if self._scene.kind != "live" or (name == "stop" and at - self._begun < _TREMBLE):
            return
        if name == "go":
            self._begun = at
        elif name == "stop" and self._scene.view in _TENTHS and self._phase == "running":
            self._ticking = replace(self._ticking, stopped=at)
            self._turn()
        self._send(Tap(name, at, late))

    @Property(QObject, constant=True)
    def task(self) -> TaskModel:
        """The touch task."""
        return self.tasks

    @Property(QObject, constant=True)
    def coach(self) -> CoachModel:
        """The word of the moment, and what stands beside the number."""
        return self.coaching

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
        if self._scene.kind == "live" and self._ticking.end is not None:
            return self._ticking.share(self._now)
        if self._scene.seconds <= 0:
            return 0.0
        return min((self._now - self._since) / self._scene.seconds, 1.0 if self._scene.kind == "rest" else 0.96)

    @Property(str, notify=phaseChanged)
    def phase(self) -> str:
        """Where a timed trial stands: ready, countdown, running, over."""
        return self._phase

    @Property(int, notify=tick)
    def countdown(self) -> int:
        """3, 2, 1 before it begins."""
        return self._ticking.countdown(self._now)

    @Property(str, notify=tick)
    def elapsed(self) -> str:
        """The running seconds."""
        return seconds(self._ticking.elapsed(self._now), tenths=self._scene.view in _TENTHS)

    @Property(str, notify=tick)
    def left(self) -> str:
        """The time that is left, in words; nothing where it is open."""
        return present.time_left(self._ticking.left(self._now), self.texts)

    @Property("QVariantList", notify=phaseChanged)
    def taps(self) -> list[str]:
        """The helper's buttons that mean something now, the big one first."""
        return self._taps
