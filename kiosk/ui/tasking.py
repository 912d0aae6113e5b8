"""Pure: what each touch task shows and what its touches mean; what they have in common is `kiosk.ui.course`. No Qt."""

from __future__ import annotations

from math import inf

from kiosk.core.cognition import LATEST, practice, span_over
from kiosk.ui.course import Course

DIGIT, GAP = 0.75, 0.25
"""A digit is seen so long, then nothing: one a second."""
BEFORE_ROW = 1.0
RESTARTS = 3
"""So often a touch that comes too early makes the wait begin anew; whoever keeps touching gets on all the same."""
LONGEST = 9


class Reactions(Course):
    """Wait, a sign, a touch."""

    _early = 0

    def _begin_item(self, now: float) -> None:
        self.state, self.what, self.due, self._early = "wait", "", now + self.items[self.number].wait, 0

    def _seen(self, at: float) -> None:
        self.due = at + LATEST

    def _go_on(self, now: float) -> None:
        if self.state == "wait":
            self.hint = ""
            self._show(self.items[self.number].what)
        else:
            self._breathe(now, "good" if self.what == "stay" else "missed")

    def press(self, what: str, at: float, now: float) -> None:
        """Answer the sign; before it is on the glass a touch is too early, and the wait begins anew."""
        wanted = self.items[self.number].what if self.number < len(self.items) else ""
        if self.state == "wait" or (self.state == "shown" and (self._drawn is None or at < self._drawn)):
            self._keep(f"press:{what}", at)
            self.hint = "early"
            if self.state == "wait" and self._early < RESTARTS:
                self._early += 1
                self.due = now + self.items[self.number].wait
        elif self.state == "shown":
            self._keep(f"press:{what}", at)
            self._breathe(now, "good" if what == wanted else "stay" if wanted == "stay" else "other")


class Trail(Course):
    """All numbers at once; ``wanted`` is the next."""

    wanted = 1

    @property
    def places(self) -> list[int]:
        """In which of the twelve cells each number lies, the first one first."""
        return [int(item.what.partition("@")[2]) for item in self.items]

    def _begin_item(self, now: float) -> None:
        self.wanted = 1
        self._show("all")

    def press(self, what: str, at: float, now: float) -> None:
        """Take a number; one that was taken already means nothing."""
        if self.state != "shown" or self._drawn is None or at < self._drawn or int(what) < self.wanted:
            return
        self._keep(f"press:{what}", at)
        self.hint = "" if int(what) == self.wanted else "next"
        self.wanted += int(what) == self.wanted
        if self.wanted > len(self.items):
            self.number = len(self.items) - 1
            self._breathe(now, "good")


class Span(Course):
    """Digits one a second, then the keypad; ``typed`` is the answer so far."""

    _place = -1

    def __init__(self, task: str) -> None:
        super().__init__(task)
        self._said: list[str] = []

    def start(self, now: float) -> None:
        """Begin the task itself."""
        self._said.clear()
        super().start(now)

    def _begin_item(self, now: float) -> None:
        self.state, self.what, self.due, self.typed, self._place = "wait", "", now + BEFORE_ROW, "", -1

    def _seen(self, at: float) -> None:
        self.due = at + DIGIT

    def _go_on(self, now: float) -> None:
        row = self.items[self.number].what
        if self.state == "wait":
            self._place, self.hint = self._place + 1, ""
            drawn = self._drawn if self._place else None
            self._show(row[self._place])
            self._drawn, self.due = drawn, inf if drawn is None else now + DIGIT
        elif self._place + 1 < len(row):
            self.state, self.what, self.due = "wait", "", now + GAP
        else:
            self.state, self.what, self.due = "reply", "", inf

    def press(self, what: str, at: float, now: float) -> None:
        """Type a digit, ``back`` rubs the last one out, ``ok`` says that this was it (nothing typed: not known)."""
        if self.state != "reply":
            return
        if what == "back":
            self.typed = self.typed[:-1]
        elif what.isdigit() and len(self.typed) < LONGEST:
            self.typed += what
        elif what == "ok":
            self._keep(f"press:{self.typed}", at)
            self._said += [] if self.practising else [self.typed]
            right = self.typed == self.items[self.number].what
            if not self.practising and span_over(self.items, self._said):
                self._end()
            else:
                self._breathe(now, "good" if right else "row")


def course(task: str) -> Course:
    """Make the course of a task with its seed; raises KeyError for an unknown one."""
    practice(task)
    return {"number-trail": Trail, "forward-span": Span}.get(task.partition(":")[0], Reactions)(task)
