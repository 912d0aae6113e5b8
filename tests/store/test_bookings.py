"""The line of those who wait: numbers, the next one, groups, the end of the day. Everybody here is made up."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Barrier
from uuid import uuid4

import pytest
from sqlalchemy import text

from kiosk.core.resident import Sex
from kiosk.core.roster import Expected
from kiosk.core.visit_record import End
from kiosk.store.booked import ACTS, Booking
from kiosk.store.database import StoreSettings, open_store
from kiosk.store.records import Store
from kiosk.store.trouble import Trouble
from tests.store.shelf import IDENTITY, KEYS, NOW, STAFF, known, later, refused, visit_of

TODAY = date(2026, 11, 2)
HONG = Expected("홍시험", IDENTITY.birth, IDENTITY.sex, IDENTITY.phone_tail)
PARK = Expected("박시험", date(1950, 1, 2), Sex.MALE, "2233")


def give(store: Store, at: float = 0, who: Expected | None = None) -> Booking:
    return store.booking_add(TODAY, actor=STAFF, now=later(at), who=who)


def call(store: Store, at: float) -> Booking | None:
    return store.booking_next(TODAY, actor=STAFF, now=later(at))


def listed(store: Store, at: float = 1000) -> list[tuple[int, str]]:
    return [(one.number, one.state) for one in store.bookings(TODAY, actor=STAFF, now=later(at))]


def test_numbers_go_up_and_the_first_one_is_called_first(store: Store) -> None:
    assert [give(store, at).number for at in (0, 1, 2)] == [1, 2, 3]
    assert store.booking_add(date(2026, 11, 3), actor=STAFF, now=NOW).number == 1
    first = call(store, 60)
    assert first is not None
    assert (first.number, first.state, first.called_at) == (1, "called", later(60))
    assert listed(store) == [(1, "called"), (2, "waiting"), (3, "waiting")]


def test_whoever_did_not_come_when_called_waits_at_the_end_but_is_not_forgotten(store: Store) -> None:
    for at in (0, 1):
        give(store, at)
    first = call(store, 10)
    assert first is not None
    store.booking_act(first.id, "back", actor=STAFF, now=later(11))
    late = give(store, 12)
    order = [call(store, at) for at in (20, 21, 22)]
    assert [one.number for one in order if one] == [2, 1, late.number]
    assert order[1] is not None
    assert order[1].called_at == later(10), "the wait that counts is the first one"
    assert call(store, 30) is None


def test_a_place_in_the_line_is_done_when_the_visit_is(store: Store) -> None:
    kept, counted = give(store), give(store)
    visit, other = visit_of(store), uuid4()
    store.booking_act(kept.id, "begin", actor=STAFF, now=later(1), visit_id=visit)
    store.booking_act(counted.id, "begin", actor=STAFF, now=later(1), visit_id=other)
    assert listed(store) == [(1, "measuring"), (2, "measuring")]
    store.end_visit(visit, End.FINISHED, (), actor=STAFF, now=later(2))
    store.visit_without_keep(other, "basic", End.FINISHED, TODAY)
    assert listed(store) == [(1, "done"), (2, "done")]


def test_what_may_not_follow_is_refused(store: Store) -> None:
    one = give(store)
    store.booking_act(one.id, "left", actor=STAFF, now=later(1))
    for act in set(ACTS) - {"came"}:
        with refused(Trouble.UNKNOWN):
            store.booking_act(one.id, act, actor=STAFF, now=later(2))
    assert store.booking_act(one.id, "came", actor=STAFF, now=later(3)).number == 1, "it keeps its number"
    with refused(Trouble.UNKNOWN):
        store.booking_act(uuid4(), "left", actor=STAFF, now=later(4))


def test_a_group_is_booked_once_and_known_residents_are_known(store: Store) -> None:
    resident = known(store)
    first = store.bookings_import(TODAY, "행복반", (HONG, PARK), actor=STAFF, now=NOW)
    assert (first.added, first.known, first.already) == (2, 1, 0)
    again = store.bookings_import(TODAY, "행복반", (HONG, PARK, replace(PARK, name="최시험")), actor=STAFF, now=NOW)
    assert (again.added, again.already) == (1, 2)
    by_name = {one.who.name: one for one in store.bookings(TODAY, actor=STAFF, now=later(1))}
    assert {name: one.resident_id for name, one in by_name.items()} == {
        "홍시험": resident.id,
        "박시험": None,
        "최시험": None,
    }
    assert {(one.number, one.group, one.state) for one in by_name.values()} == {(0, "행복반", "booked")}
    assert call(store, 5) is None, "nobody is here yet"
    assert store.booking_act(by_name["박시험"].id, "came", actor=STAFF, now=later(6)).number == 1
    assert any(line.whose == str(resident.id) and line.what == "find" for line in store.audit_entries())


@pytest.mark.parametrize(
    ("names", "asked", "fits"),
    [
        (["홍시험"], "홍 시험", 0),
        ([""], "홍시험", 0),  # the only one who fits; no name was given
        (["박시험"], "홍시험", None),
        (["홍시험", "박시험"], "홍시험", 0),
        (["홍시험", "홍시험"], "홍시험", None),
        (["", "박시험"], "홍시험", None),
    ],
)
def test_of_several_nobody_is_guessed(store: Store, names: list[str], asked: str, fits: int | None) -> None:
    """Twins: the same birth date, sex and phone tail."""
    twins = [known(store, replace(IDENTITY, name=name, card="")) for name in names]
    store.bookings_import(TODAY, "g", (replace(HONG, name=asked),), actor=STAFF, now=NOW)
    (booked,) = store.bookings(TODAY, actor=STAFF, now=later(1))
    assert booked.resident_id == (None if fits is None else twins[fits].id)


def test_without_a_phone_tail_nobody_is_matched(store: Store) -> None:
    known(store)
    store.bookings_import(TODAY, "g", (replace(HONG, phone_tail=""),), actor=STAFF, now=NOW)
    assert store.bookings(TODAY, actor=STAFF, now=later(1))[0].resident_id is None


def test_the_end_of_the_day_empties_every_seal(store: Store) -> None:
    store.bookings_import(TODAY, "g", (PARK,), actor=STAFF, now=NOW)
    one, two, three = give(store, who=HONG), give(store), give(store)
    call(store, 5)
    store.booking_act(two.id, "begin", actor=STAFF, now=later(6), visit_id=visit_of(store))
    counts = store.bookings_close(TODAY, actor=STAFF, now=later(7))
    assert counts == {"missed": 1, "left": 2, "measuring": 1}
    rows = {row.id: row for row in store.bookings(TODAY, actor=STAFF, now=later(8))}
    assert {row.who for row in rows.values()} == {Expected()}
    assert (rows[one.id].state, rows[two.id].state, rows[three.id].state) == ("left", "measuring", "left")
    with store.engine.begin() as conn:
        sealed = conn.execute(text("SELECT state FROM booking WHERE sealed IS NOT NULL")).scalars().all()
    assert sealed == ["measuring"]
    assert store.bookings_close(date(2026, 11, 3), actor=STAFF, now=later(9)) == {}
    with store.engine.begin() as conn:
        assert conn.execute(text("SELECT count(*) FROM booking WHERE sealed IS NOT NULL")).scalar() == 0


def test_no_name_stands_in_the_rows_or_in_a_repr(store: Store, made: StoreSettings) -> None:
    one = give(store, who=HONG)
    assert "홍시험" not in repr(one)
    with store.engine.begin() as conn:
        assert "홍시험" not in str(conn.execute(text("SELECT * FROM booking")).all())
        assert "홍시험".encode() not in b"".join(conn.execute(text("SELECT sealed FROM booking")).scalars())
    with open_store(made, KEYS) as again:
        assert again.bookings(TODAY, actor=STAFF, now=later(1))[0].who == HONG


def test_two_stations_never_call_the_same_one_or_give_the_same_number(kind: str, made: StoreSettings) -> None:
    stations = [open_store(replace(made, station_id=f"st-{number}"), KEYS) for number in (1, 2)]
    numbers = [station.booking_add(TODAY, actor=STAFF, now=later(at)).number for at in range(4) for station in stations]
    assert sorted(numbers) == list(range(1, 9))
    called = [station.booking_next(TODAY, actor=STAFF, now=later(60)) for _ in range(4) for station in stations]
    assert sorted(one.number for one in called if one) == list(range(1, 9))
    assert {one.station for one in called if one} == {"st-1", "st-2"}
    for station in stations:
        station.close()


def test_who_measured_without_being_called_was_there(store: Store) -> None:
    resident = known(store)
    store.bookings_import(TODAY, "g", (HONG, PARK), actor=STAFF, now=NOW)
    visit = visit_of(store, resident, at=later(60))
    assert [one.state for one in store.bookings(TODAY, actor=STAFF, now=later(70))] == ["booked", "booked"]
    store.end_visit(visit, End.FINISHED, (), actor=STAFF, now=later(80))
    rows = {one.who.name: one.state for one in store.bookings(TODAY, actor=STAFF, now=later(90))}
    assert rows == {"홍시험": "done", "박시험": "booked"}
    assert store.bookings_close(TODAY, actor=STAFF, now=later(99)) == {"done": 1, "missed": 1}


def test_stations_that_call_at_the_same_moment_never_meet(made: StoreSettings) -> None:
    """Real threads, each with a store of its own, all at once."""
    with open_store(made, KEYS) as first:
        for number in range(24):
            first.booking_add(TODAY, actor=STAFF, now=later(number))
    start = Barrier(3)

    def work(station: str) -> list[int]:
        with open_store(replace(made, station_id=station), KEYS) as opened:
            start.wait()
            called = [opened.booking_next(TODAY, actor=STAFF, now=later(100)) for _ in range(8)]
            given = [opened.booking_add(TODAY, actor=STAFF, now=later(200)).number for _ in range(8)]
            return [one.number for one in called if one] + given

    with ThreadPoolExecutor(3) as pool:
        numbers = [number for found in pool.map(work, ("a", "b", "c")) for number in found]
    called, given = sorted(n for n in numbers if n <= 24), sorted(n for n in numbers if n > 24)
    assert called == list(range(1, 25))
    assert given == list(range(25, 49))
    with open_store(made, KEYS) as opened:
        assert opened.audit_verify().ok
