"""The kinds of ``kiosk assess`` about fitness: item grades, the overall grade, percentiles, the step test, change."""

from __future__ import annotations

from decimal import Decimal

from kiosk.core import formulas, norms, rules
from kiosk.core.assess.number import BadRequest
from kiosk.core.assess.request import Request
from kiosk.core.norms.changing import direction
from kiosk.core.norms.placing import INSTRUMENTS, TOMKINSON, instrument_of, points, usual_instrument
from kiosk.core.norms.stepping import VO2_SOURCE
from kiosk.core.rules.sets import USED_TO_DERIVE

Answer = dict[str, object]
BEST_GRIP = frozenset({"grip_force", "absolute_grip"})
"""What other tables call the best of all trials, which the percentile tables call grip_max."""
GRIP_SOURCE = "국민체력100: best of all trials / body weight x 100, one decimal (KSPO)"
SETS_SOURCE = "국민체력100 item sets since 2025-06-02: 11-12, 13-18, 19-64, 65+"
STEP_INSTRUMENTS = ("YMCA_step", "CPHA_step")


def said(fields: Answer, source: str, confidence: str = "", reason: str = "") -> Answer:
    """Put the reason (where something is null), the source and how sure it is behind the fields."""
    why = {"reason": reason} if reason else {}
    sure = {"confidence": confidence} if confidence else {}
    return {**fields, **why, "source": source, **sure}


def item_grade(request: Request) -> Answer:
    """Grade one item."""
    sex, age, measure = request.sex(), request.age(), request.text("measure")
    found = norms.graded(measure, sex, age, request.number("value", measure))
    return said({"item_grade": found.grade}, found.source, found.confidence, found.reason)


def relative_grip(request: Request) -> Answer:
    """Best of all trials over body weight; a hand may be absent, a void trial null."""
    hands = ("left_trials_kg", "right_trials_kg")
    trials = [trial for hand in hands for trial in request.numbers_if_given(hand, "grip_max")]
    weight = request.number("weight_kg", "body_weight")
    if not trials:
        raise BadRequest("there is no trial in left_trials_kg or right_trials_kg")
    return said({"relative_grip": formulas.relative_grip(max(trials), weight)}, GRIP_SOURCE)


def relative_grip_grade(request: Request) -> Answer:
    """Relative grip, and its item grade."""
    sex, age = request.sex(), request.age()
    best, weight = request.number("grip_max_kg", "grip_max"), request.number("weight_kg", "body_weight")
    relative = formulas.relative_grip(best, weight)
    found = norms.graded("relative_grip", sex, age, relative)
    fields: Answer = {"relative_grip": relative, "item_grade": found.grade}
    return said(fields, found.source, found.confidence, found.reason)


def overall_grade(request: Request) -> Answer:
    """Decide the overall grade as far as it is certain."""
    sex, age, values = request.sex(), request.age(), request.values("values")
    found = rules.overall(sex, age, values)
    fields: Answer = {"overall_grade": found.grade, "why": found.why, "missing": found.missing}
    group = rules.item_set(age)
    if group is not None:
        known = rules.FACTORS[group].items | USED_TO_DERIVE | {"absolute_grip"}
        fields |= {"set": group.value, "factors": found.factors, "possible": found.possible}
        fields |= {"ignored": sorted(set(values) - known)}
    return said(fields, found.source, found.confidence, found.reason)


def item_set(request: Request) -> Answer:
    """Name the set of items for every age."""
    found = [rules.item_set(age) for age in request.ages("ages")]
    sets: Answer = {"sets": [None if one is None else one.value for one in found]}
    return said(sets, SETS_SOURCE, reason="no_norm_for_age" if None in found else "")


def percentile(request: Request) -> Answer:
    """Place a value in the sample of one instrument; the one that fits best when none is named."""
    sex, age, measure = request.sex(), request.age(), request.text("measure")
    value = request.number("value", measure)
    measure = "grip_max" if measure in BEST_GRIP else measure
    named = request.text("instrument") if request.given("instrument") else usual_instrument(measure)
    instrument = instrument_of(named)
    if instrument is None:
        nothing: Answer = {"percentile": None, "instrument": named, "protocol": None}
        return said(nothing, "percentiles: " + ", ".join(INSTRUMENTS), reason="no_percentiles_in_instrument")
    unit = request.text("unit") if request.given("unit") else ""
    found = norms.placed(measure, sex, age, value, instrument, unit)
    fields: Answer = {
        "percentile": found.percentile,
        "instrument": found.instrument,
        "protocol": found.protocol,
    }
    if found.percentile is not None:
        fields |= {"better_than": found.better_than, "exact": found.exact}
    return said(fields, found.source, found.confidence, found.reason)


def grip_percentile(request: Request) -> Answer:
    """Place the best of all grip trials among Tomkinson's people of the same age and sex."""
    sex, age, value = request.sex(), request.age(), request.number("value", "grip_max")
    found = norms.grip_band(sex, age, value)
    if found is None:
        fields: Answer = {"percentile": None, "band": None, "instrument": TOMKINSON}
        return said(fields, f"{TOMKINSON}: no row for {sex.value} {age}", reason="no_norm_for_age")
    band, row = found
    exact = [int(one.mark[1:]) for one in points(TOMKINSON, "grip_max", sex, age) if one.threshold == value]
    fields = {"percentile": exact[-1] if exact else None, "band": band, "instrument": TOMKINSON}
    fields |= {"protocol": norms.placed("grip_max", sex, age, value, TOMKINSON).protocol}
    return said(fields, row.cited, row.confidence, "" if exact else "not_a_table_point")


def step_vo2(request: Request) -> Answer:
    """Estimate VO2max from the step test, and grade it."""
    sex, age = request.sex(), request.age()
    height, weight = request.number("height_cm", "body_height"), request.number("weight_kg", "body_weight")
    pulse = request.number("recovery_hr_bpm", "recovery_hr_60s")
    found = norms.vo2max(sex, age, height, weight, pulse)
    if found is None:
        return said({"vo2max": None, "item_grade": None}, VO2_SOURCE, reason="no_norm_for_age")
    if found <= 0:
        return said({"vo2max": None, "item_grade": None}, VO2_SOURCE, reason="outside_formula")
    grade = norms.graded("vo2max", sex, age, found)
    fields: Answer = {"vo2max": found, "item_grade": grade.grade}
    return said(fields, f"{VO2_SOURCE} | {grade.source}", "medium", grade.reason)


def step_class(request: Request) -> Answer:
    """Class of the recovery count after the YMCA or CPHA step test."""
    instrument, sex, age = request.text("instrument", STEP_INSTRUMENTS), request.sex(), request.age()
    found = norms.step_class(instrument, sex, age, request.number("recovery_hr_bpm", "recovery_hr_60s"))
    return said({"class": found.name, "instrument": instrument}, found.source, found.confidence, found.reason)


def change(request: Request) -> Answer:
    """Say whether two values differ for real; a given mdc95 counts alone, and null means that it is not known."""
    measure = request.text("measure")
    old, new = request.number("old", measure), request.number("new", measure)
    if request.given("mdc95"):
        limit, way = request.number("mdc95", ""), direction(measure, old, new)
        fields: Answer = {"real_change": abs(new - old) > limit, "direction": way, "mdc95": limit}
        return said(fields, "MDC95 as given", reason="" if way else _no_way(old, new))
    if request.null("mdc95"):
        fields = {"real_change": None, "direction": direction(measure, old, new), "mdc95": None}
        return said(fields, "MDC95 given as unknown", reason="mdc95_unknown")
    found = norms.changed(measure, old, new)
    fields = {"real_change": found.real, "direction": found.direction, "mdc95": found.mdc95}
    reason = found.reason or ("" if found.direction else _no_way(old, new))
    return said(fields, found.source, found.confidence, reason)


def _no_way(old: Decimal, new: Decimal) -> str:
    """Return why a change is neither better nor worse."""
    return "no_difference" if old == new else "no_better_or_worse"


def independence(request: Request) -> Answer:
    """Whether a two-minute step count reaches the standard of staying independent."""
    sex, age, value = request.sex(), request.age(), request.number("value", "two_min_step")
    found = rules.independent(sex, age, value)
    if found is None:
        return said({"reached": None}, f"SFT2013_independence: no row for {sex.value} {age}", reason="no_norm_for_age")
    return said({"reached": found[0]}, found[1].cited, found[1].confidence)


def reference(request: Request) -> Answer:
    """List every row that a sample has for such a person: mean, sd, n, percentiles, cut-offs."""
    sex, age, measure = request.sex(), request.age(), request.text("measure")
    tables = (norms.distribution(), norms.grip(), norms.functional())
    rows = [row for table in tables for row in table.get(measure, ()) if row.fits(sex, age)]
    if request.given("instrument"):
        rows = [row for row in rows if row.instrument == request.text("instrument")]
    listed = [
        {"instrument": r.instrument, "mark": r.mark, "value": r.threshold, "unit": r.unit, "source": r.source}
        | {"age_min": r.age_min, "age_max": r.age_max, "confidence": r.confidence}
        for r in rows
    ]
    reason = "" if rows else "no_norm_for_measure"
    return said({"rows": listed}, f"all rows of {measure} for {sex.value} {age}", reason=reason)
