"""Slips and plain pages as others see them: poppler draws them, and the QR is read back module by module."""

from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np
import pytest
import segno
from PIL import Image

from kiosk.report.code import QUIET
from kiosk.report.plain import PlainPage, plain_pdf
from kiosk.report.slip import CUT, QR, ROLL, SIDE, Paper, Slip, slip_pdf

DPI = 300
CODE = "LK1-7Q2M-9XKD-T4VB-3HRW-8ZCN"
PLACE = "동구 라이프로그 건강관리소"


def words(made: bytes) -> str:
    command = ["pdftotext", "-layout", "-", "-"]
    return subprocess.run(command, check=True, capture_output=True, input=made).stdout.decode()


def size(made: bytes, folder: Path) -> tuple[float, float, int]:
    """Width and height in mm, and how many pages."""
    (folder / "a.pdf").write_bytes(made)
    said = subprocess.run(["pdfinfo", str(folder / "a.pdf")], check=True, capture_output=True, text=True).stdout
    facts = dict(line.split(":", 1) for line in said.splitlines() if ":" in line)
    wide, _, high, *_ = facts["Page size"].split()
    return float(wide) * 25.4 / 72, float(high) * 25.4 / 72, int(facts["Pages"])


def grey(made: bytes, folder: Path) -> np.ndarray:
    (folder / "b.pdf").write_bytes(made)
    command = ["pdftoppm", "-r", str(DPI), "-gray", "-png", "-singlefile", str(folder / "b.pdf"), str(folder / "b")]
    subprocess.run(command, check=True)
    return np.asarray(Image.open(folder / "b.png").convert("L"))


def modules(picture: np.ndarray, x: float, y: float, count: int) -> list[list[bool]]:
    """Read the middle of every module of a code whose quiet zone starts at x, y (mm)."""
    module = QR / (count + 2 * QUIET)
    dots = DPI / 25.4
    return [
        [
            bool(
                picture[
                    round((y + (QUIET + row + 0.5) * module) * dots),
                    round((x + (QUIET + column + 0.5) * module) * dots),
                ]
                < 128
            )
            for column in range(count)
        ]
        for row in range(count)
    ]


@pytest.mark.parametrize("code", [CODE, "A", "0123456789" * 6])
@pytest.mark.parametrize("paper", ["80mm", "A4"])
def test_the_qr_says_the_code_and_nothing_else(paper: Paper, code: str, tmp_path: Path) -> None:
    picture = grey(slip_pdf(Slip("", "", code), paper), tmp_path)
    wanted = [[bool(cell) for cell in row] for row in segno.make_qr(code, error="m", boost_error=False).matrix]
    left = (ROLL - QR) / 2 + (CUT - SIDE if paper == "A4" else 0.0)
    top = CUT if paper == "A4" else SIDE
    assert modules(picture, left, top, len(wanted)) == wanted


def test_around_the_code_it_is_quiet(tmp_path: Path) -> None:
    picture = grey(slip_pdf(Slip(PLACE, "나의 카드", CODE, "홍○험", says=("다음에 오실 때",)), "80mm"), tmp_path)
    dark = np.argwhere(picture < 128)
    assert dark[:, 1].min() > SIDE / 25.4 * DPI * 0.9
    assert dark[:, 1].max() < (ROLL - SIDE * 0.9) / 25.4 * DPI


@pytest.mark.parametrize("paper", ["80mm", "A4"])
def test_a_card_carries_a_masked_name_and_never_the_code_in_letters(paper: Paper, tmp_path: Path) -> None:
    made = slip_pdf(
        Slip(PLACE, "나의 카드", CODE, "홍○험", says=("다음에 오실 때 대 주세요",), watermark="연습"), paper
    )
    said = words(made)
    assert all(word in said for word in ("동구", "나의", "홍○험", "연습"))
    assert CODE not in said
    assert CODE.encode() not in made
    wide, high, pages = size(made, tmp_path)
    assert pages == 1
    assert (round(wide), round(high)) == (210, 297) if paper == "A4" else (round(wide) == 80 and 60 < high < 200)


def test_a_number_is_as_large_as_a_thumb(tmp_path: Path) -> None:
    made = slip_pdf(Slip(PLACE, "번호표", number="108", says=("이 번호를 부르면 와 주세요",)), "80mm")
    assert "108" in words(made)
    picture = grey(made, tmp_path)
    dots = DPI / 25.4
    tall = [row for row in range(picture.shape[0]) if (picture[row] < 128).sum() > 12 * dots * 0.3]
    assert max(tall) - min(tall) > 15 * dots


def test_the_longest_words_stay_on_the_roll(tmp_path: Path) -> None:
    made = slip_pdf(Slip("가" * 60, "나" * 40, CODE, "다" * 30, says=("라 " * 90,), note="마" * 50), "80mm")
    picture = grey(made, tmp_path)
    assert (picture[:, : round(3 / 25.4 * DPI)] > 200).all()
    assert (picture[:, -round(3 / 25.4 * DPI) :] > 200).all()


def test_a_plain_page_says_every_line_on_as_many_pages_as_it_takes(tmp_path: Path) -> None:
    lines = tuple((f"이름{number}", f"값{number}") for number in range(320))
    page = PlainPage(PLACE, "2026년 11월 2일", "2026-11 통계", (("제목", ""), *lines), "연습")
    made = plain_pdf(page)
    said = words(made)
    assert [name for pair in lines for name in pair if name not in said] == []
    assert {"연", "습"} <= set(said)  # slanted across the page
    wide, high, pages = size(made, tmp_path)
    assert (round(wide), round(high)) == (210, 297)
    assert pages > 1
    assert f"{pages}/{pages}" in said.replace(" ", "")


def test_a_month_in_numbers_is_one_page(tmp_path: Path) -> None:
    lines = tuple((f"끝난 모습 · 안전을 위해 {number}", "가림") for number in range(75))
    assert size(plain_pdf(PlainPage(PLACE, "2026년 11월 2일", "2026-11 통계", lines)), tmp_path)[2] == 1


def test_a_long_value_runs_over_lines_and_not_off_the_page(tmp_path: Path) -> None:
    made = plain_pdf(PlainPage(PLACE, "", "제목", (("이름", "긴값" * 200), ("", "그다음\n줄"))))
    picture = grey(made, tmp_path)
    assert (picture[:, -round(15 / 25.4 * DPI) :] > 200).all()
    assert "그다음" in words(made)


def test_a_rare_syllable_of_a_name_is_drawn(tmp_path: Path) -> None:
    """NanumSquareRound claims every syllable and leaves thousands blank; a name must not come out empty."""
    ink = [
        int((grey(slip_pdf(Slip(PLACE, "나의 카드", CODE, name, "", (), ""), "80mm"), tmp_path) < 128).sum())
        for name in ("", "갂", "가")
    ]
    assert ink[1] - ink[0] > (ink[2] - ink[0]) / 2 > 0
