"""A new data key: everything opens under it, nothing under the old one, and the log tells."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from kiosk.core.roles import Role
from kiosk.store.backup_reader import Backup
from kiosk.store.database import StoreSettings, open_store
from kiosk.store.identity import Vault
from kiosk.store.keys import load_keys
from kiosk.store.rekey import rekey
from kiosk.store.resealing import ANEW, DESK, UNTOUCHED
from kiosk.store.rows import heads
from kiosk.store.runlock import RunLock
from kiosk.store.trouble import StoreTrouble, Trouble
from kiosk.store.wayback import undo
from tests.store.keeping import House, build_house, fill, left_over
from tests.store.shelf import IDENTITY, NOW, STAFF, SYSTEM, later, refused, visit_of


@pytest.fixture
def house(settings: StoreSettings, tmp_path: Path) -> House:
    return build_house(settings, tmp_path)


def test_no_column_of_bytes_is_forgotten() -> None:
    found = {f"{head.name}.{name}" for head in heads() for name, kind in head.columns if kind == "bytes"}
    assert found == UNTOUCHED | ANEW | set(DESK)


def test_everything_opens_under_the_new_key(house: House) -> None:
    with house.store() as store:
        resident, visit = fill(store)
        code = store.card_issue(resident, why="first", actor=STAFF, now=NOW)
        store.remark_add(visit, "물을 자주", advice=True, actor=STAFF, now=NOW)
        store.remark_add(visit_of(store), "손님의 말", advice=False, actor=STAFF, now=NOW)
        found = store.people_search("홍시험", actor=STAFF, now=NOW)
    before, old = house.content(), house.keys
    done = rekey(house.settings, house.source, actor=SYSTEM, now=later(50))
    assert house.keys.id == done.key_id != old.id
    assert left_over(house.settings.data_dir) == []
    with house.store() as store:
        assert store.audit_verify().ok
        last = store.audit_entries()[-1]
        assert (last.what, last.detail.split()[:2]) == ("rekey", ["old", "head"])
        (known,) = store.find_resident(IDENTITY.sex, IDENTITY.birth, IDENTITY.phone_tail, actor=SYSTEM, now=NOW)
        assert known.id == resident
        assert [hit.id for hit in store.people_search("홍시험", actor=STAFF, now=NOW)] == [hit.id for hit in found]
        card = store.card_find(code, actor=STAFF, now=NOW)
        assert card.resident is not None
        assert card.resident.id == resident
        assert store.identity(resident, actor=SYSTEM, now=NOW, why="test").name == "홍시험"
        assert [member.name for member in store.staff_list()] == ["박시험"]
        assert [each.text for each in store.remarks([visit], actor=STAFF, now=NOW)] == ["물을 자주"]
        assert [each.note for each in store.upkeep_between(NOW.date(), NOW.date())] == ["바닥도 닦음"]
    changed = {name for name, rows in house.content().items() if rows != before[name]}
    assert changed == {"resident", "lookup", "staff", "remark", "audit", "meta", "upkeep"}


def test_nothing_opens_under_the_old_key(house: House) -> None:
    with house.store() as store:
        resident, _ = fill(store)
    old = house.keys
    rekey(house.settings, house.source, actor=SYSTEM, now=later(50))
    with refused(Trouble.KEY_WRONG):
        open_store(house.settings, old)
    wrapped = next(row for row in house.content()["resident"] if UUID(str(row[0])) == resident)
    key, sealed = (value for value in wrapped if isinstance(value, bytes))
    for one, other in ((key, sealed), (sealed, key)):
        with pytest.raises(StoreTrouble):
            Vault(old).unseal(resident, one, other)


def test_older_backups_open_with_the_recovery_key_of_their_time(house: House, tmp_path: Path) -> None:
    with house.store() as store:
        fill(store)
    made, before = house.backup(tmp_path / "b"), house.content()
    done = rekey(house.settings, house.source, actor=SYSTEM, now=later(50))
    with refused(Trouble.KEY_WRONG):
        house.check(Backup(made.path), done.recovery_key)
    assert house.check(made, house.recovery).found.identities == 2
    newer = house.backup(tmp_path / "c")
    assert house.check(newer, done.recovery_key).found.identities == 2
    house.restore(made, house.recovery, at=200)
    assert house.keys.id == made.key_id
    assert {name: len(rows) for name, rows in house.content().items() if name != "audit"} == {
        name: len(rows) for name, rows in before.items() if name != "audit"
    }


def test_the_ways_back_under_the_old_key_go(house: House, tmp_path: Path) -> None:
    with house.store() as store:
        fill(store)
    house.restore(house.backup(tmp_path / "b"))
    if not house.settings.url:
        (house.settings.data_dir / "store.db.before-0002-was-0001").write_bytes(b"an older copy")
    done = rekey(house.settings, house.source, actor=SYSTEM, now=later(500))
    assert done.copies == (0 if house.settings.url else 2)  # files; a server's schemas go in the same transaction
    assert left_over(house.settings.data_dir) == []
    with refused(Trouble.MISSING, "nothing to go back to"):
        undo(house.settings, house.source, now=later(600))


def test_cards_of_staff_must_be_shown_again(house: House) -> None:
    with house.store() as store:
        member = store.staff_add("김직원", Role.MANAGER, "918273", actor=SYSTEM, now=NOW)
        store.staff_set_card(member.id, "STAFF-CARD-1", actor=SYSTEM, now=NOW)
    assert rekey(house.settings, house.source, actor=SYSTEM, now=later(50)).staff_cards == 1
    with house.store() as store:
        assert store.staff_by_card("STAFF-CARD-1", actor=SYSTEM, now=NOW) is None
        assert store.staff_check_pin("918273", now=NOW).staff is not None


def test_a_broken_log_is_not_written_again_as_if_it_were_whole(house: House) -> None:
    with house.store() as store:
        fill(store)
        with store.engine.begin() as conn:
            conn.exec_driver_sql("DROP TRIGGER audit_no_update" + (" ON audit" if house.settings.url else ""))
            conn.exec_driver_sql("UPDATE audit SET actor = 'nobody' WHERE seq = 3")
    old = house.keys
    with refused(Trouble.DAMAGED, "line 3"):
        rekey(house.settings, house.source, actor=SYSTEM, now=later(50))
    assert house.keys == old
    assert [name for name in left_over(house.settings.data_dir) if not name.endswith(".next")] == []
    with house.store() as store:
        assert not store.audit_verify().ok


def test_not_under_a_running_kiosk(house: House) -> None:
    with RunLock(house.settings.data_dir), refused(Trouble.BUSY):
        rekey(house.settings, house.source, actor=SYSTEM, now=NOW)
    with house.store(), refused(Trouble.BUSY):
        rekey(house.settings, house.source, actor=SYSTEM, now=NOW)
    with house.store() as store:
        assert store.audit_verify().ok


@pytest.mark.parametrize("kind", ["postgres"], indirect=True)
@pytest.mark.parametrize("when", ["before", "after"])
def test_power_goes_between_the_database_and_the_key_file(
    house: House, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    """Whichever of the two keys the database has, the kiosk opens it the next time."""
    with house.store() as store:
        fill(store)

    def power(*_: object) -> None:
        raise KeyboardInterrupt

    old = house.keys
    monkeypatch.setattr(POINT[when], power)
    with pytest.raises(KeyboardInterrupt):
        rekey(house.settings, house.source, actor=SYSTEM, now=later(50))
    monkeypatch.undo()
    assert load_keys(house.settings.data_dir, house.source) == old
    with house.store() as store:
        assert store.audit_verify().ok
        assert [member.name for member in store.staff_list()] == ["박시험"]
    assert (house.keys == old) is (when == "before")


POINT = {"before": "kiosk.store.exchange.drop_aside", "after": "kiosk.store.rekey.settle_key"}
