"""The report of a trial as others see it: its words by pdftotext, its pages by pdfinfo, its lines as they were laid."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from kiosk.core.agreement.agreement import agreement
from kiosk.core.agreement.values import Flow, Incident, Study
from kiosk.core.texts import load_texts
from kiosk.report import study as paper
from kiosk.report.items import Shape, Stroke, Text
from kiosk.report.sheet import BLUE, BOTTOM, HEIGHT, MARGIN, RIGHT, WIDTH
from kiosk.report.study import study_pdf
from kiosk.report.study_chart import nice
from kiosk.report.study_plots import differences
from kiosk.report.study_words import chance, fixed, percent
from kiosk.report.worker import ReportWorker
from tests.core.agreement.trials import PROTOCOL, pairs
from tests.report.studies import STUDIES, report
from tests.report.test_slip import size, words


def fonts(pdf: bytes) -> set[str]:
    """The fonts that lie in it, without the letters of their subset."""
    listed = subprocess.run(["pdffonts", "-"], check=True, capture_output=True, input=pdf).stdout.decode()
    return {line.split()[0].rpartition("+")[2] for line in listed.splitlines()[2:]}


def said(pdf: bytes) -> str:
    return " ".join(words(pdf).split())


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("name", STUDIES)
def test_every_trial_has_its_report(name: str, language: str, tmp_path: Path) -> None:
    told, texts = report(name, language), load_texts(language)
    pdf = study_pdf(told)
    flat = said(pdf)
    heads = ("protocol", "flow", "picture", "figures", "failures", "seconds", "comfort", "incidents", "not", "sources")
    assert [key for key in heads if texts[f"agreement.part.{key}"] not in flat] == []
    assert texts["agreement.title"] in flat
    assert told.study.protocol.title in flat
    wide, high, pages = size(pdf, tmp_path)
    assert (round(wide), round(high)) == (WIDTH, HEIGHT)
    assert 2 <= pages <= 5
    for number in range(1, pages + 1):
        assert told.word("report.page", f"{number}", f"{pages}") in flat
    assert {name for name in fonts(pdf) if not name.startswith("Nanum")} == set()  # nothing is drawn by another font
    assert not re.search(r"%[1-9]|\bNone\b|\bnan\b|agreement\.[a-z]", flat)


@pytest.mark.parametrize("name", STUDIES)
def test_nothing_leaves_the_page_and_nothing_lies_on_the_foot(name: str) -> None:
    told = report(name, "en")
    leaves = paper._leaves(paper._blocks(told), told)
    for leaf in leaves:
        for item in leaf:
            if isinstance(item, Stroke):
                for x, y in item.points:
                    assert MARGIN - 1 <= item.box.x + x <= RIGHT + 1
                    assert MARGIN - 1 <= item.box.y + y <= BOTTOM - 6
            else:
                assert item.box.x >= MARGIN - 0.1
                assert item.box.right <= RIGHT + 0.1, item
                assert item.box.bottom <= BOTTOM - 3


def test_words_do_not_lie_on_each_other() -> None:
    for name in ("usual", "repeated", "growing"):
        told = report(name)
        for leaf in paper._leaves(paper._blocks(told), told):
            texts = [item for item in leaf if isinstance(item, Text)]
            for number, one in enumerate(texts):
                for other in texts[number + 1 :]:
                    apart = one.box.right <= other.box.x + 0.2 or other.box.right <= one.box.x + 0.2
                    over = one.box.bottom <= other.box.y + 0.9 or other.box.bottom <= one.box.y + 0.9
                    assert apart or over, (one.text, other.text)


def test_the_figures_of_a_usual_trial_are_on_paper() -> None:
    told = report("usual", "en")
    flat, found = said(study_pdf(told)), told.agreement
    assert "Both limits of agreement, with their whole confidence intervals, lie within" in flat
    for figure in (found.limits.bias, found.limits.sd, found.limits.lower, found.limits.upper):
        assert told.with_unit(figure.value) in flat
        assert f"{told.number(figure.low)} to {told.number(figure.high)}" in flat
    assert "30 participants, 30 pairs" in flat
    assert "Firmware 1.1.0" in flat
    assert "This is no clinical validation" in flat
    assert "11.8 %" in flat  # 4 of 34 attempts
    assert "4.7 % to 26.6 %" in flat


def test_the_limits_stand_where_they_belong() -> None:
    """The level of the upper limit on paper, read back through the ticks of the axis."""
    told = report("usual")
    items = differences(told).items
    levels = [one for one in items if isinstance(one, Stroke) and one.ink == BLUE and one.dashed]
    ticks = {}
    for one in items:
        if isinstance(one, Text) and re.fullmatch("-?[0-9.]+", one.text) and one.box.right < MARGIN + 15:
            ticks[float(one.text)] = one.box.y + one.box.h / 2
    (high_value, high), (low_value, low) = max(ticks.items()), min(ticks.items())
    read = [
        low_value + (low - (one.box.y + one.points[0][1])) / (low - high) * (high_value - low_value) for one in levels
    ]
    wanted = [told.agreement.limits.upper.value, told.agreement.limits.lower.value]
    assert read == pytest.approx(wanted, abs=0.01)


def test_a_device_that_lies_is_called_out() -> None:
    flat = said(study_pdf(report("lying", "en")))
    assert "Device under test said the same value in every pair" in flat
    assert "lies outside the limits stated beforehand" in flat
    assert "Both limits of agreement, with their whole" not in flat


def test_few_people_are_hidden() -> None:
    flat = said(study_pdf(report("two", "en")))
    assert "No plot: fewer than 5 participants" in flat
    assert "Device under test (hidden) (hidden) (hidden) (hidden)" in flat
    usual = said(study_pdf(report("usual", "en")))
    assert "no time (hidden)" in usual
    assert "tired (hidden)" in usual
    drawn = [one for one in differences(report("usual")).items if isinstance(one, Stroke)]
    assert len(drawn) > 30  # with enough of them, they are drawn


def test_nobodys_own_words_and_no_code_of_a_participant_get_onto_paper() -> None:
    hostile = "P01<script>‮\x1b[31m" + "x" * 400
    study = replace(
        STUDIES["usual"],
        incidents=(Incident(hostile, 3, hostile), Incident("pain", 4)),
        flow=Flow(40, 5, 35, {hostile: 9}),
        pairs=tuple(replace(one, firmware=hostile) for one in STUDIES["usual"].pairs[:15])
        + STUDIES["usual"].pairs[15:],
    )
    told = replace(report("usual", "en"), study=study, agreement=agreement(study))
    flat = said(study_pdf(told))
    assert "x" * 30 not in flat
    assert "\x1b" not in flat
    assert not re.search(r"\bP\d\d\b(?!<)", flat)
    assert "pain" in flat


def test_a_question_that_nobody_answered_has_no_table() -> None:
    mute = tuple(replace(one, reference_comfort=None, test_comfort=None) for one in pairs(8))
    study = Study(PROTOCOL, mute)
    flat = said(study_pdf(replace(report("usual", "en"), study=study, agreement=agreement(study))))
    assert "No answers." in flat
    assert "One answer per participant" not in flat


def test_long_words_of_a_protocol_stay_within_their_column(tmp_path: Path) -> None:
    long = "가나다라마바사아자차카타파하" * 8
    protocol = replace(PROTOCOL, title=long, test_device="A" * 150, sponsor=long, reference_checked=long)
    told = replace(report("usual"), study=replace(STUDIES["usual"], protocol=protocol))
    for leaf in paper._leaves(paper._blocks(told), told):
        assert all(item.box.right <= RIGHT + 0.1 for item in leaf if isinstance(item, Text | Shape))
    assert size(study_pdf(told), tmp_path)[2] >= 3


def test_the_watermark_lies_across_the_page() -> None:
    command = ["pdftoppm", "-r", "30", "-gray", "-f", "1", "-l", "1", "-"]
    plain, marked = (
        subprocess.run(command, check=True, capture_output=True, input=study_pdf(report("two", watermark=mark))).stdout
        for mark in ("", "시연")
    )
    assert sum(one != other for one, other in zip(plain, marked, strict=True)) > 1000


def test_made_on_the_thread_of_papers(tmp_path: Path) -> None:
    import asyncio

    worker = ReportWorker()
    made = asyncio.run(worker.made_soon(lambda: study_pdf(report("large", "en")), tmp_path / "study-1.pdf"))
    worker.close()
    assert made == "kept"
    assert (tmp_path / "study-1.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("low", "high", "wanted"),
    [(0.0, 1.0, (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)), (-3.0, 11.0, (-5.0, -2.5, 0.0, 2.5, 5.0, 7.5, 10.0, 12.5))],
)
def test_ticks_are_round_and_cover_everything(low: float, high: float, wanted: tuple[float, ...]) -> None:
    assert nice(low, high) == pytest.approx(wanted)


@pytest.mark.parametrize(("low", "high"), [(5.0, 5.0), (0.0, 0.0), (-1e9, 1e9), (1e-9, 3e-9), (1e9, 1e9 + 0.1)])
def test_ticks_of_odd_ranges(low: float, high: float) -> None:
    ticks = nice(low, high)
    assert 3 <= len(ticks) <= 14
    assert ticks[0] <= low <= high <= ticks[-1] + 1e-6


def test_numbers_are_written_well() -> None:
    assert [fixed(one, 1) for one in (-0.04, -0.05001, 2.0)] == ["0.0", "-0.1", "2.0"]
    assert [chance(one) for one in (None, 0.0004, 0.05)] == ["", "p < 0.001", "p = 0.050"]
    assert percent(0.1234) == "12.3 %"


def test_largest_values_are_still_drawn() -> None:
    wild = tuple(replace(one, test=Decimal(999_999_999) * (-1) ** place) for place, one in enumerate(pairs(8)))
    study = Study(PROTOCOL, wild)
    told = replace(report("usual"), study=study, agreement=agreement(study))
    assert study_pdf(told).startswith(b"%PDF")
