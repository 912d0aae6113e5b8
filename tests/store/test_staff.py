"""Accounts: roles, cards, the sealed code, and a door that ten thousand tries do not open."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from kiosk.core.recovery_code import recovery_code, recovery_digits
from kiosk.store import staff
from kiosk.store.database import StoreSettings, open_store
from kiosk.store.records import Store
from kiosk.store.trouble import Trouble
from kiosk.store.values import PinVerdict, Role, StaffMember
from tests.store.shelf import KEYS, NOW, SYSTEM, known, later, refused

BOSS, HELPER = "470011", "471137"


@pytest.fixture
def boss(store: Store) -> StaffMember:
    return store.staff_add("박시험", Role.ADMINISTRATOR, BOSS, actor=SYSTEM, now=NOW)


@pytest.fixture
def helper(store: Store, boss: StaffMember) -> StaffMember:
    return store.staff_add("이시험", Role.HELPER, HELPER, actor=boss.actor, now=later(1))


def details(store: Store) -> list[tuple[str, str]]:
    return [(entry.what, entry.detail) for entry in store.audit_entries()]


def test_a_role_is_changed_and_the_last_administrator_stays_one(
    store: Store, boss: StaffMember, helper: StaffMember
) -> None:
    store.staff_set_role(helper.id, Role.MANAGER, actor=boss.actor, now=later(2))
    assert [member.role for member in store.staff_list()] == [Role.ADMINISTRATOR, Role.MANAGER]
    assert details(store)[-1] == ("staff set role", f"{helper.id} manager")
    with refused(Trouble.LAST, "another role"):
        store.staff_set_role(boss.id, Role.HELPER, actor=boss.actor, now=later(3))
    store.staff_set_role(boss.id, Role.ADMINISTRATOR, actor=boss.actor, now=later(3))
    store.staff_set_role(helper.id, Role.ADMINISTRATOR, actor=boss.actor, now=later(4))
    store.staff_set_role(boss.id, Role.HELPER, actor=boss.actor, now=later(5))
    with refused(Trouble.LAST, "disabled"):
        store.staff_disable(helper.id, actor=helper.actor, now=later(6))


def test_nobody_changes_a_closed_account(store: Store, boss: StaffMember, helper: StaffMember) -> None:
    store.staff_disable(helper.id, actor=boss.actor, now=later(2))
    for change in (
        lambda: store.staff_set_role(helper.id, Role.MANAGER, actor=boss.actor, now=later(3)),
        lambda: store.staff_set_card(helper.id, "LK-STAFF-1", actor=boss.actor, now=later(3)),
        lambda: store.staff_recovery_make(helper.id, actor=boss.actor, now=later(3)),
        lambda: store.staff_set_role(str(uuid4()), Role.MANAGER, actor=boss.actor, now=later(3)),
    ):
        with refused(Trouble.UNKNOWN):
            change()


def test_a_card_names_its_member_until_it_is_taken_away(store: Store, boss: StaffMember, helper: StaffMember) -> None:
    store.staff_set_card(helper.id, "LK-STAFF-1", actor=boss.actor, now=later(2))
    assert store.staff_by_card("LK-STAFF-1", actor=SYSTEM, now=later(3)) == helper
    assert [account.has_card for account in store.staff_accounts()] == [False, True]
    with refused(Trouble.CARD):
        store.staff_set_card(boss.id, "LK-STAFF-1", actor=boss.actor, now=later(4))
    store.staff_set_card(helper.id, "LK-STAFF-1", actor=boss.actor, now=later(4))  # one's own again: no change
    store.staff_set_card(helper.id, "", actor=boss.actor, now=later(5))
    assert store.staff_by_card("LK-STAFF-1", actor=SYSTEM, now=later(6)) is None
    assert "LK-STAFF-1" not in str(details(store))


def test_a_residents_card_is_nobody_elses(store: Store, boss: StaffMember) -> None:
    card = store.card_issue(known(store).id, why="first", actor=boss.actor, now=NOW)
    with refused(Trouble.CARD):
        store.staff_set_card(boss.id, card, actor=boss.actor, now=NOW)


def test_the_sealed_code_sets_a_new_pin_once(store: Store, boss: StaffMember, helper: StaffMember) -> None:
    with refused(Trouble.UNKNOWN, "managers"):
        store.staff_recovery_make(helper.id, actor=boss.actor, now=later(2))
    code = store.staff_recovery_make(boss.id, actor=boss.actor, now=later(2))
    assert code not in str(details(store))
    with refused(Trouble.PIN, "choose another"):
        store.staff_recover(code, HELPER, now=later(3))
    assert store.staff_recover(code, "905172", now=later(4)).staff == boss
    assert store.staff_check_pin("905172", now=later(5)).staff == boss
    assert store.staff_check_pin(BOSS, now=later(6)).staff is None
    assert store.staff_recover(code, "905173", now=later(7)).staff is None
    assert [account.has_recovery for account in store.staff_accounts()] == [False, False]
    assert ("recovery used", "") in details(store)


def test_an_older_code_and_a_lower_role_make_a_code_void(store: Store, boss: StaffMember, helper: StaffMember) -> None:
    old = store.staff_recovery_make(boss.id, actor=boss.actor, now=NOW)
    store.staff_recovery_make(boss.id, actor=boss.actor, now=NOW)
    assert store.staff_recover(old, "905172", now=NOW).staff is None
    store.staff_set_role(helper.id, Role.MANAGER, actor=boss.actor, now=NOW)
    managers = store.staff_recovery_make(helper.id, actor=boss.actor, now=NOW)
    store.staff_set_role(helper.id, Role.SPECIALIST, actor=boss.actor, now=NOW)
    assert store.staff_recover(managers, "905172", now=NOW).staff is None


@pytest.mark.parametrize("typed", ["", "1234", "a" * 20, "0000-0000-0000-0000-0000", "１" * 20])
def test_a_slip_of_the_finger_is_no_try(store: Store, boss: StaffMember, typed: str) -> None:
    code = store.staff_recovery_make(boss.id, actor=boss.actor, now=NOW)
    for _ in range(40):
        assert store.staff_recover(typed, "905172", now=NOW) == PinVerdict()
    assert store.staff_recover(code.replace("-", " "), "905172", now=NOW).staff == boss


def test_every_single_slip_and_exchange_of_neighbours_is_seen() -> None:
    digits = recovery_digits(recovery_code(271828182845904523))
    assert digits is not None
    slips = {digits[:at] + other + digits[at + 1 :] for at in range(20) for other in "0123456789"} - {digits}
    swaps = {digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in range(19)} - {digits}
    assert {one for one in slips | swaps if recovery_digits(one)} == set()


@pytest.mark.parametrize("door", ["unnamed", "named", "recovery"])
def test_ten_thousand_tries_do_not_get_in(cipher: StoreSettings, monkeypatch: pytest.MonkeyPatch, door: str) -> None:
    """Every four-digit PIN is tried, each as soon as the door allows; the right ones are among them."""
    monkeypatch.setattr(staff, "_fits", lambda kept, typed: kept == f"plain:{typed}")  # argon2 would take an hour
    monkeypatch.setattr(staff._HASHER.__class__, "hash", lambda self, pin: f"plain:{pin}")
    with open_store(cipher, KEYS) as store:
        assert tried(store, door) <= 50
        assert store.audit_verify().ok


def tried(store: Store, door: str) -> int:
    """Try everything; returns how many tries were checked at all."""
    boss = store.staff_add("박시험", Role.ADMINISTRATOR, "4711", actor=SYSTEM, now=NOW)
    store.staff_set_card(boss.id, "LK-STAFF-1", actor=SYSTEM, now=NOW)
    store.staff_recovery_make(boss.id, actor=SYSTEM, now=NOW)
    at, checked = NOW, 0
    for number in range(10_000):
        if door == "recovery":
            verdict = store.staff_recover(recovery_code(number), "905172", now=at)
        else:
            verdict = store.staff_check_pin(f"{number:04d}", now=at, staff_id=boss.id if door == "named" else None)
        assert verdict.staff is None, f"in with try {number}"
        if verdict.locked_until is not None and verdict.locked_until - at < timedelta(days=2):
            at = verdict.locked_until  # as patient as can be
            checked += 1
    return checked


def test_a_card_and_its_pin_open_a_station_that_others_have_shut(
    store: Store, boss: StaffMember, helper: StaffMember
) -> None:
    at = NOW
    for _ in range(5):
        at = store.staff_check_pin("0000", now=at).locked_until or at
    assert store.staff_check_pin(BOSS, now=at - timedelta(seconds=1)).staff is None
    assert store.staff_check_pin(HELPER, now=at - timedelta(seconds=1), staff_id=helper.id).staff == helper
    assert store.staff_check_pin(BOSS, now=at).staff == boss
