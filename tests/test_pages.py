"""Pages and files that a program writes are as the program would write them now, and the truth battery holds."""

from __future__ import annotations

from decimal import Decimal

import pytest

from benchmarks.truth import judge
from benchmarks.truth.judge import Verdict, compare
from benchmarks.truth.vectors import Line, battery, read
from scripts import devices_page
from tests.long.fuzz import contracts


@pytest.fixture(scope="module")
def lines() -> tuple[Line, ...]:
    return battery(contract.case() for contract in contracts())


def test_the_page_of_devices_is_the_catalogue() -> None:
    assert devices_page.PAGE.read_text(encoding="utf-8") == devices_page.page(), "python -m scripts.devices_page"


def test_the_public_battery_is_the_tables(lines: tuple[Line, ...]) -> None:
    assert len(lines) >= 500
    assert len({line["id"] for line in lines}) == len(lines)
    assert all(line["source"] for line in lines)
    assert read() == lines, "python -m benchmarks.truth --write --no-peers"


def test_ours_is_right_or_refuses(lines: tuple[Line, ...]) -> None:
    scores = judge.ours(lines)
    assert [about for score in scores.values() for about in score.wrongs] == []
    assert {key for key, score in scores.items() if score.counts[Verdict.MISSED]} == set()
    assert all(score.counts[Verdict.RIGHT] for score in scores.values())


@pytest.mark.parametrize(
    ("known", "given", "verdict"),
    [
        ({"weight_kg": 65}, {"weight_kg": 65}, Verdict.RIGHT),
        ({"weight_kg": 65}, {}, Verdict.MISSED),
        ({}, {}, Verdict.REFUSED),
        ({}, {"weight_kg": 327}, Verdict.WRONG),
        ({"weight_kg": 65}, {"weight_kg": 66}, Verdict.WRONG),
        ({"weight_kg": 65}, {"weight_kg": 65, "impedance_ohm": 0}, Verdict.WRONG),
    ],
)
def test_a_wrong_number_is_never_called_right(known: dict[str, int], given: dict[str, int], verdict: Verdict) -> None:
    decimals = [{name: Decimal(number) for name, number in one.items()} for one in (known, given)]
    assert compare(decimals[0], decimals[1]) is verdict
