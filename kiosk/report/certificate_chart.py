"""The chart of a certificate: errors against loads with their limits; up, down, and after the correction by shape."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kiosk.core.metrology.values import Point
from kiosk.report.certificate_points import left_over, limit_of
from kiosk.report.certified import LOOKS, Certificate
from kiosk.report.items import Block, Item, Rect, beside, lowered
from kiosk.report.sheet import AMBER_TEXT, BLUE, EDGE, INNER, MARGIN, PINE, SOFT, WHITE, Style
from kiosk.report.study_chart import Frame, axes, block, frame, grid, mark_at, nice
from kiosk.report.typeset import line, width

HIGH, AIR = 52.0, 1.06
KEY = Style(9.5, leading=1.3, colour=SOFT)
_LEAST = 2  # points; one says nothing that its row does not
_STEPS = 200  # pieces of a limit that grows with the load


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of mark: its text id, how it looks, and where it stands."""

    key: str
    mark: str
    ink: str
    fill: str
    size: float
    places: list[tuple[float, float]]


def chart(one: Certificate) -> Block:
    """Return the chart with its key; nothing of a check with hardly any points."""
    points = [point for point in one.check.points if point.task.split("-")[0] not in LOOKS]
    if len({point.true for point in points}) < _LEAST:
        return Block((), 0.0)
    limits = list(_limits(one, points))
    series = _series(one, points)
    ends = [sign * y * AIR for _, y in limits for sign in (1, -1)]  # the limits lie within the frame, not on it
    errors = [*(y for one in series for _, y in one.places), *ends, 0.0]
    loads = [float(point.true) for point in points]
    plane = frame(MARGIN, INNER, HIGH, nice(min(loads), max(loads)), nice(min(errors), max(errors)))
    items: list[Item] = [*grid(plane), plane.level(0.0, EDGE, pen=0.3)]
    for sign in (1, -1) if limits else ():
        items.append(plane.path([(x, sign * y) for x, y in limits], AMBER_TEXT, pen=0.45, dashed=True))
    for told in series:
        items += plane.marks(told.places, told.mark, told.ink, told.fill, told.size)
    names = (one.word(f"certificate.point.{key}") + (f" ({one.unit})" if one.unit else "") for key in ("load", "error"))
    items += axes(plane, *names)
    return lowered(beside(block(plane, items), _key(one, plane, series, limits=bool(limits))), 2.0)


def _limits(one: Certificate, points: list[Point]) -> Iterable[tuple[float, float]]:
    """The limit from the smallest load to the largest; at the loads themselves where the references make it."""
    known = {point.true: limit for point in points if (limit := limit_of(one, point)) is not None}
    plan = one.plan
    if plan is None or not known or plan.by_reference:
        return ((float(x), float(y)) for x, y in sorted(known.items()))
    low, high, d = min(known), max(known), one.figure("resolution") or Decimal(0)
    loads = [low + (high - low) * step / _STEPS for step in range(_STEPS + 1)]
    return ((float(x), float(plan.limit(x, d))) for x in loads)


def _series(one: Certificate, points: list[Point]) -> list[Series]:
    """What is shown; only what there is."""
    up = [(float(p.true), float(p.reading - p.true)) for p in points if not p.task.startswith("down")]
    down = [(float(p.true), float(p.reading - p.true)) for p in points if p.task.startswith("down")]
    left = [(float(p.true), float(left_over(one, p))) for p in points] if one.check.correction else []
    told = [
        Series("certificate.key.up", "circle", PINE, WHITE, 1.5, up),
        Series("certificate.key.down", "triangle", AMBER_TEXT, AMBER_TEXT, 1.1, down),
        Series("certificate.key.left", "square", BLUE, BLUE, 1.2, left),
    ]
    return [one for one in told if one.places]


def _key(one: Certificate, plane: Frame, series: list[Series], *, limits: bool) -> Block:
    """The marks in words, on the line of the name of the upper axis, from the right."""
    items: list[Item] = []
    x = plane.box.right
    if limits:
        words = f"- - {one.word('certificate.point.limit')}"
        items.append(line(words, KEY, x, align="right"))
        x -= width(words, KEY) + 5.0
    for told in reversed(series):
        words = one.word(told.key)
        items.append(line(words, KEY, x, align="right"))
        x -= width(words, KEY) + 2.4
        items.append(mark_at(Rect(0.0, 0.0, 0.0, 0.0), x, KEY.line / 2, told.mark, told.ink, told.fill, told.size))
        x -= 5.0
    return Block(tuple(items), KEY.line)
