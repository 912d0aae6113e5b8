"""How each quantity is checked: the tasks of the day and of a full calibration, limits with their source, how often.

In: ``assets/calibration/plans.toml`` (where its numbers come from: SOURCES.md beside it). Out: `PLANS`, one `Plan` for
each governing quantity; a quantity that a plan covers is checked by that plan, any other one is not checkable here.
Fixed by the plan and not by settings, so nobody can set a check away. Units are those of the plan (UCUM).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from importlib import resources
from types import MappingProxyType
from typing import Any, Literal

from kiosk.core.metrology.standing import Demands
from kiosk.core.metrology.values import RefKind
from kiosk.core.typed import symbol_of

TaskKind = Literal["zero", "load", "repeat", "corner", "confirm", "interval", "compare"]
Settles = Literal["stable", "peak", "typed", "taps", "yes"]
"""How its value comes: the device's number stands still, its highest, read off and typed, two taps, a press of yes."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do and one value. ``fraction``: of the largest load there is; ``nominal``: in the plan's unit."""

    key: str
    kind: TaskKind
    picture: str
    text: str  # text id, one sentence: what to do; %1 is the load with its unit
    settles: Settles = "stable"
    direction: Literal["up", "down", ""] = ""
    fraction: Decimal | None = None
    nominal: Decimal | None = None

    @property
    def taps(self) -> bool:
        """Whether a helper has to press something; everything else settles by itself."""
        return self.settles in ("typed", "taps", "yes")


@dataclass(frozen=True, slots=True)
class Limit:
    """The largest error up to a load: ``error``, or ``share`` of the load where that is more. ``to`` None: no end."""

    to: Decimal | None
    error: Decimal
    share: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Plan:
    """One way of checking. ``covers``: quantity → how much of the plan's unit one of its own unit is."""

    key: str
    version: int
    quantity: str  # governing: the quantity that checks are kept under
    unit: str
    covers: Mapping[str, Decimal]
    reference: RefKind
    daily: tuple[Task, ...]
    full: tuple[Task, ...]
    daily_demanded: bool
    daily_days: int  # a daily check counts so long; 1 is the day itself
    full_days: int
    adjustable: bool  # a software correction may be made, if the instrument is not legally verified
    legal: bool  # instruments of this kind may be legally verified: it has to be known
    limits: tuple[Limit, ...]
    limit_source: str
    sure: Literal["H", "M", "L"]  # of the limit: read or known well, from memory, our own choice
    minimum: int  # different loads, zero among them
    least_top: Decimal  # the largest load must come to this at least
    top: Decimal  # more is not needed, and not believed beyond it
    interval: Decimal | None = None  # e: limits are multiples of it, or of the device's own if that is coarser
    coarsest: Decimal | None = None  # a device with a coarser resolution cannot be judged by this plan
    largest_gain: Decimal = Decimal(0)  # of a correction: a larger error is a repair
    largest_shift: Decimal = Decimal(0)
    gravity: tuple[Decimal, Decimal] | None = None  # local g here and its standard uncertainty, m/s²
    by_reference: bool = False  # the reference's own range is the limit (control solution)
    clock: bool = False  # the station's clock is the reference, nothing has to be owned

    @property
    def named(self) -> str:
        """Key and version, as checks keep it: weight/1."""
        return f"{self.key}/{self.version}"

    @property
    def symbol(self) -> str:
        """Its unit as people read it."""
        return symbol_of(self.unit)

    def limit(self, load: Decimal, resolution: Decimal | None = None) -> Decimal:
        """Return the largest error at a load, for a device with that resolution."""
        scale = Decimal(1)
        if self.interval is not None:
            scale = max(self.interval, resolution or self.interval)
        size = abs(load)
        for row in self.limits:
            if row.to is None or size <= row.to * scale:
                return max(row.error * scale, row.share * size)
        last = self.limits[-1]
        return max(last.error * scale, last.share * size)


def governing(quantity: str) -> str | None:
    """Return the quantity whose checks speak for this one; None: nobody can check it here."""
    plan = plan_of(quantity)
    return plan.quantity if plan else None


def plan_of(quantity: str) -> Plan | None:
    """Return the plan that covers this quantity."""
    return _COVERING.get(quantity)


def demands_of(quantity: str) -> Demands:
    """Return what its plan demands; of a quantity without a plan nothing is."""
    plan = plan_of(quantity)
    return Demands(full=True, daily=plan.daily_demanded) if plan else Demands(full=False, daily=False)


def adjustable(quantity: str) -> bool:
    """Whether a software correction may ever be made for this quantity."""
    plan = plan_of(quantity)
    return plan is not None and plan.adjustable


def correctable(quantity: str, legal: str) -> bool:
    """The same for one instrument (``legal``: yes, no, unknown): what the law may verify has to be known not to be."""
    plan = plan_of(quantity)
    return plan is not None and plan.adjustable and (legal == "no" or (legal != "yes" and not plan.legal))


def per_unit(quantity: str) -> Decimal:
    """Return how much of its plan's unit one of this quantity is: N to kg of force, cm to mm; 1 without a plan.

    A correction (factor, shift) is in the plan's unit. For a value of this quantity: factor stays, shift / per_unit.
    """
    plan = plan_of(quantity)
    return plan.covers[quantity] if plan else Decimal(1)


# --- reading the file ---------------------------------------------------------------------------------------------


def parse(text: str) -> Mapping[str, Plan]:
    """Read plans by their governing quantity; raises ValueError (tomllib), KeyError or TypeError on a flaw."""
    table = tomllib.loads(text, parse_float=Decimal)
    plans = [_plan(row) for row in table["plan"]]
    covered = [quantity for plan in plans for quantity in plan.covers]
    if len(covered) != len(set(covered)):
        raise ValueError("a quantity is covered by two plans")
    return MappingProxyType({plan.quantity: plan for plan in plans})


def _plan(row: dict[str, Any]) -> Plan:
    kept = dict(row)
    for name in ("least_top", "top", "interval", "coarsest", "largest_gain", "largest_shift"):
        if name in kept:
            kept[name] = Decimal(kept[name])
    if "gravity" in kept:
        value, u = kept["gravity"]
        kept["gravity"] = (Decimal(value), Decimal(u))
    kept["covers"] = MappingProxyType({name: Decimal(each) for name, each in kept["covers"].items()})
    kept["limits"] = tuple(_limit(each) for each in kept.pop("limit"))
    for name in ("daily", "full"):
        kept[name] = tuple(task for each in kept.get(name, ()) for task in _tasks(each))
    return Plan(**kept)


def _limit(row: dict[str, Any]) -> Limit:
    return Limit(Decimal(row["to"]) if "to" in row else None, Decimal(row["error"]), Decimal(row.get("share", 0)))


def _tasks(row: dict[str, Any]) -> list[Task]:
    """One row stands for one task, for one at each of ``at`` (fractions) or ``nominals``, or ``times`` of the same."""
    kept = dict(row)
    at, nominals, times = kept.pop("at", None), kept.pop("nominals", None), kept.pop("times", None)
    for name in ("fraction", "nominal"):
        if name in kept:
            kept[name] = Decimal(kept[name])
    if at is None and nominals is None and times is None:
        return [Task(**kept)]
    name = kept.pop("key")
    if times is not None:
        return [Task(key=f"{name}-{number + 1}", **kept) for number in range(times)]
    which, values = ("fraction", at) if at is not None else ("nominal", nominals)
    numbers = range(len(values), 0, -1) if kept.get("direction") == "down" else range(1, len(values) + 1)
    made = zip(numbers, values, strict=True)
    return [Task(key=f"{name}-{number}", **{**kept, which: Decimal(value)}) for number, value in made]


PLANS: Mapping[str, Plan] = parse(
    resources.files("kiosk").joinpath("assets/calibration/plans.toml").read_text(encoding="utf-8")
)
_COVERING: Mapping[str, Plan] = MappingProxyType({name: plan for plan in PLANS.values() for name in plan.covers})
