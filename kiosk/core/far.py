"""The second look: is a typed value so far off that it is more likely a slip of the finger than a change?

Against this person's own last value where there is one (`SHIFT`), else against what most people show (`COMMON`). A far
value is never refused: it is asked for once more, with the number it differs from, and then kept. A value close to
the person's own last one is not far, however unusual it is among people. Limits of the table of quantities come
first and are another matter (`kiosk.core.typed`). The numbers are ours, for catching slips; they judge nobody:

- weight ±10 %, height ±3 cm, waist ±10 cm: a body changes more slowly between two visits;
- pressure ±40 and ±25 mmHg, pulse ±40 a minute: beyond what an ordinary day does;
- grip ±10 kg: beyond the published smallest real change (7.1 kg);
- touch tasks: attention comes and goes with the day, only what must be a slip is asked about;
- everything else: a third of the last value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from kiosk.core.quantity import QUANTITIES
from kiosk.core.texts import Sentence
from kiosk.core.typed import with_unit

Range = tuple[Decimal, Decimal]

SHIFT: Mapping[str, Decimal] = MappingProxyType(
    {
        key: Decimal(value)
        for key, value in {
            "body_height": "3",
            "waist": "10",
            "systolic_pressure": "40",
            "diastolic_pressure": "25",
            "mean_pressure": "30",
            "heart_rate": "40",
            "spo2": "6",
            "body_temperature": "1.5",
            "glucose": "100",
            "grip_force": "10",
            "simple_reaction_touch": "0.4",
            "choice_reaction_touch": "0.6",
            "go_no_go_time": "0.5",
            "go_no_go_errors": "8",
            "number_trail_time": "60",
            "number_trail_errors": "12",
            "forward_span": "4",
        }.items()
    }
)
"""The largest difference to the person's last value that is not asked about, in the quantity's unit."""

PART: Mapping[str, Decimal] = MappingProxyType({"body_weight": Decimal("0.1")})
OTHERS = Decimal(1) / 3
"""The same as a part of the last value: for weight, and for whatever has no line in ``SHIFT``."""

COMMON: Mapping[str, Range] = MappingProxyType(
    {
        key: (Decimal(low), Decimal(high))
        for key, (low, high) in {
            "body_weight": (35, 120),
            "body_height": (135, 195),
            "waist": (55, 130),
            "systolic_pressure": (85, 180),
            "diastolic_pressure": (45, 110),
            "mean_pressure": (60, 135),
            "heart_rate": (45, 120),
            "spo2": (90, 100),
            "body_temperature": (35, 38),
            "glucose": (60, 250),
            "grip_force": (5, 60),
        }.items()
    }
)
"""Where most people are; used only for somebody whose last value is not known."""


@dataclass(frozen=True, slots=True)
class Far:
    """Why it is asked again."""

    say: Sentence


def far(quantity: str, value: Decimal, last: Decimal | None = None) -> Far | None:
    """Tell whether a value within its limits deserves a second look, and what to say."""
    mine = with_unit(quantity, value)
    if last is not None:
        if abs(value - last) <= allowed(quantity, last):
            return None
        return Far(Sentence("typed.far.last", (mine, with_unit(quantity, last))))
    common = COMMON.get(quantity)
    if common is None or common[0] <= value <= common[1]:
        return None
    low, high = (with_unit(quantity, end) for end in common)
    return Far(Sentence("typed.far.common", (mine, low, high)))


def allowed(quantity: str, last: Decimal) -> Decimal:
    """How far from the last value a value may be without being asked about; never less than one step."""
    shift = SHIFT.get(quantity)
    if shift is None:
        shift = abs(last) * PART.get(quantity, OTHERS)
    return max(shift, QUANTITIES[quantity].step)


def pressure_fault(systolic: Decimal, diastolic: Decimal) -> Sentence | None:
    """Say what is wrong with a pair that cannot be: the high number must be above the low one."""
    return None if systolic > diastolic else Sentence("typed.pressure-order")
