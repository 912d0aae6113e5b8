"""How the points of a calibration lie: the error of each against its own limit, as it grows."""

from __future__ import annotations

from kiosk.core.metrology.guide import Guide
from kiosk.core.metrology.plans import Plan
from kiosk.core.metrology.values import Point
from kiosk.core.pages import Chart, Mark
from kiosk.core.texts import Sentence
from kiosk.core.typed import symbol_of
from kiosk.station.office.check_bench import Calibration
from kiosk.station.office.check_words import BOUNDS


def residuals(one: Calibration) -> tuple[Chart, ...]:
    """Return the chart: load against error in hundredths of the limit there; nothing before the first point."""
    guide = one.led or one.guide
    if guide is None:
        return ()
    points = tuple(_point(one.plan, guide, point) for point in guide.taken if _measured(guide, point))
    if not points:
        return ()
    worst = max((abs(y) for _, y, _ in points), default=0.0)
    x = Sentence("checks.chart.load", (symbol_of(one.plan.unit),))
    said = Sentence("checks.chart.worst", (f"{worst:.0f}",))
    return (Chart(Sentence("checks.chart.points"), x, Sentence("checks.chart.share"), points, BOUNDS, said=said),)


def _measured(guide: Guide, point: Point) -> bool:
    return any(ask.key == point.task and ask.how != "yes" for ask in guide.asks)


def _point(plan: Plan, guide: Guide, point: Point) -> tuple[float, float, Mark]:
    share = float((guide.seen(point.reading) - point.true) / plan.limit(point.true) * 100)
    return float(point.true), share, "off" if abs(share) > 100 else "ok"
