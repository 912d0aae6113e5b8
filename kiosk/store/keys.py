"""The data key: 32 random bytes that everything secret in the store hangs on, kept only in wrapped form.

``data-key.json`` in the data directory holds it twice: sealed by one configured source (a systemd credential,
the desktop's keyring, or a 0600 file outside the data directory), and by the recovery key that is printed once.
A carried-away disk has the file but not the source. Sub-keys come from it by HKDF, so one purpose tells nothing
of another.
"""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from kiosk.store.keysource import KeySource, write_private
from kiosk.store.recovery import recovery_bytes, recovery_text
from kiosk.store.switch import KEY_FILE as KEY_FILE
from kiosk.store.switch import finish
from kiosk.store.trouble import StoreTrouble, Trouble, told

_SCHEMA = 1
_NEXT = "data-key.json.next"  # a new key before the database has it: see `stage_key`


@dataclass(frozen=True, slots=True)
class DataKey:
    """The unwrapped key. ``id`` names it, so that a file and a store that do not belong together are told apart."""

    id: str
    secret: bytes = field(repr=False)

    def derive(self, purpose: str) -> bytes:
        """Return the 32-byte sub-key of a purpose: database, lookup, audit, residents, desk, check, backup."""
        return _hkdf(self.secret, f"lifelog-kiosk/{purpose}/1")


def create_keys(data_dir: Path, source: KeySource) -> tuple[DataKey, str]:
    """Make a data key and its file; return it with the recovery key, which is shown once and kept nowhere."""
    path = data_dir / KEY_FILE
    if path.exists():
        raise StoreTrouble(Trouble.EXISTS, f"{path.name} is already there; it is never overwritten")
    source.check(data_dir)
    key, raw, recovery = new_key(source)
    write_private(path, raw)
    return key, recovery


def new_key(source: KeySource) -> tuple[DataKey, bytes, str]:
    """Make a data key; return it, the content of its file, and its recovery key."""
    key, recovery = DataKey(str(uuid4()), os.urandom(32)), os.urandom(20)
    return key, _body(key, source.create(), recovery), recovery_text(recovery)


def load_keys(data_dir: Path, source: KeySource) -> DataKey:
    """Unwrap the data key with the configured source, after an exchange that was cut short is carried to its end."""
    finish(data_dir)
    source.check(data_dir)
    return open_key_file(key_file(data_dir), source=source)


def recover_keys(data_dir: Path, recovery: str, source: KeySource) -> tuple[DataKey, str]:
    """Unwrap with the recovery key and wrap anew for this source (made if it is gone) and a fresh recovery key."""
    finish(data_dir)
    source.check(data_dir)
    key = open_key_file(key_file(data_dir), recovery=recovery)
    fresh = os.urandom(20)
    write_private(data_dir / KEY_FILE, _body(key, source.create(), fresh))
    return key, recovery_text(fresh)


def key_file(data_dir: Path) -> bytes:
    """Return the content of the key's file: the data key in wrapped form."""
    path = data_dir / KEY_FILE
    if not path.exists():
        raise StoreTrouble(Trouble.KEY_MISSING, f"{path.name} is not in the data directory")
    with told():
        return path.read_bytes()


def open_key_file(raw: bytes, *, source: KeySource | None = None, recovery: str = "") -> DataKey:
    """Unwrap the data key from its file's content: with the recovery key if one is given, else with the source."""
    found = _parse(raw)
    if recovery or source is None:
        return _unwrap(found, "recovery", recovery_bytes(recovery))
    return _unwrap(found, "source", source.load())


def rewrap(raw: bytes, key: DataKey, source: KeySource) -> bytes:
    """Wrap a key's file anew for this source; its recovery key stays."""
    found = _parse(raw) | {"source": _wrap(key, "source", source.create())}
    return json.dumps({"schema": _SCHEMA} | found, indent=1).encode()


def stage_key(data_dir: Path, raw: bytes, key: DataKey, before: DataKey) -> None:
    """Lay a new key beside the old before a database server takes it, so that power may go at any moment.

    The old key opens it (`settle_key`): whoever comes next asks the database which of the two it has.
    """
    sealed = {"previous": _wrap(key, "previous", before.secret)}
    write_private(data_dir / _NEXT, json.dumps({"schema": _SCHEMA} | _parse(raw) | sealed, indent=1).encode())


def settle_key(data_dir: Path, before: DataKey, wanted: str) -> DataKey | None:
    """Put a staged key in its place if its id is the ``wanted`` one, that of the database."""
    path = data_dir / _NEXT
    if not path.exists():
        return None
    with told():
        found = json.loads(path.read_text(encoding="ascii"))
    if found["id"] != wanted:
        return None
    key = _unwrap(found, "previous", before.secret)
    del found["previous"]
    write_private(data_dir / KEY_FILE, json.dumps(found, indent=1).encode())
    with told():
        path.unlink()
    return key


def _hkdf(secret: bytes, info: str) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=info.encode()).derive(secret)


def _parse(raw: bytes) -> dict[str, str]:
    try:
        found = json.loads(raw)
    except ValueError:
        raise StoreTrouble(Trouble.DAMAGED, f"{KEY_FILE} is damaged; take it from a backup") from None
    if not isinstance(found, dict) or {"id", "source", "recovery"} - found.keys() or found.get("schema") != _SCHEMA:
        raise StoreTrouble(Trouble.DAMAGED, f"{KEY_FILE} is damaged or of a newer kind")
    return {name: str(found[name]) for name in ("id", "source", "recovery")}


def _body(key: DataKey, source_secret: bytes, recovery: bytes) -> bytes:
    body = {
        "schema": _SCHEMA,
        "id": key.id,
        "source": _wrap(key, "source", source_secret),
        "recovery": _wrap(key, "recovery", recovery),
    }
    return json.dumps(body, indent=1).encode()


def _wrap(key: DataKey, slot: str, secret: bytes) -> str:
    nonce = os.urandom(12)
    sealed = AESGCM(_hkdf(secret, f"lifelog-kiosk/wrap/{slot}/1")).encrypt(nonce, key.secret, _bound(key.id, slot))
    return b64encode(nonce + sealed).decode()


def _unwrap(found: dict[str, str], slot: str, secret: bytes) -> DataKey:
    try:
        blob = b64decode(found[slot], validate=True)
        cipher = AESGCM(_hkdf(secret, f"lifelog-kiosk/wrap/{slot}/1"))
        return DataKey(found["id"], cipher.decrypt(blob[:12], blob[12:], _bound(found["id"], slot)))
    except (InvalidTag, ValueError):
        which = "the recovery key" if slot == "recovery" else "the key of the configured source"
        raise StoreTrouble(Trouble.KEY_WRONG, f"{which} does not open {KEY_FILE}") from None


def _bound(key_id: str, slot: str) -> bytes:
    """What the seal also vouches for: a wrapped key cannot be moved to another file or slot."""
    return f"{key_id}/{slot}".encode()
