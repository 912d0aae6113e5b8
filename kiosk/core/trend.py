"""Results over time from kept visits: one line per quantity, method and instrument, never joined across them.

The change between the last two points is put into the words of decision 28, and only where the measurement error is
published and the change is beyond it; everything else is shown without a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from kiosk.core import norms
from kiosk.core.pages import Point, Trend
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Measurement, Method
from kiosk.core.texts import Sentence
from kiosk.core.typed import shown, symbol
from kiosk.core.visit_record import VisitRecord

BEST = frozenset({"grip_force", "arm_curl", "back_scratch", "one_leg_stance_open"})
"""Of several trials the best counts; of everything else the newest."""

CHANGES: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        # quantity: measure in the table of measurement errors, word when the number grew, word when it fell
        "grip_force": ("grip_max", "change.stronger", "change.weaker"),
        "up_and_go_3m": ("up_and_go_3m", "change.slower", "change.faster"),
        "chair_stand_5x": ("chair_stand_5x", "change.slower", "change.faster"),
        "gait_speed_usual": ("gait_speed_usual", "change.faster", "change.slower"),
        "gait_speed_max": ("gait_speed_max", "change.faster", "change.slower"),
        "chair_stand_30s": ("chair_stand_30s", "change.more", "change.less"),
        "two_min_step": ("two_min_step", "change.more", "change.less"),
        "one_leg_stance_open": ("one_leg_stance_open", "change.more", "change.less"),
        "chair_sit_and_reach": ("chair_sit_and_reach", "change.more", "change.less"),
    }
)

Way = tuple[str, str, str]
"""Method, driver and serial: what two values must share to stand on one line."""


def trends(records: Iterable[VisitRecord]) -> tuple[Trend, ...]:
    """Draw every quantity that was measured at least twice, in the order of the table of quantities."""
    lines: dict[str, dict[Way, list[Point]]] = {}
    names: dict[Way, Sentence] = {}
    for record in sorted(records, key=lambda one: one.started_at):
        for (quantity, way), value in _of_visit(record.measurements).items():
            if quantity not in QUANTITIES:  # of a plug-in that is gone
                continue
            point = Point(record.started_at, value, shown(QUANTITIES[quantity], value))
            lines.setdefault(quantity, {}).setdefault(way, []).append(point)
            names.setdefault(way, _name(record, way))
    return tuple(
        _trend(quantity, lines[quantity], names)
        for quantity in QUANTITIES
        if sum(map(len, lines.get(quantity, {}).values())) > 1
    )


def before(record: VisitRecord, earlier: Sequence[Measurement]) -> Mapping[str, Decimal]:
    """Return the earlier value by quantity, of the method and instrument that this visit's own value has."""
    own = {(quantity, way) for quantity, way in _of_visit(record.measurements)}
    return {quantity: value for (quantity, way), value in _of_visit(earlier).items() if (quantity, way) in own}


def _of_visit(measurements: Iterable[Measurement]) -> dict[tuple[str, Way], Decimal]:
    found: dict[tuple[str, Way], Decimal] = {}
    for one in measurements:
        key = one.quantity, (one.method.value, one.proof.driver, one.proof.device_serial)
        best = one.quantity in BEST and key in found
        found[key] = max(found[key], one.value) if best else one.value
    return found


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
    return Trend(Sentence(f"quantity.{quantity}"), symbol(quantity), groups, _say(quantity, newest))


def _say(quantity: str, points: Sequence[Point]) -> Sentence | str:
    if quantity not in CHANGES or len(points) < 2:
        return ""
    measure, grew, fell = CHANGES[quantity]
    mdc = norms.mdc95(measure)
    if mdc is None:
        return ""
    change = points[-1].value - points[-2].value
    if abs(change) <= mdc:
        return Sentence("change.same")
    return Sentence(grew if change > 0 else fell)
