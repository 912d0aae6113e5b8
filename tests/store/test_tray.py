"""The holding tray: looked at one by one, assigned with a reason that stays on the value, or dropped with one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from kiosk.core.reading import Record
from kiosk.core.visit_record import End
from kiosk.store.records import Store
from kiosk.store.trouble import Trouble
from kiosk.store.values import TrayItem
from tests.store.shelf import NOW, RESIDENT, STAFF, SYSTEM, known, later, refused, visit_of, weight


def stray(store: Store) -> TrayItem:
    """A made-up record that came while nobody was measured."""
    record = Record("test_codec", {"weight_kg": Decimal("64.0")}, b"ST,GS,+0064.0kg\r\n")
    item = TrayItem(uuid4(), "scale-1", "test-scale", "1", record, NOW, None, "no-step", later(9999))
    store.tray_add(item, actor=SYSTEM, now=NOW)
    return item


def settled(store: Store, item: UUID) -> tuple[str, str, bytes, str]:
    with store.engine.connect() as conn:
        rows = conn.execute(text("SELECT id, state, settled_why, raw, fields FROM tray")).all()
    (row,) = [row for row in rows if UUID(str(row.id)) == item]
    return row.state, row.settled_why, row.raw, row.fields


def test_one_item_is_looked_at_and_the_log_says_so(store: Store) -> None:
    item = stray(store)
    assert store.tray_item(item.id, actor=STAFF, now=later(1)) == item
    line = store.audit_entries()[-1]
    assert (line.what, line.actor, line.whose) == ("tray look", STAFF, str(item.id))
    with refused(Trouble.UNKNOWN):
        store.tray_item(uuid4(), actor=STAFF, now=later(1))


def test_what_is_nobodys_is_dropped_with_a_reason_and_emptied(store: Store) -> None:
    item = stray(store)
    with pytest.raises(ValueError, match="reason"):
        store.tray_drop(item.id, why=" ", actor=STAFF, now=later(1))
    store.tray_drop(item.id, why="nobody", actor=STAFF, now=later(2))
    assert settled(store, item.id) == ("dropped", "nobody", b"", "{}")
    assert store.tray_list(actor=STAFF, now=later(3)) == ()
    with refused(Trouble.UNKNOWN):
        store.tray_drop(item.id, why="nobody", actor=STAFF, now=later(4))
    with refused(Trouble.UNKNOWN):
        store.tray_assign(item.id, visit_of(store), [weight()], why="nobody", actor=STAFF, now=later(4))
    assert store.audit_verify().ok


def test_an_assigned_value_keeps_its_proof_its_reason_and_makes_the_bmi(store: Store) -> None:
    me = known(store)
    visit = visit_of(store, me)
    store.keep(visit, [weight("160.0", quantity="body_height")], actor=RESIDENT, now=NOW)
    store.end_visit(visit, End.FINISHED, (), actor=RESIDENT, now=later(60))
    item, value = stray(store), weight("64.0")
    store.tray_assign(item.id, visit, [value], why="stood-on-early", actor=STAFF, now=later(90))
    kept = {row.quantity: row for row in store.visit_record(visit, actor=STAFF, now=NOW).measurements}
    assert kept["body_weight"] == replace(value, reason="stood-on-early")
    assert kept["bmi"].value == Decimal("25.0")
    assert settled(store, item.id) == ("assigned", "stood-on-early", b"", "{}")
    whose = [line.whose for line in store.audit_entries() if line.what == "tray assign"]
    assert whose == [str(me.id)]


def test_a_refused_assignment_leaves_the_item_where_it_was(store: Store) -> None:
    item = stray(store)
    with refused(Trouble.UNKNOWN):
        store.tray_assign(item.id, uuid4(), [weight()], why="stood-on-early", actor=STAFF, now=later(90))
    assert store.tray_item(item.id, actor=STAFF, now=later(91)) == item


def test_a_stored_result_that_is_said_again_is_the_same_item(store: Store) -> None:
    """A memory is read out at every connection, also after a restart, and after staff have settled its item."""
    first = stray(store)
    dated = replace(first, id=uuid4(), device_time=later(-600))
    for _ in range(3):
        store.tray_add(replace(dated, id=uuid4()), actor=SYSTEM, now=NOW)
    other = replace(dated, record=Record("test_codec", {"weight_kg": Decimal("65.0")}, b"ST,GS,+0065.0kg\r\n"))
    store.tray_add(other, actor=SYSTEM, now=NOW)
    store.tray_add(replace(first, id=uuid4()), actor=SYSTEM, now=NOW)
    waiting = store.tray_list(actor=STAFF, now=later(1))
    plain = first.record.raw
    assert [item.record.raw for item in waiting] == [plain, dated.record.raw, other.record.raw, plain]
    store.tray_drop(waiting[1].id, why="nobody", actor=STAFF, now=later(2))
    store.tray_add(replace(dated, id=uuid4()), actor=SYSTEM, now=later(3))
    assert len(store.tray_list(actor=STAFF, now=later(4))) == 3
