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
from kiosk.core.visit_record import AssessmentEnd, End, Instrument

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


def senior(*, unchecked: frozenset[str] = frozenset()) -> Results:
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
    return summarise(stay, {key: Decimal(value) for key, value in before.items()}, unchecked=unchecked)


_CUFF = Instrument("and-ua-651ble", "A&D", "UA-651BLE", "5230", datetime(2026, 11, 2, tzinfo=UTC))
_SCALE = Instrument("cas-ci-400", "CAS", "CI-400", "77")
_USED = {"systolic_pressure": _CUFF, "diastolic_pressure": _CUFF, "heart_rate": _CUFF, "body_weight": _SCALE}


def _small(age: int, done: tuple[AssessmentEnd, ...], **values: str) -> Results:
    pressure = ("systolic_pressure", "diastolic_pressure", "heart_rate")
    together = tuple((key, Decimal(values.pop(key))) for key in pressure if key in values)
    taken = (*(Taken("pressure", together) for _ in range(2) if together),)
    taken += tuple(Taken(key, ((key, Decimal(value)),)) for key, value in values.items())
    person = Person(Sex.MALE, age, 2026 - age)
    stay = Visit(UUID(int=0), datetime(2026, 11, 21, tzinfo=UTC), Programme("x", ()), person, taken=taken, done=done)
    return summarise(stay, {}, instruments=_USED)


def fine() -> Results:
    """A man of 79 after the basic programme: all of it within its range."""
    numbers = {"systolic_pressure": "124", "diastolic_pressure": "74", "heart_rate": "66"}
    body = {"body_height": "166.2", "body_weight": "63.1", "bmi": "22.8"}
    return _small(79, (AssessmentEnd("pressure", End.FINISHED),), **numbers, **body)


def dangerous() -> Results:
    """A man of 79 whose pressure stayed very high, and whose oxygen was low: staff are called."""
    numbers = {"systolic_pressure": "192", "diastolic_pressure": "104", "heart_rate": "88"}
    barred = AssessmentEnd("grip", End.UNSAFE, "pressure")
    return _small(79, (barred,), **numbers, spo2="88", body_weight="63.1")


def nothing() -> Results:
    """Nothing was measured, for two reasons."""
    declined = AssessmentEnd("weight", End.REFUSED, "declined")
    return _small(79, (declined, AssessmentEnd("pressure", End.FAULT, "absent")))


def young() -> Results:
    """A boy of 15 after the programme of his age."""
    body = {"body_height": "170.1", "body_weight": "61.0", "bmi": "21.1"}
    fitness = {"relative_grip": "52.0", "curl_up": "30", "sit_and_reach": "6.0", "shuttle_run_20m": "48"}
    return _small(15, (AssessmentEnd("curl_up", End.FINISHED),), **body, **fitness)
