"""What the marks, lines and bands of a trial's pictures mean."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.report.items import Block, Item, Rect
from kiosk.report.sheet import INNER, MARGIN, Style
from kiosk.report.study_chart import MARKS, mark_at
from kiosk.report.study_plots import dots, fill_of
from kiosk.report.study_words import StudyReport
from kiosk.report.typeset import line, width

_KEY = Style(9, leading=1.3)


def legend(report: StudyReport) -> Block:
    """What the marks and lines mean, as many on a line as there is room."""
    told = dots(report.study.pairs)
    keys: list[tuple[str, str, str]] = []  # mark, ink, words
    if len(told) > 1:
        for number, one in enumerate(told):
            name = one.name or report.word("agreement.firmware.none")
            more = "" if number < len(MARKS) else " …"
            keys.append((one.mark, one.ink, f"{report.word('agreement.firmware', name)}{more}"))
    for name, there in (
        ("bands", report.agreement.limits.upper.low is not None),
        ("stated", report.study.protocol.acceptance is not None),
        ("sloped", not report.agreement.shape.fits and report.agreement.shape.sloped is not None),
        ("joined", report.agreement.design != "single"),
    ):
        if there:
            keys.append(("", "", report.word(f"agreement.key.{name}")))
    return _keys(keys)


def _keys(keys: Sequence[tuple[str, str, str]]) -> Block:
    x, y = MARGIN, 0.0
    items: list[Item] = []
    for mark, ink, words in keys:
        wide = width(words, _KEY) + (4.0 if mark else 0.0)
        if x > MARGIN and x + wide > MARGIN + INNER:
            x, y = MARGIN, y + _KEY.line
        if mark:
            items.append(mark_at(Rect(0.0, y, 0.0, 0.0), x + 1.0, _KEY.line / 2, mark, ink, fill_of(mark, ink), 1.0))
        items.append(line(words, _KEY, x + (4.0 if mark else 0.0), y))
        x += wide + 6.0
    return Block(tuple(items), y + _KEY.line if keys else 0.0)
