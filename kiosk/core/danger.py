"""Values at which staff are called at once: one sourced table (assets/care/danger.csv), pure.

A limit is held against what counts, after rest and repeat. Nothing here is a diagnosis, and no number leaves the page
of staff: a call says only that a value wants to be looked at together.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources

from kiosk.core.care_rules import Condition, conditions
from kiosk.core.told import Told

GATED = {"systolic_pressure": "pressure", "diastolic_pressure": "pressure", "body_temperature": "fever"}
"""What the safety gate calls staff for as well, in its words."""


@dataclass(frozen=True, slots=True)
class Danger:
    """One limit, for people of an age (completed years) and over."""

    rule: str
    when: Condition
    age_min: int
    source: str


@cache
def shipped() -> tuple[Danger, ...]:
    """Every row of our own table."""
    text = resources.files("kiosk").joinpath("assets/care/danger.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return tuple(Danger(row["rule"], conditions(row["when"])[0], int(row["age_min"]), row["source"]) for row in rows)


def rules(changed: Mapping[str, str]) -> tuple[Danger, ...]:
    """Return the table as a centre changed it: rule → condition, or ``off``. Raises ValueError for what is no rule."""
    found = {one.rule: one for one in shipped()}
    for name, when in changed.items():
        if name not in found:
            raise ValueError(f"no such limit: {name}")
        if when == "off":
            del found[name]
            continue
        (condition,) = conditions(when)
        if condition.name != found[name].when.name:
            raise ValueError(f"{name} is a limit of {found[name].when.name}")
        found[name] = Danger(name, condition, found[name].age_min, "set by the centre")
    return tuple(found.values())


def dangers(told: Told, limits: tuple[Danger, ...] | None = None) -> tuple[str, ...]:
    """Return the quantities that lie beyond a limit, each once; of both numbers of a pressure the first."""
    found: dict[str, str] = {}
    for one in shipped() if limits is None else limits:
        quantity = one.when.quantity
        if told.person.age >= one.age_min and one.when.holds(_value(told, quantity)):
            found.setdefault(GATED.get(quantity, quantity), quantity)
    return tuple(found.values())


def _value(told: Told, quantity: str) -> Decimal | None:
    if quantity in ("systolic_pressure", "diastolic_pressure"):
        return told.pressure[quantity == "diastolic_pressure"] if told.pressure else None
    return told.value(quantity)
