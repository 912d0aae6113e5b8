"""A touch task on the screen: its clock, its frames, its touches. What they mean is said by `kiosk.ui.tasking`."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, inf
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtQuick import QQuickWindow

from kiosk.core.messages import Intent, Redo, Scene, TaskDone, Touch
from kiosk.ui.qt import Property
from kiosk.ui.touches import Touches

if TYPE_CHECKING:  # the first screen does not wait for it
    from kiosk.ui.course import Course


class TaskModel(QObject):
    """The task of the scene that is shown; it runs only while its page is on the screen."""

    changed = Signal()

    def __init__(self, send: Callable[[Intent], None], touches: Touches) -> None:
        super().__init__()
        self._send, self._touches = send, touches
        self._window: QQuickWindow | None = None
        self._scene = Scene("attract")
        self._course: Course | None = None
        self._open = False  # its page is on the screen
        self._begun = ""  # the task that was begun in earnest: nobody sees the same one twice
        self._practised: set[str] = set()
        self._late = 0.0
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._ring)

    def watch(self, window: QQuickWindow) -> None:
        """Look at when the frames of this window are on the glass."""
        self._window = window
        window.frameSwapped.connect(self._swapped)

    def show(self, scene: Scene) -> None:
        """Another scene is shown."""
        if scene.kind == "attract":
            self._practised.clear()
        other = scene.task != self._scene.task
        self._scene = scene
        if other:
            self._course = None
            if self._open:
                self.enter()
            self._turn()

    # --- the page ----------------------------------------------------------------------------------------------

    @Slot()
    def enter(self) -> None:
        """The page is on the screen: practice first. A task that was broken off comes anew, with another plan."""
        self._open = True
        task = self._scene.task
        if not task or (self._course is not None and self._course.task == task):
            return
        if task == self._begun:
            self._send(Redo())
            return
        from kiosk.ui.tasking import course

        self._course = made = course(task)
        if made.key not in self._practised:
            made.practise(monotonic())
        self._turn()

    @Slot()
    def leave(self) -> None:
        """The page is gone or covered: nothing runs on behind it."""
        self._open = False
        if self._course is not None and self._course.state != "over":
            self._course = None
        self._timer.stop()

    @Slot()
    def start(self) -> None:
        """The resident is ready."""
        if self._course is not None and self._course.state == "ready":
            self._practised.add(self._course.key)
            self._begun, self._late = self._course.task, 0.0
            self._course.start(monotonic())
            self._turn()

    @Slot()
    def more(self) -> None:
        """Practise once more."""
        if self._course is not None and self._course.state == "ready":
            self._course.practise(monotonic())
            self._turn()

    @Slot(str)
    def press(self, what: str) -> None:
        """Somebody touched something; it counts from when the screen was touched."""
        if self._course is None:
            return
        at, late = self._touches.last()
        self._late = max(self._late, late)
        self._course.press(what, at, monotonic())
        self._turn()

    # --- time --------------------------------------------------------------------------------------------------

    def _ring(self) -> None:
        if self._course is not None:
            self._course.step(monotonic())
            self._turn()

    def _swapped(self) -> None:
        if self._course is not None and self._course.awaits_frame:
            self._course.drawn(monotonic())
            self._send(Touch())  # whoever watches touches nothing; a task that nobody answers ends by itself
            self._wind()

    def _turn(self) -> None:
        """Something has changed: show it, and wake up when it is time."""
        self.changed.emit()
        now = self._course
        if now is not None and now.awaits_frame and self._window is not None:
            self._window.update()
        self._wind()
        if now is not None and now.state == "over" and self._begun == now.task:
            self._begun = ""
            self._send(TaskDone(self._scene.step, now.events, self._late))

    def _wind(self) -> None:
        due = self._course.due if self._course is not None else inf
        if due == inf:
            self._timer.stop()
        else:
            self._timer.start(max(0, ceil((due - monotonic()) * 1000)))

    # --- what the screen reads ---------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def state(self) -> str:
        """Where it stands (`kiosk.ui.course.State`); empty: there is none."""
        return self._course.state if self._course is not None else ""

    @Property(bool, notify=changed)
    def practising(self) -> bool:
        """Whether nothing counts yet."""
        return self._course is not None and self._course.practising

    @Property(str, notify=changed)
    def what(self) -> str:
        """What is to be seen now."""
        return self._course.what if self._course is not None else ""

    @Property(str, notify=changed)
    def hint(self) -> str:
        """A word for the resident, by name."""
        return self._course.hint if self._course is not None else ""

    @Property(str, notify=changed)
    def typed(self) -> str:
        """The digits so far."""
        return self._course.typed if self._course is not None else ""

    @Property(int, notify=changed)
    def wanted(self) -> int:
        """The next number of a trail."""
        return self._course.wanted if self._course is not None else 0

    @Property("QVariantList", notify=changed)
    def places(self) -> list[int]:
        """Where the numbers of a trail lie, the first one first: 0 to 11."""
        return self._course.places if self._course is not None else []
