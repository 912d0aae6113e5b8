"""Where the secret lies that unwraps the data key: exactly one of three places, named by the configuration."""

from __future__ import annotations

import importlib
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from kiosk.store.trouble import StoreTrouble, Trouble, told


class KeySource(Protocol):
    """A place for one secret."""

    def check(self, data_dir: Path) -> None:
        """Raise StoreTrouble where this place would not protect anything."""
        ...

    def create(self) -> bytes:
        """Make the secret and keep it there; a place we cannot write to returns the one it holds."""
        ...

    def load(self) -> bytes:
        """Return the secret; raises StoreTrouble when it is not there."""
        ...


@dataclass(frozen=True, slots=True)
class FileSource:
    """A 0600 file outside the data directory: whoever carries the data away does not carry the key."""

    path: Path

    def check(self, data_dir: Path) -> None:
        if self.path.resolve().is_relative_to(data_dir.resolve()):
            raise StoreTrouble(Trouble.KEY_MISSING, "the key file must lie outside the data directory")

    def create(self) -> bytes:
        if self.path.exists():
            return self.load()
        secret = os.urandom(32)
        with told():
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_private(self.path, secret.hex().encode() + b"\n")
        return secret

    def load(self) -> bytes:
        try:
            mode = self.path.stat().st_mode
            text = self.path.read_bytes()
        except OSError as error:
            raise StoreTrouble(Trouble.KEY_MISSING, f"the key file cannot be read ({error.strerror})") from None
        if stat.S_IMODE(mode) & 0o077:
            raise StoreTrouble(Trouble.KEY_MISSING, "the key file is open to others; set its mode to 0600")
        return _secret(text, "the key file")


@dataclass(frozen=True, slots=True)
class CredentialSource:
    """A systemd credential (LoadCredentialEncrypted=): sealed to the machine, seen only by the service."""

    name: str = "lifelog-kiosk-key"

    def check(self, data_dir: Path) -> None:
        """Nothing to check: systemd decides where it lies."""

    def create(self) -> bytes:
        return self.load()

    def load(self) -> bytes:
        return self._from(os.environ)

    def _from(self, environment: Mapping[str, str]) -> bytes:
        folder = environment.get("CREDENTIALS_DIRECTORY", "")
        path = Path(folder) / self.name
        if not folder or not path.is_file():
            raise StoreTrouble(
                Trouble.KEY_MISSING,
                f"systemd gave no credential {self.name!r}; the unit needs LoadCredentialEncrypted={self.name}",
            )
        with told():
            return _secret(path.read_bytes(), f"the credential {self.name}")


@dataclass(frozen=True, slots=True)
class KeyringSource:
    """The desktop's keyring; needs the optional extra ``keyring``."""

    service: str = "lifelog-kiosk"
    user: str = "data-key"

    def check(self, data_dir: Path) -> None:
        """Nothing to check: the keyring is not in the data directory."""

    def create(self) -> bytes:
        ring = self._ring()
        try:
            if ring.get_password(self.service, self.user) is None:
                ring.set_password(self.service, self.user, os.urandom(32).hex())
        except ring.errors.KeyringError as error:
            raise self._refused(error) from None
        return self.load()

    def load(self) -> bytes:
        ring = self._ring()
        try:
            text = ring.get_password(self.service, self.user)
        except ring.errors.KeyringError as error:
            raise self._refused(error) from None
        if text is None:
            raise StoreTrouble(Trouble.KEY_MISSING, f"the keyring holds no key for {self.service}")
        return _secret(text.encode(), "the keyring's entry")

    def _ring(self) -> Any:
        try:
            importlib.import_module("keyring.errors")
            return importlib.import_module("keyring")
        except ImportError:
            words = "the keyring is not installed: pip install 'lifelog-kiosk[keyring]', or configure another source"
            raise StoreTrouble(Trouble.KEY_MISSING, words) from None

    def _refused(self, error: Exception) -> StoreTrouble:
        return StoreTrouble(Trouble.KEY_MISSING, f"the keyring does not answer ({type(error).__name__})")


def write_private(path: Path, data: bytes) -> None:
    """Write a 0600 file whole or not at all: beside it first, onto the disk, then in its place."""
    beside = path.with_name(path.name + ".new")
    with told():
        beside.unlink(missing_ok=True)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _secret(text: bytes, where: str) -> bytes:
    """Take 64 hex digits as 32 bytes, anything else of at least 32 bytes as it stands."""
    stripped = text.strip()
    try:
        secret = bytes.fromhex(stripped.decode("ascii"))
    except ValueError:
        secret = text
    if len(secret) < 32:
        raise StoreTrouble(Trouble.KEY_MISSING, f"{where} holds less than 32 bytes")
    return secret
