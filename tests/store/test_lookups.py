"""A wrong person is never found: the short form of `tests.long.lookups`."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.crowd import identities
from kiosk.store.asked import Asked
from tests.long import lookups


def test_the_crowd_has_twins() -> None:
    people = identities(1000)
    assert len({(one.name, one.birth) for one in people}) < len(people)
    assert len({(one.name, one.birth, one.phone_tail) for one in people}) < len(people)


def test_nobody_wrong_is_found_and_nobody_missed(tmp_path: Path) -> None:
    counts = lookups.run(tmp_path, 400, 360)
    assert (counts["lookups"], counts["wrong"], counts["missed"]) == (360, 0, 0)
    assert counts["found"] > 200
    assert counts["several"] > 10


def test_the_count_can_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Asked, "fits", lambda *_: None)
    assert lookups.run(tmp_path, 100, 20)["missed"] > 0
