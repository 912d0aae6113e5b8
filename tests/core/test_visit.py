"""`walk`: the whole stay as tables, and an exhaustive walk round the safety gate."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.assessment import Ask, Call, Choose, Keep, Measure, Measured, Release, Rested, TrialFailed
from kiosk.core.battery import BATTERY
from kiosk.core.gate import QUESTIONS, Verdict, effort_allowed
from kiosk.core.messages import Answer, Back, Chosen, Consent, Finish, Identify, Next, Redo, Skip, StillHere
from kiosk.core.reading import Method
from kiosk.core.resident import Person, Sex, age_on
from kiosk.core.scenes import scene
from kiosk.core.settle import Failed, Settled
from kiosk.core.summary import summarise
from kiosk.core.visit import (
    AskStillThere,
    Cleared,
    CloseVisit,
    Known,
    Programme,
    RecordConsent,
    Stage,
    Visit,
    WalkedAway,
    Wipe,
    walk,
)
from kiosk.core.visit_record import AssessmentEnd, Clearance, End

AT = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
PROGRAMME = Programme("fitness-65", ("height", "weight", "pressure", "grip"), 65)
PERSON = Person(Sex.FEMALE, 72, 1954)
FRESH = Visit(UUID(int=1), AT, PROGRAMME)
VALUES = {
    "height": Settled((("body_height", Decimal("158.4")),)),
    "weight": Settled((("body_weight", Decimal("61.3")),)),
    "pressure": Settled((("systolic_pressure", Decimal(128)), ("diastolic_pressure", Decimal(78)))),
    "grip": Settled((("grip_force", Decimal("22.4")),)),
}
HIGH = Settled((("systolic_pressure", Decimal(172)), ("diastolic_pressure", Decimal(104))))
ANSWERS_NO = tuple(Answer(question, yes=False) for question in QUESTIONS)


SKIP = (Skip(), Chosen("why", "unwilling"))
TO_CUFF = (Next(), Chosen("pressure.arm", "left"), Chosen("pressure.cuff", "middle"), Next())
CUFF_NOTES = (("pressure.arm", "left"), ("pressure.cuff", "middle"))


def play(*messages: object, visit: Visit = FRESH) -> tuple[Visit, list[object]]:
    todo: list[object] = []
    for message in messages:
        visit, effects = walk(visit, message)
        todo += effects
    return visit, todo


def go_on(
    visit: Visit, values: dict[str, Settled] = VALUES, until: Stage = Stage.RESULTS
) -> tuple[Visit, list[object]]:
    """Measure everything that is asked for, and press 다음 on everything else, until the results or this place."""
    todo: list[object] = []
    for _ in range(80):
        if visit.stage is until or visit.stage not in (Stage.TEST, Stage.BARRED, Stage.STAFF, Stage.SAFETY):
            break
        step = visit.progress.step if visit.progress else None
        if visit.progress and visit.progress.phase == "measuring" and isinstance(step, Measure):
            value = values.get(step.step) or values[step.step.split("-")[0]]
            visit, effects = walk(visit, Measured(step.step, value))
        elif visit.progress and visit.progress.phase == "at" and isinstance(step, Ask):
            visit, effects = walk(visit, Answer(step.text, step.safe))
        elif visit.progress and visit.progress.phase == "at" and isinstance(step, Choose):
            visit, effects = walk(visit, Chosen(step.key, step.options[0].key))
        elif visit.progress:
            visit, effects = walk(visit, Rested(visit.progress.index))
            visit, more = walk(visit, Next())
            effects = (*effects, *more)
        elif visit.stage is Stage.SAFETY:
            visit, effects = walk(visit, Answer(visit.programme.questions[visit.asked], yes=False))
        else:
            visit, effects = walk(visit, Next())
        todo += effects
    return visit, todo


def to_questions(**known: object) -> Visit:
    """Everything before grip is measured: its questions are next."""
    return go_on(to_tests(**known), until=Stage.SAFETY)[0]


def to_tests(**known: object) -> Visit:
    visit, _ = play(Known(PERSON, PROGRAMME, **known), Consent("keep", True))  # type: ignore[arg-type]
    return visit


def test_a_normal_stay_measures_computes_shares_and_says_goodbye() -> None:
    visit, todo = go_on(to_tests())
    assert visit.stage is Stage.RESULTS
    keeps = [effect.taken for effect in todo if isinstance(effect, Keep)]
    assert [taken.step for taken in keeps] == [
        *("height", "weight", "bmi", "pressure", "pressure-2"),
        *("grip-right-1", "grip-left-1", "grip-right-2", "grip-left-2", "relative_grip"),
    ]
    assert [taken.values[0] for taken in keeps if taken.method is Method.COMPUTED] == [
        ("bmi", Decimal("24.4")),
        ("relative_grip", Decimal("36.5")),
    ]
    visit, todo = play(Next(), Consent("platform", True), Next(), visit=visit)
    assert todo == [RecordConsent("platform", True), CloseVisit(End.FINISHED), Wipe(), Wipe(linger=False)]
    assert visit.stage is Stage.OVER


def test_what_is_computed_anew_takes_the_place_of_what_was_computed_before() -> None:
    programme = Programme("body", ("height", "weight", "body_composition"))
    visit, _ = play(Known(PERSON, programme), Consent("keep", True))
    weighed = Settled((("body_fat", Decimal("30.1")), ("body_weight", Decimal("60.3"))))
    visit, todo = go_on(visit, VALUES | {"body_composition-1": weighed})
    keeps = [effect for effect in todo if isinstance(effect, Keep) and effect.taken.step == "bmi"]
    assert [(str(one.taken.values[0][1]), one.taken.redo, one.supersedes_redo) for one in keeps] == [
        ("24.4", 0, None),
        ("24.0", 1, 0),
    ]
    assert [trial.values for trial in visit.taken if trial.step == "bmi"] == [(("bmi", Decimal("24.0")),)]


def test_without_keep_nothing_is_offered_to_the_platform() -> None:
    visit, todo = play(Known(PERSON, PROGRAMME), Consent("keep", False))
    assert RecordConsent("keep", False) in todo
    visit, _ = go_on(visit)
    visit, todo = play(Next(), visit=visit)
    assert visit.stage is Stage.GOODBYE


def test_standing_consents_are_not_asked_again() -> None:
    visit, todo = play(Known(PERSON, PROGRAMME, {"keep": True, "platform": False}))
    assert todo[0] == RecordConsent("keep", True)
    visit, _ = go_on(visit)
    assert play(Next(), visit=visit)[0].stage is Stage.GOODBYE


def test_high_pressure_twice_bars_grip_and_tells_staff() -> None:
    visit, todo = go_on(to_tests(), {**VALUES, "pressure": HIGH})
    assert Call("pressure") in todo
    assert visit.done[-1] == AssessmentEnd("grip", End.UNSAFE, "pressure")
    assert play(Next(), Consent("platform", False), visit=visit)[0].ended is End.UNSAFE


def test_a_second_reading_within_the_gate_opens_it() -> None:
    calm = {**VALUES, "pressure": HIGH, "pressure-2": VALUES["pressure"], "pressure-3": VALUES["pressure"]}
    assert go_on(to_tests(), calm)[0].done[-1].ended is End.FINISHED


def test_a_yes_waits_for_staff_and_without_them_goes_on_without_effort() -> None:
    visit, todo = play(*ANSWERS_NO[:6], Answer("safety.7", yes=True), visit=to_questions())
    assert visit.stage is Stage.STAFF
    assert Call("safety") in todo
    visit, _ = go_on(visit)
    assert visit.done[-1] == AssessmentEnd("grip", End.UNSAFE, "safety")
    assert [end.ended for end in visit.done[:3]] == [End.FINISHED] * 3


def clearance(*questions: str) -> Clearance:
    return Clearance("staff-1", questions, AT, AT + timedelta(days=1))


def test_a_cleared_yes_may_squeeze_and_next_time_is_asked_only_what_changed() -> None:
    yes = Answer("safety.6", yes=True)
    answers = (*ANSWERS_NO[:5], yes, ANSWERS_NO[6])
    visit, _ = play(*answers, Cleared(clearance("safety.6")), visit=to_questions())
    assert go_on(visit)[0].done[-1].ended is End.FINISHED
    again = go_on(play(Known(PERSON, PROGRAMME, {"keep": True}, clearance("safety.6")))[0])[0]
    assert again.stage is Stage.CHANGED
    same, _ = play(Answer("safety.changed", yes=False), visit=again)
    assert go_on(same)[0].done[-1].ended is End.FINISHED
    changed, _ = play(Answer("safety.changed", yes=True), visit=again)
    assert changed.stage is Stage.SAFETY


def test_back_over_the_questions_keeps_the_answers() -> None:
    visit, _ = play(ANSWERS_NO[0], Back(), visit=to_questions())
    assert (visit.asked, dict(visit.answers)) == (0, {"safety.1": False})
    assert play(Back(), visit=visit)[0] == visit


def test_children_go_to_staff() -> None:
    visit, todo = play(Known(Person(Sex.MALE, 13, 2013), PROGRAMME))
    assert (visit.stage, todo) == (Stage.YOUNG, [Call("young")])
    assert play(Finish(), visit=visit)[0].stage is Stage.OVER


def test_walking_away_keeps_what_is_finished_and_lets_the_device_go() -> None:
    visit, _ = play(Next(), Next(), Measured("height", VALUES["height"]), Next(), Next(), visit=to_tests())
    visit, _ = play(AskStillThere(), visit=visit)
    assert scene(visit, None).kind == "still-there"
    assert play(StillHere(), visit=visit)[0].still_there is False
    visit, todo = play(WalkedAway(), visit=visit)
    assert todo == [Release("weight"), CloseVisit(End.LEFT), Wipe(linger=False)]
    assert [end.ended for end in visit.done] == [End.FINISHED, End.LEFT, End.LEFT, End.LEFT]
    assert [trial.step for trial in visit.taken] == ["height"]


def test_walking_away_from_the_results_is_a_finished_stay() -> None:
    visit, _ = go_on(to_tests())
    assert CloseVisit(End.FINISHED) in play(WalkedAway(), visit=visit)[1]
    assert CloseVisit(End.FINISHED) in play(Next(), WalkedAway(), visit=visit)[1]


def test_walking_away_from_the_goodbye_closes_nothing_twice() -> None:
    visit, _ = go_on(to_tests())
    visit, _ = play(Next(), Consent("platform", False), visit=visit)
    assert play(WalkedAway(), visit=visit)[1] == [Wipe(linger=False)]


def test_finishing_early_shows_what_there_is() -> None:
    visit, _ = play(Next(), Next(), Measured("height", VALUES["height"]), Next(), Next(), visit=to_tests())
    visit, todo = play(Finish(), visit=visit)
    assert todo == [Release("weight")]
    assert visit.stage is Stage.RESULTS
    assert [end.ended for end in visit.done] == [End.FINISHED, End.LEFT, End.LEFT, End.LEFT]
    assert play(Finish(), visit=visit)[0].ended is End.LEFT


def test_finishing_at_a_value_counts_the_test_it_completes() -> None:
    height, weight = (Measured(key, VALUES[key]) for key in ("height", "weight"))
    measured = (Next(), Next(), height, Next(), Next(), weight)
    visit, todo = play(*measured, Finish(), visit=to_tests())
    assert [end.ended for end in visit.done] == [End.FINISHED, End.FINISHED, End.LEFT, End.LEFT]
    assert [effect.taken.step for effect in todo if isinstance(effect, Keep)] == ["height", "weight", "bmi"]
    halfway, _ = play(*measured, Next(), *TO_CUFF, Measured("pressure", HIGH), Finish(), visit=to_tests())
    assert halfway.done[2] == AssessmentEnd("pressure", End.LEFT, "finished-early", CUFF_NOTES)


def test_finishing_at_a_closed_gate_keeps_why_it_was_closed() -> None:
    for last in (Finish(), WalkedAway()):
        visit = to_tests()
        visit, _ = play(*SKIP, *SKIP, *TO_CUFF, Measured("pressure", HIGH), Next(), *SKIP, visit=visit)
        assert visit.stage is Stage.BARRED
        assert play(last, visit=visit)[0].done[-1] == AssessmentEnd("grip", End.UNSAFE, "pressure")


def test_refusing_everything_is_a_result_too() -> None:
    visit = to_tests()
    while visit.stage in (Stage.TEST, Stage.BARRED):
        visit, _ = play(*(SKIP if visit.stage is Stage.TEST else (Next(),)), visit=visit)
    visit, _ = play(Next(), visit=visit)
    assert visit.ended is End.REFUSED
    assert visit.done[-1] == AssessmentEnd("grip", End.REFUSED, "unmeasured")


def test_a_broken_scale_makes_a_fault() -> None:
    visit, _ = play(Next(), Next(), Measured("height", VALUES["height"]), Next(), Next(), visit=to_tests())
    visit, _ = play(TrialFailed("weight", Failed("timeout")), Skip(), visit=visit)
    visit, _ = go_on(visit)
    assert play(Next(), Consent("platform", False), visit=visit)[0].ended is End.FAULT


# --- the gate -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("yes", "cleared", "pressure", "verdict"),
    [
        ((), (), (160, 100), Verdict(True)),
        ((), (), (161, 100), Verdict(False, "pressure")),
        ((), (), (160, 101), Verdict(False, "pressure")),
        ((), (), None, Verdict(False, "unmeasured")),
        (("safety.6",), (), (120, 80), Verdict(False, "safety")),
        (("safety.6",), ("safety.6",), (120, 80), Verdict(True)),
        (("safety.6", "safety.1"), ("safety.6",), (120, 80), Verdict(False, "safety")),
        (("safety.6",), ("safety.6",), (200, 80), Verdict(False, "pressure")),
    ],
)
def test_the_gate(
    yes: tuple[str, ...], cleared: tuple[str, ...], pressure: tuple[int, int] | None, verdict: Verdict
) -> None:
    answers = {question: question in yes for question in QUESTIONS}
    measured = (Decimal(pressure[0]), Decimal(pressure[1])) if pressure else None
    assert effort_allowed(answers, frozenset(cleared), measured) == verdict


def test_a_cleared_question_need_not_be_answered() -> None:
    answers = dict.fromkeys(QUESTIONS[1:], False)
    assert effort_allowed(answers, frozenset(QUESTIONS[:1]), (Decimal(120), Decimal(80))) == Verdict(True)


def test_unanswered_questions_close_the_gate() -> None:
    assert effort_allowed({}, frozenset(), (Decimal(120), Decimal(80))) == Verdict(False, "unanswered")


MESSAGES: tuple[object, ...] = (
    Next(),
    Skip(),
    Redo(),
    Back(),
    Consent("keep", True),
    *(Answer(question, yes=yes) for question in ("safety.1", "safety.2") for yes in (True, False)),
    Cleared(clearance("safety.1")),
    Measured("pressure", VALUES["pressure"]),
    Measured("pressure", HIGH),
    Measured("pressure-2", HIGH),
    TrialFailed("pressure", Failed("device_error")),
    Rested(1),
    Rested(3),
)


ANY = st.sampled_from(
    [
        *MESSAGES,
        *ANSWERS_NO,
        *(Measured(step, value) for step, value in VALUES.items()),
        Measured("grip-right-1", VALUES["grip"]),
        Known(PERSON, PROGRAMME),
        Consent("platform", True),
        Consent("keep", False),
        Finish(),
        AskStillThere(),
        WalkedAway(),
        StillHere(),
        "noise",
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(ANY, max_size=60))
def test_any_stay_loses_no_kept_value_and_always_has_a_scene(messages: list[object]) -> None:
    visit, kept, closed = FRESH, [], 0
    for message in messages:
        visit, todo = walk(visit, message)
        kept += [effect.taken for effect in todo if isinstance(effect, Keep)]
        closed += sum(isinstance(effect, CloseVisit) for effect in todo)
        results = summarise(visit, {}) if visit.person else None
        assert scene(visit, results).kind
    newest = {taken.step: taken for taken in kept}
    assert {taken.step: taken for taken in visit.all_taken} == newest
    assert closed <= 1
    if visit.stage is Stage.OVER:
        assert closed == 1


# --- people ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("today", "age"), [((2026, 11, 20), 71), ((2026, 11, 21), 72), ((2027, 11, 20), 72)])
def test_completed_years(today: tuple[int, int, int], age: int) -> None:
    assert age_on(datetime(1954, 11, 21).date(), datetime(*today).date()) == age


def test_a_future_birth_date_is_refused() -> None:
    with pytest.raises(ValueError, match="future"):
        age_on(datetime(2030, 1, 1).date(), datetime(2026, 1, 1).date())


def test_nobody_shows_in_a_log() -> None:
    identify = Identify(Sex.FEMALE, datetime(1954, 11, 21).date(), "1234")
    assert "1954" not in repr(identify)
    assert "1234" not in repr(identify)
    assert "1954" not in repr(PERSON)


def test_every_assessment_is_in_the_battery_under_its_own_key() -> None:
    assert all(key == assessment.key for key, assessment in BATTERY.items())
