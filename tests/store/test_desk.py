"""Staff, PINs, calls, clearances, devices, and the holding tray."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from kiosk.core.reading import Record
from kiosk.core.visit_record import Clearance
from kiosk.store.database import StoreSettings, open_store
from kiosk.store.records import Store
from kiosk.store.staff import pin_match
from kiosk.store.trouble import StoreTrouble, Trouble
from kiosk.store.values import Binding, Role, TrayItem
from tests.store.shelf import KEYS, NOW, STAFF, SYSTEM, later, refused, visit_of, weight


def test_a_pin_tells_who_it_is(store: Store) -> None:
    boss = store.staff_add("박시험", Role.ADMINISTRATOR, "470011", actor=SYSTEM, now=NOW)
    helper = store.staff_add("이시험", Role.HELPER, "4711", actor=boss.actor, now=later(1))
    assert store.staff_list() == (boss, helper)
    assert store.staff_check_pin("470011", now=NOW).staff == boss
    assert store.staff_check_pin("4711", now=NOW).staff == helper
    assert store.staff_check_pin("4711", now=NOW, staff_id=boss.id).staff is None
    assert "박시험" not in repr(boss)
    with store.engine.begin() as conn:
        assert "4711" not in str(conn.execute(text("SELECT pin_hash FROM staff")).all())
    assert (boss.role.may(Role.MANAGER), helper.role.may(Role.SPECIALIST)) == (True, False)


@pytest.mark.parametrize("pin", ["", "123", "1234567890123", "12a4", "１２３４", "12 34"])
def test_a_pin_is_digits(store: Store, pin: str) -> None:
    with refused(Trouble.PIN, "4 to 12 digits"):
        store.staff_add("박시험", Role.HELPER, pin, actor=SYSTEM, now=NOW)


def test_no_two_members_share_a_pin(store: Store) -> None:
    one = store.staff_add("박시험", Role.ADMINISTRATOR, "4711", actor=SYSTEM, now=NOW)
    two = store.staff_add("이시험", Role.HELPER, "4712", actor=SYSTEM, now=NOW)
    with refused(Trouble.PIN, "choose another"):
        store.staff_add("최시험", Role.HELPER, "4711", actor=SYSTEM, now=NOW)
    with refused(Trouble.PIN, "choose another"):
        store.staff_set_pin(two.id, "4711", actor=one.actor, now=NOW)
    store.staff_set_pin(two.id, "4712", actor=one.actor, now=NOW)
    store.staff_disable(two.id, actor=one.actor, now=NOW)
    assert store.staff_check_pin("4712", now=NOW).staff is None
    assert [member.disabled for member in store.staff_list()] == [False, True]
    assert store.staff_add("최시험", Role.HELPER, "4712", actor=SYSTEM, now=NOW).role is Role.HELPER
    with pytest.raises(StoreTrouble, match="last administrator"):
        store.staff_disable(one.id, actor=one.actor, now=NOW)


def wrong(store: Store, tries: int, staff_id: str | None = None) -> Iterator[tuple[datetime, datetime | None]]:
    """Try as soon as trying is allowed, and say until when the door is locked after each try."""
    at = NOW
    for _ in range(tries):
        verdict = store.staff_check_pin("0000", now=at, staff_id=staff_id)
        assert verdict.staff is None
        yield at, verdict.locked_until
        at = verdict.locked_until or at


def test_wrong_pins_wait_longer_and_longer(store: Store) -> None:
    member = store.staff_add("박시험", Role.HELPER, "4711", actor=SYSTEM, now=NOW)
    waits = [None if until is None else (until - at).total_seconds() for at, until in wrong(store, 12)]
    assert waits == [None, None, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]
    locked = store.staff_check_pin("0000", now=NOW).locked_until
    assert locked is not None
    early = store.staff_check_pin("4711", now=locked - timedelta(seconds=1))
    assert (early.staff, early.locked_until) == (None, locked)  # the right PIN does not open a locked door
    assert store.staff_check_pin("4711", now=locked).staff == member
    assert store.staff_check_pin("0000", now=locked).locked_until is None  # and a right one starts anew


def test_a_named_member_is_locked_out_until_a_new_pin(store: Store) -> None:
    boss = store.staff_add("박시험", Role.ADMINISTRATOR, "470011", actor=SYSTEM, now=NOW)
    helper = store.staff_add("이시험", Role.HELPER, "4711", actor=SYSTEM, now=NOW)
    *_, (at, until) = wrong(store, 10, helper.id)
    assert until == at + timedelta(days=1)
    assert store.staff_check_pin("4711", now=at, staff_id=helper.id).staff is None
    assert store.staff_check_pin("470011", now=at, staff_id=boss.id).staff == boss  # other doors stay open
    assert store.staff_check_pin("4711", now=at).staff == helper
    store.staff_set_pin(helper.id, "4712", actor=boss.actor, now=at)
    assert store.staff_check_pin("4712", now=at, staff_id=helper.id).staff == helper


def test_pulling_the_plug_gives_nobody_a_free_try(store: Store) -> None:
    store.staff_add("박시험", Role.HELPER, "4711", actor=SYSTEM, now=NOW)
    for _ in range(3):
        knock = store.pin_knock(now=NOW)  # and then the power goes
    assert pin_match(knock, "4711") is not None
    assert store.pin_knock(now=NOW).locked_until == later(30)


def test_a_call_is_open_until_somebody_comes(store: Store) -> None:
    first = store.call_staff("help", now=NOW)
    second = store.call_staff("pressure", now=later(1), visit_id=uuid4())  # a visit that is not kept has no row
    assert [call.id for call in store.calls_open()] == [first.id, second.id]
    store.call_acknowledge(first.id, actor=STAFF, now=later(2))
    assert [(call.id, call.visit_id) for call in store.calls_open()] == [(second.id, second.visit_id)]
    for call in (first.id, uuid4()):
        with refused(Trouble.UNKNOWN):
            store.call_acknowledge(call, actor=STAFF, now=later(3))


def test_calls_of_all_stations_stay_listed_until_the_day_is_over(store: Store, made: StoreSettings) -> None:
    old = store.call_staff("help", now=later(-9000))
    store.call_acknowledge(old.id, actor=STAFF, now=later(-8990))
    mine = store.call_staff("resident", now=NOW)
    store.call_acknowledge(mine.id, actor=STAFF, now=later(5))
    with open_store(replace(made, station_id="st-2"), KEYS) as other:
        theirs = other.call_staff("resident", now=later(-9000))
        other.call_escalated(theirs.id, now=later(-8940))
        other.call_escalated(mine.id, now=later(9))
        assert [call.id for call in other.calls_open()] == [theirs.id]
    listed = store.calls_since(later(-1))
    assert [(call.station, call.escalated_at, call.acknowledged_by) for call in listed] == [
        ("st-2", later(-8940), ""),
        ("st-1", None, STAFF),
    ]


def test_a_clearance_is_given_by_a_member_of_staff(store: Store) -> None:
    visit = visit_of(store)
    nobody = Clearance(str(uuid4()), ("pressure",), NOW, later(60))
    with refused(Trouble.UNKNOWN):
        store.clearance_add(nobody, actor=STAFF, now=NOW, visit_id=visit)
    with pytest.raises(ValueError, match="belongs"):
        store.clearance_add(nobody, actor=STAFF, now=NOW)
    doctor = store.staff_add("최시험", Role.SPECIALIST, "4711", actor=SYSTEM, now=NOW)
    store.clearance_add(replace(nobody, staff_id=doctor.id), actor=doctor.actor, now=NOW, visit_id=visit)
    assert store.audit_entries()[-1].whose == str(visit)


def test_a_device_is_bound_by_its_name(store: Store) -> None:
    scale = Binding("scale-1", "test-scale", "serial", "/dev/serial/by-id/test", "SN-1")
    cuff = Binding("cuff-1", "test-cuff", "ble", "02:00:00:00:00:01")
    for binding in (scale, cuff, replace(scale, serial="SN-2")):
        store.bind(binding, actor=STAFF, now=NOW)
    assert store.bindings() == (
        replace(cuff, bound_by=STAFF, bound_at=NOW),
        replace(scale, serial="SN-2", bound_by=STAFF, bound_at=NOW),
    )
    store.unbind("cuff-1", actor=STAFF, now=NOW)
    assert [binding.device for binding in store.bindings()] == ["scale-1"]
    with refused(Trouble.UNKNOWN):
        store.unbind("cuff-1", actor=STAFF, now=NOW)


FIELDS = {
    "weight_kg": Decimal("61.50"),
    "sys": 120,
    "stable": True,
    "status": "ok",
    "absent": None,
    "flags": ("loose", "moved"),
    "timestamp": datetime(2026, 11, 1, 9, 30),
    "seen": NOW,
    "nested": {"raw": b"\x00\xff", "trials": (Decimal("1.0"), Decimal("2.00"))},
}


def item(expires: datetime) -> TrayItem:
    record = Record("test_codec", FIELDS, b"\x02raw\x03")
    return TrayItem(uuid4(), "scale-1", "test-scale", "1", record, NOW, later(-86400), "stored", expires)


def test_a_record_comes_back_from_the_tray_as_it_was(store: Store) -> None:
    stray = item(later(60))
    store.tray_add(stray, actor=SYSTEM, now=NOW)
    (found,) = store.tray_list(actor=STAFF, now=later(1))
    assert found == stray
    assert [type(value) for value in found.record.fields.values()] == [type(value) for value in FIELDS.values()]
    assert str(found.record.fields["weight_kg"]) == "61.50"
    assert "61.50" not in repr(found)
    odd = replace(stray, id=uuid4(), record=Record("test_codec", {"x": 1.5}))
    with pytest.raises(TypeError, match="float"):
        store.tray_add(odd, actor=SYSTEM, now=NOW)


def emptied(store: Store, stray: UUID) -> tuple[str, bytes, str]:
    with store.engine.begin() as conn:
        rows = conn.execute(text("SELECT id, fields, raw, state FROM tray")).all()
    (row,) = [row for row in rows if UUID(str(row.id)) == stray]
    return row.fields, bytes(row.raw), row.state


def test_what_nobody_claims_is_emptied(store: Store) -> None:
    soon, late = item(later(10)), replace(item(later(20)), device_time=later(-86000))  # else it were the same again
    for stray in (soon, late):
        store.tray_add(stray, actor=SYSTEM, now=NOW)
    assert store.tray_list(actor=STAFF, now=later(10)) == (late,)
    assert store.tray_expire(actor=SYSTEM, now=later(10)) == 1
    assert store.tray_expire(actor=SYSTEM, now=later(10)) == 0
    assert emptied(store, soon.id) == ("{}", b"", "expired")


def test_staff_assign_with_a_reason_or_not_at_all(store: Store) -> None:
    stray, visit = item(later(60)), visit_of(store)
    store.tray_add(stray, actor=SYSTEM, now=NOW)
    with pytest.raises(ValueError, match="reason"):
        store.tray_assign(stray.id, visit, [weight()], why=" ", actor=STAFF, now=later(1))
    with refused(Trouble.UNKNOWN):
        store.tray_assign(stray.id, uuid4(), [weight()], why="was there", actor=STAFF, now=later(1))
    assert store.tray_list(actor=STAFF, now=later(1)) == (stray,)
    store.tray_assign(stray.id, visit, [weight()], why="was there", actor=STAFF, now=later(1))
    assert len(store.visit_record(visit, actor=STAFF, now=NOW).measurements) == 1
    assert emptied(store, stray.id) == ("{}", b"", "assigned")
    with refused(Trouble.UNKNOWN):
        store.tray_assign(stray.id, visit, [weight()], why="again", actor=STAFF, now=later(2))
    assert store.measurements_stored() == 1
