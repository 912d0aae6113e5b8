"""All norms over 104,888 made-up residents: one numpy pass beside the loop of look-ups, and whether they agree."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

import numpy as np

from benchmarks.figures import Row
from kiosk.core import norms_many as many
from kiosk.core.norms.cutoffs import classify, cutoffs
from kiosk.core.norms.grading import ITEM_GRADES, item_grade
from kiosk.core.norms.placing import points
from kiosk.core.norms.tables import distribution, functional, grades, grip
from kiosk.core.resident import Sex
from kiosk.core.rules.overall import in_range

RESIDENTS = 104_888
SKIPPED = 0.15
"""Of every measure so many were not measured."""


@cache
def measures() -> tuple[str, ...]:
    """Return every measure that some table speaks about."""
    found = (*grades(), *(item for _, item in many.placings()), *cutoffs())
    return tuple(dict.fromkeys(found))


@cache
def span(measure: str) -> tuple[int, int]:
    """Return the least and the greatest threshold of a measure in whole thousandths, over all tables."""
    rows = (
        row.threshold for table in (grades(), distribution(), functional(), grip()) for row in table.get(measure, ())
    )
    ends = (end for cut in cutoffs().get(measure, ()) for end in (cut.lower, cut.upper) if end is not None)
    limits = [many.thousandths(limit) for limit in (*rows, *ends) if limit * 1000 == int(limit * 1000)]
    return min(limits), max(limits)


def made_up(count: int, seed: int = 1) -> many.Residents:
    """Make residents of 4 to 104 years; every value near the thresholds, in tenths, some on them, some missing."""
    dice = np.random.default_rng(seed)
    values: dict[str, many.Ints] = {}
    for measure in measures():
        low, high = span(measure)
        edge = max(1000, (high - low) // 10)
        value = dice.integers((low - edge) // 100, (high + edge) // 100 + 1, count) * 100
        value[dice.random(count) < SKIPPED] = many.MISSING
        values[measure] = value.astype(np.int64)
    sex, age = dice.integers(0, 2, count), dice.integers(4, 105, count)
    return many.Residents(sex.astype(np.int64), age.astype(np.int64), values)


def by_rows(people: many.Residents) -> Mapping[str, many.Answers]:
    """Answer the same by the look-ups for one person, one after the other."""
    answers: dict[str, list[int]] = {}
    for number in range(len(people.age)):
        sex, age = many.SEXES[int(people.sex[number])], int(people.age[number])
        for name, answer in _of_one(people, number, sex, age):
            answers.setdefault(name, []).append(answer)
    return {name: np.array(found, dtype=np.int8) for name, found in answers.items()}


def _of_one(people: many.Residents, number: int, sex: Sex, age: int) -> Iterator[tuple[str, int]]:
    known = {
        measure: Decimal(int(value[number])) / 1000 if value[number] != many.MISSING else None
        for measure, value in people.values.items()
    }
    for kind, marks, answer in (("grade", ITEM_GRADES, _grade), ("low", many.LOW, _low), ("range", many.RANGE, _range)):
        for item in many.graded(marks):
            if item in known:
                yield f"{kind} {item}", answer(item, sex, age, known[item])
    for instrument, item in many.placings():
        if item in known:
            yield f"place {instrument} {item}", _place(instrument, item, sex, age, known[item])
    for measure in cutoffs():
        if measure in known:
            yield f"class {measure}", _class(measure, sex, age, known[measure])


def _grade(item: str, sex: Sex, age: int, value: Decimal | None) -> int:
    grade = None if value is None else item_grade(grades(), item, sex, age, value)
    return many.NOBODY if grade is None else grade.grade or many.BELOW


def _low(item: str, sex: Sex, age: int, value: Decimal | None) -> int:
    rows = [row for row in grades()[item] if row.mark in many.LOW and row.fits(sex, age)]
    return any(row.earned(value) for row in rows) if rows and value is not None else many.NOBODY


def _range(item: str, sex: Sex, age: int, value: Decimal | None) -> int:
    known = any(row.mark in many.RANGE and row.fits(sex, age) for row in grades()[item])
    return in_range(item, sex, age, value) if known and value is not None else many.NOBODY


def _place(instrument: str, item: str, sex: Sex, age: int, value: Decimal | None) -> int:
    rows = [] if value is None else points(instrument, item, sex, age)
    return sum(row.threshold <= value for row in rows) if rows and value is not None else many.NOBODY


def _class(measure: str, sex: Sex, age: int, value: Decimal | None) -> int:
    name = None if value is None else classify(measure, value, sex, age).name
    return many.NOBODY if name is None else many.class_names(measure).index(name)


def differing(one: Mapping[str, many.Answers], other: Mapping[str, many.Answers]) -> int:
    """Count the answers that are not the same; one that only one side gives is not the same."""
    apart = sum(int((one[name] != other[name]).sum()) for name in one.keys() & other.keys())
    return apart + sum(len((one.get(name), other.get(name))) for name in one.keys() ^ other.keys())


def measure(_: Path, count: int) -> list[Row]:
    """Time both over the same residents; the numpy pass again and again, with its tables spread already."""
    people = made_up(count)
    began = time.perf_counter()
    many.everything(people)
    first = time.perf_counter() - began
    passes = []
    for _number in range(5):
        began = time.perf_counter()
        found = many.everything(people)
        passes.append(time.perf_counter() - began)
    began = time.perf_counter()
    rows = by_rows(people)
    loop = time.perf_counter() - began
    best = min(passes)
    answers = sum(len(one) for one in found.values())
    about = f"{count} residents, {answers} answers"
    return [
        Row("norms", "numpy pass over all norms", best, "s", loop, note=f"{about}; bare: the loop of look-ups"),
        Row("norms", "the first pass, which spreads the tables", first, "s"),
        Row("norms", "loop of look-ups / numpy pass", loop / best, "times", bound=20, at_least=True),
        Row("norms", "answers that differ", differing(found, rows), "", bound=0),
    ]
