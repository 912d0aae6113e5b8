"""The touch set: plans are fair and repeatable; scores are what a person's touches come to. Made-up people."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.cognition import EARLIEST, LATEST, TASKS, plan, score, seeded, span_over
from kiosk.core.cognition_plans import Item
from kiosk.core.quantity import QUANTITIES
from kiosk.core.settle import Failed, Settled

VISIT = UUID(int=77)
REACTIONS = ("simple", "choice", "go-no-go")


def acted(task: str, took: float = 0.4, wrong: int = 0, missed: int = 0) -> list[tuple[str, float]]:
    """Events of somebody who answers every item after ``took`` seconds; the first few wrongly, the next not at all."""
    events: list[tuple[str, float]] = []
    now = 100.0
    for number, item in enumerate(plan(task)):
        now += item.wait
        events.append((f"show:{number}", now))
        if item.what == "stay" or wrong <= number < wrong + missed:
            now += LATEST
            continue
        what = item.what if number >= wrong else "elsewhere"
        now += took
        events.append((f"press:{what}", now))
    return events


def value(outcome: object, quantity: str) -> Decimal:
    assert isinstance(outcome, Settled)
    return QUANTITIES[quantity].rounded(dict(outcome.values)[quantity])


@pytest.mark.parametrize("key", TASKS)
def test_a_seed_gives_one_plan_and_visits_differ(key: str) -> None:
    assert plan(seeded(key, VISIT)) == plan(seeded(key, VISIT))
    plans = {tuple(plan(seeded(key, UUID(int=number)))) for number in range(20)}
    assert len(plans) == 20
    assert plan(seeded(key, VISIT, 1)) != plan(seeded(key, VISIT))
    assert set(TASKS[key].quantities) <= set(QUANTITIES)


@pytest.mark.parametrize("key", REACTIONS)
@given(took=st.floats(EARLIEST + 0.01, 1.1))
def test_the_median_time_of_right_answers(key: str, took: float) -> None:
    outcome = score(seeded(key, VISIT), acted(seeded(key, VISIT), took))
    headline = TASKS[key].quantities[0]
    assert abs(value(outcome, headline) - Decimal(took)) <= Decimal("0.0006")
    if key == "go-no-go":
        assert value(outcome, "go_no_go_errors") == 0


def test_one_slow_answer_does_not_move_the_median() -> None:
    task = seeded("simple", VISIT)
    events = acted(task, 0.3)
    name, at = events[-1]
    assert value(score(task, [*events[:-1], (name, at + 2.0)]), "simple_reaction_touch") == Decimal("0.300")


def test_a_guess_is_no_reaction() -> None:
    assert score(seeded("simple", VISIT), acted(seeded("simple", VISIT), EARLIEST / 2)) == Failed("incomplete")


@pytest.mark.parametrize(("wrong", "missed"), [(0, 0), (1, 0), (0, 1), (2, 1)])
def test_errors_are_wrong_touches_and_missing_ones(wrong: int, missed: int) -> None:
    task = "go-no-go:5"
    touched = [item.what for item in plan(task)[: wrong + missed]]
    outcome = score(task, acted(task, wrong=wrong, missed=missed))
    assert value(outcome, "go_no_go_errors") == sum(what == "go" for what in touched)


def test_pressing_on_stay_is_an_error() -> None:
    task = "go-no-go:5"
    at = next(number for number, item in enumerate(plan(task)) if item.what == "stay")
    events = acted(task)
    shown = events.index(next(one for one in events if one[0] == f"show:{at}"))
    events.insert(shown + 1, ("press:go", events[shown][1] + 0.3))
    assert value(score(task, events), "go_no_go_errors") == 1


@pytest.mark.parametrize("key", REACTIONS)
def test_too_few_answers_are_no_result(key: str) -> None:
    task = seeded(key, VISIT)
    assert score(task, acted(task, missed=len(plan(task)))) == Failed("incomplete")
    assert score(task, acted(task)[:-3]) == Failed("incomplete")
    assert score(task, []) == Failed("incomplete")


def test_times_that_run_back_are_refused() -> None:
    task = seeded("simple", VISIT)
    assert score(task, [*acted(task), ("press:go", 1.0)]) == Failed("order")


def test_the_trail_counts_seconds_and_wrong_numbers() -> None:
    task = seeded("number-trail", VISIT)
    assert sorted(int(item.what.split("@")[1]) for item in plan(task)) == list(range(12))
    events = [("show:0", 10.0), *((f"press:{number}", 10.0 + number) for number in range(1, 13))]
    outcome = score(task, events)
    assert (value(outcome, "number_trail_time"), value(outcome, "number_trail_errors")) == (Decimal(12), Decimal(0))
    events.insert(3, ("press:9", 12.5))
    assert value(score(task, events), "number_trail_errors") == 1
    assert score(task, events[:-1]) == Failed("incomplete")


def test_the_span_is_the_longest_row_said_back() -> None:
    task = seeded("forward-span", VISIT)
    rows = plan(task)
    typed = [rows[0].what, "000", rows[2].what, rows[3].what, "1", "2"]  # three, four, then two wrong fives
    assert [span_over(rows, typed[:count]) for count in range(1, 7)] == [False] * 5 + [True]
    events = [
        pair
        for number, what in enumerate(typed)
        for pair in ((f"show:{number}", number * 10.0), (f"press:{what}", number * 10.0 + 5))
    ]
    assert value(score(task, events), "forward_span") == 4
    assert score(task, events[:-1]) == Failed("incomplete")


def test_the_span_never_begins_on_a_repeated_digit() -> None:
    for seed in range(50):
        for row in plan(f"forward-span:{seed}"):
            assert all(one != two for one, two in zip(row.what, row.what[1:], strict=False)), row


@pytest.mark.parametrize("task", ["unknown:1", "simple:x"])
def test_what_is_no_task_is_refused(task: str) -> None:
    with pytest.raises((KeyError, ValueError)):
        plan(task)


def test_items_are_values() -> None:
    assert Item("go", 1.0) == Item("go", 1.0)


SHAPES = {
    "simple": (["go"] * 8, 8),
    "choice": (["left"] * 6 + ["right"] * 6, 12),
    "go-no-go": (["go"] * 14 + ["stay"] * 6, 20),
}


@pytest.mark.parametrize("key", SHAPES)
def test_what_is_shown_is_counted_out(key: str) -> None:
    wanted, count = SHAPES[key]
    for seed in range(30):
        items = plan(f"{key}:{seed}")
        assert (sorted(item.what for item in items), len(items)) == (sorted(wanted), count)
        assert all(1.2 <= item.wait <= 2.8 for item in items)
        assert all(item.wait == round(item.wait, 2) for item in items)
    waits = [item.wait for seed in range(200) for item in plan(f"{key}:{seed}")]
    assert min(waits) < 1.25
    assert max(waits) > 2.75


def test_the_rows_grow_from_three_to_nine_two_of_each() -> None:
    for seed in range(30):
        rows = plan(f"forward-span:{seed}")
        assert [len(row.what) for row in rows] == [length for length in range(3, 10) for _ in range(2)]
    digits = {digit for seed in range(100) for row in plan(f"forward-span:{seed}") for digit in row.what}
    assert digits == set("123456789")
    assert {row.what[0] for seed in range(200) for row in plan(f"forward-span:{seed}")} == set("123456789")


def test_the_trail_has_each_number_once_anywhere() -> None:
    for seed in range(30):
        assert [item.what.split("@")[0] for item in plan(f"number-trail:{seed}")] == [str(n) for n in range(1, 13)]


def test_a_task_without_a_seed_is_its_zeroth() -> None:
    assert plan("choice") == plan("choice:0") != plan("choice:1")
    assert seeded("choice", UUID(int=5), 2) == "choice:7"
    assert seeded("choice", UUID(int=2**31 + 5)) == "choice:5"


@pytest.mark.parametrize(("took", "counts"), [(0.0999, False), (0.1, True), (3.0, True), (3.0001, False)])
def test_both_ends_of_what_is_an_answer(took: float, counts: bool) -> None:
    """Binary fractions of the clock, so that the ends are met exactly."""
    items = tuple(Item("go") for _ in range(8))
    events = [
        pair
        for number in range(8)
        for pair in ((f"show:{number}", number * 0.0 + number * 8.0),)
        + ((("press:go", number * 8.0 + 0.5),) if number else (("press:go", took),))
    ]
    outcome = TASKS["simple"].score(items, events)
    assert isinstance(outcome, Settled)
    said = [took, *[0.5] * 7] if counts else [0.5] * 7
    assert float(dict(outcome.values)["simple_reaction_touch"]) == pytest.approx(sorted(said)[len(said) // 2])
    errors = TASKS["go-no-go"].score(items, events)
    assert isinstance(errors, Settled)
    assert dict(errors.values)["go_no_go_errors"] == (0 if counts else 1)


@pytest.mark.parametrize(("right", "enough"), [(4, False), (5, True)])
def test_six_in_ten_must_be_answered(right: int, enough: bool) -> None:
    items = tuple(Item("go") for _ in range(8))
    events = [
        pair
        for number in range(8)
        for pair in (
            (f"show:{number}", number * 5.0),
            ("press:go" if number < right else "press:x", number * 5.0 + 0.5),
        )
    ]
    assert isinstance(TASKS["simple"].score(items, events), Settled) is enough


def test_the_first_touch_counts_and_a_touch_before_anything_does_not() -> None:
    items = tuple(Item("go") for _ in range(8))
    events: list[tuple[str, float]] = [("press:go", 0.5)]
    for number in range(8):
        at = 1.0 + number * 5.0
        events += [(f"show:{number}", at), ("press:go", at + 0.25), ("press:go", at + 0.75)]
    outcome = TASKS["simple"].score(items, events)
    assert isinstance(outcome, Settled)
    assert outcome.values == (("simple_reaction_touch", Decimal("0.25")),)
    assert outcome.said.split()[:2] == ["press:go=0.0000", "show:0=0.5000"]


def test_the_last_item_waits_no_longer_than_the_others() -> None:
    items = tuple(Item("go") for _ in range(8))
    events = [pair for n in range(8) for pair in ((f"show:{n}", n * 5.0), ("press:go", n * 5.0 + 0.5))]
    late = [*events[:-1], ("press:go", 7 * 5.0 + LATEST + 0.5)]
    outcome = TASKS["go-no-go"].score(items, late)
    assert isinstance(outcome, Settled)
    assert dict(outcome.values)["go_no_go_errors"] == 1


def test_a_trail_that_never_began_is_none() -> None:
    task = seeded("number-trail", VISIT)
    presses = [(f"press:{number}", float(number)) for number in range(1, 13)]
    assert score(task, presses) == Failed("incomplete")
    after = [("show:0", 0.5), *presses, ("press:3", 40.0)]
    outcome = score(task, after)
    assert (value(outcome, "number_trail_time"), value(outcome, "number_trail_errors")) == (Decimal("11.5"), Decimal(0))


def test_a_span_of_none_is_nought_and_odd_counts_are_no_result() -> None:
    task = seeded("forward-span", VISIT)
    events = [("show:0", 1.0), ("press:0", 2.0), ("show:1", 3.0), ("press:0", 4.0)]
    assert value(score(task, events), "forward_span") == 0
    assert score(task, events[:3]) == Failed("incomplete")
    assert score(task, []) == Failed("incomplete")
    assert score(task, [("show:99", 1.0), ("press:1", 2.0)]) == Failed("incomplete")
    rows = plan(task)
    assert span_over(rows, [row.what for row in rows])
    assert not span_over(rows, [])
