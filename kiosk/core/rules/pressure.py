"""Blood pressure: the class of a reading, and the gate before any effort. One visit is not a diagnosis.

Pressure is recorded in whole mmHg. The class compares the number as it is given; the gate rounds it half up first.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kiosk.core.norms.cutoffs import Class, classify, low
from kiosk.core.norms.tables import weakest
from kiosk.core.quantity import QUANTITIES

ORDER = ("normal", "normal_or_elevated", "elevated", "prehypertension", "stage1", "stage2")
"""Mild to worse. The diastolic table does not tell the first two apart: the systolic one does."""


@dataclass(frozen=True, slots=True)
class Pressure:
    """The class of one reading (the worse of the two), and whether only the upper number is high."""

    name: str | None
    isolated_systolic: bool | None
    reason: str
    source: str
    confidence: str = ""


def pressure_class(sbp: Decimal, dbp: Decimal, age: int | None = None) -> Pressure:
    """Classify a reading of an adult; under 19 there is no norm. An unknown age is taken for an adult's."""
    upper, lower = classify("bp_systolic", sbp, age=age), classify("bp_diastolic", dbp, age=age)
    if upper.name is None or lower.name is None:
        return Pressure(None, None, upper.reason, upper.source)
    worse = max((upper, lower), key=lambda one: ORDER.index(one.name or ""))
    if lower.name == "normal_or_elevated":
        worse = upper
    alone = low("bp_isolated_systolic_sbp", sbp) and low("bp_isolated_systolic_dbp", dbp)
    return Pressure(worse.name, bool(alone), "", f"{upper.source} | {lower.source}", _sure(upper, lower))


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether effort tests may begin; ``why`` is empty when they may."""

    allowed: bool
    why: tuple[str, ...]
    source: str
    confidence: str = ""


def exercise_gate(sbp: Decimal, dbp: Decimal, parq_yes: int) -> Gate:
    """Let somebody on only with pressure up to 160/100 and no yes in the safety questions."""
    upper = classify("exercise_gate_systolic", _whole("systolic_pressure", sbp))
    lower = classify("exercise_gate_diastolic", _whole("diastolic_pressure", dbp))
    why = (
        *(("systolic above 160",) if upper.name != "allowed" else ()),
        *(("diastolic above 100",) if lower.name != "allowed" else ()),
        *((f"{parq_yes} yes in the safety questions",) if parq_yes else ()),
    )
    return Gate(not why, why, f"{upper.source} | {lower.source} | PAR-Q: any yes", _sure(upper, lower))


def _whole(quantity: str, value: Decimal) -> Decimal:
    return QUANTITIES[quantity].rounded(value)


def _sure(*classes: Class) -> str:
    return weakest(one.confidence for one in classes)
