"""Nothing of a person is left where it may not be, nothing leaves that may not, and no old copy undoes a no."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from kiosk.core.followup import Rules as FollowRules
from kiosk.core.roster import Expected
from kiosk.core.visit_record import AssessmentEnd, Clearance, End
from kiosk.store.consents import is_granted
from kiosk.store.database import StoreSettings
from kiosk.store.records import Store
from kiosk.store.tables import TABLES
from kiosk.store.trouble import Trouble
from kiosk.store.values import Role
from kiosk.store.wayback import before_update, undo
from tests.store.keeping import build_house
from tests.store.shelf import IDENTITY, NOW, RESIDENT, STAFF, SYSTEM, known, later, refused, says, visit_of, weight
from tests.store.test_retention import NEVER, SOON, YEAR, ended, sweep


def scalars(store: Store, table: str, column: str) -> list[object]:
    with store.engine.begin() as conn:
        return list(conn.scalars(select(TABLES[table].c[column])))


def sent(store: Store) -> None:
    for entry in store.waiting():
        store.keep_body(entry.id, b"{}", 1, names=["Observation/1"], patient="p")
        store.mark_sent(entry.id, now=NOW)


def test_sweeping_values_does_not_call_off_a_taking_back(store: Store) -> None:
    visit = ended(store, visit_of(store, consents=[says("platform")]))
    sent(store)
    store.give_consent(says("platform", False, later(5)), now=later(5), visit_id=visit)
    (entry,) = store.waiting()
    store.mark_held(entry.id, now=NOW, reason="retraction-by-hand")
    assert sweep(store, replace(NEVER, guests=SOON)).visits == 1
    assert [(each.kind, each.state) for each in store.held()] == [("retraction", "held")]


def test_sweeping_a_person_is_in_the_log_by_person(store: Store) -> None:
    resident = known(store)
    sweep(store, replace(NEVER, people=SOON))
    lines = store.audit_entries(whose=str(resident.id))
    assert [line.what for line in lines][-1] == "erase"


@pytest.mark.parametrize("kind", ["sqlcipher"], indirect=True)
def test_sweeping_a_person_takes_the_ways_back_along(store: Store, made: object) -> None:
    known(store)
    folder: Path = made.data_dir / "replaced-20260101T000000000000Z"  # type: ignore[attr-defined]
    folder.mkdir()
    sweep(store, NEVER)
    assert folder.exists()
    sweep(store, replace(NEVER, people=SOON))
    assert not folder.exists()


def test_words_on_a_visit_without_values_are_swept_too(store: Store) -> None:
    visit = visit_of(store)
    store.end_visit(
        visit,
        End.LEFT,
        [AssessmentEnd("grip", End.UNSAFE, "chest-pain", (("pain", "yes"),))],
        actor=RESIDENT,
        now=later(1),
    )
    store.remark_add(visit, "가상의 메모", advice=False, actor=STAFF, now=NOW)
    sweep(store, replace(NEVER, guests=SOON))
    assert scalars(store, "remark", "sealed") == [None]
    assert scalars(store, "assessment_end", "reason") == [""]
    assert scalars(store, "assessment_end", "notes") == [""]


def test_erasing_takes_health_reasons_and_names_in_the_line_along(store: Store) -> None:
    resident = known(store)
    member = store.staff_add("박시험", Role.HELPER, "738291", actor=SYSTEM, now=NOW)
    who = Expected(name="홍시험")
    booking = store.booking_add(NOW.date(), who=who, actor=STAFF, now=NOW)
    visit = visit_of(store, resident)
    store.booking_act(booking.id, "begin", visit_id=visit, actor=STAFF, now=NOW)
    cleared = Clearance(member.id, ("chest-pain",), NOW, later(900))
    store.clearance_add(cleared, visit_id=visit, actor=STAFF, now=NOW)
    store.keep(visit, [weight()], actor=RESIDENT, now=NOW)
    bad = [AssessmentEnd("grip", End.UNSAFE, "chest-pain", (("pain", "yes"),))]
    store.end_visit(visit, End.FINISHED, bad, actor=RESIDENT, now=later(1))
    store.erase_resident(resident.id, actor=STAFF, now=later(2))
    assert scalars(store, "booking", "sealed") == [None]
    assert scalars(store, "clearance", "questions") == []
    assert scalars(store, "assessment_end", "reason") == [""]
    assert scalars(store, "assessment_end", "notes") == [""]


def test_a_moved_visit_leaves_the_house_under_nobodys_wrong_name(store: Store) -> None:
    wrong = known(store, IDENTITY, says("trial"))
    right = known(store, replace(IDENTITY, phone_tail="0001", phone=""), says("trial"))
    visit = visit_of(store, wrong)
    store.keep(visit, [weight()], actor=RESIDENT, now=NOW)
    ends = [AssessmentEnd("grip", End.UNSAFE, "chest-pain", (("pain", "yes"),))]
    store.end_visit(visit, End.FINISHED, ends, actor=RESIDENT, now=later(1))
    store.remark_add(visit, "가상의 조언", advice=True, actor=STAFF, now=later(2))
    new = store.visit_move(visit, right.id, why="wrong-person", actor=STAFF, now=later(3))
    found = store.visits_for("trial", NOW - YEAR, NOW + YEAR, actor=STAFF, now=NOW)
    assert found == (new,)
    assert store.export_visit(visit, "trial", actor=STAFF, now=NOW) is None
    told = json.dumps(store.person_export(wrong.id, actor=STAFF, now=later(9)), ensure_ascii=False)
    assert "chest-pain" not in told
    assert "가상의 조언" not in told


def test_a_person_with_a_booking_gets_their_data(store: Store) -> None:
    resident = known(store)
    store.booking_add(NOW.date(), resident_id=resident.id, actor=STAFF, now=NOW)
    assert store.person_export(resident.id, actor=STAFF, now=NOW)["bookings"]


def test_whoever_was_erased_is_not_on_the_list_again(store: Store) -> None:
    resident = known(store)
    rules = FollowRules()
    booked = store.booking_add(NOW.date(), resident_id=resident.id, actor=STAFF, now=NOW)
    store.booking_act(booked.id, "missed", actor=STAFF, now=later(1))
    seen = store.followup_look(rules, now=later(2))
    assert len(seen) == 1
    store.erase_resident(resident.id, actor=STAFF, now=later(3))
    store.followup_enter(seen, rules, actor=SYSTEM, now=later(4))
    assert scalars(store, "follow_up", "id") == []
    assert store.followup_refresh(rules, actor=SYSTEM, now=later(5)) == 0
    assert scalars(store, "follow_up", "id") == []


def test_people_behind_merged_ones_have_their_turn(store: Store) -> None:
    kept = known(store)
    for number in range(3):
        gone = known(store, replace(IDENTITY, phone_tail=f"100{number}", phone="", card=""))
        store.person_merge(gone.id, kept.id, actor=STAFF, now=NOW)
    alone = [known(store, replace(IDENTITY, phone_tail=f"200{number}", phone="", card="")) for number in range(3)]
    visit_of(store, kept, at=NOW + 3 * YEAR)
    assert sweep(store, replace(NEVER, people=NOW + YEAR), limit=2).people == len(alone)


def test_asking_again_to_be_registered_is_in_the_log(store: Store) -> None:
    resident = known(store)
    before = len(store.audit_entries(whose=str(resident.id)))
    store.register_resident(IDENTITY, (says("keep"),), resident_id=resident.id, actor=STAFF, now=NOW)
    assert len(store.audit_entries(whose=str(resident.id))) == before + 1


@pytest.mark.parametrize("how", ["erase", "withdraw"])
def test_what_went_out_after_the_backup_is_taken_back_all_the_same(
    settings: StoreSettings, tmp_path: Path, how: str
) -> None:
    house = build_house(settings, tmp_path)
    with house.store() as store:
        resident = known(store, IDENTITY, says("platform"))
        ended(store, visit_of(store, resident))
    made = house.backup(tmp_path / "b")
    with house.store() as store:
        sent(store)
        if how == "erase":
            store.erase_resident(resident.id, actor=STAFF, now=later(50))
        else:
            store.give_consent(says("platform", False, later(50)), now=later(50), resident_id=resident.id)
        (before,) = store.waiting()
    house.restore(made)
    with house.store() as store:
        (entry,) = store.waiting()
        assert (entry.kind, entry.record_id) == (before.kind, before.record_id)
        assert store.there(entry.record_id, but=entry.id).names == {"Observation/1"}


def test_the_way_back_keeps_a_no_that_was_said_since(settings: StoreSettings, tmp_path: Path) -> None:
    house = build_house(settings, tmp_path)
    with house.store() as store:
        resident = known(store, IDENTITY, says("platform"))
        ended(store, visit_of(store, resident))
    house.restore(house.backup(tmp_path / "b"))
    with house.store() as store:
        store.give_consent(says("platform", False, later(150)), now=later(150), resident_id=resident.id)
    undo(house.settings, house.source, now=later(200))
    with house.store() as store:
        assert store.waiting() == ()
        held = store.person(resident.id, actor=STAFF, now=NOW).consents
        assert [(one.purpose, one.granted) for one in held if one.purpose == "platform"] == [("platform", False)]
        assert store.audit_verify().ok


def test_neither_a_lost_card_nor_a_colleague_who_left_comes_in_again(settings: StoreSettings, tmp_path: Path) -> None:
    house = build_house(settings, tmp_path)
    with house.store() as store:
        resident = known(store)
        code = store.card_issue(resident.id, why="new", actor=STAFF, now=NOW)
        member = store.staff_add("박시험", Role.HELPER, "738291", actor=SYSTEM, now=NOW)
    made = house.backup(tmp_path / "b")
    with house.store() as store:
        store.card_void(resident.id, why="lost", actor=STAFF, now=later(50))
        store.staff_disable(member.id, actor=STAFF, now=later(50))
    house.restore(made)
    with house.store() as store:
        found = store.card_find(code, actor=RESIDENT, now=later(200))
        assert (found.resident, found.voided) == (None, True)
        assert store.staff_check_pin("738291", now=later(200)).staff is None


@pytest.mark.parametrize("kind", ["sqlcipher", "sqlite"], indirect=True)
def test_going_back_before_an_update_keeps_a_no_that_was_said_since(settings: StoreSettings, tmp_path: Path) -> None:
    house = build_house(settings, tmp_path)
    with house.store() as store:
        resident = known(store, IDENTITY, says("platform"))
        ended(store, visit_of(store, resident))
    copy = house.settings.path.with_name("store.db.before-0002-was-0001")
    copy.write_bytes(house.settings.path.read_bytes())
    with house.store() as store:
        store.give_consent(says("platform", False, later(50)), now=later(50), resident_id=resident.id)
    before_update(house.settings, house.source, now=later(100))
    with house.store() as store:
        (entry,) = store.waiting()
        assert not is_granted(store.consents_of_visit(entry.record_id), "platform")
        assert store.audit_verify().ok


def test_a_visit_that_ends_after_erasing_says_nothing_more(store: Store) -> None:
    resident = known(store)
    visit = visit_of(store, resident)
    store.erase_resident(resident.id, actor=STAFF, now=later(1))
    ends = [AssessmentEnd("grip", End.UNSAFE, "chest-pain", (("pain", "yes"),))]
    store.end_visit(visit, End.LEFT, ends, notes=("chest-pain",), actor=RESIDENT, now=later(2))
    assert scalars(store, "assessment_end", "reason") == [""]
    assert scalars(store, "assessment_end", "notes") == [""]
    assert scalars(store, "visit", "notes") == ["[]"]


def test_whoever_is_disabled_while_a_pin_is_checked_is_not_let_in(store: Store) -> None:
    member = store.staff_add("박시험", Role.HELPER, "738291", actor=SYSTEM, now=NOW)
    knock = store.pin_knock(now=NOW)
    store.staff_disable(member.id, actor=SYSTEM, now=NOW)
    with refused(Trouble.UNKNOWN):
        store.pin_answer(knock, UUID(member.id), now=NOW)


def test_a_recovery_code_is_used_once_by_two_at_the_same_moment(store: Store) -> None:
    member = store.staff_add("박시험", Role.MANAGER, "738291", actor=SYSTEM, now=NOW)
    store.staff_recovery_make(member.id, actor=SYSTEM, now=NOW)
    first, second = store.recovery_knock(now=NOW), store.recovery_knock(now=NOW)
    assert store.recovery_answer(first, UUID(member.id), "918273", now=NOW).staff is not None
    with refused(Trouble.UNKNOWN):
        store.recovery_answer(second, UUID(member.id), "564738", now=NOW)
