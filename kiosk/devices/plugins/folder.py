"""The installed plug-ins of a data directory: ``plugins/<name>/<version>/`` and the list of what was approved.

A wheel is unpacked, never run, and looked at: names, sizes, the hashes of its own list. ``approved.json`` names for
each plug-in the version in use, the one before it, who approved it and the hash of what was approved; files that have
changed since are not loaded.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from kiosk.devices.plugins import manifest
from kiosk.devices.plugins.manifest import Manifest, ManifestError
from kiosk.devices.plugins.wheel import PluginError, tree_hash, unpacked

APPROVED = "approved.json"


@dataclass(frozen=True, slots=True)
class Approval:
    """What an administrator has said yes to. ``sha256`` covers every file of the version in use."""

    version: str
    sha256: str
    by: str
    at: str
    before: tuple[str, str] | None = None  # version and hash that were in use until then


@dataclass(frozen=True, slots=True)
class Installed:
    """One approved plug-in, read and unchanged."""

    manifest: Manifest
    folder: Path  # what goes on sys.path in the child; for a process link where ``{here}`` is
    package: Path  # where the manifest lies
    trusted: bool = False  # its codec runs in the kiosk's own process


class Folder:
    """``plugins`` of one data directory."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def approvals(self) -> dict[str, Approval]:
        """Return what was approved, by name; raises PluginError when the list cannot be read."""
        try:
            table = json.loads((self.path / APPROVED).read_text(encoding="utf-8"))
            return {
                name: Approval(**{**one, "before": tuple(one["before"]) if one.get("before") else None})
                for name, one in table.items()
            }
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, TypeError, AttributeError) as error:
            raise PluginError(f"{APPROVED} cannot be read: {type(error).__name__}") from error

    def installed(self) -> Iterator[Installed | PluginError]:
        """Yield every approved plug-in, or why it is not used."""
        for name, approval in sorted(self.approvals().items()):
            try:
                yield self._use(name, approval)
            except (ManifestError, PluginError, OSError) as error:
                yield PluginError(f"{name}: {error}")

    def unpack(self, source: Path) -> tuple[Manifest, str]:
        """Put a wheel, or a folder of a process link, under its name and version; returns its manifest and hash."""
        self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = self.path / ".incoming"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        try:
            unpacked(source, fresh)
            found = manifest.read(manifest.find(fresh))
            there = self.path / found.name / found.version
            digest = tree_hash(fresh)
            if there.exists() and self._approved(found, tree_hash(there)) and tree_hash(there) != digest:
                raise PluginError(f"{found.name} {found.version} is installed already, with other content")
            shutil.rmtree(there, ignore_errors=True)  # the same, or left over from one that nobody approved
            there.parent.mkdir(exist_ok=True, mode=0o700)
            fresh.replace(there)
            return found, digest
        finally:
            shutil.rmtree(fresh, ignore_errors=True)

    def approve(self, name: str, version: str, sha256: str, by: str, at: datetime) -> Approval:
        """Use this version from now on; the hash is the one that was shown. Raises PluginError when it is not so."""
        there = self.path / name / version
        if not there.is_dir() or tree_hash(there) != sha256:
            raise PluginError(f"{name} {version}: not installed, or not what was shown")
        approvals = self.approvals()
        old = approvals.get(name)
        before = (
            (old.version, old.sha256) if old is not None and old.version != version else old.before if old else None
        )
        approvals[name] = Approval(version, sha256, by, at.isoformat(timespec="seconds"), before)
        self._write(approvals)
        return approvals[name]

    def roll_back(self, name: str, by: str, at: datetime) -> Approval:
        """Use the version before again; raises PluginError when there is none."""
        old = self.approvals().get(name)
        if old is None or old.before is None:
            raise PluginError(f"{name}: there is no version to go back to")
        return self.approve(name, *old.before, by, at)

    def remove(self, name: str) -> None:
        """Stop using it; its files stay, so that it can be approved again. Raises PluginError."""
        approvals = self.approvals()
        if approvals.pop(name, None) is None:
            raise PluginError(f"{name} is not in use")
        self._write(approvals)

    def _approved(self, found: Manifest, digest: str) -> bool:
        """Whether exactly this is, or was just before, in use."""
        one = self.approvals().get(found.name)
        return one is not None and (found.version, digest) in ((one.version, one.sha256), one.before)

    def _use(self, name: str, approval: Approval) -> Installed:
        there = self.path / name / approval.version
        if not there.is_dir() or tree_hash(there) != approval.sha256:
            raise PluginError("its files are gone or have changed since they were approved")
        path = manifest.find(there)
        found = manifest.read(path)
        if (found.name, found.version) != (name, approval.version):
            raise PluginError("its manifest names another plug-in")
        return Installed(found, there, path.parent)

    def _write(self, approvals: dict[str, Approval]) -> None:
        fresh = self.path / f"{APPROVED}.new"
        plain = {name: asdict(replace(one)) for name, one in approvals.items()}
        with fresh.open("w", encoding="utf-8") as file:
            json.dump(plain, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(0o600)
        fresh.replace(self.path / APPROVED)


__all__ = ["APPROVED", "Approval", "Folder", "Installed", "PluginError", "tree_hash"]
