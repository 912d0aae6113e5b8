"""Numbers without people: what is hidden stays hidden from whoever knows the totals and the rule. All made up."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.stats import Table, Unkept, Usage, Use, band, hide, numbers

DAY = date(2026, 11, 2)


def use(age: int = 71, sex: str = "F", day: int = 0, ended: str = "finished", guest: bool = False) -> Use:
    tests = (("height", "finished"), ("grip", "refused" if ended == "left" else "finished"))
    return Use(DAY + timedelta(day), age, sex, "fitness-65", ended, guest, tests)


def shown(counts: tuple[int, ...], smallest: int) -> Table:
    return hide("x", {str(at): count for at, count in enumerate(counts)}, smallest)


@pytest.mark.parametrize(
    ("cells", "most", "smallest"), [(2, 14, 5), (3, 12, 3), (3, 11, 5), (4, 7, 3), (4, 8, 5), (5, 5, 3)]
)
def test_no_hidden_cell_can_be_computed_even_by_whoever_knows_the_rule(cells: int, most: int, smallest: int) -> None:
    """Every table there can be, sorted by what is shown of it: a hidden cell must always leave a choice."""
    alike: dict[Table, list[tuple[int, ...]]] = defaultdict(list)
    for counts in product(range(most + 1), repeat=cells):
        alike[shown(counts, smallest)].append(counts)
    for table, possible in alike.items():
        if table.total is not None and any(table.total >= most + 1 for _, count in table.rows if count is None):
            continue  # cut off by the bound of this enumeration: larger values would be possible as well
        for at, (_, count) in enumerate(table.rows):
            values = {counts[at] for counts in possible}
            assert len(values) > 1 if count is None else values == {count}, (table, possible)


@given(st.lists(st.integers(0, 30), min_size=1, max_size=8), st.integers(2, 8))
def test_small_cells_are_hidden_and_totals_true(cells: list[int], smallest: int) -> None:
    table = shown(tuple(cells), smallest)
    for (_, count), real in zip(table.rows, cells, strict=True):
        assert count in (None, real)
        assert count is None or not 0 < real < smallest
    assert table.total == (None if 0 < sum(cells) < smallest else sum(cells))


def test_nothing_is_hidden_without_need() -> None:
    assert shown((10, 0, 7), 5).rows == (("0", 10), ("1", 0), ("2", 7))
    assert shown((0, 0), 5).total == 0
    assert shown((10, 3, 6, 20), 5).rows == (("0", 10), ("1", None), ("2", None), ("3", 20))


def test_a_month_is_counted_by_everything_that_is_asked() -> None:
    uses = tuple(use(age, sex, day) for age in (66, 71, 99) for sex in "FM" for day in (0, 1) for _ in range(5))
    left = tuple(use(ended="left", guest=True) for _ in range(6))
    gone = tuple(Unkept(DAY, "fitness-65", "left") for _ in range(7))
    made = numbers(Usage(DAY, DAY + timedelta(2), uses + left, gone, tuple(range(0, 600, 60))), 5)
    assert made.table("day").rows == (("2026-11-02", 36), ("2026-11-03", 30), ("2026-11-04", 0))
    assert dict(made.table("age").rows) | {} == {str(n): 0 for n in range(0, 60, 10)} | {
        "60": 20,
        "70": 26,
        "80": 0,
        "90": 20,
    }
    assert made.table("sex").rows == (("F", 36), ("M", 30))
    assert made.table("guest").rows == (("known", 60), ("guest", 6))
    assert dict(made.table("ended").rows)["left"] == 6
    assert dict(made.table("test:grip").rows) == {
        "finished": 60,
        "refused": 6,
        "unsafe": 0,
        "fault": 0,
        "left": 0,
        "none": 0,
    }
    assert dict(made.table("unkept").rows)["left"] == 7
    assert {table.total for table in made.tables if table.name not in ("unkept", "rating")} == {66}
    assert made.waiting is not None
    assert (made.waiting.median, made.waiting.ninety) == (4, 8)


def test_nobody_is_seen_in_a_month_of_four() -> None:
    made = numbers(Usage(DAY, DAY, (use(), use(), use(), use()), waits=(60, 60, 60, 60)), 5)
    shown = [table for table in made.tables if table.name not in ("unkept", "rating")]
    assert {count for table in shown for _, count in table.rows} == {None}
    assert made.waiting is None


def test_an_empty_month_is_an_empty_month() -> None:
    made = numbers(Usage(DAY, DAY), 5)
    assert {table.total for table in made.tables} == {0}


def test_failing_devices_are_counted_by_reason() -> None:
    made = numbers(Usage(DAY, DAY, faults=(("scale-1", "absent"), ("cuff-1", "stuck"), ("scale-1", "absent"))), 5)
    assert made.faults == (("cuff-1", "stuck", 1), ("scale-1", "absent", 2))


@pytest.mark.parametrize(("age", "first"), [(0, 0), (9, 0), (10, 10), (69, 60), (90, 90), (104, 90)])
def test_ages_are_told_by_ten_years(age: int, first: int) -> None:
    assert band(age) == first
