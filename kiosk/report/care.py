"""What was found and the two weeks of exercise, as their own part of the page, each with the rule behind it."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.core.results import Exercise, Finding
from kiosk.report.items import Block, beside, lowered, under
from kiosk.report.page import ReportPage
from kiosk.report.sheet import INNER, MARGIN, Sheet, at, span
from kiosk.report.typeset import paragraph

TOGETHER = 4
"""So many findings or exercises stay together: a block must fit on what is left of a page."""


def care(page: ReportPage, sheet: Sheet) -> list[Block]:
    """Return the blocks of findings, then those of the plan with what to mind; none where there is nothing."""
    results = page.results
    found = [_finding(one, page, sheet) for one in results.findings]
    planned = [_exercise(one, page, sheet) for one in results.plan]
    minded = [paragraph(page.say(one), sheet.body, _left(sheet), _room(sheet)) for one in results.cautions]
    return [*_part("care.title", found, page, sheet), *_part("plan.title", [*planned, *minded], page, sheet)]


def _left(sheet: Sheet) -> float:
    return MARGIN if sheet.stacked else at(3)


def _room(sheet: Sheet) -> float:
    return INNER if sheet.stacked else span(9)


def _part(title: str, listed: list[Block], page: ReportPage, sheet: Sheet) -> Iterable[Block]:
    """The title beside the first few (in large print above them), the others under them."""
    for start in range(0, len(listed), TOGETHER):
        some = under(listed[start : start + TOGETHER], 1.6)
        if start:
            yield some
            continue
        head = paragraph(page.word(title), sheet.title, MARGIN, INNER if sheet.stacked else span(3))
        yield under((head, some), 0.6) if sheet.stacked else beside(head, some)


def _finding(one: Finding, page: ReportPage, sheet: Sheet) -> Block:
    x, room = _left(sheet), _room(sheet)
    said = paragraph(page.say(one.sentence), sheet.body, x, room, even=True)
    return under((said, paragraph(page.say(one.why), sheet.note, x, room, even=True)))


def _exercise(one: Exercise, page: ReportPage, sheet: Sheet) -> Block:
    x, room = _left(sheet), _room(sheet)
    what = paragraph(page.say(one.sentence), sheet.body, x, room, even=True)
    weeks = [f"{page.word(f'plan.week.{week}')}: {page.say(dose)}" for week, dose in enumerate(one.weeks, start=1)]
    doses = under([paragraph(words, sheet.note, x, room) for words in weeks])
    return under((what, lowered(doses, 0.4), paragraph(page.say(one.source), sheet.note, x, room)))
