"""The touch set: plans are fair and repeatable; scores are what a person's touches come to. Made-up people."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core import cognition
from kiosk.core.cognition import EARLIEST, LATEST, TASKS, Item, plan, score, seeded, span_over
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
    assert cognition.Item("go", 1.0) == Item("go", 1.0)
