"""Built-in scenarios about devices: each ends as its name demands, nothing lost, nothing foreign, the right words."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from tests.app.playing import assert_good, play

GRIPS = [Decimal("23.4"), Decimal("21.8"), Decimal("24.1"), Decimal("21.5")]


def test_normal(tmp_path: Path) -> None:
    played = play("normal", tmp_path)
    assert_good(played)
    assert played.visit["ended"] == "finished"
    assert played.values("body_height") == [Decimal("158.3")]
    assert played.values("body_weight") == [Decimal("65.4")]
    assert played.values("systolic_pressure") == [128, 126]  # two readings, a minute apart
    assert played.values("grip_force") == GRIPS
    assert played.values("relative_grip") == [Decimal("36.9")]
    assert played.visit["grades"]["relative_grip"]["instrument"] == "NFA2025_senior"
    assert played.summary["outbox"] == {"waiting": 0, "sent": 1, "held": 0}
    assert played.summary["platform"]["observations"] == 10
    assert played.summary["tray"] == 0
    assert Path(played.visit["report_pdf"]).read_bytes().startswith(b"%PDF")
    assert all(Path(one).exists() for one in played.visit["screens"])


def test_unplug_scale(tmp_path: Path) -> None:
    played = play("unplug-scale", tmp_path)
    assert_good(played)
    assert played.visit["ended"] == "finished"
    assert "trouble:weight:trouble.absent.say" in played.visit["scenes"]
    assert "call.sent" in played.visit["told"]
    assert len(played.values("body_weight")) == 1


def test_cuff_error(tmp_path: Path) -> None:
    played = play("cuff-error", tmp_path)
    assert_good(played)
    assert played.visit["ended"] == "finished"
    assert any(scene.startswith("trouble:pressure:trouble.cuff") for scene in played.visit["scenes"])
    assert played.values("systolic_pressure") == [134, 132]


def test_cuff_replay(tmp_path: Path) -> None:
    played = play("cuff-replay", tmp_path)
    assert_good(played)
    assert played.visit["ended"] == "finished"
    assert len(played.values("systolic_pressure")) == 2
    assert played.summary["tray"] >= 1  # other people's readings wait for staff, in nobody's visit
    sent = (tmp_path / "sent.jsonl").read_text(encoding="utf-8")
    assert '"foreign": true' in sent


def test_ble_drop_before(tmp_path: Path) -> None:
    played = play("ble-drop-before", tmp_path)
    assert_good(played)
    assert played.visit["ended"] == "finished"
    assert len(played.values("systolic_pressure")) == 2


def test_ble_drop_after(tmp_path: Path) -> None:
    played = play("ble-drop-after", tmp_path)
    assert_good(played)
    assert played.visit["ended"] == "finished"
    assert len(played.values("systolic_pressure")) == 2


def test_devices_of_every_kind(tmp_path: Path) -> None:
    played = play("devices", tmp_path)
    assert_good(played)  # every value is the one that was sent
    assert played.visit["ended"] == "finished"
    assert {one["device"].split()[0] for one in played.visit["measurements"] if one["device"]} == {
        "health-o-meter-proplus",
        "mettler-toledo-sics",
        "tanita-mc-780",
        "generic-ble-thermometer",
        "contec-cms50d-new",
        "generic-ble-glucose",
        "polar-strap",
        "accuniq-bp500",
        "chronojump-force-sensor",
        "chronojump-wichro-one-is-cut",
    }
    assert played.values("body_fat") == [Decimal("31.2")]
    assert played.values("spo2") == [97]
    assert played.values("glucose") == [95]
    assert played.values("flight_time") == [Decimal("0.412"), Decimal("0.437")]
