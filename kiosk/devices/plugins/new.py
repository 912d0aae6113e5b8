"""`kiosk devices new`: a package with a toy driver that passes, to be made one's own."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path
from string import Template
from typing import Literal

from kiosk.devices.plugins.folder import PluginError

Link = Literal["serial", "ble", "process"]
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
GUARDS = {"serial": "none", "ble": "none", "process": "none"}


def create(name: str, into: Path, link: Link = "serial") -> Path:
    """Write the files; returns the new folder. Raises PluginError for a bad name or a folder that is there already."""
    if not NAME.fullmatch(name) or len(name) > 60:
        raise PluginError(f"{name!r}: small letters, digits and single hyphens, such as kiosk-acme-grip")
    folder = into / name
    if folder.exists():
        raise PluginError(f"{folder} is there already")
    slug = name.removeprefix("kiosk-")
    words = {
        "name": name,
        "package": name.replace("-", "_"),
        "slug": slug,
        "key": slug.replace("-", "_"),
        "guard": GUARDS[link],
    }
    for path, text in _files(link, words).items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return folder


def _files(link: Link, words: dict[str, str]) -> dict[str, str]:
    """Return path → text."""
    if link == "process":
        return {name: _text("process", f"{name}.tmpl", words) for name in ("README.md", "kiosk-plugin.toml", "program")}
    package = words["package"]
    words = words | {"link": _text("package", f"link_{link}.tmpl", words)}
    plain = {"README.md": "README.md", "pyproject.toml": "pyproject.toml", "tests/test_contract.py": "test_contract.py"}
    plain |= {f"{package}/{name}": name for name in ("__init__.py", "kiosk-plugin.toml")}
    plain |= {f"{package}/{name}.py": f"{name}_{link}.py" for name in ("codec", "vectors", "simulator")}
    texts = {path: _text("package", f"{name}.tmpl", words) for path, name in plain.items()}
    return {"tests/__init__.py": "", **texts}


def _text(folder: str, name: str, words: dict[str, str]) -> str:
    file = resources.files("kiosk").joinpath("assets", "plugin", folder, name)
    return Template(file.read_text(encoding="utf-8")).substitute(words)
