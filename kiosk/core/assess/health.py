"""The kinds of ``kiosk assess`` about health: pressure, body, glucose, muscle, everyday function, frailty.

Class names are the tables' keys, for staff and machines; residents see the plain sentence for them.
"""

from __future__ import annotations

from decimal import Decimal

from kiosk.core import norms, rules
from kiosk.core.assess.fitness import Answer, said
from kiosk.core.assess.number import BadRequest
from kiosk.core.assess.request import Request
from kiosk.core.norms.tables import weakest
from kiosk.core.quantity import QUANTITIES
from kiosk.core.rules.function import BALANCE, SPPB_SOURCE

SAFETY_QUESTIONS = 7
SPPB_FIELDS = {
    "side_by_side_s": "side_by_side_hold",
    "semi_tandem_s": "semi_tandem_hold",
    "tandem_s": "tandem_hold",
    "gait_4m_s": "gait_4m_time",
    "chair_5x_s": "chair_stand_5x_time",
}


def exercise_gate(request: Request) -> Answer:
    """Whether effort tests may begin."""
    sbp, dbp = _pressure(request)
    found = rules.exercise_gate(sbp, dbp, request.count("parq_yes", SAFETY_QUESTIONS))
    fields: Answer = {"allowed": found.allowed, "refer_to_staff": not found.allowed, "why": "; ".join(found.why)}
    return said(fields, found.source, found.confidence)


def bp(request: Request) -> Answer:
    """Class of a blood-pressure reading."""
    sbp, dbp = _pressure(request)
    found = rules.pressure_class(sbp, dbp, request.age_if_given())
    fields: Answer = {"bp_class": found.name, "isolated_systolic": found.isolated_systolic}
    return said(fields, found.source, found.confidence, found.reason)


def _pressure(request: Request) -> tuple[Decimal, Decimal]:
    """Return both numbers; what no living cuff reads is refused, so that it never opens the gate."""
    sbp, dbp = request.number("sbp", "systolic_pressure"), request.number("dbp", "diastolic_pressure")
    for name, quantity, value in (("sbp", "systolic_pressure", sbp), ("dbp", "diastolic_pressure", dbp)):
        if value < QUANTITIES[quantity].low:
            raise BadRequest(f"{name} is no possible value")
    return sbp, dbp


def bmi(request: Request) -> Answer:
    """Class of an adult's BMI."""
    return _class(request, "bmi", "bmi_class")


def waist(request: Request) -> Answer:
    """Class of an adult's waist."""
    request.sex()
    return _class(request, "waist", "class")


def glucose_fasting(request: Request) -> Answer:
    """Class of a fasting glucose."""
    return _class(request, "glucose_fasting", "class")


def cutoff(request: Request) -> Answer:
    """Class of any measure of the table of cut-offs; ``classes`` are all that hold the value."""
    measure = request.text("measure")
    answer = _class(request, measure, "class")
    rows = norms.cuts(measure, request.sex_if_given(), request.age_if_given())
    value = request.number("value", measure)
    return {"class": answer.pop("class"), "classes": [row.name for row in rows if row.holds(value)], **answer}


def _class(request: Request, measure: str, name: str) -> Answer:
    value = request.number("value", measure)
    found = norms.classify(measure, value, request.sex_if_given(), request.age_if_given())
    return said({name: found.name}, found.source, found.confidence, found.reason)


def awgs_grip(request: Request) -> Answer:
    """Whether grip is low by either edition of AWGS."""
    sex, age, best = request.sex(), request.age(), request.number("grip_max_kg", "grip_max")
    tables = {"awgs2019_low": "awgs2019_grip", "awgs2025_low": "awgs2025_grip"}
    fields: Answer = {name: norms.low(measure, best, sex, age) for name, measure in tables.items()}
    rows = [row for measure in tables.values() for row in norms.cuts(measure, sex, age)]
    source = " | ".join(row.cited for row in rows) or f"AWGS 2019, 2025: no row for {sex.value} {age}"
    reason = "no_norm_for_age" if None in fields.values() else ""
    return said(fields, source, weakest(row.confidence for row in rows), reason)


def awgs2019_chair5x(request: Request) -> Answer:
    """Whether five chair stands are slow by AWGS 2019: 12 s and more."""
    value, age = request.number("value", "chair_stand_5x_time"), request.age_if_given()
    found = norms.low("awgs2019_chair_stand_5x", value, age=age)
    rows = norms.cuts("awgs2019_chair_stand_5x", age=age)
    source = rows[0].cited if rows else f"AWGS 2019: no row for {age}"
    return said({"low": found}, source, rows[0].confidence if rows else "", "" if rows else "no_norm_for_age")


def sarcopenia(request: Request) -> Answer:
    """Both editions of AWGS from grip, gait and muscle mass; what is null or not there is not measured."""
    sex, age = request.sex(), request.age()
    grip = request.number_if_given("grip_max_kg", "grip_max")
    gait = request.number_if_given("gait_mps", "gait_speed_usual")
    mass = request.number_if_given("asm_h2_bia", "asm_h2")
    old, new = rules.awgs2019(sex, age, grip, gait, mass), rules.awgs2025(sex, age, grip, mass)
    reasons = [f"{name}: {one.reason}" for name, one in (("awgs2019", old), ("awgs2025", new)) if one.reason]
    fields: Answer = {"awgs2019": old.name, "awgs2025": new.name}
    confidence = weakest(one.confidence for one in (old, new) if one.confidence)
    return said(fields, f"{old.source} | {new.source}", confidence, "; ".join(reasons))


def sppb(request: Request) -> Answer:
    """Points of the short physical performance battery; null is unable to do it.

    The holds stop at the first that fails: those after it need not be there. What was held all the same has its points.
    ``gait_3m_s`` in place of ``gait_4m_s`` is a walk of 3 m, which has limits of its own.
    """
    fields = dict(SPPB_FIELDS)
    if request.has("gait_3m_s") and not request.has("gait_4m_s"):
        fields = {"gait_3m_s" if name == "gait_4m_s" else name: item for name, item in fields.items()}
        fields["gait_3m_s"] = "gait_3m_time"
    points: dict[str, int] = {}
    for name, item in fields.items():
        over = item in BALANCE and 0 in points.values()
        value = request.number_if_given(name, item) if over else request.number_or_null(name, item)
        points[item] = rules.sppb_points(item, value)
    return said({"sppb_total": sum(points.values()), "points": points}, SPPB_SOURCE, "medium")


def steadi_chair_stand(request: Request) -> Answer:
    """The 30 s chair stand by STEADI; whoever used the arms scores 0."""
    sex, age, arms = request.sex(), request.age(), request.flag("used_arms")
    no_count = arms and not request.given("value")
    value = Decimal(0) if no_count else request.number("value", "chair_stand_30s")
    found = rules.steadi_chair_stand(sex, age, value, used_arms=arms)
    fields: Answer = {"score": found.score, "below_average": found.below_average}
    return said(fields, found.source, found.confidence, found.reason)


def tug(request: Request) -> Answer:
    """Risk of falling by the 3 m up-and-go: STEADI from 12 s, and above 13.5 s."""
    age, value = request.age(), request.number("value", "up_and_go_3m")
    rows = norms.cuts("tug_3m", age=age)
    if not rows:
        nothing: Answer = {"fall_risk_steadi": None, "fall_risk_13_5": None}
        return said(nothing, f"STEADI TUG: no row for {age}", reason="no_norm_for_age")
    fields: Answer = {row.name: row.holds(value) for row in rows}
    return said(fields, " | ".join(row.cited for row in rows), rows[0].confidence)


def k_frail(request: Request) -> Answer:
    """Class of the K-FRAIL points."""
    age = request.age_if_given()
    found = norms.classify("k_frail", Decimal(request.count("points", 5)), age=age)
    return said({"class": found.name}, found.source, found.confidence, found.reason)
