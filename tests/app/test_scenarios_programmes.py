"""Whole programmes through the real screens: a helper confirms, taps and types; questions are answered by touch."""

from __future__ import annotations

from pathlib import Path

from tests.app.playing import Play, assert_good, play


def methods(played: Play) -> set[str]:
    return {row["method"] for row in played.visit["measurements"]}


def test_ageing_in_korean(tmp_path: Path) -> None:
    played = play("ageing", tmp_path)
    assert_good(played)
    assert played.visit["ended"] == "finished"
    assert played.visit["programme"] == "ageing"
    assert methods(played) == {"DEVICE", "TAPPED", "ANSWERED", "COMPUTED"}
    assert len(played.values("gait_4m_time")) == 2
    assert len(played.values("one_leg_stance_open")) == 6
    assert "helper:helper:helper.say" in played.visit["scenes"]


def test_growth_in_english_lying(tmp_path: Path) -> None:
    played = play("growth", tmp_path, "--language", "en", "--landscape")
    assert_good(played)
    assert played.visit["ended"] == "finished"
    assert "TYPED" in methods(played)
    assert len(played.values("sit_and_reach")) == 2
    assert len(played.values("grip_force")) == 4
