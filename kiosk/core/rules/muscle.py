"""Muscle: AWGS 2019 and 2025. Screening words for staff; residents see the plain sentence for them.

2019: low mass with low strength or low performance is sarcopenia, all three are severe, low strength or performance
alone is possible sarcopenia. 2025: low mass and low strength; performance is an outcome and there is no severity.
A centre chooses one edition and says which.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from kiosk.core.norms.cutoffs import cuts, low
from kiosk.core.norms.tables import weakest
from kiosk.core.resident import Sex

NONE, POSSIBLE, SARCOPENIA, SEVERE = "none", "possible", "sarcopenia", "severe"


@dataclass(frozen=True, slots=True)
class Muscle:
    """One edition's class, or the reason why there is none."""

    name: str | None
    reason: str
    source: str
    confidence: str = ""


def awgs2019(sex: Sex, age: int, grip_kg: Decimal | None, gait_mps: Decimal | None, asm_h2: Decimal | None) -> Muscle:
    """Classify by AWGS 2019; None is not measured, and decides nothing that it could change."""
    measured = {"awgs2019_asm_h2_bia": asm_h2, "awgs2019_grip": grip_kg, "awgs2019_gait_6m": gait_mps}
    found = _lows(measured, sex, age)
    return (
        found
        if isinstance(found, Muscle)
        else _certain({_class2019(*way) for way in product(*found)}, measured, sex, age)
    )


def awgs2025(sex: Sex, age: int, grip_kg: Decimal | None, asm_h2: Decimal | None) -> Muscle:
    """Classify by AWGS 2025 (from 50); None is not measured."""
    measured = {"awgs2025_asm_h2_bia": asm_h2, "awgs2025_grip": grip_kg}
    found = _lows(measured, sex, age)
    if isinstance(found, Muscle):
        return found
    return _certain(
        {SARCOPENIA if mass and strength else NONE for mass, strength in product(*found)}, measured, sex, age
    )


def _class2019(mass: bool, strength: bool, performance: bool) -> str:
    if mass and strength and performance:
        return SEVERE
    if mass and (strength or performance):
        return SARCOPENIA
    return POSSIBLE if strength or performance else NONE


def _lows(measured: dict[str, Decimal | None], sex: Sex, age: int) -> list[tuple[bool, ...]] | Muscle:
    """Return what each measure may be: low, not low, or (not measured) either; or why nothing can be said."""
    ways: list[tuple[bool, ...]] = []
    for measure, value in measured.items():
        if not cuts(measure, sex, age):
            return Muscle(None, "no_norm_for_age", f"cut-offs: no row for {measure} {sex.value} {age}")
        ways.append((False, True) if value is None else (bool(low(measure, value, sex, age)),))
    return ways


def _certain(classes: set[str], measured: dict[str, Decimal | None], sex: Sex, age: int) -> Muscle:
    rows = [row for measure in measured for row in cuts(measure, sex, age)]
    source = " | ".join(row.cited for row in rows)
    confidence = weakest(row.confidence for row in rows)
    if len(classes) > 1:
        return Muscle(None, "items_missing", source, confidence)
    return Muscle(classes.pop(), "", source, confidence)
