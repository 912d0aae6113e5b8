"""The kit in a clean environment: no Qt, no store, no radio, no network; from `new` to a wheel that conforms."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from scripts.kit import build

ROOT = Path(__file__).resolve().parents[3]
ALLOWED = (
    *("numpy", "numpy.libs", "pydantic", "pydantic_core", "annotated_types", "typing_extensions.py"),
    *("typing_inspection", "structlog", "pytest", "_pytest", "py.py", "pluggy", "iniconfig", "packaging", "pygments"),
)
NEVER = (
    *("PySide6", "sqlmodel", "sqlalchemy", "serial", "bleak", "dbus_fast", "typer", "httpx", "argon2"),
    *("kiosk.ui", "kiosk.store", "kiosk.sync", "kiosk.station", "kiosk.app", "kiosk.report"),
)


def _linked(source: str, target: str) -> str:
    """Put a file there without copying it, where the file system can."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy(source, target)
    return target


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the Python of a new environment with the kit's wheel and what the wheel says it needs."""
    folder = tmp_path_factory.mktemp("kit")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder / "venv")], check=True)
    fresh = folder / "venv/bin/python"
    there = Path(next((folder / "venv/lib").glob("python*/site-packages")))
    here = Path(sysconfig.get_paths()["purelib"])
    for name in ALLOWED:
        if (here / name).is_dir():
            shutil.copytree(here / name, there / name, copy_function=_linked)
        elif (here / name).exists():
            shutil.copy(here / name, there / name)
    wheel = build(folder)
    words = ["-m", "pip", "--python", str(fresh), "install", "--no-index", "--no-deps", "-q", str(wheel)]
    subprocess.run([sys.executable, *words], check=True)
    return fresh


def run(python: Path, *words: str, folder: Path, said: str = "") -> subprocess.CompletedProcess[str]:
    """Run the kit's Python there, with nothing of ours around it."""
    plain = {"PATH": "/usr/bin:/bin", "HOME": str(folder)}
    return subprocess.run(
        [str(python), *words], cwd=folder, env=plain, input=said, capture_output=True, text=True, check=False
    )


def test_nothing_of_the_kiosk_besides_the_kit_is_there(python: Path, tmp_path: Path) -> None:
    script = f"import importlib.util as u, json; print(json.dumps([n for n in {NEVER!r} if u.find_spec(n)]))"
    done = run(python, "-c", script, folder=tmp_path)
    assert (json.loads(done.stdout), done.stderr) == ([], "")


@pytest.mark.parametrize("link", ["serial", "ble", "process"])
def test_a_new_package_conforms_as_it_stands(python: Path, tmp_path: Path, link: str) -> None:
    kit = ("-m", "kiosk.devices.plugins")
    made = run(python, *kit, "new", "kiosk-toy", "--link", link, folder=tmp_path)
    assert made.stdout.strip() == "kiosk-toy"
    judged = run(python, *kit, "conform", "kiosk-toy", "--json", folder=tmp_path)
    report = json.loads(judged.stdout)
    assert [one for one in report["answers"] if one["problems"]] == []
    assert (judged.returncode, report["passed"]) == (0, True)
    again = run(python, *kit, "new", "kiosk-toy", folder=tmp_path)
    assert (again.returncode, again.stderr) == (2, "kiosk-kit: kiosk-toy is there already\n")


def test_its_own_tests_pass_and_see_a_wrong_codec(python: Path, tmp_path: Path) -> None:
    run(python, "-m", "kiosk.devices.plugins", "new", "kiosk-toy", folder=tmp_path)
    package = tmp_path / "kiosk-toy"
    words = ("-m", "pytest", "-q", "-p", "no:cacheprovider", ".")
    passed = run(python, *words, folder=package)
    assert passed.returncode == 0, passed.stdout
    codec = package / "kiosk_toy" / "codec.py"
    codec.write_text(codec.read_text().replace("decimal(value)", "decimal(value) * 10"))
    failed = run(python, *words, folder=package)
    assert failed.returncode == 1
    assert "test_vectors_decode" in failed.stdout


def test_the_kit_decodes_like_the_kiosk(python: Path, tmp_path: Path) -> None:
    line = json.dumps({"id": 1, "protocol": "st_gs", "hex": b"ST,GS,+0065.40kg\r\n".hex()})
    done = run(python, "-m", "kiosk.devices.plugins", "decode", folder=tmp_path, said=line + "\n")
    assert json.loads(done.stdout)["readings"][0]["weight_kg"] == 65.4


def test_the_example_is_built_as_its_own_package_and_conforms_as_a_wheel(python: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples/kiosk-acme-grip", tmp_path / "grip")
    words = ["-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-q", "-w", ".", "./grip"]
    subprocess.run([sys.executable, *words], cwd=tmp_path, check=True)
    judged = run(
        python, "-m", "kiosk.devices.plugins", "conform", "kiosk_acme_grip-1.0.0-py3-none-any.whl", folder=tmp_path
    )
    assert judged.stdout.endswith("PASS\n")
    assert "as install shows them: sha256 " in judged.stdout
    tests = run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "grip", folder=tmp_path)
    assert tests.returncode == 0, tests.stdout
