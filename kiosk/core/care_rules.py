"""The rules of ``assets/care`` as values: findings, exercises, and what must not be done by whom.

A condition reads ``name op number``, several are joined by ``and``. A name is a quantity, or ``grade.<item>`` (item
grade, 4 when grade 3 is not reached), ``below.<item>`` (1 when below average for sex and age, STEADI) or
``fasting.<quantity>`` (known only where the person said so). What is not known makes a condition false.
"""

from __future__ import annotations

import csv
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from types import MappingProxyType

from kiosk.core.resident import Person

_CONDITION = re.compile(r"([a-z0-9_.]+) (>=|<=|>|<) (-?[0-9]+(?:\.[0-9]+)?)")
_OPERATORS: Mapping[str, Callable[[Decimal, Decimal], bool]] = MappingProxyType(
    {">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt}
)
KINDS = ("grade", "below", "fasting")


@dataclass(frozen=True, slots=True)
class Condition:
    """One comparison of a known number."""

    name: str
    sign: str
    limit: Decimal

    @property
    def quantity(self) -> str:
        """The quantity that it speaks about."""
        kind, _, rest = self.name.partition(".")
        return rest if kind in KINDS else self.name

    def holds(self, value: Decimal | None) -> bool:
        """Whether it is so; never for what is not known."""
        return value is not None and _OPERATORS[self.sign](value, self.limit)


@dataclass(frozen=True, slots=True)
class FindingRule:
    """When it holds for such a person, this is said, and these parts of fitness are exercised."""

    rule: str
    when: tuple[Condition, ...]
    sex: str
    age_min: int
    age_max: int
    text: str
    focus: tuple[str, ...]
    source: str

    def fits(self, person: Person) -> bool:
        """Whether it speaks about such a person."""
        return self.sex in ("A", person.sex.value) and self.age_min <= person.age <= max(self.age_max, _end(self))


def _end(rule: FindingRule) -> int:
    return 200 if rule.age_max == 120 else 0  # 120: no upper end


@dataclass(frozen=True, slots=True)
class PlanRule:
    """One exercise: for which part, in which dose, for whom not, and which one instead."""

    rule: str
    focus: str
    first: bool  # the one to begin with; the others only stand in
    age_min: int
    age_max: int
    dose: str  # reps | minutes | hold
    weeks: tuple[tuple[str, ...], tuple[str, ...]]
    barred: frozenset[str]
    instead: str
    source: str


def conditions(text: str) -> tuple[Condition, ...]:
    """Read a condition; raises ValueError for one that cannot be understood."""
    found = []
    for part in text.split(" and "):
        match = _CONDITION.fullmatch(part.strip())
        if match is None:
            raise ValueError(f"no condition: {part!r}")
        found.append(Condition(match[1], match[2], Decimal(match[3])))
    return tuple(found)


@cache
def finding_rules() -> tuple[FindingRule, ...]:
    """Every rule that may find something, the weightier first."""
    return tuple(
        FindingRule(
            row["rule"],
            conditions(row["when"]),
            row["sex"],
            int(row["age_min"]),
            int(row["age_max"]),
            row["text"],
            tuple(row["focus"].split()),
            row["source"],
        )
        for row in _rows("findings")
    )


@cache
def plan_rules() -> Mapping[str, PlanRule]:
    """Every exercise by its name."""
    return MappingProxyType(
        {
            row["rule"]: PlanRule(
                row["rule"],
                row["focus"],
                row["first"] == "yes",
                int(row["age_min"]),
                int(row["age_max"]),
                row["dose"],
                (tuple(row["week1"].split()), tuple(row["week2"].split())),
                frozenset(row["not"].split()),
                row["instead"],
                row["source"],
            )
            for row in _rows("plan")
        }
    )


@cache
def flags() -> Mapping[tuple[str, str], frozenset[str]]:
    """What an answer in a test forbids, by question and answer."""
    return MappingProxyType({(r["question"], r["answer"]): frozenset(r["flags"].split()) for r in _rows("flags")})


def _rows(name: str) -> list[dict[str, str]]:
    text = resources.files("kiosk").joinpath(f"assets/care/{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
