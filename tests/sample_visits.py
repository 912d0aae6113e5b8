"""Made-up fitness visits, told by the core itself: for looking at screens and paper."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

from kiosk.core.assessment import Taken
from kiosk.core.reading import Side
from kiosk.core.resident import Person, Sex
from kiosk.core.results import Results
from kiosk.core.summary import summarise
from kiosk.core.visit import Programme, Visit
from kiosk.core.visit_record import AssessmentEnd, End

_MEASURED = {
    "body_height": "158.2",
    "body_weight": "57.3",
    "bmi": "22.9",
    "heart_rate": "68",
    "relative_grip": "33.6",
    "chair_stand_30s": "9",
    "sit_and_reach": "-3.0",
    "two_min_step": "98",
    "up_and_go_3m": "12.4",
    "figure8_walk": "31.2",
    "one_leg_stance_open": "4.2",
    "falls_12m": "1",
    "k_frail": "1",
}
_HANDS = {Side.RIGHT: "19.2", Side.LEFT: "17.4"}
_EFFORTS = ("grip", "chair_stand_30s", "two_min_step", "up_and_go_3m")


def senior() -> Results:
    """A woman of 72 after the fitness programme, who has been there before: much to find, and a plan."""
    taken = (
        *(Taken(key, ((key, Decimal(value)),)) for key, value in _MEASURED.items()),
        Taken("pressure", (("systolic_pressure", Decimal(134)), ("diastolic_pressure", Decimal(76)))),
        *(Taken("grip", (("grip_force", Decimal(value)),), side=side) for side, value in _HANDS.items()),
    )
    stay = Visit(
        UUID(int=0),
        datetime(2026, 11, 21, tzinfo=UTC),
        Programme("fitness-65", _EFFORTS, 65),
        person=Person(Sex.FEMALE, 72, 1954),
        taken=taken,
        done=tuple(AssessmentEnd(key, End.FINISHED) for key in _EFFORTS),
    )
    before = {"relative_grip": "34.1", "up_and_go_3m": "9.1", "chair_stand_30s": "10", "grip_force": "20.1"}
    return summarise(stay, {key: Decimal(value) for key, value in before.items()})
