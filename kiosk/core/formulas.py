"""Two formulas that measuring and judging share; each rounds once, by its quantity."""

from __future__ import annotations

from decimal import Decimal

from kiosk.core.quantity import QUANTITIES


def bmi(weight_kg: Decimal, height_cm: Decimal) -> Decimal:
    """Body mass index in kg/m², one decimal."""
    metres = height_cm / 100
    return QUANTITIES["bmi"].rounded(weight_kg / (metres * metres))


def relative_grip(grip_kg: Decimal, weight_kg: Decimal) -> Decimal:
    """Best grip over body weight × 100, one decimal (국민체력100)."""
    return QUANTITIES["relative_grip"].rounded(grip_kg / weight_kg * 100)
