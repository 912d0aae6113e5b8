"""One office with its store for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.station.office.rig import OfficeRig


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[OfficeRig]:
    """A station with a real store behind it, nobody signed in."""
    async with OfficeRig(tmp_path) as made:
        yield made
