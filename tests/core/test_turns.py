"""The places between two tests: which programme, a helper, why not, what is busy, what is not for this person."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from kiosk.core.assessment import Accepted, Call, Keep, Lease, Measured, Release, Rested
from kiosk.core.gate import QUESTIONS, Verdict, effort_allowed
from kiosk.core.messages import Answer, Back, Chosen, Consent, Finish, Next, Redo, Skip
from kiosk.core.resident import Person, Sex
from kiosk.core.settle import Settled
from kiosk.core.told import Told
from kiosk.core.turns import REASONS
from kiosk.core.visit import (
    Aside,
    Busy,
    ClearanceOver,
    Cleared,
    CloseVisit,
    HelperConfirmed,
    Known,
    Programme,
    RecordConsent,
    Stage,
    Visit,
    WalkedAway,
    verdict,
)
from kiosk.core.visit_record import AssessmentEnd, Clearance, End
from tests.core.gate_walk import CALM, HIGH, asked, hear, start, through
from tests.core.test_visit import ANSWERS_NO, AT, FRESH, PERSON, VALUES, clearance, play

BODY = Programme("body", ("height", "weight"))
FITNESS = Programme("fitness-65", ("height", "pressure", "grip"), 65)
ONE = Programme("one", ("height", "grip", "gait_speed", "step_test", "sarc_f"), one=True)
GUARDED = Programme("growth", ("height",), 11, 18, guarded=True)
ALL = (BODY, FITNESS, ONE)
KNOWN = Known(PERSON, BODY, programmes=ALL)


def test_one_programme_is_not_chosen() -> None:
    assert play(Known(PERSON, BODY))[0].stage is Stage.KEEP
    assert play(Known(PERSON, BODY, programmes=(FITNESS,)))[0].programme == FITNESS


def test_a_programme_is_chosen_and_may_be_chosen_again_until_it_is_kept() -> None:
    visit, _ = play(KNOWN)
    assert visit.stage is Stage.CHOOSE
    assert play(Chosen("programme", "nothing"), Chosen("why", "body"), Next(), visit=visit) == (visit, [])
    visit, _ = play(Chosen("programme", "body"), visit=visit)
    assert (visit.stage, visit.programme) == (Stage.KEEP, BODY)
    visit, _ = play(Back(), Chosen("programme", "fitness-65"), visit=visit)
    assert (visit.stage, visit.programme) == (Stage.KEEP, FITNESS)
    assert play(Back(), visit=play(Known(PERSON, BODY))[0])[0].stage is Stage.KEEP


def test_what_may_be_kept_already_is_recorded_only_when_the_programme_is_chosen() -> None:
    visit, todo = play(replace(KNOWN, consents={"keep": True}))
    assert (visit.stage, todo) == (Stage.CHOOSE, [])
    visit, todo = play(Chosen("programme", "fitness-65"), visit=visit)
    assert (visit.stage, todo) == (Stage.TEST, [RecordConsent("keep", True)])


def test_the_safety_questions_come_before_the_first_effort_and_only_once() -> None:
    state = start(Programme("x", ("height", "pressure", "grip", "sit_and_reach")), age=60)
    assert state[0].stage is Stage.TEST
    state = through(*through(*state))
    assert state[0].stage is Stage.SAFETY
    visit, _ = through(*through(*asked(*state)))
    assert visit.stage is Stage.RESULTS
    assert [end.ended for end in visit.done] == [End.FINISHED] * 4


@pytest.mark.parametrize(("reading", "skipped"), [(HIGH, "pressure"), (None, "unmeasured")])
def test_who_is_barred_anyway_is_not_asked(reading: tuple[int, int] | None, skipped: str) -> None:
    visit = to_tests("pressure", "grip")
    visit = after(visit, reading=reading) if reading else play(Skip(), Chosen("why", "tired"), visit=visit)[0]
    assert (visit.stage, visit.barred.reason) == (Stage.BARRED, skipped)


def test_without_effort_nothing_is_asked() -> None:
    visit, _ = play(KNOWN, Chosen("programme", "body"), Consent("keep", True))
    assert (visit.stage, visit.answers) == (Stage.TEST, {})
    cleared = replace(KNOWN, clearance=clearance("safety.1"))
    assert play(cleared, Chosen("programme", "body"), Consent("keep", True))[0].stage is Stage.TEST


@pytest.mark.parametrize(
    ("key", "assessments", "stage"),
    [
        ("height", ("height",), Stage.TEST),
        ("grip", ("pressure", "grip"), Stage.TEST),
        ("sarc_f", ("sarc_f",), Stage.TEST),
        ("step_test", None, Stage.WHICH),  # not for her age
        ("weight", None, Stage.WHICH),  # not in this programme
    ],
)
def test_just_one(key: str, assessments: tuple[str, ...] | None, stage: Stage) -> None:
    chosen = Chosen("programme", "one"), Chosen("assessment", key), Consent("keep", True)
    visit, _ = play(KNOWN, *chosen)
    assert visit.stage is stage
    assert assessments is None or visit.programme.assessments == assessments


def test_another_one_may_be_picked() -> None:
    visit, _ = play(KNOWN, Chosen("programme", "one"), Chosen("assessment", "height"), Back())
    assert visit.stage is Stage.CHOOSE
    visit, _ = play(Chosen("programme", "one"), Chosen("assessment", "grip"), visit=visit)
    assert visit.programme.assessments == ("pressure", "grip")


def test_what_the_station_cannot_do_is_not_picked() -> None:
    able = replace(KNOWN, able=frozenset({"height"}))
    assert play(able, Chosen("programme", "one"), Chosen("assessment", "grip"))[0].stage is Stage.WHICH


def test_a_choice_of_nothing_is_not_offered() -> None:
    able = replace(KNOWN, able=frozenset({"weight"}))
    assert play(able)[0].programmes == (BODY, FITNESS)


def test_leaving_before_a_programme_is_chosen() -> None:
    for last in (Finish(), WalkedAway()):
        visit, todo = play(KNOWN, last)
        assert (visit.stage, visit.done) == (Stage.OVER, ())
        assert CloseVisit(End.LEFT) in todo


def test_growth_is_for_staff() -> None:
    child = Person(Sex.MALE, 15, 2011)
    assert play(Known(child, BODY, programmes=(BODY, GUARDED)))[0].programmes == (BODY,)
    visit, todo = play(Known(child, GUARDED))
    assert (visit.stage, todo) == (Stage.YOUNG, [Call("young")])
    assert play(Known(child, GUARDED, guarded=True))[0].stage is Stage.KEEP
    younger = Known(Person(Sex.MALE, 12, 2014), BODY, programmes=(BODY, GUARDED))
    assert play(younger)[0].stage is Stage.YOUNG
    assert play(replace(younger, guarded=True))[0].stage is Stage.CHOOSE


# --- who, what, when ------------------------------------------------------------------------------------------


def to_tests(*keys: str, age: int = 72) -> Visit:
    programme = Programme("short", keys)
    known = Known(Person(Sex.FEMALE, age, 2026 - age), programme, {"keep": True})
    return play(known)[0]


def after(visit: Visit, tests: int = 1, reading: tuple[int, int] = CALM) -> Visit:
    """Play so many tests through."""
    _, ghost = start(visit.programme, age=72)
    ghost = replace(ghost, answered=frozenset({"safety.1", "safety.6"}))
    for _ in range(tests):
        visit, ghost = through(visit, ghost, reading)
        visit, _ = play(*(ANSWERS_NO if visit.stage is Stage.SAFETY else ()), visit=visit)
    return visit


def test_a_test_for_another_age_is_passed_over_with_a_word() -> None:
    visit = to_tests("curl_up", "height")
    assert visit.done == (AssessmentEnd("curl_up", End.REFUSED, "age"),)
    assert visit.assessment is not None
    assert visit.assessment.key == "height"


def test_a_test_without_what_it_needs_is_passed_over() -> None:
    visit = after(to_tests("pressure", "step_test", age=40))
    assert visit.done[-1] == AssessmentEnd("step_test", End.REFUSED, "needs")
    assert visit.stage is Stage.RESULTS


def test_a_helper_is_asked_for_each_test_anew() -> None:
    visit = after(to_tests("pressure", "gait_speed", "up_and_go_3m"))
    assert visit.stage is Stage.HELPER
    assert play(HelperConfirmed(""), Redo(), Back(), visit=visit) == (visit, [])
    visit, _ = play(HelperConfirmed("staff-7"), visit=visit)
    assert (visit.stage, visit.helper) == (Stage.TEST, "staff-7")
    visit, _ = play(Skip(), Chosen("why", "tired"), visit=visit)
    assert visit.done[-1] == AssessmentEnd("gait_speed", End.REFUSED, "tired", (("helper", "staff-7"),))
    assert (visit.stage, visit.helper) == (Stage.HELPER, "")


@pytest.mark.parametrize("message", [Skip(), Next()])
def test_without_a_helper_the_test_is_left_out(message: object) -> None:
    visit, _ = play(message, visit=after(to_tests("pressure", "gait_speed", "grip")))
    assert visit.done[-1] == AssessmentEnd("gait_speed", End.REFUSED, "no-helper")
    assert visit.assessment is not None
    assert visit.assessment.key == "grip"


def test_a_helper_only_from_65_on_and_for_staffed_tests_at_any_age() -> None:
    assert after(to_tests("pressure", "gait_speed", age=64)).stage is Stage.TEST
    assert after(to_tests("pressure", "cross_sit_up", age=30)).stage is Stage.HELPER


def test_who_comes_back_is_asked_for_a_helper_again() -> None:
    visit, _ = play(HelperConfirmed("staff-7"), visit=after(to_tests("pressure", "gait_speed", "grip")))
    visit, _ = play(Answer("ask.legs", yes=False), Chosen("aid", "none"), Aside(), visit=visit)
    while visit.stage is Stage.TEST:
        visit, todo = play(Next(), visit=visit)
        assert not any(isinstance(one, Lease) for one in todo)
    assert visit.stage is Stage.HELPER
    on, todo = play(HelperConfirmed("staff-8"), visit=visit)
    assert (on.stage, on.helper) == (Stage.TEST, "staff-8")
    assert any(isinstance(one, Lease) for one in todo)
    left, _ = play(Skip(), visit=visit)
    assert left.done[-1] == AssessmentEnd("gait_speed", End.REFUSED, "no-helper", (("aid", "none"),))
    assert play(Finish(), visit=visit)[0].done[1].reason == "finished-early"
    assert play(WalkedAway(), visit=visit)[0].done[1].reason == "walked-away"


def walked_with_a_stick() -> Visit:
    """One trial of two with a stick, and the pause before the second."""
    visit, _ = play(HelperConfirmed("staff-7"), visit=after(to_tests("pressure", "gait_speed")))
    answers = (Answer("ask.legs", yes=False), Chosen("aid", "aid"), Next(), Next())
    walked = Measured("gait_speed-1", Settled((("gait_4m_time", Decimal("6.1")),)))
    return play(*answers, walked, Next(), visit=visit)[0]


@pytest.mark.parametrize("last", [WalkedAway(), Finish()])
def test_what_was_answered_stays_with_a_test_that_was_left(last: object) -> None:
    visit, _ = play(last, visit=walked_with_a_stick())
    (end,) = (one for one in visit.done if one.assessment == "gait_speed")
    assert (end.ended, end.notes) == (End.LEFT, (("aid", "aid"), ("helper", "staff-7")))
    assert Told(PERSON, visit.taken, visit.done).aided("gait_4m_time")


def test_a_pause_that_is_over_while_it_is_asked_why_is_over() -> None:
    visit = walked_with_a_stick()
    assert visit.progress is not None
    index = visit.progress.index
    visit, _ = play(Skip(), visit=visit)
    assert visit.stage is Stage.WHY
    visit, _ = play(Rested(index), Back(), visit=visit)
    assert visit.stage is Stage.TEST
    assert visit.progress is not None
    assert visit.progress.rested


def test_leaving_while_a_helper_is_awaited() -> None:
    visit = after(to_tests("pressure", "gait_speed"))
    for last, reason in ((Finish(), "not-begun"), (WalkedAway(), "walked-away")):
        assert play(last, visit=visit)[0].done[-1] == AssessmentEnd("gait_speed", End.LEFT, reason)


def test_fever_closes_effort_and_says_so() -> None:
    visit = to_tests("temperature", "pressure", "grip")
    visit, _ = play(Next(), Measured("temperature-1", measured("body_temperature", "37.5")), Next(), visit=visit)
    visit = after(visit)
    assert (visit.stage, visit.barred) == (Stage.BARRED, Verdict(False, "fever"))
    visit, _ = play(Next(), visit=visit)
    assert visit.done[-1] == AssessmentEnd("grip", End.UNSAFE, "fever")


def test_a_fever_calls_staff_before_the_effort() -> None:
    visit = to_tests("temperature", "grip")
    visit, todo = play(Next(), Measured("temperature-1", measured("body_temperature", "38.0")), Next(), visit=visit)
    assert (visit.stage, todo[-1]) == (Stage.BARRED, Call("fever"))


def test_a_low_pressure_of_a_cuff_that_was_out_of_its_limits_opens_no_gate_and_a_high_one_closes_it_as_ever() -> None:
    visit = after(to_tests("pressure", "grip"))
    wrong = replace(to_tests("pressure", "grip"), distrusted=True)
    assert visit.stage is not Stage.BARRED
    barred = after(wrong)
    assert (barred.stage, barred.barred) == (Stage.BARRED, Verdict(False, "unchecked"))
    barred, _ = play(Next(), visit=barred)
    assert barred.done[-1] == AssessmentEnd("grip", End.REFUSED, "unchecked")
    high = (Decimal(170), Decimal(80))
    assert effort_allowed(dict.fromkeys(QUESTIONS, False), frozenset(), high, trusted=False).reason == "pressure"


def measured(quantity: str, value: str) -> Settled:
    return Settled(((quantity, Decimal(value)),))


@pytest.mark.parametrize(("degrees", "allowed"), [("37.4", True), ("37.5", False), ("36.0", True)])
def test_the_fever_line(degrees: str, allowed: bool) -> None:
    answers = dict.fromkeys((f"safety.{number}" for number in range(1, 8)), False)
    pressure = Decimal(120), Decimal(80)
    assert effort_allowed(answers, frozenset(), pressure, Decimal(degrees)).allowed is allowed


# --- busy -----------------------------------------------------------------------------------------------------


def order(visit: Visit) -> tuple[str, ...]:
    return visit.programme.assessments[visit.at :]


def test_the_next_free_device_first_and_what_was_busy_after_it() -> None:
    visit, _ = play(Known(PERSON, Programme("x", ("height", "weight", "pressure"))), Busy(frozenset({"height"})))
    visit, _ = play(Consent("keep", True), visit=visit)
    assert order(visit) == ("weight", "height", "pressure")
    visit, _ = play(Busy(frozenset({"height", "pressure"})), visit=after(visit, 0))
    assert order(after(visit)) == ("height", "pressure")  # all busy: the first it is


def test_word_of_busy_devices_is_no_sign_of_life() -> None:
    visit = replace(to_tests("height"), still_there=True)
    assert play(Busy(frozenset()), visit=visit)[0].still_there


def test_grip_never_overtakes_the_pressure() -> None:
    visit = replace(to_tests("height", "pressure", "grip"), busy=frozenset({"pressure"}))
    assert order(after(visit)) == ("pressure", "grip")


# --- why ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("why", REASONS)
def test_who_declines_is_asked_why(why: str) -> None:
    visit, todo = play(Skip(), visit=to_tests("height", "weight"))
    assert (visit.stage, todo) == (Stage.WHY, [])
    visit, todo = play(Chosen("why", why), visit=visit)
    assert visit.done == (AssessmentEnd("height", End.REFUSED, why),)
    assert (Call("hurts") in todo) is (why == "hurts")


def test_who_stops_lets_the_device_go_at_once_and_may_go_on() -> None:
    visit, todo = play(Next(), Skip(), visit=to_tests("weight"))
    assert [type(one) for one in todo] == [Lease, Release]
    assert play(Chosen("why", "because"), Next(), Redo(), Skip(), visit=visit) == (visit, [])
    visit, todo = play(Back(), visit=visit)
    assert [type(one) for one in todo] == [Lease]
    assert visit.stage is Stage.TEST
    visit, todo = play(Measured("weight", VALUES["weight"]), visit=visit)
    assert [type(one) for one in todo] == [Release, Keep]


@pytest.mark.parametrize("last", [Finish(), WalkedAway()])
def test_who_leaves_instead_of_saying_why_has_declined(last: object) -> None:
    visit, todo = play(Next(), Skip(), last, visit=to_tests("weight", "height"))
    assert visit.done[0] == AssessmentEnd("weight", End.REFUSED, "stopped")
    assert visit.done[1].ended is End.LEFT
    assert sum(isinstance(one, Release) for one in todo) == 1


def test_neither_faults_nor_doubts_are_asked_about() -> None:
    doubted = Measured("weight", VALUES["weight"], doubt="far-from-last")
    visit, _ = play(Next(), doubted, Skip(), visit=to_tests("weight", "height"))
    assert visit.done == (AssessmentEnd("weight", End.REFUSED, "doubt"),)
    assert visit.stage is Stage.TEST


def test_answers_go_with_the_end() -> None:
    visit = after(to_tests("sarc_f"))
    assert len(visit.done[0].notes) == 5
    assert visit.stage is Stage.RESULTS


def test_points_are_kept_when_the_resident_stops_at_the_last_value() -> None:
    visit = to_tests("sarc_f")
    assert visit.assessment is not None
    assert [one.step for one in after(visit).taken] == ["sarc_f"]


def test_staff_may_accept_a_doubtful_value() -> None:
    doubted = Measured("weight", VALUES["weight"], doubt="far-from-last")
    visit, todo = play(Next(), doubted, Accepted("staff-1", "seen"), Next(), visit=to_tests("weight", "height"))
    assert [one.taken.quality for one in todo if isinstance(one, Keep)] == ["accepted"]
    assert visit.done[0].ended is End.FINISHED


# --- the clearance --------------------------------------------------------------------------------------------


def test_a_clearance_that_has_run_out_is_none() -> None:
    old = Clearance("staff-1", ("safety.6",), AT - timedelta(days=200), AT)
    assert to_questions(old).stage is Stage.SAFETY
    assert to_questions(replace(old, until=AT + timedelta(seconds=1))).stage is Stage.CHANGED


def to_questions(given: Clearance) -> Visit:
    """The pressure is measured, and grip comes next."""
    visit, _ = play(Known(PERSON, Programme("x", ("pressure", "grip")), {"keep": True}, given))
    return through(visit, start(visit.programme, age=72)[1])[0]


def test_a_clearance_may_run_out_during_the_stay() -> None:
    visit, _ = play(ClearanceOver(), visit=to_questions(clearance("safety.6")))
    assert visit.stage is Stage.SAFETY
    yes = (*ANSWERS_NO[:5], Answer("safety.6", yes=True), ANSWERS_NO[6])
    visit, _ = play(*yes, Cleared(clearance("safety.6")), visit=visit)
    assert verdict(visit) == Verdict(True)
    assert verdict(play(ClearanceOver(), visit=visit)[0]) == Verdict(False, "safety")


def test_a_clearance_that_runs_out_during_a_test_ends_it_before_the_next_trial() -> None:
    yes = (*ANSWERS_NO[:5], Answer("safety.6", yes=True), ANSWERS_NO[6])
    visit = to_questions(Clearance("staff-1", (), AT, AT))
    visit, _ = play(*yes, Cleared(clearance("safety.6")), Answer("ask.grip", yes=False), Next(), visit=visit)
    visit, todo = play(Measured("grip-right-1", VALUES["grip"]), ClearanceOver(), Redo(), visit=visit)
    assert visit.done[-1] == AssessmentEnd("grip", End.UNSAFE, "safety")
    assert [one.step for one in visit.taken][-1] == "grip-right-1"
    assert not any(isinstance(one, Lease) for one in todo)


def test_a_high_reading_and_a_rest_cut_short_leave_the_gate_shut() -> None:
    visit = to_tests("pressure", "grip")
    assert after(visit, reading=HIGH).barred == Verdict(False, "pressure")
    _, ghost = start(visit.programme, age=72)
    assert hear(visit, ghost, Skip())[0].stage is Stage.WHY
    assert FRESH.stage is Stage.WHO
