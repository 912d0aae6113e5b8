"""The follow-up rules: each at its exact limit, limits only when approved, one name for one event."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from kiosk.core.followup import Facts, Limit, MarkFact, Rules, SeenFact, ValueFact, VisitFact, event_id, events
from kiosk.core.visit_record import End

NOW = datetime(2026, 11, 2, tzinfo=UTC)
RESIDENT, VISIT = uuid4(), uuid4()
RULES = Rules(
    {"systolic_pressure": Limit(high=Decimal(160)), "glucose": Limit(high=Decimal(200), low=Decimal(70))},
    approved_by="원장 홍시험",
    approved_on=date(2026, 10, 1),
)


def value(quantity: str, digits: str) -> Facts:
    return Facts(values=(ValueFact(VISIT, RESIDENT, quantity, Decimal(digits), NOW),))


def kinds(facts: Facts, rules: Rules = RULES) -> list[str]:
    return [event.kind for event in events(facts, rules, NOW)]


@pytest.mark.parametrize(
    ("quantity", "digits", "found"),
    [
        ("systolic_pressure", "160", True),
        ("systolic_pressure", "159", False),
        ("systolic_pressure", "40", False),
        ("glucose", "70", True),
        ("glucose", "71", False),
        ("glucose", "200", True),
        ("heart_rate", "250", False),
    ],
)
def test_limits_include_themselves(quantity: str, digits: str, found: bool) -> None:
    assert kinds(value(quantity, digits)) == (["high"] if found else [])


def test_the_event_names_the_quantity_and_never_the_value() -> None:
    (event,) = events(value("systolic_pressure", "171"), RULES, NOW)
    assert (event.subject, event.visit, event.resident, event.since) == ("systolic_pressure", VISIT, RESIDENT, NOW)
    assert "171" not in repr(event)
    assert "171" not in repr(value("systolic_pressure", "171"))


@pytest.mark.parametrize("missing", [{"approved_by": ""}, {"approved_by": "  "}, {"approved_on": None}])
def test_limits_that_nobody_approved_are_not_used(missing: dict[str, object]) -> None:
    assert kinds(value("systolic_pressure", "220"), replace(RULES, **missing)) == []  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize("ended", list(End))
def test_an_unfinished_visit_is_asked_about_until_the_person_comes_again(ended: End) -> None:
    facts = Facts(visits=(VisitFact(VISIT, RESIDENT, ended, NOW),))
    assert kinds(facts) == ([] if ended is End.FINISHED else ["unfinished"])
    back = replace(facts, seen=(SeenFact(RESIDENT, uuid4(), NOW + timedelta(seconds=1)),))
    assert kinds(back) == []
    assert kinds(Facts(visits=(VisitFact(VISIT, None, ended, NOW),))) == [], "a guest cannot be asked to come again"


def seen(days: float, *, alone: bool = False) -> Facts:
    return Facts(seen=(SeenFact(RESIDENT, VISIT, NOW - timedelta(days=days), alone),))


def test_due_and_alone_begin_on_their_day() -> None:
    assert kinds(seen(89.9)) == []
    assert kinds(seen(90)) == ["due"]
    assert kinds(seen(29.9, alone=True)) == []
    assert kinds(seen(30, alone=True)) == ["alone"]
    assert kinds(seen(30)) == []
    assert sorted(kinds(seen(90, alone=True))) == ["alone", "due"]
    assert kinds(seen(400, alone=True), replace(RULES, due_days=0, alone_days=0)) == [], "0 switches a rule off"


def test_marks_are_taken_as_they_are_and_nothing_comes_twice() -> None:
    mark = MarkFact("withdrawn", "17", NOW, RESIDENT, None, "platform")
    (event,) = events(Facts(marks=(mark, mark)), RULES, NOW)
    assert (event.id, event.subject) == (event_id("withdrawn", "17"), "platform")


def test_an_event_has_one_name_everywhere_and_for_ever() -> None:
    (first,) = events(value("systolic_pressure", "171"), RULES, NOW)
    (later,) = events(value("systolic_pressure", "165"), RULES, NOW + timedelta(days=9))
    assert first.id == later.id
    assert event_id("high", "x") == UUID("72555475-1a1f-5b7d-a748-46f50a68d5b8")
    assert event_id("high", "x") != event_id("held", "x")
