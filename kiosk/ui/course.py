"""Pure: one run through a touch task: what stands on the glass, what a touch means, what happened. No Qt, no clock.

Whoever owns the clock calls `step` when ``due`` has come, `drawn` when the frame with what is shown was swapped, and
`press` with the touch's own time. Everything is monotonic seconds. First a practice that nobody scores, then the task.
"""

from __future__ import annotations

from math import inf
from typing import Literal

from kiosk.core.cognition import plan, practice
from kiosk.core.cognition_plans import Item

State = Literal["wait", "shown", "reply", "pause", "ready", "over"]
"""Empty field, something to see, the keypad, a breath after an answer, between practice and task, through."""
PAUSE = 0.5
"""Seconds from an answer to the next item."""
TRIES = 3
"""So often one thing is practised; then it goes on, right or wrong."""


class Course:
    """What all tasks have in common; ``task`` is a task with its seed."""

    typed = ""  # the answer so far, where one is typed
    wanted = 0  # the next number, where they are taken in order

    def __init__(self, task: str) -> None:
        self.task, self.key = task, task.partition(":")[0]
        self.practising = True
        self.state: State = "ready"
        self.number = 0
        self.what = ""  # what is seen now
        self.hint = ""  # a word for the resident: good early missed other stay next row
        self.due = inf
        self.items: tuple[Item, ...] = ()
        self._drawn: float | None = None
        self._events: list[tuple[str, float]] = []
        self._tried = 0
        self._again = False

    @property
    def events(self) -> tuple[tuple[str, float], ...]:
        """What happened in the task itself, in the order of time."""
        return tuple(sorted(self._events, key=lambda event: event[1]))

    @property
    def awaits_frame(self) -> bool:
        """Whether `drawn` is wanted."""
        return self.state == "shown" and self._drawn is None

    @property
    def places(self) -> list[int]:
        """Where the items lie, where they lie about."""
        return []

    def practise(self, now: float) -> None:
        """Begin the practice."""
        self.practising, self.items = True, practice(self.task)
        self._first(now)

    def start(self, now: float) -> None:
        """Begin the task itself; from now on everything is kept."""
        self.practising, self.items = False, plan(self.task)
        self._events.clear()
        self._first(now)

    def drawn(self, at: float) -> None:
        """What is shown is on the glass since then."""
        if self.awaits_frame:
            self._drawn = at
            self._keep(f"show:{self.number}", at)
            self._seen(at)

    def step(self, now: float) -> None:
        """Go on, if it is time."""
        if now >= self.due:
            if self.state == "pause":
                self._next(now)
            else:
                self._go_on(now)

    def press(self, what: str, at: float, now: float) -> None:
        """Somebody touched ``what`` at that instant."""
        raise NotImplementedError

    def _first(self, now: float) -> None:
        self.number, self._tried, self._again, self.hint = 0, 0, False, ""
        self._item(now)

    def _next(self, now: float) -> None:
        if self._again:
            self._tried, self._again = self._tried + 1, False
        else:
            self.number, self._tried = self.number + 1, 0
        self._item(now)

    def _item(self, now: float) -> None:
        if self.number < len(self.items):
            self._begin_item(now)
        else:
            self._end()

    def _end(self) -> None:
        self.state, self.what, self.due = ("ready" if self.practising else "over"), "", inf
        self.hint = ""

    def _breathe(self, now: float, hint: str) -> None:
        """Between two items; in the practice with a word, and once more what went wrong."""
        self.state, self.what, self.due = "pause", "", now + PAUSE
        if self.practising:
            self.hint = hint
            self._again = hint != "good" and self._tried + 1 < TRIES

    def _keep(self, what: str, at: float) -> None:
        if not self.practising:
            self._events.append((what, at))

    def _show(self, what: str) -> None:
        self.state, self.what, self.due, self._drawn = "shown", what, inf, None

    # --- of each task ------------------------------------------------------------------------------------------

    def _begin_item(self, now: float) -> None:
        raise NotImplementedError

    def _go_on(self, now: float) -> None:
        """Its time is over."""

    def _seen(self, at: float) -> None:
        """It is on the glass."""
