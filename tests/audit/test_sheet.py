"""The contact sheets in docs/ can be made anew, and show every screen that there is."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from tests.audit.looks import Look
from tests.audit.sheet import FOLDER, SHEETS, Sheet, draw, few_colours, tiles

SOME = ("attract", "results", "who-birth")


def names(image: QImage) -> list[str]:
    return image.text("screens").split()


def test_a_sheet_shows_each_screen_once_and_its_pages(qapp: QGuiApplication) -> None:
    made = list(tiles(Sheet(SOME, Look())))
    assert [name.split()[0] for name, _ in made if " " not in name] == list(SOME)
    assert len(made) > len(SOME)  # results have pages
    image = draw(made)
    assert names(image) == list(SOME)
    assert len({picture.convertToFormat(QImage.Format.Format_RGB32).pixel(50, 100) for _, picture in made}) >= 1
    for _, picture in made:
        assert picture.size() == made[0][1].size()


def test_few_colours_are_those_that_were_there() -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0xFFFBF8F3)
    image.setPixel(7, 5, 0xFF0B5D4E)
    few = few_colours(image)
    assert (few.width(), few.height(), few.pixel(0, 0), few.pixel(7, 5)) == (40, 30, 0xFFFBF8F3, 0xFF0B5D4E)


@pytest.mark.parametrize("name", SHEETS)
def test_the_sheet_in_docs_is_of_today(name: str) -> None:
    """A new screen is on the sheets only after `python -m tests.audit.sheet`."""
    image = QImage(str(FOLDER / f"{name}.png"))
    assert names(image) == list(SHEETS[name].screens)
