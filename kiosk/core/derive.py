"""Values computed from measured ones; each is rounded once by its quantity."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from kiosk.core.assessment import Taken
from kiosk.core.counts import counted, counted_taken
from kiosk.core.formulas import bmi as bmi
from kiosk.core.formulas import relative_grip as relative_grip
from kiosk.core.norms.stepping import vo2max_exact
from kiosk.core.quantity import QUANTITIES
from kiosk.core.resident import Person
from kiosk.core.rules.function import sppb as sppb_of
from kiosk.core.visit_record import End

FORMULA_VERSION = "1"
"""Raise it when a formula would give another value."""
SOURCES = {
    "bmi": ("body_weight", "body_height"),
    "relative_grip": ("grip_force", "body_weight"),
    "whtr": ("waist", "body_height"),
    "gait_speed_usual": ("gait_4m_time",),
    "vo2max": ("recovery_hr_60s", "body_height", "body_weight"),
    "sppb": ("side_by_side_hold", "semi_tandem_hold", "tandem_hold", "gait_4m_time", "chair_stand_5x"),
}
"""Each computed quantity, and what it is computed from."""
AFTER = {
    "bmi": ("weight", "height", "body_composition"),
    "relative_grip": ("grip", "weight", "body_composition"),
    "whtr": ("waist", "height"),
    "gait_speed_usual": ("gait_speed", "sppb"),
    "vo2max": ("step_test", "weight", "height"),
    "sppb": ("sppb",),
}
"""The assessments whose end may make it computable."""
WALKED = Decimal(4)
"""Metres of the walk whose time is taken."""

Values = Mapping[str, Sequence[Decimal]]


def belongs(quantity: str, step: str) -> bool:
    """Whether it may be computed from a trial of this step: the SPPB from its own alone. Who needed the arms in it has
    no points for the chair, whatever another test of the same visit says."""
    return quantity != "sppb" or not step.startswith(("gait_speed-", "chair_stand_5x-"))


def derived(quantity: str, values: Values, person: Person | None = None) -> Decimal | None:
    """Compute a quantity from all values of its sources, oldest first; None when one is missing.

    Only the aerobic capacity depends on the person: without one, or outside 19–64, there is none. Of the SPPB the
    walk and the chair may be missing, which gives no points: whoever finished the test without them was not able to.
    """
    found = {source: counted(source, values.get(source, ())) for source in SOURCES[quantity]}
    if quantity == "sppb":
        return _sppb(found)
    sources = [value for value in found.values() if value is not None]
    if len(sources) < len(found):
        return None
    if quantity == "vo2max":
        return _vo2max(person, *sources)
    made: Mapping[str, Callable[..., Decimal]] = {
        "bmi": bmi,
        "relative_grip": relative_grip,
        "whtr": whtr,
        "gait_speed_usual": gait_speed,
    }
    return made[quantity](*sources)


def complete(quantity: str, values: Values) -> bool:
    """Whether every source is there, so that the quantity may be made where nobody says that a test was finished."""
    return all(values.get(source) for source in SOURCES[quantity])


def newest(taken: Sequence[Taken], quantity: str) -> Decimal | None:
    """Return the newest value of a quantity, or None."""
    for trial in reversed(taken):
        value = trial.get(quantity)
        if value is not None:
            return value
    return None


def best_grip(taken: Sequence[Taken]) -> Decimal | None:
    """Return the best of all grip trials, both hands (fitness-tests §5.1), in kg."""
    return counted_taken(taken, "grip_force")


def whtr(waist_cm: Decimal, height_cm: Decimal) -> Decimal:
    """Waist over height, two decimals."""
    return QUANTITIES["whtr"].rounded(waist_cm / height_cm)


def gait_speed(seconds: Decimal) -> Decimal:
    """Metres a second of the walk over four metres, two decimals, from its recorded time."""
    return QUANTITIES["gait_speed_usual"].rounded(WALKED / seconds)


def _vo2max(person: Person | None, beats: Decimal, height: Decimal, weight: Decimal) -> Decimal | None:
    if person is None:
        return None
    value = vo2max_exact(person.sex, person.age, height, weight, beats)
    return None if value is None else QUANTITIES["vo2max"].rounded(value)


def _sppb(found: Mapping[str, Decimal | None]) -> Decimal | None:
    """The three stances end at the first that was not held; the walk and the chair may not have been possible."""
    if found["side_by_side_hold"] is None:
        return None
    total, _ = sppb_of({**found, "chair_stand_5x_time": found["chair_stand_5x"]})
    return Decimal(total)


def computed(
    taken: Sequence[Taken],
    assessment: str,
    person: Person | None = None,
    ended: End = End.FINISHED,
) -> tuple[tuple[str, Decimal], ...]:
    """What the end of this assessment makes computable, such as BMI after weight. An SPPB must have been finished."""
    made = []
    for quantity, assessments in AFTER.items():
        if assessment not in assessments or (quantity == "sppb" and ended is not End.FINISHED):
            continue
        mine = [trial for trial in taken if belongs(quantity, trial.step)]
        value = derived(quantity, {source: _values(mine, source) for source in SOURCES[quantity]}, person)
        kind = QUANTITIES[quantity]
        if value is not None and kind.low <= value <= kind.high and value != newest(taken, quantity):
            made.append((quantity, value))
    return tuple(made)


def _values(taken: Sequence[Taken], source: str) -> tuple[Decimal, ...]:
    return tuple(value for trial in taken if (value := trial.get(source)) is not None)
