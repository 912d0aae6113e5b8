"""Every assessment the centre offers, as values, by theme. Procedures: fitness-tests §5 (postures, trials, rests).

Rest lengths are real ones; the demonstration divides them and says so.
"""

from __future__ import annotations

from collections.abc import Mapping
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
BATTERY: Mapping[str, Assessment] = MappingProxyType({one.key: one for theme in THEMES for one in theme.ASSESSMENTS})

__all__ = [
    "BATTERY",
    "GRIP",
    "HEIGHT",
    "PRESSURE",
    "PRESSURE_ALSO",
    "PRESSURE_NEEDS",
    "WEIGHT",
    "counted_pressure",
    "gate_pressure",
    "newest_pressure",
]
