"""Results over time from kept visits: one line per quantity, method and instrument, never joined across them.

The change between the last two points is put into the words of decision 28, and only where the measurement error is
published and the change is beyond it; everything else is shown without a word. A value whose device was not in order
carries a mark, and no change is told where there is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from kiosk.core import change
from kiosk.core.counts import counted
from kiosk.core.pages import Point, Trend
from kiosk.core.papers import DOUBTFUL
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Measurement, Method
from kiosk.core.texts import Sentence
from kiosk.core.typed import shown, symbol
from kiosk.core.visit_record import VisitRecord

Way = tuple[str, str, str]
"""Method, driver and serial: what two values must share to stand on one line."""


def trends(records: Iterable[VisitRecord]) -> tuple[Trend, ...]:
    """Draw every quantity that was measured at least twice, in the order of the table of quantities."""
    lines: dict[str, dict[Way, list[Point]]] = {}
    names: dict[Way, Sentence] = {}
    for record in sorted(records, key=lambda one: one.started_at):
        doubted = [row for row in record.measurements if row.id in record.unchecked]
        doubtful = {(row.quantity, _way(row)) for row in doubted}
        for (quantity, way), value in of_visit(record.measurements).items():
            if quantity not in QUANTITIES:  # of a plug-in that is gone
                continue
            marked = (quantity, way) in doubtful
            digits = f"{shown(QUANTITIES[quantity], value)}{DOUBTFUL if marked else ''}"
            point = Point(record.started_at, value, digits, marked)
            lines.setdefault(quantity, {}).setdefault(way, []).append(point)
            names.setdefault(way, _name(record, way))
    return tuple(
        _trend(quantity, lines[quantity], names)
        for quantity in QUANTITIES
        if sum(map(len, lines.get(quantity, {}).values())) > 1
    )


def before(record: VisitRecord, earlier: Sequence[Measurement]) -> Mapping[str, Decimal]:
    """Return the earlier value by quantity, of the method and instrument that this visit's own value has."""
    own = {(quantity, way) for quantity, way in of_visit(record.measurements)}
    return {quantity: value for (quantity, way), value in of_visit(earlier).items() if (quantity, way) in own}


def of_visit(measurements: Iterable[Measurement]) -> dict[tuple[str, Way], Decimal]:
    """Return what counts of a visit's trials, by quantity and way: what may be compared with another visit's."""
    trials: dict[tuple[str, Way], list[Decimal]] = {}
    for one in measurements:
        trials.setdefault((one.quantity, _way(one)), []).append(one.value)
    return {key: value for key, values in trials.items() if (value := counted(key[0], values)) is not None}


def _way(row: Measurement) -> Way:
    return row.method.value, row.proof.driver, row.proof.device_serial


def _name(record: VisitRecord, way: Way) -> Sentence:
    method, driver, serial = way
    if method == Method.TYPED:
        return Sentence("trend.typed")
    if method == Method.COMPUTED:
        return Sentence("trend.computed")
    for one in record.instruments:
        if (one.driver, one.serial) == (driver, serial) and one.model:
            return Sentence("trend.device", (f"{one.maker} {one.model}".strip(), serial or "-"))
    return Sentence("trend.device", (driver or "-", serial or "-"))


def _trend(quantity: str, ways: Mapping[Way, list[Point]], names: Mapping[Way, Sentence]) -> Trend:
    groups = tuple((names[way], tuple(points)) for way, points in ways.items())
    newest = max(ways.values(), key=lambda points: points[-1].at)
    marked = any(point.doubtful for points in ways.values() for point in points)
    say = Sentence("trend.unchecked") if marked else _say(quantity, newest)
    return Trend(Sentence(f"quantity.{quantity}"), symbol(quantity), groups, say)


def _say(quantity: str, points: Sequence[Point]) -> Sentence | str:
    """The change from the visit before the last one; nothing where nothing may be said."""
    return (change.say(quantity, points[-2].value, points[-1].value) or "") if len(points) > 1 else ""
