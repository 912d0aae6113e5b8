"""Whether a full check is whole, and what of a device's errors no correction takes away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from kiosk.core.metrology.plans import Plan
from kiosk.core.metrology.screening import tasks_of
from kiosk.core.metrology.values import Point

REPEATS = 3
"""Of the repeats so many at least; of what is looked at, of zeros and corners every one (OIML R 76-1, 3.6, A.4.10)."""
ALL = ("confirm", "zero", "corner")


def asked(plan: Plan, no_zero: bool) -> frozenset[str]:
    """Return the tasks without which the check of the day is none.

    A device that tells finished results alone says no zero. An error without load is in that of the load as well, so
    the one load still finds it; that zero was not looked at is kept with the check.
    """
    return frozenset(task.key for task in plan.daily if not (no_zero and task.kind == "zero"))


def left_out(no_zero: bool) -> dict[str, str]:
    """Return what the figures say of it."""
    return {"zero": "unchecked"} if no_zero else {}


def lacks(plan: Plan, points: Iterable[Point]) -> bool:
    """Whether something is missing without which nobody may call a device good: it can be found bad all the same.

    Loads that the references at hand cannot make are not missing; `too_few` looks at those.
    """
    made = {point.task for point in points}
    if any(task.key not in made for task in plan.full if task.kind in ALL):
        return True
    again = [task.key for task in plan.full if task.kind == "repeat"]
    if len(made.intersection(again)) < min(REPEATS, len(again)):
        return True
    return any(
        not made.intersection(keys)
        for way in ("up", "down")
        if (keys := {t.key for t in plan.full if t.direction == way})
    )


def wanders(plan: Plan, points: Sequence[Point], errors: Sequence[Decimal], d: Decimal) -> bool:
    """Whether the same load, up and down, at the zeros or on the corners, is told further apart than its limit."""
    tasks: Mapping[str, str] = {key: task.kind for key, task in tasks_of(plan, "full").items()}
    seen: dict[tuple[str, Decimal], list[Decimal]] = {}
    for point, error in zip(points, errors, strict=True):
        if tasks[point.task] in ("zero", "load", "corner"):
            seen.setdefault((tasks[point.task], point.true), []).append(error)
    return any(max(each) - min(each) > plan.limit(true, d) for (_, true), each in seen.items())
