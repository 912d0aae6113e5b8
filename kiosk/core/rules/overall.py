"""The overall grade by the rules of June 2025 (fitness-tests §4), decided only where it is certain.

Adults and youth: 1 and 2 need all four factors of health and one motor item; 3 needs health and body composition;
4, 5, 6 look at cardio and strength alone. Children: 1–3, else a certificate of taking part. Seniors: the weakest of
six factors; then figure-8, absolute grip and chair stand. Of items that may stand for the same thing (two runs, body
fat or BMI, any motor item) the better of those measured counts. What was not measured at all may be anything: where
every possible result gives the same grade, that is the grade; else there is none, and ``missing`` says what it needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import product

from kiosk.core.norms.grading import rows_of
from kiosk.core.norms.tables import grades
from kiosk.core.resident import Sex
from kiosk.core.rules.sets import ABSOLUTE_GRIP, FACTORS, Factors, ItemSet, completed, item_set
from kiosk.core.rules.why import BODY, LAST_ITEM_GRADE, MOTOR, TAKING_PART, ladder, reason_of, unsure

NOT_EARNED = 5
"""As a factor's grade: below every table. 4: only the seniors' table of grades 4 and 5 is reached."""
ANYTHING = (1, 2, 3, NOT_EARNED)
SOURCE = "국민체력100 overall rule since 2025-06-02: KSPO grade table; MCST Notice 2025-0027 annex 3"
CONFIDENCE = {ItemSet.ADULT: "high"}


@dataclass(frozen=True, slots=True)
class Overall:
    """The overall grade (1 best), or None; ``missing`` are items, any one of a factor's is enough.

    ``factors`` are the grades of what was measured (None: below the lowest); ``possible`` the grades that are left.
    """

    grade: int | None
    why: str
    missing: tuple[str, ...] = ()
    reason: str = ""
    factors: Mapping[str, int | None] = field(default_factory=dict)
    possible: tuple[int, ...] = ()
    source: str = SOURCE
    confidence: str = ""


States = tuple[tuple[str, int | None], ...]


def overall(sex: Sex, age: int, values: Mapping[str, Decimal]) -> Overall:
    """Decide from recorded values by measure (names of the grade tables; unknown ones are ignored)."""
    found = item_set(age)
    if found is None:
        return Overall(None, "there is no standard under 11 years", reason="no_norm_for_age")
    factors, values = FACTORS[found], completed(values)
    measured = {
        name: state
        for name, items in (*factors.health.items(), *factors.motor.items())
        if (state := _best(_state(item, sex, age, values[item]) for item in items if item in values)) is not None
    }
    states = _states(found, factors, sex, age, values, measured)
    possible, matters = outcomes(found, states)
    left = tuple(one for one in possible if one != TAKING_PART)
    grade: int | None = None
    if len(possible) > 1:
        reason, why = "items_missing", unsure([name for name, state in states if name in matters], left)
    else:
        grade, reason = (left[0], "") if left else (None, "taking_part")
        why = reason_of(found, possible[0], measured, dict(states))
    return Overall(
        grade,
        why,
        _missing(factors, states, matters),
        reason,
        {name: state if state <= LAST_ITEM_GRADE else None for name, state in measured.items()},
        left,
        confidence=CONFIDENCE.get(found, "medium"),
    )


def _states(
    found: ItemSet,
    factors: Factors,
    sex: Sex,
    age: int,
    values: Mapping[str, Decimal],
    measured: Mapping[str, int],
) -> States:
    """Return what the rule looks at, None where nothing was measured: health factors, the best motor item, and body
    composition (or, for seniors, absolute grip)."""
    health = [(name, measured.get(name)) for name in factors.health]
    if found is ItemSet.SENIOR:
        grip = values.get(ABSOLUTE_GRIP)
        return (*health, (ABSOLUTE_GRIP, None if grip is None else _state(ABSOLUTE_GRIP, sex, age, grip)))
    motor = _best(measured[name] for name in factors.motor if name in measured)
    inside = [in_range(item, sex, age, values[item]) for item in factors.body if item in values]
    return (*health, (MOTOR, motor), (BODY, (1 if any(inside) else NOT_EARNED) if inside else None))


def in_range(item: str, sex: Sex, age: int, value: Decimal) -> bool:
    """Whether one item of body composition lies in the range of overall grade 3."""
    tests = {
        "3_min_inclusive": lambda limit: value >= limit,
        "3_min_exclusive": lambda limit: value > limit,
        "3_max_exclusive": lambda limit: value < limit,
    }
    rows = [row for row in grades()[item] if row.mark in tests and row.fits(sex, age)]
    return all(tests[row.mark](row.threshold) for row in rows)


def _state(item: str, sex: Sex, age: int, value: Decimal) -> int:
    for row in rows_of(grades(), item, sex, age):
        if row.earned(value):
            return int(row.mark)
    low = [row for row in grades().get(item, ()) if row.mark in ("4", "5") and row.fits(sex, age)]
    return 4 if any(row.earned(value) for row in low) else NOT_EARNED


def _best(found: Iterable[int]) -> int | None:
    return min(found, default=None)


@lru_cache(maxsize=4096)
def outcomes(found: ItemSet, states: States) -> tuple[tuple[int, ...], frozenset[str]]:
    """Return every grade that is still possible, and the names of what was not measured and could change it."""
    names = [name for name, _ in states]
    ways = [(state,) if state is not None else _any(name) for name, state in states]
    results = {way: ladder(found, dict(zip(names, way, strict=True))) for way in product(*ways)}
    matters = set()
    for place, name in enumerate(names):
        seen: dict[tuple[int, ...], int] = {}
        if any(seen.setdefault((*way[:place], *way[place + 1 :]), grade) != grade for way, grade in results.items()):
            matters.add(name)
    return tuple(sorted(set(results.values()))), frozenset(matters)


def _any(name: str) -> tuple[int, ...]:
    return (1, NOT_EARNED) if name in (BODY, ABSOLUTE_GRIP) else ANYTHING


def _missing(factors: Factors, states: States, matters: frozenset[str]) -> tuple[str, ...]:
    """Name the items of every health factor that was not measured, and of what else could still decide."""
    motor = tuple(item for items in factors.motor.values() for item in items)
    items = {**factors.health, MOTOR: motor, BODY: factors.body, ABSOLUTE_GRIP: (ABSOLUTE_GRIP,)}
    asked = [name for name, state in states if state is None and (name in factors.health or name in matters)]
    return tuple(item for name in asked for item in items[name])
