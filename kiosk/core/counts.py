"""Which of several trials counts (fitness-tests §5: best of the trials; pressure: mean of the last two readings)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from kiosk.core.assessment import Taken
from kiosk.core.quantity import QUANTITIES, SHIPPED
from kiosk.core.reading import Side

Rule = Literal["highest", "lowest", "newest"]

_RULES: dict[str, Rule] = {
    **dict.fromkeys(
        (
            "grip_force",
            "grip_rfd",
            "arm_curl",
            "back_scratch",
            "chair_sit_and_reach",
            "eye_hand_count",
            "flight_time",
            "gait_speed_max",
            "gait_speed_usual",
            "one_leg_stance_open",
            "sit_and_reach",
            "standing_long_jump",
        ),
        "highest",
    ),
    **dict.fromkeys(
        (
            "eye_hand_time",
            "figure8_walk",
            "gait_3m_time",
            "gait_4m_time",
            "illinois_agility",
            "shuttle_10m_x4",
            "up_and_go_3m",
            "up_and_go_8ft",
        ),
        "lowest",
    ),
}
COUNTS: Mapping[str, Rule] = MappingProxyType(_RULES)
"""Everything else: the newest. Reaction time is the median of its trials, made inside one Measure."""


def join(rules: Mapping[str, Rule]) -> None:
    """Say what counts of the quantities of approved plug-ins, once, at the start."""
    _RULES.update({key: rule for key, rule in rules.items() if key not in SHIPPED})


def counted(quantity: str, values: Sequence[Decimal]) -> Decimal | None:
    """Return the value that counts out of all trials, oldest first; None when there are none."""
    if not values:
        return None
    rule = COUNTS.get(quantity, "newest")
    return {"highest": max(values), "lowest": min(values), "newest": values[-1]}[rule]


def counted_taken(taken: Iterable[Taken], quantity: str, side: Side | None = None) -> Decimal | None:
    """Return what counts of a visit's trials, of one side where a side is named."""
    values = [
        QUANTITIES[quantity].rounded(value)
        for trial in taken
        if (side is None or trial.side is side) and (value := trial.get(quantity)) is not None
    ]
    return counted(quantity, values)
