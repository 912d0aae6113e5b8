"""`kiosk demo --platform URL`: exactly those observations, once, on a server somebody else runs."""

from __future__ import annotations

from pathlib import Path

from tests.app.playing import assert_good, play
from tests.fhir_server.harness import fhir_server


def test_two_visits_arrive_once_each(tmp_path: Path) -> None:
    with fhir_server() as server:
        played = play("normal", tmp_path, "--platform", server.url, "--visits", "2", "--language", "en", "--landscape")
        counts, writes = server.counts(), server.writes()
    assert_good(played)
    assert [visit["ended"] for visit in played.summary["visits"]] == ["finished", "finished"]
    assert played.summary["platform"] == {"url": server.url, "observations": 20}
    assert counts["Observation"] == 20
    assert counts["Encounter"] == 2
    assert {count for name, count in writes.items() if name.startswith("Observation/")} == {1}
    assert played.summary["outbox"] == {"waiting": 0, "sent": 2, "held": 0}
