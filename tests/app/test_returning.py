"""The scenario parq-cleared, the same resident twice: asked less the second time, cleared questions remembered."""

from __future__ import annotations

from pathlib import Path

from kiosk.devices.simulate.scenario import built_in
from tests.app.playing import assert_good, play

SCENARIOS = Path(__file__).parents[2] / "kiosk" / "assets" / "scenarios"


def test_a_cleared_resident_comes_back(tmp_path: Path) -> None:
    assert "parq-cleared" in built_in()
    text = (SCENARIOS / "parq-cleared.toml").read_text(encoding="utf-8")
    known = text.replace("[resident]", '[resident]\nguest = false\nphone_tail = "4821"', 1)
    (tmp_path / "twice.toml").write_text(known, encoding="utf-8")
    played = play(str(tmp_path / "twice.toml"), tmp_path / "out", "--visits", "2")
    assert_good(played)
    first, second = played.summary["visits"]
    assert [visit["ended"] for visit in (first, second)] == ["finished", "finished"]
    assert "consent:consent.keep:consent.keep.say" in first["scenes"]
    assert not any(scene.startswith("consent:") for scene in second["scenes"])  # both answers stand
    asked = [scene for scene in second["scenes"] if scene.startswith("ask:safety")]
    assert asked == ["ask:safety.changed:safety.changed.say"]
    assert not any(scene.startswith("staff:") for scene in second["scenes"])
    assert played.summary["outbox"] == {"waiting": 0, "sent": 2, "held": 0}
