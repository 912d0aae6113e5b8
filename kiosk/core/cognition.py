"""A touch set of our own for attention and memory: what is shown, and what the touches come to. Pure.

No licensed scale, no norm, no grade: a result stands for itself and is compared with one's own past only. The same
seed gives the same plan on the screen and in the scorer; no two visits see the same one. A touch sooner than 0.1 s
after the picture is a guess, not a reaction (faster than any eye and hand), and one later than 3 s is an omission.

Events, in the order they happened, at monotonic seconds: ``show:<n>`` the nth item is on the glass (after the frame
was swapped), ``press:<what>`` a touch. ``what`` is go, left, right, or a digit string.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from statistics import median
from types import MappingProxyType
from uuid import UUID

from kiosk.core import cognition_plans as plans
from kiosk.core.cognition_plans import Item
from kiosk.core.settle import Failed, Outcome, Settled

EARLIEST, LATEST = 0.1, 3.0
"""Seconds between which a touch is an answer to what was shown."""
ENOUGH = 0.6
"""So much of the items must be answered; else the trial is void and may be done again."""
Events = Sequence[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Task:
    """One touch task: which quantities it gives (the first is the headline), how many items, how it is scored."""

    key: str
    quantities: tuple[str, ...]
    plan: Callable[[random.Random], tuple[Item, ...]]
    score: Callable[[tuple[Item, ...], Events], Outcome]
    practice: tuple[Item, ...] = ()  # the same for everybody, never scored


def seeded(task: str, visit: UUID, redo: int = 0) -> str:
    """Name a task with its seed, as it stands in a Scene: ``choice:4711``."""
    return f"{task}:{(visit.int + redo) % 2**31}"


def plan(seeded_task: str) -> tuple[Item, ...]:
    """Return what is to be shown; raises KeyError for an unknown task, ValueError for a seed that is no number."""
    key, _, seed = seeded_task.partition(":")
    return TASKS[key].plan(random.Random(int(seed or 0)))


def practice(seeded_task: str) -> tuple[Item, ...]:
    """Return what is shown first, to try; raises KeyError for an unknown task."""
    return TASKS[seeded_task.partition(":")[0]].practice


def score(seeded_task: str, events: Events) -> Outcome:
    """Return the values, or why there are none: ``incomplete`` (too few answers), ``order`` (times that run back)."""
    key, _, _ = seeded_task.partition(":")
    times = [at for _, at in events]
    if any(late < early for early, late in pairwise(times)):
        return Failed("order")
    return TASKS[key].score(plan(seeded_task), events)


# --- what it comes to -----------------------------------------------------------------------------------------------


def _answers(items: tuple[Item, ...], events: Events) -> list[tuple[Item, str, float]]:
    """The first touch after each item within its time: (item, what was pressed, seconds); nothing pressed is ""."""
    shown = [(int(name[5:]), at) for name, at in events if name.startswith("show:")]
    answers = []
    for index, (number, at) in enumerate(shown):
        until = shown[index + 1][1] if index + 1 < len(shown) else at + LATEST + 1
        touches = [(name[6:], when - at) for name, when in events if name.startswith("press:") and at <= when < until]
        first = next(((what, took) for what, took in touches if took <= LATEST), ("", 0.0))
        if number < len(items):
            answers.append((items[number], *first))
    return answers


def _settled(values: Mapping[str, float], events: Events) -> Settled:
    said = " ".join(f"{name}={at - events[0][1]:.4f}" for name, at in events)
    return Settled(tuple((key, Decimal(repr(value))) for key, value in values.items()), said)


def _timed(key: str, errors: str = "") -> Callable[[tuple[Item, ...], Events], Outcome]:
    """The median time of right answers; ``errors`` counts wrong touches and those that did not come."""

    def judge(items: tuple[Item, ...], events: Events) -> Outcome:
        answers = _answers(items, events)
        wanted = [item for item in items if item.what != "stay"]
        right = [took for item, what, took in answers if what == item.what != "stay" and took >= EARLIEST]
        if len(answers) < len(items) or len(right) < ENOUGH * len(wanted):
            return Failed("incomplete")
        values = {key: median(right)}
        if errors:
            held = sum(item.what == "stay" and what == "" for item, what, _ in answers)
            values[errors] = float(len(items) - len(right) - held)
        return _settled(values, events)

    return judge


def _trail_score(items: tuple[Item, ...], events: Events) -> Outcome:
    """Seconds from the picture to the last number; a touch on another number than the next is an error."""
    began = next((at for name, at in events if name == "show:0"), None)
    wanted, errors, last = 1, 0, 0.0
    for name, at in events:
        if began is None or not name.startswith("press:") or wanted > len(items):
            continue
        if name[6:] == str(wanted):
            wanted, last = wanted + 1, at
        else:
            errors += 1
    if began is None or wanted <= len(items):
        return Failed("incomplete")
    return _settled({"number_trail_time": last - began, "number_trail_errors": float(errors)}, events)


def _span_score(items: tuple[Item, ...], events: Events) -> Outcome:
    """The longest row said back rightly; it ends when both rows of a length were wrong."""
    shown = [int(name[5:]) for name, _ in events if name.startswith("show:")]
    typed = [name[6:] for name, _ in events if name.startswith("press:")]
    if not typed or len(typed) != len(shown) or max(shown) >= len(items):
        return Failed("incomplete")
    right = [len(items[number].what) for number, what in zip(shown, typed, strict=True) if items[number].what == what]
    return _settled({"forward_span": float(max(right, default=0))}, events)


def span_over(items: tuple[Item, ...], typed: Sequence[str]) -> bool:
    """Whether the memory task ends here: two wrong rows of one length, or no row is left. For the screen."""
    if len(typed) >= len(items):
        return True
    wrong = [item.what != what for item, what in zip(items, typed, strict=False)]
    return len(wrong) % 2 == 0 and len(wrong) >= 2 and all(wrong[-2:])


TASKS: Mapping[str, Task] = MappingProxyType(
    {
        task.key: task
        for task in (
            Task(
                "simple",
                ("simple_reaction_touch",),
                plans.simple,
                _timed("simple_reaction_touch"),
                plans.practised("go", "go"),
            ),
            Task(
                "choice",
                ("choice_reaction_touch",),
                plans.choice,
                _timed("choice_reaction_touch"),
                plans.practised("left", "right"),
            ),
            Task(
                "go-no-go",
                ("go_no_go_time", "go_no_go_errors"),
                plans.go_no_go,
                _timed("go_no_go_time", "go_no_go_errors"),
                plans.practised("go", "stay", "go"),
            ),
            Task(
                "number-trail",
                ("number_trail_time", "number_trail_errors"),
                plans.trail,
                _trail_score,
                plans.practised("1@6", "2@2", "3@10", "4@0"),
            ),
            Task("forward-span", ("forward_span",), plans.span, _span_score, plans.practised("52")),
        )
    }
)
