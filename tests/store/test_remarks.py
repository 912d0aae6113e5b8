"""Notes and signed advice: staff's words, sealed with the key of whom they are about."""

from __future__ import annotations

from uuid import uuid4

import pytest

from kiosk.store.records import Store
from kiosk.store.remarks import LONGEST
from kiosk.store.tables_people import RemarkRow
from kiosk.store.trouble import Trouble
from kiosk.store.unit import fetch
from tests.store.shelf import STAFF, known, later, refused, visit_of

WORDS = "무릎이 아프시면 의자를 잡고 하세요"


def test_a_note_is_read_back_with_who_and_when(store: Store) -> None:
    visit = visit_of(store, known(store))
    first = store.remark_add(visit, f"  {WORDS}\n", advice=False, actor=STAFF, now=later(1))
    store.remark_add(visit, "물을 자주 드세요", advice=True, actor="staff:other", now=later(2))
    note, advice = store.remarks((visit,), actor=STAFF, now=later(3))
    assert (note.id, note.text, note.actor, note.at, note.advice) == (first, WORDS, STAFF, later(1), False)
    assert (advice.text, advice.actor, advice.advice) == ("물을 자주 드세요", "staff:other", True)
    assert WORDS not in repr(note)


def test_the_words_are_sealed_and_go_with_the_resident(store: Store) -> None:
    resident = known(store)
    visit = visit_of(store, resident)
    store.remark_add(visit, WORDS, advice=False, actor=STAFF, now=later(1))
    with store._transaction() as conn:
        (row,) = fetch(conn, RemarkRow)
    assert row.sealed is not None
    assert WORDS.encode() not in row.sealed
    store.erase_resident(resident.id, actor=STAFF, now=later(2))
    assert [one.text for one in store.remarks((visit,), actor=STAFF, now=later(3))] in ([], [""])
    with refused(Trouble.UNKNOWN):
        store.remark_add(visit, WORDS, advice=False, actor=STAFF, now=later(4))


def test_a_guests_note_is_kept_too(store: Store) -> None:
    visit = visit_of(store)
    store.remark_add(visit, WORDS, advice=False, actor=STAFF, now=later(1))
    assert [one.text for one in store.remarks((visit,), actor=STAFF, now=later(2))] == [WORDS]


@pytest.mark.parametrize("words", ["", " \n ", "가" * (LONGEST + 1)])
def test_nothing_and_too_much_are_refused(words: str, store: Store) -> None:
    visit = visit_of(store)
    with pytest.raises(ValueError, match="characters"):
        store.remark_add(visit, words, advice=False, actor=STAFF, now=later(1))
    assert store.remarks((visit,), actor=STAFF, now=later(2)) == ()


def test_a_visit_that_is_not_there_takes_no_note(store: Store) -> None:
    with refused(Trouble.UNKNOWN):
        store.remark_add(uuid4(), WORDS, advice=False, actor=STAFF, now=later(1))


def test_writing_and_reading_stand_in_the_access_log_without_the_words(store: Store) -> None:
    resident = known(store)
    visit = visit_of(store, resident)
    store.remark_add(visit, WORDS, advice=True, actor=STAFF, now=later(1))
    store.remarks((visit,), actor=STAFF, now=later(2))
    lines = store.audit_entries()[-2:]
    assert [(line.what, line.whose, line.actor) for line in lines] == [
        ("add advice", str(resident.id), STAFF),
        ("read remarks", str(resident.id), STAFF),
    ]
    assert all(WORDS not in line.detail for line in lines)
