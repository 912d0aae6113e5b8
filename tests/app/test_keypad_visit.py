"""A whole visit by arrows and OK alone: whoever cannot touch gets through as well."""

from __future__ import annotations

from pathlib import Path

from tests.app.playing import assert_good, play


def test_a_whole_visit_by_arrows_and_ok(tmp_path: Path) -> None:
    played = play("normal", tmp_path, "--keypad", "--speed", "20")
    assert_good(played)
    assert len(played.values("grip_force")) == 4
