"""What the screen shows at every place of a stay: kind, texts, picture, buttons; and no button that does nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from importlib import resources
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.assessment import (
    Accepted,
    Ask,
    Assessment,
    Measure,
    Measured,
    Rest,
    Rested,
    Taking,
    TrialFailed,
    begin,
)
from kiosk.core.battery import BATTERY
from kiosk.core.gate import QUESTIONS, Verdict
from kiosk.core.messages import (
    Answer,
    Chosen,
    Consent,
    Finish,
    Later,
    More,
    MyConsents,
    Next,
    Rate,
    Scene,
    Skip,
)
from kiosk.core.papers import CodeMade, Offered
from kiosk.core.resident import Person, Sex
from kiosk.core.scenes import ATTRACT, closed, missing_reason, scene, trouble_text
from kiosk.core.settle import Failed, Final, Settled
from kiosk.core.summary import summarise
from kiosk.core.texts import Sentence
from kiosk.core.visit import (
    AskStillThere,
    Cleared,
    HelperConfirmed,
    Known,
    Programme,
    Stage,
    Visit,
    WalkedAway,
    verdict,
    walk,
)
from kiosk.core.visit_record import Clearance, End, LastVisit
from kiosk.ui.intents import intent_of
from kiosk.ui.rows import CHOICE

AT = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
PROGRAMME = Programme("fitness-65", ("height", "weight", "pressure", "grip"), 65)
FRESH = Visit(UUID(int=1), AT, PROGRAMME)
PERSON = Person(Sex.FEMALE, 72, 1954)
KNOWN = Known(PERSON, PROGRAMME)
KEEP = Consent("keep", True)
NO = tuple(Answer(question, yes=False) for question in QUESTIONS)
CLEARANCE = Clearance("s", ("safety.6",), AT, AT + timedelta(days=1))
CM = Settled((("body_height", Decimal("158.4")),))
KG = Settled((("body_weight", Decimal("61.3")),))


def cuff(systolic: int, diastolic: int) -> Settled:
    return Settled(
        (
            ("systolic_pressure", Decimal(systolic)),
            ("diastolic_pressure", Decimal(diastolic)),
            ("heart_rate", Decimal(72)),
        )
    )


def force(kg: str) -> Settled:
    return Settled((("grip_force", Decimal(kg)),))


HEIGHT = (KNOWN, KEEP)
BOTH = (PROGRAMME, Programme("one", ("height", "grip", "gait_speed"), one=True))
KNOWN_TWO = Known(PERSON, PROGRAMME, programmes=BOTH)
ONE, BASIC = Chosen("programme", "one"), Chosen("programme", "fitness-65")
DOUBTED = Measured("height", CM, doubt="far-from-last")
TODAY = LastVisit(date(2026, 11, 21), 0, "fitness-65", End.LEFT, ("height",), frozenset({"height"}))
BACK = replace(KNOWN_TWO, last=LastVisit(date(2026, 10, 28), 25, "fitness-65", End.FINISHED, ("height", "grip")))
WALKING = Known(PERSON, Programme("walking", ("pressure", "gait_speed")))
WEIGHT = (*HEIGHT, Next(), Next(), Measured("height", CM), Next())
PRESSURE = (*WEIGHT, Next(), Measured("weight", KG), Next())
ARM, CUFF = Chosen("pressure.arm", "left"), Chosen("pressure.cuff", "middle")
SEATED = (*PRESSURE, Next(), ARM, CUFF)
BETWEEN = (*SEATED, Next(), Measured("pressure", cuff(128, 78)), Next())
ASKED = (*BETWEEN, Next(), Measured("pressure-2", cuff(128, 78)), Next())
HURTS = (*ASKED, *NO)
GRIP = (*HURTS, Answer("ask.grip", yes=False))
AGAIN = (*SEATED, Next(), Measured("pressure", cuff(172, 104)), Next())
SKIP = (Skip(), Chosen("why", "unwilling"))
CALM = (
    *(Next(), ARM, CUFF, Next(), Measured("pressure", cuff(128, 78)), Next()),
    *(Next(), Measured("pressure-2", cuff(128, 78)), Next()),
)
DONE = (*GRIP, Next(), Measured("grip-right-1", force("22.4")), Next(), Next(), Measured("grip-left-1", force("20.1")))
RESULTS = (*DONE, Finish())
PAPERS = Offered(("a4", "large", "qr"))


def at(*messages: object) -> Visit:
    visit = FRESH
    for message in messages:
        visit, _ = walk(visit, message)
    return visit


def shown(*messages: object, saved: bool = True, short_rest: bool = False) -> Scene:
    visit = at(*messages)
    return scene(visit, summarise(visit, {}) if visit.person else None, saved=saved, short_rest=short_rest)


@dataclass(frozen=True)
class Case:
    messages: tuple[object, ...]
    kind: str
    step: str
    actions: tuple[str, ...]
    question: str = ""
    count: tuple[int, int] = (0, 0)


CASES = (
    Case((), "who", "who.how", ("finish",)),
    Case((Known(Person(Sex.MALE, 13, 2013), PROGRAMME),), "staff", "staff.under14", ("finish",)),
    Case((KNOWN,), "consent", "consent.keep", ("yes", "no", "more", "finish"), "keep"),
    Case(ASKED, "ask", "safety.1", ("no", "yes", "finish"), "safety.1", (1, 7)),
    Case((*ASKED, NO[0]), "ask", "safety.2", ("no", "yes", "back", "finish"), "safety.2", (2, 7)),
    Case(
        (Known(PERSON, PROGRAMME, {"keep": True}, CLEARANCE), *ASKED[2:]),
        "ask",
        "safety.changed",
        ("no", "yes", "finish"),
        "safety.changed",
    ),
    Case((*ASKED, *NO[:6], Answer("safety.7", yes=True)), "staff", "staff.safety", ("next", "clear", "finish")),
    Case(HEIGHT, "explain", "shoes-off", ("next", "skip", "finish", "later"), "", (1, 4)),
    Case((*HEIGHT, Next()), "explain", "height.explain", ("next", "back", "skip", "finish"), "", (1, 4)),
    Case((*HEIGHT, Next(), Next()), "live", "height", ("skip", "finish"), "", (1, 4)),
    Case((*WEIGHT[:-1],), "good", "height", ("next", "redo", "finish", "later"), "", (1, 4)),
    Case(
        (*HEIGHT, Next(), Next(), TrialFailed("height", Failed("timeout"))),
        "trouble",
        "height",
        ("redo", "skip", "type-value", "finish"),
        "",
        (1, 4),
    ),
    Case((KNOWN_TWO,), "choose", "choose.programme", ("finish",), "programme"),
    Case((replace(KNOWN_TWO, unsure="new"),), "choose", "who.new", ("finish",), "who.new"),
    Case((replace(KNOWN_TWO, unsure="twins"),), "explain", "who.twins", ("as-guest", "back", "finish")),
    Case((BACK,), "welcome", "welcome-back", ("again", "other", "consents", "finish"), "welcome"),
    Case((BACK, Chosen("welcome", "other")), "choose", "choose.programme", ("back", "finish"), "programme"),
    Case((*HEIGHT, Later()), "explain", "later.known", ("set-aside", "back", "finish")),
    Case((KNOWN_TWO, ONE), "choose", "choose.assessment", ("back", "finish"), "assessment"),
    Case((KNOWN_TWO, BASIC), "consent", "consent.keep", ("yes", "no", "back", "more", "finish"), "keep"),
    Case(SEATED[:-2], "choose", "pressure.arm", ("back", "skip", "finish"), "pressure.arm", (3, 4)),
    Case(SEATED[:-1], "choose", "pressure.cuff", ("back", "skip", "finish"), "pressure.cuff", (3, 4)),
    Case(SEATED, "rest", "pressure.rest", ("next", "finish", "later"), "", (3, 4)),
    Case(BETWEEN, "rest", "pressure.between", ("next", "finish", "later"), "", (3, 4)),
    Case(AGAIN[:-1], "good", "pressure", ("next", "finish", "later"), "", (3, 4)),
    Case(AGAIN, "rest", "pressure.again", ("skip", "finish", "later"), "", (3, 4)),
    Case((*AGAIN, Rested(6)), "rest", "pressure.again", ("next", "finish", "later"), "", (3, 4)),
    Case((*AGAIN, Rested(6), Next()), "live", "pressure-2", ("skip", "finish"), "", (3, 4)),
    Case((*AGAIN, Skip()), "choose", "stopped", ("back", "finish"), "why", (3, 4)),
    Case((*AGAIN, *SKIP), "explain", "gate.pressure", ("next", "finish")),
    Case((*PRESSURE, *SKIP), "explain", "gate.unmeasured", ("next", "finish")),
    Case(HURTS, "ask", "ask.grip", ("no", "yes", "finish", "later"), "ask.grip", (4, 4)),
    Case(GRIP, "explain", "grip.explain.right", ("next", "back", "skip", "finish"), "", (4, 4)),
    Case((*HEIGHT, Next(), Next(), DOUBTED), "doubt", "height", ("redo", "accept", "skip", "finish"), "", (1, 4)),
    Case((WALKING, KEEP, *CALM, *NO), "helper", "helper", ("helper-pin", "skip", "finish", "later"), "", (2, 2)),
    Case(DONE, "good", "grip-left-1", ("next", "redo", "finish"), "", (4, 4)),
    Case((*DONE, Next()), "rest", "grip.rest", ("next", "finish", "later"), "", (4, 4)),
    Case(RESULTS, "results", "results", ("print", "next", "hide")),
    Case((*RESULTS, PAPERS), "choose", "paper", ("back",), "paper"),
    Case((*RESULTS, PAPERS, Chosen("paper", "a4")), "choose", "paper.more", ("next", "back"), "paper"),
    Case((*RESULTS, PAPERS, CodeMade(("1",))), "qr", "paper.code", ("print", "next", "back")),
    Case((*HEIGHT, *SKIP, *SKIP, *SKIP, Next(), Next()), "goodbye", "goodbye", ("next", "consents"), "rate"),
    Case((*HEIGHT, *SKIP, *SKIP, *SKIP, Next()), "results", "results", ("next",)),
    Case((*RESULTS, Next()), "consent", "consent.platform", ("yes", "no", "back", "more", "not-today"), "platform"),
    Case((*RESULTS, Next(), Consent("platform", False)), "goodbye", "goodbye", ("next", "consents"), "rate"),
    Case((*RESULTS, Finish(), Rate(3)), "goodbye", "goodbye", ("next", "consents"), "rated"),
    Case((KNOWN, More()), "about", "about.keep", ("next",)),
    Case(
        (*RESULTS, Finish(), MyConsents()),
        "consents",
        "consents",
        ("next", "consent-copy", "take-back", "finish"),
        "consents",
    ),
    Case(
        (*RESULTS, Finish(), MyConsents(), Chosen("consents", "keep")),
        "consent",
        "consents.keep",
        ("yes", "no", "back", "more"),
        "keep",
    ),
    Case((*RESULTS, Finish(), Next()), "attract", "attract", ("start",)),
    Case((KNOWN, WalkedAway()), "attract", "attract", ("start",)),
    Case((*HEIGHT, AskStillThere()), "still-there", "still-there", ("still-here", "finish")),
    Case((*RESULTS, AskStillThere()), "still-there", "still-there", ("still-here", "finish")),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind} {case.step}")
def test_the_scene_of_every_place(case: Case) -> None:
    found = shown(*case.messages)
    assert (found.kind, found.step, found.actions) == (case.kind, case.step, case.actions)
    assert (found.question, (found.number, found.total)) == (case.question, case.count)


def test_every_stage_is_in_the_table() -> None:
    assert {at(*case.messages).stage for case in CASES} == set(Stage)


def test_every_picture_is_there() -> None:
    folder = resources.files("kiosk").joinpath("assets/images")
    pictures = {shown(*case.messages).picture for case in CASES} | {ATTRACT.picture, closed("store").picture}
    pictures |= {f"safety-{name}" for name in ("heart", "chest", "rest", "dizzy", "joint", "pill", "other")}
    for assessment in BATTERY.values():
        pictures |= {step.picture for step in assessment.steps if hasattr(step, "picture")}
    for reason in ("absent", "device_error", "timeout"):
        pictures.add(shown(*HEIGHT, Next(), Next(), TrialFailed("height", Failed(reason))).picture)
    assert [name for name in sorted(pictures) if not folder.joinpath(f"{name}.svg").is_file()] == []


def test_a_value_is_shown_with_its_digits_and_whether_it_is_saved() -> None:
    good = shown(*SEATED, Next(), Measured("pressure", cuff(128, 78)))
    assert good.values == (("systolic_pressure", "128"), ("diastolic_pressure", "78"), ("heart_rate", "72"))
    assert good.saved
    assert shown(*WEIGHT[:-1]).values == (("body_height", "158.4"),)
    unsaved = shown(*WEIGHT[:-1], saved=False)
    assert not unsaved.saved
    assert unsaved.note != shown(*WEIGHT[:-1]).note


def test_what_is_measured_is_named_and_what_may_be_typed_too() -> None:
    assert shown(*SEATED, Next()).quantities == ("systolic_pressure", "diastolic_pressure")
    trouble = shown(*SEATED, Next(), TrialFailed("pressure", Failed("timeout")))
    assert trouble.quantities[:2] == ("systolic_pressure", "diastolic_pressure")


def test_how_long_it_takes_is_told_where_somebody_waits() -> None:
    assert shown(*SEATED).seconds == 300
    assert shown(*SEATED, Next()).seconds == 40
    assert shown(*PRESSURE).seconds == 0


def test_a_short_rest_says_that_it_is_a_demonstration() -> None:
    assert shown(*SEATED).note is None
    assert shown(*SEATED, short_rest=True).note == Sentence("demo.short-rest")


def test_the_best_so_far_is_of_the_same_hand() -> None:
    second = (*DONE, Next(), Next())
    assert shown(*GRIP, Next()).best is None
    assert shown(*second).best == Decimal("22.4")
    left = (*second, Measured("grip-right-2", force("23.0")), Next())
    assert shown(*left).best == Decimal("20.1")


def test_the_goodbye_says_whether_anything_was_kept() -> None:
    farewell = (*RESULTS, Finish())
    assert shown(*farewell).say != shown(*farewell, saved=False).say
    nothing = (*HEIGHT, *SKIP, *SKIP, *SKIP, Next(), Next())
    assert shown(*nothing).say == shown(*nothing, saved=False).say


def test_a_question_of_a_test_is_asked_with_yes_and_no() -> None:
    progress, _ = begin(Assessment("x", (Ask("x.pain", "x"),)))
    found = scene(replace(at(*HEIGHT), progress=progress), None)
    assert (found.kind, found.question, found.actions) == ("ask", "x.pain", ("no", "yes", "finish", "later"))


# --- the new places -------------------------------------------------------------------------------------------


def test_programmes_are_named_with_the_time_they_take() -> None:
    options = shown(KNOWN_TWO).options
    assert options == (
        ("fitness-65", Sentence("choose.programme.long", ("@programme.fitness-65.title", "14"))),
        ("one", Sentence("choose.programme.short", ("@programme.one.title",))),
    )
    own = Known(PERSON, PROGRAMME, programmes=(Programme("ours", ("height",)), PROGRAMME))
    assert shown(own).options[0][1].params == ("ours", "1")


def test_one_test_is_chosen_of_those_that_fit_and_that_the_station_can_do() -> None:
    assert [key for key, _ in shown(KNOWN_TWO, ONE).options] == ["height", "grip", "gait_speed"]
    able = replace(KNOWN_TWO, able=frozenset({"height", "weight"}))
    assert shown(able, ONE).options == (("height", Sentence("assessment.height")),)


def test_the_minutes_that_are_left_become_fewer() -> None:
    left = [shown(*messages).minutes for messages in (HEIGHT, WEIGHT, PRESSURE, GRIP)]
    assert left == [14, 13, 12, 3]
    assert shown(KNOWN).minutes == shown(*RESULTS).minutes == 0


def test_a_tap_is_enough_while_a_helper_is_near() -> None:
    visit = at(WALKING, KEEP, *CALM, *NO)
    assert scene(visit, None, near=True).actions[0] == "helper-here"
    assert scene(visit, None).note == Sentence("assessment.gait_speed")


def test_a_doubt_says_why_and_shows_the_value_that_is_not_kept() -> None:
    doubted = shown(*HEIGHT, Next(), Next(), DOUBTED)
    assert (doubted.title, doubted.say) == (
        Sentence("doubt.far-from-last.title"),
        Sentence("doubt.far-from-last.say"),
    )
    assert (doubted.values, doubted.saved) == ((("body_height", "158.4"),), False)


def by(way: str, **more: object) -> Scene:
    ways = ("device", "tap", "touch", "typed")
    measure = Measure("x", "x", "x", "count", ("body_height",), lambda: Final(("body_height",)), ways=ways, **more)  # type: ignore[arg-type]
    progress, _ = begin(Assessment("x", (measure,)))
    visit, _ = walk(replace(at(*HEIGHT), progress=progress), Taking("x", way))  # type: ignore[arg-type]
    return scene(visit, None)


def test_the_buttons_follow_the_way_in_which_a_trial_is_taken() -> None:
    more = {"buttons": ("go", "count"), "task": "simple", "window": 30.0, "far": True}
    assert (by("device", **more).taps, by("device", **more).task) == ((), "")
    assert (by("tap", **more).taps, by("touch", **more).task) == (("go", "count"), "simple")
    assert (by("tap", **more).window, by("tap", **more).far) == (30.0, True)
    actions = {way: by(way).actions for way in ("device", "tap", "touch", "typed")}
    assert actions["device"] == actions["touch"] == ("skip", "finish")
    assert actions["tap"] == ("skip", "redo", "finish")
    assert actions["typed"] == ("type-value", "skip", "finish")


@pytest.mark.parametrize("reason", ["store", "crash"])
def test_closed(reason: str) -> None:
    assert closed(reason).kind == "closed"
    assert closed(reason).say == Sentence(f"closed.{reason}.say")
    assert closed(reason).actions == ()


@pytest.mark.parametrize(
    ("failed", "text"),
    [
        (Failed("absent"), "trouble.absent"),
        (Failed("overload"), "trouble.overload"),
        (Failed("timeout"), "trouble.timeout"),
        (Failed("implausible"), "trouble.implausible"),
        (Failed("device_error", (), "E3"), "trouble.cuff"),
        (Failed("unsuccessful", ("cuff_loose",)), "trouble.cuff.cuff_loose"),
        (Failed("unsuccessful", ("pulse_range_above", "body_movement")), "trouble.cuff.body_movement"),
        (Failed("a new word"), "trouble.timeout"),
    ],
)
def test_what_to_do_now(failed: Failed, text: str) -> None:
    assert trouble_text(failed) == text


def test_why_a_test_has_no_value() -> None:
    said = {
        (ended, reason): missing_reason(ended, reason)
        for ended in (End.REFUSED, End.FAULT, End.LEFT, End.UNSAFE)
        for reason in ("", "pressure", "safety", "asked")
    }
    assert said[End.UNSAFE, "pressure"] != said[End.UNSAFE, "asked"]
    own = {missing_reason(End.REFUSED, reason) for reason in ("age", "needs", "no-helper", "tired")}
    assert len({*own, missing_reason(End.UNSAFE, "fever")}) == 5
    assert len({said[ended, ""] for ended in (End.REFUSED, End.FAULT, End.LEFT, End.UNSAFE)}) == 4
    assert missing_reason(End.FINISHED, "") == said[End.REFUSED, ""]


# --- any stay -------------------------------------------------------------------------------------------------

OURS = ("print", "hide", "type-value", "clear", "start", "accept", "helper-here", "helper-pin", "consent-copy")
"""Buttons that the screen or the desk of the station carries out."""


def pressed(action: str, found: Scene) -> object:
    """The intent behind a button, as the shell sends it."""
    intent = intent_of(action, found)
    assert intent is not None, f"{action} means nothing on {found.kind} {found.step}"
    return intent


def events(visit: Visit) -> Iterator[object]:
    """What may happen now without a touch."""
    yield AskStillThere()
    yield Cleared(CLEARANCE)
    yield KNOWN
    yield KNOWN_TWO
    yield BACK
    yield replace(BACK, last=TODAY)
    yield replace(KNOWN, unsure="new")
    yield replace(KNOWN, unsure="twins")
    yield WALKING
    yield HelperConfirmed("staff-1")
    if visit.progress is not None:
        step = getattr(visit.progress.step, "step", "")
        yield Rested(visit.progress.index)
        yield Accepted("staff-1", "seen")
        yield TrialFailed(step, Failed("absent"))
        yield TrialFailed(step, Failed("device_error"))
        for value in (CM, KG, cuff(128, 78), cuff(172, 104), force("22.4")):
            needs = getattr(visit.progress.step, "needs", ("?",))
            if set(needs) <= {quantity for quantity, _ in value.values}:
                yield Measured(step, value)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_every_button_does_something_and_effort_is_never_behind_a_closed_gate(data: st.DataObject) -> None:
    visit = FRESH
    for _ in range(data.draw(st.integers(0, 45))):
        found = scene(visit, summarise(visit, {}) if visit.person else None)
        buttons = [pressed(action, found) for action in found.actions if action not in OURS]
        for button in buttons:
            assert walk(visit, button) != (visit, ()), f"{button} does nothing on {found.kind} {found.step}"
        options = [pressed(f"{CHOICE}{option}", found) for option, _ in found.options]
        for option in options:
            assert walk(visit, option) != (visit, ()), f"{option} does nothing on {found.kind} {found.step}"
        visit, _ = walk(visit, data.draw(st.sampled_from([*buttons, *options, *buttons, *options, *events(visit)])))
        if visit.stage is Stage.OVER:
            return
        if visit.stage is Stage.TEST and visit.assessment is not None and visit.assessment.effort:
            assert verdict(visit) == Verdict(True)
            assert not any(visit.answers.values()) or visit.clearance is not None
        if visit.progress is not None and isinstance(visit.progress.step, Rest) and visit.stage is not Stage.LATER:
            rest = scene(visit, None)
            waiting = visit.progress.step.forced and not visit.progress.rested
            assert waiting == ("next" not in rest.actions) or visit.still_there
