"""One numpy pass says what the look-ups say: over made-up residents, and at every edge of every row of every table."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import numpy as np
import pytest

from benchmarks.norms import by_rows, differing, made_up, measures
from kiosk.core import norms_many as many
from kiosk.core.norms.cutoffs import cutoffs
from kiosk.core.norms.tables import distribution, functional, grades, grip
from kiosk.core.resident import Sex


def limits(measure: str) -> Iterator[tuple[int, int, int]]:
    """Yield the first and last age and the threshold (thousandths) of every row that speaks about a measure."""
    for table in (grades(), distribution(), functional(), grip()):
        for row in table.get(measure, ()):
            if row.threshold * 1000 == int(row.threshold * 1000):
                yield row.age_min, row.age_max, many.thousandths(row.threshold)
    for cut in cutoffs().get(measure, ()):
        for end in (cut.lower, cut.upper):
            if end is not None:
                yield cut.age_min, cut.age_max, many.thousandths(end)


def edges(measure: str) -> many.Residents:
    """Put somebody of either sex at every edge: just under, at and over, at both ages of a band and just outside."""
    cases = sorted(
        {
            (sex, age, limit + step)
            for first, last, limit in limits(measure)
            for sex in (0, 1)
            for age in (first - 1, first, last, last + 1)
            for step in (-1, 0, 1)
        }
    )
    sex, age, value = np.array(cases, dtype=np.int64).T
    return many.Residents(sex, age, {measure: value})


@pytest.mark.parametrize("measure", measures())
def test_at_every_edge_of_every_row(measure: str) -> None:
    people = edges(measure)
    found = many.everything(people)
    assert found
    assert differing(found, by_rows(people)) == 0


def test_over_made_up_residents() -> None:
    people = made_up(3000, seed=5)
    found = many.everything(people)
    assert differing(found, by_rows(people)) == 0
    kinds = ("grade", "low", "range", "place", "class")
    assert {kind: sum(name.startswith(f"{kind} ") for name in found) for kind in kinds} == {
        "grade": 21,
        "low": 3,
        "range": 3,
        "place": len(many.placings()),
        "class": len(cutoffs()),
    }
    for name, answers in found.items():
        assert len(set(answers.tolist())) > 1, f"{name} says the same of everybody: nothing was compared"


def test_what_was_not_measured_has_no_answer() -> None:
    gone = np.full(1, many.MISSING, dtype=np.int64)
    old = np.full(1, 67, dtype=np.int64)
    found = many.everything(many.Residents(old * 0, old, dict.fromkeys(measures(), gone)))
    assert {int(answer[0]) for answer in found.values()} == {many.NOBODY}


def test_a_difference_is_noticed() -> None:
    one = {"grade x": np.array([1, 2, 3], dtype=np.int8)}
    assert differing(one, {"grade x": np.array([1, 2, 1], dtype=np.int8)}) == 1
    assert differing(one, {}) > 0


@pytest.mark.parametrize(("value", "kept"), [("36.4", 36400), ("-3.0", -3000), ("0.347", 347)])
def test_numbers_travel_exactly(value: str, kept: int) -> None:
    assert many.thousandths(Decimal(value)) == kept


def test_a_number_finer_than_a_thousandth_is_refused() -> None:
    with pytest.raises(ValueError, match="finer"):
        many.thousandths(Decimal("0.0001"))


def test_the_sexes_are_told_apart() -> None:
    assert many.SEXES == (Sex.MALE, Sex.FEMALE)
