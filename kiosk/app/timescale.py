"""The station's clock runs ``speed`` times as fast as the screen's in a demonstration; touches are dated by the screen.

Both are monotonic seconds of this process; on an ordinary day speed is 1 and nothing changes.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.messages import Clocked, Fact, Intent, Tap, TaskDone


def to_station(intent: Intent, speed: float) -> Intent:
    """Date a touch by the station's clock."""
    if speed == 1.0:
        return intent
    if isinstance(intent, Tap):
        return replace(intent, at=intent.at * speed, late=intent.late * speed)
    if isinstance(intent, TaskDone):  # the screen's own seconds: a task cannot be hurried
        first = intent.events[0][1] if intent.events else 0.0
        return replace(intent, events=tuple((what, first * speed + at - first) for what, at in intent.events))
    return intent


def to_screen(fact: Fact, speed: float) -> Fact:
    """Date the clock of a trial by the screen's."""
    if speed == 1.0 or not isinstance(fact, Clocked):
        return fact
    go, end = (at / speed if at is not None else None for at in (fact.go, fact.end))
    return replace(fact, go=go, end=end)
