"""The data key and its two wrappings; sealed identities; what people type."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from kiosk.core.resident import Sex
from kiosk.store.identity import Vault, masked
from kiosk.store.keys import KEY_FILE, create_keys, load_keys, recover_keys
from kiosk.store.keysource import CredentialSource, FileSource, KeyringSource
from kiosk.store.recovery import recovery_bytes, recovery_text
from kiosk.store.trouble import Trouble
from tests.store.shelf import IDENTITY, KEYS, OTHER_KEYS, refused


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture
def source(tmp_path: Path) -> FileSource:
    return FileSource(tmp_path / "etc" / "kiosk.key")


def test_the_key_comes_back_from_its_source_and_from_the_recovery_key(data: Path, source: FileSource) -> None:
    made, recovery = create_keys(data, source)
    assert load_keys(data, source) == made
    source.path.unlink()
    again, fresh = recover_keys(data, recovery.lower().replace("-", " "), source)
    assert (again, load_keys(data, source)) == (made, made)
    assert fresh != recovery
    with refused(Trouble.KEY_WRONG, "recovery key"):
        recover_keys(data, recovery, source)  # the old one opens nothing any more


def test_the_file_holds_the_key_in_wrapped_form_only(data: Path, source: FileSource) -> None:
    made, recovery = create_keys(data, source)
    raw = (data / KEY_FILE).read_bytes()
    assert made.secret not in raw
    assert made.secret.hex().encode() not in raw
    assert recovery.encode() not in raw
    assert repr(made) == f"DataKey(id='{made.id}')"
    for path in (data / KEY_FILE, source.path):
        assert path.stat().st_mode & 0o777 == 0o600


def test_nothing_is_overwritten(data: Path, source: FileSource) -> None:
    made, _ = create_keys(data, source)
    with refused(Trouble.EXISTS):
        create_keys(data, source)
    assert load_keys(data, source) == made


def test_a_source_that_is_missing_or_wrong_says_so(data: Path, source: FileSource, tmp_path: Path) -> None:
    create_keys(data, source)
    with refused(Trouble.KEY_MISSING, "cannot be read"):
        load_keys(data, FileSource(tmp_path / "no.key"))
    with refused(Trouble.KEY_MISSING, "outside the data directory"):
        load_keys(data, FileSource(data / "kiosk.key"))
    other = tmp_path / "other.key"
    other.write_text("ab" * 32)
    with refused(Trouble.KEY_MISSING, "open to others"):
        other.chmod(0o644)
        load_keys(data, FileSource(other))
    other.chmod(0o600)
    with refused(Trouble.KEY_WRONG, "does not open"):
        load_keys(data, FileSource(other))
    other.write_text("short")
    with refused(Trouble.KEY_MISSING, "32 bytes"):
        load_keys(data, FileSource(other))


def test_a_key_file_that_is_gone_or_spoiled_says_so(data: Path, source: FileSource) -> None:
    create_keys(data, source)
    path = data / KEY_FILE
    whole = json.loads(path.read_text())
    path.write_text(json.dumps(whole | {"id": "another"}))  # a seal moved to another file does not open
    with refused(Trouble.KEY_WRONG):
        load_keys(data, source)
    path.write_text("{")
    with refused(Trouble.DAMAGED):
        load_keys(data, source)
    path.unlink()
    with refused(Trouble.KEY_MISSING):
        load_keys(data, source)


def test_systemd_gives_a_credential(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = CredentialSource("test-key")
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    with refused(Trouble.KEY_MISSING, "LoadCredentialEncrypted=test-key"):
        create_keys(data, source)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    (tmp_path / "test-key").write_bytes(os.urandom(48))
    made, _ = create_keys(data, source)
    assert load_keys(data, source) == made


def test_the_keyring_is_optional(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    with refused(Trouble.KEY_MISSING, r"lifelog-kiosk\[keyring\]"):
        create_keys(data, KeyringSource())


def test_the_keyring_keeps_the_secret(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keyring = pytest.importorskip("keyring")
    kept: dict[tuple[str, str], str] = {}

    def lock() -> None:
        def locked(*_: str) -> None:
            raise keyring.errors.KeyringLocked

        monkeypatch.setattr(keyring, "get_password", locked)

    monkeypatch.setattr(keyring, "get_password", lambda *name: kept.get(name))
    monkeypatch.setattr(keyring, "set_password", lambda service, user, word: kept.update({(service, user): word}))
    with refused(Trouble.KEY_MISSING, "holds no key"):
        KeyringSource().load()
    made, _ = create_keys(data, KeyringSource())
    assert load_keys(data, KeyringSource()) == made
    lock()
    with refused(Trouble.KEY_MISSING, "KeyringLocked"):
        load_keys(data, KeyringSource())


def test_a_recovery_key_forgives_what_people_confuse_and_finds_what_they_mistype() -> None:
    for secret in (bytes(20), b"\xff" * 20, os.urandom(20)):
        text = recovery_text(secret)
        assert [len(group) for group in text.split("-")] == [4] * 9
        assert recovery_bytes(text.lower().replace("0", "o").replace("1", "l")) == secret
        for at, char in enumerate(text):
            if char != "-":
                wrong = text[:at] + ("2" if char != "2" else "3") + text[at + 1 :]
                with refused(Trouble.KEY_WRONG, "mistyped"):
                    recovery_bytes(wrong)
    for wrong, words in (("", "36"), ("A" * 35, "not 35"), ("U" * 36, "without U")):
        with refused(Trouble.KEY_WRONG, words):
            recovery_bytes(wrong)


def test_sub_keys_differ_and_stay() -> None:
    purposes = ("database", "lookup", "audit", "residents", "desk", "check")
    found = {KEYS.derive(purpose) for purpose in purposes}
    assert len(found) == len(purposes)
    assert KEYS.secret not in found
    # a change here would lock every store out of its own data
    assert KEYS.derive("database").hex() == "62cab9590c3a0506c3d9398184ab20be1f0962a3e2bf8054b3534c258784cd0f"


def test_an_identity_opens_with_its_own_key_only() -> None:
    vault, me, other = Vault(KEYS), uuid4(), uuid4()
    wrapped = vault.new_key(me)
    sealed = vault.seal(me, wrapped, IDENTITY)
    assert vault.unseal(me, wrapped, sealed) == IDENTITY
    assert "홍" not in repr(IDENTITY)
    assert sealed != vault.seal(me, wrapped, IDENTITY)
    for resident, key, blob in (
        (other, wrapped, sealed),
        (me, vault.new_key(me), sealed),
        (me, wrapped, sealed[:-1] + bytes([sealed[-1] ^ 1])),
        (me, b"", sealed),
    ):
        with refused(Trouble.KEY_WRONG):
            vault.unseal(resident, key, blob)
    with refused(Trouble.KEY_WRONG):
        Vault(OTHER_KEYS).unseal(me, wrapped, sealed)


def test_hashes_tell_people_apart_and_say_nothing() -> None:
    vault = Vault(KEYS)
    born, tail = date(1952, 3, 4), "0417"
    mine = vault.hash_who(Sex.FEMALE, born, tail)
    assert mine == vault.hash_who(Sex.FEMALE, born, " 0-417")
    others = {
        vault.hash_who(Sex.MALE, born, tail),
        vault.hash_who(Sex.FEMALE, date(1952, 4, 3), tail),
        vault.hash_who(Sex.FEMALE, born, "0418"),
        Vault(OTHER_KEYS).hash_who(Sex.FEMALE, born, tail),
        vault.hash_card("0417"),
    }
    assert len(others) == 5
    assert mine not in others
    numbers = {"birth-tail-sex", "tail", "phone", "birth"}
    words = {"name", "name-part", "initials", "initials-part", "sound", "near"}
    assert {kind for kind, _ in vault.lookups(IDENTITY)} == numbers | words
    assert {kind for kind, _ in vault.lookups(replace(IDENTITY, phone="", name="", phone_tail=""))} == {"birth"}
    for wrong in ("", "123", "12345", "abcd"):
        with pytest.raises(ValueError, match="four digits"):
            vault.hash_who(Sex.FEMALE, born, wrong)


@pytest.mark.parametrize(
    ("name", "shown"), [("홍시험", "홍○험"), ("홍시", "홍○"), ("남궁시험", "남○○험"), ("홍", "○"), (" ", ""), ("", "")]
)
def test_a_name_is_shown_masked(name: str, shown: str) -> None:
    assert masked(name) == shown
