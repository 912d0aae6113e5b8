"""The references a centre owns: whether one proves something today, and what some of them come to together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from kiosk.core.metrology.plans import Plan
from kiosk.core.metrology.values import Reference

STANDARD_GRAVITY = Decimal("9.80665")
"""m/s², of the kilogram-force (CGPM 1901)."""
CLOCK = Reference(
    id=UUID(int=0x5EC0),
    kind="interval",
    name="clock",
    nominal=Decimal(10),
    unit="s",
    actual=Decimal(10),
    uncertainty=Decimal("0.05"),
    certificate="clock",
)
"""The station's own clock: its rate is right to 0.01 %, and a message may come some hundredths of a second late."""
ASSIGNED = "check:"
"""How the certificate of a check standard begins: its value was assigned at a full check here, for daily ones only."""
SHOWN = ("manometer", "thermometer", "interval", "device")
"""References that show a value, and are brought to the one that is wanted."""
BESIDE = 5
"""So many limits beside the wanted value such a reference may stand; what it shows counts then."""
HUGE = Decimal(10) ** 9
"""Beyond it a number is noise of a line or a slip of a finger."""
PARTS = Decimal(3)
"""A reference's expanded uncertainty is a third of the limit at the most (OIML D 23, R 76-1 3.7.1)."""
_PER = {
    ("g", "kg"): Decimal("0.001"),
    ("mm", "cm"): Decimal("0.1"),
    ("cm", "mm"): Decimal(10),
    ("m", "cm"): Decimal(100),
    ("m", "mm"): Decimal(1000),
    ("kPa", "mm[Hg]"): Decimal("7.500617"),
    ("ms", "s"): Decimal("0.001"),
    ("mmol/L", "mg/dL"): Decimal("18.0156"),
}


def usable_for(plan: Plan, reference: Reference, day: date, kind: str) -> bool:
    """Whether a reference proves something on that day; a check standard does in daily checks only."""
    own = reference.certificate.startswith(ASSIGNED)
    return sound(plan, reference) and reference.good_on(day) and (kind == "daily" or not own)


def sound(plan: Plan, reference: Reference) -> bool:
    """Whether its numbers are numbers, in a unit the plan knows; nothing is known without any uncertainty."""
    fits = reference.unit == plan.unit or (reference.unit, plan.unit) in _PER
    numbers = (reference.nominal, reference.actual, reference.uncertainty, reference.k)
    finite = all(one.is_finite() and abs(one) < HUGE for one in numbers)
    told = reference.k >= 1 if not plan.by_reference else reference.k == 2  # a printed range has no k of its own
    return fits and finite and reference.uncertainty > 0 and told


def coming_to(plan: Plan, references: Sequence[Reference], wanted: Decimal | None = None) -> tuple[Decimal, Decimal]:
    """Return what these come to on a faultless device, and its standard uncertainty (added up, not in squares).

    The errors of masses of one set hang together, so they are added (EURAMET cg-18, 7.1.2). A hanging mass pulls with
    the local g, and the kilogram of a force is that of standard gravity.
    """
    per = [_PER.get((one.unit, plan.unit), Decimal(1)) for one in references]
    true = sum((one.actual * unit for one, unit in zip(references, per, strict=True)), Decimal(0))
    u = sum((abs(one.uncertainty / one.k) * unit for one, unit in zip(references, per, strict=True)), Decimal(0))
    if wanted is not None:  # it shows a value itself: the wanted one and what its certificate takes away or adds
        true = wanted + sum(
            ((one.actual - one.nominal) * unit for one, unit in zip(references, per, strict=True)), Decimal(0)
        )
    if plan.gravity is not None:
        g, of_g = plan.gravity
        pull = g / STANDARD_GRAVITY
        u = ((u * pull) ** 2 + (true * of_g / STANDARD_GRAVITY) ** 2).sqrt()
        true = true * pull
    return true.quantize(Decimal("0.000001")).normalize() + 0, u.quantize(Decimal("0.00000001")).normalize() + 0


def shows(plan: Plan) -> bool:
    """Whether its reference shows a value itself that people read: a bath, a manometer, and not the station's clock."""
    return plan.reference in SHOWN and not plan.clock


def far_off(plan: Plan, nominal: Decimal, shown: Decimal) -> bool:
    """Whether a reference that shows a value itself stands too far from the one that is wanted."""
    return abs(shown - nominal) > BESIDE * plan.limit(nominal)


def too_coarse(plan: Plan, true: Decimal, u: Decimal, resolution: Decimal | None = None) -> bool:
    """Whether a load is known too badly for the limit at it."""
    return not plan.by_reference and 2 * u * PARTS > plan.limit(true, resolution)
