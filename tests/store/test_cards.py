"""Cards and slips: they find their resident and nobody else, and a lost one opens nothing."""

from __future__ import annotations

from sqlalchemy import text as sql

from kiosk.core.card_code import ALPHABET, read_code
from kiosk.store.people_values import CardFound
from kiosk.store.records import Store
from kiosk.store.trouble import Trouble
from tests.store.shelf import IDENTITY, NOW, RESIDENT, STAFF, known, later, refused


def find(store: Store, code: str) -> CardFound:
    return store.card_find(code, actor=RESIDENT, now=later(60))


def holder(store: Store, code: str) -> object:
    found = find(store, code).resident
    return found and found.id


def test_a_card_finds_its_resident(store: Store) -> None:
    me, twin = known(store), known(store)
    mine = store.card_issue(me.id, why="first", actor=STAFF, now=NOW)
    theirs = store.card_issue(twin.id, why="first", actor=STAFF, now=NOW)
    assert (holder(store, mine), holder(store, f"{theirs.lower()}\r\n")) == (me.id, twin.id)
    assert mine == read_code(mine)
    assert store.identity(me.id, actor=STAFF, now=NOW, why="desk").card == mine
    assert store.person(me.id, actor=STAFF, now=NOW).has_card


def test_a_misread_card_is_nobodys_and_not_even_looked_up(store: Store) -> None:
    code = store.card_issue(known(store).id, why="first", actor=STAFF, now=NOW)
    other = ALPHABET[(ALPHABET.index(code[5]) + 1) % 32]
    assert find(store, code[:5] + other + code[6:]) == CardFound()
    assert find(store, "") == CardFound()
    assert [line.detail for line in store.audit_entries() if line.what == "find"] == ["card, misread"] * 2


def test_a_lost_card_is_void_when_the_next_is_printed(store: Store) -> None:
    me = known(store)
    lost = store.card_issue(me.id, why="first", actor=STAFF, now=NOW)
    fresh = store.card_issue(me.id, why="lost", actor=STAFF, now=later(1))
    assert (find(store, lost), holder(store, fresh)) == (CardFound(None, True), me.id)
    store.card_void(me.id, why="lost", actor=STAFF, now=later(2))
    assert (find(store, lost).voided, find(store, fresh)) == (True, CardFound(None, True))
    assert store.identity(me.id, actor=STAFF, now=NOW, why="desk").card == ""
    assert not store.person(me.id, actor=STAFF, now=NOW).has_card
    done = [(line.what, line.detail) for line in store.audit_entries(whose=str(me.id)) if "card" in line.what]
    assert done == [("issue card", "first"), ("issue card", "lost"), ("void card", "lost")]


def test_an_erased_residents_card_is_void(store: Store) -> None:
    me = known(store)
    code = store.card_issue(me.id, why="first", actor=STAFF, now=NOW)
    store.erase_resident(me.id, actor=STAFF, now=NOW)
    assert find(store, code) == CardFound(None, True)
    with refused(Trouble.UNKNOWN, "erased"):
        store.card_issue(me.id, why="first", actor=STAFF, now=NOW)


def test_merged_people_have_one_card_and_either_old_one_works_until_then(store: Store) -> None:
    one, two = known(store), known(store)
    codes = [store.card_issue(each.id, why="first", actor=STAFF, now=NOW) for each in (one, two)]
    merge = store.person_merge(two.id, one.id, actor=STAFF, now=NOW)
    assert [holder(store, code) for code in codes] == [one.id, one.id]
    fresh = store.card_issue(two.id, why="worn", actor=STAFF, now=NOW)
    assert [find(store, code).voided for code in codes] == [True, True]
    store.person_unmerge(merge, actor=STAFF, now=NOW)
    assert holder(store, fresh) == one.id
    assert not store.person(two.id, actor=STAFF, now=NOW).has_card
    assert store.identity(two.id, actor=STAFF, now=NOW, why="desk").card == ""


def test_the_code_is_nowhere_in_clear(store: Store) -> None:
    code = store.card_issue(known(store, IDENTITY).id, why="first", actor=STAFF, now=NOW)
    with store.engine.begin() as conn:
        cards, people = conn.execute(sql("SELECT * FROM card")).all(), conn.execute(sql("SELECT * FROM resident")).all()
    assert code not in repr([*cards, *people, *store.audit_entries()])
