"""Blocks onto pages: one page if it can be, else breaks between blocks. Pure but for the measuring of type."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.report import parts
from kiosk.report.care import care
from kiosk.report.items import Block, Item, Rect, Shape, lowered
from kiosk.report.page import ReportPage
from kiosk.report.row import figures, row_block
from kiosk.report.sheet import BOTTOM, INNER, MARGIN, Sheet, sheet

AIRS = (8.0, 7.0, 6.0, 5.2, 4.4, 3.6, 3.0, 2.4)  # mm between blocks


@dataclass(frozen=True, slots=True)
class Layout:
    """Every page's items, in the order they are drawn."""

    pages: tuple[tuple[Item, ...], ...]
    watermark: str = ""


def lay_out(page: ReportPage) -> Layout:
    """Return where everything stands."""
    sizes = sheet(large_print=page.large_print)
    leaves = _leaves(page, sizes)
    total = len(leaves)
    finished = []
    for number, items in enumerate(leaves, start=1):
        foot = parts.foot(page, sizes, number, total)
        finished.append((*items, *foot.placed(BOTTOM - foot.height)))
    return Layout(tuple(finished), page.watermark)


def _leaves(page: ReportPage, sizes: Sheet) -> list[list[Item]]:
    """Of the fewest pages the airiest. A single page has no page number, so its foot may be lower."""
    blocks = _blocks(page, sizes)
    for total in (1, 9):
        bottom = BOTTOM - parts.foot(page, sizes, total, total).height - 2.0
        leaves = min((_filled(page, sizes, blocks, air, bottom) for air in AIRS), key=len)
        if len(leaves) == 1:
            break
    return leaves


def _blocks(page: ReportPage, sizes: Sheet) -> list[Block]:
    place = figures(page, sizes)
    blocks = [row_block(one, page, sizes, place) for one in page.results.lines]
    if page.results.missing:
        blocks.append(parts.missing(page, sizes))
    blocks += care(page, sizes)
    if page.results.advice:
        blocks.append(parts.advice(page, sizes))
    if page.advice:
        blocks += parts.signed_advice(page, sizes)
    return blocks


def _filled(page: ReportPage, sizes: Sheet, blocks: list[Block], air: float, bottom: float) -> list[list[Item]]:
    """Fill pages from the top; the sources stand at the bottom of the last, never alone."""
    tail = parts.tail(page, sizes)
    leaves: list[list[Item]] = []
    y = 0.0
    for number, block in enumerate(blocks):
        ending = tail.height + air if number == len(blocks) - 1 else 0.0
        if not leaves or y + air + block.height + ending > bottom:
            leaves.append([])
            y = _open(leaves, page, sizes)
        else:
            leaves[-1].append(Shape(Rect(MARGIN, y + air / 2 - 0.1, INNER, 0.2), "hair"))
        leaves[-1] += block.placed(y + air)
        y += air + block.height
    if not blocks:
        leaves.append([])
        _open(leaves, page, sizes)
    leaves[-1] += tail.placed(bottom - tail.height)
    return leaves


def _open(leaves: list[list[Item]], page: ReportPage, sizes: Sheet) -> float:
    """Begin a page; return where its blocks may start."""
    first = len(leaves) == 1
    head = parts.head(page, sizes, first=first)
    leaves[-1] += head.placed(MARGIN)
    y = MARGIN + head.height
    if first:
        headline = lowered(parts.headline(page, sizes), 5.0)
        leaves[-1] += headline.placed(y)
        y += headline.height
    return y
