"""What a plug-in comes in: a wheel or a folder, unpacked after it was looked at, never run."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import zipfile
from pathlib import Path, PurePosixPath

from kiosk.core.errors import ConfigError

MOST_FILES, MOST_BYTES = 2000, 64 * 1024 * 1024
REFUSED = (".pth", ".so", ".egg-link")


class PluginError(ConfigError):
    """A plug-in that cannot be installed or used, in plain words."""


def unpacked(source: Path, fresh: Path) -> None:
    """Put a wheel, or a folder, into ``fresh``; raises PluginError."""
    if source.is_file():
        _wheel(source, fresh)
    else:
        _copied(source, fresh)


def tree_hash(folder: Path) -> str:
    """Return a SHA-256 over names and contents of every file, caches left out; a link is refused."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            raise PluginError(f"{path.name} is a link")
        if path.is_file() and "__pycache__" not in path.parts:
            name = path.relative_to(folder).as_posix().encode()
            digest.update(b"%d:%s%d:" % (len(name), name, path.stat().st_size))
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _copied(source: Path, fresh: Path) -> None:
    files = [path for path in source.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    if len(files) > MOST_FILES or sum(path.stat().st_size for path in files) > MOST_BYTES:
        raise PluginError(f"{source.name}: too many files, or too large")
    for path in files:
        if path.is_symlink():
            raise PluginError(f"{path.name} is a link")
        _put(fresh, path.relative_to(source).as_posix(), path.read_bytes())


def _wheel(source: Path, fresh: Path) -> None:
    """Unpack a wheel; raises PluginError for one that is no pure and whole one."""
    if not source.name.endswith("-none-any.whl"):
        raise PluginError(f"{source.name}: not a pure Python wheel (…-none-any.whl)")
    try:
        with zipfile.ZipFile(source) as wheel:
            entries = [one for one in wheel.infolist() if not one.is_dir()]
            if len(entries) > MOST_FILES or sum(one.file_size for one in entries) > MOST_BYTES:
                raise PluginError(f"{source.name}: too many files, or too large")
            contents = {one.filename: wheel.read(one) for one in entries}
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError) as error:
        raise PluginError(f"{source.name}: not a wheel") from error
    _as_listed(contents, source.name)
    for name, data in contents.items():
        _put(fresh, name, data)


def _as_listed(contents: dict[str, bytes], wheel: str) -> None:
    """Every file is in the wheel's own list with its hash, and the list names no other."""
    lists = [name for name in contents if name.endswith(".dist-info/RECORD") and name.count("/") == 1]
    if len(lists) != 1:
        raise PluginError(f"{wheel}: it has no list of its files")
    try:
        rows = {row[0]: row[1] for row in csv.reader(io.StringIO(contents[lists[0]].decode()))}
    except (UnicodeDecodeError, csv.Error, IndexError) as error:
        raise PluginError(f"{wheel}: its list cannot be read") from error
    for name, data in contents.items():
        kind, _, said = rows.get(name, "").partition("=")
        true = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        if name != lists[0] and (kind != "sha256" or said != true):
            raise PluginError(f"{wheel}: {name} is not what its list says")
    if missing := sorted(rows.keys() - contents.keys()):
        raise PluginError(f"{wheel}: {missing[0]} is missing")


def _put(fresh: Path, name: str, data: bytes) -> None:
    place = PurePosixPath(name)
    if place.is_absolute() or ".." in place.parts or "\\" in name or not place.parts:
        raise PluginError(f"{name!r} would lie outside")
    if place.suffix in REFUSED or place.parts[0].endswith(".data"):
        raise PluginError(f"{name!r}: only plain packages, nothing that is compiled or runs by itself")
    target = fresh.joinpath(*place.parts)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    target.write_bytes(data)
