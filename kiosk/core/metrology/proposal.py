"""The software correction that would bring a device within its limits, and the proof that it does.

Refused for cuffs and others whose plan says so, for what is legally verified or of which nobody knows, for errors that
no straight line takes away, and for corrections so large that the device needs a repair (or a mass was not what it was
taken for). Digits are Decimal from here on: what is proved is what is stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from kiosk.core.metrology.figures import fitted, valid_to
from kiosk.core.metrology.plain import as_kept, shown
from kiosk.core.metrology.plans import Plan, correctable
from kiosk.core.metrology.screening import tasks_of
from kiosk.core.metrology.values import Correction, Point
from kiosk.core.metrology.whole import lacks, wanders
from kiosk.core.texts import Sentence

LEAST_FREEDOM = 3
"""Degrees of freedom: with fewer, nobody knows how good the line is."""
FACTOR_DIGITS = Decimal("0.0000001")
Answer = tuple[Correction | None, dict[str, str], Sentence]


def propose(plan: Plan, points: Sequence[Point], d: Decimal, legal: str) -> Answer:
    """Return the correction and its figures, or None and why not. ``points``: the device's own readings."""
    if not plan.adjustable:
        return _no("metrology.why.never-corrected")
    if not correctable(plan.quantity, legal):
        return _no("metrology.why.legal" if legal == "yes" else "metrology.why.legal-unknown")
    done = fitted(plan, points, [one.reading - one.true for one in points], d)
    if lacks(plan, points) or done.design.df < LEAST_FREEDOM:
        return _no("metrology.why.too-few-to-correct")
    correction = _from_line(float(done.parameters[0, 0]), float(done.value(None)[0]), d)
    figures = {"factor": f"{correction.factor:f}", "shift": f"{correction.shift:f} {plan.symbol}"}
    if wanders(plan, points, [one.reading - one.true for one in points], d):
        return None, {}, Sentence("metrology.why.not-straight")
    if abs(correction.factor - 1) > plan.largest_gain or abs(correction.shift) > plan.largest_shift:
        return None, figures, Sentence("metrology.why.too-much")
    looked = [one for one in points if tasks_of(plan, "full")[one.task].kind != "confirm"]
    worst = [(as_kept(plan, one.reading, correction, d) - one.true, plan.limit(one.true, d)) for one in looked]
    largest = max(worst, key=lambda pair: abs(pair[0]) - pair[1])
    figures["corrected_largest"] = f"{shown(largest[0], d, sign=True)} {plan.symbol}"
    figures["corrected_limit"] = f"±{shown(largest[1], d)} {plan.symbol}"
    if abs(largest[0]) > largest[1]:
        return None, figures, Sentence("metrology.why.not-straight")
    if any(done.of(float(one.true)).expanded > float(plan.limit(one.true, d)) for one in points):
        return None, figures, Sentence("metrology.why.too-unsure")
    if done.design.gain:
        left = fitted(plan, points, [correction.of(one.reading) - one.true for one in points], d)
        reach = valid_to(plan, left, float(max(one.true for one in points)), d)
        figures["valid_to"] = f"{reach:.0f} {plan.symbol}"
    return correction, figures, Sentence("metrology.why.corrected")


def _from_line(offset: float, gain: float, d: Decimal) -> Correction:
    """Turn reading = load + offset + gain·load round; seven digits of factor, a thousandth of d of shift."""
    factor = (1 / (1 + Decimal(repr(gain)))).quantize(FACTOR_DIGITS, ROUND_HALF_UP)
    shift = (-Decimal(repr(offset)) * factor).quantize((d / 1000).normalize(), ROUND_HALF_UP)
    return Correction(factor.normalize() + 0, shift.normalize() + 0)


def _no(why: str) -> Answer:
    return None, {}, Sentence(why)
