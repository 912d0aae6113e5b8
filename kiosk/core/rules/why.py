"""The rule itself, factor grades in, overall grade out; and the same rule in words, for the answer's ``why``.

A factor's grade is 1–3, 4 (only the seniors' table of grades 4 and 5 is reached) or 5 (below every table).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kiosk.core.rules.sets import ABSOLUTE_GRIP, FACTORS, ItemSet

TAKING_PART = 7
"""What a child gets below grade 3: a certificate of taking part (참가증), which is no grade."""
LAST_ITEM_GRADE = 3
BODY = "body_composition"
MOTOR = "motor"
"""The best of all motor items that were measured: one is enough."""
LOW_TABLE = (ABSOLUTE_GRIP, "lower_strength", "coordination")


def ladder(found: ItemSet, factor: Mapping[str, int]) -> int:
    """Return the overall grade of a person whose every factor is known; better factors never give a worse grade."""
    return _senior(factor) if found is ItemSet.SENIOR else _young(found, factor)


def _young(found: ItemSet, factor: Mapping[str, int]) -> int:
    weakest = max(factor[name] for name in FACTORS[found].health)
    for grade in (1, 2):
        if weakest <= grade and factor[MOTOR] <= grade:
            return grade
    if weakest <= LAST_ITEM_GRADE and factor[BODY] <= LAST_ITEM_GRADE:
        return 3
    if found is ItemSet.CHILD:
        return TAKING_PART
    return 6 - sum(factor[name] <= LAST_ITEM_GRADE for name in ("cardio", "strength"))


def _senior(factor: Mapping[str, int]) -> int:
    weakest = max(factor[name] for name in FACTORS[ItemSet.SENIOR].health)
    if weakest <= LAST_ITEM_GRADE:
        return weakest
    grip, chair, figure8 = (factor[name] <= 4 for name in LOW_TABLE)
    if figure8 and (grip or chair):
        return 4
    return 5 if figure8 or grip or chair else 6


def reason_of(found: ItemSet, grade: int, measured: Mapping[str, int], states: Mapping[str, int | None]) -> str:
    """Put a decided grade into words. ``measured`` are factors, ``states`` what the rule looked at."""
    known = {name: state for name, state in states.items() if state is not None}
    if found is ItemSet.SENIOR:
        return _senior_words(grade, known)
    if grade <= 2:
        motor = [name for name in FACTORS[found].motor if measured.get(name, 9) <= grade]
        return f"every health factor at grade {grade} or better, and of the motor factors {_list(motor)}"
    if grade == 3:
        return "every health factor at grade 3 or better and body composition in range; motor factors are not asked"
    failed = _below(known, FACTORS[found].health)
    failed += [BODY] if known.get(BODY, 0) > LAST_ITEM_GRADE else []
    below = f"not reached for grade 3: {_list(failed)}"
    if grade == TAKING_PART:
        return f"{below}; a child below grade 3 gets a certificate of taking part"
    base = {4: "cardio and strength both", 5: "one of cardio and strength", 6: "neither cardio nor strength"}[grade]
    return f"{base} at grade 3 or better; {below}"


def _senior_words(grade: int, known: Mapping[str, int]) -> str:
    if grade <= LAST_ITEM_GRADE:
        weakest = [name for name in FACTORS[ItemSet.SENIOR].health if known.get(name) == grade]
        return f"all six factors at grade {grade} or better; the weakest decides: {_list(weakest)}"
    reached = [name for name in LOW_TABLE if known.get(name, 9) <= 4]
    failed = _below(known, FACTORS[ItemSet.SENIOR].health)
    words = f"reached in the table of grades 4 and 5: {_list(reached)}"
    return f"{words}; not reached for grade 3: {_list(failed)}"


def unsure(missing: Sequence[str], possible: Sequence[int]) -> str:
    """Say what the grade waits for, and between which grades it is open."""
    open_ = f"; the grade could be {_list(possible)}" if possible else ""
    return f"not measured: {_list(missing)}{open_}"


def _below(known: Mapping[str, int], names: Iterable[str]) -> list[str]:
    return [name for name in names if known.get(name, 0) > LAST_ITEM_GRADE]


def _list(names: Sequence[object]) -> str:
    return ", ".join(str(name) for name in names) or "none"
