"""The private bus: it starts wherever the run directory is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.devices.simulate.bus import LONGEST_SOCKET_PATH, PrivateBus
from tests.needs import need


@pytest.fixture
def short(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a name short enough that every length of interest can be made below it."""
    folder = Path("/tmp") / f"k{tmp_path_factory.getbasetemp().stat().st_ino}"
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)


@pytest.mark.parametrize("length", range(LONGEST_SOCKET_PATH - 2, 110))
async def test_the_bus_starts_however_long_its_path_would_be(short: Path, length: int) -> None:
    need("dbus-daemon", shutil.which("dbus-daemon") is not None)
    folder = short / ("x" * (length - len(str(short / "bus")) - 1))
    folder.mkdir()
    assert len(str(folder / "bus")) == length
    bus = PrivateBus(folder)
    try:
        await bus.start()
    finally:
        bus.remove()
