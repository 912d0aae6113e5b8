"""Look a value up in a norm table; says "no norm" rather than guess.

In: the rows of ``assets/norms`` (every row with its source and confidence). Bands include both ends; 120 means no
upper end; sex A is any. A value equal to a grade's threshold earns the grade. Nothing here is an official grade.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources

from kiosk.core.resident import Sex

GRADE_FILES = ("nfa_child", "nfa_youth", "nfa_adult", "nfa_senior")
NO_END = 120
"""As the last age of a band: everybody older too."""


@dataclass(frozen=True, slots=True)
class Row:
    """One threshold: ``mark`` is a grade (1, 2, 3 …) or a percentile (p5 … p95)."""

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

    def fits(self, sex: Sex, age: int) -> bool:
        """Whether this row speaks about such a person."""
        old_enough = self.age_min <= age
        return self.sex in (sex.value, "A") and old_enough and (age <= self.age_max or self.age_max == NO_END)


@dataclass(frozen=True, slots=True)
class Grade:
    """An item grade (1 best; None: below the lowest), with the row's instrument and source."""

    grade: int | None
    instrument: str
    source: str


Table = Mapping[str, tuple[Row, ...]]


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
                )
            )
    return {item: tuple(found) for item, found in rows.items()}


def item_grade(table: Table, item: str, sex: Sex, age: int, value: Decimal) -> Grade | None:
    """Return the official item grade 1–3 of a recorded value, or None where the table has no row for the person."""
    rows = [row for row in table.get(item, ()) if row.mark in ("1", "2", "3") and row.fits(sex, age)]
    if not rows:
        return None
    for row in sorted(rows, key=lambda row: row.mark):
        if value >= row.threshold if row.direction == "higher" else value <= row.threshold:
            return Grade(int(row.mark), row.instrument, row.source)
    return Grade(None, rows[0].instrument, rows[0].source)


def percentiles(table: Table, item: str, sex: Sex, age: int) -> Mapping[str, Decimal]:
    """Return the p… thresholds for such a person; empty where there are none."""
    return {row.mark: row.threshold for row in table.get(item, ()) if row.mark.startswith("p") and row.fits(sex, age)}


def _read(name: str) -> str:
    return resources.files("kiosk").joinpath(f"assets/norms/{name}.csv").read_text(encoding="utf-8")


@cache
def grades() -> Table:
    """The official grade tables of 국민체력100 (2025)."""
    return parse_norms(_read(name) for name in GRADE_FILES)


@cache
def distribution() -> Table:
    """What visitors of the certification centres measured (KSPO open data): a sample that chose to come."""
    return parse_norms((_read("nfa_distribution"),))


@cache
def mdc95(measure: str) -> Decimal | None:
    """Return the smallest real change of a measure, the larger where sources differ; None where nobody knows."""
    rows = csv.DictReader(_read("change").splitlines())
    known = [Decimal(row["MDC95"]) for row in rows if row["measure"] == measure and row["MDC95"]]
    return max(known, default=None)
