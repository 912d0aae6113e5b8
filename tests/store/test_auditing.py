"""The monthly review of the access log, and its lines handed out with proof: on every database."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.core.month import Month
from kiosk.core.roles import Role
from kiosk.store.auditing import OPENED, REVIEWED, AuditStretch, read_stretch
from kiosk.store.records import Store
from kiosk.store.trouble import Trouble
from tests.store.shelf import NOW, RESIDENT, SYSTEM, known, later, refused

SEOUL = ZoneInfo("Asia/Seoul")
MONTH = Month(2026, 11)


def filled(store: Store) -> str:
    """Some work of one member of staff, by day and by night; returns the actor."""
    member = store.staff_add("박시험", Role.HELPER, "4711", actor=SYSTEM, now=NOW)
    someone = known(store)
    for number in range(3):
        store.identity(someone.id, actor=member.actor, now=later(number), why="test")
    store.identity(someone.id, actor=member.actor, now=NOW + timedelta(hours=15), why="night")  # 01:30 in Seoul
    store.staff_check_pin("0000", now=later(20))
    store.note("duty refused", actor=member.actor, now=later(30), detail="ErasePerson")
    store.note("export", actor=member.actor, now=later(40), whose=str(someone.id))
    return member.actor


def test_a_month_says_who_looked_at_how_many_people(store: Store) -> None:
    actor = filled(store)
    review = store.audit_review(*MONTH.span(SEOUL), SEOUL)
    assert review.done[actor][OPENED] == 4
    assert review.whose[actor] == 1
    assert [entry.what for entry in review.refused] == ["pin refused", "duty refused"]
    assert [(entry.actor, entry.what) for entry in review.late] == [(actor, OPENED)]
    assert review.lines == store.audit_verify().entries
    assert RESIDENT in review.done


def test_that_it_was_read_is_part_of_it(store: Store) -> None:
    actor = filled(store)
    assert store.audit_review(*MONTH.span(SEOUL), SEOUL).reviewed_by == ()
    at = NOW + timedelta(days=40)  # next month, as it should be
    store.note(REVIEWED, actor=actor, now=at, detail="2026-11")
    assert store.audit_review(*MONTH.span(SEOUL), SEOUL).reviewed_by == ((actor, at),)
    assert store.audit_review(*MONTH.next.span(SEOUL), SEOUL).reviewed_by == ()


def test_a_month_of_nothing(store: Store) -> None:
    empty = store.audit_review(*Month(2030, 1).span(SEOUL), SEOUL)
    assert (empty.lines, empty.done, empty.refused, empty.late) == (0, {}, (), ())
    assert store.audit_check(store.audit_stretch(*Month(2030, 1).span(SEOUL))).ok


def test_what_was_handed_out_is_checked_years_later(store: Store) -> None:
    filled(store)
    stretch = read_stretch(store.audit_stretch(*MONTH.span(SEOUL)).csv())
    for number in range(30):
        store.note("later", actor=SYSTEM, now=later(1e7 + number))
    verdict = store.audit_check(stretch)
    assert (verdict.ok, verdict.entries) == (True, len(stretch.lines))


def test_the_middle_of_the_log_is_checked_by_itself(store: Store) -> None:
    for number in range(6):
        store.note("x", actor=SYSTEM, now=later(number * 60))
    stretch = store.audit_stretch(later(60), later(241))
    assert [entry.what for entry, _ in stretch.lines] == ["x"] * 4
    assert store.audit_check(stretch).ok


def test_a_line_whose_clock_was_wrong_leaves_no_gap(store: Store) -> None:
    for seconds in (0, -1e8, 60):
        store.note("x", actor=SYSTEM, now=later(seconds))
    stretch = store.audit_stretch(NOW, later(3600))
    assert len(stretch.lines) == 4
    assert store.audit_check(stretch).ok


def test_every_change_of_what_was_handed_out_is_found(store: Store) -> None:
    filled(store)
    whole = store.audit_stretch(*MONTH.span(SEOUL))
    lines = whole.lines

    def found(*changed: object, **more: bytes) -> bool:
        other = AuditStretch(more.get("before", whole.before), more.get("seal", whole.seal), tuple(changed))  # type: ignore[arg-type]  # lines
        return not store.audit_check(other).ok

    assert not found(*lines)
    for at, (entry, proof) in enumerate(lines):
        rest = lines[:at], lines[at + 1 :]
        assert found(*rest[0], *rest[1])
        assert found(*rest[0], (entry, proof), (entry, proof), *rest[1])
        assert found(*rest[0], (entry, bytes(32)), *rest[1])
        for name in ("actor", "what", "whose", "detail", "station_id"):
            assert found(*rest[0], (replace(entry, **{name: "other"}), proof), *rest[1])  # type: ignore[arg-type]  # all are words
        assert found(*rest[0], (replace(entry, at=entry.at + timedelta(seconds=1)), proof), *rest[1])
    assert found(*reversed(lines))
    assert found(*lines, before=bytes(range(32)))
    assert found(*lines, seal=bytes(32))


@pytest.mark.parametrize(
    "data", [b"", b"a,b\r\n", b"\xff", b"hash-before,zz,zz\r\nseq\r\n", b'"', b"hash-before,00,00\r\n1,2"]
)
def test_another_file_is_told_apart(data: bytes) -> None:
    with refused(Trouble.DAMAGED, "not an access log"):
        read_stretch(data)
