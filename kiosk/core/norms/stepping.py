"""The three-minute step test: aerobic capacity from the recovery pulse, and classes of the recovery count.

The 국민체력100 formula (30 cm, 96 beats a minute, pulse one minute after the end) is for adults of 19–64 alone; above,
it is not valid. The YMCA and CPHA classes count 60 s right after another step and are another measure.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from kiosk.core.norms.tables import Row, steps
from kiosk.core.resident import Sex

VO2_AGES = range(19, 65)
VO2_SOURCE = "국민체력100 step test (30 cm, 96/min, 3 min), KSPO FAQ 36786: adults 19-64"
_TERMS = {
    # constant, age, height in cm, weight in kg, recovery pulse
    Sex.MALE: ("70.597", "-0.246", "0.077", "-0.222", "-0.147"),
    Sex.FEMALE: ("54.337", "-0.185", "0.097", "-0.246", "-0.122"),
}


def vo2max_exact(sex: Sex, age: int, height_cm: Decimal, weight_kg: Decimal, recovery_hr: Decimal) -> Decimal | None:
    """Return the estimate in mL/kg/min, not rounded; None outside 19–64. Far-off bodies may give 0 and less."""
    if age not in VO2_AGES:
        return None
    terms = [Decimal(term) for term in _TERMS[sex]]
    factors = (Decimal(1), Decimal(age), height_cm, weight_kg, recovery_hr)
    return sum((term * factor for term, factor in zip(terms, factors, strict=True)), Decimal(0))


def vo2max(sex: Sex, age: int, height_cm: Decimal, weight_kg: Decimal, recovery_hr: Decimal) -> Decimal | None:
    """Return the estimate to two decimals, half up; None outside 19–64."""
    exact = vo2max_exact(sex, age, height_cm, weight_kg, recovery_hr)
    return None if exact is None else exact.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class StepClass:
    """The class of a recovery count, or the reason why there is none."""

    name: str | None
    reason: str
    source: str
    confidence: str = ""


def step_class(instrument: str, sex: Sex, age: int, recovery_hr: Decimal) -> StepClass:
    """Return the best class whose largest count is not passed; no class above the last one that the table names."""
    rows = _rows(instrument, sex, age)
    for row in rows:
        if row.earned(recovery_hr):
            return StepClass(row.mark.removesuffix("_max"), "", row.cited, row.confidence)
    if not rows:
        known = any(one.instrument == instrument and one.fits(sex, one.age_min) for one in steps()["recovery_hr_60s"])
        reason = "no_norm_for_age" if known else "no_norm_for_sex"
        return StepClass(None, reason, f"{instrument}: no row for {sex.value} {age}")
    return StepClass(None, "outside_table", rows[-1].cited, rows[-1].confidence)


def _rows(instrument: str, sex: Sex, age: int) -> list[Row]:
    rows = [row for row in steps()["recovery_hr_60s"] if row.instrument == instrument and row.fits(sex, age)]
    return sorted(rows, key=lambda row: row.threshold)
