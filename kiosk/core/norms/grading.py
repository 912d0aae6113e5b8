"""Item grades of 국민체력100 since June 2025: a recorded value, a person, a grade 1–3 or the reason why there is none.

A value equal to a grade's threshold earns it; nothing is rounded towards a grade. No grade here is an official one.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kiosk.core.norms.tables import Row, Table, grades
from kiosk.core.resident import Sex

ITEM_GRADES = ("1", "2", "3")
INSTRUMENT = "국민체력100 grade tables (2025)"


@dataclass(frozen=True, slots=True)
class Grade:
    """An item grade (1 best; None: below the lowest), with the row's instrument and source."""

    grade: int | None
    instrument: str
    source: str
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class Graded:
    """An item grade, or the reason why there is none; ``source`` cites the row, or the tables that were looked at."""

    grade: int | None
    reason: str
    source: str
    confidence: str = ""


def item_grade(table: Table, item: str, sex: Sex, age: int, value: Decimal) -> Grade | None:
    """Return the official item grade 1–3 of a recorded value, or None where the table has no row for the person."""
    rows = rows_of(table, item, sex, age)
    if not rows:
        return None
    for row in rows:
        if row.earned(value):
            return Grade(int(row.mark), row.instrument, row.source, row.confidence)
    return Grade(None, rows[-1].instrument, rows[-1].source, rows[-1].confidence)


def graded(item: str, sex: Sex, age: int, value: Decimal) -> Graded:
    """Grade a recorded value by the shipped tables; say why where there is no grade."""
    rows = rows_of(grades(), item, sex, age)
    for row in rows:
        if row.earned(value):
            return Graded(int(row.mark), "", row.cited, row.confidence)
    if rows:
        return Graded(None, f"below_grade_{rows[-1].mark}", rows[-1].cited, rows[-1].confidence)
    return Graded(None, _why_none(item, sex, age), f"{INSTRUMENT}: no row for {item} {sex.value} {age}")


def rows_of(table: Table, item: str, sex: Sex, age: int) -> list[Row]:
    """Return the thresholds of the item grades for such a person, grade 1 first."""
    rows = [row for row in table.get(item, ()) if row.mark in ITEM_GRADES and row.fits(sex, age)]
    return sorted(rows, key=lambda row: row.mark)


def _why_none(item: str, sex: Sex, age: int) -> str:
    rows = grades().get(item, ())
    if not rows:
        return "no_norm_for_measure"
    if any(row.fits(sex, age) for row in rows):
        return "counts_in_overall_grade_only"
    return "no_norm_for_age" if any(row.mark in ITEM_GRADES for row in rows) else "counts_in_overall_grade_only"
