"""What is looked at before any verdict: whether these points can be judged at all, and whether a person slipped.

Each look answers with reasons (text ids of ``metrology.why``). A slip of the person (wrong mass, wrong order) leaves
the check undecided, to be made again; a device that is plainly wrong (another unit, always the same number) fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations
from statistics import median

from kiosk.core.metrology.layout import MOST
from kiosk.core.metrology.owned import CLOCK, HUGE, SHOWN, coming_to, far_off, shows, sound, too_coarse, usable_for
from kiosk.core.metrology.plans import Plan, Task
from kiosk.core.metrology.values import Point, Reference
from kiosk.core.texts import Sentence

UNITS: Mapping[str, Decimal] = {
    "lb": Decimal("2.20462"),
    "1/lb": Decimal("0.453592"),
    "N": Decimal("9.80665"),
    "1/N": Decimal("0.101972"),
    "kPa": Decimal("0.133322"),
    "1/kPa": Decimal("7.50062"),
    "inch": Decimal("0.393701"),
    "1/inch": Decimal("2.54"),
    "×10": Decimal(10),
    "×0.1": Decimal("0.1"),
    "×100": Decimal(100),
    "×0.01": Decimal("0.01"),
    "×1000": Decimal(1000),
    "×0.001": Decimal("0.001"),
    "mmol/L": Decimal("0.0555"),
}
"""How a reading relates to the load when the device speaks another unit."""
_NEAR, _FAR = Decimal("0.03"), Decimal("0.15")
SERIES = ("zero", "load", "interval", "compare")
FEW = 3
"""Of so many points one may be a slip; if more are, it is the device."""


def reasons(
    plan: Plan, points: Sequence[Point], references: Sequence[Reference], day: date, kind: str
) -> list[Sentence]:
    """Return why these points cannot be judged; empty: they can."""
    tasks = tasks_of(plan, kind)
    if not points:
        return [Sentence("metrology.why.nothing")]
    numbers = [one for point in points for one in (point.true, point.reading, point.u)]
    if not all(one.is_finite() and abs(one) < HUGE for one in numbers) or any(point.u < 0 for point in points):
        return [Sentence("metrology.why.no-number")]
    if any(point.task not in tasks for point in points) or len({point.task for point in points}) < len(points):
        return [Sentence("metrology.why.other-plan")]
    return [*_of_references(plan, points, references, day, kind), *_of_order(points, tasks)]


def tasks_of(plan: Plan, kind: str) -> Mapping[str, Task]:
    """Return the tasks of a plan by their keys."""
    return {task.key: task for task in (plan.daily if kind == "daily" else plan.full)}


def _of_references(
    plan: Plan, points: Sequence[Point], references: Sequence[Reference], day: date, kind: str
) -> Iterator[Sentence]:
    known = {one.id: one for one in references} | ({CLOCK.id: CLOCK} if plan.clock else {})
    tasks = tasks_of(plan, kind)
    loaded = [point for point in points if tasks[point.task].kind not in ("zero", "confirm")]
    used = {one for point in loaded for one in point.references}
    if any(not point.references for point in loaded) or used - set(known):
        yield Sentence("metrology.why.no-reference")
        return
    for one in sorted(used, key=lambda each: known[each].name):
        if known[one].kind != plan.reference or not usable_for(plan, known[one], day, kind):
            yield Sentence("metrology.why.reference-due", (known[one].name,))
            return
    if any(len(set(point.references)) < len(point.references) for point in loaded):
        yield Sentence("metrology.why.reference-other")  # nothing is put on twice at a time
        return
    for point in loaded:  # what was told of a point must be what its references come to
        nominal = tasks[point.task].nominal if plan.reference in SHOWN else None
        true, u = coming_to(plan, [known[one] for one in point.references], nominal)
        off = far_off(plan, true, point.true) if shows(plan) else abs(true - point.true) > plan.limit(point.true) / 100
        if off or u > point.u * Decimal("1.01") + Decimal("1e-8"):
            yield Sentence("metrology.why.reference-other")
            return


def wanted(plan: Plan, task: Task, point: Point) -> Decimal:
    """Return the load as the plan has it: a bath that stood a little beside it is no other load."""
    return task.nominal if shows(plan) and task.nominal is not None else point.true


def _of_order(points: Sequence[Point], tasks: Mapping[str, Task]) -> Iterator[Sentence]:
    """Going up came before coming down, and the loads rose and fell; one point made again later may be late."""
    ways = {way: [one for one in points if tasks[one.task].direction == way] for way in ("up", "down")}
    rising = [one.true for one in ways["up"]]
    falling = [one.true for one in ways["down"]]
    timed = [median([one.seconds for one in each]) for each in ways.values() if each]
    wrong = rising != sorted(rising) or falling != sorted(falling, reverse=True) or timed != sorted(timed)
    if wrong:
        yield Sentence("metrology.why.order")


def too_few(plan: Plan, points: Iterable[Point]) -> Sentence | None:
    """Say whether a full check has too few different loads, or too small ones."""
    tasks = tasks_of(plan, "full")
    series = [point for point in points if tasks[point.task].kind in SERIES]
    loads = {wanted(plan, tasks[point.task], point) for point in series}
    if len(loads) < plan.minimum or max(point.true for point in series) < plan.least_top * Decimal("0.98"):
        return Sentence("metrology.why.too-few", (f"{plan.least_top:f} {plan.symbol}", str(plan.minimum)))
    return None


def coarse(plan: Plan, points: Iterable[Point], resolution: Decimal) -> Sentence | None:
    """Say whether the device, or a reference, is too coarse for the limits of the plan."""
    if plan.coarsest is not None and resolution > plan.coarsest:
        return Sentence(
            "metrology.why.device-coarse", (f"{resolution:f} {plan.symbol}", f"{plan.coarsest:f} {plan.symbol}")
        )
    if any(too_coarse(plan, point.true, point.u, resolution) for point in points):
        return Sentence("metrology.why.reference-coarse")
    return None


def broken(plan: Plan, points: Sequence[Point], kind: str) -> Sentence | None:
    """Say what is plainly wrong with the device: not passed when looked at, stuck, another unit."""
    tasks = tasks_of(plan, kind)
    if any(tasks[one.task].kind == "confirm" and one.reading != 1 for one in points):
        return Sentence("metrology.why.looked")
    series = [one for one in points if tasks[one.task].kind in SERIES]
    true = [one.true for one in series]
    if len(series) > 1 and max(true) - min(true) > 4 * plan.limit(max(true)) and len({x.reading for x in series}) == 1:
        return Sentence("metrology.why.stuck", (f"{series[0].reading:f} {plan.symbol}",))
    ratios = [one.reading / one.true for one in points if one.true > 4 * plan.limit(one.true)]
    unit = _unit(ratios)
    return Sentence("metrology.why.unit", (unit,)) if unit else None


def _unit(ratios: Sequence[Decimal]) -> str:
    """Name the unit that all loads seem to be told in; empty: the right one, or nothing known."""
    if not ratios or abs(median(ratios) - 1) < _FAR:
        return ""
    name, ratio = min(UNITS.items(), key=lambda unit: abs(median(ratios) / unit[1] - 1))
    return name.removeprefix("1/") if all(abs(one / ratio - 1) < _NEAR for one in ratios) else ""


def slip(
    plan: Plan, points: Sequence[Point], errors: Sequence[Decimal], references: Sequence[Reference], kind: str
) -> Sentence | None:
    """Name a point with another load on it than was asked for: far off, and right for what else there is."""
    tasks = tasks_of(plan, kind)
    far = []
    for point, error in zip(points, errors, strict=True):
        if tasks[point.task].kind != "confirm" and abs(error) > max(3 * plan.limit(point.true), abs(point.true) / 20):
            far.append((point, point.true + error))
    if not far or len(far) * FEW > len(points):
        return None
    known = _known(plan, points, references)
    guesses = [(point, _guess(plan, point, seen, known)) for point, seen in far]
    if any(guess is None for _, guess in guesses) or _ends(guesses):
        return None
    point, guess = guesses[0]
    return Sentence("metrology.why.wrong-load", (_told(plan, point.true), _told(plan, guess)))


def _ends(guesses: Sequence[tuple[Point, Decimal | None]]) -> bool:
    """Whether it says the same for loads that are not the same: it goes no further, whoever puts what on it."""
    return any(one.true != other.true and seen == said for (one, seen), (other, said) in combinations(guesses, 2))


def _told(plan: Plan, load: Decimal | None) -> str:
    return f"{round(load or Decimal(0), 2).normalize() + 0:f} {plan.symbol}"


def _known(plan: Plan, points: Sequence[Point], references: Sequence[Reference]) -> list[Decimal]:
    """Return every load there may have been: none at all, those of the check, and what the references come to."""
    loads = {Decimal(0), *(point.true for point in points)}
    usable = [one for one in references if one.kind == plan.reference and sound(plan, one)][:MOST]
    most = len(usable) if plan.reference == "mass" else 1
    for count in range(1, most + 1) if plan.reference not in SHOWN else ():
        loads |= {coming_to(plan, group)[0] for group in combinations(usable, count)}
    return sorted(loads)


def _guess(plan: Plan, point: Point, seen: Decimal, known: Iterable[Decimal]) -> Decimal | None:
    near = [one for one in known if one != point.true and abs(seen - one) <= 2 * plan.limit(one)]
    return min(near, key=lambda one: abs(seen - one), default=None)
