"""After a resident has gone, however they went, nothing of them is left in the kiosk's reach; each search is proven."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

SECONDS = 280  # a hang is a failure, never a timing
PLACES = ("objects", "tree", "heap", "files", "processes", "clipboard", "picture")
Found = dict[str, dict[str, list[str]]]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    """What one kiosk was searched for, through three visits."""
    folder = tmp_path_factory.mktemp("wipe")
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(folder / "tmp")}
    child = [sys.executable, "-m", "tests.app.wipe_child", str(folder)]
    done = subprocess.run(child, env=surroundings, capture_output=True, text=True, timeout=SECONDS, check=False)
    report = folder / "found.json"
    assert report.exists(), done.stderr[-2000:]
    made: Found = json.loads(report.read_text(encoding="utf-8"))
    assert "failed" not in made, made["failed"]
    return made


def test_what_is_looked_for_was_really_there(found: Found) -> None:
    assert found["seen"]["screen"] == ["masked", "value"]
    assert {one.rpartition(": ")[2] for one in found["during form"]["objects"]} >= {"tail"}
    assert {one.rpartition(": ")[2] for one in found["during typed"]["objects"]} >= {"value"}
    for place in ("objects", "tree", "heap"):
        assert {one.rpartition(": ")[2] for one in found["during card"][place]} >= {"masked"}, place


@pytest.mark.parametrize("way", ["before", "goodbye", "walked away", "finish"])
def test_nothing_of_the_resident_is_left(way: str, found: Found) -> None:
    assert {place: what for place, what in found[way].items() if what} == {}


@pytest.mark.parametrize("moment", ["form", "typed", "card"])
def test_a_crash_in_the_middle_would_leave_nothing_to_read(moment: str, found: Found) -> None:
    """Memory ends with the process; what lies outside of it never holds anything in clear, not even for a moment."""
    outside = {place: found[f"during {moment}"][place] for place in ("files", "processes", "clipboard")}
    assert outside == {"files": [], "processes": [], "clipboard": []}


@pytest.mark.parametrize("place", PLACES)
def test_each_search_finds_what_was_planted(place: str, found: Found) -> None:
    assert found["planted"][place] != []
