"""Which references go on for which task, with what the centre owns, and what they come to.

Masses may be put together; of rods, lengths and solutions one is taken at a time; a manometer, a thermometer and the
clock show a value themselves and are brought to the one that is wanted. Few masses mean fewer loads, too few mean none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Literal
from uuid import UUID

from kiosk.core.metrology.owned import CLOCK, SHOWN, coming_to, too_coarse, usable_for
from kiosk.core.metrology.plans import Plan, Task
from kiosk.core.metrology.values import Reference
from kiosk.core.texts import Sentence

MOST = 10
"""References that are put together in every way; of more, the largest count."""


@dataclass(frozen=True, slots=True)
class Load:
    """One task with its load. ``true``: what a faultless device shows; ``u``: its standard uncertainty."""

    task: Task
    true: Decimal
    u: Decimal
    references: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """The tasks that can be done here, in their order, from ``low`` to ``high``; or why nothing can."""

    loads: tuple[Load, ...] = ()
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    why: Sentence | None = None


@dataclass(frozen=True, slots=True)
class _Sum:
    true: Decimal
    u: Decimal
    references: tuple[UUID, ...]


def layout(
    plan: Plan,
    kind: Literal["daily", "full"],
    references: Iterable[Reference],
    *,
    day: date,
    capacity: Decimal | None = None,
) -> Layout:
    """Lay the tasks of a check out over the references there are; ``capacity``: more must not be put on."""
    tasks = plan.daily if kind == "daily" else plan.full
    held = [one for one in references if one.kind == plan.reference]
    usable = [one for one in held if usable_for(plan, one, day, kind)] + ([CLOCK] if plan.clock else [])
    if not usable and any(task.kind not in ("confirm", "zero") for task in tasks):
        why = "metrology.why.reference-due" if held else "metrology.why.no-reference"
        return Layout(why=Sentence(why))
    top = min(plan.top, capacity) if capacity is not None else plan.top
    sums = _sums(plan, usable, top * Decimal("1.001"))
    loads = _loads(plan, tasks, usable, sums, single=kind == "daily")
    return _weighed(plan, kind, loads)


def _sums(plan: Plan, usable: Sequence[Reference], top: Decimal) -> list[_Sum]:
    """Return every load that can be made, the smallest first, each with the fewest references."""
    if plan.reference in SHOWN:
        return []
    chosen = sorted(usable, key=lambda one: -one.actual)[:MOST]
    together = range(1, len(chosen) + 1) if plan.reference == "mass" else (1,)
    found: dict[Decimal, _Sum] = {}
    for count in together:
        for group in combinations(chosen, count):
            true, u = coming_to(plan, group)
            if 0 < true <= top:
                found.setdefault(true, _Sum(true, u, tuple(one.id for one in group)))
    return [found[true] for true in sorted(found)]


def _loads(
    plan: Plan, tasks: Iterable[Task], usable: Sequence[Reference], sums: list[_Sum], *, single: bool
) -> list[Load]:
    """Choose for each task; a load that was met in the same way already is not asked for twice."""
    met: set[tuple[str, str, Decimal]] = set()
    loads = []
    for task in tasks:
        load = _load(plan, task, usable, [one for one in sums if len(one.references) == 1] if single else sums)
        if load is None:
            continue
        key = (task.kind, task.direction, load.true)
        turning = task.direction == "down" and bool(sums) and load.true == sums[-1].true
        if task.kind in ("load", "compare", "interval") and (key in met or turning):
            continue
        met.add(key)
        loads.append(load)
    return loads


def _load(plan: Plan, task: Task, usable: Sequence[Reference], sums: list[_Sum]) -> Load | None:
    if task.kind == "confirm":
        return Load(task, Decimal(1), Decimal(0))
    if task.kind == "zero":
        return Load(task, Decimal(0), Decimal(0))
    if plan.reference in SHOWN:
        best = min(usable, key=lambda one: one.uncertainty / one.k)
        true, u = coming_to(plan, (best,), task.nominal)
        return Load(task, true, u, (best.id,))
    if not sums:
        return None
    wanted = task.nominal if task.nominal is not None else (task.fraction or Decimal(1)) * sums[-1].true
    found = min(sums, key=lambda one: (abs(one.true - wanted), len(one.references)))
    return Load(task, found.true, found.u, found.references)


def _weighed(plan: Plan, kind: str, loads: list[Load]) -> Layout:
    """Say whether these loads are enough, and whether the references are fine enough for the limits."""
    true = sorted({one.true for one in loads if one.task.kind != "confirm"})
    if kind == "full" and (len(true) < plan.minimum or true[-1] < plan.least_top * Decimal("0.98")):
        return Layout(why=Sentence("metrology.why.too-few", (f"{plan.least_top:f} {plan.symbol}", str(plan.minimum))))
    if (
        kind == "daily"
        and not any(one.references for one in loads)
        and any(task.kind not in ("confirm", "zero") for task in plan.daily)
    ):
        return Layout(why=Sentence("metrology.why.no-reference"))
    if any(too_coarse(plan, one.true, one.u) for one in loads):
        return Layout(why=Sentence("metrology.why.reference-coarse"))
    return Layout(tuple(loads), true[0] if true else Decimal(0), true[-1] if true else Decimal(0))
