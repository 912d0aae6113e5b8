"""The safety gate before any effort, grip included (decision 26).

Questions: the seven of 국민체력100's self-check (PAR-Q idea, fitness-tests §2). Pressure: systolic ≤ 160 and diastolic
≤ 100 mmHg, whole numbers, equal passes. Fever: below 37.5 °C, where it was measured. Pure; the visit asks it each time
an effort test would begin, and each time one would measure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

QUESTIONS = tuple(f"safety.{number}" for number in range(1, 8))
SYSTOLIC_LIMIT = Decimal(160)
DIASTOLIC_LIMIT = Decimal(100)
FEVER = Decimal("37.5")
CALLED = ("pressure", "fever", "unchecked")
"""What closes the gate and calls staff."""
HELPER_FROM = 65
"""From this age on a helper is within reach for balance, gait, chair and step tests (fitness-tests §2)."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether effort is allowed; ``reason`` is a word: unanswered, safety, fever, unmeasured, pressure, unchecked."""

    allowed: bool
    reason: str = ""


def above_gate(systolic: Decimal, diastolic: Decimal) -> bool:
    """Whether a pressure closes the gate."""
    return systolic > SYSTOLIC_LIMIT or diastolic > DIASTOLIC_LIMIT


def effort_allowed(
    answers: Mapping[str, bool],
    cleared: frozenset[str],
    pressure: tuple[Decimal, Decimal] | None,
    temperature: Decimal | None = None,
    *,
    trusted: bool = True,
) -> Verdict:
    """Judge; ``cleared`` are the questions a member of staff has cleared, ``pressure`` what `gate_pressure` says.

    A clearance never opens the gate for a fever, or for a high or a missing pressure. ``trusted`` False: the cuff was
    out of its limits, as its checks say. A high pressure of such a cuff still closes the gate; a low one does not open
    it, since the true one may be high.
    """
    if any(question not in answers and question not in cleared for question in QUESTIONS):
        return Verdict(False, "unanswered")
    if any(yes and question not in cleared for question, yes in answers.items()):
        return Verdict(False, "safety")
    if temperature is not None and temperature >= FEVER:
        return Verdict(False, "fever")
    if pressure is None:
        return Verdict(False, "unmeasured")
    if above_gate(*pressure):
        return Verdict(False, "pressure")
    if not trusted:
        return Verdict(False, "unchecked")
    return Verdict(True)
