"""Opening: what is missing, wrong, newer or read-only is said in plain words, and nothing is lost by the way."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from kiosk.store.database import StoreSettings, create_store, open_store
from kiosk.store.records import Store
from kiosk.store.trouble import StoreTrouble, Trouble
from tests.store.children import run_child
from tests.store.shelf import KEYS, NOW, OTHER_KEYS, RESIDENT, SYSTEM, known, refused, visit_of, weight


def test_a_store_is_made_once(settings: StoreSettings) -> None:
    create_store(settings, KEYS, actor=SYSTEM, now=NOW)
    with open_store(settings, KEYS) as store:
        visit = visit_of(store)
    with refused(Trouble.EXISTS):
        create_store(settings, KEYS, actor=SYSTEM, now=NOW)
    with open_store(settings, KEYS) as store:
        assert store.visit_record(visit, actor=SYSTEM, now=NOW).id == visit


def test_a_store_whose_making_was_cut_short_is_finished(
    settings: StoreSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def power_cut(*_: object) -> None:
        raise KeyboardInterrupt

    for step in ("migrate", "audit.begin"):
        with monkeypatch.context() as cut:
            cut.setattr(f"kiosk.store.database.{step}", power_cut)
            with pytest.raises(KeyboardInterrupt):
                create_store(settings, KEYS, actor=SYSTEM, now=NOW)
        with refused(Trouble.MISSING):
            open_store(settings, KEYS)
    create_store(settings, KEYS, actor=SYSTEM, now=NOW)
    with open_store(settings, KEYS) as store:
        assert (store.audit_verify().ok, store.audit_verify().entries) == (True, 1)
    for keys in (KEYS, OTHER_KEYS):
        with refused(Trouble.EXISTS):
            create_store(settings, keys, actor=SYSTEM, now=NOW)


def test_a_store_that_cannot_be_made_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = StoreSettings(tmp_path / "data", "st-1", "c-1")

    def full(*_: object) -> None:
        raise StoreTrouble(Trouble.FULL, "the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr("kiosk.store.database.migrate", full)
        with refused(Trouble.FULL):
            create_store(settings, KEYS, actor=SYSTEM, now=NOW)
    assert list(settings.data_dir.iterdir()) == []
    create_store(settings, KEYS, actor=SYSTEM, now=NOW)


def test_no_store_is_not_an_empty_store(settings: StoreSettings) -> None:
    with refused(Trouble.MISSING, "kiosk init"):
        open_store(settings, KEYS)
    assert not settings.path.exists()


def test_another_key_opens_nothing(settings: StoreSettings, capfd: pytest.CaptureFixture[str]) -> None:
    create_store(settings, KEYS, actor=SYSTEM, now=NOW)
    with refused(Trouble.KEY_WRONG) as error:
        open_store(settings, OTHER_KEYS)
    assert error.value.key == "error.store-key-wrong"
    with open_store(settings, KEYS) as store:
        assert store.audit_verify().ok
    assert capfd.readouterr().err == ""  # standard error belongs to our log


def test_encrypted_and_plain_are_never_taken_for_each_other(tmp_path: Path) -> None:
    sealed = StoreSettings(tmp_path / "a", "st-1", "c-1")
    plain = StoreSettings(tmp_path / "b", "st-1", "c-1", plain=True)
    for made in (sealed, plain):
        create_store(made, KEYS, actor=SYSTEM, now=NOW)
        with refused(Trouble.KEY_WRONG):
            open_store(replace(made, plain=not made.plain), KEYS)
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(sealed.path).execute("SELECT * FROM sqlite_master")


def test_a_newer_store_is_left_alone(store: Store, made: StoreSettings) -> None:
    with store.engine.begin() as conn:
        conn.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for read_only in (False, True):
        with refused(Trouble.NEWER, "newer kiosk"):
            open_store(made, KEYS, read_only=read_only)


def test_files_are_for_the_owner_only(cipher: StoreSettings) -> None:
    with open_store(cipher, KEYS) as store:
        visit_of(store)
        modes = {path.name: path.stat().st_mode & 0o777 for path in cipher.data_dir.iterdir()}
    assert modes == {"store.db": 0o600, "store.db-wal": 0o600, "store.db-shm": 0o600}
    assert cipher.data_dir.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("plain", [False, True])
def test_every_connection_is_set_up_for_safety(tmp_path: Path, plain: bool) -> None:
    settings = StoreSettings(tmp_path, "st-1", "c-1", plain=plain)
    create_store(settings, KEYS, actor=SYSTEM, now=NOW)
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "busy_timeout": 5000}
    for read_only in (False, True):
        with open_store(settings, KEYS, read_only=read_only) as store, store.engine.begin() as conn:
            found = {name: conn.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
            assert found == wanted
            assert conn.exec_driver_sql("PRAGMA query_only").scalar() == read_only
            if not plain:
                assert int(conn.exec_driver_sql("PRAGMA cipher_memory_security").scalar() or 0) == 1


def test_the_reader_sees_and_cannot_write(store: Store, made: StoreSettings) -> None:
    visit = visit_of(store)
    store.keep(visit, [weight()], actor=RESIDENT, now=NOW)
    with open_store(made, KEYS, read_only=True) as reader:
        assert reader.outbox_counts().open == 1
        with refused(Trouble.READ_ONLY):
            reader.visit_record(visit, actor=SYSTEM, now=NOW)  # would go unseen by the log
        assert reader.audit_verify().ok
    store.keep(visit, [weight()], actor=RESIDENT, now=NOW)


def test_a_writer_waits_for_another_then_says_so(cipher: StoreSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.store.engine._WAIT", 0.1)
    with open_store(cipher, KEYS) as store, open_store(cipher, KEYS) as other:
        visit = visit_of(store)
        with other.engine.begin(), refused(Trouble.BUSY):
            store.keep(visit, [weight()], actor=RESIDENT, now=NOW)
        store.keep(visit, [weight()], actor=RESIDENT, now=NOW)
        assert store.measurements_stored() == 1


def test_a_verb_inside_a_verb_is_told_not_hung(cipher: StoreSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.store.engine._WAIT", 0.1)
    with open_store(cipher, KEYS) as store, store.engine.begin(), refused(Trouble.BUSY, "inside a verb"):
        store.outbox_counts()


def test_a_server_that_is_away_is_told_without_its_address(tmp_path: Path) -> None:
    nowhere = StoreSettings(tmp_path, "st-1", "c-1", url=f"postgresql+psycopg://kiosk:word@/none?host={tmp_path}")
    with refused(Trouble.AWAY) as error:
        open_store(nowhere, KEYS)
    assert "word" not in str(error.value)
    assert "word" not in repr(nowhere)


def test_a_damaged_file_is_told(cipher: StoreSettings) -> None:
    with open_store(cipher, KEYS) as store:
        for _ in range(30):
            store.keep(visit_of(store, known(store)), [weight() for _ in range(20)], actor=RESIDENT, now=NOW)
    raw = cipher.path.read_bytes()
    third = len(raw) // 3
    cipher.path.write_bytes(raw[:third] + bytes(third) + raw[2 * third :])

    def look() -> None:
        with open_store(cipher, KEYS) as store:
            store.audit_verify()
            store.measurements_stored()
            known(store)

    with pytest.raises(StoreTrouble) as told:
        look()
    assert told.value.trouble in {Trouble.DAMAGED, Trouble.DISK, Trouble.KEY_WRONG}


def test_a_full_database_says_so_and_loses_nothing(cipher: StoreSettings) -> None:
    with open_store(cipher, KEYS) as store:
        visit, kept = visit_of(store), 0

        def limit(pages: int) -> None:
            driver = store.engine.raw_connection()
            driver.cursor().execute(f"PRAGMA max_page_count = {pages}")
            driver.close()

        limit(1)  # what is there is the least it can be
        with refused(Trouble.FULL, "full"):
            for _ in range(1000):
                store.keep(visit, [weight() for _ in range(10)], actor=RESIDENT, now=NOW)
                kept += 10
        assert store.measurements_stored() == kept
        limit(1_000_000)
        store.keep(visit, [weight()], actor=RESIDENT, now=NOW)
        assert (store.measurements_stored(), store.audit_verify().ok) == (kept + 1, True)


@pytest.mark.parametrize("plain", [False, True])
def test_a_disk_that_refuses_says_so_and_loses_nothing(tmp_path: Path, plain: bool) -> None:
    """A child's files may not grow past a limit (RLIMIT_FSIZE), as on a full or failing disk."""
    settings = StoreSettings(tmp_path / "data", "st-1", "c-1", plain=plain)
    create_store(settings, KEYS, actor=SYSTEM, now=NOW)
    kept, key, again = run_child("fill_up", settings)
    assert key in {"error.store-disk", "error.store-full"}
    assert kept > 0
    assert again is True  # once there is room, the same open store goes on
    with open_store(settings, KEYS) as store:
        assert store.measurements_stored() == kept + 1
        assert store.audit_verify().ok


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("closed", ["close_folder", "close_file"])
def test_a_read_only_disk_says_so(plain: bool, closed: str, open_folder: Callable[[], Path]) -> None:
    """As somebody who may not write: root may always."""
    settings = StoreSettings(open_folder() / "data", "st-1", "c-1", plain=plain)
    create_store(settings, KEYS, actor=SYSTEM, now=NOW)
    with open_store(settings, KEYS) as store:
        visit_of(store)
    key, words = run_child("write_as_stranger", settings, closed)
    assert (key, "read-only" in words) == ("error.store-read-only", True)
    settings.data_dir.chmod(0o700)
    with open_store(settings, KEYS) as store:
        assert store.audit_verify().ok
