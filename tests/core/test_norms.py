"""Norm tables: thresholds earn, bands include both ends, 120 has no end, and where there is no row nobody guesses."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

import pytest

from kiosk.core import norms
from kiosk.core.norms import Grade, item_grade, parse_norms, percentiles
from kiosk.core.resident import Sex

HEAD = "instrument,item,item_ko,sex,age_min,age_max,unit,direction,grade_or_percentile,threshold,source,confidence"
TABLE = parse_norms(
    [
        "\n".join(
            [
                HEAD,
                "toy,jump,뛰기,F,65,69,cm,higher,1,40.6,sheet,high",
                "toy,jump,뛰기,F,65,69,cm,higher,2,36.4,sheet,high",
                "toy,jump,뛰기,F,65,69,cm,higher,3,32.2,sheet,high",
                "toy,jump,뛰기,F,65,69,cm,higher,4/5,20.0,sheet,high",
                "toy,jump,뛰기,F,85,120,cm,higher,1,30.0,sheet,high",
                "toy,walk,걷기,A,65,69,s,lower,1,5.3,sheet,high",
                "toy,walk,걷기,A,65,69,s,lower,2,6.0,sheet,high",
            ]
        ),
        "\n".join(
            [
                HEAD,
                "open,jump,뛰기,F,65,69,cm,higher,n,4139,data,medium",
                "open,jump,뛰기,F,65,69,cm,higher,p5,27.4,data,medium",
                "open,jump,뛰기,F,65,69,cm,higher,p95,53.8,data,medium",
                "open,jump,뛰기,F,65,69,cm,higher,mean,40.5,data,medium",
            ]
        ),
    ]
)


def grade(item: str, age: int, value: str, sex: Sex = Sex.FEMALE) -> int | str | None:
    found = item_grade(TABLE, item, sex, age, Decimal(value))
    return "no norm" if found is None else found.grade


@pytest.mark.parametrize(
    ("item", "age", "value", "expected"),
    [
        ("jump", 65, "40.6", 1),  # equal earns
        ("jump", 65, "40.5", 2),
        ("jump", 69, "36.4", 2),
        ("jump", 69, "32.2", 3),
        ("jump", 69, "32.1", None),  # below the lowest; 4/5 is no item grade
        ("walk", 66, "5.3", 1),
        ("walk", 66, "5.4", 2),
        ("walk", 66, "6.1", None),
        ("jump", 64, "99", "no norm"),
        ("jump", 70, "99", "no norm"),  # a gap in the bands is not bridged
        ("jump", 84, "99", "no norm"),
        ("jump", 85, "30.0", 1),
        ("jump", 120, "30.0", 1),
        ("jump", 121, "30.0", 1),
        ("somersault", 66, "1", "no norm"),
    ],
)
def test_item_grade(item: str, age: int, value: str, expected: int | str | None) -> None:
    assert grade(item, age, value) == expected


def test_a_row_for_women_says_nothing_about_men_but_a_row_for_all_does() -> None:
    assert grade("jump", 66, "99", Sex.MALE) == "no norm"
    assert grade("walk", 66, "5", Sex.MALE) == 1


def test_a_grade_names_its_instrument_and_source() -> None:
    assert item_grade(TABLE, "jump", Sex.FEMALE, 66, Decimal(50)) == Grade(1, "toy", "sheet", "high")
    assert item_grade(TABLE, "jump", Sex.FEMALE, 66, Decimal(1)) == Grade(None, "toy", "sheet", "high")


def test_percentiles_and_nothing_else_of_a_distribution() -> None:
    assert percentiles(TABLE, "jump", Sex.FEMALE, 67) == {"p5": Decimal("27.4"), "p95": Decimal("53.8")}
    assert percentiles(TABLE, "jump", Sex.FEMALE, 70) == {}
    assert percentiles(TABLE, "jump", Sex.MALE, 67) == {}
    assert percentiles(TABLE, "somersault", Sex.MALE, 67) == {}


@pytest.mark.parametrize(
    ("row", "error"),
    [
        ("toy,jump,뛰기,F,old,69,cm,higher,1,1,s,h", ValueError),
        ("toy,jump,뛰기,F,1,69,cm,higher,1,x,s,h", InvalidOperation),
    ],
)
def test_a_malformed_row_is_refused(row: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        parse_norms([f"{HEAD}\n{row}"])


# --- the shipped tables ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sex", "age", "value", "expected"),
    [
        (Sex.FEMALE, 67, "40.6", 1),
        (Sex.FEMALE, 67, "36.4", 2),
        (Sex.FEMALE, 67, "32.2", 3),
        (Sex.FEMALE, 67, "32.1", None),
        (Sex.FEMALE, 64, "41.9", 1),  # the adults' table ends at 64, the seniors' begins at 65
        (Sex.FEMALE, 65, "40.6", 1),
        (Sex.MALE, 85, "45.4", 1),
        (Sex.MALE, 104, "45.4", 1),
    ],
)
def test_relative_grip_in_the_official_tables(sex: Sex, age: int, value: str, expected: int | None) -> None:
    found = item_grade(norms.grades(), "relative_grip", sex, age, Decimal(value))
    assert found is not None
    assert found.grade == expected
    assert found.instrument.startswith("NFA2025")
    assert "KSPO" in found.source


def test_between_seven_and_ten_there_is_no_standard() -> None:
    for age in (3, 7, 10):
        assert item_grade(norms.grades(), "relative_grip", Sex.MALE, age, Decimal(50)) is None


def test_at_most_one_row_a_grade_speaks_about_a_person() -> None:
    for item, rows in norms.grades().items():
        for age in range(4, 121):
            for sex in Sex:
                marks = [(row.instrument, row.mark) for row in rows if row.fits(sex, age)]
                assert len(marks) == len(set(marks)), (item, age, sex)


def test_better_grades_ask_for_more() -> None:
    for item, rows in norms.grades().items():
        bands = {(row.instrument, row.sex, row.age_min, row.age_max, row.direction) for row in rows}
        for instrument, sex, age_min, age_max, direction in bands:
            marks = [
                row.threshold
                for row in sorted(rows, key=lambda row: row.mark)
                if (row.instrument, row.sex, row.age_min, row.age_max) == (instrument, sex, age_min, age_max)
                and row.mark in ("1", "2", "3")
            ]
            assert marks == sorted(marks, reverse=direction == "higher"), (item, instrument, sex, age_min)


def test_percentiles_of_the_visitors_rise() -> None:
    for sex in Sex:
        for age in (19, 40, 64, 65, 72, 85, 99):
            marks = percentiles(norms.distribution(), "relative_grip", sex, age)
            values = [marks[mark] for mark in ("p5", "p10", "p25", "p50", "p75", "p90", "p95")]
            assert values == sorted(values)


@pytest.mark.parametrize(
    ("measure", "known"),
    [("grip_max", Decimal("7.1")), ("up_and_go_3m", Decimal("2.7")), ("sit_and_reach", None), ("luck", None)],
)
def test_the_smallest_real_change(measure: str, known: Decimal | None) -> None:
    assert norms.mdc95(measure) == known
