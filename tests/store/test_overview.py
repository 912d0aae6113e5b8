"""The place at a glance: open visits of every station, how the day ended, the newest time. All made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

from kiosk.core.visit_record import End
from kiosk.store.database import StoreSettings, open_store
from kiosk.store.records import Store
from kiosk.store.values import Binding
from tests.store.shelf import KEYS, NOW, STAFF, known, later, says, visit_of, weight

TODAY = date(2026, 11, 2)
DAY = timedelta(days=1)


def test_open_visits_of_every_station_with_masked_names(store: Store, made: StoreSettings) -> None:
    mine = visit_of(store, known(store))
    with open_store(replace(made, station_id="st-2"), KEYS) as other:
        theirs = visit_of(other, at=later(1))
        done = visit_of(other, at=later(2))
        other.end_visit(done, End.FINISHED, (), actor=STAFF, now=later(3))
    found = store.visits_open(actor=STAFF, now=later(9))
    assert [(one.id, one.station, one.name) for one in found] == [(mine, "st-1", "홍○험"), (theirs, "st-2", "")]
    assert "홍" not in repr(found)
    assert store.audit_entries(limit=10_000)[-1].what == "read stations"


def test_visits_are_counted_by_how_they_ended(store: Store) -> None:
    for number, ended in enumerate((End.FINISHED, End.FINISHED, End.LEFT)):
        store.end_visit(visit_of(store, at=later(number)), ended, (), actor=STAFF, now=later(60))
    visit_of(store, at=later(4))
    store.end_visit(visit_of(store, at=NOW - DAY), End.FINISHED, (), actor=STAFF, now=later(60))
    store.visit_without_keep(uuid4(), "basic", End.REFUSED, TODAY)
    store.visit_without_keep(uuid4(), "basic", End.REFUSED, TODAY - DAY)
    assert store.visits_ended(NOW, NOW + DAY, TODAY) == {"finished": 2, "left": 1, "open": 1, "refused": 1}


def test_stations_are_those_that_do_something(store: Store, made: StoreSettings) -> None:
    assert store.stations(NOW) == ("st-1",)
    with open_store(replace(made, station_id="st-2"), KEYS) as other:
        visit_of(other)
    with open_store(replace(made, station_id="st-3"), KEYS) as other:
        other.bind(Binding("scale-1", "and-had", "serial", "/dev/null"), actor=STAFF, now=NOW)
    assert store.stations(NOW) == ("st-1", "st-2", "st-3")
    assert store.stations(NOW + 40 * DAY) == ("st-1", "st-3"), "nobody has measured at the second for weeks"


def test_the_newest_time_is_the_latest_that_was_ever_written(store: Store) -> None:
    store.note("printed", actor=STAFF, now=later(900))
    store.note("printed", actor=STAFF, now=later(-900))  # the clock went back
    assert store.newest_at() == later(900)


def test_since_when_something_waits_for_the_platform(store: Store) -> None:
    assert store.outbox_oldest() is None
    visit = visit_of(store, known(store), consents=(says("platform"),))
    store.keep(visit, [weight()], actor=STAFF, now=later(30))
    store.end_visit(visit, End.FINISHED, (), actor=STAFF, now=later(60))
    oldest = store.outbox_oldest()
    assert oldest is not None
    assert oldest <= later(60)
