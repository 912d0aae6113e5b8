"""Plug-ins in the whole kiosk: the example is built, installed and measured with; hostile ones harm nothing."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from kiosk.devices.plugins.folder import Folder
from tests.app.playing import assert_good, play

ROOT = Path(__file__).resolve().parents[2]
EVIL = ROOT / "tests/devices/plugins/hostile/evil.py"
MANIFEST = """
kit = 1
name = "evil-{deed}"
version = "1"
[codec]
module = "evil_{deed}:PROTOCOLS"
protocol = "evil_{deed}"
version = "1"
source = "made up"
simulate = "evil_{deed}:frames"
[[device]]
key = "evil-{deed}"
maker = "Evil"
model = "One"
measures = ["skinfold"]
source = "made up"
[device.serial]
[[quantity]]
key = "skinfold"
unit = "mm"
decimals = 1
low = 1
high = 90
ko = "피부 두께"
en = "Skinfold"
"""
DEVICE = """
[[device]]
driver = "evil-{deed}"
link = {{ serial = "evil-{deed}" }}
"""
AT = '[[device.at]]\nseconds = {seconds}\nbytes = "7633310a"\n'


def approve(plugins: Folder, source: Path) -> None:
    found, digest = plugins.unpack(source)
    plugins.approve(found.name, found.version, digest, "staff:test", datetime.now(UTC))


def test_the_example_is_built_installed_bound_and_measured_with_among_hostile_ones(tmp_path: Path) -> None:
    plugins = Folder(tmp_path / "plugins")
    shutil.copytree(ROOT / "examples/kiosk-acme-grip", tmp_path / "grip")
    words = ["-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-q", "-w", ".", "./grip"]
    subprocess.run([sys.executable, *words], cwd=tmp_path, check=True)
    approve(plugins, tmp_path / "kiosk_acme_grip-1.0.0-py3-none-any.whl")
    scenario = (tmp_path / "grip/scenario.toml").read_text()
    for deed in ("flood", "hang", "hog", "fork", "leave"):
        package = tmp_path / deed / "package"
        package.mkdir(parents=True)
        shutil.copy(EVIL, tmp_path / deed / f"evil_{deed}.py")
        (package / "kiosk-plugin.toml").write_text(MANIFEST.format(deed=deed))
        approve(plugins, tmp_path / deed)
        scenario += DEVICE.format(deed=deed) + "".join(AT.format(seconds=turn * 6) for turn in range(1, 10))
    (tmp_path / "scenario.toml").write_text(scenario)
    played = play(str(tmp_path / "scenario.toml"), tmp_path / "out", "--plugins", str(plugins.path), "--speed", "6")
    assert_good(played)
    assert played.values("pinch_force") == [Decimal("6.4"), Decimal("6.1")]
    assert {row["device"] for row in played.visit["measurements"]} == {"acme-grip-200 sim-1"}
    assert "results:results:results.headline.good" in played.scenes()
    log = (tmp_path / "out/store/logs/kiosk.log").read_text()
    assert {f"device.program-{how}" for how in ("ended", "hung")} <= set(re.findall(r"device\.program-\w+", log))
