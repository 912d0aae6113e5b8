"""Lying: every screen, both languages, 100 and 200 %: nothing cut, small, crowded, over anything or nameless."""

from __future__ import annotations

import pytest

from tests.ui.conftest import Desk
from tests.ui.measure import findings
from tests.ui.states import LOOKS

LYING = [name for name in LOOKS if not name.startswith("low-")]  # a low screen is there already


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("name", LYING)
def test_a_screen_fits(lying: Desk, name: str, language: str, zoom: float) -> None:
    assert findings(lying.ui, lying.hand, name, language, zoom) == []


def test_the_steps_between_fit_too(lying: Desk) -> None:
    for zoom in (1.25, 1.5, 1.75):
        for name in ("height-explain", "good-pressure", "grip-live", "who-birth", "settings", "trouble-cuff"):
            assert findings(lying.ui, lying.hand, name, "ko", zoom) == []
