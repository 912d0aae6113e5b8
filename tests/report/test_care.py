"""Findings and the two weeks on paper: every sentence with its reason, every exercise with both weeks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.report.items import Text
from kiosk.report.layout import lay_out
from kiosk.report.page import ReportPage
from tests.report import pages


def words(page: ReportPage) -> str:
    """Everything written, without line breaks."""
    items = (item for leaf in lay_out(page).pages for item in leaf if isinstance(item, Text))
    return "".join("".join(item.text.split()) for item in items)


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("large", [False, True])
def test_every_finding_and_every_exercise_stands_on_the_paper(language: str, large: bool) -> None:
    page = pages.page("fitness", language, large=large)
    written = words(page)
    assert page.results.findings
    assert page.results.plan
    for finding in page.results.findings:
        assert squeezed(page.say(finding.sentence)) in written
        assert squeezed(page.say(finding.why)) in written
    for exercise in page.results.plan:
        for sentence in (exercise.sentence, *exercise.weeks, exercise.source):
            assert squeezed(page.say(sentence)) in written
    for sentence in page.results.cautions:
        assert squeezed(page.say(sentence)) in written
    for key in ("care.title", "plan.title", "plan.week.1", "plan.week.2"):
        assert squeezed(page.word(key)) in written


def test_without_findings_there_is_no_such_part() -> None:
    page = pages.page("fitness")
    bare = replace(page, results=replace(page.results, findings=(), plan=(), cautions=()))
    written = words(bare)
    for key in ("care.title", "plan.title", "plan.week.1"):
        assert squeezed(page.word(key)) not in written
    assert len(lay_out(bare).pages) < len(lay_out(page).pages)


def test_why_there_is_no_plan_is_said() -> None:
    page = pages.page("fitness")
    found = replace(page.results, plan=(), cautions=page.results.cautions[:1])
    assert squeezed(page.say(page.results.cautions[0])) in words(replace(page, results=found))
