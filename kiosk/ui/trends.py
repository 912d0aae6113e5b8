"""Pure: results over time as places of dots, 0 to 1, each group a line of its own. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kiosk.core.pages import Point, Trend
from kiosk.ui.plain import Plain, Texts
from kiosk.ui.present import text_of


def trend(part: Trend, texts: Texts) -> Iterator[Plain]:
    """The dots, what each group is, and what the change means."""
    points = [point for _, line in part.groups for point in line]
    if not points:
        return
    low, high = min(one.value for one in points), max(one.value for one in points)
    first, last = min(one.at for one in points), max(one.at for one in points)
    span, days = float(high - low) or 1.0, (last - first).total_seconds() or 1.0

    def put(one: Point) -> Plain:
        return {
            "x": (one.at - first).total_seconds() / days if last > first else 0.5,
            "y": float(one.value - low) / span if high > low else 0.5,
            "shown": one.shown,
            "day": _day(one.at.date(), first.date()),
        }

    groups = [(text_of(texts, name), sorted(line, key=lambda one: one.at)) for name, line in part.groups if line]
    yield {
        "role": "trend",
        "text": text_of(texts, part.label),
        "unit": part.unit,
        "groups": [{"name": name, "points": [put(one) for one in line]} for name, line in groups],
    }
    yield from ({"role": "legend", "text": name, "number": number} for number, (name, _) in enumerate(groups))
    yield {"role": "say", "text": text_of(texts, part.say)}


def _day(day: date, first: date) -> str:
    """The date as short as it can be: with the year only where it tells something."""
    return f"{day:%m-%d}" if day.year == first.year else f"{day:%Y-%m}"
