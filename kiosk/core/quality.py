"""The verdict on one trial: good, rather again (and why), or accepted by a member of staff (who, why).

A doubt is no error and no refusal: the screen shows the value, says why it should be measured once more, and a repeat
that agrees is good (``repeated``). Pure: the station passes the person's own earlier values, of the same instrument
and method only (`kiosk.station.earlier`). The limits are ours, for catching slips; they judge nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType

from kiosk.core.far import allowed

DOUBTS = (
    "far-from-last",  # a change since last time that a body hardly makes
    "too-quick",  # quicker than a person can be: a press too early, or two presses
    "uneven",  # two hands, two readings, two trials that do not fit together
    "count-uncertain",  # the trace does not say for sure how many
    "double-tap",  # two presses so close that one was meant
    "moved",  # the resident moved while the device measured
    "lost-data",  # a hole in the stream
    "not-let-go",  # the sensor was pulled before the trial began
    "pulled-twice",  # let go and pulled again
    "zero-off",  # the sensor does not stand at zero
    "unsure",  # any other word a settler says
)
"""Why a value should rather be measured again; sentences ``doubt.<word>.title`` and ``.say``."""

ACCEPTED_BECAUSE = ("seen", "repeated", "condition", "other")
"""Why a member of staff accepts a doubtful value; words ``accept.<word>``."""

POSSIBLE: Mapping[str, Decimal] = MappingProxyType(
    {
        **dict.fromkeys(("sit_and_reach", "chair_sit_and_reach", "back_scratch"), Decimal(15)),
        **dict.fromkeys(("chair_stand_30s", "arm_curl"), Decimal(7)),
        **dict.fromkeys(("one_leg_stance_open", "two_min_step", "six_min_walk", "falls_12m"), Decimal(1000)),
        **dict.fromkeys(("body_temperature", "grip_rfd"), Decimal(2000)),
        **dict.fromkeys(("side_by_side_hold", "semi_tandem_hold", "tandem_hold"), Decimal(10)),
    }
)
"""So much may change between two visits, where `far.allowed` says less: around zero, and of a few, a part of the last
value says nothing; balance, endurance and a fall may be anything. So may a temperature: a fever that were doubted and
then skipped would not close the gate. In the quantity's unit."""
REPEAT: Mapping[str, Decimal] = MappingProxyType(
    dict.fromkeys(("sit_and_reach", "chair_sit_and_reach", "back_scratch"), Decimal(3)) | {"grip_rfd": Decimal(2000)}
)
"""And so much two trials of one visit may differ (cm); how fast a force rises differs from pull to pull."""
GROWING_UNTIL = 18
GROWING: Mapping[str, Decimal] = MappingProxyType(
    {"body_height": Decimal(15), "body_weight": Decimal(20), "waist": Decimal(20), "grip_force": Decimal(20)}
)
"""Children grow between two visits: up to this age so much is no doubt (cm, kg)."""


def said_against(fields: Mapping[str, object]) -> str:
    """Return the doubt that the device itself has about a value it gives; empty: none."""
    movement = fields.get("movement")
    return "moved" if isinstance(movement, int) and movement > 0 else ""


def known(word: str) -> str:
    """Return the word of the closed list for what a settler said; empty stays empty."""
    return word if not word or word in DOUBTS else "unsure"


def doubt(
    values: Iterable[tuple[str, Decimal]], before: Mapping[str, Decimal], *, age: int = 120, said: str = ""
) -> str:
    """Say why this trial should be measured again: what its settler ``said``, or a change since last time that is
    hardly possible; empty when it is good. ``before``: this person's newest earlier values by quantity."""
    if said:
        return known(said)
    for quantity, value in values:
        last = before.get(quantity)
        if last is not None and abs(value - last) > _possible(quantity, last, age):
            return "far-from-last"
    return ""


def agrees(values: Iterable[tuple[str, Decimal]], doubted: Mapping[str, Decimal]) -> bool:
    """Whether a repeat says the same as the doubted trial before it, in every quantity that both gave."""
    pairs = [(quantity, value, doubted[quantity]) for quantity, value in values if quantity in doubted]
    return bool(pairs) and all(abs(value - first) <= _alike(quantity, first) for quantity, value, first in pairs)


def _alike(quantity: str, first: Decimal) -> Decimal:
    return max(allowed(quantity, first), REPEAT.get(quantity, Decimal(0)))


def _possible(quantity: str, last: Decimal, age: int) -> Decimal:
    usual = max(allowed(quantity, last), POSSIBLE.get(quantity, Decimal(0)))
    return max(usual, GROWING.get(quantity, usual)) if age <= GROWING_UNTIL else usual
