"""Has a value changed since the last visit? The one answer for the resident, for staff and for statistics.

A visit is compared with the one before it, of the same method and instrument; never with the first one or the best
one, because every further comparison would find changes where there are none. Said only beyond the smallest real
change (MDC95, norms/change.csv; the larger where sources differ), and nothing at all where nobody knows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from functools import cache
from types import MappingProxyType
from typing import Literal

from kiosk.core.norms.changing import direction, mdc95
from kiosk.core.quantity import QUANTITIES
from kiosk.core.texts import Sentence

Verdict = Literal["better", "worse", "same"]


@dataclass(frozen=True, slots=True)
class Words:
    """How the change of one quantity is looked up and told (decision 28)."""

    measure: str  # in the table of measurement errors
    grew: str  # text id when the number grew
    fell: str


def _more(measure: str) -> Words:
    return Words(measure, "change.more", "change.less")


CHANGES: Mapping[str, Words] = MappingProxyType(
    {
        "grip_force": Words("grip_max", "change.stronger", "change.weaker"),
        "up_and_go_3m": Words("up_and_go_3m", "change.slower", "change.faster"),
        "chair_stand_5x": Words("chair_stand_5x", "change.slower", "change.faster"),
        "gait_speed_usual": Words("gait_speed_usual", "change.faster", "change.slower"),
        "gait_speed_max": Words("gait_speed_max", "change.faster", "change.slower"),
        **{
            key: _more(key) for key in ("chair_stand_30s", "two_min_step", "one_leg_stance_open", "chair_sit_and_reach")
        },
    }
)
"""Every quantity whose smallest real change is published."""


@cache
def smallest(quantity: str) -> Decimal | None:
    """Return the limit that a change must exceed; None where nobody knows one.

    MDC95, up to the next value that can be recorded: two counts of stands differ by 4 when the people differ by 3.5
    or more, so with an MDC95 of 3.7 a stable person would be told of a change oftener than once in twenty.
    """
    words = CHANGES.get(quantity)
    mdc = mdc95(words.measure) if words else None
    return None if mdc is None else mdc.quantize(QUANTITIES[quantity].step, rounding=ROUND_CEILING)


def verdict(quantity: str, before: Decimal | None, now: Decimal) -> Verdict | None:
    """Judge a change; None where there is no last time or the measurement error is not known."""
    limit = smallest(quantity)
    if before is None or limit is None:
        return None
    if abs(now - before) <= limit:
        return "same"
    return "better" if direction(quantity, before, now) == "better" else "worse"


def say(quantity: str, before: Decimal | None, now: Decimal) -> Sentence | None:
    """Put a change into words; None where nothing may be said."""
    judged = verdict(quantity, before, now)
    if judged is None or before is None:
        return None
    if judged == "same":
        return Sentence("change.same")
    words = CHANGES[quantity]
    return Sentence(words.grew if now > before else words.fell)
