"""Every page of the checks, upright in large Korean and lying in English: nothing cut, crowded, lost or nameless."""

from __future__ import annotations

import pytest

from tests.ui.check_pages import NAMES, collected
from tests.ui.conftest import Desk
from tests.ui.desk_pages import PAGES
from tests.ui.desk_states import STATES, open_page
from tests.ui.test_fit_desk import everything_said, turned


@pytest.fixture(scope="module", autouse=True)
def made() -> None:
    """The pages as the station makes them."""
    PAGES.update(collected())
    STATES.update({name: (name, ()) for name in NAMES})


def check(desk: Desk, name: str, language: str, zoom: float) -> None:
    """From the top: a form opens where it is typed into."""
    open_page(desk.ui, desk.hand, name, language, zoom)
    while desk.hand.sees("page-up"):
        desk.hand.press("page-up")
        desk.hand.settle()
    wrong, words = turned(desk.ui, desk.hand, zoom)
    assert wrong == []
    assert {one.replace("\n", " ") for one in everything_said(desk.ui)} - words == set()
    assert desk.ui.warnings == []


@pytest.mark.parametrize("name", NAMES)
def test_a_page_of_checks_fits_upright(upright: Desk, name: str) -> None:
    check(upright, name, "ko", 2.0)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_of_checks_fits_lying(lying: Desk, name: str) -> None:
    check(lying, name, "en", 1.0)
