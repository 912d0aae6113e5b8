"""Which items stand for which factor of fitness at which age (국민체력100, fitness-tests §4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from kiosk.core import formulas


class ItemSet(StrEnum):
    """The four sets of items, by age in completed years."""

    CHILD = "child"
    YOUTH = "youth"
    ADULT = "adult"
    SENIOR = "senior"


def item_set(age: int) -> ItemSet | None:
    """Return the set for an age; None under 11 (no standard at 7–10, stages of encouragement before)."""
    for first, found in ((65, ItemSet.SENIOR), (19, ItemSet.ADULT), (13, ItemSet.YOUTH), (11, ItemSet.CHILD)):
        if age >= first:
            return found
    return None


@dataclass(frozen=True, slots=True)
class Factors:
    """Factor → the items that may stand for it; where two were measured the better counts."""

    health: Mapping[str, tuple[str, ...]]
    motor: Mapping[str, tuple[str, ...]]
    body: tuple[str, ...] = ()  # body composition: one of them in range is enough

    @property
    def items(self) -> frozenset[str]:
        """Every item of the set."""
        factors = (*self.health.values(), *self.motor.values())
        return frozenset({item for items in factors for item in items}.union(self.body))


_RUN = ("shuttle_run_20m", "vo2max")
FACTORS: Mapping[ItemSet, Factors] = MappingProxyType(
    {
        ItemSet.CHILD: Factors(
            health={
                "cardio": ("shuttle_run_15m",),
                "strength": ("relative_grip",),
                "endurance": ("curl_up",),
                "flexibility": ("sit_and_reach",),
            },
            motor={
                "agility": ("side_hop",),
                "power": ("standing_long_jump",),
                "coordination": ("eye_hand_count",),
            },
            body=("bmi", "whtr"),
        ),
        ItemSet.YOUTH: Factors(
            health={
                "cardio": _RUN,
                "strength": ("relative_grip",),
                "endurance": ("curl_up", "repeated_jump"),
                "flexibility": ("sit_and_reach",),
            },
            motor={
                "agility": ("illinois_agility",),
                "power": ("flight_time",),
                "coordination": ("eye_hand_time",),
            },
            body=("bmi", "body_fat"),
        ),
        ItemSet.ADULT: Factors(
            health={
                "cardio": _RUN,
                "strength": ("relative_grip",),
                "endurance": ("cross_sit_up",),
                "flexibility": ("sit_and_reach",),
            },
            motor={
                "agility": ("shuttle_10m_x4", "reaction_time"),
                "power": ("standing_long_jump", "flight_time"),
            },
            body=("bmi", "body_fat"),
        ),
        ItemSet.SENIOR: Factors(
            health={
                "cardio": ("two_min_step", "six_min_walk"),
                "strength": ("relative_grip",),
                "lower_strength": ("chair_stand_30s",),
                "flexibility": ("sit_and_reach",),
                "balance": ("up_and_go_3m",),
                "coordination": ("figure8_walk",),
            },
            motor={},
        ),
    }
)
ABSOLUTE_GRIP = "absolute_grip"
"""Best of all trials in kg: asked by the seniors' grades 4 and 5 alone."""
USED_TO_DERIVE = frozenset({"grip_max", "grip_force", "body_weight", "body_height", "waist"})


def completed(values: Mapping[str, Decimal]) -> Mapping[str, Decimal]:
    """Add what follows from the values and is not there yet: absolute and relative grip, BMI."""
    found = dict(values)
    best = max((values[name] for name in (ABSOLUTE_GRIP, "grip_max", "grip_force") if name in values), default=None)
    weight, height = values.get("body_weight"), values.get("body_height")
    if best is not None:
        found.setdefault(ABSOLUTE_GRIP, best)
        if weight is not None:
            found.setdefault("relative_grip", formulas.relative_grip(best, weight))
    if weight is not None and height is not None:
        found.setdefault("bmi", formulas.bmi(weight, height))
    return found
