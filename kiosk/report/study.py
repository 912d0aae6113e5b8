"""The report of a trial on paper, in Korean or English: A4, for the company's engineer and for a statistician.

Nothing in it leads to a person: codes are not printed, reasons are words of lists, counts of few people are hidden,
and with fewer participants than that no value is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk.report import study_tables as tables
from kiosk.report.a4 import Document, drawn, need_fonts
from kiosk.report.items import Block, Item, Rect, Shape, lowered, under
from kiosk.report.sheet import BOTTOM, INNER, MARGIN, PINE, RIGHT, Style
from kiosk.report.study_legend import legend
from kiosk.report.study_parts import AIR, CELL, NOTE, SAID, TITLE, TRIAL, VERDICT, dotted, named, table
from kiosk.report.study_plots import differences, smaller
from kiosk.report.study_words import StudyReport, interval
from kiosk.report.typeset import line, paragraph

__all__ = ["StudyReport", "study_pdf"]

NAMES = (0.0, 52.0)
FIGURES = (0.0, 53.0, 79.0, 117.0, 127.0)
SLOPED = (0.0, 44.0, 88.0, 131.0)
FIRMWARE = (0.0, 42.0, 62.0, 76.0, 104.0, 146.0)
FAILURES = (0.0, 34.0, 54.0, 72.0, 92.0, 126.0)
SECONDS = (0.0, 46.0, 70.0, 98.0, 138.0)
INCIDENTS = (0.0, 20.0, 56.0, 120.0)


def study_pdf(report: StudyReport) -> bytes:
    """Return the PDF. Any thread will do, but the process needs its QGuiApplication: fonts come from it."""
    need_fonts()
    leaves = _leaves(_blocks(report), report)
    total = len(leaves)
    pages = tuple(
        (*leaf, *_foot(report, number, total).placed(BOTTOM - NOTE.line)) for number, leaf in enumerate(leaves, start=1)
    )
    return drawn(Document(pages, report.word("agreement.title"), report.watermark))


def _leaves(blocks: Sequence[Block], report: StudyReport) -> list[list[Item]]:
    bottom = BOTTOM - NOTE.line - 5.0
    first, later = _head(report), _again(report)
    leaves: list[list[Item]] = [list(first.placed(MARGIN))]
    y = MARGIN + first.height
    for block in blocks:
        if y + block.height > bottom:
            leaves.append(list(later.placed(MARGIN)))
            y = MARGIN + later.height
        leaves[-1] += block.placed(y)
        y += block.height
    return leaves


def _head(report: StudyReport) -> Block:
    made = report.word("agreement.made", report.made_on, report.made_by)
    rule = Block((Shape(Rect(MARGIN, 1.5, INNER, 0.5), "accent"),), 4.0)
    return under(
        (
            paragraph(report.centre, Style(11, bold=True, colour=PINE), MARGIN, INNER),
            paragraph(made, replace(NOTE, typed=True), MARGIN, INNER),
            rule,
            paragraph(report.word("agreement.title"), TITLE, MARGIN, INNER),
            paragraph(report.study.protocol.title, TRIAL, MARGIN, INNER),
        )
    )


def _again(report: StudyReport) -> Block:
    words = f"{report.word('agreement.title')} · {report.study.protocol.title}"
    return under(
        (
            paragraph(words, replace(NOTE, typed=True), MARGIN, INNER),
            Block((Shape(Rect(MARGIN, 0.6, INNER, 0.3), "hair"),), 3.0),
        )
    )


def _foot(report: StudyReport, number: int, total: int) -> Block:
    count = report.word("report.page", f"{number}", f"{total}")
    words = line(report.word("agreement.foot"), NOTE, MARGIN)
    rule = Shape(Rect(MARGIN, -1.5, INNER, 0.2), "hair")
    return Block((rule, words, line(count, NOTE, RIGHT, align="right")), NOTE.line)


def _blocks(report: StudyReport) -> list[Block]:
    return [
        lowered(_short(report), 3.0),
        *named("protocol", table(tables.protocol(report), NAMES, typed=1), report),
        *named("flow", table(tables.people(report), NAMES), report),
        *_pictures(report),
        *_figures(report),
        *_conduct(report),
        *named("not", [dotted(report.word(f"agreement.not.{key}")) for key in _limits_of_it(report)], report),
        *named("sources", [paragraph(report.word("agreement.sources"), NOTE, MARGIN, INNER)], report),
    ]


def _short(report: StudyReport) -> Block:
    """What one may take away, in a panel: the verdict, bias and limits, how sure, how many."""
    found, pad, room = report.agreement, 4.0, INNER - 8.0
    bias, lower, upper = (
        report.word("agreement.short", report.with_unit(one.value), interval(one, report) or report.why(one))
        for one in (found.limits.bias, found.limits.lower, found.limits.upper)
    )
    said = [
        paragraph(
            report.word(f"agreement.verdict.{found.verdict}", tables.stated(report)), VERDICT, MARGIN + pad, room
        ),
        paragraph(report.word("agreement.short.bias", bias), SAID, MARGIN + pad, room),
        paragraph(report.word("agreement.short.limits", lower, upper), SAID, MARGIN + pad, room),
        paragraph(
            report.word("agreement.short.n", f"{found.participants}", f"{found.pairs}"), SAID, MARGIN + pad, room
        ),
    ]
    said += [
        paragraph(report.word("agreement.stuck", report.device(role)), VERDICT, MARGIN + pad, room)
        for role in found.stuck
    ]
    if found.interim:
        wanted = f"{report.study.protocol.pairs_wanted}"
        said.append(paragraph(report.word("agreement.interim", f"{found.pairs}", wanted), SAID, MARGIN + pad, room))
    if not found.shape.fits:
        said.append(paragraph(report.word("agreement.unfit"), SAID, MARGIN + pad, room))
    words = lowered(under(said, 1.2), pad - 1.0)
    height = words.height + pad - 1.0
    well = found.verdict in ("inside", "unstated") and not found.stuck
    return Block((Shape(Rect(MARGIN, 0.0, INNER, height), "calm" if well else "panel"), *words.items), height)


def _pictures(report: StudyReport) -> list[Block]:
    if report.agreement.participants < max(2, report.smallest):
        words = report.word("agreement.no-picture", f"{report.smallest}")
        return named("picture", [paragraph(words, CELL, MARGIN, INNER)], report)
    plot = under((differences(report), legend(report)), 1.0)
    return [*named("picture", [plot], report), lowered(smaller(report), AIR)]


def _figures(report: StudyReport) -> list[Block]:
    heads = tuple(report.word(f"agreement.head.{key}") for key in ("figure", "value", "interval", "n", "way"))
    blocks = named("figures", table([heads, *tables.figures(report)], FIGURES, heads=True, strong=1), report)
    if rows := tables.sloped(report):
        heads = tuple(report.word(f"agreement.head.{key}") for key in ("size", "bias", "lower", "upper"))
        blocks += named("sloped", table([heads, *rows], SLOPED, heads=True), report)
    return [*blocks, lowered(_precision(report), AIR)]


def _precision(report: StudyReport) -> Block:
    """How sure the limits are with so many pairs, and what the tests can and cannot say."""
    found = report.agreement.precision
    said = []
    if found.width is not None and found.in_sd is not None:
        said.append(report.word("agreement.precision", report.with_unit(found.width), f"{found.in_sd:.2f}"))
    if found.wanted_in_sd is not None:
        wanted = f"{report.study.protocol.pairs_wanted}"
        said.append(report.word("agreement.precision.wanted", wanted, f"{found.wanted_in_sd:.2f}"))
    said += [report.word(f"agreement.note.{key}") for key in ("proportional", "normal", "tests")]
    return under([paragraph(one, NOTE, MARGIN, INNER) for one in said], 1.0)


def _conduct(report: StudyReport) -> list[Block]:
    blocks: list[Block] = []
    steps = [f"{step}" for step in range(1, report.study.protocol.comfort_steps + 1)]
    comfort = tuple(INNER * (0.28 + 0.72 * place / (len(steps) + 1)) for place in range(len(steps) + 1))
    for name, rows, columns, heads in (
        ("firmware", tables.firmware(report), FIRMWARE, ("firmware", "days", "pairs", "bias", "interval", "sd")),
        ("failures", tables.failures(report), FAILURES, ("device", "attempts", "failed", "part", "interval", "why")),
        ("seconds", tables.seconds(report), SECONDS, ("device", "n", "median", "quartiles", "p95")),
        ("comfort", tables.comfort(report), (0.0, *comfort), ("device", *steps, "total")),
        ("incidents", tables.incidents(report), INCIDENTS, ("day", "device", "incident", "firmware")),
    ):
        top = tuple(one if one in steps else report.word(f"agreement.head.{one}") for one in heads)
        listed = table([top, *rows], columns, heads=True) if rows else []
        none = [paragraph(report.word(f"agreement.none.{name}"), CELL, MARGIN, INNER)]
        blocks += named(name, listed or none, report)
        if name in ("failures", "comfort", "firmware") and rows:
            blocks.append(paragraph(report.word(f"agreement.note.{name}"), NOTE, MARGIN, INNER))
    return blocks


def _limits_of_it(report: StudyReport) -> list[str]:
    """Which of the warnings apply."""
    found = report.agreement
    return [
        "clinical",
        "sample",
        "reference",
        "one",
        *(["interim"] if found.interim else []),
        *(["abnormal"] if found.shape.abnormal else []),
        *(["unfit"] if not found.shape.fits else []),
        *(["firmware"] if found.segments else []),
        "results",
    ]
