"""Tracks as files and as a player's process; the player here is a small program that notes when it was asked."""

from __future__ import annotations

import sys
import time
import wave
from pathlib import Path

import pytest

from kiosk.app import sounding
from kiosk.app.sounding import RATE, Sounding
from kiosk.core.tracks import TRACKS
from tests.rig import wait_until

FAITHFUL = """
import sys, time, wave
with wave.open(sys.argv[-1]) as file:
    length = file.getnframes() / file.getframerate()
with open(sys.argv[1], "a") as notes:
    notes.write(sys.argv[-1] + "\\n")
time.sleep(length)
"""
KEYS = ("stopwatch", "30-s")


def faithful(tmp_path: Path) -> tuple[str, ...]:
    """A player that lasts as long as the file, and notes what it was given."""
    (tmp_path / "player.py").write_text(FAITHFUL, encoding="utf-8")
    return sys.executable, "-S", str(tmp_path / "player.py"), str(tmp_path / "notes")


def played(tmp_path: Path) -> list[str]:
    """Names of the files that were played so far."""
    notes = tmp_path / "notes"
    return [Path(line).name for line in notes.read_text(encoding="utf-8").splitlines()] if notes.exists() else []


def prepared(folder: Path, command: tuple[str, ...]) -> Sounding:
    """A player with its files made."""
    sounds = Sounding(folder, command=command)
    sounds.prepare(KEYS).join()
    return sounds


def test_the_files_hold_the_tracks_without_drift(tmp_path: Path) -> None:
    sounds = prepared(tmp_path / "cache", ())
    for key in KEYS:
        with wave.open(str(sounds.path(TRACKS[key]))) as file:
            assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        assert sounds.drift(key) <= 2 / RATE


def test_a_track_is_played_and_stopped(tmp_path: Path) -> None:
    sounds = prepared(tmp_path / "cache", faithful(tmp_path))
    assert 0 < sounds.lag < sounding.TOO_LATE
    before = time.monotonic()
    assert before + sounds.lag <= sounds.start("30-s") <= time.monotonic() + sounds.lag
    process = sounds._process
    assert process is not None
    wait_until(lambda: any(name.startswith("30-s-") for name in played(tmp_path)))
    assert process.poll() is None
    sounds.stop()
    wait_until(lambda: process.poll() is not None)
    sounds.stop()


def test_a_new_track_ends_the_one_before(tmp_path: Path) -> None:
    sounds = prepared(tmp_path / "cache", faithful(tmp_path))
    sounds.start("30-s")
    first = sounds._process
    sounds.start("stopwatch")
    assert first is not None
    wait_until(lambda: first.poll() is not None)
    sounds.stop()


@pytest.mark.parametrize("command", [(), ("/nowhere/at-all",), (sys.executable, "-S", "-c", "raise SystemExit(1)")])
def test_where_nothing_can_sound_it_is_silent(tmp_path: Path, command: tuple[str, ...]) -> None:
    sounds = prepared(tmp_path / "cache", command)
    before = time.monotonic()
    assert before <= sounds.start("30-s") <= time.monotonic()
    assert sounds._process is None
    sounds.stop()


def test_a_track_that_is_not_ready_is_not_played(tmp_path: Path) -> None:
    sounds = Sounding(tmp_path / "cache", command=faithful(tmp_path))
    sounds.start("30-s")
    sounds.start("nobody's")
    assert (sounds._process, played(tmp_path)) == (None, [])


def test_files_are_made_once_and_made_anew_when_they_are_broken(tmp_path: Path) -> None:
    sounds = prepared(tmp_path / "cache", ())
    path = sounds.path(TRACKS["30-s"])
    old = path.with_name("30-s-000000000000.wav")
    old.write_bytes(b"")
    before = path.stat().st_mtime_ns
    prepared(tmp_path / "cache", ())
    assert path.stat().st_mtime_ns == before
    path.write_bytes(path.read_bytes()[:1000])
    again = prepared(tmp_path / "cache", ())
    assert again.drift("30-s") <= 2 / RATE
    assert not old.exists()


def test_a_folder_that_cannot_be_made_means_silence(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in the way", encoding="utf-8")
    sounds = prepared(tmp_path / "cache", faithful(tmp_path))
    sounds.start("30-s")
    assert sounds._process is None


def test_a_player_that_takes_too_long_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sounding, "TOO_LATE", -1.0)
    sounds = prepared(tmp_path / "cache", faithful(tmp_path))
    sounds.start("30-s")
    assert sounds._process is None


def test_the_systems_own_player_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert sounding.player() == ()
    for name in ("paplay", "aplay"):
        (tmp_path / name).write_text("#!/bin/sh\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    assert sounding.player() == (str(tmp_path / "aplay"), "-q")
