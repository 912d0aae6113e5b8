"""The pages of results under a finger: few, left at once from anywhere, and why other machines say something else."""

from __future__ import annotations

import pytest

from kiosk.core.messages import Next, Shown
from kiosk.ui.hand import walk
from tests.ui.conftest import Desk
from tests.ui.result_scenes import RESULT_SCENES
from tests.ui.states import screen


def put(desk: Desk, name: str) -> None:
    """Show these results and wait for them."""
    desk.ui.tell(Shown(RESULT_SCENES[name]))
    assert desk.hand.wait_until(lambda: desk.ui.shell.scene["kind"] == "results")
    assert desk.hand.settle()


def page(desk: Desk) -> int:
    return int(screen(desk.ui).property("page"))


def turn(desk: Desk) -> None:
    """Go on to the next page."""
    before = page(desk)
    desk.hand.press("next")
    assert desk.hand.wait_until(lambda: page(desk) == before + 1)
    assert desk.hand.settle()


def words(desk: Desk) -> str:
    return " ".join(
        str(item.property("text"))
        for item in walk(desk.ui.window.contentItem())
        if item.metaObject().indexOfProperty("lineHeight") >= 0
    )


@pytest.mark.parametrize(("name", "pages"), [("results-fine", 2), ("results-fitness", 6), ("results-none", 1)])
def test_results_are_few_pages(portrait: Desk, name: str, pages: int) -> None:
    put(portrait, name)
    assert int(screen(portrait.ui).property("pages")) == pages


@pytest.mark.parametrize("turned", [0, 3])
def test_from_every_page_one_press_leaves(portrait: Desk, turned: int) -> None:
    put(portrait, "results-fitness")
    for _ in range(turned):
        turn(portrait)
    portrait.hand.press("done")
    assert [one for one in portrait.sent if isinstance(one, Next)] == [Next()]


def test_the_first_page_answers_and_nothing_else_competes(portrait: Desk) -> None:
    put(portrait, "results-fine")
    said = words(portrait)
    assert "오늘 잰 것은 모두 괜찮습니다" in said
    assert "수은주" not in said, "numbers come on the next page"
    turn(portrait)
    assert "124" in words(portrait)


def test_why_other_machines_differ_leads_back_to_where_it_was_asked(portrait: Desk) -> None:
    put(portrait, "results-fine")
    turn(portrait)
    portrait.hand.press("why")
    assert portrait.hand.settle()
    said = words(portrait)
    assert "A&D UA-651BLE 기기로 쟀습니다" in said
    assert "병원에서는 긴장해서 높게 나오는 분이 많습니다" in said
    portrait.hand.press("results")
    assert portrait.hand.settle()
    assert page(portrait) == 1
    assert not [one for one in portrait.sent if isinstance(one, Next)]


def test_the_words_of_bars_are_said_once_on_a_page(portrait: Desk) -> None:
    put(portrait, "results-fitness")
    for _ in range(4):
        turn(portrait)
    assert words(portrait).count("튼튼한 편") == 1
    bars = [item for item in walk(portrait.ui.window.contentItem()) if item.property("bare") is not None]
    assert len(bars) >= 2
    assert len({round(bar.width()) for bar in bars}) == 1


@pytest.mark.parametrize(("size", "most"), [("upright", 13), ("lying", 14)])
def test_the_largest_letters_need_few_pages(size: str, most: int, request: pytest.FixtureRequest) -> None:
    """With every sentence of every thing there were 25 and 22."""
    desk = request.getfixturevalue(size)
    for _ in range(4):
        desk.ui.shell.set("text-larger")
    put(desk, "results-fitness")
    pages = int(screen(desk.ui).property("pages"))
    print(f"a fitness visit at 200 %, {size}: {pages} pages")
    assert pages <= most
    said = ""
    for _ in range(pages - 1):
        said += words(desk)
        turn(desk)
    said += words(desk)
    assert all(one in said for one in ("몸무게", "57.3", "킬로그램", "12.4", "조금 느린 편입니다"))
