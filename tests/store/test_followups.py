"""The follow-up list in the store: found, settled, closed for good, and no value in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, update

from kiosk.core.followup import Limit, Rules
from kiosk.core.reading import Measurement
from kiosk.core.visit_record import ConsentEntry, End
from kiosk.store.followups import BY_RULE, FollowUp
from kiosk.store.records import Store
from kiosk.store.tables import TABLES
from kiosk.store.tables_people import FollowUpRow
from kiosk.store.unit import fetch
from tests.store.checking import checked, passes, weighed
from tests.store.shelf import IDENTITY, NOW, RESIDENT, STAFF, SYSTEM, known, later, says, visit_of, weight

RULES = Rules(
    {"systolic_pressure": Limit(high=Decimal(160)), "diastolic_pressure": Limit(high=Decimal(100))},
    approved_by="홍시험",
    approved_on=date(2026, 10, 1),
)
WORDS = "전화 드려 병원에 가시기로 했습니다"


def pressure(systolic: str, diastolic: str) -> tuple[Measurement, ...]:
    event = uuid4()
    pairs = (("systolic_pressure", systolic), ("diastolic_pressure", diastolic))
    return tuple(weight(value, quantity=key, event_id=event, step="pressure") for key, value in pairs)


def stay(store: Store, resident: object, values: Sequence[Measurement] = (), *, at: datetime = NOW, **how: End) -> UUID:
    visit = visit_of(store, resident, at)  # type: ignore[arg-type]  # a KnownResident or None
    if values:
        store.keep(visit, values, actor=RESIDENT, now=at)
    store.end_visit(visit, how.get("ended", End.FINISHED), (), actor=RESIDENT, now=at + timedelta(minutes=9))
    return visit


def refresh(store: Store, rules: Rules = RULES, *, now: datetime | None = None) -> int:
    return store.followup_refresh(rules, actor=SYSTEM, now=now or later(3600))


def listed(store: Store, kind: str) -> tuple[FollowUp, ...]:
    return store.followup_list(kind, actor=STAFF, now=later(3601))


def subjects(store: Store, kind: str) -> list[str]:
    return sorted(item.subject for item in listed(store, kind))


def test_a_high_pressure_is_found_once_and_holds_no_value(store: Store) -> None:
    resident = known(store)
    visit = stay(store, resident, pressure("171", "104"))
    assert refresh(store) == 2
    assert refresh(store) == 0
    assert store.followup_counts()["high"] == 2
    items = listed(store, "high")
    assert {(item.visit_id, item.resident_id, item.name) for item in items} == {(visit, resident.id, IDENTITY.name)}
    assert IDENTITY.name not in repr(items)
    with store._transaction() as conn:
        rows = fetch(conn, FollowUpRow)
    words = [(row.kind, row.subject, row.state, row.note) for row in rows]  # ids are random: they may spell 171
    assert all("171" not in repr(said) and "104" not in repr(said) for said in words)


def test_without_approval_nothing_is_high_and_nothing_is_settled(store: Store) -> None:
    stay(store, known(store), pressure("171", "80"))
    assert refresh(store, replace(RULES, approved_by="")) == 0
    assert refresh(store) == 1
    refresh(store, replace(RULES, approved_by=""))
    assert store.followup_counts()["high"] == 1


def test_only_the_newest_value_that_counts_is_looked_at(store: Store) -> None:
    first = pressure("171", "80")
    visit = stay(store, known(store), (*first, *pressure("128", "78")))
    assert refresh(store) == 0
    store.value_void(first[0].id, why="device", actor=STAFF, now=later(60))
    assert refresh(store) == 0
    second = stay(store, None, pressure("171", "80"))
    assert refresh(store) == 1
    assert {item.visit_id for item in listed(store, "high")} == {second} != {visit}


def test_a_void_settles_it_and_a_restored_value_brings_it_back(store: Store) -> None:
    values = pressure("171", "80")
    stay(store, known(store), values)
    refresh(store)
    store.value_void(values[0].id, why="device", actor=STAFF, now=later(60))
    refresh(store)
    assert store.followup_counts()["high"] == 0
    assert store.followup_closed("high", actor=STAFF, now=later(90)) == (), "nobody has closed it"
    store.value_unvoid(values[0].id, why="counts", actor=STAFF, now=later(120))
    refresh(store)
    assert store.followup_counts()["high"] == 1


def test_closed_with_a_note_it_stays_closed(store: Store) -> None:
    resident = known(store)
    stay(store, resident, pressure("171", "104"))
    refresh(store)
    (first, second) = listed(store, "high")
    assert store.followup_close(first.id, f" {WORDS} ", actor=STAFF, now=later(4000)) == 2
    assert store.followup_close(second.id, "또 닫기", actor=STAFF, now=later(4001)) == 0
    assert refresh(store, now=later(5000)) == 0
    assert store.followup_counts()["high"] == 0
    closed = store.followup_closed("high", actor=STAFF, now=later(5001))
    assert {(item.closed_by, item.closed_at, item.note) for item in closed} == {(STAFF, later(4000), WORDS)}
    with store._transaction() as conn:
        sealed = [row.note for row in fetch(conn, FollowUpRow)]
    assert all(note is not None and WORDS.encode() not in note for note in sealed)
    stay(store, resident, pressure("180", "80"), at=later(6000))
    assert refresh(store, now=later(9000)) == 1, "a new event"


@pytest.mark.parametrize("note", ["", "  ", "가" * 1001])
def test_closing_needs_a_note_of_a_sensible_length(note: str, store: Store) -> None:
    stay(store, known(store), pressure("171", "80"))
    refresh(store)
    with pytest.raises(ValueError, match="characters"):
        store.followup_close(listed(store, "high")[0].id, note, actor=STAFF, now=later(1))
    assert store.followup_counts()["high"] == 1


def test_an_unfinished_visit_is_settled_when_the_person_comes_again(store: Store) -> None:
    resident = known(store)
    stay(store, resident, ended=End.LEFT)
    stay(store, None, ended=End.LEFT)
    refresh(store)
    assert [item.resident_id for item in listed(store, "unfinished")] == [resident.id]
    stay(store, resident, at=later(600))
    refresh(store)
    assert listed(store, "unfinished") == ()


def test_due_and_alone_from_the_day_on_until_they_come(store: Store) -> None:
    alone = known(store, replace(IDENTITY, lives_alone=True, phone_tail="1111", card="", phone=""))
    other = known(store, replace(IDENTITY, phone_tail="2222", card="", phone=""))
    for resident in (alone, other):
        stay(store, resident)
    refresh(store, now=NOW + timedelta(days=29))
    assert set(store.followup_counts().values()) == {0}
    refresh(store, now=NOW + timedelta(days=31))
    assert [item.resident_id for item in listed(store, "alone")] == [alone.id]
    refresh(store, now=NOW + timedelta(days=91))
    assert {item.resident_id for item in listed(store, "due")} == {alone.id, other.id}
    stay(store, alone, at=NOW + timedelta(days=92))
    refresh(store, now=NOW + timedelta(days=93))
    assert listed(store, "alone") == ()
    assert {item.resident_id for item in listed(store, "due")} == {other.id}


def test_who_withdrew_keeping_is_not_asked_to_come_but_is_asked_about(store: Store) -> None:
    resident = known(store, IDENTITY, says("platform"))
    stay(store, resident)
    other = known(store, replace(IDENTITY, phone_tail="2222", card="", phone=""))
    stay(store, other, at=NOW + timedelta(days=80))
    no = ConsentEntry("keep", False, later(60), "keep-test", STAFF)
    store.give_consent(no, now=later(60), resident_id=resident.id)
    refresh(store, now=NOW + timedelta(days=91))
    assert (listed(store, "due"), subjects(store, "withdrawn")) == ((), ["keep"])
    store.give_consent(says("keep", at=later(90)), now=later(90), resident_id=resident.id)
    refresh(store, now=NOW + timedelta(days=91))
    assert (len(listed(store, "due")), subjects(store, "withdrawn")) == (1, [])


def test_a_first_no_is_no_withdrawal_and_an_erased_person_is_nobodys_task(store: Store) -> None:
    never = known(store, replace(IDENTITY, card="", phone=""), says("platform", granted=False))
    gone = known(store, replace(IDENTITY, phone_tail="9999", card="", phone=""), says("platform"))
    stay(store, gone, pressure("171", "104"), ended=End.LEFT)
    stay(store, never)
    refresh(store)
    assert store.followup_counts()["high"] == 2
    store.erase_resident(gone.id, actor=STAFF, now=later(60))
    refresh(store)
    assert {kind: count for kind, count in store.followup_counts().items() if count} == {}


def test_a_held_record_until_it_goes_on(store: Store) -> None:
    resident = known(store, IDENTITY, says("platform"))
    visit = stay(store, resident, pressure("120", "70"))
    (entry,) = store.due(later(3600))
    store.mark_held(entry.id, now=later(100), reason="refused")
    refresh(store)
    (item,) = listed(store, "held")
    assert (item.visit_id, item.resident_id, item.subject) == (visit, resident.id, "visit")
    store.retry_held(entry.id, actor=STAFF, now=later(200))
    refresh(store)
    assert listed(store, "held") == ()


def test_a_missed_booking(store: Store) -> None:
    resident = known(store)
    row = {"id": uuid4(), "station_id": "st-1", "day": "2026-11-02", "number": 1, "state": "missed"}
    more = {"group_name": "", "resident_id": resident.id, "created_at": NOW}
    table = TABLES["booking"]
    with store._transaction() as conn:
        conn.execute(insert(table), row | more)
    refresh(store)
    assert [item.resident_id for item in listed(store, "missed")] == [resident.id]
    with store._transaction() as conn:
        conn.execute(update(table).values(state="waiting"))
    refresh(store)
    assert listed(store, "missed") == ()


def test_a_merged_person_is_one_person(store: Store) -> None:
    kept = known(store, replace(IDENTITY, card="", phone=""))
    gone = known(store, replace(IDENTITY, phone_tail="3333", card="", phone=""))
    stay(store, gone, pressure("171", "80"))
    store.person_merge(gone.id, kept.id, actor=STAFF, now=later(60))
    stay(store, kept, at=later(600))
    refresh(store)
    assert [item.resident_id for item in listed(store, "high")] == [kept.id]
    refresh(store, now=NOW + timedelta(days=91))
    assert [item.resident_id for item in listed(store, "due")] == [kept.id], "not once for each record"


def test_every_name_that_is_read_is_in_the_access_log(store: Store) -> None:
    resident = known(store)
    stay(store, resident, pressure("171", "104"))
    refresh(store)
    before = len(store.audit_entries())
    listed(store, "high")
    store.followup_item(listed(store, "high")[0].id, actor=STAFF, now=later(3601))
    lines = store.audit_entries()[before:]
    assert {(line.what, line.whose, line.actor) for line in lines} == {("read follow-up", str(resident.id), STAFF)}
    assert store.audit_verify().ok
    assert BY_RULE.startswith("system:")


def test_whoever_is_invited_after_a_failed_check_is_on_the_list_until_measured_again(store: Store) -> None:
    passes(store, NOW)
    somebody = known(store)
    weighed(store, later(1), somebody)
    fail = checked(at=later(600), good=False)
    store.check_add(fail, actor=STAFF, now=later(600))
    assert store.invite_again(fail.id, actor=STAFF, now=later(700)) == 1
    store.followup_refresh(Rules(), actor=STAFF, now=later(800))  # no rule settles it
    (item,) = store.followup_list("recheck", actor=STAFF, now=later(900))
    assert (item.resident_id, item.subject) == (somebody.id, f"body_weight/{fail.id}")
    weighed(store, later(1000), somebody)  # the scale is not in order yet
    store.followup_refresh(Rules(), actor=STAFF, now=later(1200))
    assert store.followup_counts()["recheck"] == 1
    passes(store, later(1300))
    weighed(store, later(1400), somebody)
    store.followup_refresh(Rules(), actor=STAFF, now=later(1600))
    assert store.followup_counts()["recheck"] == 0
    assert store.invite_again(fail.id, actor=STAFF, now=later(1700)) == 0


def test_an_invitation_goes_when_the_check_is_taken_back_or_a_person_closes_it(store: Store) -> None:
    passes(store, NOW)
    visits = [weighed(store, later(1), known(store, replace(IDENTITY, card="", phone=""))) for _ in range(2)]
    fail = checked(at=later(600), good=False)
    store.check_add(fail, actor=STAFF, now=later(600))
    assert store.invite_again(fail.id, actor=STAFF, now=later(700)) == len(visits)
    first, second = store.followup_list("recheck", actor=STAFF, now=later(800))
    assert store.followup_close(first.id, "전화드림", actor=STAFF, now=later(900)) == 1
    assert store.invite_again(fail.id, actor=STAFF, now=later(950)) == 0
    store.check_void(fail.id, why="slip", actor=STAFF, now=later(1000))
    store.followup_refresh(Rules(), actor=STAFF, now=later(1100))
    assert store.followup_list("recheck", actor=STAFF, now=later(1200)) == ()
    assert [one.id for one in store.followup_closed("recheck", actor=STAFF, now=later(1300))] == [first.id]
    assert second.id != first.id
