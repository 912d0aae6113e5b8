"""`kiosk devices new / conform / install / plugins / rollback / remove` on a real installation."""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.app.installing import Answers, install
from kiosk.config import load
from kiosk.devices.plugins.folder import tree_hash
from tests.app.shell import Kiosk, kiosk
from tests.joined import as_before

__all__ = ["kiosk"]  # a fixture
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
GAUGE, WALKWAY = EXAMPLES / "kiosk-acme-grip", EXAMPLES / "process-link-perl"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[str, ...]]:
    config, data = tmp_path / "etc/kiosk.toml", tmp_path / "data"
    install(config, data, Answers({"schema": 1, "centre": {"station": "st-1"}}, "시험 관리자", "604213"))
    with as_before():
        yield ("--config", str(config), "--data-dir", str(data))


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """The gauge's driver, one version on."""
    there = tmp_path / "newer"
    shutil.copytree(GAUGE, there)
    path = there / "kiosk_acme_grip/kiosk-plugin.toml"
    path.write_text(path.read_text().replace('version = "1.0.0"', 'version = "1.1.0"'))
    return there


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is at the keyboard to say yes."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))


def install_it(kiosk: Kiosk, path: Path, site: tuple[str, ...]) -> None:
    code, out, _ = kiosk("devices", "install", str(path), "--sha256", tree_hash(path), "--json", *site)
    assert code == 0
    assert json.loads(out)["by"].startswith("operator:")


def test_the_hash_is_shown_and_somebody_must_say_yes(kiosk: Kiosk, site: tuple[str, ...]) -> None:
    code, _, said = kiosk("devices", "install", str(WALKWAY), *site)
    assert (code, f"sha256 {tree_hash(WALKWAY)}" in said) == (1, True)
    assert kiosk("devices", "plugins", *site)[1] == "No plug-in is installed.\n"


def test_an_approved_plugin_is_listed_bound_and_in_the_access_log(kiosk: Kiosk, site: tuple[str, ...]) -> None:
    install_it(kiosk, GAUGE, site)
    drivers = json.loads(kiosk("devices", "list", "--json", *site)[1])["drivers"]
    assert "acme-grip-200" in {one["driver"] for one in drivers}
    assert kiosk("devices", "bind", "gauge-1", "acme-grip-200", "/dev/gauge", *site)[0] == 0
    assert "plug-in approved" in kiosk("audit", *site)[1]


def test_a_process_link_is_bound_as_one(kiosk: Kiosk, site: tuple[str, ...]) -> None:
    install_it(kiosk, WALKWAY, site)
    assert kiosk("devices", "bind", "walk-1", "beta-walkway-4", "/run/walkway", *site)[0] == 0
    (row,) = json.loads(kiosk("devices", "list", "--json", *site)[1])["bound"]
    assert row["driver"] == "beta-walkway-4"


def test_a_configuration_may_name_a_plugins_test(kiosk: Kiosk, site: tuple[str, ...]) -> None:
    install_it(kiosk, GAUGE, site)
    config = Path(site[1])
    config.write_text(config.read_text() + '\n[programmes.hands]\nassessments = ["acme_pinch"]\n')
    assert kiosk("devices", "list", *site)[0] == 0
    assert "hands" in load(config).programmes


def test_a_new_version_and_back_and_away(kiosk: Kiosk, site: tuple[str, ...], newer: Path) -> None:
    install_it(kiosk, GAUGE, site)
    install_it(kiosk, newer, site)
    (row,) = json.loads(kiosk("devices", "plugins", "--json", *site)[1])["plugins"]
    assert (row["version"], row["before"]) == ("1.1.0", "1.0.0")
    assert json.loads(kiosk("devices", "rollback", "kiosk-acme-grip", "--json", *site)[1])["version"] == "1.0.0"
    assert kiosk("devices", "remove", "kiosk-acme-grip", *site)[0] == 0
    assert kiosk("devices", "plugins", *site)[1] == "No plug-in is installed.\n"
    log = kiosk("audit", *site)[1]
    assert "plug-in rolled back" in log
    assert "plug-in removed" in log


def test_a_wrong_hash_or_a_driver_that_does_not_conform_is_not_used(
    kiosk: Kiosk, site: tuple[str, ...], newer: Path
) -> None:
    code, _, said = kiosk("devices", "install", str(GAUGE), "--sha256", "00" * 32, *site)
    assert (code, "not the one given" in said) == (2, True)
    codec = newer / "kiosk_acme_grip/codec.py"
    codec.write_text(codec.read_text().replace("reduce(xor, body) != int(check, 16)", "False"))
    code, _, said = kiosk("devices", "install", str(newer), *site)
    assert (code, "does not conform" in said, "spoiled is refused" in said) == (2, True, True)
    assert kiosk("devices", "plugins", *site)[1] == "No plug-in is installed.\n"
    assert kiosk("devices", "install", str(newer / "nothing"), *site)[0] == 2


def test_new_and_conform_need_no_installation(kiosk: Kiosk, tmp_path: Path) -> None:
    assert kiosk("devices", "new", "kiosk-mine", "--into", str(tmp_path), "--link", "process")[0] == 0
    code, out, _ = kiosk("devices", "conform", str(tmp_path / "kiosk-mine"), "--json")
    assert (code, json.loads(out)["passed"]) == (0, True)
    for words in (("Mine",), ("kiosk-mine",), ("kiosk-other", "--link", "smoke")):
        assert kiosk("devices", "new", *words, "--into", str(tmp_path))[0] == 2
    (tmp_path / "kiosk-mine/program").write_text("exit 1\n")
    code, out, _ = kiosk("devices", "conform", str(tmp_path / "kiosk-mine"))
    assert (code, "NOT YET" in out, "program-ended" in out) == (1, True, True)
