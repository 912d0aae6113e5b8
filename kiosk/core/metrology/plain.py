"""The figures of a check that need no statistics, and how numbers are written on pages and papers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from kiosk.core.metrology.plans import Plan
from kiosk.core.metrology.screening import tasks_of
from kiosk.core.metrology.values import Correction, Point
from kiosk.core.quantity import QUANTITIES


def shown(value: Decimal, d: Decimal, sign: bool = False) -> str:
    """Write a number to a tenth of the resolution at the most, without the zeros that say nothing."""
    fine = min(d / 10, Decimal("0.1"))
    digits = f"{value.quantize(Decimal(1).scaleb(fine.adjusted())):f}"
    short = digits.rstrip("0").rstrip(".") if "." in digits else digits
    short = "0" if short in ("-0", "") else short
    return f"+{short}" if sign and short != "0" and not short.startswith("-") else short


def limit_at(plan: Plan, point: Point, d: Decimal) -> Decimal:
    """Return the limit of a point: the plan's, or the range printed on its solution (±U of the reference)."""
    return 2 * point.u if plan.by_reference else plan.limit(point.true, d)


def within(plan: Plan, point: Point, error: Decimal, d: Decimal, kind: str) -> bool:
    """Whether an error is within its limit; what was only looked at has none."""
    return tasks_of(plan, kind)[point.task].kind == "confirm" or abs(error) <= limit_at(plan, point, d)


def outside(
    plan: Plan, points: Sequence[Point], errors: Sequence[Decimal], far: Sequence[int], d: Decimal
) -> tuple[str, str, str]:
    """Return load, error and limit of the worst point of those that are outside."""
    worst = max(far, key=lambda n: abs(errors[n]) / (limit_at(plan, points[n], d) or 1))
    point = points[worst]
    limit = f"{shown(limit_at(plan, point, d), d)} {plan.symbol}"
    return f"{shown(point.true, d)} {plan.symbol}", f"{shown(errors[worst], d, sign=True)} {plan.symbol}", limit


def plain_figures(
    plan: Plan, points: Sequence[Point], errors: Sequence[Decimal], d: Decimal, kind: str
) -> dict[str, str]:
    """Return the figures that need no statistics."""
    tasks = tasks_of(plan, kind)
    real = [n for n, one in enumerate(points) if tasks[one.task].kind != "confirm"]
    known = {"plan": plan.named, "limit_source": plan.limit_source, "sure": plan.sure, "points": str(len(points))}
    if not real:
        return known
    worst = max(real, key=lambda n: abs(errors[n]) / (limit_at(plan, points[n], d) or 1))
    low, high = (shown(side(points[n].true for n in real), d) for side in (min, max))
    return known | {
        "resolution": f"{d:f} {plan.symbol}",
        "largest_error": f"{shown(errors[worst], d, sign=True)} {plan.symbol}",
        "largest_at": f"{shown(points[worst].true, d)} {plan.symbol}",
        "largest_limit": f"±{shown(limit_at(plan, points[worst], d), d)} {plan.symbol}",
        "range": f"{low}–{high} {plan.symbol}",
    }


def spread_of(plan: Plan, points: Sequence[Point], errors: Sequence[Decimal]) -> Decimal | None:
    """Return the range of the repeats, if there are any."""
    tasks = tasks_of(plan, "full")
    again = [error for one, error in zip(points, errors, strict=True) if tasks[one.task].kind == "repeat"]
    return max(again) - min(again) if len(again) > 1 else None


def repeated(plan: Plan, points: Sequence[Point]) -> Decimal:
    """Return the load of the repeats."""
    tasks = tasks_of(plan, "full")
    return max((one.true for one in points if tasks[one.task].kind == "repeat"), default=Decimal(0))


def as_kept(plan: Plan, reading: Decimal, correction: Correction, d: Decimal) -> Decimal:
    """Return a corrected reading as it is kept: rounded to the quantity's decimals, or the device's coarser step."""
    step = max(d, QUANTITIES[plan.quantity].step) if plan.quantity in QUANTITIES else d
    return (correction.of(reading) / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def told_correction(plan: Plan, used: Correction | None) -> dict[str, str]:
    """Return the correction that a device was found with, if any: its figures are those of corrected readings."""
    return {} if used is None else {"used_factor": f"{used.factor:f}", "used_shift": f"{used.shift:f} {plan.symbol}"}


def errors_of(plan: Plan, points: Sequence[Point], correction: Correction | None, d: Decimal) -> list[Decimal]:
    """Return reading − load for each point, as the device is used: with its correction, and rounded after it."""
    if correction is None:
        return unrounded(points, None)
    return [as_kept(plan, one.reading, correction, d) - one.true for one in points]


def unrounded(points: Sequence[Point], correction: Correction | None) -> list[Decimal]:
    """Return reading − load for each point, corrected but not rounded again: what the line is fitted to."""
    return [(correction or Correction()).of(one.reading) - one.true for one in points]
