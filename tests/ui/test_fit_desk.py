"""Staff pages of every kind, both ways up, both languages, 100 and 200 %: nothing cut, crowded, lost or nameless."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtQml import QQmlEngine, QQmlProperty
from PySide6.QtQuick import QQuickWindow

from kiosk.core.messages import StaffShown
from kiosk.core.pages import Page, Row, Table
from kiosk.core.texts import Sentence
from kiosk.ui.engine import Ui
from kiosk.ui.hand import Hand, walk
from tests.ui.conftest import Desk
from tests.ui.desk_states import STATES, look, open_page
from tests.ui.measure import PITCH, is_text, misfits, seen
from tests.ui.test_engine import contrast, in_action

LEAST_TEXT, LEAST_TARGET, LEAST_GAP = 9.0, 15.5, 2.0  # mm; a row is 64 px
HANGUL = 0.9  # em of the face for names


def named(window: QQuickWindow) -> list[str]:
    """Controls without a name of their own, or whose spoken name does not begin with what stands on them."""
    found, names, words = [], set(), set()
    for one in (one for one in seen(window) if one.control and one.item.isEnabled()):
        label = str(one.item.property("text"))
        spoken = str(QQmlProperty.read(one.item, "Accessible.name", QQmlEngine.contextForObject(one.item)) or "")
        if not one.name or one.name in names:
            found.append(f"objectName {one.name!r} of {label!r} is not its own")
        if not label or not spoken.startswith(label) or spoken in words:
            found.append(f"{one.name}: label {label!r}, accessible name {spoken!r}")
        names.add(one.name)
        words.add(spoken)
    return found


def small(window: QQuickWindow, zoom: float) -> list[str]:
    """Texts under 9 mm, or not zoomed; targets under a row's height, or too near each other."""
    everything = list(seen(window))
    found = []
    for one in everything:
        if not one.control and not key(one.item):
            height = float(one.item.property("size")) * HANGUL * PITCH
            if height < LEAST_TEXT * zoom - 0.4:
                found.append(f"{one.name!r} is {height:.1f} mm high")
    controls = [one for one in everything if one.control and one.item.isEnabled()]
    for index, one in enumerate(controls):
        wide, high = one.rect.width() * PITCH, one.rect.height() * PITCH
        if min(wide, high) < LEAST_TARGET:
            found.append(f"{one.name} is {wide:.1f} x {high:.1f} mm")
        for two in controls[index + 1 :]:
            across = max(one.rect.left() - two.rect.right(), two.rect.left() - one.rect.right())
            down = max(one.rect.top() - two.rect.bottom(), two.rect.top() - one.rect.bottom())
            if max(across, down) * PITCH < LEAST_GAP:
                found.append(f"{one.name} and {two.name} are {max(across, down) * PITCH:.1f} mm apart")
    return found


def key(item: object) -> bool:
    """Whether it stands on a key, whose letters grow as far as it fits."""
    above = item
    while above is not None:
        if above.objectName().startswith("key-"):  # type: ignore[attr-defined]  # an item
            return True
        above = above.parentItem()  # type: ignore[attr-defined]
    return False


def turned(ui: Ui, hand: Hand, zoom: float) -> tuple[list[str], set[str]]:
    """Turn all pages; what is wrong with them, and every word that was seen."""
    wrong, words = [], set()
    for page in range(300):
        window = ui.window
        wrong += [f"{page + 1}: {one}" for one in misfits(window) + small(window, zoom) + named(window)]
        words |= {one.name for one in seen(window)}
        if not hand.sees("page-down"):
            break
        hand.press("page-down")
        hand.settle()
    return wrong, words


def everything_said(ui: Ui) -> set[str]:
    """All words of the page's pieces that must have been on the screen at some time."""
    rows = [one for one in ui.desk.pieces if one["role"] == "row"]
    return {str(row["cells"][0]) for row in rows} | {  # type: ignore[index]  # a list
        str(one["text"])
        for one in ui.desk.pieces
        if one["role"] in ("line", "say", "field", "option", "tile", "legend")
    }


def check(desk: Desk, name: str, language: str, zoom: float) -> None:
    open_page(desk.ui, desk.hand, name, language, zoom)
    wrong, words = turned(desk.ui, desk.hand, zoom)
    assert wrong == []
    assert {one.replace("\n", " ") for one in everything_said(desk.ui)} - words == set()
    assert desk.ui.warnings == []


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("name", STATES)
def test_a_staff_page_fits_upright(upright: Desk, name: str, language: str, zoom: float) -> None:
    check(upright, name, language, zoom)


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("name", STATES)
def test_a_staff_page_fits_lying(lying: Desk, name: str, language: str, zoom: float) -> None:
    check(lying, name, language, zoom)


def test_the_pages_turn_back_to_where_they_were(upright: Desk) -> None:
    open_page(upright.ui, upright.hand, "people")
    first = {one.name for one in seen(upright.ui.window)}
    pages = 0
    while upright.hand.sees("page-down"):
        upright.hand.press("page-down")
        pages += 1
    assert pages >= 1
    while upright.hand.sees("page-up"):
        upright.hand.press("page-up")
    upright.hand.settle()
    assert {one.name for one in seen(upright.ui.window)} == first


def test_the_residents_screen_is_there_again_as_it_was(upright: Desk) -> None:
    upright.ui.tell(StaffShown(None))
    upright.hand.settle()
    before = sorted(upright.hand.names())
    open_page(upright.ui, upright.hand, "register")
    assert not {"start", "staff"} & set(upright.hand.names())
    upright.ui.tell(StaffShown(None))
    upright.hand.wait_until(lambda: not upright.ui.desk.open)
    upright.hand.settle()
    assert sorted(upright.hand.names()) == before


@pytest.mark.parametrize("name", ["person", "tray", "consult", "alike", "register-typed"])
def test_every_word_stands_out(upright: Desk, name: str) -> None:
    """7 on plain paper; 4.5 where the letters of the watermark run behind."""
    open_page(upright.ui, upright.hand, name)
    for item in walk(upright.ui.window.contentItem()):
        if is_text(item) and not in_action(item):
            colour = item.property("color")
            ground = QColor("#F8E3C5") if colour == QColor("#6B3A00") else QColor("#FBF8F3")
            assert contrast(colour, ground) >= 7, item.property("text")
            assert contrast(colour, QColor("#E7E5E0")) >= 4.5, item.property("text")


@pytest.mark.parametrize("name", ["person", "tray", "consult", "alike", "register-typed"])
def test_high_contrast_is_yellow_or_white_on_black(upright: Desk, name: str) -> None:
    open_page(upright.ui, upright.hand, name)
    upright.ui.shell.set("contrast")
    upright.hand.settle()
    for item in walk(upright.ui.window.contentItem()):
        if is_text(item) and not in_action(item):
            assert contrast(item.property("color"), QColor("black")) > 14, item.property("text")
    upright.ui.shell.set("contrast")


def test_hundreds_of_rows_are_all_there(lying: Desk) -> None:
    """Every row can be reached by turning pages, and only those of the page are drawn."""
    rows = tuple(Row(f"r{number}", (f"홍{number}", "1948-03-05")) for number in range(300))
    lying.ui.tell(StaffShown(None))
    lying.hand.wait_until(lambda: not lying.ui.desk.open)
    look(lying.ui, "ko", 1.0)
    lying.ui.tell(StaffShown(Page("long", "오신 분들", (Table("t", ("이름", "날"), rows, Sentence("empty")),))))
    lying.hand.wait_until(lambda: lying.ui.desk.open)
    lying.hand.settle()
    found: set[str] = set()
    for _ in range(300):
        here = {name for name in (one.name for one in seen(lying.ui.window)) if name.startswith("row-")}
        assert here - found, "a page that brings nothing new"
        assert len(here) < 30
        found |= here
        if not lying.hand.sees("page-down"):
            break
        lying.hand.press("page-down")
        lying.hand.settle()
    assert len(found) == 300
