"""Two records, one person: everything of both under the kept one, nobody's refusal lost, and the way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from kiosk.core.visit_record import Clearance, End
from kiosk.store.records import Store
from kiosk.store.trouble import Trouble
from kiosk.store.values import KnownResident, Role
from tests.store.shelf import IDENTITY, NOW, RESIDENT, STAFF, SYSTEM, known, later, refused, says, visit_of, weight

OTHER = replace(IDENTITY, name="홍시헌", birth=date(1952, 4, 3), phone_tail="9999", phone="010-5550-9999")


def finished(store: Store, me: KnownResident, at: float = 0, value: str = "61.5") -> UUID:
    visit = visit_of(store, me, later(at))
    store.keep(visit, [weight(value, taken_at=later(at))], actor=RESIDENT, now=later(at))
    store.end_visit(visit, End.FINISHED, (), actor=RESIDENT, now=later(at + 1))
    return visit


def merge(store: Store, gone: KnownResident, kept: KnownResident, at: float = 100) -> UUID:
    return store.person_merge(gone.id, kept.id, actor=STAFF, now=later(at))


def out(store: Store) -> set[UUID]:
    return {entry.record_id for entry in store.waiting() if entry.kind in ("visit", "correction")}


def answers(store: Store, me: KnownResident) -> dict[str, bool]:
    return {one.purpose: one.granted for one in store.person(me.id, actor=STAFF, now=NOW).consents}


def test_a_merged_person_is_one_wherever_they_are_asked_for(store: Store) -> None:
    kept, gone = known(store, IDENTITY), known(store, OTHER)
    mine, theirs = finished(store, kept, 0, "61.5"), finished(store, gone, 10, "62.5")
    doctor = store.staff_add("최시험", Role.SPECIALIST, "4711", actor=SYSTEM, now=NOW)
    pass_ = Clearance(doctor.id, ("heart",), NOW, later(9999))
    store.clearance_add(pass_, actor=doctor.actor, now=NOW, resident_id=gone.id)
    merge(store, gone, kept)

    by_what_was_said = [
        store.find_resident(one.sex, one.birth, one.phone_tail, actor=RESIDENT, now=later(200))
        for one in (IDENTITY, OTHER)
    ]
    assert [[one.id for one in found] for found in by_what_was_said] == [[kept.id], [kept.id]]
    assert (by_what_was_said[1][0].last_visit_at, by_what_was_said[1][0].clearances) == (later(10), (pass_,))
    for asked in ("홍시험", "홍시헌", "9999", "520403"):
        assert [hit.id for hit in store.people_search(asked, actor=STAFF, now=NOW)] == [kept.id]
    assert [hit.id for hit in store.people_alike(OTHER, actor=STAFF, now=NOW)] == [kept.id]
    for resident in (kept.id, gone.id):
        page = store.person(resident, actor=STAFF, now=later(200))
        assert (page.id, page.identity) == (kept.id, IDENTITY)
        assert [visit.id for visit in page.visits] == [theirs, mine]
        assert ([(one.gone, one.name) for one in page.merges]) == [(gone.id, "홍시헌")]
        assert page.merged_into == (None if resident == kept.id else kept.id)
        assert store.visits_of(resident, actor=STAFF, now=NOW) == (theirs, mine)
        assert store.identity(resident, actor=STAFF, now=NOW, why="desk") == IDENTITY
    assert [str(one.value) for one in store.last_values(kept.id, later(300), actor=STAFF, now=NOW)] == ["62.5"]
    record = store.visit_record(theirs, actor=SYSTEM, now=NOW)
    assert (record.pseudonym, record.patient_id) == (kept.pseudonym, kept.patient_id)
    assert store.audit_verify().ok


def test_undone_everything_is_as_it_was_and_what_came_since_stays_where_it_came(store: Store) -> None:
    kept, gone = known(store, IDENTITY), known(store, OTHER)
    mine, theirs = finished(store, kept), finished(store, gone, 10)
    before = [store.person(one.id, actor=STAFF, now=NOW) for one in (kept, gone)]
    undo = merge(store, gone, kept)
    since = finished(store, kept, 150)
    store.person_unmerge(undo, actor=STAFF, now=later(200))

    now = [store.person(one.id, actor=STAFF, now=NOW) for one in (kept, gone)]
    assert [visit.id for visit in now[0].visits] == [since, mine]
    assert [replace(now[0], visits=before[0].visits), now[1]] == before
    assert store.visits_of(gone.id, actor=STAFF, now=NOW) == (theirs,)
    assert store.visit_record(theirs, actor=SYSTEM, now=NOW).patient_id == gone.patient_id
    assert [hit.id for hit in store.people_search("홍시헌", actor=STAFF, now=NOW)] == [gone.id]
    assert store.audit_verify().ok


def test_a_no_of_either_stands_until_a_yes_after_the_merge(store: Store) -> None:
    kept, gone = known(store, IDENTITY, says("platform")), known(store, OTHER, says("platform", False))
    mine, theirs = finished(store, kept), finished(store, gone, 10)
    assert out(store) == {mine}
    undo = merge(store, gone, kept)
    assert (answers(store, kept)["platform"], out(store)) == (False, set())
    store.person_unmerge(undo, actor=STAFF, now=later(110))
    assert (answers(store, kept)["platform"], answers(store, gone)["platform"], out(store)) == (True, False, {mine})

    merge(store, kept, gone, 120)
    assert (answers(store, kept)["platform"], out(store)) == (False, set())
    store.give_consent(says("platform", at=later(130)), now=later(130), resident_id=gone.id)
    assert (answers(store, kept)["platform"], out(store)) == (True, {mine, theirs})


def test_a_no_while_merged_is_a_no_of_both(store: Store) -> None:
    kept, gone = known(store, IDENTITY, says("platform")), known(store, OTHER, says("platform"))
    mine, theirs = finished(store, kept), finished(store, gone, 10)
    undo = merge(store, gone, kept)
    store.give_consent(says("platform", False, later(110)), now=later(110), visit_id=mine)
    store.person_unmerge(undo, actor=STAFF, now=later(120))
    assert [answers(store, one)["platform"] for one in (kept, gone)] == [False, False]
    assert out(store) == set()
    store.give_consent(says("platform", at=later(130)), now=later(130), resident_id=gone.id)
    assert out(store) == {theirs}


def test_chains_come_apart_link_by_link(store: Store) -> None:
    a, b, c = (known(store, replace(IDENTITY, name=name)) for name in ("홍시일", "홍시이", "홍시삼"))
    first, second = merge(store, a, b), merge(store, b, c, 110)
    assert store.person(a.id, actor=STAFF, now=NOW).id == c.id
    assert [one.gone for one in store.person(c.id, actor=STAFF, now=NOW).merges] == [a.id, b.id]
    store.person_unmerge(second, actor=STAFF, now=later(120))
    assert [store.person(one.id, actor=STAFF, now=NOW).id for one in (a, b, c)] == [b.id, b.id, c.id]
    store.person_unmerge(first, actor=STAFF, now=later(130))
    assert [store.person(one.id, actor=STAFF, now=NOW).id for one in (a, b, c)] == [a.id, b.id, c.id]


def test_what_makes_no_sense_is_refused_and_changes_nothing(store: Store) -> None:
    a, b, c = known(store), known(store), known(store)
    undo = merge(store, a, b)
    for gone, kept in ((a, b), (a, c), (b, a), (a, a), (c, c)):
        with refused(Trouble.MERGE):
            merge(store, gone, kept)
    store.person_unmerge(undo, actor=STAFF, now=NOW)
    with refused(Trouble.MERGE):
        store.person_unmerge(undo, actor=STAFF, now=NOW)
    for unknown in (uuid4(), undo):
        with refused(Trouble.UNKNOWN):
            store.person_merge(unknown, a.id, actor=STAFF, now=NOW)
    with refused(Trouble.UNKNOWN):
        store.person_unmerge(uuid4(), actor=STAFF, now=NOW)
    store.erase_resident(c.id, actor=STAFF, now=NOW)
    for gone, kept in ((c, a), (a, c)):
        with refused(Trouble.UNKNOWN, "erased"):
            merge(store, gone, kept)
    assert [store.person(one.id, actor=STAFF, now=NOW).id for one in (a, b)] == [a.id, b.id]


@pytest.mark.parametrize("by_the_gone", [True, False])
def test_erasing_a_merged_person_erases_every_record(store: Store, by_the_gone: bool) -> None:
    kept, gone, stranger = known(store, IDENTITY), known(store, OTHER), known(store)
    visits = [finished(store, one) for one in (kept, gone, stranger)]
    undo = merge(store, gone, kept)
    store.erase_resident((gone if by_the_gone else kept).id, actor=STAFF, now=later(200), why="asked")
    for resident in (kept, gone):
        with refused(Trouble.UNKNOWN, "erased"):
            store.person(resident.id, actor=STAFF, now=NOW)
    with refused(Trouble.UNKNOWN, "erased"):
        store.person_unmerge(undo, actor=STAFF, now=NOW)
    assert store.measurements_stored() == 1
    assert [hit.id for hit in store.people_search("홍시험", actor=STAFF, now=NOW)] == [stranger.id]
    assert store.visits_of(stranger.id, actor=STAFF, now=NOW) == (visits[2],)
    assert store.audit_verify().ok
