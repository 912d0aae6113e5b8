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
from kiosk.store.trouble import StoreTrouble, Trouble, told

KEY_FILE = "data-key.json"
_SCHEMA = 1


@dataclass(frozen=True, slots=True)
class DataKey:
    """The unwrapped key. ``id`` names it, so that a file and a store that do not belong together are told apart."""

    id: str
    secret: bytes = field(repr=False)

    def derive(self, purpose: str) -> bytes:
        """Return the 32-byte sub-key of a purpose: database, lookup, audit, residents, desk, check."""
        return _hkdf(self.secret, f"lifelog-kiosk/{purpose}/1")


def create_keys(data_dir: Path, source: KeySource) -> tuple[DataKey, str]:
    """Make a data key and its file; return it with the recovery key, which is shown once and kept nowhere."""
    path = data_dir / KEY_FILE
    if path.exists():
        raise StoreTrouble(Trouble.EXISTS, f"{path.name} is already there; it is never overwritten")
    source.check(data_dir)
    key, recovery = DataKey(str(uuid4()), os.urandom(32)), os.urandom(20)
    _write(path, key, source.create(), recovery)
    return key, recovery_text(recovery)


def load_keys(data_dir: Path, source: KeySource) -> DataKey:
    """Unwrap the data key with the configured source."""
    source.check(data_dir)
    return _unwrap(_read(data_dir), "source", source.load())


def recover_keys(data_dir: Path, recovery: str, source: KeySource) -> tuple[DataKey, str]:
    """Unwrap with the recovery key and wrap anew for this source (made if it is gone) and a fresh recovery key."""
    source.check(data_dir)
    key = _unwrap(_read(data_dir), "recovery", recovery_bytes(recovery))
    fresh = os.urandom(20)
    _write(data_dir / KEY_FILE, key, source.create(), fresh)
    return key, recovery_text(fresh)


def _hkdf(secret: bytes, info: str) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=info.encode()).derive(secret)


def _read(data_dir: Path) -> dict[str, str]:
    path = data_dir / KEY_FILE
    if not path.exists():
        raise StoreTrouble(Trouble.KEY_MISSING, f"{path.name} is not in the data directory")
    try:
        with told():
            found = json.loads(path.read_text(encoding="ascii"))
    except ValueError:
        raise StoreTrouble(Trouble.DAMAGED, f"{path.name} is damaged; take it from a backup") from None
    if not isinstance(found, dict) or {"id", "source", "recovery"} - found.keys() or found.get("schema") != _SCHEMA:
        raise StoreTrouble(Trouble.DAMAGED, f"{path.name} is damaged or of a newer kind")
    return {name: str(found[name]) for name in ("id", "source", "recovery")}


def _write(path: Path, key: DataKey, source_secret: bytes, recovery: bytes) -> None:
    body = {
        "schema": _SCHEMA,
        "id": key.id,
        "source": _wrap(key, "source", source_secret),
        "recovery": _wrap(key, "recovery", recovery),
    }
    write_private(path, json.dumps(body, indent=1).encode())


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
