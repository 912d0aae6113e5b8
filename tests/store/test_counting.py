"""Counting without people, and what consent lets out: on every database."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from kiosk.core.visit_record import AssessmentEnd, End
from kiosk.store.records import Store
from kiosk.store.trouble import Trouble
from tests.store.shelf import IDENTITY, NOW, RESIDENT, STAFF, known, later, refused, says, visit_of, weight

SEOUL = ZoneInfo("Asia/Seoul")
FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
TESTS = (AssessmentEnd("weight", End.FINISHED), AssessmentEnd("grip", End.REFUSED, "asked"))


def ended(store: Store, *purposes: str, guest: bool = True, at: float = 0) -> UUID:
    consents = [says(purpose) for purpose in purposes]
    visit = visit_of(store, None if guest else known(store, IDENTITY, *consents), later(at), consents if guest else ())
    store.keep(visit, [weight()], actor=RESIDENT, now=later(at + 60))
    store.end_visit(visit, End.FINISHED, TESTS, actor=RESIDENT, now=later(at + 120))
    return visit


def test_a_month_is_counted_without_anybody_in_it(store: Store) -> None:
    ended(store)
    ended(store, guest=False)
    visit_of(store, at=later(300))
    store.visit_without_keep(uuid4(), "fitness-65", End.LEFT, date(2026, 11, 30))
    store.visit_without_keep(uuid4(), "fitness-65", End.LEFT, date(2026, 12, 1))
    found = store.usage(FIRST, LAST, SEOUL)
    assert [(use.guest, use.age, use.sex, use.ended) for use in found.uses] == [
        (True, 71, "M", "finished"),
        (False, 74, "F", "finished"),
        (True, 71, "M", ""),
    ]
    assert found.uses[0].tests == (("weight", "finished"), ("grip", "refused"))
    assert [(one.day, one.ended) for one in found.unkept] == [(date(2026, 11, 30), "left")]
    assert found.waits == ()


def test_a_day_is_a_day_of_this_place(store: Store) -> None:
    midnight = NOW.replace(day=30, hour=15, minute=0)  # 1 December in Seoul
    visit_of(store, at=midnight - timedelta(seconds=1))
    visit_of(store, at=midnight)
    assert [use.day for use in store.usage(FIRST, LAST, SEOUL).uses] == [LAST]
    assert [use.day for use in store.usage(date(2026, 12, 1), date(2026, 12, 1), SEOUL).uses] == [date(2026, 12, 1)]


def test_devices_that_failed_are_counted(store: Store) -> None:
    said = (("faulty", "error.link-lost"), ("ready", ""), ("absent", ""), ("stuck", "stuck"))
    for state, reason in (*said, ("absent", "device.unbound")):
        store.device_event_add("scale-1", "cas-ci-400", state, reason, now=NOW)
    assert store.usage(FIRST, LAST, SEOUL).faults == (
        ("scale-1", "error.link-lost"),
        ("scale-1", "absent"),
        ("scale-1", "stuck"),
    )


def test_only_what_was_agreed_to_is_handed_out(store: Store) -> None:
    both, keep, family = ended(store, "ai"), ended(store, at=200), ended(store, "family", guest=False, at=400)
    found = store.visits_for("ai", NOW, later(3600), actor=STAFF, now=later(3600))
    assert found == (both,)
    assert set(store.visits_for("keep", NOW, later(3600), actor=STAFF, now=NOW)) == {both, keep, family}
    record = store.export_visit(both, "ai", actor=STAFF, now=NOW)
    assert record is not None
    assert record.id == both
    assert store.export_visit(keep, "ai", actor=STAFF, now=NOW) is None
    assert [entry.what for entry in store.audit_entries()[-4:]] == [
        "list for export",
        "list for export",
        "export",
        "export refused",
    ]


@pytest.mark.parametrize("purpose", ["keep", "ai", "platform", "trial", "family"])
def test_a_withdrawal_closes_the_door(store: Store, purpose: str) -> None:
    someone = known(store, IDENTITY, says("ai"), says("platform"), says("trial"), says("family"))
    visit = visit_of(store, someone)
    assert store.export_visit(visit, purpose, actor=STAFF, now=NOW) is None  # not ended
    store.end_visit(visit, End.FINISHED, TESTS, actor=RESIDENT, now=later(60))
    assert store.export_visit(visit, purpose, actor=STAFF, now=NOW) is not None
    store.give_consent(says(purpose, False, later(90)), now=later(90), resident_id=someone.id)
    assert store.export_visit(visit, purpose, actor=STAFF, now=later(100)) is None
    assert visit not in store.visits_for(purpose, NOW, later(3600), actor=STAFF, now=later(100))


def test_nothing_of_an_erased_person_is_handed_out(store: Store) -> None:
    someone = known(store, IDENTITY, says("ai"))
    visit = visit_of(store, someone)
    store.end_visit(visit, End.FINISHED, TESTS, actor=RESIDENT, now=later(60))
    store.erase_resident(someone.id, actor=STAFF, now=later(90))
    assert store.visits_for("ai", NOW, later(3600), actor=STAFF, now=later(100)) == ()


def test_an_unknown_visit_or_purpose_is_refused(store: Store) -> None:
    with refused(Trouble.UNKNOWN):
        store.export_visit(uuid4(), "ai", actor=STAFF, now=NOW)
    visit = ended(store)
    with pytest.raises(ValueError, match="purpose"):
        store.export_visit(visit, "advertising", actor=STAFF, now=NOW)
