"""Installing: a wheel is unpacked and looked at, an approval names what was approved, and there is a way back."""

from __future__ import annotations

import base64
import hashlib
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.core.errors import ConfigError
from kiosk.devices.plugins.folder import Folder, Installed, PluginError

NOW = datetime(2026, 11, 21, tzinfo=UTC)
MANIFEST = """
kit = 1
name = "kiosk-toy"
version = "{version}"
[codec]
module = "kiosk_toy:PROTOCOL"
protocol = "toy"
version = "1"
source = "made up"
[[device]]
key = "toy-1"
maker = "Toy"
model = "1"
measures = ["body_weight"]
source = "made up"
[device.serial]
"""


def wheel(folder: Path, version: str = "1.0", more: dict[str, bytes] | None = None, spoil: str = "") -> Path:
    """Write a small wheel; ``spoil`` names a file whose bytes are not those of the list."""
    info = f"kiosk_toy-{version}.dist-info"
    files = {
        "kiosk_toy/__init__.py": b"",
        "kiosk_toy/kiosk-plugin.toml": MANIFEST.format(version=version).encode(),
        f"{info}/METADATA": b"Name: kiosk-toy\n",
        **(more or {}),
    }
    digests = {
        name: base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        for name, data in files.items()
    }
    rows = [f"{name},sha256={digest},{len(files[name])}" for name, digest in digests.items()]
    path = folder / f"kiosk_toy-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as made:
        for name, data in files.items():
            made.writestr(name, data + (b"#" if name == spoil else b""))
        made.writestr(f"{info}/RECORD", "\n".join([*rows, f"{info}/RECORD,,"]) + "\n")
    return path


def approve(folder: Folder, path: Path) -> str:
    found, digest = folder.unpack(path)
    folder.approve(found.name, found.version, digest, "staff:1", NOW)
    return digest


def in_use(folder: Folder) -> list[str]:
    """Return the versions in use, or why not."""
    return [one.manifest.version if isinstance(one, Installed) else str(one) for one in folder.installed()]


def test_only_what_was_approved_is_used(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "plugins")
    folder.unpack(wheel(tmp_path))
    assert in_use(folder) == []
    approve(folder, wheel(tmp_path))
    assert in_use(folder) == ["1.0"]
    assert (tmp_path / "plugins").stat().st_mode & 0o077 == 0


def test_a_new_version_and_the_way_back(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "plugins")
    first = approve(folder, wheel(tmp_path))
    second = approve(folder, wheel(tmp_path, "1.1"))
    assert in_use(folder) == ["1.1"]
    back = folder.roll_back("kiosk-toy", "staff:2", NOW)
    assert (back.version, back.sha256, back.by, back.before) == ("1.0", first, "staff:2", ("1.1", second))
    assert in_use(folder) == ["1.0"]
    folder.remove("kiosk-toy")
    assert in_use(folder) == []
    with pytest.raises(PluginError):
        folder.remove("kiosk-toy")
    with pytest.raises(PluginError):
        folder.roll_back("kiosk-toy", "staff:2", NOW)


@pytest.mark.parametrize(
    "change",
    [
        lambda there: (there / "kiosk_toy/__init__.py").write_text("import os"),
        lambda there: (there / "kiosk_toy/more.py").write_text(""),
        lambda there: (there / "kiosk_toy/__init__.py").unlink(),
        lambda there: (there / "kiosk_toy/link.py").symlink_to("/etc/passwd"),
    ],
)
def test_files_that_changed_since_are_not_used(tmp_path: Path, change: Callable[[Path], object]) -> None:
    folder = Folder(tmp_path / "plugins")
    digest = approve(folder, wheel(tmp_path))
    change(tmp_path / "plugins/kiosk-toy/1.0")
    (why,) = in_use(folder)
    assert why.startswith("kiosk-toy: ")
    with pytest.raises(PluginError):
        folder.approve("kiosk-toy", "1.0", digest, "staff:1", NOW)


def test_the_same_version_with_other_content_is_refused(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "plugins")
    folder.unpack(wheel(tmp_path, more={"kiosk_toy/never.py": b""}))  # not approved: it may be replaced
    approve(folder, wheel(tmp_path))
    with pytest.raises(PluginError, match="with other content"):
        folder.unpack(wheel(tmp_path, more={"kiosk_toy/more.py": b""}))
    assert in_use(folder) == ["1.0"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("../outside.py", "would lie outside"),
        ("/etc/outside.py", "would lie outside"),
        ("kiosk_toy\\..\\x.py", "would lie outside"),
        ("runs_always.pth", "only plain packages"),
        ("kiosk_toy/fast.so", "only plain packages"),
        ("kiosk_toy-1.0.data/scripts/kiosk", "only plain packages"),
    ],
)
def test_what_has_no_place_in_a_plain_package_is_refused(tmp_path: Path, name: str, words: str) -> None:
    folder = Folder(tmp_path / "plugins")
    with pytest.raises(PluginError, match=words):
        folder.unpack(wheel(tmp_path, more={name: b"x"}))
    assert [path.name for path in (tmp_path / "plugins").iterdir()] == []


def test_a_wheel_that_is_not_what_its_list_says_is_refused(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "plugins")
    with pytest.raises(PluginError, match="is not what its list says"):
        folder.unpack(wheel(tmp_path, spoil="kiosk_toy/__init__.py"))
    broken = tmp_path / "broken-1.0-py3-none-any.whl"
    broken.write_bytes(wheel(tmp_path).read_bytes()[:300])
    other = tmp_path / "kiosk_toy-1.0-cp311-cp311-linux_x86_64.whl"
    other.write_bytes(wheel(tmp_path).read_bytes())
    with zipfile.ZipFile(tmp_path / "bare-1.0-py3-none-any.whl", "w") as bare:
        bare.writestr("kiosk_toy/__init__.py", "")
    for path in (broken, other, tmp_path / "bare-1.0-py3-none-any.whl"):
        with pytest.raises(ConfigError):
            folder.unpack(path)
    assert in_use(folder) == []


@pytest.mark.parametrize("text", ["", "[]", "{", '{"kiosk-toy": 3}', '{"kiosk-toy": {"version": "1.0"}}'])
def test_a_list_that_cannot_be_read_is_said(tmp_path: Path, text: str) -> None:
    folder = Folder(tmp_path)
    (tmp_path / "approved.json").write_text(text)
    with pytest.raises(PluginError, match="cannot be read"):
        folder.approvals()


def test_the_list_names_who_approved_what_and_when(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "plugins")
    digest = approve(folder, wheel(tmp_path))
    table = json.loads((tmp_path / "plugins/approved.json").read_text())
    assert table == {
        "kiosk-toy": {
            "version": "1.0",
            "sha256": digest,
            "by": "staff:1",
            "at": "2026-11-21T00:00:00+00:00",
            "before": None,
        }
    }
