"""Built-in scenarios about people and the platform: each ends as its name demands, with the right words."""

from __future__ import annotations

from pathlib import Path

from tests.app.playing import assert_good, assert_no_grip, play


def test_platform_down(tmp_path: Path) -> None:
    played = play("platform-down", tmp_path)
    assert_good(played)
    assert played.visit["ended"] == "finished"
    assert played.summary["outbox"] == {"waiting": 1, "sent": 0, "held": 0}
    assert played.summary["platform"] is None
    assert len(played.values("grip_force")) == 4


def test_walk_away(tmp_path: Path) -> None:
    played = play("walk-away", tmp_path)
    assert_good(played)
    assert played.visit["ended"] == "left"
    assert any(scene.startswith("still-there") for scene in played.visit["scenes"])
    assert [row["quantity"] for row in played.visit["measurements"]] == ["body_height", "body_weight", "bmi"]
    assert played.summary["outbox"]["sent"] == 0  # nobody agreed to send it


def test_high_pressure(tmp_path: Path) -> None:
    played = play("high-pressure", tmp_path)
    assert_good(played)
    assert played.visit["ended"] == "unsafe"
    assert_no_grip(played)
    assert played.values("systolic_pressure") == [172, 168]
    assert "rest:pressure.again:pressure.again.say" in played.visit["scenes"]
    assert "explain:gate.pressure:gate.pressure.say" in played.visit["scenes"]
    assert "call.sent" in played.visit["told"]


def test_parq_yes(tmp_path: Path) -> None:
    played = play("parq-yes", tmp_path)
    assert_good(played)
    assert played.visit["ended"] == "unsafe"
    assert_no_grip(played)
    assert len(played.values("body_weight")) == 1  # seated and light tests go on
    assert any(scene.startswith("staff:staff.safety") for scene in played.visit["scenes"])
    assert "call.sent" in played.visit["told"]


def test_refuse_all(tmp_path: Path) -> None:
    played = play("refuse-all", tmp_path)
    assert_good(played)
    assert played.visit["ended"] == "refused"
    assert played.visit["measurements"] == []
    assert played.summary["stored"] == 0
    assert played.summary["outbox"] == {"waiting": 0, "sent": 0, "held": 0}
