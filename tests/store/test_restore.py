"""Restoring: tried before it is done, whole or not at all, and it brings nobody back who asked to be forgotten."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.store.backup_reader import Backup
from kiosk.store.copies import forget_schemas
from kiosk.store.database import StoreSettings
from kiosk.store.keys import KEY_FILE
from kiosk.store.keysource import FileSource
from kiosk.store.restore import key_of_backup
from kiosk.store.runlock import RunLock
from kiosk.store.trouble import Trouble
from kiosk.store.values import Binding
from kiosk.store.wayback import undo
from tests.store.checking import MASS, SCALE, checked, passes, sent, told, weighed
from tests.store.keeping import House, build_house, fill, left_over
from tests.store.shelf import NOW, RESIDENT, STAFF, SYSTEM, known, later, refused, says, visit_of, weight


@pytest.fixture
def house(settings: StoreSettings, tmp_path: Path) -> House:
    return build_house(settings, tmp_path)


def without_log(content: dict[str, list[tuple[object, ...]]]) -> dict[str, list[tuple[object, ...]]]:
    return {name: rows for name, rows in content.items() if name not in {"audit", "meta"}}


def test_a_check_says_what_it_found_and_leaves_nothing(house: House, tmp_path: Path) -> None:
    with house.store() as store:
        fill(store)
    made = house.backup(tmp_path / "b")
    before, content = sorted(house.settings.data_dir.iterdir()), house.content()
    said = house.check(made)
    assert (said.found.identities, said.found.staff, said.rows) == (2, 1, sum(made.rows.values()))
    assert said.found.audit_entries == made.rows["audit"]
    assert sorted(house.settings.data_dir.iterdir()) == before
    assert house.content() == content


def test_a_restore_brings_back_every_row_and_the_way_back_the_rest(house: House, tmp_path: Path) -> None:
    with house.store() as store:
        resident, visit = fill(store)
    before = house.content()
    made = house.backup(tmp_path / "b")
    with house.store() as store:
        store.keep(visit_of(store), [weight("70.0")], actor=RESIDENT, now=later(5))
        known(store)
    newer = house.content()
    done = house.restore(made)
    after = house.content()
    assert without_log(after) == without_log(before)
    assert len(after["audit"]) == len(before["audit"]) + 1
    with house.store() as store:
        assert store.audit_verify().ok
        assert [entry.what for entry in store.audit_entries()][-1] == "restore"
        assert store.identity(resident, actor=SYSTEM, now=NOW, why="test").name == "홍시험"
        store.keep(visit_of(store), [weight()], actor=RESIDENT, now=later(9))  # numbers count on
        assert store.visits_of(resident, actor=SYSTEM, now=NOW) == (visit,)
    assert done.aside
    undo(house.settings, house.source, now=later(200))
    assert house.content() == newer
    undo(house.settings, house.source, now=later(300))
    with house.store() as store:
        assert store.audit_verify().ok


@pytest.mark.parametrize("kind", ["sqlite", "postgres"], indirect=True)
@pytest.mark.parametrize("way", ["there", "back"])
def test_it_restores_to_another_kind_of_database(settings: StoreSettings, tmp_path: Path, way: str) -> None:
    """From an encrypted file to this kind, and from this kind to an encrypted file."""
    this = House(settings, FileSource(tmp_path / "etc" / "kiosk.key"), "")
    file = House(replace(settings, data_dir=tmp_path / "file", url="", plain=False), this.source, "")
    old, new = (file, this) if way == "there" else (this, file)
    old = build_house(old.settings, tmp_path / "old")
    with old.store() as store:
        fill(store)
    made, before = old.backup(tmp_path / "b"), old.content()
    new.restore(made, old.recovery)
    assert without_log(new.content()) == without_log(before)
    with new.store() as store:
        assert store.audit_verify().ok
        store.keep(visit_of(store), [weight()], actor=RESIDENT, now=later(9))


@pytest.mark.parametrize("kind", ["sqlcipher"], indirect=True)
def test_the_recovery_key_alone_restores_on_a_fresh_machine(house: House, tmp_path: Path) -> None:
    with house.store() as store:
        resident, _ = fill(store)
    made = house.backup(tmp_path / "b")
    fresh = house.elsewhere(tmp_path / "new")
    with refused(Trouble.KEY_MISSING):
        key_of_backup(made, fresh.source)
    with refused(Trouble.KEY_WRONG):
        key_of_backup(made, fresh.source, "0000-0000-0000-0000-0000-0000-0000-0000-0000")
    done = fresh.restore(made, house.recovery)
    assert done.aside == ""
    assert left_over(fresh.settings.data_dir) == []
    with fresh.store() as store:  # by the new machine's own source
        assert store.identity(resident, actor=SYSTEM, now=NOW, why="test").name == "홍시험"
    house.source.path.unlink()
    assert fresh.keys.id == made.key_id


def test_an_old_backup_brings_nobody_back_who_was_erased(house: House, tmp_path: Path) -> None:
    with house.store() as store:
        resident, visit = fill(store)
        other = known(store)
        made = house.backup(tmp_path / "b")
        store.erase_resident(resident, actor=RESIDENT, now=later(10))
        store.give_consent(says("keep", granted=False, at=later(11)), now=later(11), resident_id=other.id)
    done = house.restore(made)
    assert (done.applied.erased, done.applied.withdrawn, done.replaced_known) == (1, 1, True)
    with house.store() as store:
        with refused(Trouble.UNKNOWN, "erased"):
            store.identity(resident, actor=SYSTEM, now=NOW, why="test")
        with refused(Trouble.UNKNOWN, "erased"):
            store.visit_record(visit, actor=SYSTEM, now=NOW)
        assert store.person(other.id, actor=SYSTEM, now=NOW).id == other.id
        assert store.audit_verify().ok
    again = house.restore(Backup(made.path), at=200)
    assert (again.applied.erased, again.applied.withdrawn) == (1, 1)


def test_nothing_is_restored_under_a_running_kiosk(house: House, tmp_path: Path) -> None:
    with house.store() as store:
        fill(store)
    made = house.backup(tmp_path / "b")
    with RunLock(house.settings.data_dir), refused(Trouble.BUSY, "a kiosk is running"):
        house.restore(made)
    content = house.content()
    with house.store(), refused(Trouble.BUSY):
        house.restore(made)
    assert house.content() == content
    assert left_over(house.settings.data_dir) == []


@pytest.mark.parametrize("kind", ["sqlcipher"], indirect=True)
def test_a_damaged_store_is_replaced_and_said_so(house: House, tmp_path: Path) -> None:
    with house.store() as store:
        fill(store)
    made = house.backup(tmp_path / "b")
    raw = house.settings.path.read_bytes()
    house.settings.path.write_bytes(raw[:1000] + bytes(2000) + raw[3000:])
    done = house.restore(made)
    assert (done.replaced_known, done.applied.erased) == (False, 0)
    assert (house.settings.data_dir / done.aside / "store.db").stat().st_size == len(raw)
    with house.store() as store:
        assert store.audit_verify().ok


@pytest.mark.parametrize("kind", ["sqlcipher"], indirect=True)
def test_a_store_of_another_key_goes_aside_with_its_key(house: House, tmp_path: Path) -> None:
    with house.store() as store:
        fill(store)
    made = house.backup(tmp_path / "b")
    other = build_house(house.elsewhere(tmp_path / "other").settings, tmp_path / "other")
    theirs = other.keys
    done = other.restore(made, house.recovery)
    assert sorted(path.name for path in (other.settings.data_dir / done.aside).iterdir()) == [KEY_FILE, "store.db"]
    assert other.keys.id == made.key_id
    undo(other.settings, other.source, now=later(300))
    assert other.keys == theirs
    with other.store() as store:
        assert store.measurements_stored() == 0


@pytest.mark.parametrize("kind", ["sqlcipher"], indirect=True)
def test_a_backup_that_is_not_whole_changes_nothing(house: House, tmp_path: Path) -> None:
    with house.store() as store:
        fill(store)
    made, content = house.backup(tmp_path / "b"), house.content()
    made.path.write_bytes(made.path.read_bytes()[:-100])
    for job in (house.check, house.restore):
        with refused(Trouble.DAMAGED):
            job(Backup(made.path))
        assert (house.content(), left_over(house.settings.data_dir)) == (content, [])


def test_there_may_be_nothing_to_go_back_to(house: House) -> None:
    with refused(Trouble.MISSING, "nothing to go back to"):
        undo(house.settings, house.source, now=NOW)


@pytest.mark.parametrize("kind", ["sqlcipher"], indirect=True)
def test_a_store_without_its_key_file_is_restored_by_the_recovery_key(house: House, tmp_path: Path) -> None:
    with house.store() as store:
        fill(store)
    made = house.backup(tmp_path / "b")
    (house.settings.data_dir / KEY_FILE).unlink()
    house.source.path.unlink()
    done = house.restore(made, house.recovery)
    assert done.replaced_known is False
    with house.store() as store:
        assert store.audit_verify().ok


def test_the_way_back_goes_when_somebody_is_erased(house: House, tmp_path: Path) -> None:
    with house.store() as store:
        resident, _ = fill(store)
    house.restore(house.backup(tmp_path / "b"))
    with house.store() as store:
        assert forget_schemas(store.engine, NOW) == 0  # younger than that
        store.erase_resident(resident, actor=RESIDENT, now=later(300))
    assert left_over(house.settings.data_dir) == []
    with refused(Trouble.MISSING, "nothing to go back to"):
        undo(house.settings, house.source, now=later(400))


@pytest.mark.parametrize("kind", ["postgres"], indirect=True)
def test_old_ways_back_in_a_database_go(house: House, tmp_path: Path) -> None:
    made = house.backup(tmp_path / "b")
    for at in (100, 200):
        house.restore(made, at=at)
    with house.store() as store:
        assert forget_schemas(store.engine, later(150)) == 1
        assert forget_schemas(store.engine) == 1
        assert store.audit_verify().ok


@pytest.mark.parametrize("kind", ["sqlite", "postgres"], indirect=True)
def test_an_old_backup_forgets_no_check_of_a_device(house: House, tmp_path: Path) -> None:
    with house.store() as store:
        slip = checked(at=later(50), good=False)
        passes(store, NOW)
        visit, row = weighed(store, later(1))
        store.check_add(slip, actor=STAFF, now=later(200))
        sent(store, later(201))
        made = house.backup(tmp_path / "b")
        store.check_void(slip.id, why="slip", actor=STAFF, now=later(202))
        fail = checked(at=later(600), good=False, references=(MASS,))
        store.check_add(fail, actor=STAFF, now=later(600))
        held = store.checks_of(SCALE, "SN-1")
    done = house.restore(made, at=700)
    assert done.applied.checks == 2
    with house.store() as store:
        assert store.checks_of(SCALE, "SN-1") == held
        assert store.visit_record(visit, actor=SYSTEM, now=NOW).unchecked == {row.id}
        assert store.checks_untold() == 1
        told(store, later(800))
        assert store.checks_untold() == 0
    again = house.restore(Backup(made.path), at=900)
    assert again.applied.checks == 2


@pytest.mark.parametrize("kind", ["sqlite", "postgres"], indirect=True)
def test_an_old_backup_does_not_say_which_instrument_stands_there_now(house: House, tmp_path: Path) -> None:
    """A spare that took a checked scale's socket would be that scale again, and a device under test serve residents."""
    scale = Binding("scale-1", SCALE, "serial", "/dev/ttyUSB0", "SN-1")
    with house.store() as store:
        store.bind(scale, actor=STAFF, now=NOW)
        store.bind(replace(scale, device="cuff-1", address="/dev/ttyUSB1"), actor=STAFF, now=NOW)
        made = house.backup(tmp_path / "b")
        store.bind(replace(scale, serial="SN-2"), actor=STAFF, now=later(10))
        store.bind(replace(scale, device="cuff-1", address="/dev/ttyUSB1", purpose="study"), actor=STAFF, now=later(10))
        held = store.bindings()
    house.restore(made, at=700)
    with house.store() as store:
        assert store.bindings() == held
        for one in held:
            store.unbind(one.device, actor=STAFF, now=later(710))
    house.restore(Backup(made.path), at=900)
    with house.store() as store:
        assert [one.serial for one in store.bindings()] == ["SN-1", "SN-1"], "nothing is bound here: as it was"
