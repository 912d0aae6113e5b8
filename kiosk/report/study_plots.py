"""The pictures of a trial: differences against means with the limits, values against values, normal scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kiosk.core.agreement.figures import Figure
from kiosk.core.agreement.people import plain_firmware
from kiosk.core.agreement.shape import blom
from kiosk.core.agreement.values import Pair
from kiosk.report.items import Block, Item, beside
from kiosk.report.sheet import AMBER_TEXT, BLUE, EDGE, INK, INNER, MARGIN, PINE, WHITE
from kiosk.report.study_chart import MARKS, Frame, axes, block, frame, grid, label, nice
from kiosk.report.study_words import StudyReport

BAND, BIAS_BAND, STATED = "#E3EEF8", "#DCEFE8", "#8A2B0E"
HIGH, SMALL = 104.0, 74.0
HALF = (INNER - 6.0) / 2
_INKS = (PINE, BLUE, AMBER_TEXT, INK)


@dataclass(frozen=True, slots=True)
class Dots:
    """The pairs of one firmware."""

    name: str
    mark: str
    ink: str
    points: tuple[tuple[float, float], ...]  # mean, difference
    values: tuple[tuple[float, float], ...]  # reference, test


def dots(pairs: Sequence[Pair]) -> list[Dots]:
    """Return the pairs by firmware, each with its mark; from the fifth firmware on they share one."""
    found: dict[str, list[Pair]] = {}
    for pair in pairs:
        found.setdefault(plain_firmware(pair.firmware), []).append(pair)
    made = []
    for number, (name, some) in enumerate(found.items()):
        place = min(number, len(MARKS) - 1)
        values = [(float(one.reference), float(one.test)) for one in some]
        points = tuple(((x + y) / 2, y - x) for x, y in values)
        made.append(Dots(name, MARKS[place], _INKS[place], points, tuple(values)))
    return made


def fill_of(mark: str, ink: str) -> str:
    """Circles are open: where many lie on each other, each is still seen."""
    return WHITE if mark == "circle" else ink


def differences(report: StudyReport) -> Block:
    """Bland and Altman's plot."""
    found, told = report.agreement.limits, dots(report.study.pairs)
    spots = [point for one in told for point in one.points]
    ends = [end for one in (found.lower, found.upper, found.bias) for end in (one.value, one.low, one.high)]
    accept = report.study.protocol.acceptance
    stated = [] if accept is None else [float(accept.low), float(accept.high)]
    span = [0.0, *stated, *(y for _, y in spots), *(end for end in ends if end is not None), *_leaning(report)]
    across = nice(min(x for x, _ in spots), max(x for x, _ in spots))
    plane = frame(MARGIN, INNER - 30.0, HIGH, across, nice(min(span), max(span), 8))
    items: list[Item] = [
        *_bands(plane, (found.lower, found.upper), BAND),
        *_bands(plane, (found.bias,), BIAS_BAND),
        *grid(plane),
        plane.level(0.0, EDGE, pen=0.25),
        *(plane.level(one, STATED, pen=0.4, dashed=True) for one in stated),
        *_sloped(plane, report),
        *_levels(plane, report),
        *_joined(plane, report.study.pairs),
    ]
    for one in told:
        items += plane.marks(one.points, one.mark, one.ink, fill_of(one.mark, one.ink), 1.0)
    names = (report.word("agreement.axis.mean", report.unit), report.word("agreement.axis.difference", report.unit))
    return block(plane, [*items, *axes(plane, *names)])


def _bands(plane: Frame, figures: Sequence[Figure], fill: str) -> list[Item]:
    ends = [(one.low, one.high) for one in figures]
    return [plane.band(low, high, fill) for low, high in ends if low is not None and high is not None]


def _levels(plane: Frame, report: StudyReport) -> list[Item]:
    """Bias and limits with their values at the right, moved apart where they would lie on each other."""
    found = report.agreement.limits
    rows = [("upper", found.upper, BLUE), ("bias", found.bias, PINE), ("lower", found.lower, BLUE)]
    items: list[Item] = []
    last = -99.0
    for key, figure, ink in rows:
        if figure.value is None:
            continue
        items.append(plane.level(figure.value, ink, pen=0.45, dashed=key != "bias"))
        y = max(plane.box.y + plane.y(figure.value), last + 8.0)
        last = y
        words = report.word(f"agreement.level.{key}")
        items.append(label(words, plane.box.right + 1.5, y - 1.9, ink))
        items.append(label(report.number(figure.value), plane.box.right + 1.5, y + 1.9, ink))
    return items


def _sloped(plane: Frame, report: StudyReport) -> list[Item]:
    """The limits that go with the size, where the plain ones do not fit."""
    sloped = report.agreement.shape.sloped
    if report.agreement.shape.fits or sloped is None:
        return []
    lines = (sloped.lower, sloped.bias, sloped.upper)
    return [plane.path(tuple(zip(sloped.at, one, strict=True)), AMBER_TEXT, pen=0.4) for one in lines]


def _leaning(report: StudyReport) -> tuple[float, ...]:
    """How far those limits reach."""
    found = report.agreement.shape
    return () if found.fits or found.sloped is None else (*found.sloped.lower, *found.sloped.upper)


def _joined(plane: Frame, pairs: Sequence[Pair]) -> list[Item]:
    """Repeated pairs of one participant hang together on a hair line."""
    who: dict[str, list[tuple[float, float]]] = {}
    for pair in pairs:
        x, y = float(pair.reference), float(pair.test)
        who.setdefault(pair.participant, []).append(((x + y) / 2, y - x))
    return [plane.path(sorted(points), EDGE, pen=0.12) for points in who.values() if len(points) > 1]


def smaller(report: StudyReport) -> Block:
    """Values against values with the line of identity, and normal scores of the differences, side by side."""
    told = dots(report.study.pairs)
    values = [number for one in told for pair in one.values for number in pair]
    ticks = nice(min(values), max(values), 5)
    left = frame(MARGIN, HALF, SMALL, ticks, ticks)
    items: list[Item] = [left.path(((ticks[0], ticks[0]), (ticks[-1], ticks[-1])), EDGE, pen=0.3)]
    for one in told:
        items += left.marks(one.values, one.mark, one.ink, fill_of(one.mark, one.ink), 0.8)
    names = [report.word(f"agreement.axis.{role}", report.unit) for role in ("reference", "test")]
    return beside(block(left, [*items, *axes(left, names[0], names[1])]), _scores(report))


def _scores(report: StudyReport) -> Block:
    who: dict[str, list[float]] = {}
    for pair in report.study.pairs:
        who.setdefault(pair.participant, []).append(float(pair.test) - float(pair.reference))
    means = np.sort(np.array([np.mean(one) for one in who.values()]))
    expected = blom(len(means))
    plane = frame(
        MARGIN + HALF + 6.0, HALF, SMALL, nice(expected[0], expected[-1], 5), nice(float(means[0]), float(means[-1]), 5)
    )
    ends = np.array([plane.across[0], plane.across[-1]])
    line_of = float(means.mean()) + ends * float(means.std(ddof=1))
    low, high = plane.up[0], plane.up[-1]
    seen = _clipped(ends, line_of, low, high)
    items: list[Item] = [plane.path(seen, EDGE, pen=0.3)] if seen else []
    items += plane.marks(zip(expected, means, strict=True), "circle", PINE, WHITE, 0.8)
    names = (report.word("agreement.axis.scores"), report.word("agreement.axis.difference", report.unit))
    return block(plane, [*items, *axes(plane, *names)])


def _clipped(x: np.ndarray, y: np.ndarray, low: float, high: float) -> list[tuple[float, float]]:
    """The part of a rising line that lies within low … high."""
    if not y[1] > y[0]:
        return []
    share = [(bound - y[0]) / (y[1] - y[0]) for bound in (low, high)]
    start, end = max(0.0, share[0]), min(1.0, share[1])
    return [(float(x[0] + one * (x[1] - x[0])), float(y[0] + one * (y[1] - y[0]))) for one in (start, end)]
