"""How an instrument drifts from day to day: each error against its own limit, and a warning before it is reached."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from kiosk.core.metrology.drift import Drift, Spot, drift
from kiosk.core.metrology.plans import Plan, plan_of
from kiosk.core.metrology.values import DeviceCheck, Point
from kiosk.core.pages import Chart, Lines, Mark, Part
from kiosk.core.texts import Sentence
from kiosk.station.office.check_words import BOUNDS
from kiosk.station.office.forms import day

if TYPE_CHECKING:
    from kiosk.station.office.check_words import Under
    from kiosk.station.office.room import Room

MOST = 120
"""So many checks back are drawn."""
TICKS = 5
MARKS: dict[str, Mark] = {"calm": "ok", "watch": "look", "act": "off"}


def drift_of(under: Under) -> Drift | None:
    """Judge the daily checks since the instrument was last set right; None without any. In hundredths of the limit."""
    plan = plan_of(under.quantity)
    start = next((one.at for one in reversed(under.valid) if _sets(one)), None)
    errors = [
        (one.at, float(share))
        for one in under.valid
        if (start is None or one.at > start) and (share := share_of(plan, one)) is not None
    ]
    return drift(errors, 100.0) if errors else None


def _sets(one: DeviceCheck) -> bool:
    """Whether what comes after it has another centre: a correction, a repair, another instrument."""
    return one.kind in ("reset", "outside") or one.verdict == "adjust"


def drift_parts(room: Room, under: Under) -> tuple[Part, ...]:
    """Return the chart and the word for it; no chart of a single point."""
    found = drift_of(under)
    if found is None:
        return ()
    said = word_of(room, found)
    if len(found.spots) < 2:
        return (Lines((said,), MARKS[found.state]),)
    spots = found.spots[-MOST:]
    start = spots[0].at
    points = tuple((_days(start, one.at), one.error, _mark(one)) for one in spots)
    warn = Sentence("checks.chart.warn")
    lines = (*BOUNDS, (warn, found.warn[0], "warn"), (warn, found.warn[1], "warn"))
    title, x, y = (Sentence(f"checks.chart.{name}") for name in ("drift", "days", "share"))
    step = max(1, len(spots) // TICKS)
    ticks = tuple((_days(start, one.at), _short(room, one.at)) for one in spots[::step])
    chart = Chart(title, x, y, points, lines, joined=True, said=said, ticks=ticks)
    return (chart,)


def word_of(room: Room, found: Drift) -> Sentence:
    """The word for it, with the day on which the limit is reached where one can be told."""
    return Sentence(found.say, (day(room, found.reached),) if found.reached is not None else ())


def share_of(plan: Plan | None, one: DeviceCheck) -> Decimal | None:
    """Return the error of the largest load in hundredths of its limit, as the device was used; None without one."""
    if plan is None or one.verdict == "undecided" or one.kind != "daily":
        return None
    loaded = [point for point in one.points if point.references]
    point = max(loaded, key=lambda each: each.true, default=None)
    return None if point is None else _hundredths(plan, one, point)


def _hundredths(plan: Plan, one: DeviceCheck, point: Point) -> Decimal:
    reading = one.correction.of(point.reading) if one.correction is not None else point.reading
    return (reading - point.true) / plan.limit(point.true) * 100


def _days(start: datetime, at: datetime) -> float:
    return (at - start).total_seconds() / 86400


def _mark(spot: Spot) -> Mark:
    if abs(spot.error) > 100:
        return "off"
    return "look" if spot.signal else "ok"


def _short(room: Room, at: datetime) -> str:
    return f"{at.astimezone(room.station.settings.zone):%m-%d}"
