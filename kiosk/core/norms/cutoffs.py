"""Classes by cut-off: pressure, BMI, waist, glucose, muscle, falls and more, each row with its source.

Lower ends are inside a class, upper ends outside; a blank end is open. A value that no row covers has no class.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from kiosk.core.norms.tables import NO_END, band, read
from kiosk.core.resident import Sex


@dataclass(frozen=True, slots=True)
class Cut:
    """One class of one measure: from ``lower`` (inside) to ``upper`` (outside); None is open."""

    measure: str
    name: str
    lower: Decimal | None
    upper: Decimal | None
    sex: str
    age_min: int
    age_max: int
    source: str
    confidence: str
    unit: str

    def fits(self, sex: Sex | None, age: int | None) -> bool:
        """Whether this row speaks about such a person; an unknown age is taken for an adult's."""
        right_sex = self.sex == "A" or (sex is not None and self.sex == sex.value)
        return right_sex and (age is None or (self.age_min <= age and (age <= self.age_max or self.age_max == NO_END)))

    def holds(self, value: Decimal) -> bool:
        """Whether a value lies in this class."""
        return (self.lower is None or value >= self.lower) and (self.upper is None or value < self.upper)

    @property
    def cited(self) -> str:
        """The row, its limits and where it comes from."""
        ends = " ".join(f"{sign} {end}" for sign, end in ((">=", self.lower), ("<", self.upper)) if end is not None)
        return f"{self.measure} {self.name} {self.sex} {band(self.age_min, self.age_max)} {ends}; {self.source}"


@dataclass(frozen=True, slots=True)
class Class:
    """The class of a value, or the reason why there is none."""

    name: str | None
    reason: str
    source: str
    confidence: str = ""


@cache
def cutoffs() -> Mapping[str, tuple[Cut, ...]]:
    """Every row of the table, by measure."""
    rows: dict[str, list[Cut]] = defaultdict(list)
    for row in csv.DictReader(read("cutoffs").splitlines()):
        rows[row["measure"]].append(
            Cut(
                row["measure"],
                row["class"],
                Decimal(row["lower"]) if row["lower"] else None,
                Decimal(row["upper"]) if row["upper"] else None,
                row["sex"],
                int(row["age_min"]),
                int(row["age_max"]),
                row["source"],
                row["confidence"],
                row["unit"],
            )
        )
    return MappingProxyType({measure: tuple(found) for measure, found in rows.items()})


def cuts(measure: str, sex: Sex | None = None, age: int | None = None) -> tuple[Cut, ...]:
    """Return the rows of a measure that speak about such a person, as the table orders them."""
    return tuple(row for row in cutoffs().get(measure, ()) if row.fits(sex, age))


def classify(measure: str, value: Decimal, sex: Sex | None = None, age: int | None = None) -> Class:
    """Return the class of a recorded value. The first row that holds it counts."""
    rows = cuts(measure, sex, age)
    for row in rows:
        if row.holds(value):
            return Class(row.name, "", row.cited, row.confidence)
    if rows:
        return Class(None, "outside_cutoff", rows[0].cited, rows[0].confidence)
    return Class(None, _why_none(measure, sex, age), f"cut-offs: no row for {measure} {sex or 'A'} {_age(age)}")


def low(measure: str, value: Decimal, sex: Sex | None = None, age: int | None = None) -> bool | None:
    """Whether a value lies in the one class of a one-sided measure; None where no row speaks about the person."""
    rows = cuts(measure, sex, age)
    return any(row.holds(value) for row in rows) if rows else None


def _age(age: int | None) -> str:
    return "any age" if age is None else str(age)


def _why_none(measure: str, sex: Sex | None, age: int | None) -> str:
    rows = cutoffs().get(measure, ())
    if not rows:
        return "no_norm_for_measure"
    return "needs_sex" if sex is None and any(row.fits(one, age) for row in rows for one in Sex) else "no_norm_for_age"
