"""`kiosk assess`, kind by kind: worked cases of the references, rules, and what is refused. Values are made up."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.assess import KINDS, assess_line
from kiosk.core.json_text import dumps
from tests.core.assess_door import ask, refused

GOOD: Mapping[str, Mapping[str, Any]] = {
    "item_grade": {"sex": "F", "age": 67, "measure": "relative_grip", "value": 40},
    "relative_grip": {"left_trials_kg": [20, 21], "right_trials_kg": [22], "weight_kg": 55},
    "relative_grip_grade": {"sex": "M", "age": 30, "grip_max_kg": 40, "weight_kg": 70},
    "overall_grade": {"sex": "M", "age": 30, "values": {"relative_grip": 60}},
    "item_set": {"ages": [30]},
    "percentile": {"sex": "F", "age": 67, "measure": "relative_grip", "value": 40, "instrument": "KSPO_open_data"},
    "grip_percentile": {"sex": "F", "age": 67, "value": 20},
    "step_vo2": {"sex": "M", "age": 25, "height_cm": 170, "weight_kg": 65, "recovery_hr_bpm": 140},
    "exercise_gate": {"sbp": 120, "dbp": 80, "parq_yes": 0},
    "bp": {"sbp": 120, "dbp": 80},
    "bmi": {"value": 22},
    "waist": {"sex": "M", "value": 80},
    "glucose_fasting": {"value": 90},
    "awgs_grip": {"sex": "M", "age": 70, "grip_max_kg": 30},
    "awgs2019_chair5x": {"value": 11},
    "sarcopenia": {"sex": "M", "age": 70, "grip_max_kg": 30, "gait_mps": 1, "asm_h2_bia": 7},
    "sppb": {"side_by_side_s": 10, "semi_tandem_s": 10, "tandem_s": 10, "gait_4m_s": 4, "chair_5x_s": 11},
    "steadi_chair_stand": {"sex": "M", "age": 70, "value": 12},
    "tug": {"age": 70, "value": 11},
    "k_frail": {"points": 0},
    "change": {"measure": "grip_max", "old": 20, "new": 30},
    "step_class": {"sex": "F", "age": 30, "instrument": "YMCA_step", "recovery_hr_bpm": 90},
    "independence": {"sex": "F", "age": 70, "value": 90},
    "reference": {"sex": "F", "age": 70, "measure": "grip_max"},
    "cutoff": {"measure": "spo2", "value": 97},
}


def test_every_kind_has_a_good_request_here() -> None:
    assert set(GOOD) == set(KINDS)
    for kind, fields in GOOD.items():
        answer = ask(kind, **fields)
        assert "error" not in answer, (kind, answer)
        assert answer["source"]


D = Decimal

WORKED: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    # fitness-tests §5.9: the check of the formula; 42.2 earns grade 2 at 25–29
    ("step_vo2", {}, {"vo2max": D("42.53"), "item_grade": 2}),
    ("step_vo2", {"sex": "F"}, {"vo2max": D("33.13"), "item_grade": 3}),
    ("step_vo2", {"age": 18}, {"vo2max": None, "item_grade": None, "reason": "no_norm_for_age"}),
    ("step_vo2", {"age": 65}, {"vo2max": None, "item_grade": None, "reason": "no_norm_for_age"}),
    ("step_vo2", {"weight_kg": 290}, {"vo2max": None, "reason": "outside_formula"}),
    # best of all trials / weight, one decimal, half up; one hand alone counts
    ("relative_grip", {}, {"relative_grip": D("40.0")}),
    (
        "relative_grip",
        {"left_trials_kg": [D("27.87")], "right_trials_kg": [], "weight_kg": 60},
        {"relative_grip": 46.5},
    ),
    ("relative_grip", {"left_trials_kg": [], "right_trials_kg": [0], "weight_kg": 60}, {"relative_grip": 0}),
    ("relative_grip_grade", {"age": 8}, {"relative_grip": D("57.1"), "item_grade": None, "reason": "no_norm_for_age"}),
    ("item_grade", {"value": D("40.6")}, {"item_grade": 1}),
    ("item_grade", {"value": D("40.59")}, {"item_grade": 2}),  # nothing is rounded towards a grade
    ("item_grade", {"value": 0}, {"item_grade": None, "reason": "below_grade_3"}),
    ("item_grade", {"age": 10}, {"item_grade": None, "reason": "no_norm_for_age"}),
    ("item_grade", {"measure": "standing_long_jump"}, {"item_grade": None, "reason": "no_norm_for_age"}),
    ("item_grade", {"measure": "somersault"}, {"item_grade": None, "reason": "no_norm_for_measure"}),
    ("item_grade", {"measure": "absolute_grip"}, {"item_grade": None, "reason": "counts_in_overall_grade_only"}),
    ("item_grade", {"measure": "up_and_go_8ft", "value": 6}, {"item_grade": None, "reason": "no_norm_for_measure"}),
    ("item_grade", {"measure": "sit_and_reach", "value": D("-12.5")}, {"item_grade": None, "reason": "below_grade_3"}),
    ("item_grade", {"age": 121}, {"item_grade": 1}),
    # a motor item has no grade 3
    (
        "item_grade",
        {"age": 30, "measure": "standing_long_jump", "value": 50},
        {"item_grade": None, "reason": "below_grade_2"},
    ),
    ("item_set", {"ages": [0, 4, 7, 10]}, {"sets": [None] * 4, "reason": "no_norm_for_age"}),
    (
        "item_set",
        {"ages": [11, 12, 13, 18, 19, 64, 65, 121]},
        {"sets": ["child"] * 2 + ["youth"] * 2 + ["adult"] * 2 + ["senior"] * 2},
    ),
    ("item_set", {"ages": []}, {"sets": []}),
    ("percentile", {"instrument": "KNHANES"}, {"percentile": None, "reason": "no_percentiles_in_instrument"}),
    ("percentile", {"value": 1}, {"percentile": None, "reason": "below_p5"}),
    ("percentile", {"value": 150}, {"percentile": None, "reason": "above_p95"}),
    ("percentile", {"age": 10}, {"percentile": None, "reason": "no_norm_for_person"}),
    ("percentile", {"instrument": "SFT"}, {"percentile": None, "reason": "no_norm_for_measure"}),
    ("percentile", {"instrument": None}, {"instrument": "KSPO_open_data"}),
    # of a time the small number is the fast end: both directions are said
    (
        "percentile",
        {"sex": "M", "measure": "up_and_go_8ft", "value": D("4.3"), "instrument": "SFT"},
        {"percentile": 75, "better_than": 75},
    ),
    (
        "percentile",
        {"measure": "grip_max", "instrument": "Tomkinson2025", "value": 20},
        {"instrument": "Tomkinson2025"},
    ),
    # the best of all trials by its other names; the open data hold the right hand alone
    *(
        ("percentile", {"measure": name, "instrument": "Tomkinson2025", "value": 25}, {"percentile": 50})
        for name in ("grip_max", "grip_force", "absolute_grip")
    ),
    ("percentile", {"measure": "grip_force", "value": 20}, {"percentile": None, "reason": "other_protocol"}),
    ("grip_percentile", {"age": 19}, {"percentile": None, "band": None, "reason": "no_norm_for_age"}),
    # safety gate: 160/100 and no yes; pressure is whole numbers, half up
    ("exercise_gate", {"sbp": 160, "dbp": 100}, {"allowed": True, "refer_to_staff": False, "why": ""}),
    ("exercise_gate", {"sbp": 161, "dbp": 100}, {"allowed": False, "refer_to_staff": True}),
    ("exercise_gate", {"sbp": 160, "dbp": 101}, {"allowed": False, "why": "diastolic above 100"}),
    ("exercise_gate", {"sbp": D("160.4")}, {"allowed": True}),
    ("exercise_gate", {"sbp": D("160.5")}, {"allowed": False, "why": "systolic above 160"}),
    ("exercise_gate", {"parq_yes": 1}, {"allowed": False, "refer_to_staff": True}),
    # the worse of the two classes; then 120–129 with less than 80
    ("bp", {"sbp": 119, "dbp": 79}, {"bp_class": "normal", "isolated_systolic": False}),
    ("bp", {"sbp": 120, "dbp": 79}, {"bp_class": "elevated"}),
    ("bp", {"sbp": 129, "dbp": 79}, {"bp_class": "elevated"}),
    ("bp", {"sbp": 125, "dbp": 80}, {"bp_class": "prehypertension"}),
    ("bp", {"sbp": 119, "dbp": 80}, {"bp_class": "prehypertension"}),
    ("bp", {"sbp": 130, "dbp": 60}, {"bp_class": "prehypertension"}),
    ("bp", {"sbp": 139, "dbp": 89}, {"bp_class": "prehypertension"}),
    ("bp", {"sbp": 110, "dbp": 90}, {"bp_class": "stage1"}),
    ("bp", {"sbp": 140, "dbp": 89}, {"bp_class": "stage1", "isolated_systolic": True}),
    ("bp", {"sbp": 140, "dbp": 90}, {"bp_class": "stage1", "isolated_systolic": False}),
    ("bp", {"sbp": 160, "dbp": 70}, {"bp_class": "stage2", "isolated_systolic": True}),
    ("bp", {"sbp": 120, "dbp": 100}, {"bp_class": "stage2", "isolated_systolic": False}),
    # the upper limit of a class is outside, and nothing is rounded over it
    ("bp", {"sbp": D("119.9"), "dbp": D("79.9")}, {"bp_class": "normal"}),
    ("bp", {"sbp": D("139.9"), "dbp": D("89.9")}, {"bp_class": "prehypertension", "isolated_systolic": False}),
    ("bp", {"sbp": 150, "dbp": D("89.9")}, {"bp_class": "stage1", "isolated_systolic": True}),
    ("bp", {"age": 18}, {"bp_class": None, "isolated_systolic": None, "reason": "no_norm_for_age"}),
    ("bmi", {"value": D("22.9")}, {"bmi_class": "normal"}),
    ("bmi", {"value": D("22.9"), "age": 15}, {"bmi_class": None, "reason": "no_norm_for_age"}),
    ("waist", {"value": D("89.9")}, {"class": "normal"}),
    ("waist", {"value": 90}, {"class": "abdominal_obesity"}),
    ("waist", {"value": 85, "sex": "F"}, {"class": "abdominal_obesity"}),
    ("cutoff", {"measure": "waist"}, {"class": None, "reason": "needs_sex"}),
    ("cutoff", {"measure": "luck"}, {"class": None, "reason": "no_norm_for_measure"}),
    ("glucose_fasting", {"value": 100}, {"class": "ifg"}),
    ("awgs_grip", {"grip_max_kg": 28}, {"awgs2019_low": False, "awgs2025_low": False}),
    ("awgs_grip", {"grip_max_kg": D("27.9")}, {"awgs2019_low": True, "awgs2025_low": True}),
    ("awgs_grip", {"age": 64, "grip_max_kg": 33}, {"awgs2019_low": False, "awgs2025_low": True}),
    ("awgs_grip", {"age": 49}, {"awgs2019_low": False, "awgs2025_low": None, "reason": "no_norm_for_age"}),
    ("awgs_grip", {"age": 18}, {"awgs2019_low": None, "awgs2025_low": None, "reason": "no_norm_for_age"}),
    ("awgs2019_chair5x", {"value": 12}, {"low": True}),
    ("awgs2019_chair5x", {"value": 12, "age": 18}, {"low": None, "reason": "no_norm_for_age"}),
    ("independence", {"age": 59}, {"reached": None, "reason": "no_norm_for_age"}),
    ("reference", {"instrument": "nobody"}, {"rows": [], "reason": "no_norm_for_measure"}),
    ("step_class", {"sex": "M"}, {"class": None, "reason": "no_norm_for_sex"}),  # the men's table was not found
    ("step_class", {"age": 17}, {"class": None, "reason": "no_norm_for_age"}),
    ("step_class", {"recovery_hr_bpm": 172}, {"class": None, "reason": "outside_table"}),
    ("percentile", {"measure": "grip_max"}, {"percentile": None, "reason": "other_protocol"}),
    ("percentile", {"measure": "arm_curl", "instrument": None}, {"instrument": "SFT"}),
    ("percentile", {"measure": "up_and_go_8ft", "instrument": "SFT", "value": 4}, {"reason": "faster_than_p75"}),
    ("percentile", {"measure": "up_and_go_8ft", "instrument": "SFT", "value": 9}, {"reason": "slower_than_p25"}),
    ("percentile", {"measure": "up_and_go_3m", "value": 150}, {"reason": "above_p95"}),
    ("percentile", {"measure": "bmi", "value": 24}, {"better_than": None}),
    ("awgs2019_chair5x", {"value": D("11.99")}, {"low": False}),
    ("sppb", {}, {"sppb_total": 12}),
    ("sppb", {"chair_5x_s": 60}, {"sppb_total": 9}),
    ("sppb", {"chair_5x_s": D("60.1")}, {"sppb_total": 8}),
    ("sppb", {"chair_5x_s": None, "gait_4m_s": None, "tandem_s": 3}, {"sppb_total": 3}),
    ("sppb", {"side_by_side_s": D("9.99"), "semi_tandem_s": None, "tandem_s": None}, {"sppb_total": 8}),
    ("sppb", {"gait_4m_s": D("4.82")}, {"sppb_total": 11}),  # the 3 m limits would give 9
    ("steadi_chair_stand", {"value": 12}, {"score": 12, "below_average": False}),
    ("steadi_chair_stand", {"value": 11}, {"score": 11, "below_average": True}),
    ("steadi_chair_stand", {"value": 20, "used_arms": True}, {"score": 0, "below_average": True}),
    ("steadi_chair_stand", {"value": None, "used_arms": True}, {"score": 0, "below_average": True}),
    ("steadi_chair_stand", {"age": 59}, {"score": 12, "below_average": None, "reason": "no_norm_for_age"}),
    ("steadi_chair_stand", {"age": 95}, {"below_average": None, "reason": "no_norm_for_age"}),
    ("tug", {"value": 12}, {"fall_risk_steadi": True, "fall_risk_13_5": False}),
    ("tug", {"value": D("13.5")}, {"fall_risk_13_5": False}),
    ("tug", {"value": D("13.6")}, {"fall_risk_13_5": True}),
    ("tug", {"age": 64}, {"fall_risk_steadi": None, "reason": "no_norm_for_age"}),
    *(("k_frail", {"points": p}, {"class": c}) for p, c in enumerate(["robust", *["prefrail"] * 2, *["frail"] * 3])),
    # strictly more than MDC95, of several the largest; lower is better for a time
    ("change", {"old": 20, "new": D("27.1")}, {"real_change": False, "direction": "better", "mdc95": D("7.1")}),
    ("change", {"old": 20, "new": D("27.2")}, {"real_change": True, "direction": "better"}),
    ("change", {"measure": "up_and_go_3m", "old": 12, "new": 9}, {"real_change": True, "direction": "better"}),
    ("change", {"measure": "up_and_go_3m", "old": 9, "new": 12}, {"real_change": True, "direction": "worse"}),
    ("change", {"measure": "chair_stand_30s"}, {"mdc95": D("3.7"), "confidence": "low"}),
    ("change", {"measure": "gait_speed_max", "old": 1, "new": 2}, {"mdc95": D("0.23"), "confidence": "high"}),
    ("change", {"measure": "chair_stand_5x", "old": 9, "new": 8}, {"mdc95": D("6.2"), "confidence": "medium"}),
    ("change", {"old": 20, "new": 20}, {"real_change": False, "direction": None}),
    ("change", {"mdc95": 10}, {"real_change": False}),
    ("change", {"mdc95": D("9.9")}, {"real_change": True}),
    ("change", {"mdc95": 0, "new": 20}, {"real_change": False}),
    ("change", {"mdc95": None}, {"real_change": None, "reason": "mdc95_unknown"}),  # no falling back on the table
    ("change", {"measure": "body_weight", "old": 60, "new": 90}, {"real_change": None, "direction": None}),
    ("change", {"measure": "sit_and_reach", "old": -3, "new": 5}, {"real_change": None, "direction": "better"}),
    ("change", {"measure": "body_weight", "old": 60, "new": 90, "mdc95": 2}, {"real_change": True, "direction": None}),
    ("change", {"measure": "body_weight", "old": 60, "new": 61, "mdc95": 2}, {"reason": "no_better_or_worse"}),
    ("change", {"old": 20, "new": 20}, {"real_change": False, "reason": "no_difference"}),
    ("change", {"old": 20, "new": 20, "mdc95": 1}, {"real_change": False, "reason": "no_difference"}),
    ("change", {"measure": "grip_force"}, {"real_change": True, "mdc95": D("7.1")}),
]


@pytest.mark.parametrize(("kind", "fields", "expected"), WORKED)
def test_worked_cases(kind: str, fields: dict[str, Any], expected: dict[str, Any]) -> None:
    answer = ask(kind, **{**GOOD[kind], **fields})
    assert {name: answer.get(name) for name in expected} == expected, answer
    if any(answer.get(name) is None for name in expected if name not in ("direction", "better_than", "reason")):
        assert answer["reason"]


LOW_ASM, ASM, LOW_GRIP, GRIP, SLOW, FAST = D("6.9"), D("7.6"), D("27.9"), D(34), D("0.99"), D(1)


@pytest.mark.parametrize(
    ("asm", "grip", "gait", "old", "new"),
    [
        (LOW_ASM, LOW_GRIP, SLOW, "severe", "sarcopenia"),
        (LOW_ASM, LOW_GRIP, FAST, "sarcopenia", "sarcopenia"),
        (LOW_ASM, GRIP, SLOW, "sarcopenia", "none"),  # performance is an outcome in 2025
        (LOW_ASM, GRIP, FAST, "none", "none"),
        (ASM, LOW_GRIP, SLOW, "possible", "none"),
        (ASM, LOW_GRIP, FAST, "possible", "none"),
        (ASM, GRIP, SLOW, "possible", "none"),
        (ASM, GRIP, FAST, "none", "none"),
        (None, GRIP, FAST, "none", "none"),  # without strength or performance low, mass decides nothing
        (None, LOW_GRIP, FAST, None, None),
        (ASM, None, FAST, None, "none"),
        (LOW_ASM, LOW_GRIP, None, None, "sarcopenia"),
    ],
)
def test_sarcopenia(asm: Any, grip: Any, gait: Any, old: str | None, new: str | None) -> None:
    answer = ask("sarcopenia", sex="M", age=70, grip_max_kg=grip, gait_mps=gait, asm_h2_bia=asm)
    assert (answer["awgs2019"], answer["awgs2025"]) == (old, new)
    assert ("reason" in answer) is (None in (old, new))


def test_sarcopenia_under_fifty_has_one_edition() -> None:
    answer = ask("sarcopenia", sex="F", age=49, grip_max_kg=17, gait_mps=1, asm_h2_bia=5)
    assert (answer["awgs2019"], answer["awgs2025"], answer["reason"]) == (
        *("sarcopenia", None),
        "awgs2025: no_norm_for_age",
    )


@pytest.mark.parametrize("name", ["grip_max_kg", "gait_mps", "asm_h2_bia"])
def test_sarcopenia_takes_what_is_not_there_as_not_measured(name: str) -> None:
    fields = {**GOOD["sarcopenia"], "grip_max_kg": 20, "gait_mps": D("0.5"), "asm_h2_bia": 5}
    without = {one: value for one, value in fields.items() if one != name}
    answer = ask("sarcopenia", **without)
    assert answer == ask("sarcopenia", **without, **{name: None})
    assert answer["awgs2019"] is None
    assert "awgs2019: items_missing" in answer["reason"]


def test_a_hand_that_is_not_there_leaves_the_other() -> None:
    hands: list[dict[str, Any]] = [{}, {"left_trials_kg": None}, {"left_trials_kg": []}, {"left_trials_kg": [None]}]
    for left in hands:
        assert ask("relative_grip", **left, right_trials_kg=[None, 22, 20], weight_kg=55)["relative_grip"] == 40


def test_holds_after_a_failed_one_need_not_be_there() -> None:
    walked = {"gait_4m_s": 4, "chair_5x_s": 11}
    assert ask("sppb", side_by_side_s=5, **walked)["sppb_total"] == 8
    assert ask("sppb", side_by_side_s=None, **walked)["sppb_total"] == 8
    assert ask("sppb", side_by_side_s=10, semi_tandem_s=D("9.9"), **walked)["sppb_total"] == 9
    assert refused("sppb", side_by_side_s=10, semi_tandem_s=10, **walked) == "bad_request"
    assert refused("sppb", side_by_side_s=10, tandem_s=10, **walked) == "bad_request"


def test_whoever_used_the_arms_needs_no_count() -> None:
    person = {"sex": "F", "age": 70}
    assert ask("steadi_chair_stand", **person, used_arms=True)["score"] == 0
    assert refused("steadi_chair_stand", **person, used_arms=False) == "bad_request"


# --- what is refused ------------------------------------------------------------------------------------------

NO_NUMBER: list[object] = ["12", "", True, False, [], {}, None]
NO_FIELD: list[object] = [[], {}, True, ""]
OPTIONAL = {
    *(("percentile", "instrument"), ("change", "mdc95")),
    *(("relative_grip", "left_trials_kg"), ("relative_grip", "right_trials_kg")),
    *(("sarcopenia", "grip_max_kg"), ("sarcopenia", "gait_mps"), ("sarcopenia", "asm_h2_bia")),
}


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, fields in GOOD.items() for name in fields])
def test_every_field_is_wanted_and_looked_at(kind: str, name: str) -> None:
    fields = dict(GOOD[kind])
    without = {one: value for one, value in fields.items() if one != name}
    if (kind, name) not in OPTIONAL:
        assert refused(kind, **without) == "bad_request"
    for wrong in NO_FIELD:
        if type(wrong) is not type(fields[name]) or wrong == "":
            assert refused(kind, **without, **{name: wrong}) == "bad_request", (name, wrong)
    if isinstance(fields[name], int):
        nullable = kind in ("sppb", "sarcopenia") and name not in ("age",)
        for wrong in NO_NUMBER[:-1] if nullable else NO_NUMBER:
            assert refused(kind, **without, **{name: wrong}) == "bad_request", (name, wrong)
        assert refused(kind, **without, **{name: D("1e99")}) == "bad_request"
        if name not in ("old", "new") or kind != "change":
            assert refused(kind, **without, **{name: -1}) == "bad_request"
        for raw in ("NaN", "Infinity", "-Infinity", "1e999999999999999999999"):
            line = dumps({"id": 7, "kind": kind, **without})[:-1] + f', "{name}": {raw}}}'
            answer = assess_line(line)
            assert (answer["id"], bool(answer["error"])) == (7, True)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("item_grade", {"sex": "m"}),
        ("item_grade", {"sex": "A"}),
        ("item_grade", {"age": -1}),
        ("item_grade", {"age": 131}),
        ("item_grade", {"age": D("64.5")}),
        ("item_grade", {"measure": "up_and_go_3m", "value": 0}),  # nobody walks in no time
        ("item_grade", {"measure": "chair_stand_30s", "value": -1}),
        ("relative_grip", {"left_trials_kg": [], "right_trials_kg": []}),
        ("relative_grip", {"weight_kg": 0}),
        ("relative_grip", {"left_trials_kg": [None], "right_trials_kg": None}),
        ("relative_grip", {"left_trials_kg": [20, "21"]}),
        ("relative_grip", {"left_trials_kg": [-20]}),
        ("overall_grade", {"values": {"relative_grip": "60"}}),
        ("overall_grade", {"values": {"relative_grip": True}}),
        ("overall_grade", {"values": {"relative_grip": -60}}),
        ("overall_grade", {"values": [60]}),
        ("item_set", {"ages": [30, -1]}),
        ("item_set", {"ages": [None]}),
        ("item_set", {"ages": 30}),
        ("exercise_gate", {"sbp": 0}),
        ("exercise_gate", {"dbp": 5}),  # what no cuff reads must not open the gate
        ("exercise_gate", {"parq_yes": 8}),
        ("exercise_gate", {"parq_yes": D("0.5")}),
        ("k_frail", {"points": 6}),
        ("k_frail", {"points": D("1.5")}),
        ("steadi_chair_stand", {"used_arms": "no"}),
        ("steadi_chair_stand", {"used_arms": 1}),
        ("cutoff", {"value": 101}),
        ("change", {"mdc95": -1}),
        ("change", {"mdc95": "7"}),
        ("step_class", {"instrument": "Cooper"}),
    ],
)
def test_refused(kind: str, fields: dict[str, Any]) -> None:
    assert refused(kind, **{**GOOD[kind], **fields}) == "bad_request"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        *((text, "bad_request") for text in ("not json", "[]", "3", '"x"', "null", "{", '{"id": 1', "{} {}", "\x00")),
        *((text, "bad_request") for text in ('{"id": 1}', '{"id": [1], "kind": "bmi"}', '{"id": 1, "kind": 3}')),
        ("[" * 100_000, "bad_request"),
        ('{"kind": "bmi", "value": ' + "9" * 5000 + "}", "bad_request"),
        ('{"kind": "bmi", "value": ' + "9" * 4000 + "}", "bad_request"),
        ('{"kind": "change", "measure": "vo2max", "old": 20, "new": 1E-400000}', "bad_request"),
        ('{"id": 1, "kind": "body_temp"}', "unknown_kind"),
        ('{"id": 1, "kind": "__init__"}', "unknown_kind"),
    ],
)
def test_a_bad_line_is_answered_too(line: str, kind: str) -> None:
    answer = json.loads(dumps(assess_line(line)))
    assert answer["error"]["kind"] == kind
    assert answer["error"]["message"]
    assert "source" not in answer


@pytest.mark.parametrize("one", ["a", 1, "나", 2.5, None, True])
def test_the_id_comes_back(one: object) -> None:
    good, bad = {"id": one, "kind": "bmi", "value": 22}, {"id": one, "kind": "bmi"}
    assert [json.loads(dumps(assess_line(json.dumps(line))))["id"] for line in (good, bad)] == [one, one]
    assert assess_line('\ufeff{"kind": "bmi", "value": 22}')["bmi_class"] == "normal"


def test_a_message_names_the_field_and_never_the_value() -> None:
    answer = assess_line(
        '{"kind": "relative_grip_grade", "sex": "M", "age": 30, "grip_max_kg": 77777, "weight_kg": 70}'
    )
    assert "grip_max_kg" in str(answer["error"])
    assert "77777" not in str(answer["error"])


SCALARS = (
    st.none() | st.booleans() | st.integers(-5, 10**6) | st.floats() | st.sampled_from(["", "M", "grip_max", "셋"])
)
ANY = SCALARS | st.lists(SCALARS, max_size=3) | st.dictionaries(st.sampled_from(["bmi", "x"]), SCALARS, max_size=2)


@given(st.sampled_from(sorted(GOOD)), st.data())
def test_whatever_comes_is_answered_with_an_answer_or_an_error(kind: str, data: st.DataObject) -> None:
    fields = dict(GOOD[kind])
    for name in data.draw(st.sets(st.sampled_from(sorted(fields)))):
        fields[name] = data.draw(ANY)
    answer = assess_line(json.dumps({"id": 1, "kind": kind, **fields}))
    text = dumps(answer)
    assert "NaN" not in text
    assert "Infinity" not in text
    assert ("error" in answer) != bool(answer.get("source"))
    assert json.loads(text)["id"] == 1


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    assert "id" in json.loads(dumps(assess_line(text)))
