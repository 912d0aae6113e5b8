"""The ledger of purposes, and the outbox that follows it."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import text

from kiosk.core.visit_record import ConsentEntry, End
from kiosk.store.records import Store
from kiosk.store.trouble import Trouble
from kiosk.store.values import KnownResident
from tests.store.shelf import NOW, RESIDENT, STAFF, known, later, refused, says, visit_of, weight


def finished(store: Store, me: KnownResident | None = None, *consents: ConsentEntry, at: float = 0) -> UUID:
    visit = visit_of(store, me, later(at), consents)
    store.keep(visit, [weight()], actor=RESIDENT, now=later(at))
    store.end_visit(visit, End.FINISHED, (), actor=RESIDENT, now=later(at + 1))
    return visit


def waiting(store: Store) -> list[UUID]:
    return [entry.record_id for entry in store.waiting() if entry.kind != "retraction"]


def taken_back(store: Store) -> set[UUID]:
    return {entry.record_id for entry in store.waiting() if entry.kind == "retraction"}


@pytest.mark.parametrize("as_guest", [True, False])
def test_consent_releases_and_withdrawal_holds_back(store: Store, as_guest: bool) -> None:
    visit = finished(store, None if as_guest else known(store))
    assert (store.outbox_counts().withheld, waiting(store)) == (1, [])
    for granted in (True, False, True):
        store.give_consent(says("platform", granted), now=later(60), visit_id=visit)
        assert waiting(store) == ([visit] if granted else [])
    store.give_consent(says("ai", False), now=later(61), visit_id=visit)
    assert waiting(store) == [visit]
    assert [(each.purpose, each.granted) for each in store.consents_of_visit(visit)] == [
        ("keep", True),
        ("platform", True),
        ("ai", False),
    ]


def test_consent_given_before_the_end_waits_for_the_end(store: Store) -> None:
    visit = visit_of(store, None)
    store.keep(visit, [weight()], actor=RESIDENT, now=NOW)
    store.give_consent(says("platform"), now=NOW, visit_id=visit)
    assert (store.outbox_counts().open, waiting(store)) == (1, [])
    store.end_visit(visit, End.LEFT, (), actor=RESIDENT, now=NOW)
    assert waiting(store) == [visit]


def test_a_residents_yes_stands_for_later_visits_but_not_for_an_earlier_no(store: Store) -> None:
    me = known(store)
    before = finished(store, me, says("platform", False))
    now = finished(store, me, at=10)
    store.give_consent(says("platform"), now=later(20), visit_id=now)
    after = finished(store, me, at=30)
    assert waiting(store) == [now, after]
    store.give_consent(says("platform"), now=later(40), resident_id=me.id)  # at the desk: for everything
    assert waiting(store) == [before, now, after]


def test_a_withdrawal_holds_back_everything_that_has_not_gone(store: Store) -> None:
    me = known(store)
    visits = [finished(store, me, says("platform"), at=10 * number) for number in range(4)]
    sent, refused_there, started, fresh = store.due(later(999))
    store.mark_sent(sent.id, now=later(50))
    store.mark_held(refused_there.id, now=later(50), reason="code unknown")
    store.keep_body(started.id, b"bytes", 1)
    other = finished(store, known(store), says("platform"))

    store.give_consent(says("platform", False), now=later(60), visit_id=visits[-1])
    assert waiting(store) == [other]
    assert taken_back(store) == {sent.record_id, refused_there.record_id, started.record_id}  # of these it may know
    states = [store.outbox_entry(one.id).state for one in (sent, refused_there, started, fresh)]
    assert states == ["sent", "withheld", "withheld", "withheld"]
    assert store.outbox_entry(started.id).body is None  # built anew under whatever is answered next
    assert store.keep_body(fresh.id, b"bytes", 1) is None
    store.mark_sent(started.id, now=later(61))  # it was under way: it has arrived all the same
    assert store.outbox_entry(started.id).state == "sent"
    store.mark_retry(fresh.id, next_try_at=later(70), reason="offline")
    assert store.outbox_entry(fresh.id).state == "withheld"


def test_sending_needs_keeping(store: Store) -> None:
    visit = finished(store, None, says("platform"))
    store.give_consent(says("keep", False), now=later(60), visit_id=visit)
    assert waiting(store) == []
    store.give_consent(says("platform"), now=later(61), visit_id=visit)
    assert waiting(store) == []
    store.give_consent(says("keep"), now=later(62), visit_id=visit)
    assert waiting(store) == [visit]


def test_the_newest_entry_counts_whatever_the_clock_says(store: Store) -> None:
    visit = finished(store, None, says("platform"))
    store.give_consent(says("platform", False, later(-9999)), now=later(5), visit_id=visit)  # the clock was set back
    assert waiting(store) == []


def test_the_ledger_is_append_only_and_names_who(store: Store) -> None:
    visit = finished(store)
    store.give_consent(ConsentEntry("trial", True, NOW, "trial-test", STAFF), now=NOW, visit_id=visit)
    assert store.consents_of_visit(visit)[-1].actor == STAFF
    assert store.audit_entries()[-1].actor == STAFF
    for change in ("UPDATE consent SET granted = granted", "DELETE FROM consent"):
        with pytest.raises(Exception, match="append-only"), store.engine.begin() as conn:
            conn.execute(text(change))


def test_a_consent_belongs_to_somebody_and_to_a_known_purpose(store: Store) -> None:
    with pytest.raises(ValueError, match="belongs"):
        store.give_consent(says("platform"), now=NOW)
    with pytest.raises(ValueError, match="purpose"):
        store.give_consent(says("advertising"), now=NOW, visit_id=finished(store))
    with refused(Trouble.UNKNOWN):
        store.give_consent(says("platform"), now=NOW, visit_id=UUID(int=1))
