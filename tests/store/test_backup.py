"""Backups: made while the kiosk saves, sealed piece by piece, restored to any of the databases."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.store.backup import write_backup
from kiosk.store.backup_reader import Backup
from kiosk.store.database import StoreSettings, open_store
from kiosk.store.trouble import StoreTrouble, Trouble
from tests.store.keeping import House, build_house, fill, left_over
from tests.store.shelf import NOW, OTHER_KEYS, RESIDENT, known, later, refused, visit_of, weight


@pytest.fixture
def house(settings: StoreSettings, tmp_path: Path) -> House:
    made = build_house(settings, tmp_path)
    with made.store() as store:
        fill(store)
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "one.kiosk-backup"


def test_a_backup_holds_every_row(house: House, file: Path) -> None:
    made = write_backup(house.settings, house.keys, file, now=NOW)
    assert file.stat().st_mode & 0o777 == 0o600
    again = Backup(file)
    assert again.read_through(house.keys) == made.total > 20
    assert (again.rows, again.created_at, again.key_id) == (made.rows, NOW, house.keys.id)
    assert made.rows == {name: len(rows) for name, rows in house.content().items()}
    assert [path.name for path in file.parent.glob("*.part")] == []


def test_saving_goes_on_while_a_backup_is_made(house: House, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In order, not in time: values are kept in the middle of the backup, which holds what was there at its start."""
    monkeypatch.setattr("kiosk.store.rows.CHUNK", 1)
    kept = 0
    with house.store() as store:
        visit = visit_of(store)
        before = store.measurements_stored()

        def save() -> None:
            nonlocal kept
            assert not file.exists()
            store.keep(visit, [weight()], actor=RESIDENT, now=NOW)
            kept += 1

        made = write_backup(house.settings, house.keys, file, now=NOW, pause=save)
        assert kept > 20
        assert store.measurements_stored() == before + kept
        assert store.audit_verify().ok
    assert made.rows["measurement"] == before
    assert house.check(Backup(file)).found.audit_entries == made.rows["audit"]


def test_somebody_is_erased_while_a_backup_is_made(house: House, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.store.rows.CHUNK", 1)
    with house.store() as store:
        gone = [known(store).id]

        def erase() -> None:
            if gone:
                store.erase_resident(gone.pop(), actor=RESIDENT, now=NOW)

        write_backup(house.settings, house.keys, file, now=NOW, pause=erase)
    assert gone == []
    house.check(Backup(file))


def test_nothing_is_overwritten_and_nothing_half_is_left(house: House, file: Path) -> None:
    file.write_bytes(b"something else")
    with refused(Trouble.EXISTS):
        write_backup(house.settings, house.keys, file, now=NOW)
    assert file.read_bytes() == b"something else"
    with refused(Trouble.DISK):
        write_backup(house.settings, house.keys, file.parent / "no-folder" / "x", now=NOW)

    def power() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_backup(house.settings, house.keys, file.with_name("two"), now=NOW, pause=power)
    assert [path.name for path in file.parent.glob("two*")] == []
    assert left_over(house.settings.data_dir) == []


def read_all(file: Path, house: House) -> int:
    return Backup(file).read_through(house.keys)


@pytest.mark.parametrize("kind", ["sqlcipher"], indirect=True)
def test_any_change_of_the_file_is_found(house: House, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.store.container._PIECE", 512)
    write_backup(house.settings, house.keys, file, now=NOW)
    whole = file.read_bytes()
    assert read_all(file, house) > 0
    spoiled = [whole[:at] for at in range(0, len(whole), 97)]
    spoiled += [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in range(0, len(whole), 53)]
    spoiled += [whole + b"\0", whole + whole[-40:]]
    for bad in spoiled:
        file.write_bytes(bad)
        with pytest.raises(StoreTrouble):
            read_all(file, house)


@pytest.mark.parametrize("kind", ["sqlcipher"], indirect=True)
def test_pieces_cannot_be_moved_left_out_or_doubled(house: House, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.store.container._PIECE", 256)
    write_backup(house.settings, house.keys, file, now=NOW)
    head, pieces = split(file.read_bytes())
    assert len(pieces) > 5
    orders = [
        pieces[:-1],
        pieces[1:],
        [*pieces, pieces[-1]],
        [pieces[1], pieces[0], *pieces[2:]],
        [*pieces[:2], pieces[-1]],
    ]
    for order in orders:
        file.write_bytes(head + b"".join(order))
        with refused(Trouble.DAMAGED):
            read_all(file, house)
    file.write_bytes(head + b"".join(pieces))
    assert read_all(file, house) > 0


def split(raw: bytes) -> tuple[bytes, list[bytes]]:
    at = len(b"LIFELOG-KIOSK-BACKUP 1\n")
    at += 4 + int.from_bytes(raw[at : at + 4], "big")
    head, pieces = raw[:at], []
    while at < len(raw):
        length = 4 + int.from_bytes(raw[at : at + 4], "big")
        pieces.append(raw[at : at + length])
        at += length
    return head, pieces


@pytest.mark.parametrize("kind", ["sqlcipher"], indirect=True)
def test_another_key_opens_nothing(house: House, file: Path, tmp_path: Path) -> None:
    write_backup(house.settings, house.keys, file, now=NOW)
    with refused(Trouble.DAMAGED):
        Backup(file).read_through(OTHER_KEYS)
    (tmp_path / "text").write_text("not a backup")
    with refused(Trouble.DAMAGED, "not a backup"):
        Backup(tmp_path / "text")


@pytest.mark.parametrize("kind", ["sqlcipher"], indirect=True)
def test_a_full_disk_leaves_no_half_backup(house: House, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with refused(Trouble.FULL):
        write_backup(house.settings, house.keys, file, now=NOW)
    assert list(file.parent.glob("one*")) == []


def test_a_store_of_an_older_version_is_not_backed_up_unseen(house: House, file: Path) -> None:
    with open_store(house.settings, house.keys) as store, store.engine.begin() as conn:
        conn.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    with refused(Trouble.MIGRATION):
        write_backup(house.settings, house.keys, file, now=later(5))
    assert not file.exists()
