"""Charts and steps of a staff page: places and round numbers, words for whoever cannot see them."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtGui import QColor
from PySide6.QtQuick import QQuickItem

from kiosk.core.messages import StaffShown
from kiosk.core.pages import Chart, Lines, Page, Picture, Steps
from kiosk.core.texts import load_texts
from kiosk.ui.charts import axis, chart, steps
from kiosk.ui.hand import walk
from kiosk.ui.pages import pieces
from tests.ui.conftest import Desk
from tests.ui.desk_states import open_page
from tests.ui.drawn_pages import DRAWN, RESIDUALS, control
from tests.ui.test_engine import contrast

KO = load_texts("ko")


def plain(part: Chart) -> dict[str, Any]:
    """The plot of a chart, its words and its places."""
    first: dict[str, Any] = next(iter(chart(part, KO)))
    plot: dict[str, Any] = json.loads(first["plot"])
    return first | plot


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        ((-0.15, 0.15), ["-0.2", "-0.1", "0.0", "0.1", "0.2"]),
        ((0.0, 100.0), ["0", "50", "100"]),
        ((5.0, 5.0), ["4.0", "4.5", "5.0", "5.5", "6.0"]),
        ((), ["-0.5", "0.0", "0.5", "1.0", "1.5"]),
        ((1e9, 1e12), ["-5e+11", "0", "5e+11", "1e+12", "1.5e+12"]),
        ((2e-9, 4e-9), ["1.5e-09", "2e-09", "2.5e-09", "3e-09", "3.5e-09", "4e-09", "4.5e-09"]),
        ((1e15, 1e15 + 1e-3), ["9e+14", "9.5e+14", "1e+15", "1.05e+15", "1.1e+15"]),
    ],
)
def test_the_numbers_of_an_axis_are_round(values: tuple[float, ...], texts: list[str]) -> None:
    ticks = axis(values, whole=True).ticks()
    said = [str(one["text"]) for one in ticks]
    assert set(said) >= set(texts[1:-1])
    assert len(said) == len(set(said)) <= 9
    places = [float(str(one["at"])) for one in ticks]
    assert all(one < two for one, two in pairwise(places))
    assert 0 <= places[0] <= places[-1] <= 1


@pytest.mark.parametrize("count", [0, 1, 2, 400])
def test_everything_lies_within_the_plane(count: int) -> None:
    told = plain(control(count))
    assert len(told["points"]) == count
    for x, y, _ in told["points"]:
        assert 0 <= x <= 1
        assert 0 <= y <= 1
    levels = [y for y, _ in told["lines"]]
    assert all(0 < y < 1 for y in levels)


def test_limits_far_off_the_points_are_shown_and_a_slope_goes_with_them() -> None:
    told = plain(replace(RESIDUALS, lines=(("한계", 5.0, "limit"),)))
    ys = [y for _, y, _ in told["points"]]
    assert max(ys) < 0.3 < told["lines"][0][0] < 1
    x0, _, x1, y1 = told["slope"]
    assert x0 < x1
    assert y1 == pytest.approx(axis([5.0, -0.09, 0.1], whole=True).at(0.05))


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), -float("inf"), 1e200])
def test_what_has_no_place_is_refused(bad: float) -> None:
    for wrong in (
        {"points": ((0.0, bad, ""),)},
        {"points": ((bad, 0.0, ""),)},
        {"lines": (("한계", bad, "limit"),)},
        {"slope": (0.0, 0.0, 1.0, bad)},
        {"ticks": ((bad, "하루"),)},
    ):
        with pytest.raises(ValueError, match="finite"):
            replace(RESIDUALS, **wrong)


def test_lines_are_named_once_with_their_numbers_and_the_whole_is_said() -> None:
    told = list(chart(control(30), KO))
    assert [one["text"] for one in told if one["role"] == "key"] == [
        "기준: 0.0",
        "경고: -0.10, 0.10",
        "한계: -0.15, 0.15",
    ]
    assert told[0]["said"] == "매일 점검에서 잰 차이. 30번 점검했고 모두 한계 안입니다"


def test_steps_say_where_one_is() -> None:
    part = Steps(("빈 저울", "가운데", "결과"), 1, ("look",))
    assert steps(part, KO)["text"] == "3단계 중 2단계: 가운데"
    bars = steps(part, KO)["bars"]
    assert [(one["done"], one["now"], one["mark"]) for one in bars] == [  # type: ignore[attr-defined]  # a list
        (True, False, "▲"),
        (False, True, ""),
        (False, False, ""),
    ]
    assert steps(replace(part, now=3), KO)["text"] == "3단계를 모두 마쳤습니다"


def test_a_picture_nobody_drew_is_still_told() -> None:
    page = Page("p", "점검", (Picture("no-such", "분동이 있습니다"),))
    assert [(one["role"], one["text"]) for one in pieces(page, KO)] == [("picture", "분동이 있습니다")]


# --- on the screen -------------------------------------------------------------------------------------------------


def drawn(desk: Desk, mark: str) -> list[QQuickItem]:
    """The drawn pieces that have this property of their own."""
    return [one for one in walk(desk.ui.window.contentItem()) if one.property(mark) is not None]


def test_newer_words_of_a_page_keep_its_pieces_and_the_focus(upright: Desk) -> None:
    open_page(upright.ui, upright.hand, "check-history")
    row = upright.hand.find("row-c1")
    assert row is not None
    row.forceActiveFocus()
    assert row.hasActiveFocus()
    plot = drawn(upright, "drawing")[0]
    before = plot.property("drawing")
    newer = DRAWN["check-history"]
    upright.ui.tell(StaffShown(replace(newer, parts=(control(31), *newer.parts[1:]))))
    upright.hand.wait_until(lambda: plot.property("drawing") != before)
    assert plot.property("drawing") != before
    assert upright.hand.find("row-c1") == row
    assert row.hasActiveFocus()


def test_a_page_of_another_form_is_built_anew(upright: Desk) -> None:
    open_page(upright.ui, upright.hand, "check-crowd")
    page = DRAWN["check-crowd"]
    upright.ui.tell(StaffShown(replace(page, parts=(Lines(("모두 끝났습니다",)), *page.parts))))
    upright.hand.settle()
    assert "모두 끝났습니다" in {str(one.property("text")) for one in drawn(upright, "lineHeight")}


@pytest.mark.parametrize("dark", [False, True])
def test_marks_and_lines_stand_out_and_differ_by_shape(upright: Desk, dark: bool) -> None:
    open_page(upright.ui, upright.hand, "check-result")
    if dark:
        upright.ui.shell.set("contrast")
    upright.hand.settle()
    plot = drawn(upright, "drawing")[0]
    ground = QColor(plot.property("fillColor"))
    ink, ok, look, off, _, slope = (QColor(one) for one in plot.property("colours"))
    assert [one.name() for one in (ink, ok, look, off, slope) if contrast(one, ground) < 3] == []
    if dark:
        upright.ui.shell.set("contrast")
