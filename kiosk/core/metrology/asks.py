"""What a plan lays out for what the centre owns → what is asked for, in order, and what should then be read. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kiosk.core.metrology.ask import Ask, How
from kiosk.core.metrology.guide import Guide
from kiosk.core.metrology.layout import Layout, Load
from kiosk.core.metrology.owned import shows
from kiosk.core.metrology.plans import Plan, Settles
from kiosk.core.metrology.still import Still
from kiosk.core.metrology.values import Correction, Reference

NEAR_SHARE, NEAR_LIMITS, ZERO_SHARE = Decimal("0.2"), 5, Decimal("0.05")
"""What is taken by itself: a fifth of the load, or so many limits; of nothing, a twentieth of the largest load."""
SMALLEST_SPREAD = Decimal("0.02")
HOW: dict[Settles, How] = {"stable": "still", "peak": "still", "typed": "typed", "taps": "interval", "yes": "yes"}


def asks(plan: Plan, layout: Layout) -> tuple[Ask, ...]:
    """Return what to do, one after the other."""
    return tuple(_ask(plan, load, layout.high) for load in layout.loads)


def _ask(plan: Plan, load: Load, top: Decimal) -> Ask:
    task = load.task
    limit = plan.limit(load.true)
    share = top * ZERO_SHARE if task.kind == "zero" else load.true * NEAR_SHARE
    near = max(share, NEAR_LIMITS * limit)
    how, nominal = HOW[task.settles], task.nominal if shows(plan) and load.references else None
    return Ask(task.key, task.kind, load.true, near, how, load.u, load.references, task.picture, task.text, nominal)


def guide_for(
    plan: Plan, quantity: str, found: Sequence[Ask], known: Sequence[Reference], in_force: Correction | None = None
) -> Guide:
    """Return the guide of one device. ``quantity``: the one of those the plan covers that this device tells; ``known``:
    what there is, so that something else that was put on can be named."""
    per = plan.covers[quantity]
    spread = max(plan.limit(Decimal(0)) / 2, SMALLEST_SPREAD) / per
    loads = tuple(dict.fromkeys(one.nominal for one in known if one.kind == plan.reference))
    return Guide(quantity, tuple(found), Still(quantity, spread=spread), per, loads, in_force or Correction())


def together(references: Sequence[Reference], unit: str) -> str:
    """What to put on, in one word or as a sum: 20 kg, or 15 kg (10 + 5)."""
    parts = [short(one.nominal) for one in references]
    whole = short(sum((one.nominal for one in references), Decimal(0)))
    return f"{whole} {unit}" if len(parts) < 2 else f"{whole} {unit} ({' + '.join(parts)})"


def short(value: Decimal) -> str:
    """Digits without a tail of zeros: 20 and not 20.000."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
