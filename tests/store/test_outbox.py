"""The outbox: same bytes until answered, each row by its own id, corrections as rows of their own."""

from __future__ import annotations

import hashlib
from uuid import UUID, uuid4

import pytest

from kiosk.core.reading import Method
from kiosk.core.visit_record import End
from kiosk.store.records import Store
from kiosk.store.trouble import StoreTrouble, Trouble
from kiosk.store.values import OutboxCounts, OutboxEntry, Remote
from tests.store.shelf import NOW, RESIDENT, STAFF, later, refused, says, visit_of, weight


def ready(store: Store, at: float = 0) -> UUID:
    visit = visit_of(store, None, later(at), [says("platform")])
    store.keep(visit, [weight()], actor=RESIDENT, now=later(at))
    store.keep(visit, [weight("62.0")], actor=RESIDENT, now=later(at))
    store.end_visit(visit, End.FINISHED, (), actor=RESIDENT, now=later(at))
    return visit


def only(store: Store) -> OutboxEntry:
    (entry,) = store.due(later(999_999))
    return entry


def test_one_row_a_visit_oldest_first(store: Store) -> None:
    visits = [ready(store, at) for at in (0, 1, 2)]
    assert [entry.record_id for entry in store.due(later(10))] == visits
    assert [entry.record_id for entry in store.due(later(10), limit=2)] == visits[:2]
    assert [entry.record_id for entry in store.due(later(1.5))] == visits[:2]
    assert store.outbox_counts() == OutboxCounts(waiting=3)


def test_a_visit_without_a_value_sends_nothing(store: Store) -> None:
    visit = visit_of(store, None, NOW, [says("platform")])
    store.end_visit(visit, End.REFUSED, (), actor=RESIDENT, now=NOW)
    assert (store.due(later(9)), store.outbox_counts()) == ((), OutboxCounts())


def test_the_same_bytes_until_the_platform_answers(store: Store) -> None:
    ready(store)
    entry = only(store)
    digest = hashlib.sha256(b"bundle").hexdigest()
    assert store.keep_body(entry.id, b"bundle", 3) == digest
    assert store.keep_body(entry.id, b"bundle", 3) == digest
    with pytest.raises(StoreTrouble, match="fixed"):
        store.keep_body(entry.id, b"another", 3)
    store.mark_retry(entry.id, next_try_at=later(60), reason="no network")
    assert store.due(later(59)) == ()
    again = only(store)
    assert (again.body, again.body_schema, again.attempts, again.reason) == (b"bundle", 3, 1, "no network")
    assert store.waiting() == (again,)
    store.mark_sent(entry.id, now=later(61), server='{"bundle": "b-1"}')
    sent = store.outbox_entry(entry.id)
    assert (sent.state, sent.body, sent.body_sha256, sent.attempts) == ("sent", None, digest, 2)
    assert (sent.sent_at, sent.server) == (later(61), '{"bundle": "b-1"}')
    assert store.outbox_counts() == OutboxCounts(sent=1)


def test_what_is_refused_is_held_and_blocks_nobody(store: Store) -> None:
    first, second = ready(store, 0), ready(store, 1)
    entry = store.due(later(9))[0]
    store.keep_body(entry.id, b"bundle", 1)
    store.mark_held(entry.id, now=later(9), reason="422 code unknown")
    assert [each.record_id for each in store.due(later(9))] == [second]
    (held,) = store.held()
    assert (held.record_id, held.reason, held.body) == (first, "422 code unknown", b"bundle")
    store.retry_held(entry.id, actor=STAFF, now=later(10))
    again = store.outbox_entry(entry.id)
    assert (again.state, again.body, again.attempts) == ("waiting", None, 0)  # never again unchanged
    assert store.audit_entries()[-1].what == "retry held"
    with pytest.raises(StoreTrouble):
        store.retry_held(entry.id, actor=STAFF, now=later(10))


def test_a_settled_row_is_never_settled_again(store: Store) -> None:
    ready(store)
    entry = only(store)
    store.mark_sent(entry.id, now=NOW)
    with pytest.raises(StoreTrouble):
        store.mark_sent(entry.id, now=NOW)
    with pytest.raises(StoreTrouble):
        store.mark_held(entry.id, now=NOW, reason="late")
    with refused(Trouble.UNKNOWN):
        store.mark_sent(999, now=NOW)


@pytest.mark.parametrize("stage", ["not built", "built", "sent", "held"])
def test_a_correction_never_changes_bytes_that_may_have_arrived(store: Store, stage: str) -> None:
    visit = ready(store)
    entry = only(store)
    if stage != "not built":
        store.keep_body(entry.id, b"bundle", 1)
    if stage == "sent":
        store.mark_sent(entry.id, now=NOW)
    if stage == "held":
        store.mark_held(entry.id, now=NOW, reason="no")
    old = store.visit_record(visit, actor=STAFF, now=NOW).measurements[0]
    right = weight("61.0", supersedes=old.id, method=Method.TYPED, typed_by=STAFF)
    store.keep(visit, [right], actor=STAFF, now=later(60))
    store.keep(visit, [weight("60.0")], actor=STAFF, now=later(61))
    kinds = [(each.kind, each.record_id) for each in store.waiting()]
    expected = {"not built": ["visit"], "built": ["visit", "correction"]}.get(stage, ["correction"])
    assert kinds == [(kind, visit) for kind in expected]
    counts = store.outbox_counts()
    assert counts.waiting + counts.sent + counts.held == 1  # visits, not rows


def test_one_sender_at_a_time(store: Store) -> None:
    assert store.lease_take("sync", "st-1", now=NOW, seconds=60)
    assert not store.lease_take("sync", "st-2", now=later(59), seconds=60)
    assert store.lease_take("sync", "st-1", now=later(59), seconds=60)
    assert not store.lease_take("sync", "st-2", now=later(61), seconds=60)
    assert store.lease_take("sync", "st-2", now=later(119), seconds=60)
    store.lease_drop("sync", "st-1")
    assert not store.lease_take("sync", "st-1", now=later(120), seconds=60)
    store.lease_drop("sync", "st-2")
    assert store.lease_take("sync", "st-1", now=later(120), seconds=60)


def test_what_the_platform_acknowledged_is_remembered(store: Store) -> None:
    local = str(uuid4())
    ready(store)
    first = [Remote("s1", "Patient", local, "p-1", "1"), Remote("s1", "Device", local, "d-1", "1")]
    store.mark_sent(only(store).id, now=NOW, acked=first)
    ready(store)
    store.mark_sent(only(store).id, now=NOW, acked=[Remote("s1", "Patient", local, "p-1", "2")])
    assert store.remote_get("s1", "Patient", local) == Remote("s1", "Patient", local, "p-1", "2")
    assert store.remote_get("s2", "Patient", local) is None
    names = [f"Patient/{local}", f"Device/{local}", f"Organization/{local}"]
    assert store.remote_known("s1", names) == {f"Patient/{local}", f"Device/{local}"}
    assert store.remote_known("s1", []) == frozenset()


def test_what_changes_while_its_bytes_are_made_goes_with_new_bytes(store: Store) -> None:
    visit = ready(store)
    listed = only(store)
    value = store.visit_record(visit, actor=STAFF, now=NOW).measurements[0]
    store.value_void(value.id, why="clothes", actor=STAFF, now=later(5))  # after the record was read for sending
    assert store.keep_body(listed.id, b"as it was", 1, listed=listed.next_try_at) is None
    again = only(store)
    assert store.keep_body(again.id, b"as it is", 1, listed=again.next_try_at) is not None
    assert store.keep_body(again.id, b"as it is", 1, listed=NOW) is not None  # kept bytes are tried again as they are
