"""How residents say it was: counted by day and programme; and the language a visit ended in."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from kiosk.core.stats import Usage, numbers
from kiosk.core.visit_record import End
from kiosk.store.records import Store
from kiosk.store.tables import TABLES
from tests.store.shelf import NOW, RESIDENT, visit_of

DAY = date(2026, 11, 21)


def ratings(store: Store, first: date = DAY, last: date = DAY) -> dict[int, int]:
    return dict(store.usage(first, last, NOW.tzinfo).ratings)  # type: ignore[arg-type]


def test_the_same_answer_is_one_more_and_not_one_row_more(store: Store) -> None:
    for score in (3, 3, 1):
        store.rate("fitness-65", score, DAY)
    store.rate("basic", 3, DAY)
    store.rate("basic", 2, DAY + timedelta(1))
    assert ratings(store) == {3: 3, 1: 1}
    assert ratings(store, last=DAY + timedelta(1)) == {3: 3, 2: 1, 1: 1}
    with store.engine.begin() as conn:
        rows = conn.execute(select(TABLES["satisfaction"])).all()
    assert len(rows) == 4
    assert set(rows[0]._fields) == {"station_id", "day", "programme", "score", "count"}, (
        "nothing that leads to a person"
    )


def test_few_answers_are_hidden() -> None:
    few = numbers(Usage(DAY, DAY, ratings=((3, 3), (1, 1))), 5).table("rating")
    assert (few.total, {count for _, count in few.rows}) == (None, {None})
    many = numbers(Usage(DAY, DAY, ratings=((3, 30), (2, 8), (1, 2))), 5).table("rating")
    assert many.total == 40
    assert dict(many.rows) == {"good": 30, "fair": None, "poor": None}


def test_a_visit_keeps_the_language_it_ended_in(store: Store) -> None:
    visit = visit_of(store)
    store.end_visit(visit, End.FINISHED, (), actor=RESIDENT, now=NOW, language="en")
    assert store.visit_record(visit, actor=RESIDENT, now=NOW).language == "en"
    other = visit_of(store)
    store.end_visit(other, End.FINISHED, (), actor=RESIDENT, now=NOW)
    assert store.visit_record(other, actor=RESIDENT, now=NOW).language == ""
