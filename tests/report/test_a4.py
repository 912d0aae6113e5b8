"""The PDF as others see it: poppler reads its words, fonts, pictures and pixels back."""

from __future__ import annotations

import getpass
import re
import subprocess
import threading
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image

from kiosk.core.results import ResultLine
from kiosk.core.texts import Sentence
from kiosk.report.a4 import pdf, write_a4
from kiosk.report.items import Rect, Shape
from kiosk.report.layout import lay_out
from kiosk.report.page import ReportPage
from tests.report import pages

DPI = 150
LIGHTER = 12  # grey levels of 255 that the eye, and a printer, still tell apart side by side


def poppler(tool: str, *words: str) -> str:
    return subprocess.run([tool, *words], check=True, capture_output=True, text=True).stdout


def words_of(page: ReportPage, *options: str) -> str:
    """What a reader of the file sees, without touching the disk."""
    command = ["pdftotext", *options, "-", "-"]
    return subprocess.run(command, check=True, capture_output=True, input=pdf(page)).stdout.decode()


def squeezed(text: str) -> str:
    return "".join(text.split())


def said(page: ReportPage) -> Iterable[str]:
    """Everything that has to be on the paper."""
    results = page.results
    sentences: list[Sentence | None] = [results.headline, *results.missing, *results.advice]
    for one in results.lines:
        sentences += [one.title, one.sentence, one.change, one.source, *one.notices]
        if one.bar is not None:
            sentences += [one.bar.left, one.bar.right, one.bar.caption]
        yield from _numbers(one, page)
    yield from (page.say(one) for one in sentences)
    yield from (page.centre, page.date, page.station, page.code, page.word("report.reference"))


def _numbers(one: ResultLine, page: ReportPage) -> Iterable[str]:
    for label, digits, unit in one.values:
        own = f"report.{unit}"
        yield digits + page.word(own if own in page.texts else unit)
        if len(one.values) > 1:
            yield page.word(label)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("visit", pages.VISITS)
def test_every_number_and_sentence_is_there(visit: str, language: str, large: bool) -> None:
    page = pages.page(visit, language, large=large)
    # The words of a block may come before or after its numbers: look for each by itself.
    read = squeezed(words_of(page, "-raw"))
    assert [words for words in said(page) if squeezed(words) not in read] == []


@pytest.mark.parametrize("large", [False, True])
def test_signed_advice_stands_on_the_paper_word_for_word(large: bool) -> None:
    page = pages.advised(large=large)
    read = squeezed(words_of(page, "-raw"))
    assert "직원이드리는말씀" in read
    for words in (*"\n".join(page.advice).splitlines(), page.signed):
        assert squeezed(words) in read
    assert "직원이드리는말씀" not in squeezed(words_of(pages.page(large=large), "-raw"))


def test_advice_without_an_end_is_all_there() -> None:
    page = pages.advised(*pages.ENDLESS)
    read = squeezed(words_of(page, "-raw"))
    assert read.count("마바사") == 110
    assert read.count("한줄") == 90
    assert read.count(squeezed(page.signed)) == 1


@pytest.mark.parametrize("language", ["ko", "en"])
def test_words_can_be_found(language: str) -> None:
    """Searching, copying and reading aloud need the blanks."""
    page = pages.page(language=language)
    read = words_of(page)
    assert page.say(page.results.headline) in read
    assert page.say(pages.WEIGHT.sentence) in read
    assert page.word("report.reference") in read
    assert "\x01" not in read


@pytest.mark.parametrize("language", ["ko", "en"])
def test_letters_are_embedded_and_nothing_is_a_picture(language: str, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    write_a4(pages.page("full", language, watermark="시연"), path)
    fonts = poppler("pdffonts", str(path)).splitlines()[2:]
    assert fonts
    for font in fonts:
        assert re.search(r"\byes +(yes|no) +yes\b", font), font  # embedded, and readable by machines
        assert "NanumSquareRound" in font
    assert poppler("pdfimages", "-list", str(path)).splitlines()[2:] == []


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("visit", ["normal", "core", "high", "few", "nothing"])
def test_an_ordinary_visit_is_one_a4_page(visit: str, language: str) -> None:
    command = ["pdfinfo", "-"]
    made = subprocess.run(command, check=True, capture_output=True, input=pdf(pages.page(visit, language)))
    info = made.stdout.decode()
    assert re.search(r"^Pages:\s+1$", info, re.MULTILINE)
    assert "(A4)" in info


def test_metadata_name_nobody(tmp_path: Path) -> None:
    page = pages.page()
    write_a4(page, tmp_path / "a.pdf")
    info = poppler("pdfinfo", str(tmp_path / "a.pdf"))
    assert re.search(rf"^Title:\s+{page.word('report.title')}$", info, re.MULTILINE)
    assert re.search(r"^Author:\s*$", info, re.MULTILINE) or "Author" not in info
    for words in (info, poppler("pdfinfo", "-meta", str(tmp_path / "a.pdf"))):
        assert getpass.getuser() not in words
        assert page.code not in words
    assert page.centre not in repr(page)


def test_a_demonstration_says_so() -> None:
    assert "시연" in squeezed(words_of(pages.page(watermark="시연"), "-raw"))
    assert "시연" not in squeezed(words_of(pages.page(), "-raw"))


def grey(path: Path) -> np.ndarray:
    subprocess.run(["pdftoppm", "-gray", "-r", str(DPI), "-singlefile", str(path), str(path)], check=True)
    return np.asarray(Image.open(f"{path}.pgm"), dtype=int)


def level(picture: np.ndarray, x: float, y: float) -> int:
    return int(picture[round(y / 25.4 * DPI), round(x / 25.4 * DPI)])


def box(items: Iterable[object], form: str, after: float = 0.0) -> Rect:
    return next(one.box for one in items if isinstance(one, Shape) and one.form == form and one.box.y >= after)


def test_the_bar_can_be_read_without_colour(tmp_path: Path) -> None:
    page = pages.page("few")
    bar = page.results.lines[1].bar
    assert bar is not None
    line = replace(page.results.lines[1], bar=replace(bar, value=bar.band_high, before=bar.band_low + 6))
    page = replace(page, results=replace(page.results, lines=(line,)))
    (items,) = lay_out(page).pages
    write_a4(page, tmp_path / "a.pdf")
    picture = grey(tmp_path / "a.pdf")
    marker, band, track, ring = (box(items, form) for form in ("marker", "band", "track", "ring"))
    middle = track.y + track.h / 2
    amber = level(picture, marker.x + marker.w / 2, middle)
    mint = level(picture, band.x + 2.0, middle)
    assert level(picture, track.right - 4.0, middle) - mint >= LIGHTER
    assert mint - amber >= 2 * LIGHTER
    edge = picture[round(middle / 25.4 * DPI), round((marker.x - 0.5) / 25.4 * DPI) : round(marker.right / 25.4 * DPI)]
    assert edge.min() < 90  # the marker's ink edge
    around = picture[round(middle / 25.4 * DPI), round(ring.x / 25.4 * DPI) : round(ring.right / 25.4 * DPI)]
    assert around.min() < 110  # the ring ...
    assert around.max() > 240  # ... is open


def test_any_thread_can_draw(tmp_path: Path) -> None:
    """Two at a time, neither the GUI thread."""
    targets = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    threads = [threading.Thread(target=write_a4, args=(pages.page("full"), path)) for path in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    first, second = (poppler("pdftotext", "-raw", str(path), "-") for path in targets)
    assert first == second
    assert "158.2" in first


def test_a_file_is_whole_private_or_absent(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"older")
    path.chmod(0o644)
    write_a4(pages.page(), path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_bytes().rstrip().endswith(b"%%EOF")
    assert list(tmp_path.iterdir()) == [path]
    broken = replace(pages.page(), texts={})
    with pytest.raises(KeyError):
        write_a4(broken, tmp_path / "b.pdf")
    assert list(tmp_path.iterdir()) == [path]


def test_paper_is_small() -> None:
    assert len(pdf(pages.page("full"))) < 150_000


def test_without_fonts_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.report.a4.QGuiApplication", SimpleNamespace(instance=lambda: None))
    with pytest.raises(RuntimeError, match="QGuiApplication"):
        pdf(pages.page())
