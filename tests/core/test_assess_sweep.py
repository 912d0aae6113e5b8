"""Every row of every table through the door: right at its threshold, one step under, one step over, both sexes, at
both edges of its band and just outside. What is expected is worked out from the table's text alone."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from tests.core.assess_door import Line, ages, around, ask, fits, reached, rows, step

SEXES = ("M", "F")
NFA = ("nfa_child", "nfa_youth", "nfa_adult", "nfa_senior")


def cases(found: list[Line]) -> dict[tuple[str, str], list[Line]]:
    grouped: dict[tuple[str, str], list[Line]] = {}
    for row in found:
        grouped.setdefault((row["instrument"], row["item"]), []).append(row)
    return grouped


GRADED = cases([row for name in NFA for row in rows(name) if row["grade_or_percentile"] in "123"])


@pytest.mark.parametrize(("instrument", "item"), GRADED, ids=["-".join(key) for key in GRADED])
def test_every_item_grade(instrument: str, item: str) -> None:
    everywhere = [row for (_, one), found in GRADED.items() if one == item for row in found]
    for row in GRADED[instrument, item]:
        for sex, age, value in product(SEXES, ages(row), around(item, row["threshold"])):
            mine = [one for one in everywhere if fits(one, sex, age)]
            earned = [int(one["grade_or_percentile"]) for one in mine if reached(one, value)]
            answer = ask("item_grade", sex=sex, age=age, measure=item, value=value)
            assert answer["item_grade"] == min(earned, default=None), (row, sex, age, value)
            assert ("reason" in answer) is not bool(earned)
            if earned:
                cited = next(one for one in mine if int(one["grade_or_percentile"]) == min(earned))
                assert answer["source"].endswith(cited["source"])
                assert answer["source"].startswith(f"{cited['instrument']} {item} {sex} ")
                assert answer["confidence"] == cited["confidence"]
        at, worse = Decimal(row["threshold"]), step(item) * (1 if row["direction"] == "lower" else -1)
        person = {"sex": row["sex"], "age": int(row["age_min"]), "measure": item}
        assert ask("item_grade", value=at, **person)["item_grade"] == int(row["grade_or_percentile"])
        assert (ask("item_grade", value=at + worse, **person)["item_grade"] or 9) > int(row["grade_or_percentile"])


SAMPLES = [*rows("nfa_distribution"), *(row for row in rows("grip_reference") if row["instrument"] == "Tomkinson2025")]
SAMPLES += [row for row in rows("sft") if row["instrument"] == "SFT"]
MARKED = cases([row for row in SAMPLES if row["grade_or_percentile"][1:].isdigit()])


@pytest.mark.parametrize(("instrument", "item"), MARKED, ids=["-".join(key) for key in MARKED])
def test_every_percentile(instrument: str, item: str) -> None:
    everything = MARKED[instrument, item]
    for row in everything:
        for sex, age, value in product(SEXES, ages(row), around(item, row["threshold"])):
            mine = [one for one in everything if fits(one, sex, age) and one["unit"] == row["unit"]]
            fields: dict[str, Any] = {"sex": sex, "age": age, "measure": item, "value": value}
            answer = ask("percentile", instrument=instrument, unit=row["unit"], **fields)
            check_percentile(answer, mine, value, (row, sex, age, value))
            assert answer["instrument"] == instrument
            assert answer["protocol"]


def check_percentile(answer: dict[str, Any], mine: list[Line], value: Decimal, case: object) -> None:
    points = sorted((Decimal(one["threshold"]), int(one["grade_or_percentile"][1:])) for one in mine)
    exact = [mark for at, mark in points if at == value]
    if exact:
        assert answer["percentile"] == exact[-1], case
        assert answer["exact"] is True
    elif not points or not points[0][0] < value < points[-1][0]:
        assert answer["percentile"] is None, case
        assert answer["reason"]
    else:
        low = max(point for point in points if point[0] < value)
        high = min(point for point in points if point[0] > value)
        assert answer["exact"] is False
        assert min(low[1], high[1]) <= answer["percentile"] <= max(low[1], high[1]), case


TOMKINSON = [row for row in SAMPLES if row["instrument"] == "Tomkinson2025"]


@pytest.mark.parametrize("sex", SEXES)
def test_every_grip_band(sex: str) -> None:
    for row in (one for one in TOMKINSON if one["sex"] == sex):
        for age, value in product(ages(row), around("grip_max", row["threshold"])):
            marks = {one["grade_or_percentile"]: Decimal(one["threshold"]) for one in TOMKINSON if fits(one, sex, age)}
            answer = ask("grip_percentile", sex=sex, age=age, value=value)
            assert answer["instrument"] == "Tomkinson2025"
            exact = [int(mark[1:]) for mark, limit in marks.items() if limit == value]
            assert answer["percentile"] == (exact[0] if exact else None), (row, age, value)
            if not marks:
                assert (answer["band"], answer["reason"]) == (None, "no_norm_for_age")
                assert age < 20
                continue
            edges = {"low": None, "somewhat_low": "p20", "moderate": "p40", "somewhat_high": "p60", "high": "p80"}
            expected = [band for band, mark in edges.items() if mark is None or value >= marks[mark]][-1]
            assert answer["band"] == expected, (row, age, value)


def test_the_rest_of_a_sample_is_listed_as_it_stands() -> None:
    """Mean, sd, n, KNHANES cut-offs: rows that grade nobody."""
    everything = [*rows("nfa_distribution"), *rows("grip_reference"), *rows("sft")]
    for row in everything:
        if row["grade_or_percentile"][1:].isdigit() and row["instrument"] != "KNHANES":
            continue
        answer = ask("reference", sex=row["sex"], age=int(row["age_max"]), measure=row["item"])
        assert {
            "instrument": row["instrument"],
            "mark": row["grade_or_percentile"],
            "value": Decimal(row["threshold"]),
            "unit": row["unit"],
            "source": row["source"],
            "age_min": int(row["age_min"]),
            "age_max": int(row["age_max"]),
            "confidence": row["confidence"],
        } in answer["rows"], row


@pytest.mark.parametrize("sex", SEXES)
def test_the_steadi_cut_and_the_independence_standard(sex: str) -> None:
    marks = ("below_average_if_less_than", "independence_standard")
    found = [row for row in rows("sft") if row["grade_or_percentile"] in marks]
    assert len(found) == 28
    for row in found:
        for age, value in product(ages(row), around(row["item"], row["threshold"])):
            mine = [one for one in found if fits(one, sex, age) and one["item"] == row["item"]]
            limit = Decimal(mine[0]["threshold"]) if mine else None
            if row["item"] == "chair_stand_30s":
                answer = ask("steadi_chair_stand", sex=sex, age=age, value=value)
                assert answer["score"] == value
                assert answer["below_average"] == (None if limit is None else value < limit)
                armed = ask("steadi_chair_stand", sex=sex, age=age, value=value, used_arms=True)
                assert (armed["score"], armed["below_average"]) == (0, None if limit is None else True)
            else:
                answer = ask("independence", sex=sex, age=age, value=value)
                assert answer["reached"] == (None if limit is None else value >= limit)


def holds(row: Line, value: Decimal) -> bool:
    low, high = row["lower"], row["upper"]
    return (not low or value >= Decimal(low)) and (not high or value < Decimal(high))


CUTS: dict[str, list[Line]] = {}
for _row in rows("cutoffs"):
    CUTS.setdefault(_row["measure"], []).append(_row)


@pytest.mark.parametrize("measure", CUTS)
def test_every_cutoff(measure: str) -> None:
    for row in CUTS[measure]:
        for edge in (row["lower"], row["upper"]):
            for sex, age, value in product(SEXES, ages(row), around(measure, edge) if edge else ()):
                mine = [one["class"] for one in CUTS[measure] if fits(one, sex, age) and holds(one, value)]
                answer = ask("cutoff", measure=measure, sex=sex, age=age, value=value)
                assert answer["classes"] == mine, (row, sex, age, value)
                assert answer["class"] == (mine[0] if mine else None)
                assert ("reason" in answer) is not bool(mine)


STEPS = rows("step_test")


@pytest.mark.parametrize("instrument", ["YMCA_step", "CPHA_step"])
def test_every_step_class(instrument: str) -> None:
    order = ["excellent", "good", "above_average", "average", "below_average", "poor", "very_poor"]
    found = [row for row in STEPS if row["instrument"] == instrument]
    for row in found:
        for sex, age, value in product(SEXES, ages(row), around(row["item"], row["threshold"])):
            mine = [one for one in found if fits(one, sex, age) and value <= Decimal(one["threshold"])]
            names = [one["grade_or_percentile"].removesuffix("_max") for one in mine]
            answer = ask("step_class", instrument=instrument, sex=sex, age=age, recovery_hr_bpm=value)
            assert answer["class"] == min(names, key=order.index, default=None), (row, sex, age, value)
            assert ("reason" in answer) is not bool(names)


SPPB_FIELDS = {
    "side_by_side_hold": "side_by_side_s",
    "semi_tandem_hold": "semi_tandem_s",
    "tandem_hold": "tandem_s",
    "gait_4m_time": "gait_4m_s",
    "gait_3m_time": "gait_3m_s",
    "chair_stand_5x_time": "chair_5x_s",
}


@pytest.mark.parametrize("item", SPPB_FIELDS)
def test_every_sppb_row(item: str) -> None:
    mine = [row for row in rows("sppb") if row["item"] == item]
    nothing: dict[str, object] = {name: None for name in SPPB_FIELDS.values()}
    del nothing["gait_4m_s" if item == "gait_3m_time" else "gait_3m_s"]
    least = Decimal("0.2") if "hold" not in item else Decimal(0)
    for row in mine:
        for edge in (row["lower_inclusive"], row["upper_exclusive"]):
            for moved in ("-0.01", "0", "0.01"):
                if not edge or (value := Decimal(edge) + Decimal(moved)) < least:
                    continue
                expected = [
                    int(one["points"])
                    for one in mine
                    if one["lower_inclusive"] and value >= Decimal(one["lower_inclusive"])
                    if not one["upper_exclusive"] or value < Decimal(one["upper_exclusive"])
                ]
                answer = ask("sppb", **{**nothing, SPPB_FIELDS[item]: value})
                assert [answer["sppb_total"]] == expected, (row, value)
        if not row["lower_inclusive"]:
            assert ask("sppb", **nothing)["sppb_total"] == int(row["points"]) == 0


CHANGES: dict[str, list[Line]] = {}
for _row in rows("change"):
    CHANGES.setdefault(_row["measure"], []).append(_row)


@pytest.mark.parametrize("measure", CHANGES)
def test_every_smallest_change(measure: str) -> None:
    known = [Decimal(row["MDC95"]) for row in CHANGES[measure] if row["MDC95"]]
    old = Decimal(100) if measure not in ("gait_speed_usual", "gait_speed_max") else Decimal(2)
    for limit in known:
        for sign, moved in product((1, -1), ("-0.001", "0", "0.001")):
            new = old + sign * (limit + Decimal(moved))
            answer = ask("change", measure=measure, old=old, new=new)
            assert answer["real_change"] is (abs(new - old) > max(known)), (measure, limit, moved)
            lower = measure in ("up_and_go_3m", "chair_stand_5x")
            assert answer["direction"] == ("better" if (new < old) is lower else "worse")
    if not known:
        answer = ask("change", measure=measure, old=6, new=10)
        assert answer["real_change"] is None
        assert answer["reason"] == "mdc95_unknown"
