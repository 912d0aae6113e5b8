"""Every assessment the centre offers, as values, by theme. Procedures: fitness-tests §5 (postures, trials, rests).

Rest lengths are real ones; the demonstration divides them and says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from kiosk.core.assessment import Assessment
from kiosk.core.battery import (
    agility,
    balance,
    body,
    cardio,
    chair,
    grip,
    mind,
    power,
    pressure,
    questions,
    reach,
    trunk,
    vitals,
    walk,
)
from kiosk.core.battery.body import HEIGHT, WEIGHT
from kiosk.core.battery.grip import GRIP
from kiosk.core.battery.pressure import (
    PRESSURE,
    PRESSURE_ALSO,
    PRESSURE_NEEDS,
    counted_pressure,
    gate_pressure,
    newest_pressure,
)

THEMES = (body, pressure, vitals, grip, reach, chair, walk, balance, trunk, agility, power, cardio, questions, mind)
_ALL = {one.key: one for theme in THEMES for one in theme.ASSESSMENTS}
BATTERY: Mapping[str, Assessment] = MappingProxyType(_ALL)
OURS = tuple(_ALL)


def join(more: Iterable[Assessment]) -> None:
    """Add the tests of approved plug-ins, once, at the start; raises ValueError for a key of another test."""
    fresh = {one.key: one for one in more}
    if taken := sorted(fresh.keys() & set(OURS)):
        raise ValueError(f"test {taken[0]} is already defined")
    _ALL.update(fresh)


def joined() -> tuple[str, ...]:
    """Return the keys of plug-ins' tests."""
    return tuple(key for key in _ALL if key not in OURS)


__all__ = [
    "BATTERY",
    "GRIP",
    "HEIGHT",
    "OURS",
    "PRESSURE",
    "PRESSURE_ALSO",
    "PRESSURE_NEEDS",
    "WEIGHT",
    "counted_pressure",
    "gate_pressure",
    "join",
    "joined",
    "newest_pressure",
]
