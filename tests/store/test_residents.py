"""Residents: found by what they say, never guessed; erased for good; unreadable on the disk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text

from kiosk.core.resident import Sex
from kiosk.core.visit_record import Clearance, End
from kiosk.store.database import StoreSettings, create_store, open_store
from kiosk.store.identity import Identity
from kiosk.store.records import Store
from kiosk.store.trouble import Trouble
from kiosk.store.values import KnownResident, Role
from tests.store.shelf import (
    IDENTITY,
    KEYS,
    NOW,
    RESIDENT,
    STAFF,
    SYSTEM,
    known,
    later,
    refused,
    says,
    visit_of,
    weight,
)


def find(store: Store, identity: Identity = IDENTITY) -> tuple[KnownResident, ...]:
    return store.find_resident(identity.sex, identity.birth, identity.phone_tail, actor=RESIDENT, now=later(60))


def test_a_resident_is_found_with_what_stands(store: Store) -> None:
    me = known(store, IDENTITY, says("platform"), says("ai", False))
    doctor = store.staff_add("최시험", Role.SPECIALIST, "4711", actor=SYSTEM, now=NOW)
    valid = Clearance(doctor.id, ("pressure", "heart"), NOW, later(3600))
    past = Clearance(doctor.id, ("joints",), NOW - timedelta(days=400), NOW)
    for clearance in (valid, past):
        store.clearance_add(clearance, actor=doctor.actor, now=NOW, resident_id=me.id)
    visit = visit_of(store, me, later(5))

    (found,) = find(store)
    assert (found.id, found.pseudonym, found.patient_id) == (me.id, me.pseudonym, me.patient_id)
    assert (found.masked_name, found.last_visit_at, found.clearances) == ("홍○험", later(5), (valid,))
    assert [found.granted(purpose) for purpose in ("keep", "platform", "ai", "trial")] == [True, True, False, False]
    assert store.clearances(me.id, actor=STAFF, now=later(3600)) == ()
    record = store.visit_record(visit, actor=SYSTEM, now=NOW)
    assert (record.pseudonym, record.patient_id, record.guest) == (me.pseudonym, me.patient_id, False)


def test_nobody_is_found_by_half_of_it(store: Store) -> None:
    known(store)
    for other in (
        replace(IDENTITY, sex=Sex.MALE),
        replace(IDENTITY, birth=date(1952, 3, 5)),
        replace(IDENTITY, phone_tail="0418"),
    ):
        assert find(store, other) == ()
    assert [entry.detail for entry in store.audit_entries() if entry.what == "find"] == ["birth-tail-sex, nobody"] * 3


def test_twins_are_both_found_and_nobody_chooses(store: Store) -> None:
    one, two = known(store), known(store, replace(IDENTITY, name="홍시우", card="CARD-TEST-78"))
    assert {each.masked_name for each in find(store)} == {"홍○험", "홍○우"}
    assert {each.id for each in find(store)} == {one.id, two.id}
    card = store.card_issue(two.id, why="first", actor=STAFF, now=NOW)
    by_card = store.card_find(f" {card.lower()}\n", actor=RESIDENT, now=NOW).resident
    assert by_card is not None
    assert by_card.id == two.id


def test_without_a_yes_to_keep_nobody_is_registered(store: Store) -> None:
    for consents in ((), (says("keep", False),), (says("platform"),)):
        with refused(Trouble.CONSENT):
            store.register_resident(IDENTITY, consents, actor=RESIDENT, now=NOW)
    assert find(store) == ()


def test_an_identity_is_opened_with_a_reason(store: Store) -> None:
    me = known(store)
    assert store.identity(me.id, actor=STAFF, now=NOW, why="desk") == IDENTITY
    last = store.audit_entries()[-1]
    assert (last.actor, last.what, last.whose, last.detail) == (STAFF, "open identity", str(me.id), "desk")
    with refused(Trouble.UNKNOWN):
        store.identity(uuid4(), actor=STAFF, now=NOW, why="desk")


def test_erasing_destroys_the_key_and_the_values(store: Store) -> None:
    me, twin = known(store, IDENTITY, says("platform")), known(store)
    mine, waiting, theirs = visit_of(store, me), visit_of(store, me, later(9)), visit_of(store, twin)
    for visit in (mine, waiting, theirs):
        store.keep(visit, [weight()], actor=RESIDENT, now=NOW)
        store.end_visit(visit, End.FINISHED, (), actor=RESIDENT, now=NOW, notes=["a note"])
    first, second = store.due(later(1))
    store.mark_sent(first.id, now=NOW)
    store.keep_body(second.id, b'{"body": 1}', 1)

    store.erase_resident(me.id, actor=STAFF, now=later(60), why="asked")
    store.erase_resident(me.id, actor=STAFF, now=later(61), why="asked twice")

    assert [each.id for each in find(store)] == [twin.id]
    with refused(Trouble.UNKNOWN, "erased"):
        store.identity(me.id, actor=STAFF, now=NOW, why="desk")
    with refused(Trouble.UNKNOWN, "erased"):
        store.visit_record(mine, actor=STAFF, now=NOW)
    with refused(Trouble.UNKNOWN, "erased"):
        visit_of(store, me)
    assert store.measurements_stored() == 1
    assert len(store.visit_record(theirs, actor=STAFF, now=NOW).measurements) == 1
    with store.engine.begin() as conn:
        row = conn.execute(
            text("SELECT sealed, wrapped_key, erased_at FROM resident WHERE erased_at IS NOT NULL")
        ).one()
        assert (row.sealed, row.wrapped_key) == (None, None)
        assert conn.scalar(text("SELECT count(*) FROM outbox WHERE body IS NOT NULL")) == 0
    (ask,) = store.due(later(99))  # one visit arrived, one may have: the platform is asked to erase too
    assert (ask.kind, ask.record_id) == ("erasure", me.id)
    assert [entry.detail for entry in store.audit_entries() if entry.what == "erase"] == ["asked"]
    assert store.audit_verify().ok


def test_erasing_somebody_the_platform_never_heard_of_asks_nobody(store: Store) -> None:
    me = known(store)
    store.keep(visit_of(store, me), [weight()], actor=RESIDENT, now=NOW)
    store.erase_resident(me.id, actor=STAFF, now=NOW)
    assert (store.due(later(99)), store.outbox_counts().withheld) == ((), 1)


def test_what_was_on_its_way_when_it_was_refused_is_asked_back_too(store: Store) -> None:
    me = known(store, IDENTITY, says("platform"))
    visit = visit_of(store, me)
    store.keep(visit, [weight()], actor=RESIDENT, now=NOW)
    store.end_visit(visit, End.FINISHED, (), actor=RESIDENT, now=NOW)
    (entry,) = store.due(later(1))
    store.keep_body(entry.id, b"bytes", 1, names=["Patient/1"], patient="1")
    store.give_consent(says("platform", False), now=later(2), resident_id=me.id)
    store.erase_resident(me.id, actor=STAFF, now=later(3))
    assert [(ask.kind, ask.record_id) for ask in store.due(later(99))] == [("erasure", me.id)]


def traces(folder: Path) -> set[str]:
    """Name what can be read in any file of the store, also in the write-ahead log."""
    words = {
        "name": "홍시험".encode(),
        "phone": b"010-5550-0417",
        "digits": b"01055500417",
        "birth": b"1952-03-04",
        "card": b"CARD-TEST-77",
        "value": b"61.57",
        "raw": b"RAW-FRAME-61",
        "staff": "박시험".encode(),
        "escaped": "홍시험".encode("ascii", "backslashreplace"),
        "header": b"SQLite format 3",
        "word": b"body_weight",
    }
    found = set()
    for path in folder.iterdir():
        raw = path.read_bytes()
        found |= {name for name, word in words.items() if word in raw}
    return found


@pytest.mark.parametrize("plain", [False, True])
def test_nothing_can_be_read_from_the_files(tmp_path: Path, plain: bool, cipher: StoreSettings) -> None:
    settings = cipher
    if plain:
        settings = StoreSettings(tmp_path / "plain", "st-1", "c-1", plain=True)
        create_store(settings, KEYS, actor=SYSTEM, now=NOW)
    with open_store(settings, KEYS) as store:
        me = known(store)
        store.staff_add("박시험", Role.HELPER, "4711", actor=SYSTEM, now=NOW)
        proof = replace(weight().proof, raw=b"RAW-FRAME-61")
        store.keep(visit_of(store, me), [weight("61.57", proof=proof)], actor=RESIDENT, now=NOW)
        assert (settings.data_dir / "store.db-wal").stat().st_size > 0
        during = traces(settings.data_dir)
    after = traces(settings.data_dir)
    # a plain file shows values, which is why it is never the default; who it was it does not show either
    assert (during, after) == (({"value", "raw", "header", "word"},) * 2 if plain else (set(), set()))


def test_an_erased_value_is_gone_from_the_file(tmp_path: Path) -> None:
    settings = StoreSettings(tmp_path / "plain", "st-1", "c-1", plain=True)
    create_store(settings, KEYS, actor=SYSTEM, now=NOW)
    with open_store(settings, KEYS) as store:
        me = known(store)
        store.keep(visit_of(store, me), [weight("61.57")], actor=RESIDENT, now=NOW)
        assert "value" in traces(settings.data_dir)
        store.erase_resident(me.id, actor=STAFF, now=NOW)
        assert "value" not in traces(settings.data_dir)
