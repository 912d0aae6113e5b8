"""Everyday function: SPPB points, the STEADI chair stand and up-and-go, the independence standard."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from kiosk.core.norms.tables import Row, functional, read
from kiosk.core.resident import Sex

BALANCE = ("side_by_side_hold", "semi_tandem_hold", "tandem_hold")
SPPB_ITEMS = (*BALANCE, "gait_4m_time", "chair_stand_5x_time")
"""A course of 4 m; the 3 m limits are another table and are used for a 3 m course alone."""
SPPB_SOURCE = "SPPB (Guralnik), sppb.csv; https://pmc.ncbi.nlm.nih.gov/articles/PMC3032402/"


@dataclass(frozen=True, slots=True)
class _Points:
    lower: Decimal | None
    upper: Decimal | None
    points: int
    source: str
    confidence: str


@cache
def _points() -> Mapping[str, tuple[_Points, ...]]:
    table: dict[str, list[_Points]] = {}
    for row in csv.DictReader(read("sppb").splitlines()):
        lower = Decimal(row["lower_inclusive"]) if row["lower_inclusive"] else None
        upper = Decimal(row["upper_exclusive"]) if row["upper_exclusive"] else None
        one = _Points(lower, upper, int(row["points"]), row["source"], row["confidence"])
        table.setdefault(row["item"], []).append(one)
    return MappingProxyType({item: tuple(rows) for item, rows in table.items()})


def sppb_points(item: str, value: Decimal | None) -> int:
    """Return the points of one item; None (unable to do it) gives none. Raises KeyError for an unknown item."""
    rows = _points()[item]
    if value is None:
        return 0
    for row in rows:
        if row.lower is not None and row.lower <= value and (row.upper is None or value < row.upper):
            return row.points
    return 0


def sppb(values: Mapping[str, Decimal | None]) -> tuple[int, Mapping[str, int]]:
    """Return the total 0–12 and each item's points; every one of SPPB_ITEMS must be there (None: unable).

    A five-times chair stand of more than 60 s counts as unable.
    """
    points = {item: sppb_points(item, values[item]) for item in SPPB_ITEMS}
    return sum(points.values()), MappingProxyType(points)


@dataclass(frozen=True, slots=True)
class ChairStand:
    """The count that is kept, and whether it is below average; None with a reason outside 60–94."""

    score: Decimal
    below_average: bool | None
    reason: str
    source: str
    confidence: str = ""


def steadi_chair_stand(sex: Sex, age: int, stands: Decimal, *, used_arms: bool = False) -> ChairStand:
    """Judge a 30 s chair stand by the cut for sex and age; whoever used the arms scores 0. The cut is not below."""
    score = Decimal(0) if used_arms else stands
    row = mark_of("below_average_if_less_than", "chair_stand_30s", sex, age)
    if row is None:
        return ChairStand(score, None, "no_norm_for_age", f"STEADI chair stand: no row for {sex.value} {age}")
    return ChairStand(score, score < row.threshold, "", row.cited, row.confidence)


def mark_of(mark: str, item: str, sex: Sex, age: int) -> Row | None:
    """Return the one row of the functional tables with this mark for such a person."""
    rows = [row for row in functional().get(item, ()) if row.mark == mark and row.fits(sex, age)]
    return rows[0] if rows else None


def independent(sex: Sex, age: int, steps: Decimal) -> tuple[bool, Row] | None:
    """Whether a two-minute step count reaches what keeps people independent later on; None outside 60–94."""
    row = mark_of("independence_standard", "two_min_step", sex, age)
    return None if row is None else (row.earned(steps), row)
