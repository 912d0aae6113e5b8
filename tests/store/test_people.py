"""One resident's page: what stands there, what staff change on it, and everything handed over when they ask for it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import text as sql

from kiosk.core.visit_record import Clearance, End
from kiosk.store.identity import Identity
from kiosk.store.records import Store
from kiosk.store.trouble import Trouble
from kiosk.store.values import KnownResident, Role
from tests.store.shelf import IDENTITY, NOW, RESIDENT, STAFF, SYSTEM, known, later, refused, says, visit_of, weight

PLAIN = replace(IDENTITY, phone="", card="", contact="")


def identity(store: Store, me: KnownResident) -> Identity:
    return store.identity(me.id, actor=STAFF, now=NOW, why="desk")


def names(store: Store, asked: str) -> list[str]:
    return [hit.name for hit in store.people_search(asked, actor=STAFF, now=NOW)]


def test_the_page_of_somebody_new_and_of_somebody_known(store: Store) -> None:
    me, other = known(store, PLAIN), known(store, PLAIN)
    visits = [visit_of(store, me, later(60 * number)) for number in range(3)]
    visit_of(store, other, later(999))
    store.end_visit(visits[0], End.LEFT, (), actor=RESIDENT, now=later(9))
    doctor = store.staff_add("최시험", Role.SPECIALIST, "4711", actor=SYSTEM, now=NOW)
    valid = Clearance(doctor.id, ("heart",), NOW, later(3600))
    store.clearance_add(valid, actor=doctor.actor, now=NOW, resident_id=me.id)
    page = store.person(me.id, actor=STAFF, now=later(100))
    assert (page.id, page.identity, page.merges, page.merged_into, page.has_card) == (me.id, PLAIN, (), None, False)
    assert [(one.id, one.ended) for one in page.visits] == [(visits[2], None), (visits[1], None), (visits[0], "left")]
    assert ([one.purpose for one in page.consents], page.clearances) == (["keep"], (valid,))
    last = store.audit_entries()[-1]
    assert (last.what, last.whose, last.detail) == ("open identity", str(me.id), "page")
    assert "홍시험" not in repr(page)


def test_a_change_keeps_what_has_verbs_of_its_own(store: Store) -> None:
    me = known(store, PLAIN)
    code = store.card_issue(me.id, why="first", actor=STAFF, now=NOW)
    for what, text in (("phone", "010-5550-0417"), ("contact", "딸 010-5550-7777")):
        store.person_keep(me.id, what, text, says(what), actor=STAFF, now=NOW)
    store.person_change(me.id, Identity(PLAIN.sex, date(1953, 3, 4), "1234", "홍시현"), actor=STAFF, now=NOW)
    changed = replace(PLAIN, birth=date(1953, 3, 4), phone_tail="1234", name="홍시현")
    assert identity(store, me) == replace(changed, phone="010-5550-0417", contact="딸 010-5550-7777", card=code)
    assert [one.id for one in store.find_resident(PLAIN.sex, date(1953, 3, 4), "1234", actor=RESIDENT, now=NOW)]
    assert store.find_resident(PLAIN.sex, PLAIN.birth, PLAIN.phone_tail, actor=RESIDENT, now=NOW) == ()
    assert store.card_find(code, actor=RESIDENT, now=NOW).resident is not None


@pytest.mark.parametrize("by", ["person_keep", "give_consent"])
def test_a_phone_and_a_contact_are_kept_only_while_agreed_to(store: Store, by: str) -> None:
    me, twin = known(store, PLAIN), known(store, PLAIN)
    store.person_keep(me.id, "phone", " 010-5550-1234 ", says("phone"), actor=STAFF, now=NOW)
    store.person_keep(me.id, "contact", "딸 010-5550-7777", says("contact"), actor=STAFF, now=NOW)
    assert (identity(store, me).phone, identity(store, me).contact) == ("010-5550-1234", "딸 010-5550-7777")
    assert names(store, "01055501234") == names(store, "1234") == ["홍시험"]
    if by == "person_keep":
        store.person_keep(me.id, "phone", "010", says("phone", False), actor=STAFF, now=later(1))
    else:
        store.give_consent(says("phone", False, later(1)), now=later(1), resident_id=me.id)
    assert (identity(store, me).phone, identity(store, me).contact) == ("", "딸 010-5550-7777")
    assert names(store, "01055501234") == names(store, "1234") == []
    assert identity(store, twin) == PLAIN
    answers = {one.purpose: one.granted for one in store.person(me.id, actor=STAFF, now=NOW).consents}
    assert answers == {"keep": True, "phone": False, "contact": True}


def test_a_no_takes_the_text_from_every_record_of_a_merged_person(store: Store) -> None:
    one, two = known(store, PLAIN), known(store, PLAIN)
    for me in (one, two):
        store.person_keep(me.id, "phone", "010-5550-1234", says("phone"), actor=STAFF, now=NOW)
    merge = store.person_merge(one.id, two.id, actor=STAFF, now=NOW)
    store.give_consent(says("phone", False), now=NOW, resident_id=two.id)
    store.person_unmerge(merge, actor=STAFF, now=NOW)
    assert [identity(store, me).phone for me in (one, two)] == ["", ""]


def test_nonsense_about_phone_and_contact_is_refused(store: Store) -> None:
    me = known(store, PLAIN)
    for what, text, entry in (
        ("name", "x", says("phone")),
        ("phone", "010", says("contact")),
        ("phone", " ", says("phone")),
    ):
        with pytest.raises(ValueError, match=r"phone|nothing"):
            store.person_keep(me.id, what, text, entry, actor=STAFF, now=NOW)
    assert identity(store, me) == PLAIN


def test_nothing_is_agreed_to_or_changed_for_the_erased(store: Store) -> None:
    me = known(store, PLAIN)
    store.erase_resident(me.id, actor=STAFF, now=NOW)
    with refused(Trouble.UNKNOWN, "erased"):
        store.give_consent(says("platform"), now=NOW, resident_id=me.id)
    with refused(Trouble.UNKNOWN, "erased"):
        store.person_change(me.id, PLAIN, actor=STAFF, now=NOW)
    with refused(Trouble.UNKNOWN, "erased"):
        store.person_keep(me.id, "phone", "010", says("phone"), actor=STAFF, now=NOW)
    with refused(Trouble.UNKNOWN, "erased"):
        store.person_export(me.id, actor=STAFF, now=NOW)
    store.give_consent(says("platform", False), now=NOW, resident_id=me.id)


def exported(store: Store, me: KnownResident) -> str:
    return json.dumps(store.person_export(me.id, actor=STAFF, now=later(500)), ensure_ascii=False)


def test_everything_is_handed_over_and_nothing_of_anybody_else(store: Store) -> None:
    me, second = known(store, PLAIN), known(store, replace(PLAIN, name="홍시헌"))
    stranger = known(store, replace(PLAIN, name="박시험", phone_tail="8888"))
    mine, also, theirs = visit_of(store, me), visit_of(store, second, later(9)), visit_of(store, stranger)
    for visit, value in ((mine, "61.57"), (also, "62.58"), (theirs, "77.79")):
        store.keep(visit, [weight(value, id=UUID(int=visit.int ^ 1))], actor=RESIDENT, now=NOW)
        store.remark_add(visit, f"메모 {value}", advice=True, actor=STAFF, now=NOW)
    store.value_correct(UUID(int=mine.int ^ 1), Decimal("61.77"), why="typo", actor=STAFF, now=NOW)
    code = store.card_issue(me.id, why="first", actor=STAFF, now=NOW)
    store.person_keep(me.id, "contact", "딸 010-5550-7777", says("contact"), actor=STAFF, now=NOW)
    store.person_merge(second.id, me.id, actor=STAFF, now=NOW)
    said = exported(store, me)
    for held in ("홍시험", "홍시헌", "61.57", "61.8", "62.58", "메모 61.57", "메모 62.58", code, "딸 010", "typo"):
        assert held in said, held
    for foreign in ("박시험", "8888", "77.79", str(theirs), str(stranger.id)):
        assert foreign not in said, foreign
    log = store.audit_entries(whose=str(second.id))
    assert log[-1].what == "export person"


def test_what_was_moved_to_somebody_else_is_theirs(store: Store) -> None:
    me, other = known(store, PLAIN), known(store, replace(PLAIN, name="박시험"))
    visit = visit_of(store, me)
    store.keep(visit, [weight("61.57")], actor=RESIDENT, now=NOW)
    store.end_visit(visit, End.FINISHED, (), actor=RESIDENT, now=NOW)
    store.visit_move(visit, other.id, why="wrong person", actor=STAFF, now=NOW)
    assert "61.57" not in exported(store, me)
    assert "61.57" in exported(store, other)


@pytest.mark.parametrize("first", ["the right one", "the wrong one"])
def test_erasing_takes_moved_values_with_their_person(store: Store, first: str) -> None:
    wrong, right = known(store, PLAIN), known(store, PLAIN)
    visit = visit_of(store, wrong)
    store.keep(visit, [weight("61.57"), weight("62.58")], actor=RESIDENT, now=NOW)
    store.end_visit(visit, End.FINISHED, (), actor=RESIDENT, now=NOW)
    moved = store.visit_move(visit, right.id, why="wrong person", actor=STAFF, now=NOW)
    own = visit_of(store, wrong, later(50))
    store.keep(own, [weight("70.1")], actor=RESIDENT, now=later(50))

    store.erase_resident((right if first == "the right one" else wrong).id, actor=STAFF, now=later(60))
    with store.engine.begin() as conn:
        left = sorted(conn.scalars(sql("SELECT value FROM measurement")))
    if first == "the right one":
        assert left == ["70.1"]  # also what stood under the wrong name
    else:
        assert left == ["61.57", "61.57", "62.58", "62.58"]  # with the proof of where they came from
        assert len(store.visit_record(moved, actor=SYSTEM, now=NOW).measurements) == 2
    store.erase_resident((wrong if first == "the right one" else right).id, actor=STAFF, now=later(70))
    assert store.measurements_stored() == 0
    assert store.audit_verify().ok
