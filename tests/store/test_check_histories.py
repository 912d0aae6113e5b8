"""No order of events shows an unchecked value as good, here or on the platform: random histories, a few steps each.

The long form is tests/long/check_histories.py.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.store import telling
from kiosk.store.database import StoreSettings
from tests.store.check_machine import play
from tests.store.keeping import build_house


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whatever_happens_the_word_is_where_it_belongs(
    settings: StoreSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(telling, "VISITS", 2)
    monkeypatch.setattr(telling, "BITE", 3)
    play(build_house(settings, tmp_path), tmp_path, seed, 30)
