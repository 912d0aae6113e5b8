"""All norms over many residents at once: item grades, places among percentiles and classes, in one numpy pass.

The answers are those of the look-ups for one person (`grading.item_grade`, `overall.in_range`,
`placing.points`, `cutoffs.classify`).
Numbers travel as whole thousandths (int64), so that a value equal to a threshold is equal here too. A table is spread
over sex and age once; a pass then is gathering and comparing. Not on the way to the first screen: numpy is heavy.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from kiosk.core.norms.cutoffs import cutoffs, cuts
from kiosk.core.norms.grading import ITEM_GRADES
from kiosk.core.norms.placing import KSPO, SFT, TOMKINSON, points
from kiosk.core.norms.tables import distribution, functional, grades, grip
from kiosk.core.resident import Sex

Ints = NDArray[np.int64]
Answers = NDArray[np.int8]
MISSING = int(np.iinfo(np.int64).min)
"""As a value: not measured."""
NOBODY = -1
"""As an answer: not measured, or no row speaks about this person."""
LOW = ("4", "5")
RANGE = ("3_min_inclusive", "3_min_exclusive", "3_max_exclusive")
BELOW = 0
"""As an item grade: below the lowest."""
SEXES = (Sex.MALE, Sex.FEMALE)
AGES = 122
"""Whoever is older than 120 is looked up as 121: no band ends later."""
_HIGH, _LOW = int(np.iinfo(np.int64).max), MISSING + 1


@dataclass(frozen=True, slots=True, eq=False)
class Residents:
    """Same-length arrays: sex as 0 (M) or 1 (F), completed years, and by measure whole thousandths or MISSING."""

    sex: Ints
    age: Ints
    values: Mapping[str, Ints]

    def row(self, spread: Ints) -> Ints:
        """Gather what a table (sex × age × …) holds for each."""
        gathered: Ints = spread[self.sex, np.clip(self.age, 0, AGES - 1)]
        return gathered


def thousandths(value: Decimal) -> int:
    """Return a number in whole thousandths; raises ValueError for a finer one."""
    scaled = value * 1000
    if scaled != scaled.to_integral_value():
        raise ValueError(f"{value} is finer than a thousandth")
    return int(scaled)


def everything(people: Residents) -> Mapping[str, Answers]:
    """Return every answer by name: grade, low and range <item>, place <instrument> <item>, class <measure>."""
    found: dict[str, Answers] = {}
    for kind, marks, answer in (("grade", ITEM_GRADES, item_grades), ("low", LOW, lows), ("range", RANGE, ranges)):
        for item in graded(marks):
            if item in people.values:
                found[f"{kind} {item}"] = answer(people, item)
    for instrument, item in placings():
        if item in people.values:
            found[f"place {instrument} {item}"] = places(people, instrument, item)
    for measure in cutoffs():
        if measure in people.values:
            found[f"class {measure}"] = classes(people, measure)
    return MappingProxyType(found)


def item_grades(people: Residents, item: str) -> Answers:
    """Return 1–3, BELOW, or NOBODY."""
    value, limits, lower = people.values[item], people.row(_limits_of(item, ITEM_GRADES)), _lower(item)
    earned = _earned(value[:, None], limits, lower)
    known = (limits != (_LOW if lower else _HIGH)).any(axis=1) & (value != MISSING)
    return _answer(np.where(earned.any(axis=1), earned.argmax(axis=1) + 1, BELOW), known)


def lows(people: Residents, item: str) -> Answers:
    """Return whether the seniors' table of the overall grades 4 and 5 is reached (1, 0), or NOBODY."""
    value, limits, lower = people.values[item], people.row(_limits_of(item, LOW)), _lower(item)
    reached = np.asarray(_earned(value[:, None], limits, lower).any(axis=1), dtype=np.int64)
    return _answer(reached, (limits != (_LOW if lower else _HIGH)).any(axis=1) & (value != MISSING))


def ranges(people: Residents, item: str) -> Answers:
    """Return whether body composition lies in the range of overall grade 3 (1, 0), or NOBODY."""
    value, limits = people.values[item], people.row(_limits_of(item, RANGE))
    least, above, below = (limits[:, number] for number in range(3))
    known = (limits != _HIGH).any(axis=1) & (value != MISSING)
    inside = (value >= np.where(least == _HIGH, _LOW, least)) & (value > np.where(above == _HIGH, _LOW, above))
    return _answer((inside & (value < below)).astype(np.int64), known)


def places(people: Residents, instrument: str, item: str) -> Answers:
    """Return how many of the published percentiles lie at or under the value (from the smallest number up)."""
    value = people.values[item]
    limits = people.row(_place_limits(instrument, item))
    known = (limits != _HIGH).any(axis=1) & (value != MISSING)
    return _answer((value[:, None] >= limits).sum(axis=1), known)


def classes(people: Residents, measure: str) -> Answers:
    """Return the place of the class in `class_names`, or NOBODY where no row holds the value."""
    value = people.values[measure]
    answer = np.full(value.shape, NOBODY, dtype=np.int64)
    starts, ends, names = _class_limits(measure)
    for number in range(starts.shape[2] - 1, -1, -1):  # the first row that holds it counts: it is written last
        held = (value >= people.row(starts[:, :, number])) & (value < people.row(ends[:, :, number]))
        answer = np.where(held, people.row(names[:, :, number]), answer)
    return _answer(answer, value != MISSING)


@cache
def class_names(measure: str) -> tuple[str, ...]:
    """Return the names of a measure's classes, as the table orders them."""
    return tuple(dict.fromkeys(cut.name for cut in cutoffs()[measure]))


@cache
def placings() -> tuple[tuple[str, str], ...]:
    """Return every instrument and item that has percentiles."""
    tables = ((KSPO, distribution()), (SFT, functional()), (TOMKINSON, grip()))
    return tuple(
        (instrument, item)
        for instrument, table in tables
        for item in table
        if any(points(instrument, item, sex, age) for sex in SEXES for age in range(AGES))
    )


# --- tables spread over sex and age ---------------------------------------------------------------------------------


def _earned(value: Ints, limits: Ints, lower: bool) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = value <= limits if lower else value >= limits
    return found


def _answer(found: Ints | NDArray[np.intp], known: NDArray[np.bool_]) -> Answers:
    return np.where(known, found, NOBODY).astype(np.int8)


@cache
def graded(marks: tuple[str, ...]) -> tuple[str, ...]:
    """Return the items of the grade tables that have such a row."""
    return tuple(item for item, rows in grades().items() if any(row.mark in marks for row in rows))


@cache
def _lower(item: str) -> bool:
    return any(row.direction == "lower" for row in grades()[item])


@cache
def _limits_of(item: str, marks: tuple[str, ...]) -> Ints:
    """Return the threshold of each mark; where there is none, one that is never reached."""
    spread = np.full((len(SEXES), AGES, len(marks)), _LOW if _lower(item) else _HIGH, dtype=np.int64)
    for sex, one in enumerate(SEXES):
        for age in range(AGES):
            for row in grades()[item]:
                if row.mark in marks and row.fits(one, age):
                    spread[sex, age, marks.index(row.mark)] = thousandths(row.threshold)
    return spread


@cache
def _place_limits(instrument: str, item: str) -> Ints:
    found = {(sex, age): points(instrument, item, one, age) for sex, one in enumerate(SEXES) for age in range(AGES)}
    spread = np.full((len(SEXES), AGES, max(map(len, found.values()))), _HIGH, dtype=np.int64)
    for (sex, age), rows in found.items():
        spread[sex, age, : len(rows)] = [thousandths(row.threshold) for row in rows]
    return spread


@cache
def _class_limits(measure: str) -> tuple[Ints, Ints, Ints]:
    """Return for each row of the table its lower end, its upper end (nothing lies in a row of others), its name."""
    shape = (len(SEXES), AGES, len(cutoffs()[measure]))
    starts, ends, names = np.full(shape, _HIGH), np.full(shape, _LOW), np.full(shape, NOBODY)
    for sex, one in enumerate(SEXES):
        for age in range(AGES):
            for number, cut in enumerate(cuts(measure, one, age)):
                starts[sex, age, number] = _LOW if cut.lower is None else thousandths(cut.lower)
                ends[sex, age, number] = _HIGH if cut.upper is None else thousandths(cut.upper)
                names[sex, age, number] = class_names(measure).index(cut.name)
    return starts.astype(np.int64), ends.astype(np.int64), names.astype(np.int64)
