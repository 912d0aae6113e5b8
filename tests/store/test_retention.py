"""What may not be kept any longer goes; what stays is counts, and the whole access log."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from kiosk.core.visit_record import End
from kiosk.store.records import Store
from kiosk.store.retention import Rules, Swept
from kiosk.store.trouble import Trouble
from tests.store.keeping import count
from tests.store.shelf import IDENTITY, NOW, RESIDENT, STAFF, SYSTEM, known, later, refused, visit_of, weight

YEAR = timedelta(days=365)
LONG_AGO = NOW - 40 * YEAR
NEVER = Rules(NOW.date(), people=LONG_AGO, values=LONG_AGO, guests=LONG_AGO, tray=LONG_AGO, notes=LONG_AGO)
SOON = NOW + timedelta(days=1)


def sweep(store: Store, rules: Rules, limit: int = 20) -> Swept:
    swept = Swept(more=True)
    while swept.more:
        swept += store.retention_sweep(rules, actor=SYSTEM, now=later(9), limit=limit)
    return swept


def ended(store: Store, visit: UUID, *values: str) -> UUID:
    store.keep(visit, [weight(value) for value in values or ("61.5",)], actor=RESIDENT, now=NOW)
    store.end_visit(visit, End.FINISHED, (), actor=RESIDENT, now=later(1))
    return visit


def rows(store: Store, table: str) -> int:
    with store.engine.begin() as conn:
        return count(conn, table)


def test_what_is_young_stays(store: Store) -> None:
    resident = known(store)
    ended(store, visit_of(store, resident))
    ended(store, visit_of(store))
    before = rows(store, "audit")
    assert sweep(store, NEVER) == Swept()
    assert (store.measurements_stored(), rows(store, "audit")) == (2, before)


def test_guests_lose_their_values_sooner(store: Store) -> None:
    mine = ended(store, visit_of(store, known(store)))
    guests = [ended(store, visit_of(store), "70.1", "70.2") for _ in range(5)]
    assert sweep(store, replace(NEVER, guests=SOON), limit=2).visits == 5
    assert store.measurements_stored() == 1
    assert len(store.visit_record(mine, actor=SYSTEM, now=NOW).measurements) == 1
    record = store.visit_record(guests[0], actor=SYSTEM, now=NOW)
    assert (record.measurements, record.age, record.ended) == ((), 71, End.FINISHED)
    assert store.audit_verify().ok


def test_an_open_visit_is_left_alone(store: Store) -> None:
    visit = visit_of(store)
    store.keep(visit, [weight()], actor=RESIDENT, now=NOW)
    assert sweep(store, replace(NEVER, guests=SOON, values=SOON)) == Swept()
    assert store.measurements_stored() == 1


def test_values_go_with_everything_that_hangs_on_them(store: Store) -> None:
    visit = ended(store, visit_of(store, known(store)), "61.5", "61.9")
    value = store.visit_record(visit, actor=SYSTEM, now=NOW).measurements[0]
    store.value_correct(value.id, weight("62.5").value, why="typo", actor=STAFF, now=NOW)
    store.remark_add(visit, "물을 자주", advice=True, actor=STAFF, now=NOW)
    assert sweep(store, replace(NEVER, values=SOON)).visits == 1
    assert (store.measurements_stored(), rows(store, "amendment")) == (0, 0)
    assert [each.text for each in store.remarks([visit], actor=STAFF, now=NOW)] == [""]
    assert {entry.state for entry in store.waiting()} == set()


def test_a_value_that_was_moved_stays_with_its_new_owner(store: Store) -> None:
    wrong = ended(store, visit_of(store, known(store), at=NOW - 20 * YEAR))
    right = known(store, replace(IDENTITY, phone_tail="0001", phone=""))
    moved = store.visit_move(wrong, right.id, why="person", actor=STAFF, now=NOW)
    sweep(store, replace(NEVER, values=NOW - 30 * YEAR))
    assert store.measurements_stored() == 2
    assert len(store.visit_record(moved, actor=SYSTEM, now=NOW).measurements) == 1
    sweep(store, replace(NEVER, values=SOON), limit=1)
    assert store.measurements_stored() == 0
    assert store.audit_verify().ok


def test_whoever_does_not_come_any_more_is_erased(store: Store) -> None:
    came = known(store, replace(IDENTITY, phone_tail="0002", phone=""))
    gone = [known(store, replace(IDENTITY, phone_tail=f"100{number}", phone="")) for number in range(3)]
    ended(store, visit_of(store, gone[0]))
    ended(store, visit_of(store, came, at=NOW + timedelta(days=2)))
    assert sweep(store, replace(NEVER, people=SOON), limit=2).people == 3
    for one in gone:
        with refused(Trouble.UNKNOWN, "erased"):
            store.identity(one.id, actor=SYSTEM, now=NOW, why="test")
    assert store.identity(came.id, actor=SYSTEM, now=NOW, why="test").name == IDENTITY.name


def test_a_merged_person_goes_only_as_a_whole(store: Store) -> None:
    old, new = known(store), known(store, replace(IDENTITY, phone_tail="0003", phone=""))
    store.person_merge(old.id, new.id, actor=STAFF, now=NOW)
    ended(store, visit_of(store, new, at=NOW + timedelta(days=2)))
    assert sweep(store, replace(NEVER, people=SOON)).people == 0
    assert sweep(store, replace(NEVER, people=NOW + timedelta(days=3))).people == 2


def test_the_log_of_the_place_and_words_of_a_day(store: Store) -> None:
    for _ in range(5):
        store.upkeep_add("cleaned", day=NOW.date(), actor=STAFF, now=NOW, note="바닥")
        store.device_event_add("scale-1", "test-scale", "absent", "", now=NOW)
    store.number_give(day=NOW.date(), actor=STAFF, now=NOW, name="홍대기") if hasattr(store, "number_give") else None
    assert sweep(store, replace(NEVER, notes=SOON), limit=2).lines == 10
    assert (rows(store, "upkeep"), rows(store, "device_event")) == (0, 0)


def test_the_access_log_is_never_cut(store: Store) -> None:
    ended(store, visit_of(store, known(store)))
    before = store.audit_entries()
    everything = Rules(SOON.date(), people=SOON, values=SOON, guests=SOON, tray=SOON, notes=SOON)
    sweep(store, everything)
    after = store.audit_entries()
    assert after[: len(before)] == before
    assert after[-1].what == "retention"
    assert store.audit_verify().ok


def test_a_sum_is_a_sum() -> None:
    assert Swept(1, 2, 3, 4, 5, more=True) + Swept(1, 1, 1, 1, 1) == Swept(2, 3, 4, 5, 6)
