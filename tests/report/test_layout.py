"""Where things stand: the layout returns every rectangle it draws."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from kiosk import report
from kiosk.core.results import Results
from kiosk.core.texts import Sentence, load_texts
from kiosk.report.a4 import write_a4
from kiosk.report.items import Item, Rect, Shape, Text
from kiosk.report.layout import lay_out
from kiosk.report.sheet import BOTTOM, MARGIN, RIGHT, Style
from kiosk.report.typeset import balanced, broken, width
from tests.report import pages

HAIR = 0.01
SAMPLES = (
    {
        f"{visit}-{language}{'-large' if large else ''}": pages.page(visit, language, large=large)
        for visit in pages.VISITS
        for language in ("ko", "en")
        for large in (False, True)
    }
    | {
        f"wordy-{language}{'-large' if large else ''}": pages.wordy("full", language, large=large)
        for language in ("ko", "en")
        for large in (False, True)
    }
    | {
        f"advised-{'-'.join((name, *(('large',) if large else ())))}": pages.advised(*words, visit="full", large=large)
        for name, words in (("short", pages.ADVICE), ("endless", pages.ENDLESS))
        for large in (False, True)
    }
)
EVERY = pytest.mark.parametrize("name", SAMPLES)


@cache
def laid(name: str) -> tuple[tuple[Item, ...], ...]:
    return lay_out(SAMPLES[name]).pages


def meet(one: Rect, other: Rect) -> bool:
    return (
        one.x < other.right - HAIR
        and other.x < one.right - HAIR
        and one.y < other.bottom - HAIR
        and other.y < one.bottom - HAIR
    )


def inside(one: Rect, other: Rect) -> bool:
    return (
        one.x >= other.x - HAIR
        and one.right <= other.right + HAIR
        and one.y >= other.y - HAIR
        and one.bottom <= other.bottom + HAIR
    )


def texts(items: tuple[Item, ...]) -> list[Text]:
    return [item for item in items if isinstance(item, Text)]


def shapes(items: tuple[Item, ...], *forms: str) -> list[Shape]:
    return [item for item in items if isinstance(item, Shape) and item.form in forms]


@EVERY
def test_everything_is_within_the_margins(name: str) -> None:
    area = Rect(MARGIN, MARGIN, RIGHT - MARGIN, BOTTOM - MARGIN)
    outside = [item for items in laid(name) for item in items if not inside(item.box, area)]
    assert outside == []


@EVERY
def test_no_text_touches_another_or_a_sign(name: str) -> None:
    for items in laid(name):
        assert [(a.text, b.text) for a, b in combinations(texts(items), 2) if meet(a.box, b.box)] == []
        signs = shapes(items, "marker", "ring", "track", "dot", "look-here", "write", "hair", "accent")
        assert [(text.text, sign.form) for text in texts(items) for sign in signs if meet(text.box, sign.box)] == []


@EVERY
def test_a_panel_holds_its_text_and_meets_no_other_shape(name: str) -> None:
    for items in laid(name):
        for panel in shapes(items, "panel", "calm"):
            touched = [text for text in texts(items) if meet(text.box, panel.box)]
            assert touched
            assert [text.text for text in touched if not inside(text.box, panel.box)] == []
            assert [
                sign for sign in shapes(items, "track", "hair", "accent", "marker") if meet(sign.box, panel.box)
            ] == []


@EVERY
def test_bars_hold_their_band_and_marks(name: str) -> None:
    bars = [one.bar for one in SAMPLES[name].results.lines if one.bar is not None]
    tracks = [(track.box, items) for items in laid(name) for track in shapes(items, "track")]
    assert len(tracks) == len(bars)
    for bar, (track, items) in zip(bars, tracks, strict=True):
        here = [one for one in shapes(items, "band", "marker", "ring") if meet(one.box, track)]
        assert [one.form for one in here] == ["band", "marker"] + ["ring"] * (bar.before is not None)
        for one in here:
            assert one.box.x >= track.x - HAIR
            assert one.box.right <= track.right + HAIR
        share = float((bar.value - bar.low) / (bar.high - bar.low))
        marker = here[1].box
        assert marker.x + marker.w / 2 == pytest.approx(track.x + share * track.w, abs=marker.w / 2)


@EVERY
def test_no_page_is_empty_and_pages_count_themselves(name: str) -> None:
    page, leaves = SAMPLES[name], laid(name)
    for number, items in enumerate(leaves, start=1):
        words = [text.text for text in texts(items)]
        assert len(words) > 3
        assert (page.word("report.page", f"{number}", f"{len(leaves)}") in words) == (len(leaves) > 1)
        assert page.centre in words


def test_long_words_stay_on_the_paper_as_printed(tmp_path: Path) -> None:
    """As poppler sees it, not as we measured it."""
    write_a4(pages.wordy(), tmp_path / "a.pdf")
    read = subprocess.run(
        ["pdftotext", "-bbox", str(tmp_path / "a.pdf"), "-"], check=True, capture_output=True, text=True
    ).stdout
    ends = [float(end) for end in re.findall(r'xMax="([\d.]+)"', read)]
    starts = [float(start) for start in re.findall(r'xMin="([\d.]+)"', read)]
    assert len(ends) > 100
    assert max(ends) <= RIGHT * 72 / 25.4 + 1
    assert min(starts) >= MARGIN * 72 / 25.4 - 1


def test_title_number_and_sentence_share_a_baseline() -> None:
    page = pages.page()
    (items,) = lay_out(page).pages
    wanted = [page.say(pages.WEIGHT.title), page.say(pages.WEIGHT.sentence), "57.3", page.word("unit.kg")]
    baselines = [
        {round(text.box.y + text.style.lift, 3) for text in texts(items) if text.text == words} for words in wanted
    ]
    assert len(set.intersection(*baselines)) == 1


def test_digits_end_at_one_line() -> None:
    (items,) = lay_out(pages.page()).pages
    digits = {number for one in pages.NORMAL.lines for _, number, _ in one.values}
    assert len({round(text.box.right, 3) for text in texts(items) if text.text in digits}) == 1


def test_sizes_are_what_was_promised() -> None:
    for large, body in ((False, 12), (True, 18)):
        (items, *_) = lay_out(pages.page(large=large)).pages
        sentence = pages.page().say(pages.HEIGHT.sentence)
        assert {text.style.points for text in texts(items) if text.text == sentence} == {body}


def test_a_marker_beyond_the_bar_stops_at_its_end() -> None:
    line = pages.relative_grip("99.0", "middle", "1.0")
    page = replace(pages.page(), results=Results(Sentence("results.headline.good"), (line,)))
    (items,) = lay_out(page).pages
    (track,) = shapes(items, "track")
    (marker,) = shapes(items, "marker")
    ring = shapes(items, "ring")[0]
    assert marker.box.right == pytest.approx(track.box.right)
    assert ring.box.x == pytest.approx(track.box.x)


def test_words_stay_whole() -> None:
    style = Style(12)
    text = "혈압이 많이 높게 나왔습니다. 잠깐 쉬신 다음에 직원과 이야기해 주세요"
    for room in (30.0, 45.0, 70.0, 120.0):
        for lines in (broken(text, style, room), balanced(text, style, room)):
            assert " ".join(lines) == text
            assert all(width(line, style) <= room for line in lines)
    assert len(balanced(text, style, 70.0)) == len(broken(text, style, 70.0))


def test_a_word_too_long_is_broken_rather_than_lost() -> None:
    style = Style(12)
    lines = broken("Rindfleischetikettierung" * 3, style, 40.0)
    assert "".join(lines) == "Rindfleischetikettierung" * 3
    assert all(width(line, style) <= 40.0 for line in lines)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_words_of_the_paper_are_shipped(language: str) -> None:
    code = "".join(path.read_text() for path in Path(report.__path__[0]).glob("*.py"))
    used = set(re.findall(r'"(report\.[a-z]+)"', code))
    assert len(used) > 5
    assert used - set(load_texts(language)) == set()
