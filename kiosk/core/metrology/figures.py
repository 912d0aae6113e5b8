"""The figures of a full check for people and papers: the fitted line, spread, budget, risk. Numpy: call when needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import numpy as np

from kiosk.core.metrology.budget import Contribution, combine, rectangular, rounding
from kiosk.core.metrology.distributions import t_cdf
from kiosk.core.metrology.fit import Fit, Place, design, fit, repeat_variance
from kiosk.core.metrology.plain import shown
from kiosk.core.metrology.plans import Plan
from kiosk.core.metrology.screening import SERIES, tasks_of, wanted
from kiosk.core.metrology.values import Point

_WAYS = {"up": 1, "down": -1, "": 0}
_REACH = 20
"""Beyond the loads that were put on, so many places are looked at for how far the line may be believed."""


LEAST_RISK = 0.1
"""Per cent: nobody knows the tails of a distribution better."""


def fitted(plan: Plan, points: Sequence[Point], errors: Sequence[Decimal], d: Decimal) -> Fit:
    """Fit the line of a full check; corners and what was only looked at stay out of it."""
    kept = [n for n, one in enumerate(points) if tasks_of(plan, "full")[one.task].kind in (*SERIES, "repeat")]
    places = design(placed(plan, [points[n] for n in kept]))
    return fit(places, np.array([[float(errors[n]) for n in kept]]), float(d))


def placed(plan: Plan, points: Sequence[Point]) -> list[Place]:
    """Say where each reading of a full check stands in its sequence."""
    tasks = tasks_of(plan, "full")
    timed = len({one.seconds for one in points}) == len(points)
    zeros = [n for n, one in enumerate(points) if tasks[one.task].kind == "zero"]
    places = []
    for n, one in enumerate(points):
        task = tasks[one.task]
        way = _WAYS[task.direction]
        if task.kind == "zero" and len(zeros) == 2:
            way = 1 if n == zeros[0] else -1
        seconds = one.seconds if timed else float(n)
        load = float(wanted(plan, task, one))  # up and down meet there, wherever the manometer stood
        places.append(Place(load, seconds, way, task.kind == "repeat", float(one.u)))
    return places


def worked_out(plan: Plan, points: Sequence[Point], errors: Sequence[Decimal], d: Decimal) -> dict[str, str]:
    """Return every figure of the fit, as digits with their unit."""
    done = fitted(plan, points, errors, d)
    top = float(max(one.true for one in points if tasks_of(plan, "full")[one.task].kind in SERIES))
    if done.design.df < 1:
        return {"df": "0"}
    unit, places = f" {plan.symbol}", max(0, -_exponent(d)) + 2
    figures = _line(done, top, unit, places)
    in_use = _in_use(plan, points, errors, done, d, top)
    figures |= {f"budget_{one.key}": f"{one.u:.{places + 1}f}{unit}" for one in in_use if one.u > 0}
    whole = combine(in_use)
    figures |= {"use_u": f"{whole.expanded:.{places}f}{unit}", "use_k": f"{whole.k:.2f}"}
    chance = 100 * risk(plan, points, done, d)
    figures["risk"] = f"{chance:.1f} %" if chance >= LEAST_RISK else f"< {LEAST_RISK} %"
    if done.design.gain and not plan.by_reference:
        figures["valid_to"] = f"{valid_to(plan, done, top, d):.0f}{unit}"
    return figures | _spreads(plan, points, errors, d)


def _line(done: Fit, top: float, unit: str, places: int) -> dict[str, str]:
    """Return the line: error without load (or at the only one), gain, error at the largest load."""
    where = 0.0 if done.design.gain else top
    at_top, offset = done.of(top), done.of(where)
    figures = {
        "offset": f"{_signed(done.value(where)[0], places)}{unit}",
        "offset_u": f"{offset.expanded:.{places}f}{unit}",
        "error_top": f"{_signed(done.value(top)[0], places)}{unit}",
        "error_top_u": f"{at_top.expanded:.{places}f}{unit}",
        "k": f"{at_top.k:.2f}",
        "df": f"{at_top.df:.1f}" if at_top.df < 1000 else "∞",
        "noise": f"{float(done.s2[0]) ** 0.5:.{places}f}{unit}",
    }
    if done.design.gain:
        figures["gain"] = f"{_signed(done.value(None)[0] * 100, 4)} %"
        figures["gain_u"] = f"{done.of(None).expanded * 100:.4f} %"
    return figures


def _signed(value: float, places: int) -> str:
    """With its sign; nothing is neither more nor less."""
    return f"{round(float(value), places) + 0.0:+.{places}f}"


def _spreads(plan: Plan, points: Sequence[Point], errors: Sequence[Decimal], d: Decimal) -> dict[str, str]:
    """Return hysteresis, zero return, spread of the repeats and of the corners, as ranges."""
    found = {
        "hysteresis": _hysteresis(plan, points, errors),
        "zero_return": _range(plan, points, errors, "zero"),
        "repeat_range": _range(plan, points, errors, "repeat"),
        "corner_range": _range(plan, points, errors, "corner"),
    }
    return {key: f"{shown(value, d)} {plan.symbol}" for key, value in found.items() if value is not None}


def _range(plan: Plan, points: Sequence[Point], errors: Sequence[Decimal], kind: str) -> Decimal | None:
    tasks = tasks_of(plan, "full")
    chosen = [error for one, error in zip(points, errors, strict=True) if tasks[one.task].kind == kind]
    return max(chosen) - min(chosen) if len(chosen) > 1 else None


def _hysteresis(plan: Plan, points: Sequence[Point], errors: Sequence[Decimal]) -> Decimal | None:
    """Return the largest difference between coming down and going up at one load."""
    tasks = tasks_of(plan, "full")
    ways: dict[str, dict[Decimal, Decimal]] = {"up": {}, "down": {}}
    for one, error in zip(points, errors, strict=True):
        if tasks[one.task].direction:
            ways[tasks[one.task].direction][wanted(plan, tasks[one.task], one)] = error
    both = set(ways["up"]) & set(ways["down"])
    return max((abs(ways["down"][load] - ways["up"][load]) for load in both), default=None)


def _in_use(
    plan: Plan, points: Sequence[Point], errors: Sequence[Decimal], done: Fit, d: Decimal, top: float
) -> list[Contribution]:
    """Return the budget of one later reading at the largest load: the line's own, and what one reading adds to it."""
    repeats = float(repeat_variance(done.design.places, done.errors)[0])
    blocks = sum(one.block for one in done.design.places)
    noise = Contribution(
        "repeat", (repeats or float(done.s2[0])) ** 0.5, float(max(1, blocks - 2 if repeats else done.design.df))
    )
    hysteresis = float(_hysteresis(plan, points, errors) or 0) / 2
    zero = float(_range(plan, points, errors, "zero") or 0) / 2
    corners = float(_range(plan, points, errors, "corner") or 0) / 2
    line = [replace(one, key=f"line_{one.key}") for one in done.budget(top)]
    return [
        *line,
        noise,
        Contribution("reading", rounding(float(d))),
        Contribution("hysteresis", rectangular(hysteresis)),
        Contribution("zero", rectangular(zero)),
        Contribution("eccentricity", rectangular(corners)),
    ]


def risk(plan: Plan, points: Sequence[Point], done: Fit, d: Decimal) -> float:
    """Return the probability that the true mean error lies outside its limit at the worst load (JCGM 106, 9.3)."""
    worst = 0.0
    for one in points:
        if tasks_of(plan, "full")[one.task].kind not in SERIES or plan.by_reference:
            continue
        load, limit = float(one.true), float(plan.limit(one.true, d))
        error, of = float(done.value(load)[0]), done.of(load)
        if of.u > 0:
            inside = t_cdf((limit - error) / of.u, of.df) - t_cdf((-limit - error) / of.u, of.df)
            worst = max(worst, 1 - inside)
    return worst


def valid_to(plan: Plan, done: Fit, top: float, d: Decimal) -> float:
    """Return up to which load the line may be believed: as far as error and its U stay within the limit there.

    Never less than the largest load that was put on (there every point was within), never more than the plan's top.
    """
    reach, last = top, float(plan.top)
    for number in range(1, _REACH + 1):
        load = top + (last - top) * number / _REACH
        if abs(float(done.value(load)[0])) + done.of(load).expanded > float(plan.limit(Decimal(repr(load)), d)):
            break
        reach = load
    return max(reach, top)


def _exponent(d: Decimal) -> int:
    exponent = d.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
