"""Every device page, both ways up, both languages, 100 and 200 %: nothing cut, crowded, lost or nameless."""

from __future__ import annotations

import pytest

from tests.ui.conftest import Desk
from tests.ui.desk_pages import PAGES
from tests.ui.desk_states import STATES
from tests.ui.device_pages import NAMES, collected
from tests.ui.test_fit_desk import check


@pytest.fixture(scope="module", autouse=True)
def made() -> None:
    """The pages as the station makes them."""
    PAGES.update(collected())
    STATES.update({name: (name, ()) for name in NAMES})


# every language and size both ways up would be twice the time, and finds what these find
@pytest.mark.parametrize(("language", "zoom"), [("ko", 2.0), ("en", 1.0)])
@pytest.mark.parametrize("name", NAMES)
def test_a_device_page_fits_upright(upright: Desk, name: str, language: str, zoom: float) -> None:
    check(upright, name, language, zoom)


@pytest.mark.parametrize(("language", "zoom"), [("ko", 1.0), ("en", 2.0)])
@pytest.mark.parametrize("name", NAMES)
def test_a_device_page_fits_lying(lying: Desk, name: str, language: str, zoom: float) -> None:
    check(lying, name, language, zoom)
