"""A cuff that repeats an old result until it is told that we have it, and an oximeter, through the whole kiosk."""

from __future__ import annotations

from pathlib import Path

from tests.app.playing import assert_good, play
from tests.rig import toml

MINE, LATER = {"systolic": 128, "diastolic": 78, "pulse": 72}, {"systolic": 126, "diastolic": 76, "pulse": 70}
CUFF = {
    "driver": "accuniq-bp500",
    "link": {"serial": "cuff"},
    "at": [
        {"step": "pressure", "value": MINE, "replay": [{"systolic": 151, "diastolic": 93, "pulse": 81}]},
        {"step": "pressure-2", "value": LATER},
    ],
}
OXIMETER = {
    "driver": "contec-cms50d-new",
    "link": {"serial": "oximeter"},
    "at": [{"step": "spo2-1", "value": {"spo2": 97, "pulse": 72}}],
}
READER = {"driver": "generic-barcode", "link": {"serial": "reader"}}


def test_a_cuff_that_repeats_and_an_oximeter(tmp_path: Path) -> None:
    scene = {"assessments": ["pressure", "spo2"], "device": [CUFF, OXIMETER, READER]}
    scene["resident"] = {"sex": "F", "age": 67}
    (tmp_path / "cables.toml").write_text(toml(scene), encoding="utf-8")
    played = play(str(tmp_path / "cables.toml"), tmp_path / "out")
    assert_good(played)
    assert played.visit["ended"] == "finished"
    assert played.values("systolic_pressure") == [128, 126]
    assert played.values("spo2") == [97]
    assert played.values("heart_rate") == [72, 70, 72]
    assert played.summary["tray"] == 1, "the stranger's result waits for staff, once"
