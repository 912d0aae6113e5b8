"""Who had changed since the visit before, counted without people: on every database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

from kiosk.core.reading import Measurement, Method, Proof, Side
from kiosk.core.stats import numbers
from kiosk.store.records import Store
from kiosk.store.values import KnownResident
from tests.store.checking import checked
from tests.store.shelf import NOW, RESIDENT, STAFF, grip, known, later, visit_of, weight

SEOUL = ZoneInfo("Asia/Seoul")
FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
DAY = timedelta(days=1)


def stay(store: Store, who: KnownResident | None, day: int, *values: Measurement) -> UUID:
    at = NOW + day * DAY
    visit = visit_of(store, who, at)
    store.keep(visit, list(values), actor=RESIDENT, now=at)
    return visit


def walk(value: str, **more: object) -> Measurement:
    return weight(value, quantity="up_and_go_3m", step="up_and_go_3m-1", **more)


def changes(store: Store, first: date = FIRST, last: date = LAST) -> list[tuple[tuple[str, str], ...]]:
    return [use.changes for use in store.usage(first, last, SEOUL).uses]


def well(store: Store, day: int, *, good: bool = True) -> None:
    """The grip device is checked that morning, and has nothing to fear for a year."""
    at = NOW + day * DAY - timedelta(hours=1)
    for kind in ("full", "daily") if good else ("full",):
        row = checked(kind, at=at, good=good, quantity="grip_force", due_at=at + 365 * DAY)
        store.check_add(row, actor=STAFF, now=at)


def squeeze(kg: str, day: int) -> Measurement:
    return replace(grip(kg, Side.LEFT), taken_at=NOW + day * DAY)


def test_each_visit_is_held_against_the_one_before_it(store: Store) -> None:
    who = known(store)
    well(store, -60)
    stay(store, who, -60, walk("12.0"))  # before the month: it counts as the last time
    stay(store, who, 0, walk("9.2"), grip("20.0", Side.LEFT))
    stay(store, who, 7, walk("9.9"), grip("27.2", Side.LEFT))
    stay(store, who, 14, walk("12.7"), weight("50.0"))  # nobody knows the smallest real change of a weight
    stay(store, who, 21, grip("20.0", Side.RIGHT))
    assert changes(store) == [
        (("up_and_go_3m", "better"),),
        (("grip_force", "better"), ("up_and_go_3m", "same")),
        (("up_and_go_3m", "worse"),),
        (("grip_force", "worse"),),
    ]


def test_what_is_not_alike_is_not_held_together(store: Store) -> None:
    who = known(store)
    stay(store, who, 0, walk("20.0"))
    stay(store, who, 1, walk("10.0", proof=Proof("test-scale", "test_codec", "1", "SN-2")))
    stay(store, who, 2, walk("10.0", method=Method.TYPED, proof=Proof(codec="typed")))
    stay(store, who, 3, walk("10.0", method=Method.TAPPED, proof=Proof()))
    stay(store, who, 4, walk("20.0", method=Method.TYPED, proof=Proof(codec="typed")))
    assert changes(store) == [(), (), (), (), ()]


def test_nobody_has_improved_by_an_instrument_that_was_not_in_order(store: Store) -> None:
    who = known(store)
    well(store, -60)
    for day, kg in enumerate(("20.0", "27.2", "34.4", "41.6")):
        stay(store, who, day, squeeze(kg, day))
    better = (("grip_force", "better"),)
    assert changes(store) == [(), better, better, better]
    well(store, 2, good=False)
    assert changes(store) == [(), (), (), ()], "it was found bad: all since the last good check are in doubt"
    well(store, 3)
    assert changes(store) == [(), (), (), ()], "the newest one is sure, and the one before it is not"
    stay(store, who, 4, squeeze("48.8", 4))
    assert changes(store) == [(), (), (), (), better]


def test_guests_and_other_people_have_no_last_time(store: Store) -> None:
    stay(store, known(store), 0, walk("20.0"))
    stay(store, None, 1, walk("10.0"))
    assert changes(store) == [(), ()]


def test_what_counts_no_more_is_not_compared(store: Store) -> None:
    who = known(store)
    wrong = walk("30.0")
    stay(store, who, 0, wrong)
    stay(store, who, 1, walk("20.0"))
    assert changes(store) == [(), (("up_and_go_3m", "better"),)]
    store.value_void(wrong.id, why="asked", actor=STAFF, now=later(60))
    assert changes(store) == [(), ()]
    store.value_unvoid(wrong.id, why="asked", actor=STAFF, now=later(70))
    assert changes(store) == [(), (("up_and_go_3m", "better"),)]
    store.value_correct(wrong.id, Decimal("20.1"), why="asked", actor=STAFF, now=later(80))
    assert changes(store) == [(), ()]  # a typed one has no instrument


def test_the_month_shows_it_with_small_cells_hidden(store: Store) -> None:
    who = known(store)
    for day in range(6):
        stay(store, who, day, walk("20.0" if day % 2 else "10.0"))
    table = numbers(store.usage(FIRST, LAST, SEOUL), 2).table("change:up_and_go_3m")
    assert table.total == 6
    assert dict(table.rows)["worse"] == 3
    assert dict(table.rows)["none"] is None  # one: the first visit
