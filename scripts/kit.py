"""Build the kit's wheel from the kiosk's own sources: ``python scripts/kit.py OUT``. Needs pip and setuptools only.

The kit holds core and devices, their assets, and the entry points of our codecs and catalogue; nothing that paints,
stores or syncs.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("core", "devices")
ASSETS = ("quantities.csv", "i18n", "plugin", "scenarios", "norms", "care")
GROUPS = ("kiosk.codecs", "kiosk.devices")


def stage(folder: Path) -> None:
    """Put together what the wheel is made of."""
    package = folder / "kiosk"
    (package / "assets").mkdir(parents=True)
    skipped = shutil.ignore_patterns("__pycache__", "*.pyc")
    for name in FOLDERS:
        shutil.copytree(ROOT / "kiosk" / name, package / name, ignore=skipped)
    for name in ASSETS:
        source = ROOT / "kiosk" / "assets" / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, package / "assets" / name)
    for name in ("__init__.py", "py.typed"):
        shutil.copy(ROOT / "kiosk" / name, package / name)
    ours = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    text = (ROOT / "packaging" / "kit" / "pyproject.toml").read_text(encoding="utf-8")
    for group in GROUPS:
        rows = "".join(f'{key} = "{value}"\n' for key, value in ours[group].items())
        text += f'\n[project.entry-points."{group}"]\n{rows}'
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")


def build(out: Path) -> Path:
    """Return the wheel."""
    with tempfile.TemporaryDirectory(prefix="kiosk-kit-") as scratch:
        stage(Path(scratch))
        words = ["-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-q", "-w", str(out), scratch]
        subprocess.run([sys.executable, *words], check=True)
    return next(out.glob("lifelog_kiosk_kit-*.whl"))


if __name__ == "__main__":
    print(build(Path(sys.argv[1] if len(sys.argv) > 1 else "dist").resolve()))
