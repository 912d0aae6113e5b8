"""The tables themselves: every row of ``assets/norms`` that has a threshold, with its source and confidence.

Bands include both ends; 120 means no upper end; sex A is any. Each table is read once, when somebody first asks.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from types import MappingProxyType

from kiosk.core.resident import Sex

GRADE_FILES = ("nfa_child", "nfa_youth", "nfa_adult", "nfa_senior")
NO_END = 120
"""As the last age of a band: everybody older too."""


@dataclass(frozen=True, slots=True)
class Row:
    """One threshold: ``mark`` is a grade (1, 2, 3 …), a percentile (p5 … p95) or what else the table says."""

    instrument: str
    item: str
    sex: str
    age_min: int
    age_max: int
    direction: str
    mark: str
    threshold: Decimal
    source: str
    confidence: str
    unit: str = ""

    def fits(self, sex: Sex, age: int) -> bool:
        """Whether this row speaks about such a person."""
        old_enough = self.age_min <= age
        return self.sex in (sex.value, "A") and old_enough and (age <= self.age_max or self.age_max == NO_END)

    def earned(self, value: Decimal) -> bool:
        """Whether a recorded value reaches the threshold; an equal one does."""
        return value <= self.threshold if self.direction == "lower" else value >= self.threshold

    @property
    def name(self) -> str:
        """The row in words, as the answers cite it."""
        return f"{self.instrument} {self.item} {self.sex} {band(self.age_min, self.age_max)} {self.mark}"

    @property
    def cited(self) -> str:
        """The row, its threshold and where it comes from."""
        return f"{self.name} = {self.threshold}; {self.source}"


Table = Mapping[str, tuple[Row, ...]]


def band(age_min: int, age_max: int) -> str:
    """Write a band of ages: 65-69, 11, 85+."""
    if age_max == NO_END:
        return f"{age_min}+"
    return f"{age_min}-{age_max}" if age_min != age_max else f"{age_min}"


def parse_norms(texts: Iterable[str]) -> Table:
    """Read CSV texts into rows by item; raises on a malformed row."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for text in texts:
        for row in csv.DictReader(text.splitlines()):
            rows[row["item"]].append(
                Row(
                    row["instrument"],
                    row["item"],
                    row["sex"],
                    int(row["age_min"]),
                    int(row["age_max"]),
                    row["direction"],
                    row["grade_or_percentile"],
                    Decimal(row["threshold"]),
                    row["source"],
                    row["confidence"],
                    row["unit"],
                )
            )
    return MappingProxyType({item: tuple(found) for item, found in rows.items()})


def read(name: str) -> str:
    """Return the text of one table."""
    return resources.files("kiosk").joinpath(f"assets/norms/{name}.csv").read_text(encoding="utf-8")


@cache
def grades() -> Table:
    """The official grade tables of 국민체력100 (2025)."""
    return parse_norms(read(name) for name in GRADE_FILES)


@cache
def distribution() -> Table:
    """What visitors of the certification centres measured (KSPO open data): a sample that chose to come."""
    return parse_norms((read("nfa_distribution"),))


@cache
def functional() -> Table:
    """The Senior Fitness Test, its independence standard, and the STEADI cut of the chair stand."""
    return parse_norms((read("sft"),))


@cache
def grip() -> Table:
    """Grip by age: Tomkinson 2025 (seated), KNHANES in summary, KSPO open data (standing, right hand)."""
    return parse_norms((read("grip_reference"),))


@cache
def steps() -> Table:
    """Classes of the recovery count after a three-minute step test (YMCA, CPHA)."""
    return parse_norms((read("step_test"),))


CONFIDENCE = ("low", "medium", "high")


def weakest(words: Iterable[str]) -> str:
    """Return the lowest of several confidences; empty when there are none."""
    return min(words, key=CONFIDENCE.index, default="")
